"""The library as a tree: headings, frameworks, sections, items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from eolc_desktop.domain.frameworks import Framework, Section
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.library.places import HOME, NO_FILTER, Filter, Place
from eolc_desktop.ui.library.shelf import Shelf

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class Kind(IntEnum):
    """What a row is, and so how it looks."""

    GROUP = 0
    FRAMEWORK = 1
    SECTION = 2
    ITEM = 3


@dataclass(frozen=True)
class Line:
    """What one row says and where it leads.

    Args:
        lead: The item's id.
        title: What it is.
        detail: A line beneath it. May be empty.
        note: A short text at the right. May be empty.
        spoken: What a screen reader says.
    """

    kind: Kind
    place: Place
    title: str
    lead: str = ""
    detail: str = ""
    note: str = ""
    spoken: str = ""

    @property
    def words(self) -> str:
        """Return the row in one line."""
        return f"{self.lead} {self.title}".strip()


@dataclass
class _Node:
    line: Line
    above: int
    row: int
    within: list[int] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Headings, frameworks, sections and items, as a filter leaves them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The first is the root; an index carries its node's place in this list.
        self._nodes: list[_Node] = [_root()]
        self._places: dict[Place, int] = {}
        self.items = 0
        self.frameworks = 0

    def show_shelf(self, shelf: Shelf, only: Filter = NO_FILTER) -> None:
        """Show a library, without items that a filter leaves out and what would be empty then."""
        self.beginResetModel()
        self._nodes = [_root()]
        self.items = self.frameworks = 0
        for title, frameworks in shelf.groups:
            self._add_group(title, frameworks, shelf, only)
        self._places = {
            node.line.place: number
            for number, node in enumerate(self._nodes)
            if number and node.line.kind is not Kind.GROUP
        }
        self.endResetModel()

    def index_of(self, place: Place) -> QModelIndex:
        """Return the row of a place, or no row where it is filtered out."""
        number = self._places.get(place)
        return QModelIndex() if number is None else self._index(number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return a row within another."""
        within = self._node(parent).within
        if column or not 0 <= row < len(within):
            return QModelIndex()
        return self._index(within[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        """Return the row above."""
        above = self._node(index).above
        return self._index(above) if index.isValid() and above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are within a row."""
        return len(self._node(parent).within)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself for the delegate."""
        return _data(self._node(index).line, role) if index.isValid() else None

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)

    def _node(self, index: Index) -> _Node:
        return self._nodes[int(index.internalId()) if index.isValid() else 0]

    def _add(self, line: Line, above: int) -> int:
        within = self._nodes[above].within
        self._nodes.append(_Node(line, above, len(within)))
        within.append(len(self._nodes) - 1)
        return len(self._nodes) - 1

    def _add_group(self, title: str, frameworks: tuple[Framework, ...], shelf: Shelf, only: Filter) -> None:
        left = [each for each in frameworks if any(only.takes(item) for item in each.items)]
        if not left:
            return
        spoken = f"{title}, {counted(len(left), 'framework')}"
        group = self._add(Line(Kind.GROUP, HOME, title, note=str(len(left)), spoken=spoken), 0)
        for framework in left:
            self._add_framework(framework, group, shelf, only)

    def _add_framework(self, framework: Framework, above: int, shelf: Shelf, only: Filter) -> None:
        count = sum(only.takes(item) for item in framework.items)
        spoken = f"{shelf.names[framework.id]}, {counted(count, 'question')}"
        line = Line(
            Kind.FRAMEWORK,
            Place(framework.id),
            framework.short,
            detail=shelf.details[framework.id],
            note=str(count),
            spoken=spoken,
        )
        number = self._add(line, above)
        self.frameworks += 1
        for section in framework.sections:
            self._add_section(framework, section, number, only)

    def _add_section(self, framework: Framework, section: Section, above: int, only: Filter) -> None:
        count = sum(only.takes(item) for item in section.all_items())
        if not count:
            return
        spoken = f"{section.title}, {counted(count, 'question')}"
        place = Place(framework.id, section=section.id)
        number = self._add(Line(Kind.SECTION, place, section.title, note=str(count), spoken=spoken), above)
        for item in section.items:
            if only.takes(item):
                self.items += 1
                words = f"{item.id} {item.title}"
                self._add(
                    Line(Kind.ITEM, Place(framework.id, item.id), item.title, item.id, spoken=words), number
                )
        for inner in section.sections:
            self._add_section(framework, inner, number, only)


class LinesModel(QAbstractListModel):
    """Rows one under the other: what was found, or the resources."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def index_of(self, place: Place) -> QModelIndex:
        """Return the row of a place, or no row where it is not listed."""
        row = next((row for row, line in enumerate(self.lines) if line.place == place), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself for the delegate."""
        return _data(self.lines[index.row()], role) if index.isValid() else None


def _data(line: Line, role: int) -> Any:
    if role == ROW_ROLE:
        return line
    if role == Qt.ItemDataRole.DisplayRole:
        return line.words
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return line.spoken or line.words
    return None


def _root() -> _Node:
    return _Node(Line(Kind.GROUP, HOME, ""), 0, 0)


def all_rows(model: QAbstractItemModel, parent: Index = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
    """Yield every row of a model, each before those within it."""
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from all_rows(model, index)

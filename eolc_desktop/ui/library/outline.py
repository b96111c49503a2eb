"""The library as a tree that is searched as one types: frameworks, their sections, their items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from eolc_desktop.domain.frameworks import Framework, Item, Section, Status
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.text import as_tip

KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 2

Key = tuple[str, str]


class OutlineModel(QStandardItemModel):
    """Frameworks with their sections and items; the key of a row is the framework's and the item's id.

    A section's row has its first item's key, a framework's row an empty item id.
    """

    def show_frameworks(self, frameworks: Iterable[Framework]) -> None:
        """Put frameworks into the tree."""
        self.clear()
        for framework in frameworks:
            words = framework.short
            if framework.status is Status.HISTORIC:
                words = f"{words} (historic)"
            row = _row(words, (framework.id, ""), f"{framework.title} {framework.edition}")
            row.setFont(theme.current().font("strong"))
            for section in framework.sections:
                row.appendRow(_section_row(framework, section))
            self.appendRow(row)


class OutlineFilter(QSortFilterProxyModel):
    """Leaves the rows that hold every word that is typed, with the rows above them."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)

    def search(self, text: str) -> None:
        """Show only what holds all the words of a text."""
        self.beginResetModel()
        self._words = tuple(text.casefold().split())
        self.endResetModel()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether a row holds all the words."""
        if not self._words:
            return True
        text: str = self.sourceModel().index(row, 0, parent).data(SEARCH_ROLE)
        return all(word in text for word in self._words)

    def find(self, key: Key) -> QModelIndex:
        """Return the row of a key, or no row where it is filtered out."""
        for index in self.rows():
            if tuple(index.data(KEY_ROLE)) == key and not _is_section(index):
                return index
        return QModelIndex()

    def items(self) -> int:
        """Return how many items are left."""
        return sum(not self.hasChildren(index) for index in self.rows())

    def rows(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """Yield every row that is left, each before those within it."""
        above = parent or QModelIndex()
        for row in range(self.rowCount(above)):
            index = self.index(row, 0, above)
            yield index
            yield from self.rows(index)


def _is_section(index: QModelIndex) -> bool:
    return index.parent().isValid() and index.model().hasChildren(index)


def _section_row(framework: Framework, section: Section) -> QStandardItem:
    first = next(section.all_items(), None)
    row = _row(section.title, (framework.id, first.id if first else ""), section.title)
    for item in section.items:
        row.appendRow(_row(f"{item.id}  {item.title}", (framework.id, item.id), _item_text(item)))
    for inner in section.sections:
        row.appendRow(_section_row(framework, inner))
    return row


def _item_text(item: Item) -> str:
    evidence = (hint.text for hint in item.evidence)
    measures = (f"{measure.code} {measure.text}" for measure in item.measures)
    return " ".join((item.id, item.title, item.prompt, item.good, *evidence, *measures))


def _row(words: str, key: Key, text: str) -> QStandardItem:
    made = QStandardItem(words)
    made.setEditable(False)
    made.setData(key, KEY_ROLE)
    made.setData(text.casefold(), SEARCH_ROLE)
    made.setToolTip(as_tip(words))
    return made

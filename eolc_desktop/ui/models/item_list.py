"""The items of an assessment under their sections, as a list model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from eolc_desktop.domain.frameworks import Item, Section
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.scores import Score, item_score
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import level_words, number
from eolc_desktop.ui.widgets.text import as_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class Filter(StrEnum):
    """Which items are listed."""

    ALL = "All"
    NOT_RATED = "Not rated"
    DONT_KNOW = "Don’t know"
    LOW_CONFIDENCE = "Low confidence"
    TO_CONFIRM = "To confirm"


class Kind(IntEnum):
    """What a row of the list is."""

    SECTION = 0
    ITEM = 1


@dataclass(frozen=True)
class Row:
    """One row: a section's heading, or an item.

    Args:
        id: The section's or the item's id.
        note: A section's progress ("5 of 7"), or an item's answer in words.
        depth: 1 for a section within a section.
        answer: An item's answer; None where it is not rated, and for sections.
        value: An item's level as a number, or empty.
        share: Where that level lies in its scale, from 0 to 1.
        unsure: Whether its confidence is low.
        waits: Whether an answer to the earlier edition waits to be confirmed.
        short: A section's short name, for the eye; a screen reader says the title.
    """

    kind: Kind
    id: str
    title: str
    note: str
    depth: int = 0
    answer: Answer | None = None
    value: str = ""
    share: float = 0.0
    unsure: bool = False
    waits: bool = False
    short: str = ""

    @property
    def label(self) -> str:
        """Return the id and the title, without a title that is only the id again."""
        return self.title if self.title == self.id else f"{self.id} {self.title}"

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it: words where the eye has a symbol."""
        if self.kind is Kind.SECTION:
            return f"Section {self.id} {self.title}, {self.note}{' rated' if self.note[0].isdigit() else ''}"
        answer = f"{self.value}, {self.note}" if self.value else self.note
        waits = ", an answer of the earlier edition waits to be confirmed" if self.waits else ""
        return f"{self.id} {self.title}: {answer}{', low confidence' if self.unsure else ''}{waits}"


@dataclass(frozen=True)
class Narrowing:
    """What else narrows the list besides a filter.

    Args:
        waiting: The ids of the items whose answer to the earlier edition waits to be confirmed.
        setting: The setting whose questions alone are listed; empty lists those of every setting.
    """

    waiting: frozenset[str] = frozenset()
    setting: str = ""


WHOLE = Narrowing()


def concerns(item: Item, setting: str) -> bool:
    """Tell whether an item concerns a setting; one that names no setting concerns every one."""
    return not setting or not item.settings or setting in item.settings


def listed(standing: Standing, chosen: Filter, only: Narrowing = WHOLE) -> frozenset[str]:
    """Return the ids of the items that a filter lists."""
    if chosen is Filter.TO_CONFIRM:
        # Whatever the setting: what waits would otherwise wait for ever.
        return only.waiting
    items = standing.assessment.framework.items
    return _chosen(standing, chosen) & {item.id for item in items if concerns(item, only.setting)}


def _chosen(standing: Standing, chosen: Filter) -> frozenset[str]:
    assessment = standing.assessment
    if chosen is Filter.NOT_RATED:
        return frozenset(item.id for item in standing.not_rated)
    if chosen is Filter.DONT_KNOW:
        return frozenset(item.id for item in standing.dont_know)
    items = assessment.framework.items
    if chosen is Filter.LOW_CONFIDENCE:
        return frozenset(item.id for item in items if _is_unsure(assessment.rating(item.id)))
    return frozenset(item.id for item in items)


def _is_unsure(rating: Rating) -> bool:
    return rating.answer is Answer.LEVEL and rating.confidence is Confidence.LOW


def build_rows(
    standing: Standing, chosen: Filter = Filter.ALL, keep: str = "", only: Narrowing = WHOLE
) -> tuple[Row, ...]:
    """Return the rows under a filter, without sections that would be empty.

    Args:
        standing: Where the assessment stands.
        chosen: The filter.
        keep: The id of an item that is listed whatever the filter: the one in view.
        only: What else narrows the list.
    """
    progress = {part.section.id: part.total for part in standing.scores.flat()}
    wanted = listed(standing, chosen, only) | {keep}
    rows: list[Row] = []

    def add(section: Section, depth: int) -> None:
        place = len(rows)
        for item in section.items:
            if item.id in wanted:
                rows.append(_item_row(standing, item, depth, waits=item.id in only.waiting))
        for inner in section.sections:
            add(inner, depth + 1)
        if len(rows) > place:
            note = _progress(progress[section.id])
            rows.insert(place, Row(Kind.SECTION, section.id, section.title, note, depth, short=section.short))

    for section in standing.assessment.framework.sections:
        add(section, 0)
    return tuple(rows)


def _progress(total: Score) -> str:
    if total.applicable:
        return f"{total.rated} of {total.applicable}"
    return "Not applicable" if total.items else "Not scored"


def _item_row(standing: Standing, item: Item, depth: int, *, waits: bool) -> Row:
    rating = standing.assessment.rating(item.id)
    scale = standing.assessment.framework.scale_of(item)
    level = rating.level if rating.answer is Answer.LEVEL else None
    return Row(
        Kind.ITEM,
        item.id,
        item.title,
        level_words(rating, scale),
        depth,
        rating.answer,
        "" if level is None else number(level),
        0.0 if level is None else item_score(level, scale),
        _is_unsure(rating),
        waits,
    )


class ItemListModel(QAbstractListModel):
    """Rows of sections and items; a row that differs is told alone, so that the list keeps its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        rows = tuple(rows)
        same_places = [(row.kind, row.id) for row in rows] == [(row.kind, row.id) for row in self._rows]
        if not same_places:
            self.beginResetModel()
        before, self._rows = self._rows, rows
        self._places = {row.id: place for place, row in enumerate(rows) if row.kind is Kind.ITEM}
        if not same_places:
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index, [ROW_ROLE, Qt.ItemDataRole.DisplayRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(row.label)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let items be chosen, and sections only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].kind is Kind.SECTION:
            return Qt.ItemFlag.ItemIsEnabled | never
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never

    def row_of(self, item_id: str) -> int:
        """Return an item's row, or −1 where it is not listed."""
        return self._places.get(item_id, -1)

    def items(self) -> tuple[str, ...]:
        """Return the ids of the items listed, in order."""
        return tuple(self._places)

"""The gaps table as a Qt model: thin, over rows that are plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.scoring.wording import level_with_value, number
from eolc_desktop.ui.models.gap_rows import (
    Column,
    GapRow,
    Kind,
    cell_text,
    matching,
    sort_key,
)
from eolc_desktop.ui.widgets.text import as_tip

_Index = QModelIndex | QPersistentModelIndex

_HEADINGS = {
    Column.PRIORITY: "Priority",
    Column.ITEM: "Item",
    Column.SECTION: "Section",
    Column.LEVEL: "Level",
    Column.TARGET: "Target",
    Column.GAP: "Gap",
    Column.WEIGHT: "Weight",
    Column.IMPORTANCE: "Importance",
    Column.CONFIDENCE: "Confidence",
    Column.RATIONALE: "Rationale",
}
_EXPLAINED = {
    Column.PRIORITY: "Gap as a share of the item’s scale × weight × importance. "
    "Sort by it to come back to the computed order.",
    Column.TARGET: "The level wanted. “Default” means the framework’s own target; nobody here set one.",
    Column.GAP: "Target minus level, in the scale’s own units.",
    Column.WEIGHT: "How much the item counts, as the framework says.",
    Column.IMPORTANCE: "1 to 5, as your group said; 3 where nobody said.",
    Column.CONFIDENCE: "How sure the group is of its rating.",
}
_TOOLTIP = 1000
NUMBERS = frozenset({Column.PRIORITY, Column.WEIGHT, Column.IMPORTANCE})
_HIDDEN = {
    Kind.GAPS: frozenset[Column](),
    Kind.AHEAD: frozenset({Column.PRIORITY}),
    Kind.NO_TARGET: frozenset({Column.PRIORITY, Column.TARGET, Column.GAP}),
    Kind.UNANSWERED: frozenset({Column.PRIORITY, Column.GAP}),
}


class GapsModel(QAbstractTableModel):
    """Rows of one part of the page, filtered and sorted here.

    A proxy would ask Python for every cell it compares; sorting and filtering the plain rows keeps a
    10,000-row table within a key press.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = Kind.GAPS
        self._rows: Sequence[GapRow] = ()
        self._shown: list[GapRow] = []
        self._filter: tuple[str, str, Confidence | str | None] = ("", "", "")
        self._sorted_by = (Column.PRIORITY, Qt.SortOrder.DescendingOrder)

    def show_rows(self, kind: Kind, rows: Sequence[GapRow]) -> None:
        """Show another set of rows under the filter and order in force."""
        self.kind, self._rows = kind, rows
        if self._sorted_by[0] in self.hidden_columns():
            self._sorted_by = (Column.PRIORITY, Qt.SortOrder.DescendingOrder)
        self._arrange()

    def set_filter(
        self, text: str = "", section_id: str = "", confidence: Confidence | str | None = ""
    ) -> None:
        """Show only what matches; see `gap_rows.matching`."""
        if (text, section_id, confidence) != self._filter:
            self._filter = (text, section_id, confidence)
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by priority, descending, is the computed order."""
        self._sorted_by = (Column(column) if column >= 0 else Column.PRIORITY, order)
        self._arrange()

    def hidden_columns(self) -> frozenset[Column]:
        """Return the columns that say nothing about this kind of row."""
        return _HIDDEN[self.kind]

    def total(self) -> int:
        """Return how many rows there are without the filter."""
        return len(self._rows)

    def row_at(self, row: int) -> GapRow | None:
        """Return the row at a place on screen, or None outside the table."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, item_id: str) -> int:
        """Return the place of an item on screen, or -1 where it is not shown."""
        return next((place for place, row in enumerate(self._shown) if row.item.id == item_id), -1)

    def as_text(self, places: Sequence[int], columns: Sequence[Column]) -> str:
        """Return the headings and some rows as tab-separated text.

        Tabs and line breaks that a person typed become spaces, or they would make cells of their own.
        """
        lines = ["\t".join(self._heading(column) for column in columns)]
        for place in places:
            row = self._shown[place]
            cells = (
                row.rating.rationale if column is Column.RATIONALE else cell_text(row, column, self.kind)
                for column in columns
            )
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        # A view asks for many roles of every cell it paints; most have no answer here.
        if role not in _ROLES or not index.isValid():
            return None
        row, column = self._shown[index.row()], _COLUMNS[index.column()]
        return _ROLES[role](row, column, self.kind)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading and what it means."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _EXPLAINED.get(column)
        return None

    def _heading(self, column: Column) -> str:
        if column is Column.GAP and self.kind is Kind.AHEAD:
            return "Ahead by"
        return _HEADINGS[column]

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self.beginResetModel()
        shown = matching(self._rows, *self._filter)
        if (column, order) != (Column.PRIORITY, Qt.SortOrder.DescendingOrder):
            # Sorting is stable both ways, so equal rows keep the computed order.
            shown.sort(key=lambda row: sort_key(row, column), reverse=order is Qt.SortOrder.DescendingOrder)
        self._shown = shown
        self.endResetModel()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return _RIGHT if column in NUMBERS else _LEFT


def _tooltip(text: str) -> str | None:
    return as_tip(text[:_TOOLTIP]) if text else None


def _in_full(row: GapRow, column: Column, kind: Kind) -> str:
    """Return what a narrow cell shortens, in full; empty where it shortens nothing."""
    match column:
        case Column.ITEM:
            return f"{row.item.id} {row.item.title}"
        case Column.SECTION:
            return row.section.title
        case Column.LEVEL if row.rating.level is not None:
            return level_with_value(row.rating.level, row.scale)
        case Column.TARGET if row.target is not None:
            origin = ", the framework’s default" if row.target_is_default else ""
            return level_with_value(row.target, row.scale) + origin
        case Column.GAP if row.gap is not None and row.target is not None:
            return f"{cell_text(row, column, kind)} of {number(row.scale.width)}"
        case Column.RATIONALE:
            return row.rating.rationale
    return ""


_COLUMNS = tuple(Column)
_ROLES: dict[int, Callable[[GapRow, Column, Kind], Any]] = {
    Qt.ItemDataRole.DisplayRole: cell_text,
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column, _kind: _alignment(column),
    Qt.ItemDataRole.ToolTipRole: lambda *cell: _tooltip(_in_full(*cell)),
    Qt.ItemDataRole.AccessibleTextRole: lambda *cell: _in_full(*cell) or cell_text(*cell),
}

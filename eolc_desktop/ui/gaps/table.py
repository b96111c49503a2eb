"""The table of gaps: sorting, opening, copying."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.delegates.gap_cell import GapCellDelegate
from eolc_desktop.ui.models.gap_rows import Column, GapRow, Kind
from eolc_desktop.ui.models.gaps_model import GapsModel

# Pixels at 100 % text; the last two are the least, and share what room is left.
_WIDTHS = {
    Column.PRIORITY: 80,
    Column.SECTION: 112,
    Column.LEVEL: 124,
    Column.TARGET: 140,
    Column.GAP: 104,
    Column.WEIGHT: 68,
    Column.IMPORTANCE: 96,
    Column.CONFIDENCE: 92,
    Column.ITEM: 210,
    Column.RATIONALE: 120,
}
_SHARES = {Column.ITEM: 0.6, Column.RATIONALE: 0.4}


Index = QModelIndex | QPersistentModelIndex


class GapsTable(QTableView):
    """Rows of the gaps model. Enter or a double-click opens a row; Ctrl+C copies the selected ones.

    Signals:
        opened: A row is to be opened; carries its item's id.
        row_changed: Another row is current; carries a GapRow, or None.
    """

    opened = Signal(str)
    row_changed = Signal(object)

    def __init__(self, model: GapsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._showing = False
        self._sharing_out = False
        self._widths_by_hand = False
        self.setModel(model)
        self.setAccessibleName("Gaps")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(GapCellDelegate(model))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(Column.PRIORITY, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open)
        header.sectionResized.connect(self._note_width)
        self.measure()

    def measure(self) -> None:
        """Set widths and heights for the text scale in use."""
        tokens = theme.current()
        self.verticalHeader().setDefaultSectionSize(tokens.scaled(24) + tokens.space(3))
        self.horizontalHeader().setMinimumSectionSize(tokens.scaled(56))
        self._widths_by_hand = False
        self._share_out()

    def wanted_height(self) -> int:
        """Return the height at which every row is in view."""
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()

    def show_kind(self, kind: Kind) -> None:
        """Hide the columns that say nothing about this kind of row."""
        hidden = self._model.hidden_columns()
        for column in Column:
            self.setColumnHidden(column, column in hidden)
        self._share_out()
        self.setAccessibleName(_NAMES[kind])
        shown = self.horizontalHeader().sortIndicatorSection()
        if shown in hidden:
            self.horizontalHeader().setSortIndicator(Column.PRIORITY, Qt.SortOrder.DescendingOrder)

    def show_item(self, item_id: str, fallback: int = 0) -> None:
        """Make an item's row the current one, or else the row at a place, as near as there is one."""
        place = self._model.row_of(item_id)
        if place < 0:
            place = min(fallback, self._model.rowCount() - 1)
        self._showing = True
        if place >= 0:
            self.selectRow(place)
        self._showing = False
        self.row_changed.emit(self._model.row_at(place))

    def current_row(self) -> GapRow | None:
        """Return the current row, or None."""
        return self._model.row_at(self.currentIndex().row())

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated text, with their headings."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows(Column.ITEM))
        if places:
            columns = [column for column in Column if not self.isColumnHidden(column)]
            QGuiApplication.clipboard().setText(self._model.as_text(places, columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out among the columns, unless somebody set their widths."""
        super().resizeEvent(event)
        self._share_out()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if not self._showing and current.row() != previous.row():
            self.row_changed.emit(self._model.row_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """Return the menu of the selected rows."""
        menu = QMenu(self)
        row = self.current_row()
        open_row = QAction("Open in Assess", menu)
        open_row.setShortcut(QKeySequence(Qt.Key.Key_Return))
        open_row.setEnabled(row is not None)
        open_row.triggered.connect(lambda: self._open())
        copy = QAction("Copy", menu)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(row is not None)
        copy.triggered.connect(self.copy)
        everything = QAction("Select all", menu)
        everything.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        everything.triggered.connect(self.selectAll)
        computed = QAction("Back to the order of priority", menu)
        computed.triggered.connect(lambda: self.sortByColumn(Column.PRIORITY, Qt.SortOrder.DescendingOrder))
        for action in (open_row, copy, everything, computed):
            menu.addAction(action)
        return menu

    def _share_out(self) -> None:
        if self._widths_by_hand:
            return
        scaled = theme.current().scaled
        shown = [column for column in _WIDTHS if not self.isColumnHidden(column)]
        free = max(0, self.viewport().width() - sum(scaled(_WIDTHS[column]) for column in shown))
        self._sharing_out = True
        for column in shown:
            share = int(free * _SHARES.get(column, 0))
            self.setColumnWidth(column, scaled(_WIDTHS[column]) + share)
        self._sharing_out = False

    def _note_width(self, column: int, before: int, after: int) -> None:
        # Hiding a column and showing it again changes its width from or to nothing.
        del column
        self._widths_by_hand = self._widths_by_hand or bool(before and after and not self._sharing_out)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def _open(self, _: QModelIndex | None = None) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row.item.id)


_NAMES = {
    Kind.GAPS: "Gaps in order of priority",
    Kind.AHEAD: "Items ahead of their target",
    Kind.NO_TARGET: "Rated items with no target set",
    Kind.UNANSWERED: "Items not rated or answered don’t know",
}

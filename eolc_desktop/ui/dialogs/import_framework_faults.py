"""What is wrong with a framework file, as a table: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.painted_text import Words
from eolc_desktop.ui.widgets.text import button, label

HEADINGS = ("Where", "What is wrong", "How to mend it")
# So many are more than anybody mends before checking again.
MOST_ROWS = 200
_SHARES = (24, 40, 36)

Index = QModelIndex | QPersistentModelIndex


class _Cell(QStyledItemDelegate):
    """Paints a text in as many lines as it needs; the style would leave away what it measured too short."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a text at the width of its column."""
        table = self.parent()
        assert isinstance(table, QTableWidget)
        width = table.columnWidth(index.column()) - 2 * _inset()
        return QSize(option.rect.width(), Words(index.data()).height(width) + 2 * _inset())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground and the text."""
        inset = _inset()
        tokens = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.colour("accent_soft"))
        painter.setPen(tokens.colour("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        Words(index.data()).paint(painter, option.rect.adjusted(inset, inset, -inset, 0))
        painter.restore()


class FaultTable(QTableWidget):
    """The faults, a row each, as high as their words need."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADINGS))
        self.setAccessibleName("What is wrong, and how to mend it")
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(theme.current().scaled(150))
        self.setItemDelegate(_Cell(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.resizeRowsToContents)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show these, the first ones where there are very many."""
        self.setRowCount(0)
        self.setRowCount(min(len(faults), MOST_ROWS))
        for row, fault in enumerate(faults[:MOST_ROWS]):
            place = "\n".join(
                part for part in (fault.where[:1].upper() + fault.where[1:], fault.path) if part
            )
            for column, text in enumerate((place or "The whole file", fault.problem, fault.remedy)):
                self.setItem(row, column, QTableWidgetItem(text))
        self._soon.start()

    def sizeHint(self) -> QSize:
        """Want no more than the least height: what holds it gives it all the room that is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column its share, and each row the height that its words now need."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, width * share // 100)
        self._soon.start()


class FaultReport(QWidget):
    """The faults of a file, with what to do: open it, or copy the list to send it to somebody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._faults: tuple[Fault, ...] = ()
        tokens = theme.current()
        self.title = label("", "strong", wrap=True)
        self.help = label("", "muted", wrap=True)
        self.table = FaultTable()
        self.rest = label("", "muted", wrap=True)
        self.open = button("Open the file", "quiet")
        self.copy = button("Copy the report as text", "quiet")
        row = QHBoxLayout()
        row.setSpacing(tokens.space(2))
        row.addWidget(self.open)
        row.addWidget(self.copy)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(2))
        for widget in (self.title, self.help):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.rest)
        column.addLayout(row)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))

    def show_faults(self, path: Path, faults: Sequence[Fault], help_text: str) -> None:
        """Show the faults of a file, and say what can be done."""
        self._path, self._faults = path, tuple(faults)
        self.title.setText(breakable(f"{path.name} has {counted(len(faults), 'fault')}"))
        self.help.setText(help_text)
        self.table.show_faults(faults)
        left = len(faults) - MOST_ROWS
        self.rest.setText(f"… and {counted(left, 'more fault')}. Mend these first, and check again.")
        self.rest.setVisible(left > 0)
        self.open.setVisible(path.is_file())

    def as_text(self) -> str:
        """Return every fault on a line of its own."""
        return "\n".join(fault.line_text() for fault in self._faults)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            self.help.setText(breakable(f"This computer could not open it. It is {self._path}."))


def _inset() -> int:
    return theme.current().space(2)

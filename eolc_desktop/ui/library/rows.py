"""The lists of the Library: rows as high as their words need, at whatever width there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from eolc_desktop.ui import theme
from eolc_desktop.ui.library.outline import ROW_ROLE, Kind, Line
from eolc_desktop.ui.widgets.icon import pixmap
from eolc_desktop.ui.widgets.painted_text import Words

Index = QModelIndex | QPersistentModelIndex

_TITLES = {Kind.GROUP: "overline", Kind.FRAMEWORK: "strong"}
_ARROW = 16
# As wide as the style sheet makes it.
_SCROLL_BAR = 12
_MOST_SIZES = 4000
_BATCH = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineDelegate(QStyledItemDelegate):
    """Paints a line: its id, its title over its detail, and a short text at the right."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        # A list of hundreds is measured anew with every key of a search.
        self._sizes: dict[tuple[Line, int, int], QSize] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row in as many lines as it needs."""
        line: Line = index.data(ROW_ROLE)
        width = self._width(index)
        key = (line, width, theme.current().text_scale)
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) > _MOST_SIZES:
                self._sizes.clear()
            size = self._sizes[key] = QSize(width, self.height(line, width))
        return size

    def height(self, line: Line, width: int) -> int:
        """Return how high a row is at a width."""
        title, detail = _words(line)
        inner = width - _taken(line)
        return title.height(inner) + detail.height(inner) + 2 * _above(line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        tokens = theme.current()
        line: Line = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(self._view, QTreeView):
            paint_ground(painter, QRectF(option.rect), option.state)
        width = self._width(index)
        inset = tokens.space(2)
        area = QRect(option.rect.left(), option.rect.top(), width, option.rect.height())
        area.adjust(inset, _above(line), -inset, 0)
        if line.note:
            note = Words(line.note, "caption", "muted")
            # On the title's first line, whose letters are a little larger.
            note.paint(painter, area.adjusted(0, tokens.scaled(2), 0, 0), Qt.AlignmentFlag.AlignRight)
        if line.lead:
            Words(line.lead, "strong").paint(painter, area)
        title, detail = _words(line)
        inner = width - _taken(line)
        box = QRect(area.left() + _lead(line), area.top(), inner, area.height())
        title.paint(painter, box)
        detail.paint(painter, box.adjusted(0, title.height(inner), 0, 0))
        painter.restore()

    def _width(self, index: Index) -> int:
        """Return the width of a row, the same whether there is a scroll bar or not."""
        view = self._view
        width = view.contentsRect().width() - _SCROLL_BAR
        if isinstance(view, QTreeView):
            depth = 1
            while (index := index.parent()).isValid():
                depth += 1
            width -= depth * view.indentation()
        return width


def _words(line: Line) -> tuple[Words, Words]:
    colour = "muted" if line.kind is Kind.GROUP else "text"
    return Words(line.title, _TITLES.get(line.kind, "body"), colour), Words(line.detail, "caption", "muted")


def _lead(line: Line) -> int:
    return Words(line.lead, "strong").width() + theme.current().space(2) if line.lead else 0


def _above(line: Line) -> int:
    return theme.current().space(2.5 if line.kind is Kind.GROUP else 1.5)


def _taken(line: Line) -> int:
    """Return how much of the width is not the title's."""
    tokens = theme.current()
    note = Words(line.note, "caption").width() + tokens.space(2) if line.note else 0
    return _lead(line) + note + 2 * tokens.space(2)


def paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    """Paint what tells that a row is chosen, under the pointer, or has the keyboard."""
    tokens = theme.current()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    box = rect.adjusted(1, 1, -1, -1)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent_soft" if chosen else "hover"))
        painter.drawRoundedRect(box, tokens.radius, tokens.radius)
    if chosen:
        # A bar besides the ground, so that the row in view is not told by colour alone.
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 3, 3, box.height() - 6), 1.5, 1.5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(tokens.colour("focus"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tokens.radius, tokens.radius)


class Tree(QTreeView):
    """A tree of lines.

    Signals:
        entered: Enter was pressed on a row.
    """

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        _prepare(self, name)
        self.setHeaderHidden(True)
        self.setIndentation(theme.current().scaled(16))
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row on a ground from edge to edge, where the style would begin another at the text."""
        state = QStyle.StateFlag.State_None
        if index == self.currentIndex():
            state |= QStyle.StateFlag.State_Selected
            if self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.underMouse() and option.rect.contains(pointer):
            state |= QStyle.StateFlag.State_MouseOver
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(option.rect), state)
        painter.restore()
        words = QStyleOptionViewItem(option)
        words.rect = self.visualRect(index)
        arrow = QRect(option.rect)
        arrow.setRight(words.rect.left() - 1)
        self.drawBranches(painter, arrow, index)
        self.itemDelegate().paint(painter, words, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the arrow of a row that has others within it."""
        if not self.model().hasChildren(index):
            return
        size = theme.current().scaled(_ARROW)
        middle = QPointF(rect.right() - self.indentation() / 2, rect.center().y())
        painter.save()
        painter.translate(middle)
        painter.rotate(90 if self.isExpanded(index) else 0)
        painter.drawPixmap(-size // 2, -size // 2, pixmap("chevron-right", "muted", _ARROW))
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as going to what the row shows."""
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew where the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class Lines(QListView):
    """A list of lines.

    Signals:
        entered: Enter was pressed on a row.
        left: The way up from the first row was taken, or Esc.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        _prepare(self, name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Hundreds of rows are not all measured before the first ones are painted.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as going to what the row shows, and the way up from the first row as back."""
        at_top = event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        if event.key() in _ENTER:
            self.entered.emit()
        elif at_top or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _prepare(view: QAbstractItemView, name: str) -> None:
    view.setItemDelegate(LineDelegate(view))
    view.setAccessibleName(name)
    view.setProperty("kind", "library")
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

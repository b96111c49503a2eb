"""How a row of the list of items is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.ui import theme
from eolc_desktop.ui.models.item_list import ROW_ROLE, Kind, Row
from eolc_desktop.ui.theme import Tokens
from eolc_desktop.ui.widgets.icon import pixmap
from eolc_desktop.ui.widgets.marks import draw_answer

Index = QModelIndex | QPersistentModelIndex
WAITS = "Confirm"


class ItemRowDelegate(QStyledItemDelegate):
    """Paints a section as a heading with its progress, and an item as its mark, id and title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Measured once: a list asks for the size of every row, again and again.
        tokens = theme.current()
        line = QFontMetrics(tokens.font("body")).height()
        width = tokens.scaled(120)
        self._sizes = {
            Kind.SECTION: QSize(width, line + tokens.space(5)),
            Kind.ITEM: QSize(width, line + tokens.space(3.5)),
        }

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the list gives it its own width."""
        row: Row = index.data(ROW_ROLE)
        return self._sizes[row.kind]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: Row = index.data(ROW_ROLE)
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state = option.state
        box = rect.adjusted(tokens.space(2), 0, -tokens.space(2), 0)
        if row.kind is Kind.SECTION:
            _paint_section(painter, box, row, tokens)
        else:
            _paint_ground(painter, box, state, tokens)
            _paint_item(painter, box, row, tokens, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _paint_section(painter: QPainter, box: QRectF, row: Row, tokens: Tokens) -> None:
    inner = box.adjusted(tokens.space(2 + 3 * row.depth), tokens.space(2), -tokens.space(2), 0)
    font = tokens.font("overline")
    painter.setFont(font)
    metrics = QFontMetrics(font)
    room = metrics.horizontalAdvance(row.note) + tokens.space(3)
    painter.setPen(tokens.colour("muted"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.note)
    painter.setPen(tokens.colour("text"))
    full = f"{row.id} {row.short}" if row.short else row.label
    name = metrics.elidedText(full, Qt.TextElideMode.ElideRight, int(inner.width() - room))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, tokens: Tokens) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent_soft" if chosen else "hover"))
        painter.drawRoundedRect(box, tokens.radius, tokens.radius)
    if chosen:
        # A bar besides the ground, so that the row in view is not told by colour alone.
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), 1.5, 1.5)


def _paint_item(painter: QPainter, box: QRectF, row: Row, tokens: Tokens, *, chosen: bool) -> None:
    extent = tokens.scaled(20)
    left = box.left() + tokens.space(2.5 + 3 * row.depth)
    mark = QRectF(left, box.center().y() - extent / 2, extent, extent)
    draw_answer(painter, mark, row.answer, row.value, row.share)
    right = box.right() - tokens.space(2)
    if row.unsure:
        right = _paint_unsure(painter, box, right, tokens)
    if row.waits:
        right = _paint_waits(painter, box, right, tokens)
    font = tokens.font("strong" if chosen else "body")
    painter.setFont(font)
    painter.setPen(tokens.colour("muted" if row.answer is Answer.NOT_APPLICABLE else "text"))
    start = mark.right() + tokens.space(2)
    words = QRectF(start, box.top(), max(0.0, right - start), box.height())
    text = fitting(row, QFontMetrics(font), int(words.width()))
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def fitting(row: Row, metrics: QFontMetrics, width: int) -> str:
    """Return what an item is called in so much room.

    Items that follow each other often begin with the same words, "Holistic support: …". Where the whole has
    no room, what stands after the colon tells them apart.
    """
    words = row.label
    if metrics.horizontalAdvance(words) > width:
        _, colon, rest = row.title.partition(": ")
        words = f"{row.id} …{rest}" if colon else words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _paint_unsure(painter: QPainter, box: QRectF, right: float, tokens: Tokens) -> float:
    """Paint three rising bars of which only the first is filled: low confidence."""
    width, gap, height = tokens.scaled(3), tokens.scaled(2), tokens.scaled(12)
    left = right - 3 * width - 2 * gap
    foot = box.center().y() + height / 2
    for place in range(3):
        tall = height * (place + 1) / 3
        bar = QRectF(left + place * (width + gap), foot - tall, width, tall)
        filled = place == 0
        painter.setBrush(tokens.colour("warning") if filled else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("warning" if filled else "edge"), 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    return left - tokens.space(1)


def _paint_waits(painter: QPainter, box: QRectF, right: float, tokens: Tokens) -> float:
    """Paint an icon and a word: an answer of the earlier edition waits here."""
    font = tokens.font("overline")
    width = QFontMetrics(font).horizontalAdvance(WAITS)
    extent = tokens.scaled(14)
    painter.setFont(font)
    painter.setPen(tokens.colour("accent_text"))
    place = QRectF(right - width, box.top(), width, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, WAITS)
    left = place.left() - tokens.space(1) - extent
    mark = QRectF(left, box.center().y() - extent / 2, extent, extent)
    painter.drawPixmap(mark.toRect(), pixmap("history", "accent_text", 14))
    return left - tokens.space(1)

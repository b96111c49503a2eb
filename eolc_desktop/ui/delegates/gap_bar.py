"""A number with a small bar beside it, in a table cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from eolc_desktop.ui import theme
from eolc_desktop.ui.models.gaps_model import BAR_ROLE


class GapBarDelegate(QStyledItemDelegate):
    """Draws the number at the left, and at the right how much of the scale it is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell as any other, then the bar."""
        super().paint(painter, option, index)
        share = index.data(BAR_ROLE)
        if share is None:
            return
        tokens = theme.current()
        area = QRectF(option.rect)
        height = tokens.scaled(6)
        left = area.left() + tokens.scaled(40)
        track = QRectF(left, area.center().y() - height / 2, area.right() - tokens.space(3) - left, height)
        if track.width() < height:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("edge" if tokens.name == "contrast" else "border"), 1))
        painter.setBrush(tokens.colour("well"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        filled = QRectF(track.left(), track.top(), max(height, track.width() * share), height)
        painter.drawRoundedRect(filled, height / 2, height / 2)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for the bar."""
        return super().sizeHint(option, index) + QSize(theme.current().scaled(80), 0)

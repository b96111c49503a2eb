"""The cells of the gaps table: text on one line, and a small bar beside the gap.

Drawn by hand, because a cell that the style sheet draws takes three times as long, and the table is drawn
anew at every key of the filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eolc_desktop.ui import theme
from eolc_desktop.ui.models.gap_rows import Column, bar_share, cell_text
from eolc_desktop.ui.models.gaps_model import NUMBERS, GapsModel

_SELECTED = QStyle.StateFlag.State_Selected
_COLUMNS = tuple(Column)
_BAR_START = 40


@dataclass(frozen=True)
class _Look:
    """What every cell is drawn with: asking the theme for it cell by cell took a third of the time."""

    font: QFont
    text: QColor
    border: QColor
    selected: QColor
    inset: int

    @classmethod
    def of(cls, tokens: theme.Tokens) -> _Look:
        """Return what the theme in use has."""
        text, border, selected = (tokens.colour(name) for name in ("text", "border", "accent_soft"))
        return cls(tokens.font(), text, border, selected, tokens.space(2))


class GapCellDelegate(QStyledItemDelegate):
    """Draws every cell from the theme's tokens, in line with the headings."""

    def __init__(self, model: GapsModel) -> None:
        super().__init__(model)
        self._model = model
        self._tokens = theme.current()
        self._look = _Look.of(self._tokens)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the line beneath, the text, and the bar where the cell has one."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        if self._tokens is not theme.current():
            self._tokens = theme.current()
            self._look = _Look.of(self._tokens)
        look, column = self._look, _COLUMNS[index.column()]
        area = option.rect
        left, top, width, height = area.left(), area.top(), area.width(), area.height()
        if option.state & _SELECTED:
            painter.fillRect(left, top, width, height, look.selected)
        painter.fillRect(left, top + height - 1, width, 1, look.border)
        room = width - 2 * look.inset
        if column is Column.GAP:
            share = bar_share(row, column)
            if share is not None:
                self._paint_bar(painter, QRect(left + look.inset, top, room, height), share)
        text = _shaped(cell_text(row, column, self._model.kind), room, self._tokens.text_scale)
        start = left + look.inset + (room - text.width if column in NUMBERS else 0)
        painter.setFont(look.font)
        painter.setPen(look.text)
        painter.drawStaticText(QPointF(start, top + (height + 1) // 2 - text.height / 2), text.words)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the width at which nothing is cut, for a double-click on a heading's edge."""
        tokens = theme.current()
        text = QFontMetrics(option.font).horizontalAdvance(str(index.data() or ""))
        bar = tokens.scaled(80) if index.column() == Column.GAP else 0
        return QSize(text + 2 * tokens.space(2) + bar + 2, tokens.scaled(24) + tokens.space(3))

    def _paint_bar(self, painter: QPainter, inner: QRect, share: float) -> None:
        tokens = theme.current()
        height = tokens.scaled(6)
        left = inner.left() + tokens.scaled(_BAR_START)
        track = QRectF(left, inner.center().y() - height / 2, inner.right() - left, height)
        if track.width() < height:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("edge" if tokens.name == "contrast" else "border"), 1))
        _pill(painter, track, tokens.colour("well"))
        painter.setPen(Qt.PenStyle.NoPen)
        filled = QRectF(track.left(), track.top(), max(height, track.width() * share), height)
        _pill(painter, filled, tokens.colour("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class _Shaped(NamedTuple):
    words: QStaticText
    width: float
    height: float


# The same levels and names stand in many rows; shaping a text costs more than drawing it.
@lru_cache(maxsize=4096)
def _shaped(text: str, width: int, scale: int) -> _Shaped:
    """Return a text shortened to a width, ready to be drawn at a text scale."""
    del scale  # part of the key: the theme's font follows it
    font = theme.current().font()
    shaped = QStaticText(QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width))
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.prepare(font=font)
    return _Shaped(shaped, shaped.size().width(), shaped.size().height())


def _pill(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)

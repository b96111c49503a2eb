"""Small things that are painted by hand: key caps, ticks, marks for the kinds of answer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.ui import theme
from eolc_desktop.ui.theme import Tokens


def cap_size(text: str, tokens: Tokens) -> QSize:
    """Return the size of a key cap with this text."""
    metrics = QFontMetrics(tokens.font("overline"))
    height = metrics.height() + tokens.space(1)
    return QSize(max(height, metrics.horizontalAdvance(text) + tokens.space(2)), height)


def draw_cap(painter: QPainter, rect: QRectF, text: str, edge: QColor, ink: QColor) -> None:
    """Draw a key cap: a rounded outline with the key's name in it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.current().font("overline"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def draw_tick(painter: QPainter, rect: QRectF, fill: QColor, ink: QColor) -> None:
    """Draw a filled disc with a tick."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(rect)
    painter.setPen(_round_pen(ink, rect.width() / 9))
    x, y, side = rect.x(), rect.y(), rect.width()
    painter.drawPolyline(
        [
            QPointF(x + side * 0.28, y + side * 0.53),
            QPointF(x + side * 0.44, y + side * 0.68),
            QPointF(x + side * 0.73, y + side * 0.36),
        ]
    )


def draw_answer(
    painter: QPainter, rect: QRectF, answer: Answer | None, value: str = "", position: float = 0.0
) -> None:
    """Draw the mark of an answer; each kind has a shape of its own, whatever its colour.

    A level is a filled square with its number, *don't know* a ring with a question mark, *not applicable*
    a ring struck through, *not rated* a dashed ring.
    """
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tokens.font("overline"))
    ring = rect.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if answer is Answer.LEVEL:
        colours = tokens.level(position)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(colours.on_fill))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, value)
    elif answer is Answer.DONT_KNOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("warning_soft"))
        painter.drawEllipse(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("warning"), 1.5))
        painter.drawEllipse(ring)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "?")
    elif answer is Answer.NOT_APPLICABLE:
        painter.setPen(_round_pen(tokens.colour("edge"), 1.5))
        painter.drawEllipse(ring)
        inset = ring.width() * 0.15
        painter.drawLine(ring.topRight() + QPointF(-inset, inset), ring.bottomLeft() + QPointF(inset, -inset))
    else:
        pen = _round_pen(tokens.colour("edge"), 1.5)
        pen.setDashPattern([2.0, 2.4])
        painter.setPen(pen)
        painter.drawEllipse(ring)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class KeyCap(QWidget):
    """The name of a key, beside what the key does; the control's own description says it aloud."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size that the text needs."""
        return cap_size(self._text, theme.current())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        tokens = theme.current()
        painter = QPainter(self)
        draw_cap(painter, QRectF(self.rect()), self._text, tokens.colour("edge"), tokens.colour("muted"))
        painter.end()

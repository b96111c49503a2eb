"""Text painted by hand: measured and drawn with the same font, the same width and the same breaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable

_HUGE = 1 << 20
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Words:
    """A text with its look: a kind of the type scale, and a colour of the theme."""

    text: str
    kind: str = "body"
    colour: str = "text"

    def width(self) -> int:
        """Return how wide it is on one line."""
        return _width(self.text, self.kind, theme.current().text_scale) if self.text else 0

    def height(self, width: int) -> int:
        """Return how high it is, broken into lines of a width; 0 where there is no text."""
        return _height(self.text, self.kind, theme.current().text_scale, max(1, width)) if self.text else 0

    def paint(
        self, painter: QPainter, area: QRect, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        """Draw it as plain text, broken into lines as it was measured."""
        if self.text:
            painter.setFont(_font(self.kind, theme.current().text_scale))
            painter.setPen(theme.current().colour(self.colour))
            painter.drawText(area, int(align) | _WRAPPED, breakable(self.text))


# A layout asks for the same heights again and again.
@lru_cache(maxsize=4096)
def _height(text: str, kind: str, scale: int, width: int) -> int:
    lines = QRect(0, 0, width, _HUGE)
    return _metrics(kind, scale).boundingRect(lines, _WRAPPED, breakable(text)).height()


@lru_cache(maxsize=4096)
def _width(text: str, kind: str, scale: int) -> int:
    # Qt breaks a line that fills its width to the pixel.
    return _metrics(kind, scale).horizontalAdvance(text) + 2


@lru_cache(maxsize=64)
def _metrics(kind: str, scale: int) -> QFontMetrics:
    return QFontMetrics(_font(kind, scale))


@lru_cache(maxsize=64)
def _font(kind: str, scale: int) -> QFont:
    del scale  # part of the key: the theme's font follows it
    return theme.current().font(kind)

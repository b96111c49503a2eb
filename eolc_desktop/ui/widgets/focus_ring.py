"""The ring around whatever has the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QWidget

from eolc_desktop.ui import theme

_WIDTH = 2.0
# How far outside a widget Qt lays the frame.
_MARGIN = 2


class FocusRing(QFocusFrame):
    """Follows the focus within one window, and shows it wherever a style sheet cannot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self._window = window
        theme.app().focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a round ring in the theme's focus colour."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("focus"), _WIDTH))
        inset = _WIDTH / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        corner = tokens.radius + _MARGIN
        painter.drawRoundedRect(rect, corner, corner)

    def _follow(self, _: QWidget | None, widget: QWidget | None) -> None:
        ours = widget is not None and widget is not self._window and widget.window() is self._window
        # The stubs do not know that None takes the frame away.
        self.setWidget(widget if ours else None)  # type: ignore[arg-type]

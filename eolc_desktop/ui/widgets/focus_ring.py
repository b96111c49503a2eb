"""The ring around whatever has the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from eolc_desktop.ui import theme

_WIDTH = 2.0
# A widget that fills much of the window is marked at its left edge only, where it has this property.
EDGE = "focusEdge"
_EDGE_WIDTH = 3.0
# How far outside a widget the ring reaches: the ring, and a gap that sets it off from a filled button.
_MARGIN = 4
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.EnabledChange,
    }
)


class FocusRing(QWidget):
    """Follows the focus within one window, above everything in it, where no style sheet reaches."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.app().focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along with the focused widget and with all that holds it."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a round ring in the theme's focus colour."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setClipRect(self._clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._at_edge:
            painter.fillRect(QRectF(0, 0, _EDGE_WIDTH, self.height()), tokens.colour("focus"))
            return
        painter.setPen(QPen(tokens.colour("focus"), _WIDTH))
        inset = _WIDTH / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        corner = tokens.radius + _MARGIN - inset
        painter.drawRoundedRect(rect, corner, corner)

    @property
    def _at_edge(self) -> bool:
        return self._target is not None and isValid(self._target) and bool(self._target.property(EDGE))

    def _follow(self, _: QWidget | None, widget: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        ours = widget is not None and widget is not self._window and widget.window() is self._window
        self._target = widget if ours else None
        part = self._target
        while part is not None and part is not self._window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        margin = 0 if self._at_edge else _MARGIN
        around = QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin)
        seen = self._window.rect()
        for part in self._watched[1:]:
            # What is scrolled out of sight has no ring.
            if isinstance(part.parentWidget(), QAbstractScrollArea):
                seen &= QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        self._clip = seen.translated(-around.topLeft())
        self.setGeometry(around)
        self.raise_()
        self.show()
        self.update()

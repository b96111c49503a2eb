"""A row that can be pressed: as wide as its list, made of labels, with hover and focus of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eolc_desktop.ui import theme


class RowButton(QAbstractButton):
    """Lay labels out in it; they let the mouse through. A screen reader hears its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return what the layout of the row asks for."""
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the row as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground under the pointer, and the ring of the focus."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.isChecked():
            painter.setBrush(tokens.colour("accent_soft"))
            painter.drawRoundedRect(area, tokens.radius, tokens.radius)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(area, tokens.radius, tokens.radius)
        if self.hasFocus():
            painter.setPen(QPen(tokens.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, tokens.radius, tokens.radius)
        painter.end()

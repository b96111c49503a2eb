"""A thin bar of progress in two parts: rated, and answered don't know."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from eolc_desktop.ui import theme


class ThinBar(QProgressBar):
    """How many of all items are rated; those answered *don't know* follow in another colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown = 0
        self.setTextVisible(False)
        self.setAccessibleName("Progress")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, rated: int, unknown: int, applicable: int, words: str) -> None:
        """Show counts; the words are what a screen reader says."""
        self.setRange(0, max(1, applicable))
        self.setValue(rated)
        self._unknown = unknown
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        tokens = theme.current()
        return QSize(tokens.scaled(120), tokens.space(2))

    def minimumSizeHint(self) -> QSize:
        """Return a line's height."""
        return QSize(theme.current().scaled(48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts one after the other on a rounded ground."""
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = QPainterPath()
        ground.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(ground, tokens.colour("well"))
        painter.setClipPath(ground)
        rated = box.width() * self.value() / self.maximum()
        unknown = box.width() * self._unknown / self.maximum()
        painter.fillRect(QRectF(box.left(), box.top(), rated, box.height()), tokens.colour("accent"))
        part = QRectF(box.left() + rated, box.top(), unknown, box.height())
        # Hatched, so that the parts differ in more than their colour.
        painter.fillRect(part, QBrush(tokens.colour("warning"), Qt.BrushStyle.BDiagPattern))
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(tokens.colour("border"))
        painter.drawPath(ground)
        painter.end()

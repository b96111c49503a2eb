"""A field for a text of several lines, as high as the text needs, up to a point."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from eolc_desktop.ui import theme

FEWEST_LINES, MOST_LINES = 4, 14


class GrowingText(QPlainTextEdit):
    """Grows with what is typed; Tab leaves it, so that nobody is caught in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the lines at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        # The size of a plain document is told in lines.
        lines = max(FEWEST_LINES, min(MOST_LINES, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + theme.current().space(6)
        if height != self.height():
            self.setFixedHeight(height)

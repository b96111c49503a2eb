"""A button in a line of text that gives way: what does not fit ends in an ellipsis and shows as a tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from eolc_desktop.ui.widgets.text import as_tip

_FEWEST_LETTERS = 6


class CrumbButton(QPushButton):
    """A step of the way from the front of the library to what is shown."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        # A button's own policy would not let it be narrower than its text.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Up to {text}")
        self._full = " ".join(text.split())
        self._show(self._full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space, as every button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        hint = super().sizeHint()
        return QSize(self._around() + self.fontMetrics().horizontalAdvance(self._full) + 1, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        hint = self.sizeHint()
        fewest = self._around() + _FEWEST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(hint.width(), fewest), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        room = self.width() - self._around()
        self._show(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room))

    def _around(self) -> int:
        """Return how much of the width is not the text's."""
        shown = self.text().replace("&&", "&")
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(shown)

    def _show(self, text: str) -> None:
        shown = text.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(as_tip(self._full) if text != self._full else "")

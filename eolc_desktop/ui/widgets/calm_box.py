"""A drop-down that only who has chosen it can change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class CalmBox(QComboBox):
    """Leaves the mouse wheel to the page that it stands on, unless it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not by the wheel, as Qt has it: what scrolls past the pointer would take the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the choice only where somebody is at it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

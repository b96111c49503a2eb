"""A check box whose words go on in the next line, where Qt’s own would cut them off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.text import label


class WrappingCheck(QWidget):
    """A check box beside its words; a click on the words is one on the box.

    Signals:
        toggled: The person ticked it or took the tick away; carries which.
    """

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.words = label("", "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.box.clicked.connect(self.toggled)

    def show_choice(self, words: str, *, chosen: bool) -> None:
        """Show these words, ticked or not."""
        self.words.setText(words)
        self.box.setAccessibleName(words)
        self.box.setChecked(chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the box."""
        if self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()

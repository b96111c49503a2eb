"""The line at the foot of the window: what was just saved, and how to take it back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.text import ElidedLabel, label

AT_REST = "Every change is saved as it is made."
READING = "Read only: nothing is changed from here."


class StatusLine(QFrame):
    """Says one thing at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "status")
        self.setAccessibleName("Status")
        self._icon = icon_label("circle-check", "good", 16)
        self.text = ElidedLabel("", "caption")
        self.hint = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(4), tokens.space(1), tokens.space(4), tokens.space(1))
        row.setSpacing(tokens.space(2))
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.hint)
        self.say(AT_REST)

    def saved(self, what: str, at: datetime) -> None:
        """Say that something is in the file now."""
        put_icon(self._icon, "circle-check", "good", 16)
        self._icon.show()
        self.text.set_text(f"Saved · {what} · {at:%H:%M:%S}")
        undo = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
        self.hint.setText(f"{undo} takes it back")
        announce(self, f"Saved. {what}")

    def say(self, what: str) -> None:
        """Say something that was not saved."""
        self._icon.hide()
        self.text.set_text(what)
        self.hint.setText("")
        announce(self, what)

"""The one place above the page where the window says what went wrong, or what to know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.text import label

_ICONS = {"danger": "triangle-alert", "warning": "lock", "info": "info", "good": "circle-check"}
_COLOURS = {"danger": "danger", "warning": "warning", "info": "accent_text", "good": "good"}


class Banner(QFrame):
    """A title, a detail and a button to put it away; hidden while there is nothing to say.

    Signals:
        shown: It came into view or was put away; carries which.
    """

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "banner")
        self.tone = ""
        self._icon = icon_label("info", "accent_text")
        self.title = label("", "strong", wrap=True)
        self.detail = label("", "body", wrap=True)
        for words in (self.title, self.detail):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setProperty("kind", "quiet")
        self.close_button.setAccessibleName("Put this message away")
        self.close_button.setToolTip("Put this message away")
        put_icon(self.close_button, "x", "muted", 18)
        self.close_button.clicked.connect(self.put_away)
        words_column = QVBoxLayout()
        words_column.setSpacing(tokens.space(0.5))
        words_column.addWidget(self.title)
        words_column.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(2), tokens.space(2))
        row.setSpacing(tokens.space(3))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words_column, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, title: str, detail: str = "", tone: str = "danger") -> None:
        """Show a message: tone danger, warning, info or good."""
        self.tone = tone
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title} {detail}".strip())
        put_icon(self._icon, _ICONS[tone], _COLOURS[tone])
        theme.set_style(self, tone=tone)
        self.show()
        self.shown.emit(True)
        announce(self, f"{title} {detail}".strip())

    def put_away(self) -> None:
        """Hide the message."""
        self.tone = ""
        self.hide()
        self.shown.emit(False)

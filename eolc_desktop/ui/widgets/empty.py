"""What a page shows while there is nothing to show: what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.icon import icon_label
from eolc_desktop.ui.widgets.text import button, label


class EmptyState(QWidget):
    """A title, a sentence and, where there is something to do, a button.

    Signals:
        activated: The button was pressed.
    """

    activated = Signal()

    def __init__(
        self, title: str, text: str = "", action: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        tokens = theme.current()
        outer = QVBoxLayout(self)
        row = QHBoxLayout()
        column = QVBoxLayout()
        # Laid into the widget first: a part without a parent would open a window when it is shown.
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        column.setSpacing(tokens.space(3))
        if icon:
            column.addWidget(icon_label(icon, "muted", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = label(title, "title", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.button = button("", "primary")
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMinimumWidth(tokens.scaled(360))
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(tokens.space(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.clicked.connect(lambda: self.activated.emit())
        self.say(title, text, action)

    def say(self, title: str, text: str = "", action: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))

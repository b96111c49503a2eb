"""A card: a heading, what it says, and a link to more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.text import button, label


class Card(QFrame):
    """A framed part of a page. Add what it says to `body`.

    Attributes:
        heading: The label at the top.
        link: A quiet button beside the heading; hidden until it is given a text.
        body: The layout of what follows.
    """

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        tokens = theme.current()
        self.heading = label(heading, "heading", wrap=True)
        self.link: QPushButton = button("", "quiet")
        self.link.hide()
        top = QHBoxLayout()
        top.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.space(2))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(tokens.space(steps) for steps in (5, 4, 5, 4)))
        self._column.setSpacing(tokens.space(2))
        self._column.addLayout(top)
        self._column.addLayout(self.body)

    def set_link(self, text: str, spoken: str = "") -> None:
        """Show the link under this text, or hide it where there is none."""
        self.link.setText(text)
        self.link.setAccessibleName(spoken or text)
        self.link.setVisible(bool(text))

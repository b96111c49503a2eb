"""A card: a heading, what it says, and a link to more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.text import button, label


class Card(QFrame):
    """A framed part of a page. Text stands in from the edge as far as the text of pressable rows does.

    Attributes:
        heading: The label at the top.
        link: A quiet button beside the heading; hidden until it is given a text.
        text: The layout for labels, bars and buttons.
        rows: The layout for rows that bring their own margins; it stands beneath.
    """

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        tokens = theme.current()
        inset = tokens.space(2)
        self.heading = label(heading, "heading", wrap=True)
        self.link: QPushButton = button("", "quiet")
        self.link.hide()
        top = QHBoxLayout()
        top.setContentsMargins(inset, 0, 0, 0)
        top.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        # As tall with a link as without, so that the headings of neighbours are in line.
        top.addStrut(self.link.sizeHint().height())
        self.text = QVBoxLayout()
        self.text.setContentsMargins(inset, 0, inset, 0)
        self.text.setSpacing(tokens.space(2))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.space(steps) for steps in (3, 3, 3, 4)))
        column.setSpacing(tokens.space(1))
        for part in (top, self.text, self.rows):
            column.addLayout(part)

    def set_link(self, text: str, spoken: str = "") -> None:
        """Show the link under this text, or hide it where there is none."""
        self.link.setText(text)
        self.link.setAccessibleName(spoken or text)
        self.link.setVisible(bool(text))

"""The line above an assessment that began from an earlier edition: what waits, and what has no place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.elsewhere import Elsewhere
from eolc_desktop.ui.widgets.icon import icon_label
from eolc_desktop.ui.widgets.text import button, label

ROOMY = 760
BESIDE = 300


class EditionBar(QFrame):
    """Two sentences, each with its button; hidden where there is nothing to say.

    Signals:
        waiting_wanted: Show the items whose answers wait.
        left_wanted: Show the answers that have no place here.
    """

    waiting_wanted = Signal()
    left_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "edition")
        self.waiting = label("", "strong", wrap=True)
        self.left = label("", "body", wrap=True)
        self.show_waiting = button("Show them", "secondary")
        self.show_waiting.setAccessibleName("Show the items whose answers wait to be confirmed")
        self.read_left = button("Read them", "secondary")
        self.read_left.setAccessibleName("Read the answers of the earlier edition that have no place here")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(tokens.space(1))
        self._rows = []
        self._inner: list[QBoxLayout] = []
        for words, way in ((self.waiting, self.show_waiting), (self.left, self.read_left)):
            made = QWidget()
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(tokens.space(3))
            line.addWidget(words, 1)
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._inner.append(line)
            self._lines.addWidget(made, 1)
            self._rows.append(made)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(3), tokens.space(2))
        row.setSpacing(tokens.space(3))
        row.addWidget(icon_label("history", "accent_text"))
        row.addLayout(self._lines, 1)
        self.show_waiting.clicked.connect(lambda: self.waiting_wanted.emit())
        self.read_left.clicked.connect(lambda: self.left_wanted.emit())
        self.hide()

    def show_edition(self, elsewhere: Elsewhere, waiting: int) -> None:
        """Say how many answers wait, and how many have no place."""
        left, earlier = len(elsewhere.left_behind), elsewhere.earlier
        if earlier is not None:
            self.waiting.setText(waiting_in_words(waiting, earlier))
            self.left.setText(left_in_words(left, earlier))
        for row, count in zip(self._rows, (waiting, left), strict=True):
            row.setVisible(count > 0)
        self.setVisible(earlier is not None and bool(waiting or left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the sentences side by side where there is room for both, and each above its button in none."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.current().scaled(ROOMY)
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(way)
        self._lines.setSpacing(theme.current().space(8 if roomy else 1))
        beside = self.width() >= theme.current().scaled(BESIDE)
        for line in self._inner:
            line.setDirection(
                QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            )


def waiting_in_words(count: int, earlier: Framework) -> str:
    """Return how many answers wait: "11 answers of the 2011 edition wait for you to confirm them"."""
    if count == 1:
        return f"One answer of the {earlier.year} edition waits for you to confirm it."
    return f"{count} answers of the {earlier.year} edition wait for you to confirm them."


def left_in_words(count: int, earlier: Framework) -> str:
    """Return how many answers have no place here."""
    what = "One answer" if count == 1 else f"{count} answers"
    return f"{what} of the {earlier.year} edition {'has' if count == 1 else 'have'} no place here."

"""The bar at the foot of the page: to the next item, and how far we are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import left_in_words, progress_in_words
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.text import label
from eolc_desktop.ui.widgets.thin_bar import ThinBar


class WalkBar(QFrame):
    """Previous, next, the next that is not rated, and progress where the list is folded away.

    Signals:
        previous_wanted: To the item before.
        next_wanted: To the item after.
        unrated_wanted: To the next item without an answer.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    unrated_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "walk")
        self.previous = CapButton("Previous", "K", hint="The item before this one.")
        self.next = CapButton("Next", "J", hint="The item after this one.")
        self.unrated = CapButton("Next not rated", "U", "primary", "The next item without an answer.")
        self.words = label("", "caption")
        self.bar = ThinBar()
        self.bar.setMaximumWidth(tokens.scaled(240))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(6), tokens.space(2.5), tokens.space(6), tokens.space(2.5))
        row.setSpacing(tokens.space(2))
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addSpacing(tokens.space(2))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        row.addWidget(self.unrated)
        self.previous.clicked.connect(lambda: self.previous_wanted.emit())
        self.next.clicked.connect(lambda: self.next_wanted.emit())
        self.unrated.clicked.connect(lambda: self.unrated_wanted.emit())

    def render_standing(self, standing: Standing, *, first: bool, last: bool) -> None:
        """Show how far the assessment has come, and where there is to go."""
        total = standing.scores.total
        words = progress_in_words(standing)
        self.words.setText(words)
        self.bar.show_progress(total.rated, total.dont_know, total.applicable, words)
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)
        self.unrated.setEnabled(bool(standing.not_rated))
        self.unrated.say("Next not rated" if standing.not_rated else "All answered")
        self.unrated.setToolTip(left_in_words(standing))

    def show_progress(self, shown: bool) -> None:
        """Show progress here while the list, which shows it too, is folded away."""
        self.words.setVisible(shown)
        self.bar.setVisible(shown)

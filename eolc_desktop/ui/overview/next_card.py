"""The next sensible step, as one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from eolc_desktop.scoring.next_step import NextStep, Step, next_step
from eolc_desktop.scoring.scores import Score
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.models.gap_rows import Kind
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.text import button, label

# Where each step is taken: the page, and its part where it has parts.
PLACES = {
    Step.START: ("Assess", ""),
    Step.RATE: ("Assess", ""),
    Step.FIND_OUT: ("Assess", ""),
    Step.SET_TARGETS: ("Gaps", Kind.NO_TARGET.value),
    Step.WEIGH_GAPS: ("Gaps", Kind.GAPS.value),
    Step.REPORT: ("Reports", ""),
}


class NextCard(Card):
    """Says how far the group has come and what comes next.

    Signals:
        taken: The step was taken up; carries a NextStep.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What comes next", parent)
        self._step: NextStep | None = None
        tokens = theme.current()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Items answered")
        self.answered = label("", "caption", wrap=True)
        self.why = label("", "body", wrap=True)
        self.button = button("", "primary")
        # Else the card could not become narrower than the longest text.
        self.button.setMinimumWidth(1)
        self.button.clicked.connect(lambda: self.taken.emit(self._step))
        self.text.addWidget(self.why)
        self.text.addStretch(1)
        self.text.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.addSpacing(tokens.space(2))
        self.text.addWidget(self.progress)
        self.text.addWidget(self.answered)

    def show_standing(self, standing: Standing) -> None:
        """Show what comes next for an assessment."""
        self._step = step = next_step(standing)
        self.why.setText(step.why)
        self._fit_button()
        self.button.setAccessibleName(step.label)
        self.button.setAccessibleDescription(step.why)
        total = standing.scores.total
        self.progress.setRange(0, max(1, total.applicable))
        self.progress.setValue(total.rated + total.dont_know)
        self.answered.setText(answered_in_words(total))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the button's text where the card is narrow."""
        super().resizeEvent(event)
        self._fit_button()

    def _fit_button(self) -> None:
        if self._step is None:
            return
        tokens = theme.current()
        # An ampersand in an item's id is no mnemonic.
        text = self._step.label.replace("&", "&&")
        room = self.width() - tokens.space(18)
        if QFontMetrics(tokens.font("strong")).horizontalAdvance(text) > room:
            text = text.replace(": ", ":\n")
        self.button.setText(text)


def answered_in_words(total: Score) -> str:
    """Return how far the group has come: "33 of 42 answered"."""
    if not total.applicable:
        return "No item to answer"
    return f"{total.rated + total.dont_know} of {total.applicable} answered"

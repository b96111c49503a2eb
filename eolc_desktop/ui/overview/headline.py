"""Where we stand: the counts in words, then score and coverage, then the range, in that order."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.scoring.scores import Score
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counts_in_words, coverage_in_words, percent, range_in_words
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.score_bar import ScoreBar
from eolc_desktop.ui.widgets.text import label


class Headline(Card):
    """The card at the top of the page. Its link asks why the number is what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where we stand", parent)
        tokens = theme.current()
        self.counts = label("", "title", wrap=True)
        self.score = label("", "number")
        self.caption = label("Score", "caption")
        self.coverage = label("", "strong", wrap=True)
        self.bar = ScoreBar()
        self.range = label("", "muted", wrap=True)
        number = QVBoxLayout()
        number.setSpacing(0)
        number.addWidget(self.caption)
        number.addWidget(self.score)
        number.addStretch(1)
        detail = QVBoxLayout()
        detail.setSpacing(tokens.space(1))
        for widget in (self.coverage, self.bar, self.range):
            detail.addWidget(widget)
        detail.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(tokens.space(6))
        row.addLayout(number)
        row.addLayout(detail, 1)
        self.text.addWidget(self.counts)
        self.text.addSpacing(tokens.space(2))
        self.text.addLayout(row)
        self.text.addStretch(1)
        self.set_link("Why this number?")

    def show_standing(self, standing: Standing) -> None:
        """Show where an assessment stands."""
        total = standing.scores.total
        self.counts.setText(breakable(_sentence(counts_in_words(standing.assessment, total))))
        self.score.setText(percent(total.score))
        self.score.setAccessibleName(percent(total.score) if total.score is not None else "No score yet")
        self.caption.setText("Score" if total.score is not None else "No score yet")
        self.coverage.setText(_sentence(coverage_in_words(total)))
        self.bar.show_score(total)
        self.range.setText(_range(total))
        self.range.setVisible(bool(self.range.text()))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _range(total: Score) -> str:
    words = range_in_words(total)
    if words or not total.applicable:
        return words
    return "Every item that applies has a level, so the score has no range."

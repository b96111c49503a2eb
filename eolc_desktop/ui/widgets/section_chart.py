"""The sections of a framework as a chart that is also a list: score, range and coverage of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from eolc_desktop.scoring.scores import FrameworkScore, SectionScore
from eolc_desktop.scoring.wording import percent
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.row_button import RowButton
from eolc_desktop.ui.widgets.score_bar import ScoreBar, score_in_words
from eolc_desktop.ui.widgets.text import label


class SectionChart(QWidget):
    """One row a section, with a button that lays open its score.

    Signals:
        section_pressed: A section was pressed; carries its id.
        why_pressed: Its number is asked about; carries the section's id.
    """

    section_pressed = Signal(str)
    why_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections, with score, range and coverage")
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_scores(self, scores: FrameworkScore) -> None:
        """Show the sections of an assessment, those within a section after it."""
        inner = {part.section.id for outer in scores.sections for part in outer.sections}
        shown = scores.flat()
        while len(self._lines) < len(shown):
            line = _Line()
            line.row.clicked.connect(lambda _=False, line=line: self.section_pressed.emit(line.section_id))
            line.why.clicked.connect(lambda _=False, line=line: self.why_pressed.emit(line.section_id))
            self._lines.append(line)
            self._column.addWidget(line)
        widths = _figure_widths(shown)
        for line, part in zip(self._lines, shown, strict=False):
            line.fill(part, widths, indented=part.section.id in inner)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))

    def lines(self) -> list[_Line]:
        """Return the lines in view."""
        return [line for line in self._lines if not line.isHidden()]


class _Line(QWidget):
    """A section's row, and beside it the question why."""

    def __init__(self) -> None:
        super().__init__()
        self.section_id = ""
        self.row = _SectionRow()
        self.why = QToolButton()
        self.why.setProperty("kind", "quiet")
        put_icon(self.why, "circle-help", "muted", 16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row, 1)
        layout.addWidget(self.why, 0, Qt.AlignmentFlag.AlignVCenter)

    def fill(self, part: SectionScore, widths: tuple[int, int], *, indented: bool) -> None:
        self.section_id = part.section.id
        self.row.fill(part, widths, indented=indented)
        self.why.setAccessibleName(f"Why this number? {part.section.title}")
        self.why.setToolTip("Why this number?")


class _SectionRow(RowButton):
    """Title, bar, score and coverage of one section."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "body", wrap=True)
        self.bar = ScoreBar()
        self.score = label("", "strong")
        self.rated = label("", "muted")
        for words in (self._title, self.score, self.rated):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.score.setAlignment(right)
        self.rated.setAlignment(right)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.bar, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.score, 0, 2)
        self._grid.addWidget(self.rated, 0, 3)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4)

    def fill(self, part: SectionScore, widths: tuple[int, int], *, indented: bool) -> None:
        tokens = theme.current()
        title = part.section.title
        self.setAccessibleName(f"{title}: {score_in_words(part.total)}")
        self.setAccessibleDescription("Opens the section at its first item that is not rated yet.")
        self._title.setText(breakable(title))
        self.bar.show_score(part.total)
        _put(self.score, score_text(part), widths[0])
        _put(self.rated, rated_text(part), widths[1])
        left = tokens.space(6 if indented else 2)
        self._grid.setContentsMargins(left, tokens.space(2), tokens.space(2), tokens.space(2))
        self._grid.setHorizontalSpacing(tokens.space(3))


def score_text(part: SectionScore) -> str:
    """Return a section's score; in words where there is none, which is not 0."""
    if part.total.score is not None:
        return percent(part.total.score)
    return "No score yet" if part.total.applicable else "Not scored"


def rated_text(part: SectionScore) -> str:
    """Return how much of a section is rated: "6 of 7 rated"."""
    if not part.total.applicable:
        return ""
    return f"{part.total.rated} of {part.total.applicable} rated"


def _figure_widths(parts: Sequence[SectionScore]) -> tuple[int, int]:
    """Return the widths that keep the figures of all rows in columns."""
    tokens = theme.current()
    strong, body = QFontMetrics(tokens.font("strong")), QFontMetrics(tokens.font("body"))
    scores = max((strong.horizontalAdvance(score_text(part)) for part in parts), default=0)
    rated = max((body.horizontalAdvance(rated_text(part)) for part in parts), default=0)
    return scores + 2, rated + 2


def _put(words: QLabel, text: str, width: int) -> None:
    words.setText(text)
    words.setFixedWidth(width)

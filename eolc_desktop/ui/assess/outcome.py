"""What the rating does to the numbers, and what was said about the item before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eolc_desktop.operations.history import HistoryEntry
from eolc_desktop.scoring.gaps import Gap, find_gap
from eolc_desktop.scoring.wording import coverage_in_words, number, percent
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.past import past_lines
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.text import button, label

MOST_LINES = 12


class EffectPanel(QFrame):
    """The gap of the item and the score of its section, each with its working on a click.

    Signals:
        gap_wanted: Lay open the gap.
        score_wanted: Lay open the section's score.
    """

    gap_wanted = Signal()
    score_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "card")
        self.gap = label("", "strong", wrap=True)
        self.gap_note = label("", "caption", wrap=True)
        self.score = label("", "strong", wrap=True)
        self.score_note = label("", "caption", wrap=True)
        self.why_gap = CapButton("Why this number?", "W", "quiet", "The working of the gap and its priority.")
        self.why_score = button("Why this number?", "quiet")
        self.why_score.setToolTip("The working of the section’s score.")
        self.why_score.setAccessibleDescription("The working of the section’s score.")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(3), tokens.space(3))
        column.setSpacing(tokens.space(3))
        column.addLayout(_line(self.gap, self.gap_note, self.why_gap))
        column.addLayout(_line(self.score, self.score_note, self.why_score))
        self.why_gap.clicked.connect(lambda: self.gap_wanted.emit())
        self.why_score.clicked.connect(lambda: self.score_wanted.emit())

    def render_item(self, view: ItemView) -> None:
        """Show what the item's rating comes to."""
        gap = find_gap(view.assessment, view.item)
        self.why_gap.setEnabled(gap is not None)
        words, note = gap_in_words(view, gap)
        self.gap.setText(words)
        self.gap_note.setText(note)
        found = next(part for part in view.standing.scores.flat() if part.section.id == view.section.id)
        score = "No score yet" if found.total.score is None else percent(found.total.score)
        self.score.setText(f"{score} for {view.section.id} {view.section.title}")
        self.score_note.setText(coverage_in_words(found.total))


def gap_in_words(view: ItemView, gap: Gap | None) -> tuple[str, str]:
    """Return the gap in a few words, and what comes of it."""
    if not view.scale.scored:
        return "Followed, not scored", "This item stands outside score and coverage."
    if gap is None:
        note = "Not applicable items leave the score." if view.rating.reason else "There is no level yet."
        return "No gap to show", note
    if gap.target is None:
        return "No target set", "Without a target there is no gap. That is a finding of its own."
    if gap.gap:
        width = number(gap.scale.width)
        return f"Gap {number(gap.gap)} of {width}", f"Priority {number(gap.priority)}"
    if gap.ahead:
        return "Ahead of the target", f"{number(gap.ahead)} above it"
    return "At the target", "No gap"


def _line(words: QWidget, note: QWidget, why: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space(3))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(words)
    column.addWidget(note)
    row.addLayout(column, 1)
    row.addWidget(why)
    return row


class HistoryPanel(QFrame):
    """What was said about the item, newest first; folded until it is asked for.

    Signals:
        opened: The person unfolded it, and it wants to be filled.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.toggle = button("History of this item", "link")
        self.toggle.setCheckable(True)
        put_icon(self.toggle, "history", "accent_text")
        self._body = QWidget()
        self._lines = QGridLayout(self._body)
        self._lines.setContentsMargins(0, tokens.space(2), 0, 0)
        self._lines.setHorizontalSpacing(tokens.space(4))
        self._lines.setVerticalSpacing(tokens.space(2))
        self._lines.setColumnMinimumWidth(0, tokens.scaled(180))
        self._lines.setColumnStretch(0, 1)
        self._lines.setColumnStretch(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.toggle)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._body)
        self._body.hide()
        self.toggle.toggled.connect(self._toggled)

    @property
    def is_open(self) -> bool:
        """Tell whether the lines are in sight."""
        return self.toggle.isChecked()

    def render_entries(self, view: ItemView, entries: Sequence[HistoryEntry]) -> None:
        """Show what was done to an item."""
        while (part := self._lines.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = past_lines(view, entries)
        for row, line in enumerate(lines[:MOST_LINES]):
            self._lines.addWidget(label(line.head, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label(line.text, "body", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        rest = len(lines) - MOST_LINES
        if not lines:
            self._lines.addWidget(label("Nothing was said about this item yet.", "muted"), 0, 0, 1, 2)
        elif rest > 0:
            self._lines.addWidget(label(f"and {rest} more before that", "muted"), MOST_LINES, 0, 1, 2)

    def _toggled(self, shown: bool) -> None:
        self._body.setVisible(shown)
        if shown:
            self.opened.emit()

"""What stands beneath the headline of the Overview page: sections, gaps, what is open, what changed."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eolc_desktop.operations import history, queries
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import theme
from eolc_desktop.ui.overview.rows import (
    SHOWN,
    assessment_rows,
    change_rows,
    gap_rows,
    later_rows,
    open_rows,
    unsure_rows,
    waiting_rows,
)
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.section_chart import SectionChart
from eolc_desktop.ui.widgets.text import label
from eolc_desktop.ui.widgets.text_rows import TextRow, TextRows

_CHANGES = 5


class Lower(QObject):
    """The cards beneath the headline, in two columns.

    Attributes:
        left: The layout of the left column, or of the upper part where there is one column.
        right: The layout of the other.

    Signals:
        item_pressed: An item is to be opened; carries its id.
        section_pressed: A section is to be opened; carries its id.
        why_pressed: The score of a section is to be laid open; carries its id.
        part_pressed: A kind of open items is to be shown; carries its name.
        assessment_pressed: Another assessment is to be put in view; carries its id.
        gaps_pressed: All gaps are to be shown.
    """

    item_pressed = Signal(str)
    section_pressed = Signal(str)
    why_pressed = Signal(str)
    part_pressed = Signal(str)
    assessment_pressed = Signal(str)
    gaps_pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chart = SectionChart()
        self.sections = Card("Sections")
        self.gaps = _ListCard("Largest gaps")
        self.unsure = _ListCard("What we are least sure of")
        self.open = _ListCard("Still open")
        self.changes = _ListCard("Recent changes", pressable=False)
        self.assessments = _ListCard("Assessments in this workspace")
        self.sections.rows.addWidget(self.chart)
        self.sections.text.addWidget(
            label(
                "Bar: score of the rated items. Line beneath: from all unrated at their lowest to all at "
                "their highest. A section opens at its first unrated item.",
                "caption",
                wrap=True,
            )
        )
        self.left = _stack(self.sections, self.assessments, self.changes)
        self.right = _stack(self.gaps, self.open, self.unsure)
        self.chart.section_pressed.connect(self.section_pressed)
        self.chart.why_pressed.connect(self.why_pressed)
        for card in (self.gaps, self.unsure):
            card.list.pressed.connect(self.item_pressed)
        self.gaps.link.clicked.connect(lambda: self.gaps_pressed.emit())
        self.open.list.pressed.connect(self.part_pressed)
        self.assessments.list.pressed.connect(self.assessment_pressed)

    def show_standing(self, standing: Standing, workspace: Workspace, session: Session) -> None:
        """Show where the assessment in view stands, and the others beside it."""
        self.chart.show_scores(standing.scores)
        self._show_gaps(standing)
        self.open.show_rows(_open(standing, workspace))
        self.unsure.show_rows(unsure_rows(standing))
        self.unsure.heading.setText(_with_count(self.unsure.accessibleName(), len(standing.least_sure)))
        self._show_changes(workspace)
        self._show_assessments(workspace, session)

    def _show_gaps(self, standing: Standing) -> None:
        self.gaps.show_rows(gap_rows(standing.gaps), _why_no_gaps(standing))
        count = len(standing.gaps)
        words = "The one gap" if count == 1 else f"All {count} gaps"
        self.gaps.set_link(words if count else "", f"{words}, on the Gaps page")

    def _show_changes(self, workspace: Workspace) -> None:
        entries = history.history(workspace, limit=_CHANGES)
        told = [(entry.at, entry.label, entry.role, entry.undone) for entry in entries]
        self.changes.show_rows(change_rows(told, datetime.now(UTC).astimezone()), "Nothing has changed yet.")

    def _show_assessments(self, workspace: Workspace, session: Session) -> None:
        summaries = queries.summaries(workspace)
        self.assessments.setVisible(len(summaries) > 1)
        if len(summaries) > 1:
            found = (session.standing_of(summary.id) for summary in summaries)
            standings = [standing for standing in found if standing is not None]
            self.assessments.show_rows(assessment_rows(standings, session.assessment_id))


def _open(standing: Standing, workspace: Workspace) -> list[TextRow]:
    """Return what is open: what waits of an earlier edition first, and a later edition last."""
    assessment = standing.assessment
    rows = open_rows(standing)
    if assessment.started_from:
        from eolc_desktop.operations.lineage import earlier_of
        from eolc_desktop.operations.suggestions import pending

        earlier = earlier_of(workspace, assessment.started_from)
        if earlier is not None:
            rows = waiting_rows(len(pending(workspace, assessment.id)), earlier.framework.year) + rows
    if not workspace.read_only:
        rows += later_rows(assessment, queries.summaries(workspace))
    return rows


class _ListCard(Card):
    """A card with rows, and words for when there are none."""

    def __init__(self, heading: str, *, pressable: bool = True) -> None:
        super().__init__(heading)
        self.list = TextRows(heading, pressable=pressable)
        self._words = label("", "muted", wrap=True)
        self.rows.addWidget(self.list)
        self.text.addWidget(self._words)
        self._words.hide()

    def show_rows(self, rows: list[TextRow], when_none: str = "") -> None:
        """Show rows; where there are none, say why, or go out of sight where there is nothing to say."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._words.setText(when_none)
        self._words.setVisible(not rows)
        self.setVisible(bool(rows or when_none))


def _stack(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.current().space(4))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _with_count(heading: str, count: int) -> str:
    return f"{heading}: {SHOWN} of {count}" if count > SHOWN else heading


def _why_no_gaps(standing: Standing) -> str:
    if not standing.scores.total.rated:
        return "Nothing is rated yet, so no gap can show."
    if standing.without_target:
        left = counted(len(standing.without_target), "rated item")
        return f"No gaps yet: {left} without a target. A gap is target minus level."
    return "Everything that is rated is at its target or ahead of it."

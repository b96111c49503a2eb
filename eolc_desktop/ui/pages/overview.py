"""The Overview page: where we stand, and what to do next."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.operations import history, queries
from eolc_desktop.scoring.next_step import NextStep
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import theme
from eolc_desktop.ui.models.gap_rows import Kind
from eolc_desktop.ui.overview.headline import Headline
from eolc_desktop.ui.overview.next_card import PLACES, NextCard
from eolc_desktop.ui.overview.rows import (
    SHOWN,
    UNRATED,
    assessment_rows,
    change_rows,
    gap_rows,
    open_rows,
    unsure_rows,
)
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.empty import EmptyState
from eolc_desktop.ui.widgets.section_chart import SectionChart
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import label
from eolc_desktop.ui.widgets.text_rows import TextRow, TextRows

_TWO_COLUMNS = 880
_CHANGES = 5
_AFTER_FIRST_PAINT = 30


class OverviewPage(Page):
    """Counts, score and range, the sections, the largest gaps, what is open, what changed.

    Attributes:
        is_whole: Whether everything is drawn. It is the first page of the first window, and nobody should
            wait for what lies below: the first time, that comes just after the first paint.
    """

    TITLE: ClassVar[str] = "Overview"
    ICON: ClassVar[str] = "layout-dashboard"
    KEY: ClassVar[str] = "1"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.is_whole = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AFTER_FIRST_PAINT)
        self.headline = Headline()
        self.next = NextCard()
        self.chart = SectionChart()
        self.sections = Card("Sections")
        self.gaps = _ListCard("Largest gaps")
        self.unsure = _ListCard("What we are least sure of")
        self.open = _ListCard("Still open")
        self.changes = _ListCard("Recent changes", pressable=False)
        self.assessments = _ListCard("Assessments in this workspace")
        self.empty = EmptyState("", icon="layout-dashboard")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tokens = theme.current()
        self.sections.rows.addWidget(self.chart)
        self.sections.text.addWidget(
            label(
                "Bar: score of the rated items. Line beneath: from all unrated at their lowest to all at "
                "their highest. A section opens at its first unrated item.",
                "caption",
                wrap=True,
            )
        )
        for card in (self.headline, self.next):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._left = _stack(self.sections, self.assessments, self.changes)
        self._right = _stack(self.gaps, self.open, self.unsure)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.space(4))
        self._wide: bool | None = None
        self._arrange(wide=True)
        content = QWidget()
        content.setProperty("kind", "content")
        column = QVBoxLayout(content)
        column.setContentsMargins(*(tokens.space(6),) * 4)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        self._stacked = QStackedLayout(self)
        self._stacked.addWidget(self.area)
        self._stacked.addWidget(self.empty)

    def _connect(self) -> None:
        self.headline.link.clicked.connect(lambda: self._explain())
        self.next.taken.connect(self._take)
        self.chart.section_pressed.connect(self._open_section)
        self.chart.why_pressed.connect(self._explain)
        self.gaps.list.pressed.connect(self._open_item)
        self.gaps.link.clicked.connect(lambda: self.session.go_to("Gaps", part=Kind.GAPS.value))
        self.unsure.list.pressed.connect(self._open_item)
        self.open.list.pressed.connect(self._open_part)
        self.assessments.list.pressed.connect(self.session.show_assessment)
        self.empty.activated.connect(lambda: self.session.go_to("Library"))
        theme.look().changed.connect(self.refresh)
        self._rest.timeout.connect(self._show_rest)
        self.setFocusProxy(self.next.button)

    def render_page(self) -> None:
        """Show where the assessment in view stands."""
        standing, workspace = self.session.standing(), self.session.workspace
        if standing is None or workspace is None:
            self._show_empty(open_workspace=workspace is not None)
            return
        self._stacked.setCurrentWidget(self.area)
        self.headline.show_standing(standing)
        self.next.show_standing(standing)
        self.chart.show_scores(standing.scores)
        if self.is_whole:
            self._show_rest()
        else:
            for card in (self.gaps, self.open, self.unsure, self.changes, self.assessments):
                card.hide()
            self._rest.start()

    def _show_rest(self) -> None:
        """Show what lies lower on the page."""
        standing, workspace = self.session.standing(), self.session.workspace
        if standing is None or workspace is None:
            return
        self.is_whole = True
        self._show_gaps(standing)
        self.open.show_rows(open_rows(standing))
        self.unsure.show_rows(unsure_rows(standing))
        self.unsure.heading.setText(_with_count(self.unsure.accessibleName(), len(standing.least_sure)))
        self._show_changes(workspace)
        self._show_assessments(workspace)
        order_by_layout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.current().scaled(_TWO_COLUMNS))

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        for layout in (self._left, self._right):
            grid.removeItem(layout)
        # A layout keeps its parent when it is taken out, and a grid refuses one that has a parent.
        for layout in (self._left, self._right):
            layout.setParent(None)
        places = ((0, 0), (0, 1), (1, 0), (1, 1)) if wide else ((0, 0), (1, 0), (2, 0), (3, 0))
        grid.addWidget(self.headline, *places[0])
        grid.addWidget(self.next, *places[1])
        grid.addLayout(self._left, *places[2])
        grid.addLayout(self._right, *places[3])
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2 if wide else 0)

    def _show_empty(self, *, open_workspace: bool) -> None:
        self._stacked.setCurrentWidget(self.empty)
        if open_workspace:
            self.empty.say(
                "Nothing is being assessed yet",
                "Choose a framework in the library to start an assessment of this place.",
                "Go to the library",
            )
        else:
            self.empty.say(
                "No workspace is open", "Open a workspace, or start a new one, from the start page."
            )

    def _show_gaps(self, standing: Standing) -> None:
        self.gaps.show_rows(gap_rows(standing.gaps), _why_no_gaps(standing))
        count = len(standing.gaps)
        words = "The one gap" if count == 1 else f"All {count} gaps"
        self.gaps.set_link(words if count else "", f"{words}, on the Gaps page")

    def _show_changes(self, workspace: Workspace) -> None:
        entries = history.history(workspace, limit=_CHANGES)
        told = [(entry.at, entry.label, entry.role, entry.undone) for entry in entries]
        self.changes.show_rows(change_rows(told, datetime.now(UTC).astimezone()), "Nothing has changed yet.")

    def _show_assessments(self, workspace: Workspace) -> None:
        summaries = queries.summaries(workspace)
        self.assessments.setVisible(len(summaries) > 1)
        if len(summaries) > 1:
            found = (self.session.standing_of(summary.id) for summary in summaries)
            standings = [standing for standing in found if standing is not None]
            self.assessments.show_rows(assessment_rows(standings, self.session.assessment_id))

    def _explain(self, section_id: str = "") -> None:
        standing = self.session.standing()
        if standing is None:
            return
        # Imported when it is asked for: the first window does without it.
        from eolc_desktop.scoring.explain import explain_score
        from eolc_desktop.ui.dialogs.explanation import ExplanationDialog

        assessment = standing.assessment
        section = _find_section(assessment.framework.flat_sections, section_id)
        dialog = ExplanationDialog(explain_score(assessment, section), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fit()
        dialog.open()

    def _take(self, step: NextStep) -> None:
        page, part = PLACES[step.step]
        self.session.go_to(page, step.item_id, part)

    def _open_item(self, item_id: str) -> None:
        self.session.go_to("Assess", item_id)

    def _open_part(self, part: str) -> None:
        standing = self.session.standing()
        if standing is None:
            return
        if part == UNRATED:
            self.session.go_to("Assess", standing.not_rated[0].id)
        else:
            self.session.go_to("Gaps", part=part)

    def _open_section(self, section_id: str) -> None:
        standing = self.session.standing()
        if standing is None:
            return
        section = _find_section(standing.assessment.framework.flat_sections, section_id)
        items = list(section.all_items()) if section else []
        unrated = {item.id for item in standing.not_rated}
        first = next((item for item in items if item.id in unrated), items[0] if items else None)
        if first is not None:
            self._open_item(first.id)


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


def _find_section(sections: tuple[Section, ...], section_id: str) -> Section | None:
    return next((section for section in sections if section.id == section_id), None)


def _why_no_gaps(standing: Standing) -> str:
    if not standing.scores.total.rated:
        return "Nothing is rated yet, so no gap can show."
    if standing.without_target:
        left = counted(len(standing.without_target), "rated item")
        return f"No gaps yet: {left} without a target. A gap is target minus level."
    return "Everything that is rated is at its target or ahead of it."

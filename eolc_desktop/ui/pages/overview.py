"""The Overview page: where we stand, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.errors import UserError
from eolc_desktop.scoring.next_step import NextStep
from eolc_desktop.ui import theme
from eolc_desktop.ui.overview.headline import Headline
from eolc_desktop.ui.overview.next_card import PLACES, NextCard
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.empty import EmptyState
from eolc_desktop.ui.widgets.tab_order import order_by_layout

if TYPE_CHECKING:
    from eolc_desktop.ui.library.shelf import Shelf
    from eolc_desktop.ui.overview.lower import Lower

_TWO_COLUMNS = 880
_AFTER_FIRST_PAINT = 15


class OverviewPage(Page):
    """Counts, score and range, what comes next, and beneath them the cards of `Lower`.

    It is the first page of the first window, and nobody should wait for what lies lower: the first time,
    that is made just after the first paint.

    Attributes:
        beneath: The cards beneath the headline, or None until they are made.
    """

    TITLE: ClassVar[str] = "Overview"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.headline = Headline()
        self.next = NextCard()
        self.beneath: Lower | None = None
        self.empty = EmptyState("", icon="layout-dashboard")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_FIRST_PAINT)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tokens = theme.current()
        for card in (self.headline, self.next):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
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
        self.empty.activated.connect(lambda: self.session.go_to("Library"))
        theme.look().changed.connect(self.refresh)
        self._soon.timeout.connect(self._show_lower)
        self.first = self.next.button

    def render_page(self) -> None:
        """Show where the assessment in view stands."""
        standing, workspace = self.session.standing(), self.session.workspace
        if standing is None or workspace is None:
            self._show_empty(open_workspace=workspace is not None)
            return
        self._stacked.setCurrentWidget(self.area)
        self.headline.show_standing(standing)
        self.next.show_standing(standing)
        if self.beneath is None:
            self._soon.start()
        else:
            self._show_lower()

    def _show_lower(self) -> None:
        standing, workspace = self.session.standing(), self.session.workspace
        if standing is None or workspace is None:
            return
        if self.beneath is None:
            self.beneath = self._make_lower()
        self.beneath.show_standing(standing, workspace, self.session)
        order_by_layout(self)

    def _make_lower(self) -> Lower:
        from eolc_desktop.ui.models.gap_rows import Kind
        from eolc_desktop.ui.overview.lower import Lower

        made = Lower(self)
        made.section_pressed.connect(self._open_section)
        made.why_pressed.connect(self._explain)
        made.item_pressed.connect(self._open_item)
        made.part_pressed.connect(self._open_part)
        made.assessment_pressed.connect(self.session.show_assessment)
        made.gaps_pressed.connect(lambda: self.session.go_to("Gaps", part=Kind.GAPS.value))
        _, left, right = self._places()
        self._grid.addLayout(made.left, *left)
        self._grid.addLayout(made.right, *right)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme.current().scaled(_TWO_COLUMNS))

    def _places(self) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
        """Return where the next step and the two columns stand in the grid."""
        return ((0, 1), (1, 0), (1, 1)) if self._wide else ((1, 0), (2, 0), (3, 0))

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        beside, left, right = self._places()
        grid.addWidget(self.headline, 0, 0)
        grid.addWidget(self.next, *beside)
        if self.beneath is not None:
            columns = (self.beneath.left, self.beneath.right)
            for layout in columns:
                grid.removeItem(layout)
            for layout, place in zip(columns, (left, right), strict=True):
                # A layout keeps its parent when it is taken out, and a grid refuses one that has a parent.
                layout.setParent(None)
                grid.addLayout(layout, *place)
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
        from eolc_desktop.ui.overview.rows import LATER, TO_CONFIRM, UNRATED

        standing = self.session.standing()
        if standing is None:
            return
        if part == UNRATED:
            self.session.go_to("Assess", standing.not_rated[0].id)
        elif part == TO_CONFIRM:
            self.session.go_to("Assess", part=part)
        elif part == LATER:
            from eolc_desktop.ui.library.reading import read_library

            read_library(self._start_later, self, self.session.failed.emit)
        else:
            self.session.go_to("Gaps", part=part)

    def _start_later(self, shelf: Shelf) -> None:
        """Ask about starting the later edition, once the library is read."""
        standing = self.session.standing()
        if standing is None:
            return
        framework = standing.assessment.framework
        later = shelf.by_id.get(framework.successor)
        if later is None:
            self.session.failed.emit(
                UserError(
                    f"The later edition of “{framework.short}” is not in this library.",
                    "Nothing was changed. Add it in the library, and start it there from these answers.",
                )
            )
            return
        from eolc_desktop.ui.dialogs.start_from_edition import StartFromEditionDialog

        StartFromEditionDialog.ask(self.window(), self.session, [later])

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


def _find_section(sections: tuple[Section, ...], section_id: str) -> Section | None:
    return next((section for section in sections if section.id == section_id), None)

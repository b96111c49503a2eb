"""The Assess page: one item at a time, with everything that helps a group to rate it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from eolc_desktop.domain.changes import Changes
from eolc_desktop.operations import history
from eolc_desktop.scoring.explain import Explanation, explain_gap, explain_score
from eolc_desktop.scoring.gaps import find_gap
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.answer import AnswerPanel
from eolc_desktop.ui.assess.body import ItemBody
from eolc_desktop.ui.assess.grounds import Grounds
from eolc_desktop.ui.assess.item_panel import ItemPanel
from eolc_desktop.ui.assess.judgement import JudgementPanel
from eolc_desktop.ui.assess.keys import SHORTCUTS, AssessKeys
from eolc_desktop.ui.assess.storing import Storing
from eolc_desktop.ui.assess.view import ItemView, why_read_only
from eolc_desktop.ui.dialogs.explanation import ExplanationDialog
from eolc_desktop.ui.models.item_list import Filter, concerns
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.empty import EmptyState
from eolc_desktop.ui.widgets.tab_order import order_by_layout

__all__ = ["SHORTCUTS", "AssessPage"]

# Below this the list would leave too little room for five cards side by side.
ROOM_FOR_LIST = 1060


class AssessPage(Page):
    """Rates one item at a time; the file holds the answers, the page only shows them."""

    TITLE = "Assess"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._store = Storing(session)
        self._view: ItemView | None = None
        self._list_wanted = False
        self._levels = 0
        self._stack = QStackedLayout(self)
        self.empty = EmptyState("", icon="clipboard-check")
        self.empty.activated.connect(lambda: session.go_to("Library"))
        self._stack.addWidget(self.empty)
        self._build()
        self.keys = AssessKeys(self)
        session.item_changed.connect(self._item_changed)
        session.settling.connect(self.flush)
        session.part_wanted.connect(self._part_wanted)

    def _build(self) -> None:
        store = self._store
        self.items = ItemPanel()
        self.answer = AnswerPanel(store.not_applicable)
        self.judgement = JudgementPanel(store.rationale, store.target_reason, store.agreed_by)
        self.body = ItemBody(self.answer, self.judgement)
        self.grounds = Grounds(self.session, store, self.body)
        self._main = QWidget()
        row = QHBoxLayout(self._main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.items)
        row.addWidget(self.body, 1)
        self._stack.addWidget(self._main)
        self.first = self.answer.cards
        self._connect()

    def _connect(self) -> None:
        answer, judgement, body, store = self.answer, self.judgement, self.body, self._store
        self.items.item_wanted.connect(self._item_chosen)
        self.items.own_wanted.connect(self._own_wanted)
        answer.level_chosen.connect(store.level)
        answer.dont_know_chosen.connect(store.dont_know)
        answer.cleared.connect(self.clear_answer)
        answer.done.connect(self.next_item)
        answer.confidence_chosen.connect(store.confidence)
        judgement.target_chosen.connect(store.target)
        judgement.importance_chosen.connect(store.importance)
        judgement.left.connect(answer.cards.focus)
        body.question.list_wanted.connect(self._toggle_list)
        body.walk.previous_wanted.connect(self.previous_item)
        body.walk.next_wanted.connect(self.next_item)
        body.walk.unrated_wanted.connect(self.next_unrated)
        body.effect.gap_wanted.connect(self.explain_gap)
        body.effect.score_wanted.connect(self.explain_section)
        body.edition.waiting_wanted.connect(self.show_waiting)
        self.grounds.found.connect(self.refresh)
        self.grounds.taken.connect(answer.cards.focus)
        self.grounds.grew.connect(self._order)
        body.history.opened.connect(self._render_history)

    def render_page(self) -> None:
        """Show the item in view, or what to do where there is none."""
        standing = self.session.standing()
        if standing is None or not standing.assessment.framework.has_item(self.session.item_id):
            self._view = None
            self._say_empty()
            self._stack.setCurrentWidget(self.empty)
            return
        workspace = self.session.workspace
        reason = why_read_only(workspace) if workspace is not None else ""
        item = standing.assessment.framework.item(self.session.item_id)
        before = self._view.key if self._view is not None else None
        self._view = ItemView(standing, item, writable=not reason)
        self._store.view = self._view
        self._stack.setCurrentWidget(self._main)
        self._render_list(standing)
        self.body.render_item(self._view, reason)
        self.grounds.render_item(self._view)
        self._render_walk(standing)
        self._render_history()
        if before != self._view.key and self.answer.cards.isAncestorOf(self.window().focusWidget()):
            # The card that had the keyboard for another item would look like a suggestion.
            self.answer.cards.focus()
        if len(self._view.levels) != self._levels:
            # Controls have come or gone.
            self._levels = len(self._view.levels)
            self._order()

    def refresh(self, *what: object) -> None:
        """Draw again; what was said elsewhere is looked up again where it may have changed."""
        for one in what:
            if isinstance(one, Changes):
                self.grounds.finder.forget(one)
        super().refresh()

    def show_waiting(self) -> None:
        """List the items whose answer to the earlier edition waits, and go to the first to confirm it."""
        self.items.show_filter(Filter.TO_CONFIRM)
        waiting = [item_id for item_id in self.items.model.items() if item_id in self.items.waiting]
        if waiting:
            self.session.show_item(waiting[0])
        proposal = self.body.elsewhere.proposal
        if proposal.isVisible():
            proposal.card.confirm.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.answer.cards.focus()
        # Once the layout has settled.
        QTimer.singleShot(0, self, self.reveal)

    def flush(self) -> None:
        """Store everything that is typed and not stored yet."""
        self.judgement.flush()
        self.answer.reason.flush()

    def next_item(self) -> None:
        """Go to the next item of the list."""
        self._go(self.items.neighbour(1))

    def previous_item(self) -> None:
        """Go to the item before."""
        self._go(self.items.neighbour(-1))

    def next_unrated(self) -> None:
        """Go to the next item without an answer, from here on and then from the top."""
        if self._view is None:
            return
        order = {item.id: place for place, item in enumerate(self._view.framework.items)}
        here = order[self._view.item.id]
        not_rated = [item for item in self._view.standing.not_rated if item.id != self._view.item.id]
        # Those that are listed come first; the others are not forgotten.
        own = [item for item in not_rated if concerns(item, self.items.setting)]
        left = [item.id for item in own or not_rated]
        after = [item_id for item_id in left if order[item_id] > here]
        if after or left:
            self._go((after or left)[0])

    def clear_answer(self) -> None:
        """Take the answer away."""
        self._store.clear()
        self.answer.cards.focus()

    def reveal(self) -> None:
        """Scroll what has the keyboard into sight."""
        focused, tokens = self.window().focusWidget(), theme.current()
        if focused is not None and self.body.area.isAncestorOf(focused):
            self.body.area.ensureWidgetVisible(focused, tokens.space(6), tokens.space(12))

    def explain_gap(self) -> None:
        """Lay open how the item's gap and priority came about."""
        gap = find_gap(self._view.assessment, self._view.item) if self._view else None
        if gap is not None:
            self._explain(explain_gap(gap))

    def explain_section(self) -> None:
        """Lay open how the section's score came about."""
        if self._view is not None:
            self._explain(explain_score(self._view.assessment, self._view.section))

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what was typed before another page comes into view."""
        self.flush()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the levels, so that a digit rates at once."""
        super().showEvent(event)
        focused = self.window().focusWidget()
        if self._view is not None and (focused is None or not self.isAncestorOf(focused)):
            self.answer.cards.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list away where it would leave too little room."""
        super().resizeEvent(event)
        self._show_list()

    def _part_wanted(self, page: str, part: str) -> None:
        from eolc_desktop.ui.overview.rows import TO_CONFIRM

        if (page, part) == (self.TITLE, TO_CONFIRM):
            self.show_waiting()

    def _go(self, item_id: str) -> None:
        if item_id:
            self.session.show_item(item_id)
            self.answer.cards.focus()

    def _item_chosen(self, item_id: str) -> None:
        self.session.show_item(item_id)

    def _item_changed(self, _item_id: str) -> None:
        """Show the other item from its top, with the keyboard at its levels if it was in the old one."""
        self.refresh()
        self.body.to_top()
        # The window's own focus: it holds while another program is in front.
        focused = self.window().focusWidget()
        if focused is not None and self.body.area.isAncestorOf(focused):
            self.answer.cards.focus()
        if self._view is not None:
            announce(self.body.question, self._view.spoken)

    def _explain(self, explanation: Explanation) -> None:
        dialog = ExplanationDialog(explanation, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fit()
        dialog.open()

    def _own_wanted(self, only: bool) -> None:
        self.session.list_own_questions(only)
        self.refresh()

    def _order(self) -> None:
        order_by_layout(self._main)

    def _render_list(self, standing: Standing) -> None:
        """List the items, and offer to list those for the service’s setting only."""
        words = self.grounds.own_words(standing.assessment)
        narrowing = self.grounds.narrowing(standing.assessment, words)
        self.items.render_standing(standing, self.session.item_id, narrowing)
        self.items.show_own(words, chosen=self.session.own_questions)

    def _render_walk(self, standing: Standing) -> None:
        first, last = not self.items.neighbour(-1), not self.items.neighbour(1)
        self.body.walk.render_standing(standing, first=first, last=last)

    def _render_history(self) -> None:
        workspace, view = self.session.workspace, self._view
        if workspace is None or view is None or not self.body.history.is_open:
            return
        entries = history.history(workspace, assessment_id=view.assessment.id, item_id=view.item.id)
        self.body.history.render_entries(view, entries)

    def _say_empty(self) -> None:
        if self.session.workspace is None:
            self.empty.say("No workspace is open", "Open one, or start a new one, to assess it here.")
            return
        self.empty.say(
            "Nothing to assess yet",
            "Choose a framework in the library and start an assessment with it. Its items then come up "
            "here, one at a time.",
            "Go to the library",
        )

    def _toggle_list(self) -> None:
        self._list_wanted = not self._list_wanted
        self._show_list()

    def _show_list(self) -> None:
        roomy = self.width() >= theme.current().scaled(ROOM_FOR_LIST)
        shown = roomy or self._list_wanted
        self.items.setVisible(shown)
        self.body.question.items_button.setVisible(not roomy)
        self.body.walk.show_progress(not shown)

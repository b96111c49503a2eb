"""The keys of the Assess page: the list of them, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from eolc_desktop.domain.ratings import Answer, Confidence

if TYPE_CHECKING:
    from eolc_desktop.ui.pages.assess import AssessPage

# In the order in which the list of shortcuts shows them.
SHORTCUTS: tuple[tuple[str, str], ...] = (
    ("0–9", "Choose the level with that number"),
    ("Arrow keys", "Move among the levels; Space or Enter chooses, Enter again goes on"),
    ("D", "Answer don’t know"),
    ("N", "Answer not applicable, and say why"),
    ("Delete", "Take the answer away: not rated"),
    ("L, M, H", "Confidence low, medium or high"),
    ("T, then 0–9", "Set the target"),
    ("I, then 1–5", "Set the importance"),
    ("R", "Write the rationale"),
    ("E", "Add evidence"),
    ("C", "Confirm the answer of the earlier edition"),
    ("U", "Next item that is not rated"),
    ("J, Page Down or Alt+Right", "Next item"),
    ("K, Page Up or Alt+Left", "Previous item"),
    ("W", "Why this number?"),
    ("Esc", "Leave a text and go back to the levels"),
)


class AssessKeys(QObject):
    """Puts the page's keys in place. A field that is typed in keeps its keys for itself (`Autosave`)."""

    def __init__(self, page: AssessPage) -> None:
        super().__init__(page)
        self._page = page
        for digit in "0123456789":
            self._add(self._seen(partial(self._digit, digit)), digit)
        self._add(page.next_item, "J", "PgDown", "Alt+Right")
        self._add(page.previous_item, "K", "PgUp", "Alt+Left")
        self._add(page.next_unrated, "U")
        self._add(page.explain_gap, "W")
        self._add(self._add_evidence, "E")
        self._add(self._seen(page.body.elsewhere.confirm), "C")
        self._add(self._clear, "Del", "Backspace")
        self._add(page.answer.beside.others.chip(Answer.DONT_KNOW).click, "D")
        self._add(self._seen(page.answer.beside.others.chip(Answer.NOT_APPLICABLE).click), "N")
        for key, confidence in zip("LMH", Confidence, strict=True):
            self._add(partial(self._confidence, confidence), key)
        rationale = page.judgement.rationale
        self._add(self._seen(page.judgement.target.focus), "T")
        self._add(self._seen(page.judgement.importance.focus), "I")
        self._add(self._seen(partial(rationale.setFocus, Qt.FocusReason.ShortcutFocusReason)), "R")
        self._add(self._seen(page.answer.cards.focus), "Esc")

    def _add(self, action: Callable[[], object], *keys: str) -> None:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
            shortcut.setAutoRepeat(key in ("J", "K", "PgDown", "PgUp"))

    def _seen(self, action: Callable[[], object]) -> Callable[[], None]:
        """Have what an action gives the keyboard to scrolled into sight, once the layout has settled."""

        def act() -> None:
            action()
            QTimer.singleShot(0, self._page, self._page.reveal)

        return act

    def _digit(self, digit: str) -> None:
        """Set the level; or the target or the importance, where that has the keyboard."""
        page = self._page
        for chips in (page.judgement.target, page.judgement.importance):
            if chips.has_keyboard():
                if chips.choose_digit(digit):
                    page.answer.cards.focus()
                return
        page.answer.cards.choose(digit)

    def _clear(self) -> None:
        if self._page.answer.clear.isVisible():
            self._page.clear_answer()

    def _add_evidence(self) -> None:
        if self._page.body.evidence.add.isVisible():
            self._page.body.evidence.add.click()

    def _confidence(self, value: Confidence) -> None:
        # A button that is out of use ignores its click.
        self._page.answer.beside.confidence.chip(value).click()

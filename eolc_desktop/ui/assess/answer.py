"""The answer to an item: a level, don't know, not applicable with its reason, or none yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from eolc_desktop.domain.ratings import Answer, Rating
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import number
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Key
from eolc_desktop.ui.assess.beside import BesideLevels
from eolc_desktop.ui.assess.reason import ReasonForm
from eolc_desktop.ui.assess.view import ItemView, digits
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.level_card import Card
from eolc_desktop.ui.widgets.level_cards import LevelCards
from eolc_desktop.ui.widgets.marks import draw_answer
from eolc_desktop.ui.widgets.text import label


class AnswerMark(QWidget):
    """The mark of an answer, the same as in the list of items."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating = Rating()
        self._position = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rating(self, view: ItemView) -> None:
        """Show the mark of an item's rating."""
        self._rating = view.rating
        level = view.rating.level
        self._position = 0.0 if level is None else item_score(level, view.scale)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square the height of a line."""
        extent = theme.current().scaled(24)
        return QSize(extent, extent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        level = self._rating.level
        value = "" if level is None else number(level)
        draw_answer(painter, QRectF(self.rect()), self._rating.answer, value, self._position)
        painter.end()


class AnswerPanel(QWidget):
    """The cards, the two other answers, and what the answer is now, by whom and when.

    Args:
        give_not_applicable: Answers *not applicable* for a key with a reason.

    Signals:
        level_chosen: Carries a level's value.
        dont_know_chosen: The answer is *don't know*.
        confidence_chosen: Carries a Confidence, or None to take it away.
        cleared: The answer is to be taken away.
        done: The person confirmed the answer and wants to go on.
    """

    level_chosen = Signal(object)
    dont_know_chosen = Signal()
    confidence_chosen = Signal(object)
    cleared = Signal()
    done = Signal()

    def __init__(
        self, give_not_applicable: Callable[[Key, str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.mark = AnswerMark()
        self.answer = label("", "heading")
        self.who = label("", "muted", wrap=True)
        self._filler = QWidget(self)
        self._filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._filler.hide()
        self.cards = LevelCards()
        self.beside = BesideLevels()
        self.clear = CapButton("Clear answer", "Del", "quiet", "Take the answer away: the item is not rated.")
        self.reason = ReasonForm(give_not_applicable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(3))
        column.addLayout(self._state_row())
        column.addWidget(self.cards)
        column.addWidget(self.beside)
        column.addWidget(self.reason)
        self.cards.chosen.connect(self.level_chosen)
        self.cards.done.connect(self.done)
        self.beside.other_chosen.connect(self._other_chosen)
        self.beside.confidence_chosen.connect(self.confidence_chosen)
        self.clear.clicked.connect(lambda: self.cleared.emit())
        self.reason.left.connect(self.cards.focus)

    def _state_row(self) -> QVBoxLayout:
        row = self._state = QHBoxLayout()
        row.setSpacing(theme.current().space(2))
        row.addWidget(self.mark)
        row.addWidget(self.answer)
        row.addSpacing(theme.current().space(1))
        row.addWidget(self.who, 1)
        row.addWidget(self.clear)
        # The button comes with the answer; the cards below must not move when it does.
        row.addStrut(self.clear.sizeHint().height())
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._below.addLayout(row)
        self._narrow = False
        return self._below

    def arrange(self, *, narrow: bool) -> None:
        """Set who and when beside the answer, or under it where there is little width."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._state.replaceWidget(self.who, self._filler)
            self._below.addWidget(self.who)
        else:
            self._below.removeWidget(self.who)
            self._state.replaceWidget(self._filler, self.who)
        self._filler.setVisible(narrow)
        self._show_who()

    def _show_who(self) -> None:
        # Beside the answer it holds the place even where it is empty; under it that would be a gap.
        self.who.setVisible(not self._narrow or bool(self.who.text()))

    def render_item(self, view: ItemView) -> None:
        """Show an item's answer and what it can be."""
        rating = view.rating
        self.mark.show_rating(view)
        self.answer.setText(view.answer_in_words)
        self.who.setText("" if rating.answer is None else view.who_and_when)
        self._show_who()
        self.cards.show_cards(_cards(view))
        self.beside.render_item(view)
        self.clear.setVisible(rating.answer is not None and view.writable)
        self.reason.render_item(view)
        self.cards.setEnabled(view.writable)

    def ask_reason(self) -> None:
        """Ask, in place, why the item does not apply."""
        self.reason.ask()

    def _other_chosen(self, answer: object) -> None:
        if answer is Answer.DONT_KNOW:
            self.dont_know_chosen.emit()
        else:
            self.ask_reason()


def _cards(view: ItemView) -> tuple[Card, ...]:
    rating, levels = view.rating, view.levels
    chosen = rating.level if rating.answer is Answer.LEVEL else None
    return tuple(
        Card(
            value=level.value,
            key=key,
            short=level.short,
            label=level.label,
            descriptor=level.descriptor,
            place=f"{place} of {len(levels)}",
            share=item_score(level.value, view.scale),
            chosen=chosen is not None and level.value == chosen,
            target=level.value == view.target,
        )
        for place, (level, key) in enumerate(zip(levels, digits(levels), strict=True), 1)
    )

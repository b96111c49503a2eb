"""Under the levels: what was answered elsewhere, and where else it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.elsewhere import Elsewhere, LinkView
from eolc_desktop.ui.assess.offer_card import OfferCard
from eolc_desktop.ui.assess.offer_words import CONFIRM, OfferView, carried_in_words, offers_of
from eolc_desktop.ui.assess.proposal import ProposalPanel
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import as_tip, button, label

FIRST = 2


class ElsewherePanel(QFrame):
    """The closest answers, the further ones behind a button, and the other places that ask it.

    Attributes:
        proposal: What waits to be confirmed; it has a place of its own on the page.

    Signals:
        taken: An answer is to be taken over; carries the Suggestion.
        opened: An item that was answered elsewhere is to be read; carries the Suggestion.
        link_wanted: The person follows a link; carries the Link.
        grew: Controls came that Tab does not know yet.
    """

    taken = Signal(object)
    opened = Signal(object)
    link_wanted = Signal(object)
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "card")
        self.setAccessibleName("Answered elsewhere")
        self.proposal = ProposalPanel()
        self.proposal.card.taken.connect(self.taken)
        self.proposal.card.opened.connect(self.opened)
        self.cards: list[OfferCard] = []
        self._offers: tuple[OfferView, ...] = ()
        self._links: tuple[LinkView, ...] = ()
        self._item: object = None
        self._prompt = ""
        self._narrow = False
        self.heading = label("Answered elsewhere", "heading", wrap=True)
        self.carried = label("", "muted", wrap=True)
        self.more = button("", "link")
        self.more.setCheckable(True)
        self.links = _Links()
        self.links.wanted.connect(self.link_wanted)
        self.links.grew.connect(self.grew)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.space(steps) for steps in (4, 3, 4, 3)))
        column.setSpacing(tokens.space(1))
        column.addWidget(self.heading)
        column.addWidget(self.carried)
        column.addLayout(self._cards)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.links)
        self.more.toggled.connect(self._show_offers)
        self.hide()

    def arrange(self, *, narrow: bool) -> None:
        """Lay the answers out for little width, or for more."""
        self._narrow = narrow
        for card in (self.proposal.card, *self.cards):
            card.arrange(narrow=narrow)

    def render_item(self, view: ItemView, elsewhere: Elsewhere, links: tuple[LinkView, ...]) -> None:
        """Show what was said elsewhere of what an item asks; nothing where nobody said anything."""
        found, carried = offers_of(view, elsewhere), carried_in_words(view, elsewhere)
        waiting = next((one for one in found if one.action == CONFIRM), None)
        self.proposal.show_proposal(waiting, view.item.prompt)
        offers = tuple(one for one in found if one is not waiting)
        if view.key != self._item:
            self._item = view.key
            self.more.blockSignals(True)
            self.more.setChecked(False)
            self.more.blockSignals(False)
            self.links.fold()
        self._offers, self._prompt = offers, view.item.prompt
        self.heading.setVisible(bool(offers))
        self.carried.setText(breakable(carried))
        self.carried.setVisible(bool(carried))
        self.links.show_links(links, alone=not offers)
        self._show_offers()
        self.setVisible(bool(offers or links or carried))

    def confirm(self) -> None:
        """Confirm the earlier edition’s answer; where it is out of sight, bring it into sight first."""
        button = self.proposal.card.confirm
        if not self.proposal.isVisible():
            return
        if button.visibleRegion().isEmpty():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            button.click()

    def _show_offers(self) -> None:
        rest = len(self._offers) - FIRST
        shown = self._offers if self.more.isChecked() else self._offers[:FIRST]
        grown = len(shown) > len(self.cards)
        while len(self.cards) < len(shown):
            self.cards.append(self._make())
        for place, card in enumerate(self.cards):
            if place < len(shown):
                card.show_offer(shown[place], self._prompt)
            card.setVisible(place < len(shown))
        self.more.setVisible(rest > 0)
        self.more.setText("Show fewer" if self.more.isChecked() else f"Show {rest} more")
        name = "Show fewer answers" if self.more.isChecked() else f"Show {counted(rest, 'more answer')}"
        self.more.setAccessibleName(name)
        if grown:
            self.grew.emit()

    def _make(self) -> OfferCard:
        made = OfferCard()
        made.arrange(narrow=self._narrow)
        made.taken.connect(self.taken)
        made.opened.connect(self.opened)
        self._cards.addWidget(made)
        return made


class _Links(QWidget):
    """Where else it is asked and nobody has answered it; folded until it is asked for.

    Signals:
        wanted: The person follows a link; carries the Link.
        grew: Links were made.
    """

    wanted = Signal(object)
    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        tokens = theme.current()
        self._shown: tuple[LinkView, ...] = ()
        self.buttons: list[QPushButton] = []
        self.toggle = button("", "link")
        self.toggle.setCheckable(True)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.space(4))
        self._grid.setVerticalSpacing(tokens.space(0.5))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self._body.hide()
        self.toggle.toggled.connect(self._fill)

    def fold(self) -> None:
        """Put the links away."""
        self.toggle.setChecked(False)

    def show_links(self, links: Sequence[LinkView], *, alone: bool) -> None:
        """Offer these links."""
        where = counted(len(links), "other question")
        self.toggle.setText(f"Linked to {where}" if alone else f"Linked to {where} without an answer")
        self.setVisible(bool(links))
        if tuple(links) != self._shown:
            self._shown = tuple(links)
            self._fill()

    def _fill(self) -> None:
        """Make the links once they are asked for: most people pass them by."""
        self._body.setVisible(self.toggle.isChecked())
        while (part := self._grid.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        if not self.toggle.isChecked():
            return
        for row, view in enumerate(self._shown):
            made = _link(view)
            made.clicked.connect(partial(self.wanted.emit, view.link))
            self.buttons.append(made)
            self._grid.addWidget(label(view.note, "caption"), row, 0)
            self._grid.addWidget(made, row, 1, Qt.AlignmentFlag.AlignLeft)
        self.grew.emit()


def _link(view: LinkView) -> QPushButton:
    made = button(breakable(view.text).replace("&", "&&"), "link")
    made.setMinimumWidth(1)
    made.setAccessibleName(view.text)
    made.setAccessibleDescription(view.note)
    made.setToolTip(as_tip(f"{view.text}\n{view.note}"))
    return made

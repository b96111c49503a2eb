"""Above the levels: the answer to the earlier edition that waits to be confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.offer_card import OfferCard
from eolc_desktop.ui.assess.offer_words import OfferView
from eolc_desktop.ui.widgets.text import label


class ProposalPanel(QFrame):
    """One card, short enough to be seen together with the question; hidden where nothing waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "card")
        self.setAccessibleName("Waits to be confirmed")
        self.card = OfferCard(compact=True)
        self.otherwise = label("Not right? Choose another level below.", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.space(steps) for steps in (4, 1, 4, 2)))
        column.setSpacing(0)
        column.addWidget(self.card)
        column.addWidget(self.otherwise)
        self.hide()

    def show_proposal(self, view: OfferView | None, prompt: str) -> None:
        """Show an answer that waits, or nothing; `prompt` is the question here."""
        if view is not None:
            self.card.show_offer(view, prompt)
        self.setVisible(view is not None)

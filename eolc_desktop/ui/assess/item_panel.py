"""The list of items at the left: how far we are, which items there are, and which of them to list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import progress_in_words
from eolc_desktop.ui.delegates.item_row import ItemRowDelegate
from eolc_desktop.ui.models.item_list import (
    ROW_ROLE,
    WHOLE,
    Filter,
    ItemListModel,
    Kind,
    Narrowing,
    build_rows,
    listed,
)
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.text import label
from eolc_desktop.ui.widgets.thin_bar import ThinBar
from eolc_desktop.ui.widgets.wrapping_check import WrappingCheck

WIDTH = 280


class ItemPanel(QFrame):
    """Progress, a filter and the list.

    Signals:
        item_wanted: The person chose an item; carries its id.
        own_wanted: Only the questions for the service’s setting are to be listed, or all; carries which.
    """

    item_wanted = Signal(str)
    own_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "side")
        self.setAccessibleName("Items")
        self.setFixedWidth(tokens.scaled(WIDTH) if tokens.text_scale <= 125 else tokens.scaled(WIDTH * 0.8))
        self.filter = Filter.ALL
        self._standing: Standing | None = None
        self._item_id = ""
        self._listing = False
        self._only = WHOLE
        self.headline = label("", "heading", wrap=True)
        self.detail = label("", "caption", wrap=True)
        self.bar = ThinBar()
        self.chips = Chips("Which items are listed", compact=True)
        self.own = WrappingCheck()
        self.own.hide()
        self.model = ItemListModel(self)
        self.list = QListView()
        self._set_up_list()
        self._lay_out()
        self.chips.chosen.connect(self._filter_chosen)
        self.own.toggled.connect(self.own_wanted)
        self.list.selectionModel().currentChanged.connect(self._current_changed)

    def _set_up_list(self) -> None:
        self.list.setProperty("kind", "items")
        self.list.setAccessibleName("Items by section")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ItemRowDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)

    def _lay_out(self) -> None:
        tokens = theme.current()
        head = QVBoxLayout()
        head.setContentsMargins(tokens.space(4), tokens.space(4), tokens.space(4), tokens.space(2))
        head.setSpacing(tokens.space(2))
        head.addWidget(self.headline)
        head.addWidget(self.bar)
        head.addWidget(self.detail)
        head.addSpacing(tokens.space(1))
        head.addWidget(self.own)
        head.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.space(1))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def render_standing(self, standing: Standing, item_id: str, only: Narrowing = WHOLE) -> None:
        """Show how far an assessment has come, and its items with one of them in view."""
        self._standing, self._item_id, self._only = standing, item_id, only
        total = standing.scores.total
        words = progress_in_words(standing)
        headline, _, detail = words.partition(", ")
        self.headline.setText(headline)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.bar.show_progress(total.rated, total.dont_know, total.applicable, words)
        if self.filter is Filter.TO_CONFIRM and not only.waiting:
            self.filter = Filter.ALL
        offered = [choice for choice in Filter if choice is not Filter.TO_CONFIRM or only.waiting]
        self.chips.show_options([_option(standing, choice, only) for choice in offered])
        self._list()

    def show_own(self, words: str, *, chosen: bool) -> None:
        """Offer to list only the questions for the service’s setting; no words offer nothing."""
        self.own.show_choice(words, chosen=chosen)
        self.own.setVisible(bool(words))

    @property
    def waiting(self) -> frozenset[str]:
        """Return the ids of the items whose answer to the earlier edition waits."""
        return self._only.waiting

    @property
    def setting(self) -> str:
        """Return the setting whose questions alone are listed, or an empty text."""
        return self._only.setting

    def neighbour(self, step: int) -> str:
        """Return the id of the item so many places on in the list, or an empty text past its end."""
        items = self.model.items()
        if self._item_id not in items:
            return ""
        place = items.index(self._item_id) + step
        return items[place] if 0 <= place < len(items) else ""

    def show_filter(self, chosen: Filter) -> None:
        """List other items."""
        self.filter = chosen
        self._list()

    def _list(self) -> None:
        if self._standing is None:
            return
        self.chips.show_value(self.filter)
        # Telling which item is in view must not come back as the person choosing it.
        self._listing = True
        self.model.show_rows(build_rows(self._standing, self.filter, self._item_id, self._only))
        index = self.model.index(self.model.row_of(self._item_id))
        self.list.setCurrentIndex(index)
        # With its neighbours, so that it is seen where it stands.
        for row in (index.row() - 1, index.row() + 1, index.row()):
            self.list.scrollTo(self.model.index(row))
        self._listing = False

    def _filter_chosen(self, chosen: object) -> None:
        if isinstance(chosen, Filter):
            self.show_filter(chosen)

    def _current_changed(self, current: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if not self._listing and row is not None and row.kind is Kind.ITEM:
            self.item_wanted.emit(row.id)


def _option(standing: Standing, choice: Filter, only: Narrowing) -> Option:
    count = len(listed(standing, choice, only))
    return Option(choice, f"{choice.value} {count}", spoken=f"{choice.value}, {count} listed")

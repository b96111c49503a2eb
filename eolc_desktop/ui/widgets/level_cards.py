"""The levels of an item as cards, of which one can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QSizePolicy, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.chips import BACK, FORTH
from eolc_desktop.ui.widgets.level_card import NARROWEST, Card, LevelCard


class LevelCards(QGroupBox):
    """The cards of an item, side by side where there is room and stacked where there is not.

    Signals:
        chosen: A card was pressed; carries the level's value.
        done: Enter was pressed on the card that is already chosen.
    """

    chosen = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setAccessibleName("Level")
        self.cards: list[LevelCard] = []
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().space(2))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these levels; cards that are there are used again."""
        changed = len(cards) != len(self.cards)
        while len(self.cards) > len(cards):
            gone = self.cards.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(cards):
            made = LevelCard(self)
            made.clicked.connect(self._pressed)
            self.cards.append(made)
        if changed:
            self._arrange(self._wants_stack())
            # A layout shows what is new in it only later, and what is not shown cannot take the keyboard.
            for new in self.cards:
                new.show()
        for widget, card in zip(self.cards, cards, strict=True):
            widget.show_card(card)
        self._align()
        self.setAccessibleDescription(f"{len(cards)} levels. Press a digit, or use the arrow keys.")
        held = self._held()
        self._set_tab_stop()
        if held is not None and not self.cards[held].isChecked() and self._stop() is not self:
            self.focus()

    def choose(self, key: str) -> None:
        """Choose the card with this digit, as if it were pressed."""
        for widget in self.cards:
            if widget.card is not None and widget.card.key == key and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.chosen.emit(widget.card.value)

    def focus(self) -> None:
        """Give the keyboard to the chosen card, or to the group where none is: no level is suggested."""
        self._stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the group with the arrow keys; choose, or say that it is done, with Enter."""
        held = self._held()
        step = (event.key() in FORTH) - (event.key() in BACK)
        if step and self.cards:
            before = held if held is not None else (-1 if step > 0 else 0)
            self.cards[(before + step) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)
        elif held is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.cards[held].isChecked():
                self.done.emit()
            else:
                self.cards[held].click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cards where they would become too narrow to read."""
        super().resizeEvent(event)
        if self._wants_stack() != self._stacked:
            self._arrange(self._wants_stack())
        self._align()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the chosen card, where there is one."""
        super().focusInEvent(event)
        if self._stop() is not self:
            self.focus()

    def minimumSizeHint(self) -> QSize:
        """Allow one card's width: the cards stack before that."""
        return QSize(theme.current().scaled(NARROWEST), super().minimumSizeHint().height())

    def _wants_stack(self) -> bool:
        count = len(self.cards)
        needed = count * theme.current().scaled(NARROWEST) + (count - 1) * self._grid.spacing()
        return self.width() < needed

    def _arrange(self, stacked: bool) -> None:
        self._stacked = stacked
        for place, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            card.arrange(stacked=stacked)
            self._grid.addWidget(card, place if stacked else 0, 0 if stacked else place)
        for place in range(max(self._grid.columnCount(), len(self.cards))):
            in_use = place == 0 if stacked else place < len(self.cards)
            self._grid.setColumnStretch(place, 1 if in_use else 0)
        self.updateGeometry()

    def _align(self) -> None:
        """Have the descriptors of cards side by side begin on one line."""
        count = len(self.cards)
        if self._stacked or not count:
            heights = (0, 0)
        else:
            width = (self.width() - (count - 1) * self._grid.spacing()) // count
            found = [card.name_heights(width) for card in self.cards]
            heights = (max(short for short, _ in found), max(label for _, label in found))
        for card in self.cards:
            card.align_names(heights)

    def _pressed(self) -> None:
        widget = self.sender()
        if isinstance(widget, LevelCard) and widget.card is not None:
            self.chosen.emit(widget.card.value)

    def _held(self) -> int | None:
        return next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)

    def _stop(self) -> QWidget:
        """Return where Tab stops: the chosen card, or the group where none is chosen."""
        return next((card for card in self.cards if card.isChecked()), self)

    def _set_tab_stop(self) -> None:
        stop = self._stop()
        for widget in (self, *self.cards):
            policy = Qt.FocusPolicy.TabFocus if widget is stop else Qt.FocusPolicy.NoFocus
            widget.setFocusPolicy(policy if widget is self else policy | Qt.FocusPolicy.ClickFocus)

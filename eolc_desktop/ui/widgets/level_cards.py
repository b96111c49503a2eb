"""The levels of an item as cards, of which one can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QRadioButton, QSizePolicy, QWidget

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.chips import BACK, FORTH
from eolc_desktop.ui.widgets.marks import cap_size, draw_cap, draw_tick
from eolc_desktop.ui.widgets.text import badge, label

NARROWEST = 132


@dataclass(frozen=True)
class Card:
    """What one card shows.

    Args:
        key: The digit that chooses it, or empty.
        place: "2 of 5", for a screen reader.
        share: Where the level lies in its scale, from 0 to 1.
        chosen: Whether the item is rated at this level.
        target: Whether this is the level wanted.
    """

    value: Number
    key: str
    short: str
    label: str
    descriptor: str
    place: str
    share: float
    chosen: bool = False
    target: bool = False


class LevelCard(QRadioButton):
    """One level: its key, its name and what it means. Its mark follows what is stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: Card | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._short = label("", "title", wrap=True)
        self._label = label("", "muted", wrap=True)
        self._descriptor = label("", "body", wrap=True)
        self._descriptor.setContentsMargins(0, theme.current().space(1), 0, 0)
        self._target = badge("Target", "info")
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        for part in (self._short, self._label, self._descriptor, self._target):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.arrange(stacked=False)

    def arrange(self, *, stacked: bool) -> None:
        """Lay the card out for a place in a row, or for a line of its own."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        grid, tokens = self._grid, theme.current()
        for part in (self._short, self._label, self._descriptor, self._target):
            grid.removeWidget(part)
        cap = cap_size("0", tokens)
        side = tokens.space(4)
        top = Qt.AlignmentFlag.AlignTop
        if stacked:
            grid.setContentsMargins(side + cap.width() + tokens.space(3), side, side * 3, side)
            grid.addWidget(self._short, 0, 0, 1, 1)
            grid.addWidget(self._target, 0, 1, 1, 1, top | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._label, 1, 0, 1, 2)
            grid.addWidget(self._descriptor, 2, 0, 1, 2)
        else:
            grid.setContentsMargins(side, side + cap.height() + tokens.space(3), side, side)
            grid.addWidget(self._short, 0, 0, top)
            grid.addWidget(self._label, 1, 0, top)
            grid.addWidget(self._descriptor, 2, 0, top)
            grid.addWidget(self._target, 3, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        grid.setHorizontalSpacing(tokens.space(2))
        grid.setVerticalSpacing(tokens.space(1))
        grid.setRowStretch(2, 0 if stacked else 1)
        grid.setColumnStretch(0, 1)

    def show_card(self, card: Card) -> None:
        """Show another level, or the same one chosen or not."""
        self.mark(card.chosen)
        if card == self.card:
            return
        self.card = card
        self._short.setText(card.short)
        self._label.setText(card.label if card.label != card.short else "")
        self._descriptor.setText(card.descriptor)
        self._descriptor.setVisible(bool(card.descriptor))
        self._target.setVisible(card.target)
        wanted = "this is the target" if card.target else ""
        self.setAccessibleName(", ".join(part for part in (card.label, card.place, wanted) if part))
        key = f"Key {card.key}." if card.key else ""
        self.setAccessibleDescription(f"{card.descriptor} {key}".strip())
        self.updateGeometry()
        self.update()

    def name_heights(self, width: int) -> tuple[int, int]:
        """Return the heights of the short name and of the label in a card of a width."""
        margins = self._grid.contentsMargins()
        inner = width - margins.left() - margins.right()
        # Before it is first laid out, a card has no width, and Qt answers with −1.
        return (
            max(0, self._short.heightForWidth(inner)),
            max(0, self._label.heightForWidth(inner)) if self._label.text() else 0,
        )

    def align_names(self, heights: tuple[int, int]) -> None:
        """Give the names these heights, so that descriptors of neighbours begin on one line."""
        for part, height in zip((self._short, self._label), heights, strict=True):
            part.setMinimumHeight(height)
        self._label.setVisible(bool(self._label.text()) or heights[1] > 0)

    def mark(self, chosen: bool) -> None:
        """Show whether this is what is stored.

        For Qt, and so for a screen reader, only buttons that exclude each other are radio buttons; and those
        it would never let be all unmarked.
        """
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """Leave the mark alone: it is set when the answer has been stored."""

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys and Enter to the group."""
        if event.key() in (*BACK, *FORTH, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of what the card says."""
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which it can be read."""
        return QSize(theme.current().scaled(NARROWEST), self._grid.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        """Tell that the words take more lines where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        return self._grid.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the colour of the level, the key and the mark."""
        if self.card is None:
            return
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens.level(self.card.share)
        chosen = self.isChecked()
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = tokens.radius + 4
        painter.setPen(self._edge(chosen))
        painter.setBrush(self._ground(chosen))
        painter.drawRoundedRect(box, radius, radius)
        self._paint_strip(painter, box, QColor(colours.fill), chosen)
        side = tokens.space(4)
        cap = cap_size(self.card.key or "0", tokens)
        top = side
        if self.card.key:
            place = QRectF(side, top, cap.width(), cap.height())
            ink = tokens.colour("accent_text" if chosen else "muted")
            draw_cap(painter, place, self.card.key, tokens.colour("accent" if chosen else "edge"), ink)
        if chosen:
            extent = tokens.scaled(24)
            mark = QRectF(self.width() - side - extent, top + (cap.height() - extent) / 2, extent, extent)
            draw_tick(painter, mark, tokens.colour("accent"), tokens.colour("on_accent"))
        painter.end()

    def _edge(self, chosen: bool) -> QPen:
        tokens = theme.current()
        if chosen:
            return QPen(tokens.colour("accent"), 3)
        return QPen(tokens.colour("edge" if self.underMouse() and self.isEnabled() else "border"), 1)

    def _ground(self, chosen: bool) -> QColor:
        tokens = theme.current()
        if chosen:
            return tokens.colour("accent_soft")
        hovered = self.underMouse() and self.isEnabled()
        return tokens.colour("hover" if hovered else "surface")

    def _paint_strip(self, painter: QPainter, box: QRectF, fill: QColor, chosen: bool) -> None:
        """Paint the level's place in the scale as a strip of colour along the card's edge."""
        tokens = theme.current()
        painter.save()
        inset = 3 if chosen else 1
        width = tokens.space(1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inner = box.adjusted(inset, inset, -inset, -inset)
        if self._stacked:
            painter.setClipRect(QRectF(inner.left(), inner.top(), width, inner.height()))
        else:
            painter.setClipRect(QRectF(inner.left(), inner.top(), inner.width(), width))
        painter.drawRoundedRect(inner, tokens.radius + 2, tokens.radius + 2)
        painter.restore()


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

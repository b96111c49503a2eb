"""One level of an item as a card: its key, its name and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

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
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
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
        self._label.setText("" if _says_no_more(card) else card.label)
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


def _says_no_more(card: Card) -> bool:
    """Tell whether the label says no more than the short name and the descriptor under it.

    Three texts one under the other are slow to read from the back of a room.
    """
    return card.label == card.short or (
        bool(card.descriptor) and card.short.casefold() in card.label.casefold()
    )

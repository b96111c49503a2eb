"""A choice of a few short answers, as chips of which one can be chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QRadioButton, QSizePolicy, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.marks import cap_size, draw_cap
from eolc_desktop.ui.widgets.text import as_tip

BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down)
# Events after which a group box sets its margins anew.
_MEASURED = (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show)


@dataclass(frozen=True)
class Option:
    """One chip.

    Args:
        value: What choosing it means.
        text: The words on it.
        key: The name of its key, shown as a cap, or empty.
        spoken: What a screen reader says instead of the text, or empty.
        hint: Its tool tip and accessible description.
        digit: The digit that chooses it while the group has the keyboard, or empty.
    """

    value: Hashable
    text: str
    key: str = ""
    spoken: str = ""
    hint: str = ""
    digit: str = ""


class Chip(QRadioButton):
    """One answer of a choice. Its mark follows what is stored, never the click alone."""

    def __init__(self, option: Option, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.option = option
        self._plain, self._bold = ("caption", "overline") if compact else ("body", "strong")
        self._side = 2 if compact else 2.5
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_option(option)

    def show_option(self, option: Option) -> None:
        """Show another text, key or hint."""
        self.option = option
        # The base class has no text: it would read an ampersand as the mark of a mnemonic.
        self.setAccessibleName(option.spoken or option.text)
        key = f"Key {option.key}." if option.key else ""
        self.setAccessibleDescription(" ".join(part for part in (option.hint, key) if part))
        self.setToolTip(as_tip(option.hint) if option.hint else "")
        self.updateGeometry()
        self.update()

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

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere on the chip."""
        del pos
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the group; Enter chooses as Space does."""
        if event.key() in BACK + FORTH:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of the words and the key."""
        tokens = theme.current()
        metrics = QFontMetrics(tokens.font(self._bold))
        width = metrics.horizontalAdvance(self.option.text) + tokens.space(2 * self._side + 1)
        if self.option.key:
            width += cap_size(self.option.key, tokens).width() + tokens.space(2)
        return QSize(width, metrics.height() + tokens.space(2 * self._side - 1))

    def minimumSizeHint(self) -> QSize:
        """Allow the words to be cut where there is no room at all."""
        return QSize(min(self.sizeHint().width(), theme.current().scaled(64)), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Measure again when the look changes."""
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip: filled where chosen, with a ring where it has the keyboard."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen, able = self.isChecked(), self.isEnabled()
        ground, edge, ink = "surface", "edge", "text"
        if chosen:
            ground, edge, ink = ("accent", "accent", "on_accent") if able else ("well", "edge", "text")
        elif not able:
            ground, edge, ink = "well", "border", "muted"
        elif self.underMouse():
            ground = "hover"
        painter.setPen(QPen(tokens.colour(edge), 2 if chosen else 1))
        painter.setBrush(tokens.colour(ground))
        painter.drawRoundedRect(box, tokens.radius, tokens.radius)
        inner = box.adjusted(tokens.space(self._side), 0, -tokens.space(self._side), 0)
        if self.option.key:
            cap = cap_size(self.option.key, tokens)
            place = QRectF(
                inner.right() - cap.width(),
                inner.center().y() - cap.height() / 2,
                cap.width(),
                cap.height(),
            )
            shade = tokens.colour(ink if chosen else "muted")
            draw_cap(painter, place, self.option.key, shade if chosen else tokens.colour("border"), shade)
            inner.setRight(place.left() - tokens.space(2))
        font = tokens.font(self._bold if chosen else self._plain)
        painter.setFont(font)
        painter.setPen(tokens.colour(ink))
        text = QFontMetrics(font).elidedText(
            self.option.text, Qt.TextElideMode.ElideRight, int(inner.width()) + 2
        )
        centred = Qt.AlignmentFlag.AlignCenter if not self.option.key else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, centred | Qt.TextFlag.TextSingleLine, text)
        painter.end()


class Chips(QGroupBox):
    """A group of chips. Arrow keys move within it, Space chooses; one stop on the way of Tab.

    Signals:
        chosen: A chip was pressed; carries its option's value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._compact = compact
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._flow = FlowLayout(self, gap=theme.current().space(1.5 if compact else 2))
        self.chips: list[Chip] = []
        self.show_options(options)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these options instead; chips that are there are used again."""
        while len(self.chips) > len(options):
            chip = self.chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for chip, option in zip(self.chips, options, strict=False):
            if chip.option != option:
                chip.show_option(option)
        for option in options[len(self.chips) :]:
            chip = Chip(option, self, compact=self._compact)
            chip.clicked.connect(self._pressed)
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.updateGeometry()

    def show_value(self, value: Hashable) -> None:
        """Mark the chip of a value; none where no chip has it."""
        for chip in self.chips:
            chip.mark(chip.option.value == value)
        self._set_tab_stop()

    def chip(self, value: Hashable) -> Chip:
        """Return the chip of a value."""
        return next(chip for chip in self.chips if chip.option.value == value)

    def focus(self) -> None:
        """Give the keyboard to the chosen chip, or else to the first."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the room that a group box leaves for its title to itself: this one has no title."""
        handled = super().event(event)
        if event.type() in _MEASURED:
            self.setContentsMargins(0, 0, 0, 0)
        return handled

    def has_keyboard(self) -> bool:
        """Tell whether one of the chips has the keyboard."""
        return any(chip.hasFocus() for chip in self.chips)

    def choose_digit(self, digit: str) -> bool:
        """Press the chip with this digit; tell whether there was one."""
        for chip in self.chips:
            if chip.option.digit == digit and chip.isEnabled():
                chip.click()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the group with the arrow keys."""
        step = (event.key() in FORTH) - (event.key() in BACK)
        held = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if not step or held is None:
            super().keyPressEvent(event)
            return
        self.chips[(held + step) % len(self.chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.chosen.emit(chip.option.value)

    def _stop(self) -> Chip | None:
        if not self.chips:
            return None
        return next((chip for chip in self.chips if chip.isChecked()), self.chips[0])

    def _set_tab_stop(self) -> None:
        stop = self._stop()
        for chip in self.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

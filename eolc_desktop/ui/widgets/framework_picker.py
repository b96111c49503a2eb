"""Choosing one framework or several from the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.domain.frameworks import Framework, Status
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.reading import read_library
from eolc_desktop.ui.library.shelf import HISTORIC, Shelf
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import badge, label
from eolc_desktop.ui.widgets.text import button as quiet_button


class FrameworkPicker(QWidget):
    """A card for each framework, with what a person needs to choose.

    Signals:
        changed: Another choice was made.
        loaded: The frameworks are there.
    """

    changed = Signal()
    loaded = Signal()

    def __init__(
        self,
        *,
        several: bool,
        first: str = "",
        without: Collection[str] = (),
        taken: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Begin to read the library, beside the window.

        Args:
            several: Whether more than one may be chosen.
            first: The framework that is chosen at first; else the first one of the library.
            without: Frameworks that are not offered.
            taken: Frameworks that are offered, but not chosen at first.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._several = several
        self._first = first
        self._without = frozenset(without)
        self._taken = frozenset(taken)
        # Only for choices of one: Tab reaches a single button of a group, even of one that allows several.
        self._group = None if several else QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space(2))
        self.buttons: dict[str, QAbstractButton] = {}
        self._cards: dict[str, _Card] = {}
        self._marked: frozenset[str] = frozenset()
        self._frameworks: dict[str, Framework] = {}
        # Those that wait behind the button for more.
        self._behind: frozenset[str] = frozenset()
        self._waiting = label("Reading the frameworks…", "muted", wrap=True)
        self.more = quiet_button("", "quiet")
        self.more.hide()
        self._column.addWidget(self._waiting)
        read_library(self._show, self)

    def chosen(self) -> tuple[Framework, ...]:
        """Return what is chosen, in the library's order."""
        return tuple(self._frameworks[name] for name, button in self.buttons.items() if button.isChecked())

    def take_focus(self) -> None:
        """Take the keyboard, now or, while the library is read, for what will be chosen at first."""
        checked = next((button for button in self.buttons.values() if button.isChecked()), None)
        if checked is None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        (checked or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, rated: Collection[str]) -> None:
        """Mark the frameworks that are being rated already."""
        self._marked = frozenset(rated)
        for name, card in self._cards.items():
            card.mark(rated=name in self._marked)

    def _show(self, shelf: Shelf) -> None:
        self._waiting.hide()
        for title, frameworks in shelf.groups:
            left = [framework for framework in frameworks if framework.id not in self._without]
            if left:
                self._add_group(title, left, shelf)
        if not self.buttons:
            self._waiting.setText("Every framework of the library is being assessed here already.")
            self._waiting.show()
        else:
            self._choose_first()
        # They are made after the controls that follow them.
        order_by_layout(self.window())
        self._pass_focus_on()
        self.loaded.emit()

    def _pass_focus_on(self) -> None:
        """Give the keyboard, where it was waited for, to what is chosen."""
        waited = self.window().focusWidget() is self
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if waited and self.buttons:
            self.take_focus()

    def _choose_first(self) -> None:
        """Choose what is wanted, or else the first in view that is not taken."""
        free = (name for name in self.buttons if name not in self._taken | self._behind)
        first = self._first if self._first in self.buttons else next(free, next(iter(self.buttons)))
        self.buttons[first].setChecked(True)

    def _add_group(self, title: str, frameworks: Sequence[Framework], shelf: Shelf) -> None:
        """Add cards under their heading; those kept for history wait behind a button."""
        heading = label(f"{title} ({len(frameworks)})", "overline")
        self._column.addWidget(heading)
        cards = [self._add(framework, shelf) for framework in frameworks]
        wanted = any(framework.id == self._first for framework in frameworks)
        if title == HISTORIC and self.buttons.keys() != {each.id for each in frameworks} and not wanted:
            self._behind = frozenset(framework.id for framework in frameworks)
            for widget in (heading, *cards):
                widget.hide()
            self._offer_more(f"Show {counted(len(frameworks), 'historic framework')}", [heading, *cards])

    def _offer_more(self, words: str, hidden: Sequence[QWidget]) -> None:
        def show() -> None:
            for widget in hidden:
                widget.show()
            self.more.hide()
            cast(_Card, hidden[1]).take_focus()
            self.loaded.emit()

        self.more.setText(words)
        self.more.clicked.connect(show)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.show()

    def _add(self, framework: Framework, shelf: Shelf) -> _Card:
        button: QAbstractButton = QCheckBox() if self._several else QRadioButton()
        purpose = shelf.purposes.get(framework.id, "")
        questions = counted(len(framework.items), "question")
        facts = f"{questions} · {framework.publisher}, {framework.year}"
        if framework.id in shelf.own:
            # A copy has the title of its original.
            facts = f"{facts} · {framework.edition} · {framework.id}"
        historic = "Historic. " if framework.status is not Status.CURRENT else ""
        title = shelf.titles[framework.id]
        button.setAccessibleName(title)
        button.setAccessibleDescription(f"{historic}{purpose} {facts}".strip())
        button.toggled.connect(lambda: self.changed.emit())
        if self._group is not None:
            self._group.addButton(button)
        self._frameworks[framework.id] = framework
        self.buttons[framework.id] = button
        card = self._cards[framework.id] = _Card(button, title, purpose, facts)
        card.mark(rated=framework.id in self._marked)
        self._column.addWidget(card)
        return card


class _Card(QFrame):
    """A button with its words; a click anywhere on it is one on the button."""

    def __init__(self, button: QAbstractButton, title: str, purpose: str, facts: str) -> None:
        super().__init__()
        tokens = theme.current()
        self._button = button
        self.setProperty("kind", "card")
        words = QVBoxLayout()
        words.setSpacing(tokens.space(0.5))
        words.addWidget(label(breakable(title), "strong", wrap=True))
        if purpose:
            words.addWidget(label(purpose, wrap=True))
        words.addWidget(label(breakable(facts), "caption", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(3), tokens.space(2))
        row.setSpacing(tokens.space(2))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.rated = badge("being rated", "info")
        self.rated.hide()
        row.addWidget(self.rated, 0, Qt.AlignmentFlag.AlignTop)
        self._description = button.accessibleDescription()

    def mark(self, *, rated: bool) -> None:
        """Say whether the framework is being rated already."""
        self.rated.setVisible(rated)
        self._button.setAccessibleDescription(f"{'Being rated. ' if rated else ''}{self._description}")

    def take_focus(self) -> None:
        """Put the keyboard on the button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button."""
        if self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()

"""Choosing one framework or several from the library."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.domain.frameworks import Framework, Status
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.reading import read_library
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import badge, label


class FrameworkPicker(QWidget):
    """A card for each framework, with what a person needs to choose.

    Signals:
        changed: Another choice was made.
        loaded: The frameworks are there.
    """

    changed = Signal()
    loaded = Signal()

    def __init__(
        self, *, several: bool, first: str = "", without: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        """Begin to read the library, beside the window.

        Args:
            several: Whether more than one may be chosen.
            first: The framework that is chosen at first; else the first one of the library.
            without: Frameworks that are not offered.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._several = several
        self._first = first
        self._without = frozenset(without)
        # Only for choices of one: Tab reaches a single button of a group, even of one that allows several.
        self._group = None if several else QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space(2))
        self.buttons: dict[str, QAbstractButton] = {}
        self._frameworks: dict[str, Framework] = {}
        self._waiting = label("Reading the frameworks…", "muted")
        self._column.addWidget(self._waiting)
        read_library(self._show, self)

    def chosen(self) -> tuple[Framework, ...]:
        """Return what is chosen, in the library's order."""
        return tuple(self._frameworks[name] for name, button in self.buttons.items() if button.isChecked())

    def _show(self, frameworks: tuple[Framework, ...]) -> None:
        self._waiting.hide()
        for framework in frameworks:
            if framework.id not in self._without:
                self._add(framework)
        if not self.buttons:
            self._waiting.setText("Every framework of the library is being assessed here already.")
            self._waiting.show()
        elif (chosen := self.buttons.get(self._first, next(iter(self.buttons.values())))) is not None:
            chosen.setChecked(True)
        # They are made after the controls that follow them.
        order_by_layout(self.window())
        self.loaded.emit()

    def _add(self, framework: Framework) -> None:
        button: QAbstractButton = QCheckBox() if self._several else QRadioButton()
        facts = (
            f"{framework.edition} · {counted(len(framework.items), 'item')} in "
            f"{counted(len(framework.sections), 'section')} · {framework.publisher}, {framework.year}"
        )
        current = framework.status is Status.CURRENT
        status = badge("In use", "good") if current else badge("Historic", "neutral")
        button.setAccessibleName(framework.title)
        button.setAccessibleDescription(f"{status.text()}. {facts}")
        button.toggled.connect(lambda: self.changed.emit())
        if self._group is not None:
            self._group.addButton(button)
        self._frameworks[framework.id] = framework
        self.buttons[framework.id] = button
        self._column.addWidget(_Card(button, framework.title, facts, status))


class _Card(QFrame):
    """A button with its words; a click anywhere on it is one on the button."""

    def __init__(self, button: QAbstractButton, title: str, facts: str, status: QLabel) -> None:
        super().__init__()
        tokens = theme.current()
        self._button = button
        self.setProperty("kind", "card")
        words = QVBoxLayout()
        words.setSpacing(tokens.space(0.5))
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(facts, "caption", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(3), tokens.space(2))
        row.setSpacing(tokens.space(2))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(status, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button."""
        if self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()

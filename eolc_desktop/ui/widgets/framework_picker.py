"""Choosing one framework or several from the library."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
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
from eolc_desktop.operations import library
from eolc_desktop.operations.library import FrameworkEntry
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import tasks, theme
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
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space(2))
        self.buttons: dict[str, QAbstractButton] = {}
        self._frameworks: dict[str, Framework] = {}
        self._waiting = label("Reading the frameworks…", "muted")
        self._column.addWidget(self._waiting)
        tasks.run(library.frameworks, done=self._show, owner=self)

    def chosen(self) -> tuple[Framework, ...]:
        """Return what is chosen, in the library's order."""
        return tuple(self._frameworks[name] for name, button in self.buttons.items() if button.isChecked())

    def _show(self, entries: tuple[FrameworkEntry, ...]) -> None:
        self._waiting.hide()
        for entry in entries:
            if entry.framework.id not in self._without:
                self._add(entry.framework)
        if not self.buttons:
            self._waiting.setText("Every framework of the library is being assessed here already.")
            self._waiting.show()
        elif (chosen := self.buttons.get(self._first, next(iter(self.buttons.values())))) is not None:
            chosen.setChecked(True)
        self.loaded.emit()

    def _add(self, framework: Framework) -> None:
        tokens = theme.current()
        button: QAbstractButton = (
            QCheckBox(framework.title) if self._several else QRadioButton(framework.title)
        )
        facts = (
            f"{framework.edition} · {counted(len(framework.items), 'item')} in "
            f"{counted(len(framework.sections), 'section')} · {framework.publisher}, {framework.year}"
        )
        current = framework.status is Status.CURRENT
        status = badge("In use", "good") if current else badge("Historic", "neutral")
        button.setAccessibleDescription(f"{status.text()}. {facts}")
        button.toggled.connect(lambda: self.changed.emit())
        self._group.addButton(button)
        self._frameworks[framework.id] = framework
        self.buttons[framework.id] = button
        card = QFrame()
        card.setProperty("kind", "card")
        head = QHBoxLayout()
        head.addWidget(button, 1)
        head.addWidget(status)
        column = QVBoxLayout(card)
        column.setContentsMargins(tokens.space(3), tokens.space(2), tokens.space(3), tokens.space(2))
        column.setSpacing(tokens.space(0.5))
        column.addLayout(head)
        words = label(facts, "caption", wrap=True)
        words.setIndent(tokens.scaled(24))
        column.addWidget(words)
        self._column.addWidget(card)

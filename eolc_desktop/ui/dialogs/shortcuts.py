"""The list of keys, from the same tables that give the keys their meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from eolc_desktop.ui import actions, theme
from eolc_desktop.ui.assess.keys import SHORTCUTS
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.widgets.text import badge, label


class ShortcutsDialog(Dialog):
    """Lists every key of the window and of the Assess page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", "Everything can be done without a mouse.", parent, width=640)
        tokens = theme.current()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.space(4))
        self._grid.setVerticalSpacing(tokens.space(1))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._add("In Assess, while no text is being typed", [(keys, what) for keys, what in SHORTCUTS])
        for menu in actions.MENUS:
            rows = [
                (_keys(entry), _plain(entry.text))
                for entry in actions.ACTIONS
                if entry.menu == menu and entry.keys
            ]
            self._add(menu, rows)
        self.body.addStretch(1)
        self.scroll_by_keyboard()
        self.add_button("Close", "primary", default=True).clicked.connect(self.accept)

    def _add(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        heading = label(title, "heading")
        heading.setContentsMargins(0, theme.current().space(2), 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        for keys, what in rows:
            row = self._grid.rowCount()
            words = label(what, wrap=True)
            words.setAccessibleName(f"{what}: {keys}")
            self._grid.addWidget(badge(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)


def _keys(entry: actions.ActionEntry) -> str:
    return " or ".join(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in entry.keys
    )


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")

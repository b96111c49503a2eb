"""The settings in use, and what follows when one of them changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from eolc_desktop import settings
from eolc_desktop.settings import Recent, Settings
from eolc_desktop.ui import theme


class Preferences(QObject):
    """Holds the settings, writes each change at once and puts the look on the program.

    Signals:
        changed: A setting has another value.
    """

    changed = Signal()

    def __init__(self, current: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = current
        self._blink = theme.app().cursorFlashTime()

    def apply_look(self) -> None:
        """Put the theme and the text size on the program."""
        theme.apply(theme.app(), self.current.theme_in_use(), self.current.text_in_use())
        self._apply_motion()

    def change(self, **values: Any) -> None:
        """Give settings other values."""
        self._put(replace(self.current, **values))

    def remember(self, recent: Recent) -> None:
        """Put a workspace at the top of the recent ones."""
        self._put(self.current.with_recent(recent))

    def forget(self, path: str) -> None:
        """Take a workspace off the recent ones."""
        self._put(self.current.without_recent(path))

    def _apply_motion(self) -> None:
        moves = self.current.motion
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
        ):
            theme.app().setEffectEnabled(effect, moves)
        theme.app().setCursorFlashTime(self._blink if moves else 0)

    def _put(self, new: Settings) -> None:
        old, self.current = self.current, new
        if new == old:
            return
        settings.save(new)
        if (new.theme, new.text_scale) != (old.theme, old.text_scale):
            self.apply_look()
        if new.motion != old.motion:
            self._apply_motion()
        self.changed.emit()

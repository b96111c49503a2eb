"""In which setting each service of a new place works; nobody has to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from eolc_desktop.operations.workspaces import DEFAULT_SERVICE
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.setting_box import SettingBox
from eolc_desktop.ui.widgets.text import label

WHOLE_PLACE = "whole-place"
MOST = 40


class ServiceSettings(QWidget):
    """A line for each service with its name and a list of settings; what was chosen stays with the name.

    Signals:
        grew: Lines came or went.
    """

    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.boxes: dict[str, SettingBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._chosen: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.space(3))
        self._grid.setVerticalSpacing(tokens.space(1))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_services(self, names: Sequence[str]) -> None:
        """Ask about these services."""
        wanted = list(dict.fromkeys(names))[:MOST]
        if wanted == list(self.boxes):
            return
        for name in [name for name in self.boxes if name not in wanted]:
            self._take_away(name)
        for row, name in enumerate(wanted):
            if name not in self.boxes:
                self._add(name)
            self._grid.addWidget(self._labels[name], row, 0)
            self._grid.addWidget(self.boxes[name], row, 1)
        self.boxes = {name: self.boxes[name] for name in wanted}
        self.grew.emit()

    def chosen(self) -> dict[str, str]:
        """Return the settings that are chosen, by the names of the services."""
        return {name: box.chosen for name, box in self.boxes.items() if box.chosen}

    def _add(self, name: str) -> None:
        usual = WHOLE_PLACE if name.casefold() == DEFAULT_SERVICE.casefold() else ""
        self.boxes[name] = SettingBox(f"Setting of {name}", self._chosen.get(name, usual), self)
        self._labels[name] = label(breakable(name), "body", wrap=True)

    def _take_away(self, name: str) -> None:
        box, words = self.boxes.pop(name), self._labels.pop(name)
        self._chosen[name] = box.chosen
        for part in (box, words):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()

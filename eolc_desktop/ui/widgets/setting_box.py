"""Choosing in which setting a service works, or leaving it open."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from eolc_desktop.ui.widgets.calm_box import CalmBox
from eolc_desktop.ui.widgets.text import as_tip

NOT_SAID = "Not said"


class SettingBox(CalmBox):
    """The settings in the order of the list, below the choice to say nothing."""

    def __init__(self, name: str, setting: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Imported here: the list is YAML, and YAML must not delay the first window.
        from eolc_desktop.catalogue import reference

        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.addItem(NOT_SAID, "")
        for one in reference.settings():
            self.addItem(one.title, one.id)
        self.setMaxVisibleItems(self.count())
        self.currentIndexChanged.connect(lambda: self.setToolTip(as_tip(self.currentText())))
        self.choose(setting)

    @property
    def chosen(self) -> str:
        """Return the id of the setting, or an empty text."""
        return str(self.currentData() or "")

    def choose(self, setting: str) -> None:
        """Show a setting; one that this version does not know is kept as it is."""
        if setting and self.findData(setting) < 0:
            self.addItem(setting, setting)
        self.setCurrentIndex(max(0, self.findData(setting)))

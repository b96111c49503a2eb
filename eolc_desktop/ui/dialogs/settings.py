"""The settings: each takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSlider, QWidget

from eolc_desktop import settings
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.widgets.text import label

_THEMES = {
    "system": "As the system has it",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
_STEP = 10


class SettingsDialog(Dialog):
    """Theme, size of the text, the person's role, and whether things may move."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Settings", "Each takes effect at once.", parent, width=460)
        self._preferences = preferences
        current = preferences.current
        self.theme = QComboBox()
        for name in settings.THEMES:
            self.theme.addItem(_THEMES[name], name)
        self.theme.setCurrentIndex(self.theme.findData(current.theme))
        self.theme.activated.connect(lambda row: preferences.change(theme=self.theme.itemData(row)))
        self.text = QSlider(Qt.Orientation.Horizontal)
        self.text.setRange(*(scale // _STEP for scale in settings.TEXT_SCALES))
        self.text.setPageStep(2)
        self.text.setValue(current.text_scale // _STEP)
        # While it is dragged the window would be laid out anew at every step.
        self.text.setTracking(False)
        self.text.valueChanged.connect(lambda value: preferences.change(text_scale=value * _STEP))
        self.text.sliderMoved.connect(self._say_size)
        self.text.valueChanged.connect(self._say_size)
        self.size_words = label("", "muted")
        self._say_size(self.text.value())
        self.role = QLineEdit(current.role)
        self.role.setMaxLength(80)
        self.role.setPlaceholderText("Commissioning lead")
        self.role.editingFinished.connect(self._keep_role)
        self.motion = QCheckBox("Things may move and blink")
        self.motion.setChecked(current.motion)
        self.motion.toggled.connect(lambda on: preferences.change(motion=on))
        self.body.addWidget(Field("Theme", self.theme))
        self.body.addWidget(Field("Size of the text", self.text, extra=self.size_words))
        self.body.addWidget(
            Field("Your role", self.role, "Stored beside what you rate. A role, not your name.")
        )
        row = QHBoxLayout()
        row.addWidget(self.motion)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("Close", "primary", default=True).clicked.connect(self.accept)

    @classmethod
    def ask(cls, parent: QWidget, preferences: Preferences) -> None:
        """Show the settings until they are put away."""
        cls(preferences, parent).exec()

    def done(self, result: int) -> None:
        """Keep what is typed, however the dialog is put away."""
        self._keep_role()
        super().done(result)

    def _keep_role(self) -> None:
        self._preferences.change(role=" ".join(self.role.text().split()))

    def _say_size(self, value: int) -> None:
        self.size_words.setText(f"{value * _STEP} %")

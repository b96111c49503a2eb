"""What the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from eolc_desktop import __version__, paths
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.widgets.text import label

_WORDS = (
    (
        "Self-assessment of end-of-life care in a place: rate, see the gaps, report. Everything stays on "
        "this computer; the program uses no network."
    ),
    (
        "Scores describe what a group said about itself. They are not official ratings, and the program is "
        "not endorsed by the publishers of the frameworks."
    ),
    (
        "Free software under the MIT licence, built with Qt for Python (LGPL), with icons from Lucide (ISC) "
        "and the typefaces Inter and Noto Emoji (SIL Open Font Licence)."
    ),
)


class AboutDialog(Dialog):
    """Name, version, licences and where the program keeps its own files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(paths.APP_NAME, f"Version {__version__}", parent)
        for text in (
            *_WORDS,
            f"Settings, backups and the log of errors are in {paths.user_data_dir()}.",
        ):
            words = label(text, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(words)
        self.body.addStretch(1)
        self.add_button("Close", "primary", default=True).clicked.connect(self.accept)

"""Saying that something went wrong, where the window cannot."""

from __future__ import annotations

import platform

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from eolc_desktop import __version__, paths
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.widgets.text import button, label


class ProblemDialog(Dialog):
    """Says what happened, what is safe, and what to do."""

    def __init__(self, title: str, detail: str, technical: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        if detail:
            self.body.addWidget(label(detail, wrap=True))
        self.technical = QPlainTextEdit(technical)
        self.technical.setReadOnly(True)
        self.technical.setTabChangesFocus(True)
        self.technical.setAccessibleName("Details for whoever looks after the program")
        self.technical.setMinimumHeight(theme.current().scaled(160))
        if technical:
            self.body.addWidget(self.technical)
            self.copy = button("Copy the details", "quiet")
            self.copy.clicked.connect(self._copy)
            self.body.addWidget(self.copy)
        self.body.addStretch(1)
        close = self.add_button("Close", "primary", default=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    @classmethod
    def show_error(cls, title: str, detail: str) -> None:
        """Show a problem that the person can do something about."""
        cls(title, detail, parent=QApplication.activeWindow()).exec()

    @classmethod
    def show_fault(cls, trace: str) -> None:
        """Show a fault of the program's own."""
        log = paths.user_data_dir() / "errors.log"
        cls(
            "The program made a mistake.",
            "Your work is saved up to the last edit. You can go on; if something looks wrong, close the "
            "program and start it again.\n"
            f"Please send these details to whoever looks after the program. They are also in {log}.",
            f"EoLC Desktop {__version__}, {platform.platform()}\n{trace}",
            QApplication.activeWindow(),
        ).exec()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.technical.toPlainText())
        self.copy.setText("Copied")

"""Asking what is to become of texts that could not be stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog

LEAD = (
    "If you go on, this is lost. Go back to finish it, to shorten it or to make room on the disk; "
    "or copy it, and keep it somewhere else."
)


class UnsavedDialog(Dialog):
    """Shows the texts, lets them be copied, and asks whether to go back or to discard them."""

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("Some of what you typed is not stored.", LEAD, parent)
        self.texts = QPlainTextEdit("\n\n".join(texts))
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName("What is not stored")
        self.texts.setMinimumHeight(theme.current().scaled(120))
        self.body.addWidget(self.texts)
        self.discard = self.add_button("Discard it", "danger")
        self.discard.clicked.connect(self.accept)
        self.copy = self.add_button("Copy the text")
        self.copy.clicked.connect(self._copy)
        self.back = self.add_button("Go back", "primary", default=True)
        self.back.clicked.connect(self.reject)
        self.back.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, texts: Sequence[str]) -> bool:
        """Ask; tell whether the texts are to be discarded."""
        return cls(texts, parent).exec() == Dialog.DialogCode.Accepted

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.texts.toPlainText())
        self.copy.setText("Copied")

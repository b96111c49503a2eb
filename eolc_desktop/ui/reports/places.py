"""Where the files go: which of them, what they are called, and the folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from eolc_desktop.operations.exporting import PDF_SUFFIX, XLSX_SUFFIX
from eolc_desktop.operations.names import unsafe_letters
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Field
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.text import button, label


class FilePlace(QWidget):
    """One file: whether it is wanted, and its name.

    Signals:
        changed: It is wanted or not, or has another name.
    """

    changed = Signal()

    def __init__(self, title: str, about: str, suffix: str) -> None:
        super().__init__()
        self._suffix = suffix
        self._suggested = ""
        self._own_name = False
        self.wanted = QCheckBox(title)
        self.wanted.setChecked(True)
        self.wanted.setAccessibleDescription(about)
        self.name = QLineEdit()
        self.name.setAccessibleName(f"File name of the {title.lower()}")
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(1))
        for widget in (self.wanted, label(about, "caption", wrap=True), self.name, self.problem):
            column.addWidget(widget)
        self.wanted.toggled.connect(self._want)
        self.name.textEdited.connect(self._edit)

    @property
    def file_name(self) -> str:
        """Return the name, with the ending that says what the file is."""
        name = self.name.text().strip()
        return name if name.lower().endswith(self._suffix) else f"{name}{self._suffix}"

    def suggest(self, name: str) -> None:
        """Offer a name, unless the person gave one."""
        self._suggested = name
        if not self._own_name:
            self.name.setText(name)

    def forget(self) -> None:
        """Take suggestions again."""
        self._own_name = False

    def check(self) -> bool:
        """Tell whether the name will do, and say why where it does not."""
        problem = ""
        if self.wanted.isChecked():
            problem = _fault(self.name.text())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        theme.set_style(self.name, invalid=bool(problem))
        self.name.setAccessibleDescription(problem)
        return not problem

    def _want(self, wanted: bool) -> None:
        self.name.setEnabled(wanted)
        self.check()
        self.changed.emit()

    def _edit(self, text: str) -> None:
        # An emptied field takes the suggestion again.
        self._own_name = bool(text) and text != self._suggested
        self.check()
        self.changed.emit()


class Places(Card):
    """The two files and their folder.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where it goes", parent)
        self._own_folder = False
        self.pdf = FilePlace("Board report", "PDF, for board papers", PDF_SUFFIX)
        self.xlsx = FilePlace("Gap analysis", "Excel, with the working in it", XLSX_SUFFIX)
        self.folder = QLineEdit()
        self.choose = button("Choose…")
        self.choose.setAccessibleName("Choose the folder")
        self.field = Field("Folder", self.folder, "", self.choose)
        tokens = theme.current()
        self.text.setSpacing(tokens.space(3))
        for widget in (self.pdf, self.xlsx, self.field):
            self.text.addWidget(widget)
        for place in (self.pdf, self.xlsx):
            place.changed.connect(self.changed)
        self.folder.textEdited.connect(self._edit_folder)
        self.choose.clicked.connect(self._ask_folder)

    @property
    def wanted(self) -> int:
        """Return how many files are wanted."""
        return self.pdf.wanted.isChecked() + self.xlsx.wanted.isChecked()

    def target(self, place: FilePlace) -> Path | None:
        """Return where a file goes, or None where it is not wanted."""
        if not place.wanted.isChecked():
            return None
        return Path(self.folder.text()).expanduser() / place.file_name

    def suggest_folder(self, folder: Path) -> None:
        """Offer a folder, unless the person chose one since the program was started."""
        if not self._own_folder:
            self.folder.setText(_native(folder))

    def check(self) -> bool:
        """Tell whether names and folder will do, and say why where they do not."""
        fine = all([self.pdf.check(), self.xlsx.check()])
        folder = self.folder.text().strip()
        problem = ""
        if not folder:
            problem = "Choose a folder."
        elif not Path(folder).expanduser().is_dir():
            problem = "This folder is not there. Choose another one."
        self.field.say(problem)
        return fine and not problem

    def _edit_folder(self) -> None:
        self._own_folder = True
        self.field.say("")
        self.changed.emit()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Choose a folder", self.folder.text())
        if chosen:
            self.folder.setText(_native(Path(chosen)))
            self._edit_folder()


def _fault(name: str) -> str:
    if not name.strip():
        return "Give the file a name."
    wrong = unsafe_letters(name)
    if wrong:
        return f"A file name cannot have {' '.join(wrong)} in it."
    return ""


def _native(path: Path) -> str:
    return os.fspath(path)

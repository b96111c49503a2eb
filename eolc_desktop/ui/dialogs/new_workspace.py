"""Beginning a place: its name, its file, and what is assessed there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.operations import workspaces
from eolc_desktop.operations.names import safe_name
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.dialogs.new_workspace_settings import ServiceSettings
from eolc_desktop.ui.widgets.framework_picker import FrameworkPicker
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import button, label

SUFFIX = ".eolc"
_LONGEST_NAME = 80


class NewWorkspaceDialog(Dialog):
    """Asks all that a new workspace needs, and makes it."""

    def __init__(self, folder: Path, framework_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__("New place", "Everything about a place is kept in one file.", parent, width=620)
        self._folder = folder
        self._file_was_chosen = False
        self.workspace: Workspace | None = None
        self.place = QLineEdit()
        self.place.setMaxLength(200)
        self.place.setPlaceholderText("Testshire")
        self.file = QLineEdit()
        self.browse = button("Change…")
        self.browse.setAccessibleName("Choose where to keep the file")
        self.frameworks = FrameworkPicker(several=True, first=framework_id)
        self.services = QPlainTextEdit(workspaces.DEFAULT_SERVICE)
        self.services.setTabChangesFocus(True)
        self.services.setFixedHeight(theme.current().scaled(76))
        self.settings = ServiceSettings()
        self.round_name = QLineEdit(workspaces.DEFAULT_ROUND)
        self.round_name.setMaxLength(200)
        self.failure = label("", "error", wrap=True)
        self.failure.hide()
        self._place_field = Field(
            "Name of the place", self.place, "The area or organisation that this is about."
        )
        self._file_field = Field("File", self.file, extra=self.browse)
        self._framework_field = Field("What is assessed", self.frameworks, "More can be added later.")
        self._service_field = Field(
            "Services", self.services, "One a line. Each is rated by itself; scores are never mixed."
        )
        self._settings_field = Field(
            "In which setting they work",
            self.settings,
            "You need not say. Where you do, the questions for that setting can be listed by themselves.",
        )
        self._round_field = Field(
            "Name of the first round", self.round_name, "Such as “Baseline” or “2026 autumn”."
        )
        for part in (
            self.failure,
            self._place_field,
            self._file_field,
            self._framework_field,
            self._service_field,
            self._settings_field,
            self._round_field,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.add_cancel()
        self.make = self.add_button("Make it and start rating", "primary", default=True)
        self.make.clicked.connect(self.accept)
        self.browse.clicked.connect(self._browse)
        self.place.textChanged.connect(self._suggest)
        self.file.textEdited.connect(self._file_edited)
        self.services.textChanged.connect(self._show_services)
        self.frameworks.loaded.connect(self.fit_soon)
        self._show_services()
        self._suggest("")
        self.place.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, folder: Path, framework_id: str = "") -> Workspace | None:
        """Ask, and return the workspace that was made, or None."""
        dialog = cls(folder, framework_id, parent)
        dialog.exec()
        return dialog.workspace

    def accept(self) -> None:
        """Make the workspace, or say what is missing."""
        services = self._names()
        chosen = self.frameworks.chosen()
        path = self.path()
        problems = (
            (self._place_field, "" if self.place.text().strip() else "Type the name of the place."),
            (self._file_field, _file_problem(path)),
            (self._framework_field, "" if chosen else "Choose at least one framework."),
            (self._service_field, _service_problem(services)),
            (self._round_field, "" if self.round_name.text().strip() else "Give the round a name."),
        )
        for field, problem in problems:
            field.say(problem)
        wrong = next((field for field, problem in problems if problem), None)
        if wrong is not None:
            wrong.control.setFocus()
            return
        try:
            self.workspace = workspaces.new_workspace(
                path,
                place=self.place.text(),
                frameworks=chosen,
                services=services,
                settings=self.settings.chosen(),
                round_name=self.round_name.text(),
            )
        except UserError as error:
            self.failure.setText(str(error))
            self.failure.show()
            return
        super().accept()

    def path(self) -> Path:
        """Return the file that is to be made."""
        text = self.file.text().strip()
        path = Path(text).expanduser() if text else Path()
        path = path if path.is_absolute() else self._folder / path
        return path if path.suffix == SUFFIX or not text else path.with_name(path.name + SUFFIX)

    def _names(self) -> list[str]:
        return [line.strip() for line in self.services.toPlainText().splitlines() if line.strip()]

    def _show_services(self) -> None:
        """Ask about the setting of each service that is named."""
        self.settings.show_services(self._names())
        self._settings_field.setVisible(bool(self.settings.boxes))
        order_by_layout(self)

    def _suggest(self, place: str) -> None:
        if not self._file_was_chosen:
            self.file.setText(str(free_path(self._folder, place)))

    def _file_edited(self) -> None:
        self._file_was_chosen = True

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Where to keep the file",
            str(self.path()),
            f"EoLC workspaces (*{SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._file_was_chosen = True
            self.file.setText(chosen)


def free_path(folder: Path, place: str) -> Path:
    """Return a file name that a place's name suggests, that every system allows, and that is free."""
    name = safe_name(safe_name(place)[:_LONGEST_NAME]) or "My place"
    path = folder / f"{name}{SUFFIX}"
    count = 2
    while path.exists():
        path = folder / f"{name} {count}{SUFFIX}"
        count += 1
    return path


def _file_problem(path: Path) -> str:
    if not path.suffix:
        return "Say where to keep the file."
    if path.exists():
        return "There is a file of this name already. Choose another name."
    if not path.parent.is_dir():
        return f"There is no folder “{path.parent}”. Choose one that is there."
    return ""


def _service_problem(services: list[str]) -> str:
    if not services:
        return f"Name at least one service, such as “{workspaces.DEFAULT_SERVICE}”."
    if len({service.casefold() for service in services}) < len(services):
        return "Two services have the same name. Give each a name of its own."
    return ""

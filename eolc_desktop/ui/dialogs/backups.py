"""The backups of a workspace: opening a copy of one, or putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.operations import upkeep
from eolc_desktop.scoring.wording import number
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.dialogs.new_workspace import free_path
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.moments import day_and_time
from eolc_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from eolc_desktop.storage.backups import Backup
    from eolc_desktop.storage.workspace import Workspace
    from eolc_desktop.ui.files import WorkspaceFiles
    from eolc_desktop.ui.session import Session

LEAD = (
    "Backups are made by themselves, on this computer only. Open a copy of one to look at it or to go on "
    "from there; the workspace that is open now stays as it is."
)
NONE_YET = "There are no backups yet. The first one is made soon after a workspace is opened."
WARNING = (
    "This puts the backup of {} in the place of “{}”. What is there now is backed up first, so that it can "
    "be put back in the same way."
)
_SHOWN = 8


@dataclass(frozen=True)
class Wanted:
    """What is to become of a backup: opened as a copy, or put in the place of what is there."""

    backup: Backup
    in_place: bool


class BackupsDialog(Dialog):
    """Lists the backups, newest first, and asks what is to become of one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        backups = upkeep.backups_of(workspace)
        super().__init__("Backups", LEAD if backups else NONE_YET, parent, width=620)
        self._name = workspace.path.name
        self.wanted: Wanted | None = None
        self._sure = False
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, newest first")
        for backup in backups:
            row = QListWidgetItem(_words(backup))
            row.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        rows = min(_SHOWN, len(backups))
        self.list.setMinimumHeight(rows * self.list.sizeHintForRow(0) + theme.current().space(2))
        self.list.setVisible(bool(backups))
        self.warning = label("", "strong", wrap=True)
        self.warning.hide()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.warning)
        self.close_button = self.add_cancel("Close")
        self.put_back = self.add_button("Put back in place of what is there…")
        self.copy = self.add_button("Open a copy", "primary", default=True)
        self.put_back.setVisible(bool(backups) and not workspace.read_only)
        self.copy.setVisible(bool(backups))
        self.list.currentRowChanged.connect(lambda _: self._think_again())
        self.list.itemActivated.connect(lambda _: self._answer(in_place=False))
        self.copy.clicked.connect(lambda: self._answer(in_place=False))
        self.put_back.clicked.connect(self._put_back)
        (self.list if backups else self.close_button).setFocus()

    @classmethod
    def ask(cls, parent: QWidget, workspace: Workspace) -> Wanted | None:
        """Ask; return what is wanted, or None."""
        dialog = cls(workspace, parent)
        dialog.exec()
        return dialog.wanted

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen in the list."""
        row = self.list.currentItem()
        found: Backup | None = row.data(Qt.ItemDataRole.UserRole) if row else None
        return found

    def _put_back(self) -> None:
        """Say what is replaced, and do it only when asked again."""
        backup = self.chosen
        if self._sure or backup is None:
            self._answer(in_place=True)
            return
        self._sure = True
        words = WARNING.format(day_and_time(backup.made), self._name)
        self.warning.setText(words)
        self.warning.show()
        self.put_back.setText("Yes, put it back")
        theme.set_style(self.put_back, kind="danger")
        self.fit_soon()
        announce(self.warning, words)

    def _think_again(self) -> None:
        """Ask anew, as another backup is meant."""
        self._sure = False
        self.warning.hide()
        self.put_back.setText("Put back in place of what is there…")
        theme.set_style(self.put_back, kind="secondary")

    def _answer(self, *, in_place: bool) -> None:
        backup = self.chosen
        if backup is not None:
            self.wanted = Wanted(backup, in_place)
            self.accept()


def show_backups(window: QWidget, session: Session, files: WorkspaceFiles) -> None:
    """Show the backups of the open workspace, and do what is asked for."""
    workspace = session.workspace
    wanted = BackupsDialog.ask(window, workspace) if workspace is not None else None
    if workspace is None or wanted is None:
        return
    path = workspace.path
    if not wanted.in_place:
        name = f"{path.stem} backup {wanted.backup.made.astimezone():%Y-%m-%d %H.%M}"
        copy = free_path(path.parent, name)
        session.message.emit("Copying the backup…")
        tasks.run(upkeep.restore, wanted.backup.path, copy, done=partial(_open, files), owner=files)
        return
    # The file is replaced as a whole, which nobody may have open.
    if files.close():
        failed = partial(_open_as_it_was, files, session, path)
        tasks.run(_put_back, wanted.backup.path, path, done=partial(_open, files), failed=failed, owner=files)


def _put_back(backup: Path, path: Path) -> Path:
    return upkeep.restore(backup, path, force=True)


def _open(files: WorkspaceFiles, path: Path) -> None:
    files.open(path)


def _open_as_it_was(files: WorkspaceFiles, session: Session, path: Path, error: UserError) -> None:
    """Open the workspace again, which nothing was done to, and only then say why."""
    files.open(path)
    session.failed.emit(error)


def _words(backup: Backup) -> str:
    size = backup.size / 1024
    large = f"{number(size / 1024, 1)} MB" if size >= 1024 else f"{number(max(1.0, size), 0)} KB"
    before = "  ·  before a new version of the program" if backup.before_migration else ""
    return f"{day_and_time(backup.made)}  ·  {large}{before}"

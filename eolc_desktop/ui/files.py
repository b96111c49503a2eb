"""Opening, making and closing workspaces, as the window does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, workspaces
from eolc_desktop.settings import Recent
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import tasks
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session

FILTER = "EoLC workspaces (*.eolc);;All files (*)"
SUFFIX = ".eolc"


class WorkspaceFiles(QObject):
    """Puts workspaces in view, and remembers them."""

    def __init__(self, session: Session, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._preferences = preferences
        self._window = window

    def ask_and_open(self) -> bool:
        """Ask for a file and open it; tell whether one is open now."""
        # Imported where it is used, as all that the first window does without.
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open a workspace", str(self._folder()), FILTER)
        return bool(chosen) and self.open(Path(chosen))

    def open(self, path: Path) -> bool:
        """Open a workspace in place of the one that is open; tell whether that was possible.

        What cannot be opened leaves the open one as it is.
        """
        path = path.absolute()
        if self._is_open(path):
            return True
        try:
            workspace = workspaces.open_workspace(path)
        except DamagedWorkspace as error:
            return self._offer_recovery(path, error)
        except UserError as error:
            self._session.failed.emit(error)
            return False
        self.show(workspace)
        return True

    def show(self, workspace: Workspace) -> None:
        """Put an opened workspace in view."""
        self.close()
        self._session.show_workspace(workspace)

    def close(self) -> None:
        """Close the workspace that is open, if any; everything is saved already."""
        workspace = self._session.workspace
        if workspace is None:
            return
        self.remember()
        self._session.show_workspace(None)
        workspace.close()

    def let_go(self) -> None:
        """Close the workspace for good, with the window: nothing is drawn any more."""
        workspace = self._session.workspace
        if workspace is not None:
            self._session.settle()
            self.remember()
            workspace.close()
            self._session.workspace = None

    def remember(self) -> None:
        """Put the open workspace among the recent ones, as it is now."""
        workspace = self._session.workspace
        if workspace is None:
            return
        view = queries.workspace_view(workspace)
        self._preferences.remember(Recent(str(workspace.path), view.place, view.last_change))

    def make_new(self, framework_id: str = "") -> bool:
        """Ask what a new place is to be, and make it; tell whether that was done."""
        from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

        workspace = NewWorkspaceDialog.ask(self._window, self.documents(), framework_id)
        if workspace is None:
            return False
        self.show(workspace)
        self.remember()
        return True

    def show_backups(self) -> None:
        """Show the backups of the open workspace, and do what is asked for."""
        from eolc_desktop.ui.dialogs import backups

        backups.show_backups(self._window, self._session, self)

    def open_example(self) -> None:
        """Open the made-up example, and make it first where it is not there yet."""
        path = self.documents() / "EoLC example" / f"example{SUFFIX}"
        if path.is_file():
            self.open(path)
            return
        self._session.message.emit("Making the example…")
        tasks.run(_make_example, path, done=self._open_made, owner=self)

    def _open_made(self, path: Path) -> None:
        self.open(path)

    def look_after(self) -> None:
        """Do, once the window shows, what opening leaves for later: the backup and the recent list."""
        workspace = self._session.workspace
        if workspace is None:
            return
        self.remember()
        tasks.run(_back_up, workspace, owner=self)

    def _is_open(self, path: Path) -> bool:
        workspace = self._session.workspace
        # Opening it twice in one process would drop SQLite's locks on it.
        return workspace is not None and path.exists() and workspace.path.samefile(path)

    def _offer_recovery(self, path: Path, error: DamagedWorkspace) -> bool:
        from eolc_desktop.ui.dialogs.recovery import RecoveryDialog

        recovered = RecoveryDialog.ask(self._window, path, error)
        return recovered is not None and self.open(recovered)

    def _folder(self) -> Path:
        """Return where to look for a file: beside the one that is open, or the last one, or Documents."""
        workspace = self._session.workspace
        paths = (
            [workspace.path] if workspace else [Path(one.path) for one in self._preferences.current.recent]
        )
        return next((path.parent for path in paths if path.parent.is_dir()), self.documents())

    def documents(self) -> Path:
        """Return the folder in which a person keeps documents."""
        from PySide6.QtCore import QStandardPaths

        location = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(location) or Path.home())


def _back_up(workspace: Workspace) -> None:
    """Back a workspace up where it changed; `backup_soon` opens it by a connection of its own."""
    from eolc_desktop.operations import upkeep

    upkeep.backup_soon(workspace)


def _make_example(path: Path) -> Path:
    """Make the example, and the folder that it is kept in."""
    from eolc_desktop.operations.demo import make_demo

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder “{path.parent}” cannot be made: {error.strerror}.",
            "The example was not made. Nothing else was changed.",
        ) from error
    return make_demo(path)

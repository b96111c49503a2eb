"""Opening, making and closing workspaces, as the window does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, workspaces
from eolc_desktop.settings import Recent
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import tasks
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.moments import who_has_it

FILTER = "EoLC workspaces (*.eolc);;All files (*)"
SUFFIX = ".eolc"
# Milliseconds from the first paint of a workspace to what it need not wait for.
_LATER = 400


class WorkspaceFiles(QObject):
    """Puts workspaces in view, and remembers them.

    Args:
        session: What the window shows.
        preferences: Where the recent workspaces are kept.
        window: What the dialogs belong to.
        may_leave: Stores what is typed; tells whether the open workspace may be closed.
    """

    def __init__(
        self, session: Session, preferences: Preferences, window: QWidget, may_leave: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._preferences = preferences
        self._window = window
        self._may_leave = may_leave
        self._damage: DamagedWorkspace | None = None
        self._makes_example = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LATER)
        self._soon.timeout.connect(self.look_after)

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
        return self._may_leave() and self._open(path)

    def _open(self, path: Path) -> bool:
        try:
            self.show(workspaces.open_workspace(path))
        except DamagedWorkspace as error:
            return self._offer_recovery(path, error)
        except UserError as error:
            self._session.failed.emit(error)
            return False
        return True

    def show(self, workspace: Workspace) -> None:
        """Put an opened workspace in view, and look after it soon.

        Raises:
            UserError: It cannot be read; it is closed again, and what was open stays.
        """
        before = self._session.workspace
        self.remember()
        try:
            self._session.show_workspace(workspace)
        except UserError:
            workspace.close()
            raise
        if before is not None:
            before.close()
        self._soon.start()

    def close(self) -> bool:
        """Close the workspace that is open, if any; tell whether none is open now."""
        if self._session.workspace is not None:
            if not self._may_leave():
                return False
            self.remember()
            self._put_away()
        return True

    def _put_away(self) -> None:
        workspace = self._session.workspace
        self._soon.stop()
        self._session.show_workspace(None)
        if workspace is not None:
            workspace.close()

    def let_go(self) -> None:
        """Close the workspace for good, with the window: nothing is drawn any more."""
        self._soon.stop()
        workspace = self._session.workspace
        if workspace is not None:
            self._session.settle()
            self.remember()
            workspace.close()
            self._session.workspace = None

    def remember(self) -> None:
        """Put the open workspace among the recent ones, as it is now, where it can be read."""
        workspace = self._session.workspace
        if workspace is None:
            return
        try:
            view = queries.workspace_view(workspace)
        except UserError:
            # A stick that was pulled out, or damage, must not keep the file from being closed.
            return
        self._preferences.remember(Recent(str(workspace.path), view.place, view.last_change))

    def make_new(self, framework_id: str = "") -> bool:
        """Ask what a new place is to be, and make it; tell whether that was done."""
        from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

        if not self._may_leave():
            return False
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
        if self._makes_example:
            return
        path = self.documents() / "EoLC example" / f"example{SUFFIX}"
        if path.is_file():
            self.open(path)
            return
        self._session.message.emit("Making the example…")
        self._makes_example = True
        task = tasks.run(_make_example, path, done=self.open, owner=self)
        task.finished.connect(self._example_made)

    def _example_made(self) -> None:
        self._makes_example = False

    def why_read_only(self) -> str:
        """Return why the open workspace cannot be changed, as a sentence."""
        workspace = self._session.workspace
        if workspace is not None and workspace.holder is not None:
            return f"“{workspace.path.name}” is open for writing elsewhere: {who_has_it(workspace.holder)}."
        return (workspace.why_read_only if workspace else "") or "This file cannot be written."

    def takes_in_hand(self, error: UserError) -> bool:
        """Close the open workspace where an error says that it is broken, and offer to put it right.

        That is done once whatever found it out has come to its end.
        """
        workspace = self._session.workspace
        if not isinstance(error, DamagedWorkspace) or workspace is None or error.path != workspace.path:
            return False
        if self._damage is None:
            self._damage = error
            QTimer.singleShot(0, self, self._put_right)
        return True

    def _put_right(self) -> None:
        damage, workspace = self._damage, self._session.workspace
        if damage is not None and workspace is not None and damage.path == workspace.path:
            # What is typed stays in its fields; storing it is tried again once the file is whole.
            self._put_away()
            self._damage = None
            self._offer_recovery(damage.path, damage)
        self._damage = None

    def look_after(self) -> None:
        """Do, once the window shows, what opening leaves for later: the backup and the recent list."""
        workspace = self._session.workspace
        if workspace is None:
            return
        self.remember()
        tasks.run(_back_up, workspace, owner=self)

    def _is_open(self, path: Path) -> bool:
        """Tell whether a file is the open one: opening it twice would drop SQLite's locks on it."""
        workspace = self._session.workspace
        try:
            return workspace is not None and workspace.path.samefile(path)
        except OSError:
            # One of them was moved or taken away; opening the file tells the person what is wrong with it.
            return False

    def _offer_recovery(self, path: Path, error: DamagedWorkspace) -> bool:
        from eolc_desktop.ui.dialogs.recovery import RecoveryDialog

        recovered = RecoveryDialog.ask(self._window, path, error)
        return recovered is not None and self._open(recovered)

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


def workspaces_in(data: QMimeData) -> list[str]:
    """Return the workspace files among what is dragged."""
    files = (url.toLocalFile() for url in data.urls())
    return [file for file in files if file.casefold().endswith(SUFFIX)]


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

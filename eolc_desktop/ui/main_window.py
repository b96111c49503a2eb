"""The window: its menus, what its actions do, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from eolc_desktop import paths
from eolc_desktop.domain.changes import Changes
from eolc_desktop.errors import UserError
from eolc_desktop.ui import actions, geometry, pages, tasks, theme
from eolc_desktop.ui.files import WorkspaceFiles, workspaces_in
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.shell import Drafts, Shell
from eolc_desktop.ui.widgets.focus_ring import FocusRing
from eolc_desktop.ui.widgets.status_line import AT_REST, READING

SMALLEST = (1024, 700)
READ_ONLY = "You can read and export everything. Nothing can be changed from here."
TEXT_STEP = 10
_SOON = 150


class MainWindow(QMainWindow):
    """Shows one workspace, a page at a time."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self.session = session
        self.preferences = preferences
        self.files = WorkspaceFiles(session, preferences, self, self._may_leave)
        # What undo would take back is looked up after the first paint.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show_undo)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self._look_changed)
        self.shell = self._new_shell()
        self._text_scale = theme.current().text_scale
        self._saved = ""
        self.actions_by_name = actions.build(self, self._handlers())
        self._ring = FocusRing(self)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        geometry.restore(self)
        session.workspace_changed.connect(self._workspace_changed)
        session.changed.connect(self._changed)
        session.message.connect(self._say)
        session.failed.connect(self.show_error)
        session.page_wanted.connect(self.show_page)
        tasks.tasks().failed.connect(self.show_error)
        theme.look().changed.connect(self._look_changed)
        preferences.changed.connect(self._preferences_changed)
        session.own_questions_wanted.connect(lambda only: preferences.change(own_questions=only))
        self._preferences_changed()

    def begin(self, path: str = "") -> None:
        """Show a workspace, or the start page where none is named or it cannot be opened."""
        if not (path and self.files.open(Path(path))):
            # What was said about the file stays to be read.
            self._show_workspace()

    def show_page(self, name: str) -> None:
        """Show a page, named by its module or its title, and put the keyboard into it."""
        self.shell.show_page(pages.entry(name).name)
        self.shell.focus_page()

    def show_error(self, error: UserError) -> None:
        """Say what went wrong, above the page; a workspace that turns out broken is put right."""
        if not self.files.takes_in_hand(error):
            self.shell.banner.say(error.title, error.detail)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the workspace; nothing is asked, unless something typed could not be stored."""
        if not self._may_leave():
            event.ignore()
            return
        geometry.keep(self)
        tasks.tasks().finish()
        self.files.let_go()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a workspace file that is dragged over the window."""
        if workspaces_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the workspace that was dropped."""
        dropped = workspaces_in(event.mimeData())
        if dropped:
            event.acceptProposedAction()
            self.open_path(dropped[0])

    def open_path(self, path: str) -> None:
        """Open a workspace in place of the one in view."""
        self.files.open(Path(path))

    def do_action(self, name: str, argument: str = "") -> None:
        """Do one of the window's actions for a page."""
        if name == "open" and argument:
            self.open_path(argument)
        elif name == "forget":
            self.preferences.forget(argument)
        elif name == "new":
            self._new(argument)
        elif name == "add_framework":
            self._add_framework(argument)
        else:
            self.actions_by_name[name].trigger()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            "new": self._new,
            "open": self.files.ask_and_open,
            "example": self.files.open_example,
            "add_framework": self._add_framework,
            "backups": self.files.show_backups,
            "close": self.files.close,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "settings": self._settings,
            "larger": partial(self._change_text, TEXT_STEP),
            "smaller": partial(self._change_text, -TEXT_STEP),
            "full_screen": self._full_screen,
            "next_area": lambda: self.shell.move_focus(1),
            "previous_area": lambda: self.shell.move_focus(-1),
            "shortcuts": self._shortcuts,
            "about": self._about,
        }
        handlers |= {name: partial(self._in_library, name) for name in actions.IN_LIBRARY}
        return handlers | {f"page_{page.name}": partial(self.show_page, page.name) for page in pages.PAGES}

    def _new_shell(self, drafts: Drafts | None = None) -> Shell:
        shell = Shell(self.session, drafts=drafts)
        shell.page_made.connect(self._page_made)
        shell.rail.settings_wanted.connect(self._settings)
        shell.context.undo_wanted.connect(self._undo)
        shell.context.redo_wanted.connect(self._redo)
        shell.context.framework_wanted.connect(self._add_framework)
        self.setCentralWidget(shell)
        return shell

    def _page_made(self, page: Page) -> None:
        page.action_wanted.connect(self.do_action)

    def _workspace_changed(self) -> None:
        self.shell.banner.put_away()
        self._show_workspace()

    def _show_workspace(self) -> None:
        workspace = self.session.workspace
        self.shell.rail.show_pages(workspace is not None)
        self.shell.status.setVisible(workspace is not None)
        self.shell.status.say(READING if workspace is not None and workspace.read_only else AT_REST)
        name = workspace.path.stem if workspace else ""
        self.setWindowTitle(f"{name} – {paths.APP_NAME}" if name else paths.APP_NAME)
        self._show_what_is_possible()
        for name in ("undo", "redo"):
            self.actions_by_name[name].setEnabled(False)
        self._soon.start()
        self.shell.show_page("overview" if workspace else "start")
        if workspace is not None and workspace.read_only:
            self.shell.banner.say(self.files.why_read_only(), READ_ONLY, "warning")

    def _show_what_is_possible(self) -> None:
        """Enable what can be done now."""
        workspace = self.session.workspace
        writes = workspace is not None and not workspace.read_only
        for entry in actions.ACTIONS:
            needed = {actions.WORKSPACE: workspace is not None, actions.WRITER: writes}
            if entry.needs != actions.HISTORY:
                self.actions_by_name[entry.name].setEnabled(needed.get(entry.needs, True))
        for page in pages.PAGES:
            there = page.is_there(workspace is not None)
            self.actions_by_name[f"page_{page.name}"].setVisible(there)
            self.actions_by_name[f"page_{page.name}"].setEnabled(there)

    def _show_undo(self) -> None:
        """Say in menu and bar what undo would take back."""
        from eolc_desktop.operations import history

        workspace = self.session.workspace
        labels = {"undo": "", "redo": ""}
        if workspace is not None and not workspace.read_only:
            labels = {"undo": history.undo_label(workspace), "redo": history.redo_label(workspace)}
        for name, what in labels.items():
            actions.say(self.actions_by_name[name], what)
            self.actions_by_name[name].setEnabled(bool(what))
        self.shell.context.show_undo(labels["undo"], labels["redo"])

    def _changed(self, changes: Changes) -> None:
        self._saved = changes.label
        self.shell.status.saved(changes.label, datetime.now().astimezone())
        if self.shell.banner.tone == "danger":
            self.shell.banner.put_away()
        self._show_what_is_possible()
        self._show_undo()

    def _say(self, message: str) -> None:
        # The session says the label of a change as a message too; the line shows it as saved already.
        if message != self._saved:
            self.shell.status.say(message)
        self._saved = ""

    def _undo(self) -> None:
        self.shell.flush()
        self.session.undo()

    def _redo(self) -> None:
        self.shell.flush()
        self.session.redo()

    def _new(self, framework_id: str = "") -> None:
        if self.files.make_new(framework_id):
            self.show_page("assess")

    def _may_leave(self) -> bool:
        """Store what is typed; where that cannot be done, ask whether it is to be discarded."""
        self.session.settle()
        self.shell.flush()
        if self.shell.unsaved:
            from eolc_desktop.ui.dialogs.unsaved import UnsavedDialog

            if not UnsavedDialog.ask(self, self.shell.unsaved):
                return False
            self.shell.discard()
        return True

    def _add_framework(self, framework_id: str = "") -> None:
        from eolc_desktop.ui.dialogs.add_framework import AddFrameworkDialog

        self.shell.flush()
        if AddFrameworkDialog.ask(self, self.session, framework_id):
            self.show_page("assess")

    def _in_library(self, name: str) -> None:
        from eolc_desktop.ui.pages.library import LibraryPage

        self.show_page("library")
        page = self.shell.page
        assert isinstance(page, LibraryPage)
        page.do(name)

    def _settings(self) -> None:
        from eolc_desktop.ui.dialogs.settings import SettingsDialog

        self.shell.flush()
        SettingsDialog.ask(self, self.preferences)

    def _shortcuts(self) -> None:
        from eolc_desktop.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self).exec()

    def _about(self) -> None:
        from eolc_desktop.ui.dialogs.about import AboutDialog

        AboutDialog(self).exec()

    def _change_text(self, step: int) -> None:
        self.shell.flush()
        self.preferences.change(text_scale=max(100, min(200, self.preferences.current.text_scale + step)))

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _preferences_changed(self) -> None:
        now = self.preferences.current
        self.session.role, self.session.own_questions = now.role, now.own_questions

    def _look_changed(self) -> None:
        """Lay the window out anew where the text has another size; else only draw it anew."""
        scale = theme.current().text_scale
        if scale == self._text_scale:
            self.shell.redraw()
            return
        if self.shell.is_busy:
            # Its page has to show what comes of it, and would be gone.
            self._later.start()
            return
        self._text_scale = scale
        self.session.settle()
        page = self.shell.page_name
        self.shell = self._new_shell(self.shell.drafts)
        self.shell.context.refresh()
        self._show_workspace()
        self.show_page(page)

"""The one table of what the window can do: menus, keys and the list of shortcuts come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from eolc_desktop.ui.pages import PAGES
from eolc_desktop.ui.widgets.text import as_tip

MENUS: Final = ("File", "Edit", "View", "Go", "Library", "Help")
# Those that the Library page does.
IN_LIBRARY: Final = ("import_framework", "write_copy", "template", "compare_editions", "start_from_edition")

WORKSPACE: Final = "workspace"
WRITER: Final = "writer"
HISTORY: Final = "history"


@dataclass(frozen=True)
class ActionEntry:
    """One thing that the window can do.

    Args:
        name: The name by which the window finds the action and its handler.
        text: As the menu shows it; the letter after & is its mnemonic.
        keys: Its shortcuts, the first one shown; on macOS Ctrl stands for Command.
        needs: WORKSPACE or WRITER where one must be open, or be ours to write; HISTORY where there must be
            something to take back or do again; empty otherwise.
        starts_group: Whether a line stands above it in the menu.
        role: Its place in the macOS application menu, where it has one.
    """

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    needs: str = ""
    starts_group: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _pages() -> tuple[ActionEntry, ...]:
    return tuple(
        ActionEntry(f"page_{page.name}", page.title, "Go", (f"Ctrl+{page.key}",) if page.key else ())
        for page in PAGES
    )


ACTIONS: Final = (
    ActionEntry("new", "&New place…", "File", ("Ctrl+N",)),
    ActionEntry("open", "&Open…", "File", ("Ctrl+O",)),
    ActionEntry("example", "Open the made-up &example", "File"),
    ActionEntry("add_framework", "&Add a framework to this place…", "File", needs=WRITER, starts_group=True),
    ActionEntry("backups", "&Backups…", "File", needs=WORKSPACE),
    ActionEntry("close", "&Close this place", "File", ("Ctrl+W",), needs=WORKSPACE),
    ActionEntry("quit", "&Quit", "File", ("Ctrl+Q",), starts_group=True, role=QAction.MenuRole.QuitRole),
    ActionEntry("undo", "&Undo", "Edit", ("Ctrl+Z",), needs=HISTORY),
    ActionEntry("redo", "&Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), needs=HISTORY),
    ActionEntry(
        "settings",
        "&Settings…",
        "Edit",
        ("Ctrl+,",),
        starts_group=True,
        role=QAction.MenuRole.PreferencesRole,
    ),
    ActionEntry("larger", "&Larger text", "View", ("Ctrl+=", "Ctrl++")),
    ActionEntry("smaller", "S&maller text", "View", ("Ctrl+-",)),
    ActionEntry("full_screen", "&Full screen", "View", ("F11",), starts_group=True),
    *_pages(),
    ActionEntry("next_area", "Next part of the window", "Go", ("F6",), starts_group=True),
    ActionEntry("previous_area", "Previous part of the window", "Go", ("Shift+F6",)),
    ActionEntry("import_framework", "&Import a framework…", "Library", ("Ctrl+I",)),
    ActionEntry("write_copy", "&Write a copy…", "Library"),
    ActionEntry("template", "Get a blank &template…", "Library"),
    ActionEntry("compare_editions", "&Compare editions…", "Library", starts_group=True),
    ActionEntry("start_from_edition", "&Start from earlier answers…", "Library", needs=WRITER),
    ActionEntry("shortcuts", "&Keyboard shortcuts", "Help", ("F1",)),
    ActionEntry("about", "&About EoLC Desktop", "Help", role=QAction.MenuRole.AboutRole),
)


def build(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the menus and the actions, each bound to the handler of its name."""
    menus = {title: _menu(window, title) for title in MENUS}
    made: dict[str, QAction] = {}
    for entry in ACTIONS:
        menu = menus[entry.menu]
        if entry.starts_group:
            menu.addSeparator()
        action = QAction(entry.text, window)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setMenuRole(entry.role)
        action.setData(entry.text)
        # The handler is looked up at once, so that a missing one is found at the start and in every test.
        action.triggered.connect(_call(handlers[entry.name]))
        menu.addAction(action)
        made[entry.name] = action
    return made


def say(action: QAction, what: str) -> None:
    """Add to an action's name what it would do, or leave only the name where that is empty."""
    name = str(action.data())
    action.setText(f"{name}: {what.replace('&', '&&')}" if what else name)
    # Left to itself, Qt takes the text for the tip, and what people typed in it for markup.
    tip = name.replace("&", "")
    action.setToolTip(as_tip(f"{tip}: {what}" if what else tip))


def _menu(window: QMainWindow, title: str) -> QMenu:
    menu = window.menuBar().addMenu(f"&{title}")
    menu.setToolTipsVisible(True)
    return menu


def _call(handler: Callable[[], object]) -> Callable[[], None]:
    """Leave away the checked state that Qt would hand over."""

    def call() -> None:
        handler()

    return call

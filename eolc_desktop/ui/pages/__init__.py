"""The pages of the window, in the order of the rail; each is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session

WITH_WORKSPACE: Final = "with"
WITHOUT_WORKSPACE: Final = "without"
ALWAYS: Final = "always"


@dataclass(frozen=True)
class PageEntry:
    """What the window knows of a page before it is imported.

    Args:
        name: Its module in this package; its class is the same name, capitalised, and "Page".
        title: Its name in the rail.
        icon: The name of its icon.
        key: The digit of its shortcut, or empty.
        shown: Whether it is there with a workspace, without one, or always.
    """

    name: str
    title: str
    icon: str
    key: str
    shown: str = WITH_WORKSPACE

    def is_there(self, workspace_is_open: bool) -> bool:
        """Tell whether the rail shows the page."""
        return self.shown == ALWAYS or workspace_is_open == (self.shown == WITH_WORKSPACE)


PAGES: Final = (
    PageEntry("start", "Start", "house", "", WITHOUT_WORKSPACE),
    PageEntry("overview", "Overview", "layout-dashboard", "1"),
    PageEntry("assess", "Assess", "clipboard-check", "2"),
    PageEntry("gaps", "Gaps", "target", "5"),
    PageEntry("reports", "Reports", "file-text", "9"),
    PageEntry("library", "Library", "library", "0", ALWAYS),
)


def entry(name: str) -> PageEntry:
    """Return a page's entry by its name or its title."""
    for page in PAGES:
        if name in (page.name, page.title):
            return page
    raise KeyError(name)


def make(name: str, session: Session) -> Page:
    """Import and make a page."""
    module = import_module(f"eolc_desktop.ui.pages.{name}")
    return cast(Page, getattr(module, f"{name.capitalize()}Page")(session))

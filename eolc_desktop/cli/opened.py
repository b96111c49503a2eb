"""The workspace that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eolc_desktop.cli.say import say
from eolc_desktop.errors import UserError
from eolc_desktop.operations import workspaces
from eolc_desktop.storage.workspace import Workspace

ROLE = "Command line"


@contextmanager
def reading(path: Path) -> Iterator[Workspace]:
    """Open a workspace for one command that reads."""
    workspace = workspaces.open_workspace(path, write=False)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing(path: Path) -> Iterator[Workspace]:
    """Open a workspace for one command that changes it, and keep a backup of what it changed."""
    workspace = workspaces.open_workspace(path)
    try:
        workspaces.require_writer(workspace)
        yield workspace
        _back_up(workspace)
    finally:
        workspace.close()


def _back_up(workspace: Workspace) -> None:
    """Keep a copy of what was changed; where there is no room for one, what was asked for is done still."""
    from eolc_desktop.operations import upkeep

    try:
        upkeep.backup_now_and_then(workspace)
    except UserError as error:
        say(f"No backup could be kept. {error.title}", error=True)

"""Putting a backup in the place of a workspace."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from eolc_desktop.errors import UserError
from eolc_desktop.storage import backups, integrity
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.database import bring_up_to_date, connect
from eolc_desktop.storage.errors import plainly
from eolc_desktop.storage.files import require_free, whole
from eolc_desktop.storage.log import BARRIER
from eolc_desktop.storage.replacing import alone, keep_before_replacing
from eolc_desktop.storage.workspace import Workspace, absolute, require_file


def restore(backup: Path | str, target: Path | str, *, force: bool = False) -> Path:
    """Put a copy of a backup at the target, where it is a workspace like any other.

    What is replaced is itself backed up first, or set aside where it is damaged.

    Raises:
        UserError: The backup is no sound workspace, somebody has the target open, or there is a file
            already and force was not given. Nothing was changed.
    """
    backup, target = absolute(backup), absolute(target)
    require_file(backup)
    require_free(target, force=force)
    if backup == target:
        raise UserError("The backup and the workspace are the same file.", "Nothing was changed.")
    with alone(target) as lock, whole(target) as draft, plainly(target):
        backups.copy(backup, draft)
        clock = Clock()
        with closing(connect(draft)) as connection:
            bring_up_to_date(connection, clock.at())
            found = integrity.faults(connection)
            if found:
                raise UserError(
                    f"The backup “{backup.name}” is damaged.", f"Nothing was changed.\n{found[0]}"
                )
            workspace = Workspace(target, connection, clock=clock, lock=lock)
            made = workspace.last_change()
            with workspace.edit(f"Restored from a backup that ends at {made}", kind=BARRIER):
                pass
        require_free(target, force=force)
        keep_before_replacing(target)
    return target

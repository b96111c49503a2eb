"""Opening workspace files, making new ones, and bringing old ones up to date.

What only making and migrating need is imported there: opening is on the way to the first window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from eolc_desktop.errors import UserError
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.database import SCHEMA_VERSION, bring_up_to_date, connect, up_to_date, version_of
from eolc_desktop.storage.errors import plainly, primary_code
from eolc_desktop.storage.files import require_free, whole
from eolc_desktop.storage.lock import Holder, Lock, LockHeld, LockImpossible, take_lock
from eolc_desktop.storage.workspace import Workspace, absolute, require_file

_NO_LOCK = (
    "It can be read here and not changed, because nothing can be written beside it: its folder is "
    "read-only, or its name is too long. To change it, copy it to a folder of yours and open the copy."
)
_NO_WRITE = (
    "It can be read here and not changed, because the file is read-only. To change it, copy it to a folder "
    "of yours and open the copy."
)


def open_file(
    path: Path | str, *, write: bool = True, role: str = "", clock: Clock | None = None
) -> Workspace:
    """Open a workspace; where it cannot be written, for reading, and the workspace says why.

    Raises:
        UserError: It is no workspace, or a newer version made it.
        DamagedWorkspace: It cannot be read.
    """
    path = absolute(path)
    require_file(path)
    lock: Lock | None = None
    holder: Holder | None = None
    why = ""
    if write:
        try:
            with plainly(path):
                lock = Lock(path, role)
        except LockHeld as held:
            holder = held.holder
        except LockImpossible:
            why = _NO_LOCK
    connection: sqlite3.Connection | None = None
    try:
        with plainly(path):
            connection = _connect(path, write=lock is not None)
            if lock is not None and not _prepare_to_write(connection):
                lock.release()
                lock, why = None, _NO_WRITE
            return Workspace(path, connection, clock=clock, lock=lock, holder=holder, why_read_only=why)
    except BaseException:
        if connection is not None:
            connection.close()
        if lock is not None:
            lock.release()
        raise


def create_file(
    path: Path | str,
    fill: Callable[[Workspace], None],
    *,
    workspace_id: str,
    clock: Clock,
    force: bool = False,
) -> Workspace:
    """Make a new workspace: built under another name, filled, then put in place and opened.

    Args:
        path: Where; never changed, whatever its ending.
        fill: Writes the first content.
        workspace_id: The new workspace's id.
        clock: The clock that the log is written by.
        force: Whether a file that is there already may be replaced.
    """
    from eolc_desktop.storage.replacing import keep_before_replacing

    path = absolute(path)
    require_free(path, force=force)
    with plainly(path):
        lock = take_lock(path)
    connection: sqlite3.Connection | None = None
    try:
        with whole(path) as draft, plainly(path):
            _build(draft, path, fill, lock, workspace_id, clock)
            require_free(path, force=force)
            keep_before_replacing(path)
        with plainly(path):
            connection = connect(path)
            return Workspace(path, connection, clock=clock, lock=lock)
    except BaseException:
        if connection is not None:
            connection.close()
        lock.release()
        raise


def _build(
    draft: Path, path: Path, fill: Callable[[Workspace], None], lock: Lock, workspace_id: str, clock: Clock
) -> None:
    """Make and fill a file that nobody else knows of yet."""
    with closing(connect(draft, create=True)) as connection:
        bring_up_to_date(connection, clock.at())
        fill(Workspace(path, connection, clock=clock, lock=lock, workspace_id=workspace_id))


def _prepare_to_write(connection: sqlite3.Connection) -> bool:
    """Make a connection one to write with; tell whether the file itself, not only its folder, lets us."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        # BEGIN alone succeeds even where nothing can be written.
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}").close()
        connection.rollback()
        # Another program may have switched it to a write-ahead log, which is unsafe on sticks and shares.
        connection.execute("PRAGMA journal_mode = DELETE").close()
    except sqlite3.OperationalError as error:
        if primary_code(error) == sqlite3.SQLITE_READONLY:
            return False
        raise
    return True


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a file of ours, first bringing it up to date where an older version made it."""
    connection = connect(path, query_only=not write)
    try:
        if version_of(connection, path) == SCHEMA_VERSION:
            return connection
        if not write:
            with closing(connection):
                return up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    connection.close()
    _migrate_file(path)
    return connect(path)


def _migrate_file(path: Path) -> None:
    """Migrate a copy and put it in place of the file, keeping a backup of how it was."""
    from eolc_desktop.storage import backups, integrity

    backups.keep(path, before_migration=True)
    with whole(path) as draft:
        backups.copy(path, draft)
        with closing(connect(draft)) as connection:
            bring_up_to_date(connection, Clock().at())
            broken = tuple(integrity.structure(connection))
        if broken:
            raise UserError(
                f"“{path.name}” could not be brought up to date for this version of EoLC Desktop.",
                f"It was not changed; the version before this one still opens it.\n{broken[0]}",
            )

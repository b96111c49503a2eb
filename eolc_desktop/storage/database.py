"""Connections to workspace files, with everything that must be set on each of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePath

from eolc_desktop.errors import UserError
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.errors import READING_ERRORS, DamagedWorkspace, primary_code

APPLICATION_ID = 0x454F4C43  # "EOLC"
SCHEMA_VERSION = 2
BUSY_SECONDS = 5.0
_HEADER = 100

_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",
)


class NotAWorkspace(UserError):  # noqa: N818  (what it is, in the words of the screens)
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is not an EoLC Desktop workspace.",
            "It was not changed. Workspaces are files whose names usually end in .eolc.",
        )


def file_uri(path: PurePath, mode: str) -> str:
    """Return the SQLite URI of an absolute path."""
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        # SQLite takes no server name in that place: \\server\share becomes file:////server/share.
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"


def is_workspace(path: Path) -> bool:
    """Tell by its first bytes whether a file is a workspace, without opening it as one."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except OSError:
        return False
    return start.startswith(b"SQLite format 3\0") and start[68:72] == APPLICATION_ID.to_bytes(4, "big")


def connect(path: Path, *, query_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """Open a file with SQLite; readers too open it for writing, because a hot journal may need it.

    Raises:
        UserError: It is no database. What else SQLite says is raised as it is.
    """
    connection = sqlite3.connect(
        file_uri(path, "rwc" if create else "rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        for statement in _PRAGMAS:
            connection.execute(statement).close()
        if query_only:
            connection.execute("PRAGMA query_only = ON").close()
    except READING_ERRORS as error:
        connection.close()
        if primary_code(error) == sqlite3.SQLITE_NOTADB:
            raise _not_a_database(path) from error
        raise
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that SQLite keeps about the file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, at: str) -> None:
    """Give a new file or a copy the newest schema; see `migrations.migrate`."""
    if pragma(connection, "user_version") < SCHEMA_VERSION:
        from eolc_desktop.storage.migrations import migrate

        migrate(connection, at)


def up_to_date(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the same connection, or one to a copy in memory where an older version made the file."""
    if pragma(connection, "user_version") >= SCHEMA_VERSION:
        return connection
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # Taking the read lock first: it waits so long and no longer, where backup() would wait for ever.
        connection.execute("BEGIN").close()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.backup(memory)
        connection.rollback()
        bring_up_to_date(memory, Clock().at())
    except BaseException:
        memory.close()
        raise
    return memory


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema's number of a workspace file.

    Raises:
        UserError: It is not a workspace, or a newer version of the program made it.
    """
    version = pragma(connection, "user_version")
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise NotAWorkspace(path)
    if version > SCHEMA_VERSION:
        raise UserError(
            f"“{path.name}” was made by a newer version of EoLC Desktop.",
            "It was not changed. Install the newest version of EoLC Desktop on this computer to open it.",
        )
    return version


def _not_a_database(path: Path) -> UserError:
    """Tell a workspace whose beginning is broken from a file that never was one."""
    if path.suffix.lower() == ".eolc" and path.stat().st_size > 0:
        return DamagedWorkspace(path, "Its beginning cannot be read.")
    return NotAWorkspace(path)

"""One writer per workspace: a sidecar file whose lock dies with the process that holds it.

The sidecar is a small SQLite file. Its RESERVED lock is held for as long as the workspace is open: others
can read who has it, a second writer is refused at once, and the operating system lets go of it when the
process ends, however it ends.

It lies in a folder of its own. On Unix a process loses its locks on a file as soon as it closes that file by
any other way, and a file dialog opens and closes every file of the folder that it shows, to see what it is.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eolc_desktop.errors import UserError
from eolc_desktop.storage.database import file_uri
from eolc_desktop.storage.errors import primary_code

_ATTEMPTS = 8
_IMPOSSIBLE = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
    }
)
_TABLE = "CREATE TABLE IF NOT EXISTS holder (role TEXT, host TEXT, pid INTEGER, since TEXT, token TEXT)"


@dataclass(frozen=True)
class Holder:
    """Who has a workspace open for writing. A role and a computer, never a login name."""

    role: str
    host: str
    pid: int
    since: str

    def words(self) -> str:
        """Return who and since when, for a sentence."""
        who = f"{self.role} on " if self.role else ""
        since = self.since.replace("T", " ").removesuffix("Z")
        return f"{who}the computer “{self.host}” (process {self.pid}, since {since} UTC)"


class LockHeld(Exception):  # noqa: N818  (a fact, not a fault)
    """Somebody else has the lock; `holder` says who, where that could be read."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.words())
        self.holder = holder


class LockImpossible(Exception):  # noqa: N818
    """No lock can be placed beside the file: a read-only folder or medium."""


def lock_path(workspace: Path) -> Path:
    """Return the sidecar of a workspace, in a folder that is hidden where a full stop hides it."""
    hidden = workspace.name if workspace.name.startswith(".") else f".{workspace.name}"
    return workspace.with_name(f"{hidden}-lock") / "holder"


def held_error(path: Path, holder: Holder) -> UserError:
    """Return what to say when somebody else has the file and writing was asked for."""
    return UserError(
        f"“{path.name}” cannot be changed now: somebody else has this workspace open.",
        f"It was opened by {holder.words()}. Nothing was changed. Close it there first; it can be read here.",
    )


class Lock:
    """The lock, held until released."""

    def __init__(self, workspace: Path, role: str = "") -> None:
        """Take the lock of a workspace.

        Raises:
            LockHeld: Somebody else has it.
            LockImpossible: It cannot be placed.
        """
        self.path = lock_path(workspace)
        self.holder = Holder(role, _computer(), os.getpid(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        self._token = os.urandom(16).hex()
        self._connection = self._take()

    def release(self) -> None:
        """Let go of the lock and remove the sidecar."""
        if sys.platform == "win32":  # pragma: no cover
            # Windows removes no open file, and none that somebody else has just opened.
            self._connection.close()
            _remove(self.path)
            _remove_folder(self.path.parent)
        else:
            # Removed while still held: whoever locks the removed file finds at once that it is not the
            # one at this path, and starts again (`_is_ours`).
            _remove(self.path)
            self._connection.close()
            _remove_folder(self.path.parent)

    def _take(self) -> sqlite3.Connection:
        holder: Holder | None = None
        impossible: Exception | None = None
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(0.002 + os.urandom(1)[0] % 8 / 1000)
            # Whoever lets go of the lock takes the folder away, perhaps between two steps of ours: what
            # seems impossible is so only if it still is at the end.
            try:
                connection = self._connect()
            except (FileExistsError, sqlite3.Error) as error:
                impossible = error
                continue
            except OSError as error:
                raise LockImpossible(str(error)) from error
            try:
                self._hold(connection)
            except sqlite3.Error as error:
                connection.rollback()
                holder = _read_holder(connection) or holder
                connection.close()
                impossible = error if primary_code(error) in _IMPOSSIBLE else None
                self._clear_spoilt(error)
            else:
                if self._is_ours():
                    return connection
                connection.close()
        if impossible is not None:
            raise LockImpossible(str(impossible)) from impossible
        raise LockHeld(holder or Holder("", "unknown", 0, "unknown"))

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        # check_same_thread: the lock belongs to the workspace, which may be closed from another thread.
        return sqlite3.connect(
            file_uri(self.path, "rwc"), uri=True, timeout=0, isolation_level=None, check_same_thread=False
        )

    def _hold(self, connection: sqlite3.Connection) -> None:
        """Write who we are, then take the lock again and keep it."""
        holder = self.holder
        # No journal file: two lock files of one name, one of them just removed, would share it.
        connection.execute("PRAGMA journal_mode = MEMORY").close()
        connection.execute("PRAGMA synchronous = OFF").close()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_TABLE)
        connection.execute("DELETE FROM holder")
        connection.execute(
            "INSERT INTO holder VALUES (?, ?, ?, ?, ?)",
            (holder.role, holder.host, holder.pid, holder.since, self._token),
        )
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")

    def _is_ours(self) -> bool:
        """Tell whether the file at the path is the one locked, and nobody wrote to it in between."""
        try:
            other = sqlite3.connect(file_uri(self.path, "rw"), uri=True, timeout=0, isolation_level=None)
        except sqlite3.Error:
            return False
        try:
            row = other.execute("SELECT token FROM holder").fetchone()
        except sqlite3.Error:
            return False
        finally:
            other.close()
        return row is not None and row[0] == self._token

    def _clear_spoilt(self, error: sqlite3.Error) -> None:
        """Remove a sidecar spoilt by a power cut, or one that never was such a file.

        Nobody holds it, or it would be busy.
        """
        if primary_code(error) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, *_IMPOSSIBLE}:
            _remove(self.path)


def take_lock(path: Path) -> Lock:
    """Return the lock of a file that is to be made or replaced.

    Raises:
        UserError: Somebody has it, or its folder cannot be written.
    """
    try:
        return Lock(path)
    except LockHeld as held:
        raise held_error(path, held.holder) from held
    except LockImpossible as error:
        raise UserError(
            f"“{path.name}” cannot be put here: the folder {path.parent} cannot be written.",
            "Nothing was changed. Choose a folder of yours, or copy the file to one first.",
        ) from error


def _computer() -> str:
    """Return this computer's name; importing socket for it would hold up every start."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _read_holder(connection: sqlite3.Connection) -> Holder | None:
    try:
        row = connection.execute("SELECT role, host, pid, since FROM holder").fetchone()
    except sqlite3.Error:
        return None
    return Holder(*row) if row else None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # Left behind it does no harm: the next writer takes it over.
        return


def _remove_folder(folder: Path) -> None:
    # Somebody else may have put a sidecar of theirs into it by now.
    with suppress(OSError):
        folder.rmdir()

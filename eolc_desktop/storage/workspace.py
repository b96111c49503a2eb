"""The open workspace: one file, one writer, every edit one durable transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.storage.clock import ID_PATTERN, Clock
from eolc_desktop.storage.errors import DamagedWorkspace, plainly
from eolc_desktop.storage.lock import Holder, Lock, held_error
from eolc_desktop.storage.log import EDIT, Edit


class Workspace:
    """An open workspace file.

    Attributes:
        path: The file, as an absolute path.
        id: The workspace's id, the same in all its copies.
        read_only: Whether nothing can be changed through this one.
        holder: Who has the file, where it is read-only because somebody else writes.
        why_read_only: The reason in a sentence, or empty.
        connection: To the file. Reads fetch all their rows, so that no reader keeps a writer waiting.
        frameworks: The stored frameworks read so far, by hash; their content never changes.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        clock: Clock | None = None,
        lock: Lock | None = None,
        holder: Holder | None = None,
        why_read_only: str = "",
        workspace_id: str = "",
    ) -> None:
        self.path = path
        self.connection = connection
        self.holder = holder
        self.why_read_only = why_read_only
        self.frameworks: dict[str, Framework] = {}
        self._lock = lock
        self._clock = clock or Clock()
        with plainly(path):
            self.id = workspace_id or stored_id(connection, path)
            last = connection.execute("SELECT max(clock) FROM operation").fetchone()[0]
        self._clock.observe(last or "")

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be changed."""
        return self._lock is None

    @property
    def clock(self) -> Clock:
        """Return the clock that the log is written by."""
        return self._clock

    @contextmanager
    def edit(
        self, label: str, *, role: str = "", kind: str = EDIT, undoes: str | None = None
    ) -> Iterator[Edit]:
        """Make one operation: all of it is stored durably at the end of the block, or nothing.

        Args:
            label: What is done, for the status bar and the undo list.
            role: Who does it, as a role.
            kind: "edit", "undo", "redo" or "barrier".
            undoes: The operation that an undo or a redo takes back.

        Raises:
            UserError: The workspace is read-only, or the file could not be written; nothing was stored.
        """
        self.require_writable()
        connection = self.connection
        edit = Edit(connection, label, role, kind, undoes)
        with plainly(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield edit
                if edit.write(self._clock):
                    connection.execute("COMMIT")
            finally:
                # Not stored: a fault, or nothing differed. A failed COMMIT leaves the transaction open.
                if connection.in_transaction:
                    connection.rollback()

    def require_writable(self) -> None:
        """Raise a UserError that says why, where nothing can be changed."""
        if not self.read_only:
            return
        if self.holder is not None:
            raise held_error(self.path, self.holder)
        raise UserError(
            f"“{self.path.name}” is open for reading only.",
            self.why_read_only or "Nothing was changed. Open it for writing to change it.",
        )

    def last_change(self) -> str:
        """Return when the last operation was made, as an ISO 8601 time in UTC."""
        with plainly(self.path):
            row = self.connection.execute("SELECT at FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
        return row[0] if row else ""

    def close(self) -> None:
        """Close the file and let others write. Closing twice does nothing."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def stored_id(connection: sqlite3.Connection, path: Path) -> str:
    """Return the workspace's id; it becomes a folder's name, so it must be no more than an id."""
    try:
        row = connection.execute("SELECT id FROM workspace").fetchone()
    except sqlite3.OperationalError as error:
        if "no such" not in str(error):
            raise
        raise DamagedWorkspace(path, "A part of it is missing.") from error
    if row is None or not ID_PATTERN.fullmatch(str(row[0])):
        raise DamagedWorkspace(path, "It does not say which workspace it is.")
    return str(row[0])


def absolute(path: Path | str) -> Path:
    """Return the one name of a file, so that two ways to it meet at the same lock."""
    return Path(os.path.realpath(path))


def require_file(path: Path) -> None:
    """Raise a UserError where there is no file, or something that cannot be a workspace."""
    with plainly(path):
        if path.is_dir():
            raise UserError(f"“{path.name}” is a folder, not a workspace.", "Choose a file in it.")
        if not path.exists():
            raise UserError(
                f"There is no file “{path.name}”.",
                f"Looked for it in {path.parent}. It may have been moved, or its stick is not plugged in.",
            )
        if path.stat().st_size == 0:
            raise UserError(
                f"“{path.name}” is empty.",
                "It may still be on its way from OneDrive or a stick. There may be a backup of it.",
            )

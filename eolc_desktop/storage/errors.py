"""What SQLite and the file system say, told to people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eolc_desktop.errors import UserError


class DamagedWorkspace(UserError):  # noqa: N818  (what it is, in the words of the screens)
    """The file is a workspace, or was one, and parts of it cannot be read."""

    def __init__(self, path: Path, what: str = "") -> None:
        super().__init__(
            f"The workspace “{path.name}” is damaged.",
            (f"{what}\n" if what else "")
            + "Nothing was changed. The program can recover it: it sets the damaged file aside, takes the "
            "last good backup and puts back every later change that can still be read.",
        )
        self.path = path


_KEPT = "Everything saved before is safe; what you just did was not stored."

_WORDS = {
    sqlite3.SQLITE_FULL: (
        "There is no room left on the disk to store “{name}”.",
        f"{_KEPT} Make some room and do it again.",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is using “{name}” and does not let go of it.",
        f"{_KEPT} Close the other program, or wait until OneDrive has finished, and do it again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "Another program is using “{name}” and does not let go of it.",
        f"{_KEPT} Close the other program and do it again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "“{name}” cannot be written.",
        f"{_KEPT} The file or its folder is read-only here. Copy it to a folder of yours and open the copy.",
    ),
    sqlite3.SQLITE_PERM: (
        "You have no permission to use “{name}”.",
        "Nothing was changed. Ask whoever looks after the folder, or work on a copy in a folder of yours.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "“{name}” cannot be opened.",
        "Nothing was changed. Look whether the file is still there: its stick or network folder may be gone.",
    ),
    sqlite3.SQLITE_IOERR: (
        "“{name}” cannot be read or written just now.",
        f"{_KEPT} The stick or the network folder may be gone: bring it back and open the workspace again.",
    ),
}

_MOVED = (
    "“{name}” was moved, deleted or replaced while it was open.",
    "What you just did was not stored. Open the file where it is now; if it is gone, open the last backup.",
)

_HALF_WRITTEN = (
    "“{name}” was left half-written and cannot be put right in this folder.",
    "Nothing was changed. Copy it and the file “{name}-journal” to a folder of yours and open the copy.",
)

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})

_SPECIAL = {
    sqlite3.SQLITE_READONLY_DBMOVED: _MOVED,
    sqlite3.SQLITE_READONLY_ROLLBACK: _HALF_WRITTEN,
    sqlite3.SQLITE_READONLY_RECOVERY: _HALF_WRITTEN,
}


# Everything that reading a file through SQLite may raise: where the very message of an error is made of
# broken bytes, Python raises that it cannot decode them.
READING_ERRORS = (sqlite3.Error, UnicodeDecodeError)


def primary_code(error: Exception) -> int:
    """Return SQLite's primary result code of an error, or 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: Exception) -> bool:
    """Tell whether an error means that the file's content is broken."""
    undecodable = isinstance(error, UnicodeDecodeError) or "Could not decode to UTF-8" in str(error)
    return undecodable or primary_code(error) in _DAMAGE


def in_plain_words(error: Exception, path: Path) -> UserError | None:
    """Return what to tell the person about an error, or None where it is the program's own mistake."""
    if is_damage(error):
        return DamagedWorkspace(path)
    words = _SPECIAL.get(getattr(error, "sqlite_errorcode", 0)) or _WORDS.get(primary_code(error))
    if words is None:
        return None
    return UserError(words[0].format(name=path.name), words[1].format(name=path.name))


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise about a file into a UserError."""
    try:
        yield
    except READING_ERRORS as error:
        told = in_plain_words(error, path)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read or written: {error.strerror or error}.",
            f"What was in {path.parent} before is as it was.",
        ) from error

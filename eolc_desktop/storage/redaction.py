"""Taking a text out of a workspace for good: out of its content, its log and its backups."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eolc_desktop.errors import UserError
from eolc_desktop.storage import backups
from eolc_desktop.storage.database import connect
from eolc_desktop.storage.errors import READING_ERRORS, is_damage, plainly
from eolc_desktop.storage.files import clear_drafts
from eolc_desktop.storage.log import BARRIER, ENTITIES, Value, altered, seal
from eolc_desktop.storage.replacing import set_aside_of
from eolc_desktop.storage.workspace import Workspace

MARK = "[redacted]"
SHORTEST = 3

_ABANDONED_SECONDS = 60 * 60

_APOSTROPHES = "'‘’ʼ"


@dataclass(frozen=True)
class Redaction:
    """What a redaction did.

    Args:
        places: How many values in the workspace held the text, in its content and in its history.
        backups: How many backups were cleaned.
        left: Copies of the damaged file that a recovery set aside: they may hold the text and cannot be
            cleaned with certainty.
    """

    places: int
    backups: int
    left: tuple[Path, ...] = ()


class Needle:
    """A text to find however it is written: in either case, spaced, accented or quoted in either way."""

    def __init__(self, text: str) -> None:
        if len("".join(text.split())) < SHORTEST:
            raise UserError(
                "This text is too short to redact.",
                f"Nothing was changed. Give at least {SHORTEST} characters, or it would be found everywhere.",
            )
        forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")} | {text}
        self._pattern = re.compile("|".join(_pattern(form) for form in sorted(forms)), re.IGNORECASE)

    def cut(self, value: object) -> str | None:
        """Return a value with the text replaced, or None where it does not hold it."""
        if not isinstance(value, str):
            return None
        cleaned, count = self._pattern.subn(MARK, value)
        return cleaned if count else None

    def in_bytes(self, content: bytes) -> bool:
        """Tell whether the text is somewhere in bytes that nothing else can read."""
        return self._pattern.search(content.decode(errors="replace")) is not None


def redact(workspace: Workspace, text: str) -> Redaction:
    """Replace a text wherever people typed it, in the workspace and in its backups on this computer.

    The log keeps the mark that it was done, without the text, and undo does not reach behind it. The texts
    of frameworks are not touched.

    Raises:
        UserError: The text is too short, or the workspace cannot be written.
    """
    needle = Needle(text)
    workspace.require_writable()
    connection = workspace.connection
    left = set_aside_of(workspace.path)
    with backups.at_work, plainly(workspace.path):
        clear_drafts(workspace.path.parent, _ABANDONED_SECONDS)
        updates = _updates(connection, needle)
        found = [backup for backup in backups.listed(workspace.id) if _holds(backup.path, needle)]
        if not updates and not found:
            return Redaction(0, 0, left)
        with workspace.edit(_label(len(updates)), kind=BARRIER):
            _run(connection, updates)
        for backup in found:
            _clean_backup(backup.path, needle)
        _rebuild(connection)
    return Redaction(len(updates), len(found), left)


def _label(places: int) -> str:
    where = {0: "backups", 1: "1 place"}.get(places, f"{places} places")
    return f"A text was redacted in {where}"


def _updates(connection: sqlite3.Connection, needle: Needle) -> list[tuple[str, tuple[Value, ...]]]:
    """Return the statements that replace the text, one for each value that holds it."""
    found: list[tuple[str, tuple[Value, ...]]] = []
    for table, columns in _typed_columns(connection):
        for column in columns:
            query = f"SELECT {column}, rowid FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
            update = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"  # noqa: S608
            found += _cut(connection, needle, query, update)
    for entity, spec in ENTITIES.items():
        for name in spec.typed:
            for side in ("before", "after"):
                where = "entity = ? AND field = ?"
                query = f"SELECT {side}, operation_id, entity_id FROM change WHERE {where}"  # noqa: S608
                update = (
                    f"UPDATE change SET {side} = ? "  # noqa: S608
                    f"WHERE operation_id = ? AND entity_id = ? AND {where}"
                )
                found += _cut(connection, needle, query, update, entity, name)
    return found


def _cut(
    connection: sqlite3.Connection, needle: Needle, query: str, update: str, *given: Value
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for value, *key in connection.execute(query, given).fetchall():
        cleaned = needle.cut(value)
        if cleaned is not None:
            yield update, (cleaned, *key, *given)


def _typed_columns(connection: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """Return the tables with the columns that people type into, as far as this file has them."""
    typed = [(spec.table, spec.typed) for spec in ENTITIES.values()] + [("operation", ("label", "role"))]
    found = []
    for table, columns in typed:
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()}
        found.append((table, [column for column in columns if column in there]))
    return found


def _run(connection: sqlite3.Connection, updates: list[tuple[str, tuple[Value, ...]]]) -> None:
    broken_before = altered(connection)
    for update, values in updates:
        connection.execute(update, values)
    for operation_id in altered(connection):
        if operation_id not in broken_before:
            seal(connection, operation_id)


def _rebuild(connection: sqlite3.Connection) -> None:
    """Build the file anew from what is left, so that no trace stays in parts that are not in use."""
    connection.execute("PRAGMA temp_store = MEMORY").close()
    connection.execute("VACUUM")


def _holds(path: Path, needle: Needle) -> bool:
    """Tell whether a backup holds the text; a broken backup is judged by its bytes."""
    try:
        with closing(connect(path, query_only=True)) as connection:
            return bool(_updates(connection, needle))
    except (*READING_ERRORS, UserError) as error:
        _require_damage(error)
        return needle.in_bytes(path.read_bytes())


def _clean_backup(path: Path, needle: Needle) -> None:
    """Take the text out of one backup; a broken one that holds it is of no use, and goes."""
    try:
        with closing(connect(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            _run(connection, _updates(connection, needle))
            connection.execute("COMMIT")
            _rebuild(connection)
    except (*READING_ERRORS, UserError) as error:
        _require_damage(error)
        path.unlink()


def _require_damage(error: Exception) -> None:
    """Raise what does not come of a broken file."""
    if not isinstance(error, UserError) and not is_damage(error):
        raise error


def _pattern(text: str) -> str:
    words = (re.escape(word) for word in text.split())
    pattern = r"\s+".join(words)
    return re.sub(f"[{_APOSTROPHES}]", f"[{_APOSTROPHES}]", pattern)

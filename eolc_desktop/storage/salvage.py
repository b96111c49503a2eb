"""Reading what can still be read of a damaged file: row by row, past what cannot."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eolc_desktop.errors import UserError
from eolc_desktop.storage.clock import ID_PATTERN
from eolc_desktop.storage.database import connect, pragma
from eolc_desktop.storage.errors import READING_ERRORS
from eolc_desktop.storage.log import ENTITIES, About, Entity, LoggedChange, Value, checksum
from eolc_desktop.storage.replay import Rows

# A gap between rows that can be read is searched number by number, as far as the file has room for rows.
_LONGEST_GAP = 200_000
_ROWS_IN_A_PAGE = 100

_OPERATION = "seq, id, clock, at, role, label, kind, undoes, checksum"


@dataclass(frozen=True)
class Operation:
    """One whole operation of a log, with its changes."""

    about: About
    changes: tuple[LoggedChange, ...]

    @property
    def id(self) -> str:
        """Return the operation's id."""
        return self.about[0]


@dataclass
class Salvage:
    """What could be read.

    Attributes:
        workspace_id: Empty where it could not be read.
        operations: Those that could be read whole, in the order of the clock.
        last: The number of the last operation that the log is known to have had, or 0.
        frameworks: Rows of frameworks whose content is what their hash says.
        content: Rows of the tables: entity, row id, field.
    """

    workspace_id: str = ""
    operations: list[Operation] = field(default_factory=list)
    last: int = 0
    frameworks: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    content: dict[str, Rows] = field(default_factory=dict)


def salvage(path: Path) -> Salvage:
    """Read what can be read; a file that cannot be opened at all gives nothing."""
    found = Salvage()
    try:
        connection = connect(path, query_only=True)
    except (*READING_ERRORS, UserError):
        return found
    with closing(connection):
        _salvage(connection, found)
    return found


def _salvage(connection: sqlite3.Connection, found: Salvage) -> None:
    for entity, spec in ENTITIES.items():
        fields = _fields(connection, spec)
        keys = len(spec.keys)
        rows = _rows(connection, spec.table, ", ".join((*spec.keys, *fields))) if fields else []
        found.content[entity] = {
            "/".join(str(value) for value in row[:keys]): dict(zip(fields, row[keys:], strict=True))
            for row in rows
            if all(_is_plausible(value) for value in row)
        }
    ids = [one for one in found.content["workspace"] if ID_PATTERN.fullmatch(one)]
    found.workspace_id = ids[0] if ids else ""
    for row in _rows(connection, "framework", "hash, framework_id, edition, title, content"):
        if _is_sound_framework(row[0], row[4]):
            found.frameworks.append(row)
    for row in _rows(connection, "operation", _OPERATION):
        operation = _operation(connection, row)
        found.last = max(found.last, row[0])
        if operation is not None:
            found.operations.append(operation)
    found.operations.sort(key=lambda one: (one.about[1], one.id))


def _fields(connection: sqlite3.Connection, spec: Entity) -> tuple[str, ...]:
    """Return the fields that this file has; one that an older version made may lack some, or all."""
    there, _ = _until_it_breaks(connection, f"PRAGMA table_info({spec.table})")
    names = {row[1] for row in there}
    return tuple(name for name in spec.fields if name in names)


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> list[tuple[Any, ...]]:
    """Return every row that can be read: from the front, from the back, then those between one by one."""
    query = f"SELECT rowid, {columns} FROM {table}"  # noqa: S608
    front, whole = _until_it_breaks(connection, f"{query} ORDER BY rowid")
    if whole:
        return [row[1:] for row in front]
    back, _ = _until_it_breaks(connection, f"{query} ORDER BY rowid DESC")
    found = {row[0]: row[1:] for row in (*back, *front)}
    first = max((row[0] for row in front), default=0)
    room = min(_LONGEST_GAP, pragma(connection, "page_count") * _ROWS_IN_A_PAGE)
    last = min((row[0] for row in back), default=first + room)
    for number in range(first + 1, min(last, first + room)):
        for row in _until_it_breaks(connection, f"{query} WHERE rowid = ?", number)[0]:
            found[number] = row[1:]
    return [found[number] for number in sorted(found)]


def _until_it_breaks(
    connection: sqlite3.Connection, query: str, *values: Value
) -> tuple[list[tuple[Any, ...]], bool]:
    """Return the rows up to the first that cannot be read, and whether that was all of them."""
    rows: list[tuple[Any, ...]] = []
    try:
        cursor = connection.execute(query, values)
        while (row := cursor.fetchone()) is not None:
            rows.append(row)
    except READING_ERRORS:
        return rows, False
    return rows, True


def _operation(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Operation | None:
    """Return an operation with its changes, or None where it is not there whole and as it was written."""
    about, written = row[1:-1], row[-1]
    if not isinstance(about[0], str):
        return None
    query = "SELECT entity, entity_id, field, before, after FROM change WHERE operation_id = ?"
    changes, whole = _until_it_breaks(connection, query, about[0])
    if not whole or not all(_is_value(value) for values in (about, *changes) for value in values):
        return None
    if checksum(about, changes) != written:
        return None
    # A later version's operation may speak of what this one does not know.
    known = all(entity in ENTITIES and name in ENTITIES[entity].fields for entity, _, name, *_ in changes)
    return Operation(about, tuple(changes)) if known else None


def _is_value(value: object) -> bool:
    return isinstance(value, str | int | float | None)


def _is_plausible(value: object) -> bool:
    """Tell whether a value that nothing vouches for could have been typed: no control characters."""
    if not isinstance(value, str):
        return _is_value(value)
    return not any(character < " " and character not in "\n\t" for character in value)


def _is_sound_framework(stored: object, content: object) -> bool:
    """Tell whether a framework's content is what its hash says; the text itself is hashed."""
    return isinstance(content, str) and hashlib.sha256(content.encode()).hexdigest() == stored

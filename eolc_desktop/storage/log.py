"""The change log: the only history, and the only way that anything in a workspace changes."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from eolc_desktop.domain.changes import Change, Changes
from eolc_desktop.storage.clock import Clock

Value = str | int | float | None

# Of an operation: id, clock, at, role, label, kind, undoes. Of a change: entity, id, field, before, after.
About = tuple[str, str, str, str, str, str, str | None]
LoggedChange = tuple[str, str, str, Value, Value]

_OPERATIONS = "SELECT id, clock, at, role, label, kind, undoes, checksum FROM operation"
_CHANGES = "SELECT entity, entity_id, field, before, after FROM change WHERE operation_id = ?"

EDIT, UNDO, REDO, BARRIER = "edit", "undo", "redo", "barrier"


@dataclass(frozen=True)
class Entity:
    """How the log finds the row that a change is about.

    Args:
        table: Its table.
        keys: The columns of its key; in the log they are one text, joined with "/".
        fields: The columns that change.
        together: Groups of fields that say something only together. Where one of a group changes, the log
            keeps the whole group, so that two copies' answers to one item are never mixed by merging.
        typed: The fields that hold what people type, where a text may have to be redacted.
    """

    table: str
    keys: tuple[str, ...]
    fields: tuple[str, ...]
    together: tuple[frozenset[str], ...] = ()
    typed: tuple[str, ...] = ()

    def key(self, entity_id: str) -> tuple[str, ...]:
        """Return the values of the key columns."""
        return tuple(entity_id.split("/", len(self.keys) - 1))

    @cached_property
    def where(self) -> str:
        """Return the condition that finds one row."""
        return " AND ".join(f"{key} = ?" for key in self.keys)

    # Every name in the statements below comes from the table ENTITIES, never from a file or a person.

    @cached_property
    def select(self) -> str:
        """Return the statement that reads one row's fields."""
        return f"SELECT {', '.join(self.fields)} FROM {self.table} WHERE {self.where}"  # noqa: S608

    @cached_property
    def select_all(self) -> str:
        """Return the statement that reads every row: its id in the log, then its fields."""
        entity_id = " || '/' || ".join(self.keys)
        return f"SELECT {entity_id}, {', '.join(self.fields)} FROM {self.table}"  # noqa: S608

    def insert(self, names: tuple[str, ...]) -> str:
        """Return the statement that makes a row."""
        columns = (*self.keys, *names)
        marks = ", ".join("?" * len(columns))
        return f"INSERT INTO {self.table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608

    def update(self, names: tuple[str, ...]) -> str:
        """Return the statement that changes a row."""
        pairs = ", ".join(f"{name} = ?" for name in names)
        return f"UPDATE {self.table} SET {pairs} WHERE {self.where}"  # noqa: S608


ENTITIES = {
    "workspace": Entity("workspace", ("id",), ("place", "example", "created"), typed=("place",)),
    "service": Entity("service", ("id",), ("name", "position", "removed", "setting"), typed=("name",)),
    "round": Entity("round", ("id",), ("name", "opened", "position", "removed"), typed=("name",)),
    "assessment": Entity(
        "assessment",
        ("id",),
        ("framework_hash", "service_id", "round_id", "status", "removed", "started_from"),
    ),
    "rating": Entity(
        "rating",
        ("assessment_id", "item_id"),
        (
            "answer",
            "level",
            "reason",
            "rationale",
            "confidence",
            "target",
            "target_reason",
            "target_agreed_by",
            "importance",
            "role",
            "rated_at",
        ),
        together=(
            frozenset(("answer", "level", "reason", "role", "rated_at")),
            frozenset(("target", "target_reason", "target_agreed_by")),
        ),
        typed=("reason", "rationale", "target_reason", "target_agreed_by", "role"),
    ),
    "evidence": Entity(
        "evidence",
        ("id",),
        (
            "title",
            "kind",
            "shows",
            "period_from",
            "period_to",
            "source",
            "reference",
            "added_by",
            "added_at",
            "review_date",
            "strength",
            "settings",
            "population_groups",
            "removed",
        ),
        together=(
            frozenset(("period_from", "period_to")),
            frozenset(("source", "reference")),
            frozenset(("added_by", "added_at")),
        ),
        typed=("title", "shows", "source", "reference", "added_by"),
    ),
    # The assessment comes first in the key, so that the past of an item holds the links to it.
    "evidence_link": Entity("evidence_link", ("assessment_id", "item_id", "evidence_id"), ("removed",)),
}


class Edit:
    """One operation in the making; see `Workspace.edit`.

    Attributes:
        label: What is done, in words; may be set until the end.
        changes: What was stored, once the operation is complete.
    """

    def __init__(
        self, connection: sqlite3.Connection, label: str, role: str, kind: str, undoes: str | None
    ) -> None:
        self.label = label
        self.changes = Changes(label)
        self._connection = connection
        self._role = role
        self._kind = kind
        self._undoes = undoes
        self._found: dict[tuple[str, str, str], tuple[Value, Value]] = {}

    def set(self, entity: str, entity_id: str, **fields: Value) -> None:
        """Give fields of one row new values; the row is made where there is none."""
        spec = ENTITIES[entity]
        key = spec.key(entity_id)
        row = self._connection.execute(spec.select, key).fetchone()
        current: dict[str, Value] = dict(zip(spec.fields, row or [None] * len(spec.fields), strict=True))
        wanted = {name: _plain(value) for name, value in fields.items()}
        differing = tuple(name for name, value in wanted.items() if value != current[name])
        if not differing:
            return
        values = tuple(wanted[name] for name in differing)
        if row is None:
            self._connection.execute(spec.insert(differing), key + values)
        else:
            self._connection.execute(spec.update(differing), values + key)
        named = set(differing).union(*(group for group in spec.together if group.intersection(differing)))
        for name in spec.fields:
            if name in named:
                first, _ = self._found.get((entity, entity_id, name), (current[name], None))
                self._found[entity, entity_id, name] = first, wanted.get(name, current[name])

    def write(self, clock: Clock) -> bool:
        """Append the operation to the log; tell whether there was anything to append."""
        differing = tuple(
            Change(*where, before, after) for where, (before, after) in self._found.items() if before != after
        )
        if not differing and self._kind == EDIT:
            self.changes = Changes(self.label)
            return False
        operation_id = clock.uuid7()
        about = (operation_id, clock.hlc(), clock.at(), self._role, self.label, self._kind, self._undoes)
        append(self._connection, about, [(*where, *values) for where, values in self._found.items()])
        self.changes = Changes(self.label, operation_id, differing)
        return True


def checksum(about: About, changes: Sequence[LoggedChange]) -> int:
    """Return a number that tells whether an operation is still as it was written."""
    in_order = sorted(changes, key=lambda change: change[:3])
    return zlib.crc32(json.dumps([*about, in_order]).encode())


def append(connection: sqlite3.Connection, about: About, changes: Sequence[LoggedChange]) -> None:
    """Append an operation with its changes to the log."""
    connection.execute(
        "INSERT INTO operation (id, clock, at, role, label, kind, undoes, changes, checksum) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*about, len(changes), checksum(about, changes)),
    )
    connection.executemany(
        "INSERT INTO change (operation_id, entity, entity_id, field, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(about[0], *change) for change in changes],
    )


def altered(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the operations that are not as they were written: id and label."""
    found = {}
    for *about, written in connection.execute(_OPERATIONS).fetchall():
        changes = connection.execute(_CHANGES, (about[0],)).fetchall()
        if checksum(tuple(about), changes) != written:
            found[about[0]] = about[4]
    return found


def seal(connection: sqlite3.Connection, operation_id: str) -> None:
    """Give an operation whose words were redacted the checksum of what it says now."""
    *about, _ = connection.execute(f"{_OPERATIONS} WHERE id = ?", (operation_id,)).fetchone()
    changes = connection.execute(_CHANGES, (operation_id,)).fetchall()
    update = "UPDATE operation SET checksum = ? WHERE id = ?"
    connection.execute(update, (checksum(tuple(about), changes), operation_id))


def _plain(value: Value) -> Value:
    """Return a value as SQLite gives it back, so that equal values compare equal."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, str) else value

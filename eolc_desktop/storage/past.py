"""What the log says of the past: what can be undone and redone, and the history that people read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from eolc_desktop.domain.changes import Change
from eolc_desktop.storage.log import ENTITIES, Value

_UNDONE = """
    EXISTS (
        SELECT 1 FROM operation u WHERE u.undoes = o.id AND u.kind = 'undo'
        AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id AND r.kind = 'redo')
    )
"""

# The newest edit that stands; a barrier ends the search.
_TO_UNDO = f"""
    SELECT o.id, o.label FROM operation o
    WHERE o.kind = 'edit' AND NOT {_UNDONE}
    AND o.seq > coalesce((SELECT max(seq) FROM operation WHERE kind = 'barrier'), 0)
    ORDER BY o.seq DESC LIMIT 1
"""  # noqa: S608

# The newest undo that was not redone; any edit after it ends what can be redone.
_TO_REDO = """
    SELECT o.id, e.label FROM operation o JOIN operation e ON e.id = o.undoes
    WHERE o.kind = 'undo'
    AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = o.id AND r.kind = 'redo')
    AND o.seq > coalesce((SELECT max(seq) FROM operation WHERE kind IN ('edit', 'barrier')), 0)
    ORDER BY o.seq DESC LIMIT 1
"""

_OPERATIONS = f"""
    SELECT o.id, o.at, o.role, o.label, o.kind, {_UNDONE} AS undone FROM operation o
"""  # noqa: S608


@dataclass(frozen=True)
class Step:
    """An operation that undo or redo would act on."""

    id: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One operation of the history, with the fields that differ."""

    operation_id: str
    at: str
    role: str
    label: str
    kind: str
    undone: bool
    changes: tuple[Change, ...]


def to_undo(connection: sqlite3.Connection) -> Step | None:
    """Return the edit that undo would take back."""
    row = connection.execute(_TO_UNDO).fetchone()
    return Step(*row) if row else None


def to_redo(connection: sqlite3.Connection) -> Step | None:
    """Return the undo that redo would take back, with the label of what it undid."""
    row = connection.execute(_TO_REDO).fetchone()
    return Step(*row) if row else None


def inverse(connection: sqlite3.Connection, operation_id: str) -> list[tuple[str, str, dict[str, Value]]]:
    """Return the fields that put back what was there before an operation, row by row.

    A row that the operation made is not emptied: it is marked as removed.
    """
    rows: dict[tuple[str, str], dict[str, Value]] = {}
    query = "SELECT entity, entity_id, field, before FROM change WHERE operation_id = ?"
    for entity, entity_id, name, before in connection.execute(query, (operation_id,)).fetchall():
        rows.setdefault((entity, entity_id), {})[name] = before
    return [
        (entity, entity_id, {"removed": 1} if fields.get("removed", 0) is None else fields)
        for (entity, entity_id), fields in rows.items()
        if entity in ENTITIES
    ]


def entries(connection: sqlite3.Connection, *, under: str | None = None, limit: int) -> tuple[Entry, ...]:
    """Return the newest operations, newest first.

    Args:
        connection: To a workspace.
        under: Only those that change the row with this id, or rows whose ids begin with it and "/", or the
            evidence for that assessment or item.
        limit: At most so many.
    """
    where, values = "", []
    if under is not None:
        # "0" is the character after "/", so the range holds every id that begins with "under/".
        where = (
            "WHERE o.id IN (SELECT operation_id FROM change "
            "WHERE entity_id = ? OR (entity_id > ? AND entity_id < ?) OR entity_id IN ("
            "SELECT evidence_id FROM evidence_link "
            "WHERE removed = 0 AND ? IN (assessment_id, assessment_id || '/' || item_id)))"
        )
        values = [under, f"{under}/", f"{under}0", under]
    query = f"{_OPERATIONS} {where} ORDER BY o.seq DESC LIMIT ?"
    rows = connection.execute(query, (*values, limit)).fetchall()
    return tuple(
        Entry(operation_id, at, role, label, kind, bool(undone), _changes(connection, operation_id))
        for operation_id, at, role, label, kind, undone in rows
    )


def _changes(connection: sqlite3.Connection, operation_id: str) -> tuple[Change, ...]:
    query = (
        "SELECT entity, entity_id, field, before, after FROM change "
        "WHERE operation_id = ? AND before IS NOT after"
    )
    return tuple(Change(*row) for row in connection.execute(query, (operation_id,)).fetchall())

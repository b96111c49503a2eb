"""What the log comes to: per field, the later change by clock and id is what shows (DESIGN section 4)."""

from __future__ import annotations

import sqlite3

from eolc_desktop.storage.log import ENTITIES, Value

Rows = dict[str, dict[str, Value]]

_ALL = """
    SELECT c.entity, c.entity_id, c.field, c.after
    FROM change c JOIN operation o ON o.id = c.operation_id ORDER BY o.clock, o.id
"""

_ONE = """
    SELECT c.field, c.after FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE c.entity = ? AND c.entity_id = ? ORDER BY o.clock, o.id
"""


def by_log(connection: sqlite3.Connection) -> dict[str, Rows]:
    """Return the content that the log comes to: entity, row id, field."""
    content: dict[str, Rows] = {entity: {} for entity in ENTITIES}
    for entity, entity_id, name, after in connection.execute(_ALL).fetchall():
        content.setdefault(entity, {}).setdefault(entity_id, {})[name] = after
    return content


def by_tables(connection: sqlite3.Connection) -> dict[str, Rows]:
    """Return the content of the tables, in the same form, without the fields that are absent."""
    content: dict[str, Rows] = {}
    for entity, spec in ENTITIES.items():
        rows = connection.execute(spec.select_all).fetchall()
        content[entity] = {row[0]: dict(zip(spec.fields, row[1:], strict=True)) for row in rows}
    return content


def apply(connection: sqlite3.Connection, entity: str, entity_id: str) -> None:
    """Give one row the content that the log comes to."""
    spec = ENTITIES[entity]
    fields: dict[str, Value] = dict(connection.execute(_ONE, (entity, entity_id)).fetchall())
    key, names, values = spec.key(entity_id), tuple(fields), tuple(fields.values())
    if connection.execute(spec.select, key).fetchone() is None:
        connection.execute(spec.insert(names), key + values)
    else:
        connection.execute(spec.update(names), values + key)

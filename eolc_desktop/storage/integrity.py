"""Whether a workspace file is sound: told in plain sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from eolc_desktop.domain.framework_data import framework_hash
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.storage import evidence
from eolc_desktop.storage.clock import CLOCK_PATTERN
from eolc_desktop.storage.errors import READING_ERRORS, is_damage
from eolc_desktop.storage.frameworks import framework_of, not_on_scale
from eolc_desktop.storage.log import altered
from eolc_desktop.storage.replay import Rows, by_log, by_tables

_MOST = 20

_COUNTS = """
    SELECT o.label, o.changes, count(c.operation_id) FROM operation o
    LEFT JOIN change c ON c.operation_id = o.id
    GROUP BY o.id HAVING o.changes <> count(c.operation_id)
"""

_DANGLING = """
    SELECT o.label FROM operation o WHERE o.undoes IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM operation e WHERE e.id = o.undoes)
"""

_RATINGS = """
    SELECT a.framework_hash, g.item_id, g.level, g.target
    FROM rating g JOIN assessment a ON a.id = g.assessment_id
"""

_LINKS = """
    SELECT a.framework_hash, l.item_id
    FROM evidence_link l JOIN assessment a ON a.id = l.assessment_id WHERE l.removed = 0
"""

_TWICE = """
    SELECT f.title, s.name, r.name FROM assessment a
    JOIN framework f ON f.hash = a.framework_hash
    JOIN service s ON s.id = a.service_id JOIN round r ON r.id = a.round_id
    WHERE a.removed = 0 GROUP BY f.framework_id, s.id, r.id HAVING count(*) > 1
"""


def faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return everything that is wrong with a file, at most so many of a kind."""
    try:
        broken = tuple(structure(connection))
        return broken or tuple(_content(connection))
    except READING_ERRORS as error:
        if is_damage(error):
            return (f"The file is damaged: {error}.",)
        raise


def structure(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with the file whatever its content means."""
    for (found,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if found != "ok":
            yield f"The file is damaged: {found}."
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall()[:_MOST]:
        yield f"Row {row} of “{table}” belongs to a row of “{parent}” that is not there."


def _content(connection: sqlite3.Connection) -> Iterator[str]:
    if connection.execute("SELECT count(*) FROM workspace").fetchone()[0] != 1:
        yield "The file does not say which one workspace it is."
    yield from _log(connection)
    yield from list(_differences(by_log(connection), by_tables(connection)))[:_MOST]
    frameworks: dict[str, Framework] = {}
    for stored, title, content in connection.execute("SELECT hash, title, content FROM framework").fetchall():
        framework = framework_of(content)
        if framework is None:
            yield f"The stored framework “{title}” cannot be read."
            continue
        if framework_hash(framework) != stored:
            yield f"The stored framework “{title}” is not the one that was stored: its hash differs."
        frameworks[stored] = framework
    yield from list(_ratings(connection, frameworks))[:_MOST]
    yield from list(_evidence(connection, frameworks))[:_MOST]
    for title, service, round_ in connection.execute(_TWICE).fetchall()[:_MOST]:
        yield f"“{title}” is assessed twice for {service} in {round_}."


def _log(connection: sqlite3.Connection) -> Iterator[str]:
    for label, said, there in connection.execute(_COUNTS).fetchall()[:_MOST]:
        yield f"“{label}” has {there} of its {said} changes in the log."
    for (label,) in connection.execute(_DANGLING).fetchall()[:_MOST]:
        yield f"“{label}” takes back something that is not in the log."
    for label in list(altered(connection).values())[:_MOST]:
        yield f"“{label}” is not as it was written in the log."
    last: dict[str, str] = {}
    for label, clock in connection.execute("SELECT label, clock FROM operation ORDER BY seq").fetchall():
        match = CLOCK_PATTERN.fullmatch(clock)
        node = clock[-12:]
        if match is None:
            yield f"“{label}” has a time that cannot be read."
        elif clock <= last.get(node, ""):
            yield f"“{label}” is out of order in the log."
        last[node] = max(clock, last.get(node, ""))


def _differences(log: dict[str, Rows], tables: dict[str, Rows]) -> Iterator[str]:
    for entity in {**log, **tables}:
        logged, stored = log.get(entity, {}), tables.get(entity, {})
        for entity_id in {**logged, **stored}:
            said, is_there = logged.get(entity_id, {}), stored.get(entity_id, {})
            for name in {**said, **is_there}:
                if said.get(name) != is_there.get(name):
                    yield (
                        f"The {name} of {entity} {entity_id} is {_shown(is_there.get(name))} in the file and "
                        f"{_shown(said.get(name))} in its log."
                    )


def _ratings(connection: sqlite3.Connection, frameworks: dict[str, Framework]) -> Iterator[str]:
    for stored, item_id, level, target in connection.execute(_RATINGS).fetchall():
        framework = frameworks.get(stored)
        if framework is None:
            continue
        if not framework.has_item(item_id):
            yield f"There is a rating of “{item_id}”, which “{framework.short}” does not have."
            continue
        yield from not_on_scale(framework, item_id, level, target)


def _evidence(connection: sqlite3.Connection, frameworks: dict[str, Framework]) -> Iterator[str]:
    for row in connection.execute(evidence.ROWS).fetchall():
        if evidence.evidence_from(row) is None:
            yield f"The evidence {_shown(row[1])} cannot be read."
    for stored, item_id in connection.execute(_LINKS).fetchall():
        framework = frameworks.get(stored)
        if framework is not None and not framework.has_item(item_id):
            yield f"There is evidence for “{item_id}”, which “{framework.short}” does not have."


def _shown(value: object) -> str:
    """Return a value short enough for a sentence."""
    if value is None:
        return "empty"
    text = str(value)
    return f"“{text}”" if len(text) <= 40 else f"“{text[:40]}…”"

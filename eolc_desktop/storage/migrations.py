"""The schema, step by step from the first version on. Append only; a step never changes once released.

Steps use no other code of the program: they must do the same in ten years. This module imports
sqlite-utils, which is slow, so it is imported only where a file is made or is behind.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("eolc-desktop")

_APPLICATION_ID = 0x454F4C43


@migrations()
def m001_workspace_ratings_and_log(db: Database) -> None:
    """Lay out places, services, rounds, frameworks, assessments, ratings and the change log."""
    for statement in _M001:
        db.execute(statement)


@migrations()
def m002_evidence(db: Database) -> None:
    """Lay out evidence and what it supports, the setting of a service, and what an assessment began from."""
    for statement in _M002:
        db.execute(statement)


_M001 = (
    """
    CREATE TABLE workspace (
        id TEXT PRIMARY KEY,
        place TEXT NOT NULL,
        example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1)),
        created TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE service (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        position NUMERIC NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    )
    """,
    """
    CREATE TABLE round (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        opened TEXT NOT NULL,
        position NUMERIC NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    )
    """,
    """
    CREATE TABLE framework (
        hash TEXT PRIMARY KEY,
        framework_id TEXT NOT NULL,
        edition TEXT NOT NULL,
        title TEXT NOT NULL,
        content TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE assessment (
        id TEXT PRIMARY KEY,
        framework_hash TEXT NOT NULL REFERENCES framework (hash),
        service_id TEXT NOT NULL REFERENCES service (id),
        round_id TEXT NOT NULL REFERENCES round (id),
        status TEXT NOT NULL DEFAULT 'draft'
            CHECK (status IN ('draft', 'accuracy_check', 'agreed', 'signed_off')),
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    )
    """,
    "CREATE INDEX assessment_by_round ON assessment (round_id, service_id)",
    """
    CREATE TABLE rating (
        assessment_id TEXT NOT NULL REFERENCES assessment (id),
        item_id TEXT NOT NULL,
        answer TEXT CHECK (answer IS NULL OR answer IN ('level', 'not_applicable', 'dont_know')),
        level NUMERIC CHECK (typeof(level) IN ('null', 'integer', 'real')),
        reason TEXT,
        rationale TEXT,
        confidence TEXT CHECK (confidence IS NULL OR confidence IN ('low', 'medium', 'high')),
        target NUMERIC CHECK (typeof(target) IN ('null', 'integer', 'real')),
        target_reason TEXT,
        target_agreed_by TEXT,
        importance INTEGER CHECK (importance IS NULL OR importance IN (1, 2, 3, 4, 5)),
        role TEXT,
        rated_at TEXT,
        PRIMARY KEY (assessment_id, item_id),
        CHECK ((answer IS 'level') = (level IS NOT NULL)),
        CHECK (reason IS NULL OR answer IS 'not_applicable')
    )
    """,
    """
    CREATE TABLE operation (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        clock TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        role TEXT NOT NULL DEFAULT '',
        label TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'barrier')),
        undoes TEXT,
        changes INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        CHECK ((kind IN ('undo', 'redo')) = (undoes IS NOT NULL))
    )
    """,
    "CREATE INDEX operation_by_undoes ON operation (undoes) WHERE undoes IS NOT NULL",
    """
    CREATE TABLE change (
        operation_id TEXT NOT NULL REFERENCES operation (id),
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        field TEXT NOT NULL,
        before,
        after,
        PRIMARY KEY (operation_id, entity, entity_id, field)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX change_by_entity ON change (entity_id, entity, field)",
    """
    CREATE VIEW ratings_long AS
    WITH section AS (
        SELECT f.hash, s.key * 1000 AS position, s.value AS body
        FROM framework f, json_each(f.content, '$.sections') s
        UNION ALL
        SELECT f.hash, s.key * 1000 + 1 + t.key, t.value
        FROM framework f, json_each(f.content, '$.sections') s, json_each(s.value, '$.sections') t
    ), item AS (
        SELECT x.hash, x.position * 1000 + i.key AS position,
            json_extract(x.body, '$.id') AS section_id, json_extract(x.body, '$.title') AS section,
            json_extract(i.value, '$.id') AS item_id, json_extract(i.value, '$.title') AS item,
            coalesce(json_extract(i.value, '$.weight'), 1) AS weight,
            coalesce(json_extract(i.value, '$.scale'), json_extract(f.content, '$.scales[0].id')) AS scale
        FROM section x JOIN framework f ON f.hash = x.hash, json_each(x.body, '$.items') i
    ), level AS (
        SELECT f.hash, json_extract(s.value, '$.id') AS scale,
            json_extract(l.value, '$.value') AS value, json_extract(l.value, '$.label') AS label
        FROM framework f, json_each(f.content, '$.scales') s, json_each(s.value, '$.levels') l
    )
    SELECT a.id AS assessment_id, f.framework_id AS framework, f.edition, s.name AS service,
        r.name AS round, r.opened AS round_opened, a.status, i.position, i.section_id, i.section,
        i.item_id, i.item, i.scale, i.weight, coalesce(g.answer, 'not_rated') AS answer, g.level,
        l.label AS level_label, g.reason, g.rationale, g.confidence, g.target, g.target_reason,
        g.target_agreed_by, g.importance, g.role, g.rated_at
    FROM assessment a
    JOIN framework f ON f.hash = a.framework_hash
    JOIN service s ON s.id = a.service_id
    JOIN round r ON r.id = a.round_id
    JOIN item i ON i.hash = a.framework_hash
    LEFT JOIN rating g ON g.assessment_id = a.id AND g.item_id = i.item_id
    LEFT JOIN level l ON l.hash = a.framework_hash AND l.scale = i.scale AND l.value = g.level
    WHERE a.removed = 0 AND s.removed = 0 AND r.removed = 0
    """,
    """
    CREATE VIEW history_long AS
    SELECT o.seq, o.at, o.role, o.kind, o.label, c.entity, c.entity_id, c.field, c.before, c.after,
        o.id AS operation_id, o.undoes
    FROM operation o JOIN change c ON c.operation_id = o.id
    WHERE c.before IS NOT c.after
    """,
)

_M002 = (
    "ALTER TABLE service ADD COLUMN setting TEXT",
    # No reference: an assessment is worth keeping where the one that it began from could not be recovered.
    "ALTER TABLE assessment ADD COLUMN started_from TEXT",
    """
    CREATE TABLE evidence (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('process', 'outcome', 'experience')),
        shows TEXT,
        period_from TEXT,
        period_to TEXT,
        source TEXT,
        reference TEXT,
        added_by TEXT,
        added_at TEXT,
        review_date TEXT,
        strength TEXT CHECK (
            strength IS NULL
            OR strength IN ('anecdote', 'single_audit', 'repeated_measurement', 'independent')
        ),
        settings TEXT CHECK (settings IS NULL OR settings GLOB '[[]*]'),
        population_groups TEXT CHECK (population_groups IS NULL OR population_groups GLOB '[[]*]'),
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    )
    """,
    """
    CREATE TABLE evidence_link (
        evidence_id TEXT NOT NULL REFERENCES evidence (id),
        assessment_id TEXT NOT NULL REFERENCES assessment (id),
        item_id TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
        PRIMARY KEY (assessment_id, item_id, evidence_id)
    )
    """,
    "CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence_id)",
    """
    CREATE VIEW evidence_links AS
    SELECT r.assessment_id, r.framework, r.edition, r.service, r.round, r.round_opened, r.position,
        r.section_id, r.section, r.item_id, r.item, r.answer, r.level, e.id AS evidence_id, e.title, e.kind,
        e.shows, e.period_from, e.period_to, e.source, e.reference, e.strength, e.review_date, e.settings,
        e.population_groups, e.added_by, e.added_at
    FROM evidence_link l
    JOIN evidence e ON e.id = l.evidence_id
    JOIN ratings_long r ON r.assessment_id = l.assessment_id AND r.item_id = l.item_id
    WHERE l.removed = 0 AND e.removed = 0
    """,
)


def migrate(connection: sqlite3.Connection, at: str) -> None:
    """Bring a file to the newest schema.

    Args:
        connection: To a new file or to a copy, never to the only file that there is.
        at: The time that is noted beside the steps taken.
    """
    db = Database(connection, execute_plugins=False)
    taken = len(migrations.applied(db))
    migrations.apply(db)
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ? WHERE id > ?", (at, taken))
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")

"""Reading evidence, and what it supports."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.storage.errors import DamagedWorkspace, plainly
from eolc_desktop.storage.workspace import Workspace

_NAMES = tuple(each.name for each in fields(Evidence))
_FIELDS = ", ".join(f"e.{name}" for name in _NAMES)

ROWS = f"SELECT {_FIELDS} FROM evidence e"  # noqa: S608

_OF_ASSESSMENT = f"""
    SELECT l.item_id, {_FIELDS} FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
    WHERE l.assessment_id = ? AND l.removed = 0 AND e.removed = 0
"""  # noqa: S608

_IN_ORDER = " ORDER BY e.added_at, e.id"

_LINKS = """
    SELECT l.evidence_id, l.assessment_id, l.item_id FROM evidence_link l
    JOIN assessment a ON a.id = l.assessment_id
    JOIN service s ON s.id = a.service_id JOIN round r ON r.id = a.round_id
    WHERE l.removed = 0 AND a.removed = 0 AND s.removed = 0 AND r.removed = 0
    ORDER BY l.assessment_id, l.item_id
"""


def of_assessment(workspace: Workspace, assessment_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence for the items of an assessment, as it was added.

    Raises:
        DamagedWorkspace: A piece of it cannot be read.
    """
    with plainly(workspace.path):
        rows = workspace.connection.execute(_OF_ASSESSMENT + _IN_ORDER, (assessment_id,)).fetchall()
    found: dict[str, tuple[Evidence, ...]] = {}
    read: dict[str, Evidence] = {}
    for item_id, *row in rows:
        if row[0] not in read:
            read[row[0]] = _required(workspace, row)
        found[item_id] = (*found.get(item_id, ()), read[row[0]])
    return found


def everything(workspace: Workspace) -> tuple[Evidence, ...]:
    """Return all evidence as it was added, whether it supports an item or not."""
    with plainly(workspace.path):
        rows = workspace.connection.execute(f"{ROWS} WHERE e.removed = 0{_IN_ORDER}").fetchall()
    return tuple(_required(workspace, row) for row in rows)


def one(workspace: Workspace, evidence_id: str) -> Evidence | None:
    """Return one piece of evidence, or None where it is not there."""
    query = f"{ROWS} WHERE e.removed = 0 AND e.id = ?"
    with plainly(workspace.path):
        row = workspace.connection.execute(query, (evidence_id,)).fetchone()
    return _required(workspace, row) if row else None


def links(workspace: Workspace) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what each piece of evidence supports, by its id: assessments and items."""
    with plainly(workspace.path):
        rows = workspace.connection.execute(_LINKS).fetchall()
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for evidence_id, *supported in rows:
        found[evidence_id] = (*found.get(evidence_id, ()), tuple(supported))
    return found


def evidence_from(row: Sequence[Any]) -> Evidence | None:
    """Return a piece of evidence from its row, or None where that is none."""
    found = {name: value for name, value in zip(_NAMES, row, strict=True) if value is not None}
    try:
        for name, read in _READ.items():
            if name in found:
                found[name] = read(found[name])
    except (TypeError, ValueError):
        return None
    return Evidence(**found)


def _required(workspace: Workspace, row: Sequence[Any]) -> Evidence:
    found = evidence_from(row)
    if found is None:
        raise DamagedWorkspace(workspace.path, f"The evidence “{row[1]}” cannot be read.")
    return found


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _ids(text: str) -> tuple[str, ...]:
    return tuple(str(one) for one in json.loads(text))


_READ: dict[str, Callable[[str], object]] = {
    "kind": EvidenceKind,
    "period_from": _day,
    "period_to": _day,
    "review_date": _day,
    "strength": Strength,
    "settings": _ids,
    "population_groups": _ids,
}

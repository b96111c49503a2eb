"""Reading places, services, rounds, frameworks, assessments and ratings."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.framework_data import canonical_json, framework_hash
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import (
    Answer,
    Assessment,
    AssessmentStatus,
    Confidence,
    Rating,
    Round,
    Service,
)
from eolc_desktop.storage import evidence
from eolc_desktop.storage.errors import DamagedWorkspace, plainly
from eolc_desktop.storage.frameworks import framework_of, not_on_scale
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace

_HEADS = """
    SELECT a.id, a.framework_hash, a.status, coalesce(a.started_from, ''),
        s.id, s.name, coalesce(s.setting, ''), r.id, r.name, r.opened
    FROM assessment a JOIN service s ON s.id = a.service_id JOIN round r ON r.id = a.round_id
    JOIN framework f ON f.hash = a.framework_hash
    WHERE a.removed = 0 AND s.removed = 0 AND r.removed = 0
"""

_IN_ORDER = " ORDER BY r.position DESC, r.id DESC, s.position, s.id, f.rowid, a.id"

_LAST_POSITION = {
    "service": "SELECT max(position) FROM service",
    "round": "SELECT max(position) FROM round",
}

_RATINGS = """
    SELECT item_id, answer, level, reason, rationale, confidence, target, target_reason,
        target_agreed_by, importance, role, rated_at
    FROM rating WHERE assessment_id = ?
"""


@dataclass(frozen=True)
class Head:
    """An assessment without its ratings."""

    id: str
    framework_hash: str
    status: AssessmentStatus
    service: Service
    round: Round
    started_from: str = ""


def place(workspace: Workspace) -> tuple[str, bool]:
    """Return the place's name, and whether the workspace is an example."""
    with plainly(workspace.path):
        row = workspace.connection.execute("SELECT place, example FROM workspace").fetchone()
    return row[0], bool(row[1])


def services(workspace: Workspace) -> tuple[Service, ...]:
    """Return the services in their order."""
    query = "SELECT id, name, coalesce(setting, '') FROM service WHERE removed = 0 ORDER BY position, id"
    with plainly(workspace.path):
        return tuple(Service(*row) for row in workspace.connection.execute(query).fetchall())


def next_position(workspace: Workspace, entity: str = "service") -> int:
    """Return the place after the last service's or round's, one that was taken back among them."""
    with plainly(workspace.path):
        row = workspace.connection.execute(_LAST_POSITION[entity]).fetchone()
    return 0 if row[0] is None else int(row[0]) + 1


def rounds(workspace: Workspace) -> tuple[Round, ...]:
    """Return the rounds, newest first."""
    query = "SELECT id, name, opened FROM round WHERE removed = 0 ORDER BY position DESC, id DESC"
    with plainly(workspace.path):
        return tuple(Round(*row) for row in workspace.connection.execute(query).fetchall())


def heads(workspace: Workspace) -> tuple[Head, ...]:
    """Return every assessment without its ratings: newest round first, then service, then framework."""
    with plainly(workspace.path):
        rows = workspace.connection.execute(_HEADS + _IN_ORDER).fetchall()
    return tuple(_head(row) for row in rows)


def head(workspace: Workspace, assessment_id: str) -> Head | None:
    """Return one assessment without its ratings, or None where it is not there."""
    with plainly(workspace.path):
        row = workspace.connection.execute(_HEADS + " AND a.id = ?", (assessment_id,)).fetchone()
    return _head(row) if row else None


def _head(row: tuple[str, ...]) -> Head:
    service, round_ = Service(*row[4:7]), Round(*row[7:10])
    return Head(row[0], row[1], AssessmentStatus(row[2]), service, round_, started_from=row[3])


def add_framework(workspace: Workspace, framework: Framework) -> str:
    """Store a framework whole, within the operation under way, and return its hash.

    It is found by its content and never changes, so the log does not repeat it.
    """
    found = framework_hash(framework)
    workspace.connection.execute(
        "INSERT OR IGNORE INTO framework (hash, framework_id, edition, title, content) "
        "VALUES (?, ?, ?, ?, ?)",
        (found, framework.id, framework.edition, framework.title, canonical_json(framework)),
    )
    workspace.frameworks[found] = framework
    return found


def framework(workspace: Workspace, wanted: str) -> Framework:
    """Return a stored framework by its hash.

    Raises:
        DamagedWorkspace: What is stored is no framework.
    """
    if wanted not in workspace.frameworks:
        query = "SELECT content, title FROM framework WHERE hash = ?"
        with plainly(workspace.path):
            content, title = workspace.connection.execute(query, (wanted,)).fetchone()
        found = framework_of(content)
        if found is None:
            raise DamagedWorkspace(workspace.path, f"The stored framework “{title}” cannot be read.")
        workspace.frameworks[wanted] = found
    return workspace.frameworks[wanted]


def load(workspace: Workspace, head: Head) -> Assessment:
    """Return an assessment with its ratings and its evidence.

    Raises:
        DamagedWorkspace: Its framework or its evidence cannot be read, or a level or target is not on its
            item's scale.
    """
    used = framework(workspace, head.framework_hash)
    ratings = _ratings(workspace, head.id)
    for item_id, rating in ratings.items():
        # A rating of an item that the framework does not have is shown nowhere and harms nothing.
        if used.has_item(item_id):
            for fault in not_on_scale(used, item_id, rating.level, rating.target):
                raise DamagedWorkspace(workspace.path, fault)
    return Assessment(
        id=head.id,
        framework=used,
        framework_hash=head.framework_hash,
        service=head.service,
        round=head.round,
        status=head.status,
        ratings=ratings,
        evidence=evidence.of_assessment(workspace, head.id),
        started_from=head.started_from,
    )


def _ratings(workspace: Workspace, assessment_id: str) -> dict[str, Rating]:
    with plainly(workspace.path):
        rows = workspace.connection.execute(_RATINGS, (assessment_id,)).fetchall()
    return {row[0]: _rating(*row[1:]) for row in rows if any(value is not None for value in row[1:])}


def rating(workspace: Workspace, assessment_id: str, item_id: str) -> Rating:
    """Return what is said about one item."""
    with plainly(workspace.path):
        row = workspace.connection.execute(f"{_RATINGS} AND item_id = ?", (assessment_id, item_id)).fetchone()
    return _rating(*row[1:]) if row else Rating()


def _rating(
    answer: str | None,
    level: int | float | None,
    reason: str | None,
    rationale: str | None,
    confidence: str | None,
    target: int | float | None,
    *rest: Value,
) -> Rating:
    target_reason, agreed_by, importance, role, rated_at = rest
    return Rating(
        answer=Answer(answer) if answer else None,
        level=level,
        reason=reason or "",
        rationale=rationale or "",
        confidence=Confidence(confidence) if confidence else None,
        target=target,
        target_reason=str(target_reason or ""),
        target_agreed_by=str(agreed_by or ""),
        importance=int(importance) if importance else None,
        role=str(role or ""),
        rated_at=str(rated_at or ""),
    )

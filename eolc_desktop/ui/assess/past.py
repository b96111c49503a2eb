"""The history of an item in words: who as a role, when, from what to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eolc_desktop.domain.changes import Change
from eolc_desktop.domain.frameworks import Scale
from eolc_desktop.domain.ratings import Answer, Confidence
from eolc_desktop.operations.history import HistoryEntry
from eolc_desktop.scoring.wording import ANSWER_WORDS, CONFIDENCE_WORDS, NONE
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.moments import day_and_time

EXCERPT = 160
NAMES = {
    "confidence": "Confidence",
    "target": "Target",
    "target_reason": "Reason of the target",
    "target_agreed_by": "Target agreed by",
    "importance": "Importance",
    "rationale": "Rationale",
    "reason": "Reason",
}
KINDS = {"undo": "taken back", "redo": "done again"}


@dataclass(frozen=True)
class PastLine:
    """One step of the past: who and when, and from what to what."""

    head: str
    text: str


def past_lines(view: ItemView, entries: Sequence[HistoryEntry]) -> tuple[PastLine, ...]:
    """Return what was done to an item, newest first."""
    entity_id = "/".join(view.key)
    lines = []
    for entry in entries:
        changes = {change.field: change for change in entry.changes if change.entity_id == entity_id}
        parts = _parts(changes, view.scale)
        if parts:
            lines.append(PastLine(breakable(_head(entry)), breakable("\n".join(parts))))
    return tuple(lines)


def _head(entry: HistoryEntry) -> str:
    parts = [day_and_time(entry.at), entry.role or "role not given", KINDS.get(entry.kind, "")]
    if entry.undone and entry.kind == "edit":
        parts.append("taken back since")
    return " · ".join(part for part in parts if part)


def _parts(changes: Mapping[str, Change], scale: Scale) -> list[str]:
    parts = []
    if "answer" in changes or "level" in changes:
        before, after = (_answer(changes, scale, side) for side in ("before", "after"))
        parts.append(f"{before} → {after}")
    for field, name in NAMES.items():
        if field in changes:
            change = changes[field]
            parts.append(
                f"{name}: {_value(field, change.before, scale)} → {_value(field, change.after, scale)}"
            )
    return parts


def _answer(changes: Mapping[str, Change], scale: Scale, side: str) -> str:
    """Return the answer on one side of a change.

    A change from level to level leaves the kind of answer out, because it is the same on both sides.
    """
    answer = getattr(changes["answer"], side) if "answer" in changes else Answer.LEVEL.value
    if answer == Answer.LEVEL.value:
        level = getattr(changes["level"], side) if "level" in changes else None
        return _level(level, scale)
    return ANSWER_WORDS[None if answer is None else Answer(str(answer))]


def _value(field: str, value: object, scale: Scale) -> str:
    if value in (None, ""):
        return NONE
    if field == "target":
        return _level(value, scale)
    if field == "confidence":
        return CONFIDENCE_WORDS[Confidence(str(value))]
    text = str(value)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def _level(value: object, scale: Scale) -> str:
    found = next((level.label for level in scale.levels if level.value == value), None)
    return found or (NONE if value is None else str(value))

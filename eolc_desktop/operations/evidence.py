"""What supports ratings: adding it, changing it, and saying which items it supports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypedDict, Unpack

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.evidence import EvidenceKind, Strength
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries
from eolc_desktop.operations.choices import find_group, find_item, find_setting
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.storage.log import Edit, Value
from eolc_desktop.storage.workspace import Workspace

MAX_TITLE = 200

Link = tuple[str, str]
Fields = dict[str, Value]


class Details(TypedDict, total=False):
    """What may be said of a piece of evidence besides its title and kind; see `domain.evidence.Evidence`.

    Days are ISO dates, the strength is a `Strength` or its value, and what is empty is not said.
    """

    shows: str
    period_from: str
    period_to: str
    source: str
    reference: str
    review_date: str
    strength: str
    settings: Sequence[str]
    population_groups: Sequence[str]


class Said(Details, total=False):
    """All that may be said of a piece of evidence; the kind is an `EvidenceKind` or its value."""

    title: str
    kind: str


def add_evidence(
    workspace: Workspace,
    *,
    title: str,
    kind: str,
    links: Sequence[Link] = (),
    role: str = "",
    **details: Unpack[Details],
) -> Changes:
    """Add a piece of evidence, and the items that it supports, as one action.

    Args:
        workspace: The workspace.
        title: What it is called.
        kind: An `EvidenceKind` or its value.
        links: The items that it supports, each by its assessment's id and its own.
        role: Who says so.
        details: What else is said of it.

    Raises:
        UserError: Something of it cannot be, or an item is not there; nothing was stored.
    """
    fields = _fields(title=title, kind=kind, **details)
    _require_order(fields.get("period_from"), fields.get("period_to"))
    found = [_found(workspace, *link) for link in links]
    role = clean_line(role)
    given = {name: value for name, value in fields.items() if value is not None}
    with workspace.edit(f"Added evidence: {fields['title']}", role=role) as edit:
        evidence_id = workspace.clock.uuid7()
        edit.set(
            "evidence",
            evidence_id,
            **given,
            added_by=role or None,
            added_at=workspace.clock.at(),
            removed=0,
        )
        for assessment_id, item_id in found:
            link(edit, evidence_id, assessment_id, item_id)
    return edit.changes


def change_evidence(
    workspace: Workspace, evidence_id: str, *, role: str = "", **said: Unpack[Said]
) -> Changes:
    """Change what is said of a piece of evidence: what is not given stays, what is empty is taken away."""
    now = queries.evidence(workspace, evidence_id)
    fields = _fields(**said)
    _require_order(
        fields.get("period_from", now.period_from or None), fields.get("period_to", now.period_to or None)
    )
    with workspace.edit(f"Changed evidence: {fields.get('title', now.title)}", role=clean_line(role)) as edit:
        edit.set("evidence", evidence_id, **fields)
    return edit.changes


def link_evidence(
    workspace: Workspace, evidence_id: str, assessment_id: str, item_id: str, *, role: str = ""
) -> Changes:
    """Say that a piece of evidence supports an item; saying it twice changes nothing."""
    now = queries.evidence(workspace, evidence_id)
    assessment_id, item_id = _found(workspace, assessment_id, item_id)
    with workspace.edit(f"Evidence for {item_id}: {now.title}", role=clean_line(role)) as edit:
        link(edit, evidence_id, assessment_id, item_id)
    return edit.changes


def unlink_evidence(
    workspace: Workspace, evidence_id: str, assessment_id: str, item_id: str, *, role: str = ""
) -> Changes:
    """Say that a piece of evidence does not support an item after all. It stays in the workspace."""
    now = queries.evidence(workspace, evidence_id)
    assessment_id, item_id = _found(workspace, assessment_id, item_id)
    linked = now in queries.evidence_of(workspace, assessment_id, item_id)
    label = f"No longer evidence for {item_id}: {now.title}"
    with workspace.edit(label, role=clean_line(role)) as edit:
        if linked:
            edit.set("evidence_link", f"{assessment_id}/{item_id}/{evidence_id}", removed=1)
    return edit.changes


def withdraw_evidence(workspace: Workspace, evidence_id: str, *, role: str = "") -> Changes:
    """Take a piece of evidence out of use everywhere, as one action that can be undone.

    What it supported stays in the file with it, so that history and undo know; no rating is changed.
    """
    now = queries.evidence(workspace, evidence_id)
    with workspace.edit(f"Withdrew evidence: {now.title}", role=clean_line(role)) as edit:
        edit.set("evidence", evidence_id, removed=1)
    return edit.changes


def link(edit: Edit, evidence_id: str, assessment_id: str, item_id: str) -> None:
    """Let a piece of evidence support an item, as a part of the edit under way; all three must be there."""
    edit.set("evidence_link", f"{assessment_id}/{item_id}/{evidence_id}", removed=0)


def _found(workspace: Workspace, assessment_id: str, item_id: str) -> Link:
    """Return an item that is there, with its id as its framework writes it."""
    framework = queries.framework_of(workspace, assessment_id)
    return assessment_id, find_item(framework, item_id).id


def _fields(**said: Unpack[Said]) -> Fields:
    """Return what is said as it is stored; None for what is taken away."""
    return {name: _CLEAN[name](value) for name, value in said.items()}


def _title(text: str) -> str:
    title = clean_line(text)
    if not title:
        raise UserError(
            "The evidence has no title.",
            "It was not saved. Give it one that others recognise, such as “Audit of plans, spring 2026”.",
        )
    if len(title) > MAX_TITLE:
        raise UserError(
            "The title of the evidence is too long.",
            f"It was not saved. Use at most {MAX_TITLE} characters, and say the rest in what it shows.",
        )
    return title


def _kind(text: str) -> str:
    return _choice(
        text,
        EvidenceKind,
        "a kind of evidence",
        "Evidence is process (what is done), outcome (what came of it) or experience (what people say).",
    )


def _strength(text: str) -> str | None:
    if not text:
        return None
    choices = ", ".join(strength.value for strength in Strength)
    return _choice(text, Strength, "a strength of evidence", f"The strengths are: {choices}.")


def _choice(text: str, choices: type[StrEnum], what: str, which: str) -> str:
    wanted = "_".join(text.split()).casefold()
    for choice in choices:
        if wanted == choice.value:
            return choice.value
    raise UserError(f"“{text}” is not {what}.", f"The evidence was not saved. {which}")


def _day(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise UserError(
            f"“{text}” is not a day.", "The evidence was not saved. Write days like 2026-09-30."
        ) from None


def _require_order(first: Value, last: Value) -> None:
    # ISO dates sort as the days do.
    if first is not None and last is not None and str(first) > str(last):
        raise UserError(
            f"The evidence covers a period that ends ({last}) before it begins ({first}).",
            "It was not saved. Look at the two days again.",
        )


def _line(text: str) -> str | None:
    return clean_line(text) or None


def _settings(ids: Iterable[str]) -> str | None:
    return _ids(find_setting(one).id for one in ids)


def _groups(ids: Iterable[str]) -> str | None:
    return _ids(find_group(one).id for one in ids)


def _ids(ids: Iterable[str]) -> str | None:
    unique = list(dict.fromkeys(ids))
    return json.dumps(unique) if unique else None


_CLEAN: dict[str, Callable[[Any], Value]] = {
    "title": _title,
    "kind": _kind,
    "shows": lambda text: clean(text) or None,
    "period_from": _day,
    "period_to": _day,
    "source": _line,
    "reference": _line,
    "review_date": _day,
    "strength": _strength,
    "settings": _settings,
    "population_groups": _groups,
}

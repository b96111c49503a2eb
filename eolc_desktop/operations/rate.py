"""What people say about one item of an assessment. Each function is one action and one undo step."""

from __future__ import annotations

import difflib
from decimal import Decimal, InvalidOperation

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.frameworks import Framework, Item, Number, Scale
from eolc_desktop.domain.ratings import IMPORTANCES, Answer, Confidence
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.scoring.wording import number
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace


def rate_item(
    workspace: Workspace, assessment_id: str, item_id: str, level: Number, *, role: str = ""
) -> Changes:
    """Record the level chosen for an item. Its rationale and confidence stay."""
    framework, item = _item(workspace, assessment_id, item_id)
    chosen = require_level(framework.scale_of(item), level)
    label = f"Rated {item.id}: {framework.scale_of(item).level(chosen).label}"
    return _answer(workspace, assessment_id, item, label, role, Answer.LEVEL, level=chosen)


def mark_not_applicable(
    workspace: Workspace, assessment_id: str, item_id: str, reason: str, *, role: str = ""
) -> Changes:
    """Record that an item does not apply here, and why."""
    _, item = _item(workspace, assessment_id, item_id)
    reason = _required_reason(item, reason)
    label = f"{item.id} is not applicable here"
    return _answer(workspace, assessment_id, item, label, role, Answer.NOT_APPLICABLE, reason=reason)


def mark_dont_know(workspace: Workspace, assessment_id: str, item_id: str, *, role: str = "") -> Changes:
    """Record that the group does not know."""
    _, item = _item(workspace, assessment_id, item_id)
    return _answer(workspace, assessment_id, item, f"{item.id}: don’t know", role, Answer.DONT_KNOW)


def clear_rating(workspace: Workspace, assessment_id: str, item_id: str, *, role: str = "") -> Changes:
    """Take the answer away, so that the item is not rated. Its rationale and confidence stay."""
    _, item = _item(workspace, assessment_id, item_id)
    return _answer(workspace, assessment_id, item, f"{item.id} is not rated any more", role, None)


def record(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    *,
    level: str | None = None,
    not_applicable: str | None = None,
    dont_know: bool = False,
    target: str | None = None,
    confidence: Confidence | None = None,
    rationale: str | None = None,
    role: str = "",
) -> Changes:
    """Record an answer and what was said with it as one edit; what is None stays as it is.

    Args:
        workspace: The workspace.
        assessment_id: The assessment.
        item_id: The item.
        level: The level, by value or label.
        not_applicable: The reason why the item does not apply here.
        dont_know: Whether the group does not know.
        target: The level wanted, by value or label; its reason and who agreed it stay.
        confidence: How sure the group is.
        rationale: Why: what is true now.
        role: Who says so, as a role.

    Raises:
        UserError: One of them cannot be; nothing of it was stored.
    """
    framework, item = _item(workspace, assessment_id, item_id)
    scale = framework.scale_of(item)
    role = clean_line(role)
    if level is not None:
        chosen = parse_level(scale, level)
        label = f"Rated {item.id}: {scale.level(chosen).label}"
        fields = _answer_fields(workspace, assessment_id, item, role, Answer.LEVEL, level=chosen)
    elif not_applicable is not None:
        label = f"{item.id} is not applicable here"
        reason = _required_reason(item, not_applicable)
        fields = _answer_fields(workspace, assessment_id, item, role, Answer.NOT_APPLICABLE, reason=reason)
    elif dont_know:
        label = f"{item.id}: don’t know"
        fields = _answer_fields(workspace, assessment_id, item, role, Answer.DONT_KNOW)
    else:
        label, fields = f"Changed {item.id}", {}
    if target is not None:
        fields["target"] = parse_level(scale, target)
    if confidence is not None:
        fields["confidence"] = confidence.value
    if rationale is not None:
        fields["rationale"] = clean(rationale, "rationale") or None
    return _set(workspace, assessment_id, item, label, role, **fields)


def set_confidence(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    confidence: Confidence | None,
    *,
    role: str = "",
) -> Changes:
    """Record how sure the group is."""
    _, item = _item(workspace, assessment_id, item_id)
    label = f"Confidence of {item.id}: {confidence.value if confidence else 'not said'}"
    value = confidence.value if confidence else None
    return _set(workspace, assessment_id, item, label, role, confidence=value)


def set_rationale(
    workspace: Workspace, assessment_id: str, item_id: str, text: str, *, role: str = ""
) -> Changes:
    """Record why: what is true now."""
    _, item = _item(workspace, assessment_id, item_id)
    text = clean(text, "rationale")
    label = f"Rationale of {item.id}" if text else f"Rationale of {item.id} removed"
    return _set(workspace, assessment_id, item, label, role, rationale=text or None)


def set_target(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    level: Number | None,
    reason: str = "",
    agreed_by: str = "",
    *,
    role: str = "",
) -> Changes:
    """Record the level wanted, with its reason and who agreed it; None leaves the framework's default."""
    framework, item = _item(workspace, assessment_id, item_id)
    scale = framework.scale_of(item)
    chosen = None if level is None else require_level(scale, level)
    if chosen is None:
        label = f"Target of {item.id} removed"
        reason = agreed_by = ""
    else:
        label = f"Target of {item.id}: {scale.level(chosen).label}"
    return _set(
        workspace,
        assessment_id,
        item,
        label,
        role,
        target=chosen,
        target_reason=clean(reason, "reason") or None,
        target_agreed_by=clean_line(agreed_by) or None,
    )


def set_importance(
    workspace: Workspace, assessment_id: str, item_id: str, importance: int | None, *, role: str = ""
) -> Changes:
    """Record how much an item matters here, from 1 to 5; None is the usual 3."""
    _, item = _item(workspace, assessment_id, item_id)
    if importance is not None and importance not in IMPORTANCES:
        raise UserError(
            f"{importance} is not an importance.", "It was not changed. Importance goes from 1 to 5."
        )
    label = f"Importance of {item.id}: {importance or 'the usual 3'}"
    return _set(workspace, assessment_id, item, label, role, importance=importance)


def parse_level(scale: Scale, text: str) -> Number:
    """Return the level that a text names: by its value, its label or its short label.

    Raises:
        UserError: It names none; the error lists those that there are.
    """
    wanted = " ".join(text.split()).casefold()
    try:
        value: Decimal | None = Decimal(wanted)
    except InvalidOperation:
        value = None
    for level in scale.levels:
        if value is not None and Decimal(str(level.value)) == value:
            return level.value
    for level in scale.levels:
        if wanted in (level.label.casefold(), level.short.casefold()):
            return level.value
    raise _no_level(scale, text)


def require_level(scale: Scale, value: Number) -> Number:
    """Return the value as the scale has it, or raise a UserError that lists the levels there are."""
    for level in scale.levels:
        if level.value == value and not isinstance(value, bool):
            return level.value
    raise _no_level(scale, number(value) if not isinstance(value, bool) else str(value))


def _no_level(scale: Scale, text: str) -> UserError:
    choices = ", ".join(f"{number(level.value)} {level.label}" for level in scale.levels)
    return UserError(
        f"“{text}” is not a level of this item.", f"It was not changed. The levels are: {choices}."
    )


def find_item(framework: Framework, item_id: str) -> Item:
    """Return an item, or raise a UserError that names those with ids close to it."""
    if framework.has_item(item_id):
        return framework.item(item_id)
    ids = {item.id.casefold(): item.id for item in framework.items}
    if item_id.strip().casefold() in ids:
        return framework.item(ids[item_id.strip().casefold()])
    near = difflib.get_close_matches(item_id.casefold(), ids, n=5, cutoff=0.5) or list(ids)[:5]
    raise UserError(
        f"“{framework.short}” has no item “{item_id}”.",
        f"Nothing was changed. Did you mean {', '.join(ids[name] for name in near)}?",
    )


def _item(workspace: Workspace, assessment_id: str, item_id: str) -> tuple[Framework, Item]:
    head = queries.head(workspace, assessment_id)
    framework = assessments.framework(workspace, head.framework_hash)
    return framework, find_item(framework, item_id)


def _required_reason(item: Item, text: str) -> str:
    reason = clean(text, "reason")
    if not reason:
        raise UserError(
            f"{item.id} needs a reason for not being applicable.",
            "It was not changed. Say in a few words why it does not apply here.",
        )
    return reason


def _answer(
    workspace: Workspace,
    assessment_id: str,
    item: Item,
    label: str,
    by: str,
    answer: Answer | None,
    *,
    level: Number | None = None,
    reason: str = "",
) -> Changes:
    """Record an answer; the same answer once more changes nothing."""
    by = clean_line(by)
    fields = _answer_fields(workspace, assessment_id, item, by, answer, level=level, reason=reason)
    return _set(workspace, assessment_id, item, label, by, **fields)


def _answer_fields(
    workspace: Workspace,
    assessment_id: str,
    item: Item,
    by: str,
    answer: Answer | None,
    *,
    level: Number | None = None,
    reason: str = "",
) -> dict[str, Value]:
    """Return an answer with who gave it and when, or nothing where it is the one that stands."""
    now = assessments.rating(workspace, assessment_id, item.id)
    if (now.answer, now.level, now.reason) == (answer, level, reason) and (answer is None or now.role == by):
        return {}
    return {
        "answer": answer.value if answer else None,
        "level": level,
        "reason": reason or None,
        "role": (by or None) if answer else None,
        "rated_at": workspace.clock.at() if answer else None,
    }


def _set(
    workspace: Workspace, assessment_id: str, item: Item, label: str, by: str, /, **fields: Value
) -> Changes:
    with workspace.edit(label, role=clean_line(by)) as edit:
        edit.set("rating", f"{assessment_id}/{item.id}", **fields)
    return edit.changes

"""What people say about one item of an assessment. Each function is one action and one undo step."""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.frameworks import Framework, Item, Number, Scale
from eolc_desktop.domain.ratings import IMPORTANCES, Answer, Confidence, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries
from eolc_desktop.operations.choices import find_item, parse_level, require_level
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace

Fields = dict[str, Value]


def rate_item(
    workspace: Workspace, assessment_id: str, item_id: str, level: Number, *, role: str = ""
) -> Changes:
    """Record the level chosen for an item. Its rationale and confidence stay."""
    framework, item = _item(workspace, assessment_id, item_id)
    scale = framework.scale_of(item)
    chosen = require_level(scale, level)
    now = assessments.rating(workspace, assessment_id, item.id)
    fields = answer_fields(workspace, now, role, Answer.LEVEL, level=chosen)
    return _set(workspace, assessment_id, item, _rated(item, scale, chosen), role, fields)


def mark_not_applicable(
    workspace: Workspace, assessment_id: str, item_id: str, reason: str, *, role: str = ""
) -> Changes:
    """Record that an item does not apply here, and why. Its rationale and confidence stay."""
    _, item = _item(workspace, assessment_id, item_id)
    now = assessments.rating(workspace, assessment_id, item.id)
    fields = answer_fields(workspace, now, role, Answer.NOT_APPLICABLE, reason=_reason(item, reason))
    return _set(workspace, assessment_id, item, _not_applicable(item), role, fields)


def mark_dont_know(workspace: Workspace, assessment_id: str, item_id: str, *, role: str = "") -> Changes:
    """Record that the group does not know. Rationale and confidence stay."""
    _, item = _item(workspace, assessment_id, item_id)
    now = assessments.rating(workspace, assessment_id, item.id)
    fields = answer_fields(workspace, now, role, Answer.DONT_KNOW)
    return _set(workspace, assessment_id, item, _dont_know(item), role, fields)


def clear_rating(workspace: Workspace, assessment_id: str, item_id: str, *, role: str = "") -> Changes:
    """Take the answer away, so that the item is not rated. Its rationale and confidence stay."""
    _, item = _item(workspace, assessment_id, item_id)
    now = assessments.rating(workspace, assessment_id, item.id)
    fields = answer_fields(workspace, now, role, None)
    return _set(workspace, assessment_id, item, f"{item.id} is not rated any more", role, fields)


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
    return _set(workspace, assessment_id, item, label, role, {"confidence": value})


def set_rationale(
    workspace: Workspace, assessment_id: str, item_id: str, text: str, *, role: str = ""
) -> Changes:
    """Record why: what is true now."""
    _, item = _item(workspace, assessment_id, item_id)
    text = clean(text, "rationale")
    label = f"Rationale of {item.id}" if text else f"Rationale of {item.id} removed"
    return _set(workspace, assessment_id, item, label, role, {"rationale": text or None})


def set_target(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    level: Number | None,
    reason: str | None = None,
    agreed_by: str | None = None,
    *,
    role: str = "",
) -> Changes:
    """Record the level wanted, with its reason and who agreed it.

    Args:
        workspace: The workspace.
        assessment_id: The assessment.
        item_id: The item.
        level: The level wanted; None leaves the framework's default, which has neither reason nor agreement.
        reason: Why that level; None keeps what is stored, unless the level is another one.
        agreed_by: Who agreed it; the same.
        role: Who says so.
    """
    framework, item = _item(workspace, assessment_id, item_id)
    scale = framework.scale_of(item)
    chosen = None if level is None else require_level(scale, level)
    now = assessments.rating(workspace, assessment_id, item.id)
    words = f": {scale.level(chosen).label}" if chosen is not None else " removed"
    fields = _target(now, chosen, reason, agreed_by)
    return _set(workspace, assessment_id, item, f"Target of {item.id}{words}", role, fields)


def set_target_words(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    *,
    reason: str | None = None,
    agreed_by: str | None = None,
    role: str = "",
) -> Changes:
    """Record why the target is what it is, or who agreed it; what is None stays.

    Raises:
        UserError: Nobody set a target here that the words could belong to.
    """
    _, item = _item(workspace, assessment_id, item_id)
    now = assessments.rating(workspace, assessment_id, item.id)
    if now.target is None:
        raise UserError(
            f"{item.id} has no target of its own.", "The text was not saved. Choose the target first."
        )
    what = "Who agreed the target" if reason is None else "Reason for the target"
    fields = _target(now, now.target, reason, agreed_by)
    return _set(workspace, assessment_id, item, f"{what} of {item.id}", role, fields)


def set_importance(
    workspace: Workspace, assessment_id: str, item_id: str, importance: int | None, *, role: str = ""
) -> Changes:
    """Record how much an item matters here, from 1 to 5; None is the usual 3."""
    _, item = _item(workspace, assessment_id, item_id)
    if importance is not None:
        _importance(importance)
    label = f"Importance of {item.id}: {importance or 'the usual 3'}"
    return _set(workspace, assessment_id, item, label, role, {"importance": importance})


def record(
    workspace: Workspace,
    assessment_id: str,
    item_id: str,
    *,
    level: str | None = None,
    not_applicable: str | None = None,
    dont_know: bool = False,
    target: str | None = None,
    target_reason: str | None = None,
    target_agreed_by: str | None = None,
    confidence: Confidence | None = None,
    importance: int | None = None,
    rationale: str | None = None,
    role: str = "",
) -> Changes:
    """Record an answer with all that was said about it, as one action.

    Args:
        workspace: The workspace.
        assessment_id: Which assessment.
        item_id: Which item.
        level: The level's value or label.
        not_applicable: Why the item does not apply; at most one of the three answers is given.
        dont_know: Whether the group does not know.
        target: The value or label of the level wanted.
        target_reason: Why that level; None as in `set_target`.
        target_agreed_by: Who agreed the target; the same.
        confidence: How sure the group is; None leaves what is there.
        importance: How much the item matters here, from 1 to 5; None leaves what is there.
        rationale: Why; None leaves what is there.
        role: Who says so.
    """
    framework, item = _item(workspace, assessment_id, item_id)
    scale = framework.scale_of(item)
    now = assessments.rating(workspace, assessment_id, item.id)
    fields: Fields = {}
    label = item.id
    if level is not None:
        chosen = parse_level(scale, level)
        label = _rated(item, scale, chosen)
        fields |= answer_fields(workspace, now, role, Answer.LEVEL, level=chosen)
    elif not_applicable is not None:
        label = _not_applicable(item)
        fields |= answer_fields(
            workspace, now, role, Answer.NOT_APPLICABLE, reason=_reason(item, not_applicable)
        )
    elif dont_know:
        label = _dont_know(item)
        fields |= answer_fields(workspace, now, role, Answer.DONT_KNOW)
    if target is not None:
        wanted = parse_level(scale, target)
        label += f", target {scale.level(wanted).label}"
        fields |= _target(now, wanted, target_reason, target_agreed_by)
    if importance is not None:
        fields["importance"] = _importance(importance)
    if confidence is not None:
        fields["confidence"] = confidence.value
    if rationale is not None:
        fields["rationale"] = clean(rationale, "rationale") or None
    return _set(workspace, assessment_id, item, label, role, fields)


def _target(now: Rating, level: Number | None, reason: str | None, agreed_by: str | None) -> Fields:
    """Return the fields of a target; what was said and agreed of one level is not said of another."""
    if level is None:
        reason = agreed_by = ""
    elif level == now.target:
        reason = now.target_reason if reason is None else reason
        agreed_by = now.target_agreed_by if agreed_by is None else agreed_by
    return {
        "target": level,
        "target_reason": clean(reason or "", "reason") or None,
        "target_agreed_by": clean_line(agreed_by or "") or None,
    }


def _importance(importance: int) -> int:
    if importance not in IMPORTANCES:
        raise UserError(
            f"{importance} is not an importance.", "It was not changed. Importance goes from 1 to 5."
        )
    return importance


def _rated(item: Item, scale: Scale, level: Number) -> str:
    return f"Rated {item.id}: {scale.level(level).label}"


def _not_applicable(item: Item) -> str:
    return f"{item.id} is not applicable here"


def _dont_know(item: Item) -> str:
    return f"{item.id}: don’t know"


def _reason(item: Item, text: str) -> str:
    reason = clean(text, "reason")
    if not reason:
        raise UserError(
            f"{item.id} needs a reason for not being applicable.",
            "It was not changed. Say in a few words why it does not apply here.",
        )
    return reason


def _item(workspace: Workspace, assessment_id: str, item_id: str) -> tuple[Framework, Item]:
    framework = queries.framework_of(workspace, assessment_id)
    return framework, find_item(framework, item_id)


def answer_fields(
    workspace: Workspace,
    now: Rating,
    role: str,
    answer: Answer | None,
    *,
    level: Number | None = None,
    reason: str = "",
) -> Fields:
    """Return the fields of an answer with who gave it and when; the same once more changes nothing.

    Args:
        workspace: The workspace, whose clock says when.
        now: What is said about the item so far.
        role: Who gives the answer.
        answer: The kind of answer, or None to take it away.
        level: The level's value, where the answer is one.
        reason: Why the item is not applicable, where the answer is that.
    """
    role = clean_line(role)
    if (now.answer, now.level, now.reason) == (answer, level, reason) and (
        answer is None or now.role == role
    ):
        return {}
    return {
        "answer": answer.value if answer else None,
        "level": level,
        "reason": reason or None,
        "role": (role or None) if answer else None,
        "rated_at": workspace.clock.at() if answer else None,
    }


def _set(
    workspace: Workspace, assessment_id: str, item: Item, label: str, role: str, fields: Fields
) -> Changes:
    with workspace.edit(label, role=clean_line(role)) as edit:
        edit.set("rating", f"{assessment_id}/{item.id}", **fields)
    return edit.changes

"""Answers that were given elsewhere and may be taken over; nothing is ever filled in by itself.

Where a linked item of another framework is answered for the same service and round, or an item of the
earlier edition that an assessment began from, its answer is offered. The links are those of the frameworks
stored in the workspace, so that it offers the same where the files are gone.
"""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.frameworks import Number, Scale
from eolc_desktop.domain.ratings import Answer, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, queries, rate
from eolc_desktop.operations.choices import find_item, require_level
from eolc_desktop.operations.elsewhere import Elsewhere, Step, Suggestion, from_origin
from eolc_desktop.operations.lineage import changes_since, earlier_of, origins
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.scoring.links import SAME
from eolc_desktop.scoring.translation import same_levels
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace

__all__ = ["Step", "Suggestion", "accept", "all_suggestions", "pending", "suggestions"]


def suggestions(workspace: Workspace, assessment_id: str, item_id: str) -> tuple[Suggestion, ...]:
    """Return what was answered elsewhere to what an item asks, the closest first."""
    found = Elsewhere(workspace, queries.assessment(workspace, assessment_id))
    return found.suggestions(find_item(found.here.framework, item_id))


def all_suggestions(workspace: Workspace, assessment_id: str) -> dict[str, tuple[Suggestion, ...]]:
    """Return the same for every item of an assessment that has any, in one pass."""
    found = Elsewhere(workspace, queries.assessment(workspace, assessment_id))
    each = ((item.id, found.suggestions(item)) for item in found.here.framework.items)
    return {item_id: offered for item_id, offered in each if offered}


def pending(workspace: Workspace, assessment_id: str) -> dict[str, Suggestion]:
    """Return the answers to the earlier edition that wait to be confirmed, by item, in framework order.

    One waits until its item has an answer here, whether it was taken over or another one was given. Where
    the earlier edition's own answer waits still, it is that of the edition before.
    """
    head = queries.head(workspace, assessment_id)
    earlier = earlier_of(workspace, head.started_from)
    if earlier is None:
        return {}
    here = assessments.load(workspace, head)
    changes = changes_since(earlier, here.framework, here.framework_hash)
    waiting: dict[str, Suggestion] = {}
    for item_id, origin in origins(workspace, earlier, changes).items():
        if here.rating(item_id).answer is None:
            found = from_origin(origin, here)
            if found is not None and found.offered is not None:
                waiting[item_id] = found
    return waiting


def accept(
    workspace: Workspace, assessment_id: str, item_id: str, suggestion: Suggestion, *, role: str = ""
) -> Changes:
    """Take an answer over, with why, how sure, and its evidence, as one action.

    Where it came from is said in the history, not in the texts. What was written here already about why
    stays. Who takes it over is who says so here. From an earlier edition that asked the same, the target and
    the importance come along, where nobody has set them here.

    Raises:
        UserError: No answer follows from it.
    """
    framework = queries.framework_of(workspace, assessment_id)
    item = find_item(framework, item_id)
    now = assessments.rating(workspace, assessment_id, item.id)
    if suggestion.offered is None:
        raise UserError(
            f"No answer to {item.id} follows from {suggestion.item_id} of {suggestion.short}.",
            "It was not changed. Read what was said there, and choose a level yourself.",
        )
    scale = framework.scale_of(item)
    level = None if suggestion.level is None else require_level(scale, suggestion.level)
    reason = suggestion.reason if suggestion.offered is Answer.NOT_APPLICABLE else ""
    fields: dict[str, Value] = dict(
        rate.answer_fields(workspace, now, role, suggestion.offered, level=level, reason=reason)
    )
    if suggestion.rationale and not now.rationale:
        fields["rationale"] = suggestion.rationale
    if suggestion.confidence_here is not None:
        fields["confidence"] = suggestion.confidence_here.value
    wanted = _wanted(workspace, scale, now, suggestion)
    target = wanted.get("target")
    words = suggestion.level_label or suggestion.label
    if isinstance(target, Number):
        words += f", target {scale.level(target).label}"
    source = f"{suggestion.item_id} of {suggestion.short}"
    label = f"Took over {item.id}: {words}, from {source} ({suggestion.closeness.lower()})"
    there = {one.id for one in queries.all_evidence(workspace)}
    with workspace.edit(clean(label), role=clean_line(role)) as edit:
        edit.set("rating", f"{assessment_id}/{item.id}", **fields, **wanted)
        for one in suggestion.evidence:
            if one.id in there:
                evidence.link(edit, one.id, assessment_id, item.id)
    return edit.changes


def _wanted(workspace: Workspace, here: Scale, now: Rating, suggestion: Suggestion) -> dict[str, Value]:
    """Return the target and the importance of an earlier edition, as far as they hold here."""
    head = assessments.head(workspace, suggestion.assessment_id)
    if head is None or not suggestion.from_edition or suggestion.kind != SAME:
        return {}
    framework = assessments.framework(workspace, head.framework_hash)
    before = assessments.rating(workspace, suggestion.assessment_id, suggestion.item_id)
    found: dict[str, Value] = {}
    if now.importance is None and before.importance is not None:
        found["importance"] = before.importance
    there = framework.scale_of(framework.item(suggestion.item_id))
    if now.target is None and before.target is not None and same_levels(there, here):
        found |= {
            "target": before.target,
            "target_reason": before.target_reason or None,
            "target_agreed_by": before.target_agreed_by or None,
        }
    return found

"""Answers that were given elsewhere and may be taken over; nothing is ever filled in by itself.

Where a linked item of another framework is answered for the same service and round, or an item of the
earlier edition that an assessment began from, its answer is offered. The links are those of the frameworks
stored in the workspace, so that it offers the same where the files are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.domain.frameworks import Framework, Item, Number
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence
from eolc_desktop.errors import UserError
from eolc_desktop.operations import editions, evidence, queries, rate
from eolc_desktop.operations.choices import find_item, require_level
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.scoring.editions import Pair, compare
from eolc_desktop.scoring.links import CLOSENESS, LinkMap, Ref, Way
from eolc_desktop.scoring.offers import offer
from eolc_desktop.scoring.wording import closeness_in_words, level_words, offer_in_words
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Step:
    """An item on the way to the one that was answered."""

    framework_id: str
    short: str
    item_id: str
    title: str


@dataclass(frozen=True)
class Suggestion:
    """An answer that was given elsewhere, and what it comes to here.

    Args:
        kind: How close the two items are: "same", "part" or "related", by the weakest link between them.
        closeness: The same in words: "Asks the same", "Asks a part of this".
        short: The other framework's short title.
        round_name: The round in which it was answered; another one only in an earlier edition.
        prompt: The question there.
        answer: The kind of answer there.
        label: The answer there in words: "In place everywhere", "Don’t know".
        reason: Why it is not applicable there.
        offered: The kind of answer that is offered here, or None where none follows: a theme to read.
        level: The level that is offered here, where a level is.
        level_label: Its label.
        translation: What the answer there is here, in words.
        confidence: How sure they were there.
        confidence_here: How sure it can be here; see `scoring.offers`.
        role: Who said so there, as a role.
        rated_at: When, as an ISO 8601 time in UTC.
        from_edition: Whether the answer is to the earlier edition that this assessment began from.
        change: Of an earlier edition's item that this one goes on from: "unchanged" or "reworded".
        assessment_id: The assessment that holds the answer.
        path: The items that lead to it, itself last.
    """

    kind: str
    closeness: str
    framework_id: str
    short: str
    title: str
    edition: str
    round_name: str
    item_id: str
    item_title: str
    prompt: str
    answer: Answer
    label: str
    reason: str
    offered: Answer | None
    level: Number | None
    level_label: str
    translation: str
    rationale: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence | None
    confidence_here: Confidence | None
    role: str
    rated_at: str
    from_edition: bool
    change: str
    assessment_id: str
    path: tuple[Step, ...] = field(default=())


def suggestions(workspace: Workspace, assessment_id: str, item_id: str) -> tuple[Suggestion, ...]:
    """Return what was answered elsewhere to what an item asks, the closest first."""
    found = _Elsewhere(workspace, queries.assessment(workspace, assessment_id))
    return found.suggestions(find_item(found.here.framework, item_id))


def all_suggestions(workspace: Workspace, assessment_id: str) -> dict[str, tuple[Suggestion, ...]]:
    """Return the same for every item of an assessment that has any, in one pass."""
    found = _Elsewhere(workspace, queries.assessment(workspace, assessment_id))
    each = ((item.id, found.suggestions(item)) for item in found.here.framework.items)
    return {item_id: offered for item_id, offered in each if offered}


def pending(workspace: Workspace, assessment_id: str) -> dict[str, Suggestion]:
    """Return the answers to the earlier edition that wait to be confirmed, by item, in framework order.

    One waits until its item has an answer here, whether it was taken over or another one was given.
    """
    head = queries.head(workspace, assessment_id)
    earlier = editions.earlier_of(workspace, head.started_from)
    if earlier is None:
        return {}
    here = assessments.load(workspace, head)
    waiting: dict[str, Suggestion] = {}
    for pair in compare(earlier.framework, here.framework).pairs:
        if here.rating(pair.new_item.id).answer is None:
            found = _from_pair(earlier, here, pair)
            if found is not None and found.offered is not None:
                waiting[pair.new_item.id] = found
    return waiting


def accept(
    workspace: Workspace, assessment_id: str, item_id: str, suggestion: Suggestion, *, role: str = ""
) -> Changes:
    """Take an answer over, with why, how sure, and its evidence, as one action.

    Where it came from is said in the history, not in the texts. What was written here already about why
    stays. Who takes it over is who says so here.

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
    level = None if suggestion.level is None else require_level(framework.scale_of(item), suggestion.level)
    reason = suggestion.reason if suggestion.offered is Answer.NOT_APPLICABLE else ""
    fields: dict[str, Value] = dict(
        rate.answer_fields(workspace, now, role, suggestion.offered, level=level, reason=reason)
    )
    if suggestion.rationale and not now.rationale:
        fields["rationale"] = suggestion.rationale
    if suggestion.confidence_here is not None:
        fields["confidence"] = suggestion.confidence_here.value
    words = suggestion.level_label or suggestion.label
    source = f"{suggestion.item_id} of {suggestion.short}"
    label = f"Took over {item.id}: {words}, from {source} ({suggestion.closeness.lower()})"
    there = {one.id for one in queries.all_evidence(workspace)}
    with workspace.edit(clean(label), role=clean_line(role)) as edit:
        edit.set("rating", f"{assessment_id}/{item.id}", **fields)
        for one in suggestion.evidence:
            if one.id in there:
                evidence.link(edit, one.id, assessment_id, item.id)
    return edit.changes


class _Elsewhere:
    """Everything that is answered elsewhere and may concern the items of one assessment."""

    def __init__(self, workspace: Workspace, here: Assessment) -> None:
        self.here = here
        heads = assessments.heads(workspace)
        beside = [one for one in heads if (one.service, one.round) == (here.service, here.round)]
        self._answered = [assessments.load(workspace, one) for one in beside if one.id != here.id]
        self._earlier = next((one for one in self._answered if one.id == here.started_from), None)
        if self._earlier is None:
            self._earlier = editions.earlier_of(workspace, here.started_from)
            self._answered += [self._earlier] if self._earlier else []
        # Of two editions under one id, what is assessed here counts.
        used = [here.framework, *(one.framework for one in self._answered)]
        used += [assessments.framework(workspace, one.framework_hash) for one in heads]
        self._frameworks: dict[str, Framework] = {}
        for framework in used:
            self._frameworks.setdefault(framework.id, framework)
        self._links = LinkMap(self._frameworks.values())
        self._pairs: dict[str, Pair] = {}
        if self._earlier is not None:
            self._pairs = compare(self._earlier.framework, here.framework).by_new

    def suggestions(self, item: Item) -> tuple[Suggestion, ...]:
        """Return what was answered elsewhere to what an item asks, the closest first."""
        found = list(self._found(item))
        # Stable: beyond this, the shortest way and then the workspace's order of frameworks decide.
        found.sort(key=lambda one: (CLOSENESS[one.kind], not one.from_edition, one.offered is None))
        return tuple(found)

    def _found(self, item: Item) -> Iterator[Suggestion]:
        pair = self._pairs.get(item.id)
        if pair is not None and self._earlier is not None:
            found = _from_pair(self._earlier, self.here, pair)
            if found is not None:
                yield found
        for ref, way in self._links.ways(self.here.framework.id, item.id).items():
            if ref[0] == self.here.framework.id:
                continue
            for answered in self._answered:
                is_pair = pair is not None and answered is self._earlier and ref[1] == pair.old_item.id
                if answered.framework.id == ref[0] and not is_pair:
                    found = self._from_way(answered, item, ref, way)
                    if found is not None:
                        yield found

    def _from_way(self, answered: Assessment, item: Item, ref: Ref, way: Way) -> Suggestion | None:
        # Two editions of one id may be in the workspace, and this one may lack what the other has.
        if not answered.framework.has_item(ref[1]):
            return None
        path = tuple(self._step(each) for each in way.path)
        there = answered.framework.item(ref[1])
        from_edition = self._earlier is not None and answered.id == self._earlier.id
        return _suggestion(
            answered, there, self.here, item, way, path=path, from_edition=from_edition, change=""
        )

    def _step(self, ref: Ref) -> Step:
        framework = self._frameworks[ref[0]]
        return _step(framework, framework.item(ref[1]))


def _from_pair(earlier: Assessment, here: Assessment, pair: Pair) -> Suggestion | None:
    """Return what an item's earlier edition was answered."""
    way = Way(pair.kind, ((earlier.framework.id, pair.old_item.id),), pair.asks)
    path = (_step(earlier.framework, pair.old_item),)
    return _suggestion(
        earlier, pair.old_item, here, pair.new_item, way, path=path, from_edition=True, change=pair.change
    )


def _step(framework: Framework, item: Item) -> Step:
    return Step(framework.id, framework.short, item.id, item.title)


def _suggestion(
    answered: Assessment,
    there: Item,
    here: Assessment,
    item: Item,
    way: Way,
    *,
    path: tuple[Step, ...],
    from_edition: bool,
    change: str,
) -> Suggestion | None:
    """Return an answer with what it comes to here, or None where there is no answer."""
    rating = answered.rating(there.id)
    if rating.answer is None:
        return None
    framework = answered.framework
    scale_there, scale_here = framework.scale_of(there), here.framework.scale_of(item)
    found = offer(rating, scale_there, scale_here, way.kind)
    return Suggestion(
        kind=way.kind,
        closeness=closeness_in_words(way.kind, way.asks, change),
        framework_id=framework.id,
        short=framework.short,
        title=framework.title,
        edition=framework.edition,
        round_name=answered.round.name,
        item_id=there.id,
        item_title=there.title,
        prompt=there.prompt,
        answer=rating.answer,
        label=level_words(rating, scale_there),
        reason=rating.reason,
        offered=found.answer,
        level=found.level,
        level_label="" if found.level is None else scale_here.level(found.level).label,
        translation=offer_in_words(found, rating, scale_there, way.kind),
        rationale=rating.rationale,
        evidence=answered.evidence.get(there.id, ()),
        confidence=rating.confidence,
        confidence_here=found.confidence,
        role=rating.role,
        rated_at=rating.rated_at,
        from_edition=from_edition,
        change=change,
        assessment_id=answered.id,
        path=path,
    )

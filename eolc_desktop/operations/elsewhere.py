"""Finding what was answered elsewhere to what an item asks; `suggestions` is what others call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.domain.frameworks import Framework, Item, Number
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence
from eolc_desktop.operations import queries
from eolc_desktop.operations.lineage import Origin, changes_since, earlier_of, origins
from eolc_desktop.scoring.links import CLOSENESS, LinkMap, Ref, Way
from eolc_desktop.scoring.offers import offer
from eolc_desktop.scoring.wording import closeness_in_words, level_words, offer_in_words
from eolc_desktop.storage import assessments
from eolc_desktop.storage.assessments import Head
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
        asks: Whether it asks as much as the item here (0), more (1) or a part of it (-1).
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
    asks: int
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
    path: tuple[Step, ...]


# By the hashes of the frameworks: what they hold never changes.
_maps: dict[tuple[str, ...], LinkMap] = {}


class Elsewhere:
    """Everything that is answered elsewhere and may concern the items of one assessment."""

    def __init__(self, workspace: Workspace, here: Assessment) -> None:
        self.here = here
        self._workspace = workspace
        self._heads = assessments.heads(workspace)
        beside = [one for one in self._heads if (one.service, one.round) == (here.service, here.round)]
        self._answered = {one.id: one for one in beside if one.id != here.id}
        self._loaded: dict[str, Assessment] = {}
        self._origins: dict[str, Origin] = {}
        self._earlier = earlier_of(workspace, here.started_from)
        if self._earlier is not None:
            self._loaded[self._earlier.id] = self._earlier
            self._answered.setdefault(self._earlier.id, queries.head(workspace, self._earlier.id))
            changes = changes_since(self._earlier, here.framework, here.framework_hash)
            self._origins = origins(workspace, self._earlier, changes)
        self._by_framework: dict[str, list[Head]] = {}
        for head in self._answered.values():
            framework = assessments.framework(workspace, head.framework_hash)
            self._by_framework.setdefault(framework.id, []).append(head)
        self._frameworks, self._links = self._linked()

    def _linked(self) -> tuple[dict[str, Framework], LinkMap]:
        """Return the frameworks of the workspace by id, and their links."""
        hashes: dict[str, str] = {self.here.framework.id: self.here.framework_hash}
        # Of two editions under one id, the one that is assessed here counts.
        for head in (*self._answered.values(), *self._heads):
            framework = assessments.framework(self._workspace, head.framework_hash)
            hashes.setdefault(framework.id, head.framework_hash)
        used = {name: assessments.framework(self._workspace, stored) for name, stored in hashes.items()}
        key = tuple(hashes.values())
        links = _maps.get(key)
        if links is None:
            links = LinkMap(used.values())
            # The last one only: whoever goes through an assessment asks for the same again and again.
            _maps.clear()
            _maps[key] = links
        return used, links

    def suggestions(self, item: Item) -> tuple[Suggestion, ...]:
        """Return what was answered elsewhere to what an item asks, the closest first."""
        found = list(self._found(item))
        # Stable: beyond this, the shortest way and then the workspace's order of frameworks decide.
        found.sort(key=lambda one: (CLOSENESS[one.kind], not one.from_edition, one.offered is None))
        return tuple(found)

    def _found(self, item: Item) -> Iterator[Suggestion]:
        origin = self._origins.get(item.id)
        found = from_origin(origin, self.here) if origin is not None else None
        if found is not None:
            yield found
        told = (found.assessment_id, found.item_id) if found is not None else None
        for ref, way in self._links.ways(self.here.framework.id, item.id).items():
            if ref[0] == self.here.framework.id:
                continue
            for answered in self._assessed_by(ref[0]):
                if (answered.id, ref[1]) != told:
                    found = self._from_way(answered, item, ref, way)
                    if found is not None:
                        yield found

    def _assessed_by(self, framework_id: str) -> Iterator[Assessment]:
        """Yield the assessments by a framework; what no link leads to is never read."""
        for head in self._by_framework.get(framework_id, ()):
            if head.id not in self._loaded:
                self._loaded[head.id] = assessments.load(self._workspace, head)
            yield self._loaded[head.id]

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


def from_origin(origin: Origin, here: Assessment) -> Suggestion | None:
    """Return what an item's earlier edition was answered."""
    earlier, pair = origin.assessment, origin.pair
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
    found = offer(rating, scale_there, scale_here, way.kind, way.asks)
    return Suggestion(
        kind=way.kind,
        closeness=closeness_in_words(way.kind, way.asks, change),
        asks=way.asks,
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

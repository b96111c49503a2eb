"""Comparing editions of a framework, and starting on a new one from the answers to the old."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.domain.frameworks import Framework, Item, Section
from eolc_desktop.domain.ratings import NOT_RATED, Assessment, Rating, Round, Service
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, library, queries
from eolc_desktop.operations.lineage import Origin, changes_since, earlier_of, origins
from eolc_desktop.operations.rounds import add_round, planned_round
from eolc_desktop.operations.texts import clean, clean_line
from eolc_desktop.operations.workspaces import add_assessment, require_startable
from eolc_desktop.scoring.editions import UNCHANGED, EditionChanges, Pair, compare, is_earlier_edition
from eolc_desktop.scoring.offers import Offer, offer
from eolc_desktop.scoring.wording import counted, level_words
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Value
from eolc_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Comparison:
    """Two frameworks of the library side by side.

    Args:
        is_later: Whether the new one is an edition that took the place of the old one.
    """

    old: Framework
    new: Framework
    changes: EditionChanges
    is_later: bool


@dataclass(frozen=True)
class LeftBehind:
    """What was said of an item of the earlier edition that has no place in the new one.

    Args:
        answer: The answer in words.
        goes_on_in: The ids of the new edition's items that draw it together with another one.
    """

    item: Item
    section: Section
    rating: Rating
    answer: str
    evidence: tuple[Evidence, ...] = ()
    goes_on_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class StartPreview:
    """What starting on a new edition would bring.

    Args:
        framework: The new edition.
        earlier: The assessment by the earlier edition; it stays as it is.
        changes: The two editions side by side.
        carried: What is carried whole: nothing that the answer rests on has changed.
        proposed: What is not filled in, and waits for somebody to confirm it.
        waiting: The same, of an edition before that, where nobody has confirmed it in the earlier one.
        left_behind: What has no place in the new edition, and stays readable in the earlier one.
        unanswered: The new edition's items for which the earlier one has no answer.
    """

    framework: Framework
    earlier: Assessment
    service: Service
    round: Round
    changes: EditionChanges
    carried: tuple[Pair, ...]
    proposed: tuple[Pair, ...]
    waiting: tuple[Origin, ...]
    left_behind: tuple[LeftBehind, ...]
    unanswered: tuple[Item, ...]

    @property
    def words(self) -> str:
        """Return what would happen in a sentence."""
        return (
            f"{counted(len(self.carried), 'answer')} carried over, "
            f"{len(self.proposed) + len(self.waiting)} proposed for you to confirm, "
            f"{len(self.left_behind)} kept readable in the earlier edition"
        )


def compare_editions(old_id: str, new_id: str) -> Comparison:
    """Set two frameworks of the library side by side.

    Raises:
        UserError: There is no such framework.
    """
    old, new = library.find(old_id), library.find(new_id)
    return Comparison(old, new, compare(old, new), is_earlier_edition(old, new))


def preview_start(
    workspace: Workspace,
    framework: Framework,
    assessment_id: str,
    *,
    service_id: str | None = None,
    round_id: str | None = None,
    new_round: str | None = None,
) -> StartPreview:
    """Tell what `start_from` would bring; it takes the same and refuses the same."""
    earlier = queries.assessment(workspace, assessment_id)
    _require_service(earlier, service_id)
    where: Round | str = earlier.round.id if round_id is None else round_id
    if new_round is not None:
        where = planned_round(workspace, new_round)
    return preview_of(
        workspace, earlier, framework, *require_startable(workspace, framework, earlier.service.id, where)
    )


def preview_of(
    workspace: Workspace, earlier: Assessment, framework: Framework, service: Service, round_: Round
) -> StartPreview:
    """Tell what starting on an edition from an assessment would bring, in a round that may be yet to come.

    Raises:
        UserError: Nothing can be carried from one to the other.
    """
    changes = compare(earlier.framework, framework)
    _require_edition(earlier.framework, framework, changes)
    carried = tuple(pair for pair in changes.pairs if _is_carried(earlier, framework, pair))
    proposed = tuple(pair for pair in changes.pairs if _is_proposed(earlier, framework, pair))
    waiting = tuple(
        origin
        for origin in origins(workspace, earlier, changes).values()
        if origin.assessment is not earlier
        and offer_of(origin.assessment, framework, origin.pair).answer is not None
    )
    answered = {pair.new_item.id for pair in (*carried, *proposed, *(one.pair for one in waiting))}
    return StartPreview(
        framework=framework,
        earlier=earlier,
        service=service,
        round=round_,
        changes=changes,
        carried=carried,
        proposed=proposed,
        waiting=waiting,
        left_behind=_left_behind(earlier, framework, changes),
        unanswered=tuple(item for item in framework.items if item.id not in answered),
    )


def start_from(
    workspace: Workspace,
    framework: Framework,
    assessment_id: str,
    *,
    service_id: str | None = None,
    round_id: str | None = None,
    new_round: str | None = None,
    role: str = "",
) -> Changes:
    """Begin to assess by a new edition, from the answers to an earlier one, as one action.

    Answers to unchanged items are carried whole: with why, how sure, the target and who agreed it, who gave
    them and when, and their evidence. Those to reworded items are proposed (`suggestions.pending`), and
    nothing is filled in. The earlier assessment is not touched. Where the framework is linked to the other
    but is no later edition of it, everything is proposed.

    Args:
        workspace: The workspace.
        framework: The new edition.
        assessment_id: The assessment by the earlier edition.
        service_id: The service: the earlier assessment's, whose answers they are.
        round_id: The round; the earlier assessment's where not given.
        new_round: The name of a round to open and to start in instead.
        role: Who does it. The answers stay those of who gave them.

    Raises:
        UserError: It was begun already, or nothing can be carried from one framework to the other.
    """
    found = preview_start(
        workspace, framework, assessment_id, service_id=service_id, round_id=round_id, new_round=new_round
    )
    label = f"Started {framework.short} for {found.service.name}, {found.round.name}: {found.words}"
    with workspace.edit(clean(label), role=clean_line(role)) as edit:
        if new_round is not None:
            add_round(workspace, edit, found.round)
        framework_hash = assessments.add_framework(workspace, framework)
        where = (found.service.id, found.round.id)
        new_id = add_assessment(workspace, edit, framework_hash, *where, started_from=assessment_id)
        for pair in found.carried:
            fields = _fields(found.earlier.rating(pair.old_item.id))
            edit.set("rating", f"{new_id}/{pair.new_item.id}", **fields)
            for one in found.earlier.evidence.get(pair.old_item.id, ()):
                evidence.link(edit, one.id, new_id, pair.new_item.id)
    return edit.changes


def left_behind(workspace: Workspace, assessment_id: str) -> tuple[LeftBehind, ...]:
    """Return what was said by the earlier edition that an assessment began from and has no place in it."""
    head = queries.head(workspace, assessment_id)
    earlier = earlier_of(workspace, head.started_from)
    if earlier is None:
        return ()
    framework = assessments.framework(workspace, head.framework_hash)
    return _left_behind(earlier, framework, changes_since(earlier, framework, head.framework_hash))


def offer_of(earlier: Assessment, framework: Framework, pair: Pair) -> Offer:
    """Return what an answer to the earlier edition comes to in the new one."""
    here, there = framework.scale_of(pair.new_item), earlier.framework.scale_of(pair.old_item)
    return offer(earlier.rating(pair.old_item.id), there, here, pair.kind, pair.asks)


def _is_carried(earlier: Assessment, framework: Framework, pair: Pair) -> bool:
    return (
        pair.change == UNCHANGED
        and _says_something(earlier, pair.old_item)
        and is_earlier_edition(earlier.framework, framework)
    )


def _is_proposed(earlier: Assessment, framework: Framework, pair: Pair) -> bool:
    if _is_carried(earlier, framework, pair):
        return False
    return offer_of(earlier, framework, pair).answer is not None


def _says_something(assessment: Assessment, item: Item) -> bool:
    return assessment.rating(item.id) != NOT_RATED or bool(assessment.evidence.get(item.id))


def _left_behind(
    earlier: Assessment, framework: Framework, changes: EditionChanges
) -> tuple[LeftBehind, ...]:
    placed = {
        pair.old_item.id
        for pair in changes.pairs
        if _is_carried(earlier, framework, pair) or _is_proposed(earlier, framework, pair)
    }
    used = earlier.framework
    return tuple(
        LeftBehind(
            item=item,
            section=used.section_of(item.id),
            rating=earlier.rating(item.id),
            answer=level_words(earlier.rating(item.id), used.scale_of(item)),
            evidence=earlier.evidence.get(item.id, ()),
            goes_on_in=tuple(p.new_item.id for p in changes.pairs if item.id in (p.old_item.id, *p.others)),
        )
        for item in used.items
        if item.id not in placed and _says_something(earlier, item)
    )


def _require_service(earlier: Assessment, service_id: str | None) -> None:
    if service_id not in (None, earlier.service.id):
        raise UserError(
            f"These are the answers of {earlier.service.name}.",
            "Nothing was changed. Answers are carried within a service only: another one has its own.",
        )


def _require_edition(old: Framework, new: Framework, changes: EditionChanges) -> None:
    if old == new:
        raise UserError(
            f"“{new.short}” is the edition that these answers were given to.",
            "Nothing was changed. To assess by it again, start it in a round of its own.",
        )
    if not changes.pairs and not is_earlier_edition(old, new):
        raise UserError(
            f"“{new.short}” is not a later edition of “{old.short}”, and no question of one is linked to one "
            "of the other.",
            "Nothing was changed. It can be started without earlier answers.",
        )


def _fields(rating: Rating) -> dict[str, Value]:
    """Return all that is said about an item as it is stored."""
    return {
        "answer": rating.answer.value if rating.answer else None,
        "level": rating.level,
        "reason": rating.reason or None,
        "rationale": rating.rationale or None,
        "confidence": rating.confidence.value if rating.confidence else None,
        "target": rating.target,
        "target_reason": rating.target_reason or None,
        "target_agreed_by": rating.target_agreed_by or None,
        "importance": rating.importance,
        "role": rating.role or None,
        "rated_at": rating.rated_at or None,
    }

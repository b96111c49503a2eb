"""What a report says, computed and worded once; the writers only lay it out.

Nothing here knows a file format. Everything that a person or a framework file wrote has been through
`text.clean`, and every number comes from `scoring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eolc_desktop.domain.frameworks import Item, Number, Scale, Section
from eolc_desktop.domain.ratings import DEFAULT_IMPORTANCE, Answer, Assessment, AssessmentStatus, Confidence
from eolc_desktop.exports.definitions import Definitions, define
from eolc_desktop.exports.text import clean
from eolc_desktop.scoring import wording
from eolc_desktop.scoring.evidence import kinds_in_words
from eolc_desktop.scoring.gaps import Gap, find_gap
from eolc_desktop.scoring.scores import Score, SectionScore
from eolc_desktop.scoring.standing import Standing

SHORT_LIST = 5
EXAMPLE = "Example: made-up place"


@dataclass(frozen=True)
class SectionLine:
    """The score of one section.

    Args:
        number: Its place among the framework's sections, from 1, each parent before those within it.
        last: The number of the last section within it; its own number where there is none.
        parent: The number of the section that holds it, or 0.
        weight: Its share in the score of what holds it, or None where sections carry no weights.
        weighs_parts: Whether its score is the weighted mean of the sections directly within it.
        counts: The counts in words.
        range_words: The range, worded for what it is; empty where every item has a level.
    """

    number: int
    last: int
    parent: int
    id: str
    title: str
    weight: Number | None
    score: Score
    weighs_parts: bool
    counts: str
    range_words: str


@dataclass(frozen=True)
class ItemLine:
    """One item with everything that is said about it.

    Args:
        number: Its place in the framework, from 1.
        section_number: The number of the section that directly holds it.
        level: The level's value, or None where the answer is not a level.
        answer_words: The level's label, or which of the other three answers it is.
        reason: Why it is not applicable.
        counts_from, counts_label: The level from which it counts in the sentence of counts.
        set_beside: The level beside its target; None where there is no level or it is only followed.
        importance: 3 where nobody set it.
        target_from: Where the target comes from, in words.
        rated_on: The day of the answer, as YYYY-MM-DD in UTC, or empty.
        evidence: How many pieces of evidence of which kind support it, in words; empty for none.
    """

    number: int
    section_number: int
    section: str
    id: str
    title: str
    scale: Scale
    answer: Answer | None
    level: Number | None
    answer_words: str
    reason: str
    target: Number | None
    target_label: str
    target_from: str
    counts_from: Number
    counts_label: str
    set_beside: Gap | None
    weight: Number
    importance: int
    confidence: Confidence | None
    confidence_words: str
    rationale: str
    target_reason: str
    agreed_by: str
    role: str
    rated_on: str
    evidence: str

    @property
    def gap(self) -> Number | None:
        """Return the gap in the scale's units; None where there is no level or no target."""
        return None if self.set_beside is None or self.target is None else self.set_beside.gap

    @property
    def ahead(self) -> Number | None:
        """Return how far the level is above its target; None where there is no level or no target."""
        return None if self.set_beside is None or self.target is None else self.set_beside.ahead

    @property
    def priority(self) -> float | None:
        """Return the priority; None where there is no level or no target."""
        return None if self.set_beside is None or self.target is None else self.set_beside.priority


@dataclass(frozen=True)
class AssessmentReport:
    """One framework, one service, one round. Lists of items are in framework order unless said.

    Args:
        gaps: Items with a gap above 0, in order of priority.
        largest: The first of them.
        least_sure: *Don't know* first, then ratings of low confidence.
        followed: Items of a tracking scale, which stand outside the scores.
    """

    framework_id: str
    framework_hash: str
    title: str
    short: str
    edition: str
    service: str
    round: str
    status_words: str
    agreed: bool
    total: SectionLine
    sections: tuple[SectionLine, ...]
    items: tuple[ItemLine, ...]
    gaps: tuple[ItemLine, ...]
    least_sure: tuple[ItemLine, ...]
    ahead: tuple[ItemLine, ...]
    without_target: tuple[ItemLine, ...]
    not_rated: tuple[ItemLine, ...]
    dont_know: tuple[ItemLine, ...]
    not_applicable: tuple[ItemLine, ...]
    followed: tuple[ItemLine, ...]

    @property
    def largest(self) -> tuple[ItemLine, ...]:
        """Return the gaps that a summary names."""
        return self.gaps[:SHORT_LIST]


@dataclass(frozen=True)
class Report:
    """Everything that the files for people say.

    Args:
        as_at: The day that the report speaks of, and that its files are dated.
        example: Whether the place is made up.
    """

    place: str
    as_at: date
    example: bool
    assessments: tuple[AssessmentReport, ...]
    definitions: Definitions

    @property
    def as_at_words(self) -> str:
        """Return the day in words."""
        return wording.long_date(self.as_at)


def no_gaps(assessment: AssessmentReport) -> str:
    """Say why there is no gap to list."""
    if assessment.without_target:
        return "No gap can be told where no target is set."
    return "No rated item is below its target."


def build(place: str, standings: Iterable[Standing], *, as_at: date, example: bool = False) -> Report:
    """Build the report of a place from where its assessments stand."""
    standings = tuple(standings)
    return Report(
        place=clean(place),
        as_at=as_at,
        example=example,
        assessments=tuple(_assessment(standing) for standing in standings),
        definitions=define([standing.assessment for standing in standings]),
    )


def _assessment(standing: Standing) -> AssessmentReport:
    assessment = standing.assessment
    framework = assessment.framework
    numbers = {section.id: number for number, section in enumerate(framework.flat_sections, 1)}
    items = tuple(
        _item(assessment, item, order, numbers[framework.section_of(item.id).id])
        for order, item in enumerate(framework.items)
    )
    line = {item.id: item for item in items}

    def lines(found: Sequence[Gap] | Sequence[Item]) -> tuple[ItemLine, ...]:
        return tuple(line[one.item.id if isinstance(one, Gap) else one.id] for one in found)

    return AssessmentReport(
        framework_id=framework.id,
        framework_hash=assessment.framework_hash,
        title=clean(framework.title),
        short=clean(framework.short),
        edition=clean(framework.edition),
        service=clean(assessment.service.name),
        round=clean(assessment.round.name),
        status_words=wording.STATUS_WORDS[assessment.status],
        agreed=assessment.status in (AssessmentStatus.AGREED, AssessmentStatus.SIGNED_OFF),
        total=_total(standing),
        sections=tuple(_sections(standing)),
        items=items,
        gaps=lines(standing.gaps),
        least_sure=lines(standing.least_sure),
        ahead=lines(standing.ahead),
        without_target=lines(standing.without_target),
        not_rated=lines(standing.not_rated),
        dont_know=lines(standing.dont_know),
        not_applicable=tuple(i for i in items if i.scale.scored and i.answer is Answer.NOT_APPLICABLE),
        followed=tuple(item for item in items if not item.scale.scored),
    )


def _total(standing: Standing) -> SectionLine:
    total = standing.scores.total
    return SectionLine(
        number=0,
        last=len(standing.assessment.framework.flat_sections),
        parent=0,
        id="",
        title="All sections",
        weight=None,
        weighs_parts=_any_weight(standing.assessment.framework.sections),
        score=total,
        counts=clean(wording.counts_in_words(standing.assessment, total)),
        range_words=wording.range_in_words(total),
    )


def _sections(standing: Standing) -> Iterable[SectionLine]:
    number = 0
    for outer in standing.scores.sections:
        number += 1
        parent = number
        yield _section(standing, outer, number, 0)
        for inner in outer.sections:
            number += 1
            yield _section(standing, inner, number, parent)


def _section(standing: Standing, part: SectionScore, number: int, parent: int) -> SectionLine:
    items = tuple(part.section.all_items())
    return SectionLine(
        number=number,
        last=number + len(part.sections),
        parent=parent,
        id=clean(part.section.id),
        title=clean(part.section.title),
        weight=part.section.weight,
        weighs_parts=_any_weight(part.section.sections),
        score=part.total,
        counts=clean(wording.counts_in_words(standing.assessment, part.total, items)),
        range_words=wording.range_in_words(part.total),
    )


def _any_weight(sections: tuple[Section, ...]) -> bool:
    return any(section.weight is not None for section in sections)


def _item(assessment: Assessment, item: Item, order: int, section_number: int) -> ItemLine:
    framework = assessment.framework
    scale = framework.scale_of(item)
    rating = assessment.rating(item.id)
    target = assessment.target(item)
    set_beside = find_gap(assessment, item, order)
    pieces = assessment.evidence.get(item.id, ())
    return ItemLine(
        number=order + 1,
        section_number=section_number,
        section=clean(framework.section_of(item.id).title),
        id=clean(item.id),
        title=clean(item.title),
        scale=scale,
        answer=rating.answer,
        level=rating.level if rating.answer is Answer.LEVEL else None,
        answer_words=clean(wording.level_words(rating, scale)),
        reason=clean(rating.reason),
        target=target,
        target_label=wording.NONE if target is None else clean(scale.level(target).label),
        target_from=_target_from(rating.target, target),
        counts_from=scale.counting_from,
        counts_label=clean(scale.level(scale.counting_from).label.lower()),
        set_beside=set_beside,
        weight=item.weight,
        importance=DEFAULT_IMPORTANCE if rating.importance is None else rating.importance,
        confidence=rating.confidence,
        confidence_words=wording.CONFIDENCE_WORDS[rating.confidence],
        rationale=clean(rating.rationale),
        target_reason=clean(rating.target_reason),
        agreed_by=clean(rating.target_agreed_by),
        role=clean(rating.role),
        rated_on=clean(rating.rated_at[:10]),
        evidence=kinds_in_words(pieces) if pieces else "",
    )


def _target_from(chosen: Number | None, target: Number | None) -> str:
    if target is None:
        return "No target set"
    return "Framework’s default" if chosen is None else "Set here"

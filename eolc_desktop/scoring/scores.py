"""Scores with their coverage and range (DESIGN section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Item, Number, Scale, Section
from eolc_desktop.domain.ratings import Answer, Assessment


@dataclass(frozen=True)
class Score:
    """What a set of items comes to. Shares are fractions in [0, 1]; None where there is nothing to tell.

    Args:
        score: Weighted mean of the item scores, over the items that have a level.
        low: The same with the unanswered applicable items at their lowest level.
        high: The same with them at their highest.
        items: Scored items, applicable or not.
        applicable: Scored items that are not *not applicable*.
        rated: Those of them that have a level.
        dont_know: Those of them that are answered *don't know*.
        not_applicable: Scored items that do not apply here.
        tracked: Items of a tracking scale, which count in none of the above.
    """

    score: float | None
    low: float | None
    high: float | None
    items: int
    applicable: int
    rated: int
    dont_know: int
    not_applicable: int
    tracked: int = 0

    @property
    def not_rated(self) -> int:
        """Return how many applicable items have no answer at all."""
        return self.applicable - self.rated - self.dont_know

    @property
    def unanswered(self) -> int:
        """Return how many applicable items have no level: not rated, or don't know."""
        return self.applicable - self.rated

    @property
    def coverage(self) -> float | None:
        """Return the share of applicable items that have a level."""
        return self.rated / self.applicable if self.applicable else None

    @property
    def completeness(self) -> float | None:
        """Return the share of applicable items that have a level or are answered *don't know*."""
        return (self.rated + self.dont_know) / self.applicable if self.applicable else None


@dataclass(frozen=True)
class SectionScore:
    """The score of one section, with those of the sections within it."""

    section: Section
    total: Score
    sections: tuple[SectionScore, ...] = ()


@dataclass(frozen=True)
class FrameworkScore:
    """The score of an assessment, with those of its sections."""

    total: Score
    sections: tuple[SectionScore, ...]

    def flat(self) -> tuple[SectionScore, ...]:
        """Return every section's score, each parent before the sections within it."""
        flat: list[SectionScore] = []
        for section in self.sections:
            flat.append(section)
            flat.extend(section.sections)
        return tuple(flat)


def item_score(level: Number, scale: Scale) -> float:
    """Return where a level lies between the lowest and the highest of its scale, in [0, 1].

    (level - lowest) / (highest - lowest)
    """
    return (level - scale.lowest) / scale.width


def score_items(assessment: Assessment, items: Iterable[Item]) -> Score:
    """Return the weighted score of some items of an assessment."""
    framework = assessment.framework
    points = weight_rated = weight_applicable = 0.0
    count = applicable = rated = dont_know = tracked = 0
    for item in items:
        scale = framework.scale_of(item)
        if not scale.scored:
            tracked += 1
            continue
        count += 1
        rating = assessment.rating(item.id)
        if rating.answer is Answer.NOT_APPLICABLE:
            continue
        applicable += 1
        weight_applicable += item.weight
        if rating.answer is Answer.LEVEL and rating.level is not None:
            rated += 1
            weight_rated += item.weight
            points += item.weight * item_score(rating.level, scale)
        elif rating.answer is Answer.DONT_KNOW:
            dont_know += 1
    open_weight = max(0.0, weight_applicable - weight_rated) if applicable > rated else 0.0
    score = _share(points, weight_rated)
    high = _share(points + open_weight, weight_rated + open_weight)
    return Score(
        score=score,
        low=_share(points, weight_rated + open_weight),
        high=high,
        items=count,
        applicable=applicable,
        rated=rated,
        dont_know=dont_know,
        not_applicable=count - applicable,
        tracked=tracked,
    )


def score_framework(assessment: Assessment) -> FrameworkScore:
    """Return the scores of an assessment and of all its sections."""
    sections = tuple(_score_section(assessment, section) for section in assessment.framework.sections)
    counts = score_items(assessment, assessment.framework.items)
    return FrameworkScore(_combine(counts, sections), sections)


def _score_section(assessment: Assessment, section: Section) -> SectionScore:
    inner = tuple(_score_section(assessment, part) for part in section.sections)
    return SectionScore(section, _combine(score_items(assessment, section.all_items()), inner), inner)


def _combine(counts: Score, sections: tuple[SectionScore, ...]) -> Score:
    """Take the weighted mean of the section scores where sections carry weights."""
    if not any(part.section.weight is not None for part in sections):
        return counts
    return Score(
        score=_weighted(sections, "score"),
        low=_weighted(sections, "low"),
        high=_weighted(sections, "high"),
        items=counts.items,
        applicable=counts.applicable,
        rated=counts.rated,
        dont_know=counts.dont_know,
        not_applicable=counts.not_applicable,
        tracked=counts.tracked,
    )


def section_weight(section: Section) -> Number:
    """Return a section's weight beside its neighbours: 1 where it names none."""
    return 1 if section.weight is None else section.weight


def _weighted(sections: tuple[SectionScore, ...], name: str) -> float | None:
    points = weights = 0.0
    for part in sections:
        value: float | None = getattr(part.total, name)
        if value is not None:
            points += section_weight(part.section) * value
            weights += section_weight(part.section)
    return _share(points, weights)


def _share(points: float, weights: float) -> float | None:
    """Divide, and keep the rounding of sums within [0, 1]."""
    return min(1.0, max(0.0, points / weights)) if weights > 0 else None

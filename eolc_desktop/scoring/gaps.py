"""Gaps between where we are and where we want to be, in order of priority (DESIGN section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Item, Number, Scale, Section
from eolc_desktop.domain.ratings import DEFAULT_IMPORTANCE, Answer, Assessment, Confidence, Rating

_CONFIDENCE_ORDER = {None: 0, Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}


@dataclass(frozen=True)
class Gap:
    """One rated item beside its target.

    Args:
        target: The level wanted: the one set, or else the scale's default; None where there is none.
        target_is_default: Whether the target is the framework's own, set by nobody here.
        gap: max(0, target - level), in the scale's own units; 0 where there is no target.
        ahead: max(0, level - target), in the scale's own units; never taken from other gaps.
        share: The gap as a share of the scale's width, in [0, 1].
        importance: 1 to 5; 3 where nobody set it.
        priority: share x weight x importance.
        order: The item's place in the framework, from 0.
    """

    item: Item
    section: Section
    scale: Scale
    rating: Rating
    level: Number
    target: Number | None
    target_is_default: bool
    gap: Number
    ahead: Number
    share: float
    weight: Number
    importance: int
    priority: float
    order: int


def find_gap(assessment: Assessment, item: Item, order: int = 0) -> Gap | None:
    """Set one item beside its target; None where it has no level or is only tracked."""
    framework = assessment.framework
    scale = framework.scale_of(item)
    rating = assessment.rating(item.id)
    if not scale.scored or rating.answer is not Answer.LEVEL or rating.level is None:
        return None
    target = assessment.target(item)
    difference: Number = 0 if target is None else target - rating.level
    gap = max(0, difference)
    importance = DEFAULT_IMPORTANCE if rating.importance is None else rating.importance
    share = gap / scale.width
    return Gap(
        item=item,
        section=framework.section_of(item.id),
        scale=scale,
        rating=rating,
        level=rating.level,
        target=target,
        target_is_default=target is not None and rating.target is None,
        gap=gap,
        ahead=max(0, -difference),
        share=share,
        weight=item.weight,
        importance=importance,
        priority=share * item.weight * importance,
        order=order,
    )


def all_gaps(assessment: Assessment) -> tuple[Gap, ...]:
    """Return every item that has a level beside its target, in framework order."""
    found = (find_gap(assessment, item, order) for order, item in enumerate(assessment.framework.items))
    return tuple(gap for gap in found if gap is not None)


def by_priority(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return the gaps above 0: highest priority first, then lower confidence, then framework order."""
    return tuple(sorted((gap for gap in gaps if gap.gap > 0), key=_priority_key))


def _priority_key(gap: Gap) -> tuple[float, int, int]:
    # Rounded, so that equal priorities reached by different sums stay ties.
    return (-round(gap.priority, 12), _CONFIDENCE_ORDER[gap.rating.confidence], gap.order)

"""Everything that is computed from one assessment, once, for screens and files alike."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence
from eolc_desktop.scoring.gaps import Gap, all_gaps, by_priority
from eolc_desktop.scoring.scores import FrameworkScore, score_framework


@dataclass(frozen=True)
class Standing:
    """Where an assessment stands.

    Args:
        assessment: What it was computed from.
        scores: Scores of the whole and of every section.
        gaps: Gaps above 0, in order of priority.
        ahead: Items above their target, in framework order.
        without_target: Items with a level and no target: a finding, not a gap.
        not_rated: Applicable scored items with no answer at all, in framework order.
        dont_know: Items answered *don't know*, in framework order.
        least_sure: What we are least sure of: *don't know* first, then ratings of low confidence.
    """

    assessment: Assessment
    scores: FrameworkScore
    gaps: tuple[Gap, ...]
    ahead: tuple[Gap, ...]
    without_target: tuple[Gap, ...]
    not_rated: tuple[Item, ...]
    dont_know: tuple[Item, ...]
    least_sure: tuple[Item, ...]


def standing(assessment: Assessment) -> Standing:
    """Compute where an assessment stands."""
    framework = assessment.framework
    set_beside = all_gaps(assessment)
    scored = tuple(item for item in framework.items if framework.scale_of(item).scored)
    dont_know = tuple(i for i in scored if assessment.rating(i.id).answer is Answer.DONT_KNOW)
    unsure = tuple(gap.item for gap in set_beside if gap.rating.confidence is Confidence.LOW)
    return Standing(
        assessment=assessment,
        scores=score_framework(assessment),
        gaps=by_priority(set_beside),
        ahead=tuple(gap for gap in set_beside if gap.ahead > 0),
        without_target=tuple(gap for gap in set_beside if gap.target is None),
        not_rated=tuple(i for i in scored if assessment.rating(i.id).answer is None),
        dont_know=dont_know,
        least_sure=dont_know + unsure,
    )

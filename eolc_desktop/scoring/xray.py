"""What contradicts itself in an assessment (DESIGN section 3, X-ray)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence, Rating
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import counted

HIGH_SHARE = 0.75


@dataclass(frozen=True)
class Finding:
    """One kind of contradiction, with the items that show it, in framework order."""

    title: str
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        """Return it as one sentence that names the items."""
        return f"{self.title}: {counted(len(self.items), 'item')} ({', '.join(i.id for i in self.items)})."


def xray(assessment: Assessment) -> tuple[Finding, ...]:
    """Return every kind of contradiction that the assessment shows."""
    kinds: tuple[tuple[str, Callable[[Assessment, Item, Rating], bool]], ...] = (
        ("Not applicable without a reason", _without_reason),
        ("A high level without a rationale", _high_without_rationale),
        ("The target is below the level reached", _target_below),
        ("Rated, with no target", _no_target),
        ("Answered don’t know, with high confidence", _sure_not_to_know),
    )
    found = []
    for title, shows in kinds:
        items = tuple(
            item for item in assessment.framework.items if shows(assessment, item, assessment.rating(item.id))
        )
        if items:
            found.append(Finding(title, items))
    return tuple(found)


def _without_reason(_: Assessment, __: Item, rating: Rating) -> bool:
    return rating.answer is Answer.NOT_APPLICABLE and not rating.reason.strip()


def _high_without_rationale(assessment: Assessment, item: Item, rating: Rating) -> bool:
    scale = assessment.framework.scale_of(item)
    return (
        scale.scored
        and rating.level is not None
        and item_score(rating.level, scale) >= HIGH_SHARE
        and not rating.rationale.strip()
    )


def _target_below(_: Assessment, __: Item, rating: Rating) -> bool:
    # A framework's default that is passed is no contradiction: nobody here set it.
    return rating.level is not None and rating.target is not None and rating.target < rating.level


def _no_target(assessment: Assessment, item: Item, rating: Rating) -> bool:
    scored = assessment.framework.scale_of(item).scored
    return scored and rating.level is not None and assessment.target(item) is None


def _sure_not_to_know(_: Assessment, __: Item, rating: Rating) -> bool:
    return rating.answer is Answer.DONT_KNOW and rating.confidence is Confidence.HIGH

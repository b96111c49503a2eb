"""What contradicts itself in an assessment (DESIGN section 3, X-ray)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from eolc_desktop.domain.evidence import EvidenceKind
from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence
from eolc_desktop.scoring.evidence import is_past_review
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import counted

HIGH_SHARE = 0.75

NO_REASON = "Not applicable without a reason"
NO_RATIONALE = "A high level without a rationale"
NO_EVIDENCE = "A high level without evidence"
STALE = "Rated on evidence that is past its review date"
ONLY_PROCESS = "Rated on process evidence alone"
BELOW = "The target is below the level reached"
NO_TARGET = "Rated, with no target"
SURE_NOT_TO_KNOW = "Answered don’t know, with high confidence"
WAITING = "Proposed from an earlier edition, not confirmed yet"

# In the order in which they are told.
_KINDS = (
    NO_REASON,
    NO_RATIONALE,
    NO_EVIDENCE,
    STALE,
    ONLY_PROCESS,
    BELOW,
    NO_TARGET,
    SURE_NOT_TO_KNOW,
    WAITING,
)


@dataclass(frozen=True)
class Finding:
    """One kind of contradiction, with the items that show it, in framework order."""

    title: str
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        """Return it as one sentence that names the items."""
        return f"{self.title}: {counted(len(self.items), 'item')} ({', '.join(i.id for i in self.items)})."


def xray(assessment: Assessment, as_at: date, waiting: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return every kind of contradiction that the assessment shows on a day.

    Args:
        assessment: The assessment.
        as_at: The day by which reviews are due.
        waiting: The ids of the items with a proposal that nobody has confirmed.
    """
    found: dict[str, list[Item]] = {title: [] for title in _KINDS}
    for item in assessment.framework.items:
        for title in _contradictions(assessment, item, as_at):
            found[title].append(item)
        if item.id in waiting:
            found[WAITING].append(item)
    return tuple(Finding(title, tuple(items)) for title, items in found.items() if items)


def _contradictions(assessment: Assessment, item: Item, as_at: date) -> Iterator[str]:
    rating = assessment.rating(item.id)
    if rating.answer is Answer.NOT_APPLICABLE and not rating.reason.strip():
        yield NO_REASON
    if rating.answer is Answer.DONT_KNOW and rating.confidence is Confidence.HIGH:
        yield SURE_NOT_TO_KNOW
    if rating.level is None:
        return
    # A framework's default that is passed is no contradiction: nobody here set it.
    if rating.target is not None and rating.target < rating.level:
        yield BELOW
    scale = assessment.framework.scale_of(item)
    if scale.scored:
        if assessment.target(item) is None:
            yield NO_TARGET
        if item_score(rating.level, scale) >= HIGH_SHARE:
            yield from _of_a_high_level(assessment, item)
    evidence = assessment.evidence.get(item.id, ())
    if any(is_past_review(piece, as_at) for piece in evidence):
        yield STALE
    if evidence and all(piece.kind is EvidenceKind.PROCESS for piece in evidence):
        yield ONLY_PROCESS


def _of_a_high_level(assessment: Assessment, item: Item) -> Iterator[str]:
    if not assessment.rating(item.id).rationale.strip():
        yield NO_RATIONALE
    if not assessment.evidence.get(item.id):
        yield NO_EVIDENCE

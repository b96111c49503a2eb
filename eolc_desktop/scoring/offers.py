"""What an answer given elsewhere comes to for an item here, and how sure it can be."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Number, Scale
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.links import PART, RELATED, SAME
from eolc_desktop.scoring.translation import Translation, translation


@dataclass(frozen=True)
class Offer:
    """An answer that somebody may take over; nobody has taken it yet.

    Args:
        answer: The kind of answer, or None where none follows from what was said there.
        level: The level here, where the answer is a level.
        translation: How it came about, where the answer is a level.
        confidence: How sure it may be here: as sure as there where it is the same question, and at most
            medium where one asks a part of the other, because the answer to a part does not tell the rest.
    """

    answer: Answer | None = None
    level: Number | None = None
    translation: Translation | None = None
    confidence: Confidence | None = None


NOTHING = Offer()


def offer(rating: Rating, there: Scale, here: Scale, kind: str) -> Offer:
    """Return what an answer on one scale comes to on another.

    *Not applicable* and *don't know* hold for the same question only: a part may apply where the whole does
    not. From a theme in common no answer follows.

    Args:
        rating: What was said there.
        there: The scale that it was said on.
        here: The scale of the item that it is offered to.
        kind: How close the two items are: "same", "part" or "related".
    """
    if rating.answer is None or kind == RELATED:
        return NOTHING
    sure = Confidence.MEDIUM if (kind, rating.confidence) == (PART, Confidence.HIGH) else rating.confidence
    if rating.answer is not Answer.LEVEL or rating.level is None:
        return Offer(rating.answer, confidence=sure) if kind == SAME else NOTHING
    found = translation(rating.level, there, here)
    return Offer(Answer.LEVEL, found.level.value, found, sure) if found else NOTHING

"""What an answer given elsewhere comes to for an item here, and how sure it can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eolc_desktop.domain.frameworks import Level, Number, Scale
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.links import AS_MUCH, LESS, PART, RELATED, SAME
from eolc_desktop.scoring.translation import Translation, reaches, translation


@dataclass(frozen=True)
class Offer:
    """An answer that somebody may take over; nobody has taken it yet.

    Args:
        answer: The kind of answer, or None where none follows from what was said there.
        level: The level here, where the answer is a level.
        translation: How it came about, where the answer is a level.
        confidence: How sure it may be here: as sure as there where it is the same question, and at most
            medium where one asks a part of the other, because the answer to a part does not tell the rest.
        limited: Whether a lower level follows than was said there, or none, because only a part was asked.
    """

    answer: Answer | None = None
    level: Number | None = None
    translation: Translation | None = None
    confidence: Confidence | None = None
    limited: bool = False


NOTHING = Offer()


def offer(rating: Rating, there: Scale, here: Scale, kind: str, asks: int = AS_MUCH) -> Offer:
    """Return what an answer on one scale comes to on another.

    *Not applicable* and *don't know* hold for the same question only: a part may apply where the whole does
    not. From a theme in common no answer follows. Who does all of a part has not said to do all of the whole:
    where only a part was asked, no level is offered that all of what is asked here would reach.

    Args:
        rating: What was said there.
        there: The scale that it was said on.
        here: The scale of the item that it is offered to.
        kind: How close the two items are: "same", "part" or "related".
        asks: Whether the item there asks as much as the one here, more or less; see `links.Way`.
    """
    if rating.answer is None or kind == RELATED:
        return NOTHING
    sure = Confidence.MEDIUM if (kind, rating.confidence) == (PART, Confidence.HIGH) else rating.confidence
    if rating.answer is not Answer.LEVEL or rating.level is None:
        return Offer(rating.answer, confidence=sure) if kind == SAME else NOTHING
    found = translation(rating.level, there, here)
    if found is None:
        return NOTHING
    highest = _highest_of_a_part(found, here) if asks == LESS else found.level
    if highest is None:
        return Offer(limited=True)
    limited = highest is not found.level
    told = replace(found, level=highest, exact=False) if limited else found
    return Offer(Answer.LEVEL, highest.value, told, sure, limited)


def _highest_of_a_part(found: Translation, here: Scale) -> Level | None:
    """Return the level that follows where only a part was asked, or None where none does.

    A scale that knows only nothing and all has no word for a part.
    """
    if _reach(found.level, here) < 1:
        return found.level
    below = [level for level in here.levels if 0 < _reach(level, here) < 1]
    return below[-1] if below else None


def _reach(level: Level, scale: Scale) -> float:
    return reaches(scale)[scale.levels.index(level)]

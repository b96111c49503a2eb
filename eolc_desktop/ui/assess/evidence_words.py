"""Evidence as the Assess page shows it: what each piece is, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eolc_desktop.domain.evidence import Evidence, EvidenceKind
from eolc_desktop.domain.frameworks import EvidenceHint
from eolc_desktop.scoring.evidence import (
    KIND_WORDS,
    STRENGTH_WORDS,
    day_in_words,
    is_past_review,
    period_in_words,
)
from eolc_desktop.scoring.wording import NONE, counted

KIND_ABOUT = {
    EvidenceKind.PROCESS: "what is done",
    EvidenceKind.OUTCOME: "what came of it",
    EvidenceKind.EXPERIENCE: "what people say of it",
}
NOTHING_YET = {
    EvidenceKind.PROCESS: "nothing yet about what is done",
    EvidenceKind.OUTCOME: "nothing yet about what came of it",
    EvidenceKind.EXPERIENCE: "nothing yet about people’s experience",
}


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence as it is listed under an item.

    Args:
        supports: How many other items it supports.
        overdue: Whether its review date is over.
    """

    evidence: Evidence
    supports: int = 0
    overdue: bool = False

    @property
    def facts(self) -> str:
        """Return its period, strength, source and where to find it, as far as somebody said."""
        one = self.evidence
        period = period_in_words(one)
        parts = [
            f"Covers {period}" if period != NONE else "",
            STRENGTH_WORDS[one.strength] if one.strength is not None else "",
            one.source,
            one.reference,
            f"also for {counted(self.supports, 'other item')}" if self.supports else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def review(self) -> str:
        """Return by when somebody should look again, or that this day is over; empty where nobody said."""
        when = self.evidence.review_date
        if not when:
            return ""
        return f"Past its review date, {day_in_words(when)}" if self.overdue else ""


def views_of(
    pieces: Sequence[Evidence],
    links: dict[str, tuple[tuple[str, str], ...]],
    as_at: str,
) -> tuple[EvidenceView, ...]:
    """Return an item's evidence as it is listed, judged on the day that is given as an ISO date."""
    day = date.fromisoformat(as_at)
    return tuple(
        EvidenceView(one, max(0, len(links.get(one.id, ())) - 1), is_past_review(one, day)) for one in pieces
    )


@dataclass(frozen=True)
class KindView:
    """One kind of evidence: whether there is any for the item, and what to look for.

    Args:
        kind: None for hints of which the framework does not say the kind.
        there: How many pieces of the kind there are.
        hints: What to look for.
    """

    kind: EvidenceKind | None
    there: int
    hints: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return the kind in words: "Outcome: what came of it"."""
        return "Also" if self.kind is None else f"{KIND_WORDS[self.kind]}: {KIND_ABOUT[self.kind]}"

    @property
    def state(self) -> str:
        """Return whether there is any: "2 pieces", "nothing yet about people’s experience"."""
        if self.kind is None:
            return ""
        return counted(self.there, "piece") if self.there else NOTHING_YET[self.kind]


def kinds_of(pieces: Sequence[Evidence], hints: Sequence[EvidenceHint]) -> tuple[KindView, ...]:
    """Return the three kinds with what there is and what to look for, and the hints without a kind."""
    known = {kind.value for kind in EvidenceKind}
    kinds = [
        KindView(
            kind,
            sum(one.kind is kind for one in pieces),
            tuple(hint.text for hint in hints if hint.kind == kind.value),
        )
        for kind in EvidenceKind
    ]
    others = tuple(hint.text for hint in hints if hint.kind not in known)
    return (*kinds, KindView(None, 0, others)) if others else tuple(kinds)

"""What can be said of evidence: whether it still holds, and its kinds, strength and period in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.scoring.wording import NONE, long_date

KIND_WORDS = {
    EvidenceKind.PROCESS: "Process",
    EvidenceKind.OUTCOME: "Outcome",
    EvidenceKind.EXPERIENCE: "Experience",
}

STRENGTH_WORDS = {
    None: "Strength not said",
    Strength.ANECDOTE: "Anecdote",
    Strength.SINGLE_AUDIT: "Single audit",
    Strength.REPEATED_MEASUREMENT: "Repeated measurement",
    Strength.INDEPENDENT: "Independent",
}


def is_past_review(evidence: Evidence, as_at: date) -> bool:
    """Tell whether the day by which somebody should have looked at it again is over."""
    # ISO dates sort as the days do.
    return bool(evidence.review_date) and evidence.review_date < as_at.isoformat()


def kinds_in_words(pieces: Iterable[Evidence]) -> str:
    """Return how many pieces there are of each kind: "2 outcome, 1 experience"; a dash for none."""
    counts = Counter(piece.kind for piece in pieces)
    words = (f"{counts[kind]} {kind.value}" for kind in EvidenceKind if counts[kind])
    return ", ".join(words) or NONE


def period_in_words(evidence: Evidence) -> str:
    """Return the period that it covers, or a dash where nobody said."""
    first, last = (day_in_words(text) for text in (evidence.period_from, evidence.period_to))
    if first == last:
        return first
    if last == NONE:
        return f"from {first}"
    return f"until {last}" if first == NONE else f"{first} to {last}"


def day_in_words(text: str) -> str:
    """Return a stored day as people write it, or a dash where there is none."""
    return long_date(date.fromisoformat(text)) if text else NONE

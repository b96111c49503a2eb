"""What is said of evidence in words, and whether it still holds."""

from __future__ import annotations

from datetime import date

import pytest

from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.scoring.evidence import (
    KIND_WORDS,
    STRENGTH_WORDS,
    is_past_review,
    kinds_in_words,
    period_in_words,
)

PROCESS, OUTCOME, EXPERIENCE = EvidenceKind


def piece(kind: EvidenceKind = OUTCOME, **more: str) -> Evidence:
    return Evidence("e", "Audit", kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "past"), [("", False), ("2026-11-21", True), ("2026-11-22", False), ("2026-11-23", False)]
)
def test_evidence_is_past_its_review_date_once_that_day_is_over(day: str, past: bool) -> None:
    assert is_past_review(piece(review_date=day), date(2026, 11, 22)) is past


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", "–"),
        ("2026-01-01", "2026-06-30", "1 January 2026 to 30 June 2026"),
        ("2026-01-01", "", "from 1 January 2026"),
        ("", "2026-06-30", "until 30 June 2026"),
        ("2026-06-30", "2026-06-30", "30 June 2026"),
    ],
)
def test_a_period_is_worded_by_the_days_there_are(first: str, last: str, words: str) -> None:
    assert period_in_words(piece(period_from=first, period_to=last)) == words


def test_kinds_are_counted_in_their_order() -> None:
    pieces = [piece(EXPERIENCE), piece(PROCESS), piece(EXPERIENCE)]
    assert kinds_in_words(pieces) == "1 process, 2 experience"
    assert kinds_in_words([]) == "–"


def test_every_kind_and_strength_has_its_word() -> None:
    assert set(KIND_WORDS) == set(EvidenceKind)
    assert set(STRENGTH_WORDS) == {None, *Strength}

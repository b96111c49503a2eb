"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.scoring import wording
from eolc_desktop.scoring.scores import score_framework
from tests.scoring.samples import DONT_KNOW, MATURITY, NA, assess, at, framework, section


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (0, "0 %"),
        (1, "100 %"),
        (0.285, "29 %"),
        (0.125, "13 %"),
        (0.005, "1 %"),
        (0.0049, "0 %"),
    ],
)
def test_percent_rounds_half_away_from_zero(share: float | None, text: str) -> None:
    assert wording.percent(share) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (2, "2"),
        (2.0, "2"),
        (0.125, "0.13"),
        (-0.125, "−0.13"),
        (-0.001, "0"),
        (10, "10"),
        (1.5, "1.5"),
    ],
)
def test_number_keeps_two_places_at_most(value: float | None, text: str) -> None:
    assert wording.number(value) == text


@given(st.integers(-10_000, 10_000))
def test_halves_round_away_from_zero(whole: int) -> None:
    away = whole + 1 if whole >= 0 else whole - 1
    half = whole + 0.5 if whole >= 0 else whole - 0.5
    assert wording.rounded(half) == Decimal(away)


def test_counts_come_before_the_score() -> None:
    built = framework(section("M", 6, scale="maturity"))
    ratings = {"M1": at(3), "M2": at(4), "M3": at(1), "M4": NA, "M5": DONT_KNOW}
    assessment = assess(built, ratings)
    total = score_framework(assessment).total

    assert wording.counts_in_words(assessment, total) == (
        "2 of 5 in place everywhere, 1 not yet rated, 1 answered don’t know, 1 not applicable"
    )
    assert wording.coverage_in_words(total) == "3 of 5 rated (60 %)"
    assert wording.answered_in_words(total) == "4 of 5 answered (80 %)"
    assert wording.range_in_words(total) == "40–80 % if the 2 unrated were all lowest or all highest"


def test_two_scales_are_counted_each_in_its_own_words() -> None:
    built = framework(section("M", 1, scale="maturity"), section("N", 2))
    assessment = assess(built, {"M1": at(3), "N1": at(2), "N2": at(1)})
    total = score_framework(assessment).total

    assert wording.counts_in_words(assessment, total) == "1 of 3 in place everywhere, 1 met"
    assert wording.range_in_words(total) == ""
    assert wording.answered_in_words(total) == ""


def test_nothing_that_applies_and_nothing_that_is_scored_are_said_apart() -> None:
    not_here = assess(framework(section("N", 1)), {"N1": NA})
    tracked = assess(framework(section("T", 1, scale="track")), {})

    assert wording.counts_in_words(not_here, score_framework(not_here).total) == "No item applies here"
    assert wording.counts_in_words(tracked, score_framework(tracked).total) == "Nothing here is scored"
    assert wording.coverage_in_words(score_framework(not_here).total) == "nothing to score"


def test_one_unrated_item_is_worded_for_one() -> None:
    total = score_framework(assess(framework(section("N", 2)), {"N1": at(2)})).total

    assert wording.range_in_words(total) == "50–100 % if the one unrated item were lowest or highest"


def test_a_range_that_rounds_to_one_number_shows_it_once() -> None:
    built = framework(section("N", 400))
    total = score_framework(assess(built, {f"N{n}": at(2) for n in range(1, 400)})).total

    assert wording.range_in_words(total).startswith("100 % if the one")


def test_levels_in_words() -> None:
    assert wording.level_words(at(2), MATURITY) == "Partly in place"
    assert wording.level_words(NA, MATURITY) == "Not applicable"
    assert wording.level_words(DONT_KNOW, MATURITY) == "Don’t know"
    assert wording.level_with_value(3, MATURITY) == "3 · In place everywhere"
    assert wording.level_with_value(None, MATURITY) == "–"


@pytest.mark.parametrize(("count", "text"), [(1, "1 item"), (0, "0 items"), (7, "7 items")])
def test_counted(count: int, text: str) -> None:
    assert wording.counted(count, "item") == text


def test_counted_with_a_plural_of_its_own() -> None:
    assert wording.counted(2, "assessment of need", "assessments of need") == "2 assessments of need"

"""What an answer elsewhere comes to here, and when nothing follows from it."""

from __future__ import annotations

import pytest

from eolc_desktop.domain.frameworks import Level, Scale
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.links import AS_MUCH, LESS, MORE
from eolc_desktop.scoring.offers import NOTHING, offer
from eolc_desktop.scoring.wording import closeness_in_words, offer_in_words
from tests.scoring.samples import DONT_KNOW, MATURITY, MET, NA, TRACKING, at


def words(rating: Rating, kind: str, there: Scale = MET, here: Scale = MATURITY) -> str:
    return offer_in_words(offer(rating, there, here, kind), rating, there, kind)


@pytest.mark.parametrize("kind", ["same", "part"])
def test_a_level_is_offered_as_it_translates(kind: str) -> None:
    found = offer(at(2), MET, MATURITY, kind)
    assert (found.answer, found.level) == (Answer.LEVEL, 3)
    assert words(at(2), kind) == "“Met” there is “In place everywhere” here"


@pytest.mark.parametrize(
    ("kind", "there", "here"),
    [
        ("same", Confidence.HIGH, Confidence.HIGH),
        ("part", Confidence.HIGH, Confidence.MEDIUM),
        ("part", Confidence.MEDIUM, Confidence.MEDIUM),
        ("part", Confidence.LOW, Confidence.LOW),
        ("part", None, None),
    ],
)
def test_of_a_part_nobody_can_be_surer_than_medium(
    kind: str, there: Confidence | None, here: Confidence | None
) -> None:
    assert offer(at(1, confidence=there), MET, MET, kind).confidence is here


def test_not_applicable_and_dont_know_hold_for_the_same_question_only() -> None:
    assert offer(NA, MET, MATURITY, "same").answer is Answer.NOT_APPLICABLE
    assert offer(DONT_KNOW, MET, MATURITY, "same").answer is Answer.DONT_KNOW
    assert words(NA, "same") == "“Not applicable” there, and the same here"
    assert offer(NA, MET, MATURITY, "part") == offer(DONT_KNOW, MET, MATURITY, "part") == NOTHING
    assert (
        words(DONT_KNOW, "part")
        == "“Don’t know” there; no answer follows, because the questions are not the same"
    )


def test_no_answer_follows_from_a_theme_or_from_none() -> None:
    assert offer(at(2), MET, MET, "related") == offer(Rating(), MET, MET, "same") == NOTHING
    assert words(at(2), "related") == "“Met” there; a theme to read, from which no level follows"


@pytest.mark.parametrize(("said", "level"), [(0, 0), (1, 1), (2, 1)])
def test_who_meets_a_part_has_not_met_the_whole(said: int, level: int) -> None:
    found = offer(at(said), MET, MET, "part", LESS)
    assert (found.answer, found.level, found.limited) == (Answer.LEVEL, level, said == 2)
    assert offer(at(said), MET, MET, "part", MORE).level == said, "who meets the whole meets its part"


def test_a_limited_offer_says_why() -> None:
    found = offer(at(4), MATURITY, MET, "part", LESS)
    assert offer_in_words(found, at(4), MATURITY, "part") == (
        "“In place and improving” there. "
        "It asks only a part of what is asked here, so at most “Partly met” follows"
    )


def test_a_part_tells_nothing_where_there_is_only_all_or_nothing() -> None:
    all_or_nothing = Scale("yes-no", "Yes or no", (Level(0, "No", "No"), Level(1, "Yes", "Yes")))
    found = offer(at(2), MET, all_or_nothing, "part", LESS)
    assert (found.answer, found.level) == (None, None)
    assert offer_in_words(found, at(2), MET, "part") == (
        "“Met” there. It asks only a part of what is asked here, so no level follows"
    )
    assert offer(at(0), MET, all_or_nothing, "part", LESS).level == 0


def test_what_is_only_tracked_gives_no_level() -> None:
    assert offer(at(1), TRACKING, MET, "same") == NOTHING
    assert (
        words(at(1), "same", TRACKING)
        == "“Yes” there; no level follows, because one of the two scales only tracks"
    )


@pytest.mark.parametrize(
    ("kind", "asks", "change", "said"),
    [
        ("same", AS_MUCH, "", "Asks the same"),
        ("same", AS_MUCH, "unchanged", "Asked the same"),
        ("same", AS_MUCH, "reworded", "Asked this in other words"),
        ("part", MORE, "", "Asks this and more"),
        ("part", LESS, "", "Asks a part of this"),
        ("part", LESS, "reworded", "Asked a part of this"),
        ("part", MORE, "reworded", "Asked this and more"),
        ("related", AS_MUCH, "", "Asks something close"),
    ],
)
def test_how_close_two_questions_are_is_said_from_here(kind: str, asks: int, change: str, said: str) -> None:
    assert closeness_in_words(kind, asks, change) == said

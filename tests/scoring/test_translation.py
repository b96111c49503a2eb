"""Answers from one scale to another, never made better on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.frameworks import Level, Number, Scale
from eolc_desktop.scoring.translation import reaches, translate, translation
from eolc_desktop.scoring.wording import translation_in_words
from tests.scoring.samples import MATURITY as UNSAID
from tests.scoring.samples import MET, TRACKING


def said(scale: Scale, *values: float) -> Scale:
    """Return a scale that says the reach of its levels."""
    levels = (replace(level, reach=reach) for level, reach in zip(scale.levels, values, strict=True))
    return replace(scale, levels=tuple(levels))


MATURITY = said(UNSAID, 0, 0.1, 0.5, 1, 1)
YES_NO = Scale(
    "yes-no", "Yes or no", (Level(0, "No", "No", reach=0), Level(1, "Yes", "Yes", reach=1)), counts_from=1
)


@pytest.mark.parametrize(
    ("level", "from_scale", "to_scale", "comes_to", "words"),
    [
        (4, MATURITY, MET, 2, "“In place and improving” there is “Met” here"),
        (3, MATURITY, MET, 2, "“In place everywhere” there is “Met” here"),
        (2, MATURITY, MET, 1, "“Partly in place” there is “Partly met” here"),
        (1, MATURITY, MET, 0, "“Planned” there is nearest to “Not met” here"),
        (1, MATURITY, YES_NO, 0, "“Planned” there is nearest to “No” here"),
        (2, MET, MATURITY, 3, "“Met” there is “In place everywhere” here"),
        (1, MET, MATURITY, 2, "“Partly met” there is “Partly in place” here"),
        (1, YES_NO, MATURITY, 3, "“Yes” there is “In place everywhere” here"),
        # In the middle between No and Yes: nothing is made to look better.
        (1, MET, YES_NO, 0, "“Partly met” there is nearest to “No” here"),
        (4, MATURITY, MATURITY, 4, "“In place and improving” there is “In place and improving” here"),
    ],
)
def test_the_nearest_reach_decides_and_ties_go_down(
    level: Number, from_scale: Scale, to_scale: Scale, comes_to: Number, words: str
) -> None:
    assert translate(level, from_scale, to_scale) == comes_to
    assert translation_in_words(translation(level, from_scale, to_scale)) == words


def test_where_a_scale_says_no_reach_the_places_of_its_levels_count() -> None:
    assert reaches(MET) == (0, 0.5, 1)
    assert reaches(UNSAID) == pytest.approx((0, 1 / 3, 2 / 3, 1, 1))
    uneven = Scale("own", "Own", (Level(-2, "a", "a"), Level(-1, "b", "b"), Level(2, "c", "c")))
    assert reaches(uneven) == (0, 0.25, 1)
    half_said = Scale("own", "Own", (Level(0, "a", "a", reach=0.4), Level(1, "b", "b")))
    assert reaches(half_said) == (0, 1)
    assert translate(2, UNSAID, MATURITY) == 2


def test_a_scale_that_counts_from_its_lowest_level_still_tells_low_from_high() -> None:
    assert reaches(replace(MET, counts_from=0)) == (0, 1, 1)


def test_a_reach_never_falls() -> None:
    assert reaches(said(MET, 0, 0.8, 0.3)) == (0, 0.8, 0.8)


def test_the_lowest_goes_to_the_lowest_though_more_is_true_of_it() -> None:
    generous = said(MET, 0.9, 0.9, 1)
    found = translation(0, generous, YES_NO)
    assert found is not None
    assert (found.level.value, found.exact) == (0, False)
    assert translate(1, generous, YES_NO) == 1


@pytest.mark.parametrize(
    ("level", "from_scale", "to_scale"), [(1, TRACKING, YES_NO), (1, YES_NO, TRACKING), (7, MET, YES_NO)]
)
def test_what_is_only_tracked_or_not_there_comes_to_nothing(
    level: Number, from_scale: Scale, to_scale: Scale
) -> None:
    assert translate(level, from_scale, to_scale) is None
    assert translation_in_words(translation(level, from_scale, to_scale)) == ""


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Draw a scale as a framework file may bring it: any values, with a reach or without."""
    values = sorted(
        draw(st.sets(st.integers(-50, 50) | st.sampled_from([0.5, 1.25]), min_size=2, max_size=9))
    )
    shares = draw(st.none() | st.lists(st.floats(0, 1), min_size=len(values), max_size=len(values)))
    levels = tuple(
        Level(value, f"{n}", f"Level {n}", reach=None if shares is None else sorted(shares)[n])
        for n, value in enumerate(values)
    )
    counts = draw(st.none() | st.sampled_from(values))
    return Scale("drawn", "Drawn", levels, counts_from=counts)


@given(scales(), scales())
def test_a_higher_level_never_comes_to_a_lower_one(one: Scale, other: Scale) -> None:
    found = [translate(level.value, one, other) for level in one.levels]

    values = [value for value in found if value is not None]
    assert len(values) == len(found)
    assert values == sorted(values)
    assert set(values) <= {level.value for level in other.levels}
    assert values[0] == other.lowest


@given(scales(), st.text())
def test_on_the_same_levels_each_stays_what_it_is(scale: Scale, words: str) -> None:
    levels = tuple(replace(level, descriptor=words, reach=None) for level in scale.levels)
    reworded = replace(scale, id="other", levels=levels, counts_from=None)
    for level in scale.levels:
        found = translation(level.value, scale, reworded)
        assert found is not None
        assert (found.level.value, found.exact) == (level.value, True)


@given(scales(), scales())
def test_what_is_exact_one_way_reaches_as_far(one: Scale, other: Scale) -> None:
    for place, level in enumerate(one.levels):
        found = translation(level.value, one, other)
        assert found is not None
        there = reaches(other)[other.levels.index(found.level)]
        if found.exact and [each.label for each in one.levels] != [each.label for each in other.levels]:
            assert there == pytest.approx(reaches(one)[place])

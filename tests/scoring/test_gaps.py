"""Gaps, what is ahead, and the order of priority."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.domain.ratings import Confidence, Rating
from eolc_desktop.scoring.gaps import all_gaps, by_priority
from eolc_desktop.scoring.standing import standing
from tests.scoring.samples import DONT_KNOW, NA, assess, at, framework, section


def test_a_gap_is_target_minus_level_in_the_scales_own_units() -> None:
    built = framework(section("M", 1, scale="maturity"))
    (gap,) = all_gaps(assess(built, {"M1": at(1, target=4, importance=5)}))

    assert (gap.gap, gap.share, gap.priority) == (3, 0.75, 3.75)
    assert not gap.target_is_default


def test_the_default_target_serves_where_none_is_set() -> None:
    (gap,) = all_gaps(assess(framework(section("N", 1)), {"N1": at(1)}))

    assert (gap.target, gap.target_is_default, gap.gap) == (2, True, 1)
    assert gap.importance == 3
    assert gap.priority == 1.5


def test_no_target_is_a_finding_and_not_a_gap() -> None:
    result = standing(assess(framework(section("M", 1, scale="maturity")), {"M1": at(0)}))

    assert result.gaps == ()
    assert [gap.item.id for gap in result.without_target] == ["M1"]


def test_above_target_is_ahead_and_takes_nothing_from_other_gaps() -> None:
    built = framework(section("M", 2, scale="maturity"))
    result = standing(assess(built, {"M1": at(4, target=2), "M2": at(1, target=2)}))

    assert [(gap.item.id, gap.ahead) for gap in result.ahead] == [("M1", 2)]
    assert [(gap.item.id, gap.gap) for gap in result.gaps] == [("M2", 1)]


def test_only_a_level_has_a_gap() -> None:
    built = framework(section("N", 4), section("T", 1, scale="track"))
    ratings = {"N1": NA, "N2": DONT_KNOW, "N3": Rating(target=2), "T1": at(0)}

    assert all_gaps(assess(built, ratings)) == ()


def test_ties_go_to_the_lower_confidence_and_then_to_framework_order() -> None:
    built = framework(section("N", 5))
    ratings = {
        "N1": at(0, confidence=Confidence.HIGH),
        "N2": at(0, confidence=Confidence.MEDIUM),
        "N3": at(0, confidence=Confidence.LOW),
        "N4": at(0),
        "N5": at(0, confidence=Confidence.LOW),
    }

    ordered = by_priority(all_gaps(assess(built, ratings)))

    assert [gap.item.id for gap in ordered] == ["N4", "N3", "N5", "N2", "N1"]


def test_a_weight_of_0_puts_a_gap_last_with_priority_0() -> None:
    first, second = section("N", 2).items
    built = framework(Section("N", "N", (replace(first, weight=0), second)))

    ordered = by_priority(all_gaps(assess(built, {"N1": at(0), "N2": at(1)})))

    assert [(gap.item.id, gap.priority) for gap in ordered] == [("N2", 1.5), ("N1", 0)]


def test_what_we_are_least_sure_of_is_dont_know_and_then_low_confidence() -> None:
    built = framework(section("N", 4))
    ratings = {"N1": at(1, confidence=Confidence.LOW), "N2": at(1), "N3": DONT_KNOW}
    result = standing(assess(built, ratings))

    assert [item.id for item in result.least_sure] == ["N3", "N1"]
    assert [item.id for item in result.not_rated] == ["N4"]


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.none() | st.integers(0, 4), st.none() | st.integers(1, 5)),
        min_size=1,
        max_size=8,
    )
)
def test_priorities_are_bounded_and_in_order(answers: list[tuple[int, int | None, int | None]]) -> None:
    built = framework(section("M", len(answers), scale="maturity"))
    ratings = {
        f"M{n}": at(level, target=target, importance=importance)
        for n, (level, target, importance) in enumerate(answers, 1)
    }
    found = all_gaps(assess(built, ratings))
    ordered = by_priority(found)

    assert len(found) == len(answers)
    for gap in found:
        assert gap.gap == 0 or gap.ahead == 0
        assert 0 <= gap.share <= 1
        assert 0 <= gap.priority <= gap.weight * 5
    assert [g.priority for g in ordered] == sorted((g.priority for g in ordered), reverse=True)
    assert {g.item.id for g in ordered} == {g.item.id for g in found if g.gap > 0}

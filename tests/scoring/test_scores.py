"""Scores, coverage and range."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.frameworks import Framework, Item, Level, Scale, Section
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.scoring.scores import item_score, score_framework
from tests.scoring.samples import DONT_KNOW, MATURITY, MET, NA, assess, at, framework, section


def test_the_example_of_the_main_job() -> None:
    assessment = assess(framework(section("N", 5)), {"N1": at(2), "N2": at(1), "N3": NA, "N4": DONT_KNOW})

    total = score_framework(assessment).total

    assert (total.score, total.low, total.high) == (0.75, 0.375, 0.875)
    assert (total.rated, total.applicable, total.items) == (2, 4, 5)
    assert (total.dont_know, total.not_applicable, total.not_rated, total.unanswered) == (1, 1, 1, 2)
    assert total.coverage == 0.5
    assert total.completeness == 0.75


def test_nothing_rated_is_no_score_and_the_widest_range() -> None:
    total = score_framework(assess(framework(section("N", 2)), {})).total

    assert total.score is None
    assert (total.low, total.high) == (0, 1)
    assert total.coverage == 0


def test_all_not_applicable_leaves_nothing_to_score() -> None:
    total = score_framework(assess(framework(section("N", 2)), {"N1": NA, "N2": NA})).total

    assert (total.score, total.low, total.high, total.coverage, total.completeness) == (None,) * 5


def test_lowest_level_is_zero_and_is_not_the_same_as_not_rated() -> None:
    total = score_framework(assess(framework(section("N", 2)), {"N1": at(0)})).total

    assert total.score == 0
    assert total.rated == 1
    assert total.high == 0.5


def test_an_item_with_weight_0_counts_nothing() -> None:
    heavy, light = section("N", 2).items
    built = framework(Section("N", "N", (heavy, replace(light, weight=0))))

    total = score_framework(assess(built, {"N1": at(2), "N2": at(0)})).total

    assert total.score == 1
    assert total.rated == 2


def test_only_weight_0_items_make_no_score() -> None:
    (item,) = section("N", 1).items
    built = framework(Section("N", "N", (replace(item, weight=0),)))

    total = score_framework(assess(built, {"N1": at(2)})).total

    assert (total.score, total.low, total.high) == (None, None, None)
    assert total.coverage == 1


def test_weights_of_sections_take_the_mean_of_section_scores_that_exist() -> None:
    built = framework(section("A", 3, weight=1), section("B", 1, weight=3), section("C", 2, weight=2))
    assessment = assess(built, {"A1": at(2), "A2": at(2), "A3": at(2), "B1": at(0)})

    total = score_framework(assessment).total

    assert total.score == pytest.approx(1 / 4)
    assert total.low == pytest.approx(1 / 6)
    assert total.high == pytest.approx(3 / 6)
    assert (total.rated, total.applicable) == (4, 6)


def test_a_tracked_item_stands_outside_every_count() -> None:
    built = framework(section("A", 1), section("T", 2, scale="track"))

    total = score_framework(assess(built, {"A1": at(1), "T1": at(1)})).total

    assert total.score == 0.5
    assert (total.items, total.applicable, total.tracked) == (1, 1, 2)


def test_a_section_within_a_section_counts_in_both() -> None:
    outer = Section("O", "Outer", sections=(section("A", 2), section("B", 2)))
    scores = score_framework(assess(framework(outer), {"A1": at(2), "B1": at(1)}))

    assert [part.section.id for part in scores.flat()] == ["O", "A", "B"]
    assert [part.total.score for part in scores.flat()] == [0.75, 1, 0.5]


def test_an_item_score_is_where_the_level_lies_on_its_own_scale() -> None:
    odd = Scale("odd", "Odd", tuple(Level(v, str(v), str(v)) for v in (1, 2, 5)))

    assert [item_score(v, odd) for v in (1, 2, 5)] == [0, 0.25, 1]
    assert item_score(3, MATURITY) == 0.75
    assert item_score(1, MET) == 0.5


RATINGS = st.one_of(st.just(None), st.just(NA), st.just(DONT_KNOW), st.integers(0, 2).map(at))
WEIGHTS = st.one_of(st.integers(0, 5), st.floats(0.01, 10))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Make up an assessment of up to four sections, with or without weights of sections."""
    weighted = draw(st.booleans())
    sections, ratings = [], {}
    for name in "ABCD"[: draw(st.integers(1, 4))]:
        made = section(name, draw(st.integers(1, 4)), weight=draw(WEIGHTS) if weighted else None)
        items: tuple[Item, ...] = tuple(replace(item, weight=draw(WEIGHTS)) for item in made.items)
        sections.append(replace(made, items=items))
        for item in items:
            rating = draw(RATINGS)
            if rating is not None:
                ratings[item.id] = rating
    return assess(framework(*sections), ratings)


@given(assessments())
def test_every_score_lies_within_its_range_and_within_0_and_1(assessment: Assessment) -> None:
    scores = score_framework(assessment)
    for total in (scores.total, *(part.total for part in scores.flat())):
        if total.score is not None:
            assert total.low is not None
            assert total.high is not None
            assert 0 <= total.low <= total.score <= total.high <= 1
        assert total.rated + total.dont_know + total.not_rated + total.not_applicable == total.items


@given(assessments())
def test_with_every_item_rated_the_range_is_the_score(assessment: Assessment) -> None:
    full = replace(assessment, ratings={item.id: at(1) for item in assessment.framework.items})
    total = score_framework(full).total

    assert total.low == total.score == total.high
    assert total.coverage == 1


@given(assessments(), st.data())
def test_not_applicable_never_lowers_what_the_others_score(
    assessment: Assessment, data: st.DataObject
) -> None:
    unanswered = [i for i in assessment.framework.items if i.id not in assessment.ratings]
    if not unanswered:
        return
    chosen = data.draw(st.sampled_from(unanswered))
    before = score_framework(assessment).total
    after = score_framework(replace(assessment, ratings={**assessment.ratings, chosen.id: NA})).total

    assert after.score == before.score
    assert after.applicable == before.applicable - 1


@given(assessments(), st.data())
def test_answering_an_open_item_stays_within_the_range_said_before(
    assessment: Assessment, data: st.DataObject
) -> None:
    unanswered = [i for i in assessment.framework.items if i.id not in assessment.ratings]
    if not unanswered:
        return
    levels = {item.id: at(data.draw(st.integers(0, 2))) for item in unanswered}
    opened = {
        item.id: at(data.draw(st.integers(0, 2)))
        for item in assessment.framework.items
        if assessment.rating(item.id) == DONT_KNOW
    }
    before = score_framework(assessment).total
    after = score_framework(replace(assessment, ratings={**assessment.ratings, **levels, **opened})).total

    if after.score is not None and before.low is not None and before.high is not None:
        assert before.low - 1e-9 <= after.score <= before.high + 1e-9


def test_frameworks_do_not_share_caches() -> None:
    one, two = framework(section("A", 1)), framework(section("B", 1))

    assert isinstance(one, Framework)
    assert [item.id for item in one.items] == ["A1"]
    assert [item.id for item in two.items] == ["B1"]

"""The working of a number."""

from __future__ import annotations

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.scoring.explain import explain_gap, explain_score
from eolc_desktop.scoring.gaps import all_gaps
from tests.scoring.samples import DONT_KNOW, NA, assess, at, framework, section


def test_a_score_is_laid_open_item_by_item() -> None:
    built = framework(section("N", 5), section("T", 1, scale="track"))
    explained = explain_score(
        assess(built, {"N1": at(2), "N2": at(1), "N3": NA, "N4": DONT_KNOW, "T1": at(1)})
    )

    assert [(term.id, term.product) for term in explained.terms] == [
        ("N1", 1),
        ("N2", 0.5),
        ("N3", None),
        ("N4", None),
        ("N5", None),
        ("T1", None),
    ]
    assert [term.why_not for term in explained.terms[2:]] == [
        "not applicable here",
        "answered don’t know",
        "not rated yet",
        "followed, not scored",
    ]
    assert explained.steps == (
        "2 terms counted of 6",
        "Score: 1.5 ÷ 2 = 0.75, shown as 75 %",
        "Coverage: 2 of 4 rated (50 %)",
        "Range: 38–88 % if the 2 unrated were all lowest or all highest",
    )


def test_weighted_sections_are_the_terms_of_the_whole() -> None:
    built = framework(section("A", 1, weight=1), section("B", 1, weight=3))
    explained = explain_score(assess(built, {"A1": at(2)}))

    assert [(term.id, term.weight, term.product, term.why_not) for term in explained.terms] == [
        ("A", 1, 1, ""),
        ("B", 3, None, "no score yet"),
    ]
    assert "weights of their own" in explained.rule


def test_one_section_is_laid_open_alone() -> None:
    inner = section("A", 2)
    built = framework(Section("O", "Outer", sections=(inner, section("B", 1))))
    explained = explain_score(assess(built, {"A1": at(1), "A2": at(1), "B1": at(2)}), inner)

    assert explained.title == "Section A"
    assert [term.id for term in explained.terms] == ["A1", "A2"]
    assert explained.steps[-1] == "Coverage: 2 of 2 rated (100 %)"


def test_no_level_is_no_score_and_says_that_it_is_not_0() -> None:
    explained = explain_score(assess(framework(section("N", 1)), {}))

    assert explained.steps == (
        "Nothing here has a level yet, so there is no score. That is not the same as 0.",
    )


def test_a_priority_shows_its_factors() -> None:
    built = framework(section("M", 3, scale="maturity"), section("N", 1))
    ratings = {
        "M1": at(1, target=4, importance=5, confidence=Confidence.LOW),
        "M2": at(4, target=3),
        "M3": at(0),
        "N1": at(1),
    }
    gap, ahead, no_target, default = (explain_gap(gap).steps for gap in all_gaps(assess(built, ratings)))

    assert gap == (
        "Gap: target 4 (set here) − level 1 = 3",
        "As a share of the scale (0 to 4): 3 ÷ 4 = 0.75",
        "Priority: 0.75 × weight 1 × importance 5 = 3.75",
        "Where priorities are equal, lower confidence comes first: here it is low.",
    )
    assert ahead[0] == "Gap: target 3 (set here) − level 4 = −1, so the gap is 0 and the item is 1 ahead"
    assert no_target == ("No target is set, so there is no gap: that is a finding of its own.",)
    assert default[0] == "Gap: target 2 (the framework’s default) − level 1 = 1"
    assert "importance 3 (the usual 3, nobody set it)" in default[2]

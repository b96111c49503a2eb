"""The next sensible step."""

from __future__ import annotations

from collections.abc import Mapping

from eolc_desktop.domain.ratings import Rating
from eolc_desktop.scoring.next_step import NextStep, Step, next_step
from eolc_desktop.scoring.standing import standing
from tests.scoring.samples import DONT_KNOW, NA, assess, at, framework, section

BUILT = framework(section("A", 4))
MATURE = framework(section("M", 2, scale="maturity"))


def step_of(ratings: Mapping[str, Rating]) -> NextStep:
    return next_step(standing(assess(BUILT, ratings)))


def test_nothing_rated_starts_at_the_first_item() -> None:
    step = step_of({})

    assert (step.step, step.label, step.item_id) == (Step.START, "Start with A1", "A1")
    assert "There are 4 items" in step.why


def test_what_is_left_is_rated_from_its_first_item() -> None:
    step = step_of({"A1": at(1), "A3": at(0)})

    assert step.step is Step.RATE
    assert step.label == "Rate the 2 items not yet rated: next is A2"
    assert step.item_id == "A2"


def test_an_item_set_aside_as_not_applicable_is_a_start_made() -> None:
    assert step_of({"A1": NA}).label == "Rate the 3 items not yet rated: next is A2"


def test_the_last_item_is_named_alone() -> None:
    step = step_of({"A1": at(1), "A2": DONT_KNOW, "A4": NA})

    assert step.label == "Rate the one item not yet rated: A3"


def test_dont_know_comes_before_targets_and_gaps() -> None:
    one = step_of({"A1": at(1), "A2": DONT_KNOW, "A3": at(2), "A4": NA})
    two = step_of({"A1": at(1), "A2": DONT_KNOW, "A3": at(2), "A4": DONT_KNOW})

    assert one.label == "Find out about the item answered don’t know: A2"
    assert two.label == "Find out about the 2 items answered don’t know: next is A2"
    assert two.step is Step.FIND_OUT


def test_items_without_a_target_ask_for_one() -> None:
    one = next_step(standing(assess(MATURE, {"M1": at(1, target=3), "M2": at(2)})))
    both = next_step(standing(assess(MATURE, {"M1": at(1), "M2": at(2)})))

    assert (one.step, one.label, one.item_id) == (Step.SET_TARGETS, "Set targets", "M2")
    assert one.why.startswith("1 rated item has no target")
    assert both.why.startswith("2 rated items have no target")


def test_gaps_that_nobody_has_weighed_are_looked_at() -> None:
    step = step_of({"A1": at(1), "A2": at(0), "A3": at(2), "A4": NA})

    assert (step.step, step.label) == (Step.WEIGH_GAPS, "Look at the largest gaps")
    assert step.item_id == "A2"
    assert "There are 2 gaps" in step.why


def test_weighed_gaps_do_not_hold_the_report_up() -> None:
    assert step_of({"A1": at(1, importance=4), "A2": at(2), "A3": at(2), "A4": at(2)}).step is Step.REPORT


def test_everything_at_target_leads_to_the_report() -> None:
    step = step_of({f"A{n}": at(2) for n in range(1, 5)})

    assert (step.label, step.item_id) == ("Export the board report", "")


def test_only_the_largest_gaps_need_weighing() -> None:
    built = framework(section("A", 7))
    ratings = {f"A{n}": at(0, importance=5) for n in range(1, 6)} | {"A6": at(1), "A7": at(1)}

    assert next_step(standing(assess(built, ratings))).step is Step.REPORT

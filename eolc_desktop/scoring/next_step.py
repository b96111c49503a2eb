"""The next sensible step of an assessment: what a careful colleague would do now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from eolc_desktop.domain.frameworks import Item
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted

LARGEST = 5


class Step(StrEnum):
    """What there is to do, in the order in which it comes up."""

    START = "start"
    RATE = "rate"
    FIND_OUT = "find out"
    SET_TARGETS = "set targets"
    WEIGH_GAPS = "weigh gaps"
    REPORT = "report"


@dataclass(frozen=True)
class NextStep:
    """One step, worded for a button, with the reason beside it.

    Args:
        label: The button's text.
        why: One sentence that says why this comes next.
        item_id: The item it begins at, or empty where it concerns no one item.
    """

    step: Step
    label: str
    why: str
    item_id: str = ""


def next_step(standing: Standing) -> NextStep:
    """Return the step that comes next: rate, find out, set targets, weigh the gaps, then report.

    Gaps are looked at once somebody has said how important each of the largest is; there will always be
    gaps, and a report must not wait for the last of them.
    """
    if standing.not_rated:
        return _rate(standing)
    if standing.dont_know:
        return _find_out(standing.dont_know)
    if standing.without_target:
        return _set_targets(standing)
    if any(gap.rating.importance is None for gap in standing.gaps[:LARGEST]):
        return NextStep(
            Step.WEIGH_GAPS,
            "Look at the largest gaps",
            f"Everything is answered. There {_are(len(standing.gaps), 'gap')}: say how important the largest "
            "are to you, and their order follows.",
            standing.gaps[0].item.id,
        )
    return NextStep(Step.REPORT, "Export the board report", "Everything that applies is answered.")


def _rate(standing: Standing) -> NextStep:
    first, left = standing.not_rated[0], len(standing.not_rated)
    total = standing.scores.total
    if not total.rated and not total.dont_know and not total.not_applicable:
        return NextStep(
            Step.START,
            f"Start with {first.id}",
            f"Nothing is rated yet. There {_are(left, 'item')} to go through, one at a time.",
            first.id,
        )
    if left == 1:
        why = "It is the last one. The range closes when it is answered."
        return NextStep(Step.RATE, f"Rate the one item not yet rated: {first.id}", why, first.id)
    return NextStep(
        Step.RATE,
        f"Rate the {left} items not yet rated: next is {first.id}",
        "Until they are answered, the score speaks for the rated items only.",
        first.id,
    )


def _find_out(items: tuple[Item, ...]) -> NextStep:
    first, left = items[0].id, len(items)
    which = f"the item answered don’t know: {first}"
    if left > 1:
        which = f"the {left} items answered don’t know: next is {first}"
    return NextStep(
        Step.FIND_OUT, f"Find out about {which}", "Ask who would know, then rate what you learn.", first
    )


def _set_targets(standing: Standing) -> NextStep:
    left = len(standing.without_target)
    verb = "has" if left == 1 else "have"
    return NextStep(
        Step.SET_TARGETS,
        "Set targets",
        f"{counted(left, 'rated item')} {verb} no target, so no gap can show there.",
        standing.without_target[0].item.id,
    )


def _are(count: int, noun: str) -> str:
    return f"{'is' if count == 1 else 'are'} {counted(count, noun)}"

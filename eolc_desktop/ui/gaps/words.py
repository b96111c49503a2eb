"""What the Gaps page says about each of its parts: how many, what the order means, why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.models.gap_rows import Kind

PART_NAMES = {
    Kind.GAPS: "Gaps",
    Kind.AHEAD: "Ahead of target",
    Kind.NO_TARGET: "No target set",
    Kind.UNANSWERED: "Not rated or don’t know",
}


@dataclass(frozen=True)
class Nothing:
    """Why a part is empty, and what to do about it.

    Args:
        page: The page that the button leads to, or empty.
        part: The part of this page that the button leads to, or empty.
    """

    title: str
    text: str
    action: str = ""
    page: str = ""
    part: Kind | None = None


def counts(standing: Standing) -> dict[Kind, int]:
    """Return how many rows each part has."""
    return {
        Kind.GAPS: len(standing.gaps),
        Kind.AHEAD: len(standing.ahead),
        Kind.NO_TARGET: len(standing.without_target),
        Kind.UNANSWERED: len(standing.not_rated) + len(standing.dont_know),
    }


def about(standing: Standing, kind: Kind) -> str:
    """Say how many there are and what their order means."""
    count = counts(standing)[kind]
    if not count:
        return ""
    if kind is Kind.GAPS:
        return (
            f"{counted(count, 'gap')}, highest priority first. Priority is the gap as a share of its scale × "
            "weight × importance; among equals, lower confidence comes first."
        )
    if kind is Kind.AHEAD:
        be = "is" if count == 1 else "are"
        return (
            f"{counted(count, 'item')} {be} above target. Being ahead is never taken from the gaps of others."
        )
    if kind is Kind.NO_TARGET:
        have = "has" if count == 1 else "have"
        return (
            f"{counted(count, 'rated item')} {have} no target. That is a finding, not a gap: say what level "
            "you want, and the gap shows."
        )
    return (
        f"{counted(len(standing.not_rated), 'item')} not rated and {len(standing.dont_know)} answered don’t "
        "know. They count in no gap and in no score, and make the range of the score wider."
    )


def nothing(standing: Standing, kind: Kind) -> Nothing:
    """Say why a part is empty."""
    if kind is Kind.GAPS:
        return _no_gaps(standing)
    if kind is Kind.AHEAD:
        return Nothing("Nothing is ahead of its target", "Items rated above their target are listed here.")
    if kind is Kind.NO_TARGET:
        if not standing.scores.total.rated:
            return _NOTHING_RATED
        return Nothing("Every rated item has a target", "The gaps show how far each is from it.")
    return Nothing("Every item is answered", "Nothing is left unrated, and nothing is answered don’t know.")


def _no_gaps(standing: Standing) -> Nothing:
    if not standing.scores.total.rated:
        return _NOTHING_RATED
    if standing.without_target:
        left = len(standing.without_target)
        have = "has" if left == 1 else "have"
        return Nothing(
            "No gaps yet",
            f"{counted(left, 'rated item')} {have} no target. Maturity frameworks bring no default target: "
            "your group says what level it wants.",
            "Set targets",
            part=Kind.NO_TARGET,
        )
    open_items = len(standing.not_rated) + len(standing.dont_know)
    left_over = f" {counted(open_items, 'item')} still without a level." if open_items else ""
    return Nothing("No gaps", f"Everything that is rated is at its target or ahead of it.{left_over}")


_NOTHING_RATED = Nothing(
    "No gaps yet",
    "Nothing is rated yet. A gap is the target minus the level, so rate the items first.",
    "Start rating",
    page="Assess",
)

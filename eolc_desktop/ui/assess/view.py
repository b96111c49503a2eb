"""What the Assess page shows of one item: values read from a standing, worded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from eolc_desktop.domain.frameworks import Framework, Item, Level, Number, Scale, Section
from eolc_desktop.domain.ratings import Answer, Assessment, Rating
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted, level_words
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.moments import day_and_time, who_has_it


@dataclass(frozen=True)
class ItemView:
    """One item of an assessment, as the page shows it.

    Args:
        standing: Where its assessment stands.
        item: The item in view.
        writable: Whether it can be answered, or only read.
    """

    standing: Standing
    item: Item
    writable: bool = True

    @property
    def assessment(self) -> Assessment:
        """Return the assessment."""
        return self.standing.assessment

    @property
    def framework(self) -> Framework:
        """Return the framework."""
        return self.standing.assessment.framework

    @property
    def section(self) -> Section:
        """Return the section that holds the item."""
        return self.framework.section_of(self.item.id)

    @property
    def scale(self) -> Scale:
        """Return the item's scale."""
        return self.framework.scale_of(self.item)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """Return the item's levels with the descriptors that hold for it."""
        return self.framework.levels_of(self.item)

    @property
    def rating(self) -> Rating:
        """Return what was said about the item."""
        return self.assessment.rating(self.item.id)

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells this item of this assessment from every other."""
        return self.assessment.id, self.item.id

    @cached_property
    def position(self) -> int:
        """Return the item's place in the framework, from 1."""
        return self.framework.items.index(self.item) + 1

    @property
    def target(self) -> Number | None:
        """Return the level wanted: the one set here, or the framework's default, or None."""
        return self.assessment.target(self.item)

    @property
    def spoken(self) -> str:
        """Return the item as a screen reader says it when it comes into view."""
        return f"{self.item.id} {self.item.title}. {self.item.prompt} {self.answer_in_words}."

    @property
    def answer_in_words(self) -> str:
        """Return the answer: a level's label, or which of the other three it is."""
        return level_words(self.rating, self.scale)

    @property
    def who_and_when(self) -> str:
        """Return who gave the answer and when, or what there is to do where nobody did."""
        rating = self.rating
        if rating.answer is None:
            return "Not rated yet"
        verb = "Rated" if rating.answer is Answer.LEVEL else "Said"
        by = f" by {rating.role}" if rating.role else ""
        at = f" on {day_and_time(rating.rated_at)}" if rating.rated_at else ""
        return breakable(f"{verb}{by}{at}")


def why_read_only(workspace: Workspace) -> str:
    """Return why nothing can be changed, in a sentence, or an empty text where it can."""
    if not workspace.read_only:
        return ""
    holder = workspace.holder
    if holder is None:
        return f"You can read, not change, this workspace. {workspace.why_read_only}".strip()
    return (
        f"You can read, not change, this workspace. It is open for writing elsewhere: {who_has_it(holder)}."
    )


def digits(levels: Sequence[Level]) -> tuple[str, ...]:
    """Return the digit key of each level, by position; empty from the eleventh on.

    Where the values are 0, 1, 2 … the first level has the key 0, so that digit and value agree;
    otherwise the first has the key 1.
    """
    zero_based = all(level.value == place for place, level in enumerate(levels))
    keys = "0123456789" if zero_based else "123456789"
    return tuple(keys[place] if place < len(keys) else "" for place in range(len(levels)))


def progress_in_words(standing: Standing, *, brief: bool = False) -> str:
    """Return how far the assessment has come: "30 of 42 rated, 3 don’t know, 2 not applicable".

    In brief, what is not applicable is left away: it is not in the 42.
    """
    total = standing.scores.total
    if not total.applicable:
        return "Nothing to rate"
    parts = [f"{total.rated} of {total.applicable} rated"]
    if total.dont_know:
        parts.append(f"{total.dont_know} don’t know")
    if total.not_applicable and not brief:
        parts.append(f"{total.not_applicable} not applicable")
    return ", ".join(parts)


def left_in_words(standing: Standing) -> str:
    """Return what is left to rate, for the button that goes there."""
    left = len(standing.not_rated)
    return f"{counted(left, 'item')} not rated yet" if left else "Every item has an answer"

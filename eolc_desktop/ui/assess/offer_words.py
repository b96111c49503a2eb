"""An answer given elsewhere, worded as its card shows it."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.operations.suggestions import Suggestion
from eolc_desktop.scoring.evidence import KIND_WORDS
from eolc_desktop.scoring.links import LESS, SAME
from eolc_desktop.scoring.wording import ANSWER_WORDS, CONFIDENCE_WORDS
from eolc_desktop.ui.assess.elsewhere import Elsewhere, is_proposal
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.moments import day

CONFIRM, USE = "Confirm", "Use this answer"


@dataclass(frozen=True)
class OfferView:
    """A suggestion as it is shown for the item in view.

    Args:
        name: The other framework with its edition.
        reworded: What the new edition changed of the item, in words; empty where it is another framework's,
            or asked more or less.
        action: The words on the button, or empty where there is nothing to take over.
        note: How it stands beside the answer here. May be empty.
    """

    suggestion: Suggestion
    name: str
    reworded: str
    action: str
    note: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from the other suggestions of an item."""
        return self.suggestion.assessment_id, self.suggestion.item_id

    @property
    def source(self) -> str:
        """Return the other item with its framework: "N1 Needs are found early · NICE QS13"."""
        found = self.suggestion
        return f"{found.item_id} {found.item_title} · {self.name}"

    @property
    def offer(self) -> str:
        """Return what was answered there and what it comes to here."""
        found = self.suggestion
        text = found.translation
        if found.reason:
            text = f"{text}: {found.reason}"
        return text if text.endswith(".") else f"{text}."

    @property
    def said(self) -> str:
        """Return who said so there, when, in which round and how sure: "Said by Nurse on 3 May 2026"."""
        found = self.suggestion
        by = f" by {found.role}" if found.role else ""
        when = day(found.rated_at)
        parts = [f"Said there{by}{f' on {when}' if when else ''}", found.round_name]
        if found.confidence is not None:
            parts.append(f"confidence there: {CONFIDENCE_WORDS[found.confidence].lower()}")
        if found.confidence_here not in (None, found.confidence):
            why = "the rest was not asked there" if found.asks == LESS else "more was asked there"
            parts.append(f"here {CONFIDENCE_WORDS[found.confidence_here].lower()}, because {why}")
        return " · ".join(parts)

    @property
    def evidence(self) -> str:
        """Return the titles of the evidence, each with its kind; empty where there is none."""
        pieces = [f"{one.title} ({KIND_WORDS[one.kind].lower()})" for one in self.suggestion.evidence]
        return f"Evidence there: {'; '.join(pieces)}" if pieces else ""

    @property
    def is_reworded(self) -> bool:
        """Tell whether the earlier edition asked it in other words, which are shown beside these."""
        return self.suggestion.from_edition and self.suggestion.change != "unchanged"


def offers_of(view: ItemView, elsewhere: Elsewhere) -> tuple[OfferView, ...]:
    """Return what was answered elsewhere to what an item asks, but for what was carried over as it was."""
    return tuple(
        OfferView(
            found,
            elsewhere.names.get(found.assessment_id, found.short),
            # Of a part the mark above says it, and nothing should be said twice.
            elsewhere.reworded.get(view.item.id, "") if found.change and found.kind == SAME else "",
            *_standing(view, found),
        )
        for found in elsewhere.by_item.get(view.item.id, ())
        if not is_carried(view, found)
    )


def is_carried(view: ItemView, found: Suggestion) -> bool:
    """Tell whether the answer here is the one to the earlier edition, carried over as it was."""
    rating = view.rating
    return (
        found.change == "unchanged"
        and rating.answer is not None
        and (rating.answer, rating.level, rating.role, rating.rated_at)
        == (found.offered, found.level, found.role, found.rated_at)
    )


def carried_in_words(view: ItemView, elsewhere: Elsewhere) -> str:
    """Return from where the answer was carried over, or an empty text."""
    for found in elsewhere.by_item.get(view.item.id, ()):
        if is_carried(view, found):
            name = elsewhere.names.get(found.assessment_id, found.short)
            when = day(found.rated_at)
            return f"Carried over from {found.item_id} of {name}{f', answered on {when}' if when else ''}."
    return ""


def _standing(view: ItemView, found: Suggestion) -> tuple[str, str]:
    """Return what can be done with an answer, and how it stands beside the one here."""
    rating = view.rating
    if found.offered is None:
        return "", ""
    if rating.answer is None:
        action = CONFIRM if is_proposal(found) else USE
        return (action if view.writable else ""), ""
    if (rating.answer, rating.level) == (found.offered, found.level):
        return "", "The answer here is the same."
    words = found.level_label or ANSWER_WORDS[found.offered]
    note = f"The answer here is “{view.answer_in_words}”. Both can be right."
    return (f"Replace with “{words}”" if view.writable else ""), note

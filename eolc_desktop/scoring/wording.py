"""How numbers are put into words, the same on screens and in files. Rounding happens only here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from eolc_desktop.domain.frameworks import Item, Number, Scale
from eolc_desktop.domain.ratings import Answer, Assessment, AssessmentStatus, Confidence, Rating
from eolc_desktop.scoring.links import LESS, MORE, PART, RELATED, SAME
from eolc_desktop.scoring.scores import Score

if TYPE_CHECKING:
    # A start compares no editions and translates no answers.
    from eolc_desktop.scoring.editions import EditionChanges, Pair
    from eolc_desktop.scoring.offers import Offer
    from eolc_desktop.scoring.translation import Translation

NONE = "–"

ANSWER_WORDS = {
    None: "Not rated",
    Answer.NOT_APPLICABLE: "Not applicable",
    Answer.DONT_KNOW: "Don’t know",
}

CONFIDENCE_WORDS = {
    None: "Not said",
    Confidence.LOW: "Low",
    Confidence.MEDIUM: "Medium",
    Confidence.HIGH: "High",
}

STATUS_WORDS = {
    AssessmentStatus.DRAFT: "Draft",
    AssessmentStatus.ACCURACY_CHECK: "Accuracy check",
    AssessmentStatus.AGREED: "Agreed",
    AssessmentStatus.SIGNED_OFF: "Signed off",
}

# How close a linked item is to the one that names it, and, the other way, to the one that is named. Who
# links as a part asks a part of what the other asks.
LINK_WORDS = {"same": "Asks the same", "part": "Asks this and more", "related": "Asks something close"}
LINKED_FROM_WORDS = LINK_WORDS | {"part": "Asks a part of this"}

# What an edition may change of an item, by the names that `editions.compare` gives.
FIELD_WORDS = {
    "prompt": "the question",
    "good": "what good looks like",
    "levels": "the levels",
    "scored": "whether it is scored",
    "default_target": "the usual target",
    "counts_from": "the level that counts as reached",
    "weight": "the weight",
    "id": "the number",
    "title": "the title",
    "short_labels": "the short labels of the levels",
    "reach": "how the levels are translated",
    "evidence": "the evidence to look for",
    "measures": "the measures",
    "links": "the links",
    "codes": "the codes",
    "settings": "the settings",
    "source": "the source",
}

# Not the computer's own month names: a report reads the same whatever language the computer speaks.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Return a date as people write it: "22 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def rounded(value: Number, places: int = 0) -> Decimal:
    """Round half away from zero, as people do by hand."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent(share: float | None) -> str:
    """Return a share in [0, 1] as a whole percentage, or a dash where there is none."""
    return NONE if share is None else f"{_whole_percent(share)} %"


def _whole_percent(share: float) -> int:
    # Rounded to 12 places first, so that 0.285 * 100 = 28.499999999999996 counts as 28.5.
    return int(rounded(round(share * 100, 12)))


def number(value: Number | None, places: int = 2) -> str:
    """Return a number with at most so many decimals and no trailing zeros, or a dash."""
    if value is None:
        return NONE
    text = format(rounded(value, places), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 item", "3 items"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def level_words(rating: Rating, scale: Scale) -> str:
    """Return the answer in words: a level's label, or which of the other three it is."""
    if rating.answer is Answer.LEVEL and rating.level is not None:
        return scale.level(rating.level).label
    return ANSWER_WORDS[rating.answer]


def level_with_value(value: Number | None, scale: Scale) -> str:
    """Return a level as "2 · Partly in place", or a dash."""
    return NONE if value is None else f"{number(value)} · {scale.level(value).label}"


def counts_in_words(assessment: Assessment, score: Score, items: tuple[Item, ...] | None = None) -> str:
    """Return the counts that stand before any score: "9 of 42 in place everywhere, 12 not yet rated".

    Args:
        assessment: The assessment.
        score: The score of the items.
        items: The items counted; all of the framework's where not given.
    """
    items = assessment.framework.items if items is None else items
    if not score.applicable:
        return "No item applies here" if score.items else "Nothing here is scored"
    parts = _reached_in_words(assessment, items, score.applicable)
    if score.not_rated:
        parts.append(f"{score.not_rated} not yet rated")
    if score.dont_know:
        parts.append(f"{score.dont_know} answered don’t know")
    if score.not_applicable:
        parts.append(f"{score.not_applicable} not applicable")
    return ", ".join(parts)


def _reached_in_words(assessment: Assessment, items: tuple[Item, ...], applicable: int) -> list[str]:
    """Count, for each scale in use, the items at or above the level that the scale counts from."""
    reached: Counter[str] = Counter()
    labels: dict[str, None] = {}
    for item in items:
        scale = assessment.framework.scale_of(item)
        rating = assessment.rating(item.id)
        if not scale.scored or rating.answer is Answer.NOT_APPLICABLE:
            continue
        threshold = scale.counting_from
        label = scale.level(threshold).label.lower()
        labels[label] = None
        if rating.answer is Answer.LEVEL and rating.level is not None and rating.level >= threshold:
            reached[label] += 1
    parts = [f"{reached[label]} {label}" for label in labels]
    parts[0] = parts[0].replace(" ", f" of {applicable} ", 1)
    return parts


def range_in_words(score: Score) -> str:
    """Return the range worded for what it is, so that nobody takes it for a confidence interval.

    "48–71 % if the 12 unrated were all lowest or all highest"; empty where every item has a level.
    """
    if score.low is None or score.high is None or not score.unanswered:
        return ""
    low, high = _whole_percent(score.low), _whole_percent(score.high)
    span = f"{low} %" if low == high else f"{low}–{high} %"
    if score.unanswered == 1:
        return f"{span} if the one unrated item were lowest or highest"
    return f"{span} if the {score.unanswered} unrated were all lowest or all highest"


def coverage_in_words(score: Score) -> str:
    """Return how much of what applies has a level: "30 of 42 rated (71 %)"."""
    if not score.applicable:
        return "nothing to score"
    return f"{score.rated} of {score.applicable} rated ({percent(score.coverage)})"


def answered_in_words(score: Score) -> str:
    """Return how much of what applies has any answer, *don't know* too: "32 of 42 answered (76 %)".

    Empty where nobody answered *don’t know*: it would only repeat the coverage.
    """
    if not score.dont_know:
        return ""
    return f"{score.rated + score.dont_know} of {score.applicable} answered ({percent(score.completeness)})"


def listed(words: Sequence[str]) -> str:
    """Return words as a list is read out: "the question, the levels and the title"."""
    return " and ".join(", ".join(words).rsplit(", ", 1)) if len(words) > 1 else "".join(words)


def translation_in_words(found: Translation | None) -> str:
    """Return what an answer there is here: "“Planned” there is nearest to “No” here".

    Empty where nothing could be translated.
    """
    if found is None:
        return ""
    how = "is" if found.exact else "is nearest to"
    return f"“{found.given.label}” there {how} “{found.level.label}” here"


def closeness_in_words(kind: str, asks: int, change: str = "") -> str:
    """Return what an item elsewhere asks, beside the one here: "Asks this and more".

    Args:
        kind: How close the two are.
        asks: Whether the other asks as much, more or less; see `links.Way`.
        change: Of an item of the earlier edition that this one goes on from: what became of it.
    """
    if kind == SAME and change:
        return "Asked the same" if change == "unchanged" else "Asked this in other words"
    words = LINKED_FROM_WORDS[kind] if asks == LESS else LINK_WORDS[kind]
    return words.replace("Asks", "Asked", 1) if change else words


def offer_in_words(found: Offer, rating: Rating, there: Scale, kind: str) -> str:
    """Return what an answer elsewhere comes to here, or why nothing follows from it."""
    said = f"“{level_words(rating, there)}” there"
    if found.limited:
        label = f"at most “{found.translation.level.label}”" if found.translation else "no level"
        return f"{said}. It asks only a part of what is asked here, so {label} follows"
    if found.translation is not None:
        return translation_in_words(found.translation)
    if found.answer is not None:
        return f"{said}, and the same here"
    if kind == RELATED:
        return f"{said}; a theme to read, from which no level follows"
    if rating.answer is Answer.LEVEL:
        return f"{said}; no level follows, because one of the two scales only tracks"
    return f"{said}; no answer follows, because the questions are not the same"


def pair_in_words(pair: Pair) -> str:
    """Return what became of an item in a new edition: "Reworded: the question and the levels; moved"."""
    # Of a reworded item only what an answer rests on is named: beside it, the rest says little.
    what = listed([FIELD_WORDS[name] for name in (pair.what if pair.is_unchanged else pair.asked)])
    if pair.is_unchanged:
        text = f"Unchanged but for {what}" if what else "Unchanged"
    elif pair.kind == PART:
        text = "Asks a part of what it asked" if pair.asks == MORE else "Asks what it asked and more"
    else:
        text = f"Reworded: {what}"
    return f"{text}; moved" if pair.moved else text


def changes_in_words(changes: EditionChanges) -> str:
    """Return how many items an edition changed: "3 unchanged, 2 reworded, 1 added, 11 removed; 1 moved"."""
    counts = (
        (len(changes.unchanged), "unchanged"),
        (len(changes.reworded), "reworded"),
        (len(changes.added), "added"),
        (len(changes.removed), "removed"),
    )
    text = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{text}; {len(changes.moved)} moved" if changes.moved else text

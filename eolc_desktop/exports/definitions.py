"""What the words and numbers of a report mean, and which editions it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework, Number, Scale, Status
from eolc_desktop.domain.ratings import DEFAULT_IMPORTANCE, Assessment
from eolc_desktop.exports.text import clean
from eolc_desktop.scoring import wording


@dataclass(frozen=True)
class LevelNote:
    """One level of a scale."""

    value: Number
    label: str
    descriptor: str


@dataclass(frozen=True)
class ScaleNote:
    """A scale with its levels from lowest to highest, and what is special about it in sentences."""

    title: str
    levels: tuple[LevelNote, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class FrameworkNote:
    """A framework edition that the report rests on. `hash` is the full SHA-256 of its content."""

    id: str
    title: str
    edition: str
    publisher: str
    year: int
    status_words: str
    source: str
    wording_note: str
    hash: str
    scales: tuple[ScaleNote, ...]

    @property
    def short_hash(self) -> str:
        """Return the part of the hash that people compare by eye."""
        return self.hash[:8]


@dataclass(frozen=True)
class Definitions:
    """The frameworks and the method; each part of the method is a term and what it means."""

    frameworks: tuple[FrameworkNote, ...]
    method: tuple[tuple[str, str], ...]


METHOD = (
    (
        "Answers",
        (
            "An item has a level, or is not applicable, or is answered don’t know, or is not rated. These "
            "are four different things, and none of them is zero."
        ),
    ),
    (
        "Item score",
        (
            "Where the level lies between the lowest and the highest of the item’s own scale, from 0 to "
            "1: (level − lowest) ÷ (highest − lowest)."
        ),
    ),
    (
        "Score",
        (
            "The sum of weight × item score, divided by the sum of the weights, over the items that have "
            "a level. Not applicable, not rated and don’t know count in neither sum. With no level at all "
            f"there is no score, shown as {wording.NONE}. Where a framework gives weights to its sections, "
            "its score is the weighted mean of the section scores that exist."
        ),
    ),
    (
        "Coverage",
        (
            "How many of the items that apply have a level. A score says nothing about the items outside "
            "it, so read the two together."
        ),
    ),
    (
        "Range",
        (
            "The score if all items without a level were at their lowest, and if all were at their "
            "highest. It shows how much the missing answers could change the score; it is not a "
            "confidence interval."
        ),
    ),
    (
        "Target",
        (
            "The level wanted: the one that was set here, or else the framework’s default. Some "
            "frameworks have no default; no target set is then a finding of its own, not a gap."
        ),
    ),
    (
        "Gap",
        (
            "Target minus level, in the scale’s own units, and never below 0. An item above its target is "
            "ahead; that is shown, and never taken from the gaps of others."
        ),
    ),
    (
        "Priority",
        (
            "The gap as a share of the item’s scale × weight × importance. Importance runs from 1 to 5 "
            f"and is {DEFAULT_IMPORTANCE} where nobody set it. Where priorities are equal, the rating we "
            "are less sure of comes first, then the framework’s order."
        ),
    ),
    (
        "Confidence",
        "How sure the group was of its rating: low, medium or high.",
    ),
    (
        "Evidence",
        (
            "How many pieces of evidence support the rating, by what they show: what is done (process), "
            "what came of it (outcome), or what people say of it (experience)."
        ),
    ),
    (
        "Framework hash",
        (
            "A fingerprint of the framework’s whole content. Reports with the same hash rest on the same "
            "items, words, scales and weights. It detects accidents, not forgery."
        ),
    ),
    (
        "Services",
        "Each service is scored by itself. Scores are never averaged across services.",
    ),
)


def define(assessments: Iterable[Assessment]) -> Definitions:
    """Return the definitions that a report on these assessments needs."""
    notes = {one.framework_hash: _framework(one.framework, one.framework_hash) for one in assessments}
    return Definitions(tuple(notes.values()), METHOD)


def _framework(framework: Framework, framework_hash: str) -> FrameworkNote:
    used = {item.scale for item in framework.items}
    return FrameworkNote(
        id=clean(framework.id),
        title=clean(framework.title),
        edition=clean(framework.edition),
        publisher=clean(framework.publisher),
        year=framework.year,
        status_words="In use today" if framework.status is Status.CURRENT else "Historic",
        source=clean(
            ", ".join(part for part in (framework.source.document, framework.source.section) if part)
        ),
        wording_note=clean(framework.wording_note),
        hash=framework_hash,
        scales=tuple(_scale(scale) for scale in framework.scales if scale.id in used),
    )


def _scale(scale: Scale) -> ScaleNote:
    notes = [clean(scale.note)] if scale.note else []
    if not scale.scored:
        notes.append("Items of this scale are followed, not scored.")
    elif scale.default_target is None:
        notes.append("No default target.")
    else:
        notes.append(f"Default target: {clean(scale.level(scale.default_target).label)}.")
    levels = tuple(
        LevelNote(level.value, clean(level.label), clean(level.descriptor)) for level in scale.levels
    )
    return ScaleNote(clean(scale.title), levels, tuple(notes))

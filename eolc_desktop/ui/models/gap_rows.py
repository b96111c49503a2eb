"""The rows of the gaps table as plain values: which there are, how they read, how they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from eolc_desktop.domain.frameworks import Item, Number, Scale, Section
from eolc_desktop.domain.ratings import DEFAULT_IMPORTANCE, Answer, Assessment, Confidence, Rating
from eolc_desktop.scoring.gaps import Gap
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS, NONE, level_words, number

SortKey = tuple[float, float] | tuple[str, ...]

_EXCERPT = 160
_CONFIDENCES = (None, Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


class Kind(StrEnum):
    """The parts of the page: every item with an answer that asks for something is in one or more."""

    GAPS = "gaps"
    AHEAD = "ahead"
    NO_TARGET = "no target"
    UNANSWERED = "unanswered"


class Column(IntEnum):
    """The columns of the table, in their order on screen."""

    PRIORITY = 0
    ITEM = 1
    SECTION = 2
    LEVEL = 3
    TARGET = 4
    GAP = 5
    WEIGHT = 6
    IMPORTANCE = 7
    CONFIDENCE = 8
    RATIONALE = 9


@dataclass(frozen=True)
class GapRow:
    """One item as the table shows it.

    Args:
        order: The row's place in the computed order, from 0.
        gap: The item beside its target; None where it has no level.
        needle: All text that the filter looks through, folded.
    """

    order: int
    item: Item
    section: Section
    scale: Scale
    rating: Rating
    target: Number | None
    gap: Gap | None
    needle: str

    @property
    def importance(self) -> int:
        """Return how important the item is: 3 where nobody said."""
        return DEFAULT_IMPORTANCE if self.rating.importance is None else self.rating.importance

    @property
    def target_is_default(self) -> bool:
        """Tell whether the target is the framework's own."""
        return self.target is not None and self.rating.target is None


def rows_of(standing: Standing, kind: Kind) -> tuple[GapRow, ...]:
    """Return one part's rows in the computed order."""
    assessment = standing.assessment
    if kind is Kind.UNANSWERED:
        open_items = {item.id for item in standing.not_rated + standing.dont_know}
        items = (item for item in assessment.framework.items if item.id in open_items)
        return tuple(_row(assessment, order, item, None) for order, item in enumerate(items))
    gaps = {
        Kind.GAPS: standing.gaps,
        Kind.AHEAD: standing.ahead,
        Kind.NO_TARGET: standing.without_target,
    }[kind]
    return tuple(_row(assessment, order, gap.item, gap) for order, gap in enumerate(gaps))


def _row(assessment: Assessment, order: int, item: Item, gap: Gap | None) -> GapRow:
    section = assessment.framework.section_of(item.id)
    rating = assessment.rating(item.id)
    scale = assessment.framework.scale_of(item)
    words = (item.id, item.title, section.title, section.short, rating.rationale, level_words(rating, scale))
    needle = "\n".join(words).casefold()
    return GapRow(order, item, section, scale, rating, assessment.target(item), gap, needle)


def matching(
    rows: Iterable[GapRow], text: str, section_id: str = "", confidence: Confidence | str | None = ""
) -> list[GapRow]:
    """Return the rows that have every word of the text, the section and the confidence asked for.

    Args:
        rows: The rows, whose order is kept.
        text: Words in any order; empty lets all pass.
        section_id: The section that directly holds the item; empty for all.
        confidence: A confidence, None for "not said", or "" for all.
    """
    found = list(rows)
    for word in text.casefold().split():
        found = [row for row in found if word in row.needle]
    if section_id:
        found = [row for row in found if row.section.id == section_id]
    if confidence != "":
        found = [row for row in found if row.rating.confidence == confidence]
    return found


def cell_text(row: GapRow, column: Column, kind: Kind) -> str:
    """Return what a cell says."""
    return _TEXTS[column](row, kind)


def sort_key(row: GapRow, column: Column) -> SortKey:
    """Return what a column is sorted by; what is absent comes first."""
    return _SORT_KEYS[column](row)


def bar_share(row: GapRow, column: Column) -> float | None:
    """Return how far a cell's bar reaches, in [0, 1]; None where the cell has no bar."""
    if row.gap is None or column is not Column.GAP:
        return None
    return (row.gap.gap or row.gap.ahead) / row.scale.width


def _difference(row: GapRow, kind: Kind) -> str:
    if row.gap is None or row.gap.target is None:
        return NONE
    return number(row.gap.ahead if kind is Kind.AHEAD else row.gap.gap)


def _level(row: GapRow, _: Kind) -> str:
    if row.rating.answer is not Answer.LEVEL or row.rating.level is None:
        return level_words(row.rating, row.scale)
    return short_level(row.rating.level, row.scale)


def _target(row: GapRow, _: Kind) -> str:
    if row.target is None:
        return "None set"
    text = short_level(row.target, row.scale)
    return f"{text} (default)" if row.target_is_default else text


def short_level(value: Number, scale: Scale) -> str:
    """Return a level for a narrow column: "2 · Partly"."""
    return f"{number(value)} · {scale.level(value).short}"


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _number_or_first(value: Number | None) -> SortKey:
    return (0.0, 0.0) if value is None else (1.0, float(value))


def _gap_key(row: GapRow) -> SortKey:
    return _number_or_first(None if row.gap is None else row.gap.gap - row.gap.ahead)


_TEXTS: dict[Column, Callable[[GapRow, Kind], str]] = {
    Column.PRIORITY: lambda row, _: NONE if row.gap is None else number(row.gap.priority),
    Column.ITEM: lambda row, _: f"{row.item.id}  {row.item.title}",
    Column.SECTION: lambda row, _: row.section.short or row.section.title,
    Column.LEVEL: _level,
    Column.TARGET: _target,
    Column.GAP: _difference,
    Column.WEIGHT: lambda row, _: number(row.item.weight),
    Column.IMPORTANCE: lambda row, _: str(row.importance),
    Column.CONFIDENCE: lambda row, _: CONFIDENCE_WORDS[row.rating.confidence],
    Column.RATIONALE: lambda row, _: excerpt(row.rating.rationale),
}

_SORT_KEYS: dict[Column, Callable[[GapRow], SortKey]] = {
    # The computed order breaks its ties by confidence and place: more than the number alone says.
    Column.PRIORITY: lambda row: (0.0, -float(row.order)),
    Column.ITEM: lambda row: (row.item.title.casefold(), row.item.id),
    Column.SECTION: lambda row: ((row.section.short or row.section.title).casefold(),),
    Column.LEVEL: lambda row: _number_or_first(row.rating.level),
    Column.TARGET: lambda row: _number_or_first(row.target),
    Column.GAP: _gap_key,
    Column.WEIGHT: lambda row: _number_or_first(row.item.weight),
    Column.IMPORTANCE: lambda row: _number_or_first(row.importance),
    Column.CONFIDENCE: lambda row: (0.0, float(_CONFIDENCES.index(row.rating.confidence))),
    Column.RATIONALE: lambda row: (row.rating.rationale.casefold(),),
}

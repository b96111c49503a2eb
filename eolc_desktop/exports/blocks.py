"""The blocks that a paper is made of, neutral to the format: each writer lays the same blocks out."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.exports.report import SectionLine


@dataclass(frozen=True)
class Cover:
    """The front page.

    Args:
        place: Whose paper it is, in full.
        mark: What must be seen at once, such as that the place is made up; or empty.
        facts: Names with their values.
    """

    title: str
    place: str
    mark: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Contents:
    """The place for a list of the headings, with their pages where the format has pages."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `new_page` begins a page with it."""

    text: str
    level: int
    new_page: bool = False


@dataclass(frozen=True)
class Text:
    """A paragraph: "body", "lead" for the one sentence that matters most, "muted" or "strong"."""

    text: str
    kind: str = "body"


@dataclass(frozen=True)
class KeyFigure:
    """One number with what it is, and what must be read with it."""

    name: str
    value: str
    note: str


@dataclass(frozen=True)
class KeyFigures:
    """A few numbers side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Args:
        share: Its width, as a part of the sum of all.
        number: Whether it holds numbers, which stand at the right.
    """

    title: str
    share: float
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the first column names its row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class AnswerCount:
    """How many items have one answer; `level` counts from 0, or is None where there is no level."""

    words: str
    count: int
    level: int | None


@dataclass(frozen=True)
class AnswersFigure:
    """How many items have which answer, on one scale."""

    answers: tuple[AnswerCount, ...]
    alternative: str


@dataclass(frozen=True)
class SectionsFigure:
    """Section scores with their ranges and coverage, the whole first."""

    sections: tuple[SectionLine, ...]
    alternative: str


@dataclass(frozen=True)
class Entry:
    """All that is said about one thing: a line of facts, then texts under their names.

    Args:
        title: What it is about.
        facts: Short facts, to be set on one line.
        texts: Longer texts with their names, as typed.
    """

    title: str
    facts: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Terms:
    """Terms with what they mean."""

    terms: tuple[tuple[str, str], ...]


Block = (
    Cover | Contents | Heading | Text | KeyFigures | Table | AnswersFigure | SectionsFigure | Entry | Terms
)


@dataclass(frozen=True)
class Paper:
    """A whole paper: its title and subject, the line at the foot of each page, and its blocks."""

    title: str
    subject: str
    foot: str
    blocks: tuple[Block, ...]

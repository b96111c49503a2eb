"""Frameworks as values: scales, levels, sections and items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

Number = int | float


class Status(StrEnum):
    """Whether a framework is in use today or is kept for its history."""

    CURRENT = "current"
    HISTORIC = "historic"


@dataclass(frozen=True)
class Level:
    """One answer of a scale.

    Args:
        value: The stored number, in the scale's own units.
        short: A label for a card or a narrow column, readable from the back of a room.
        label: The label in full.
        descriptor: What being at this level means, in a sentence. May be empty.
        reach: How much of what is asked is true at this level, from 0 (none) to 1 (all of it); by it an
            answer is translated to another scale. None where the scale does not say.
    """

    value: Number
    short: str
    label: str
    descriptor: str = ""
    reach: Number | None = None


@dataclass(frozen=True)
class Scale:
    """The ordered answers of an item.

    Args:
        id: The scale's name within its framework.
        title: What it is called on screen.
        levels: From lowest to highest, at least two.
        scored: False for a tracking scale, whose items stand outside score, coverage and completeness.
        default_target: The level wanted where nobody set one, or None where the framework has none.
        counts_from: The level from which an item counts in the sentence "9 of 42 in place everywhere".
        note: Where the scale comes from.
    """

    id: str
    title: str
    levels: tuple[Level, ...]
    scored: bool = True
    default_target: Number | None = None
    counts_from: Number | None = None
    note: str = ""

    @property
    def lowest(self) -> Number:
        """Return the value of the lowest level."""
        return self.levels[0].value

    @property
    def highest(self) -> Number:
        """Return the value of the highest level."""
        return self.levels[-1].value

    @property
    def counting_from(self) -> Number:
        """Return the level from which an item counts as reached: the highest where the scale names none."""
        return self.highest if self.counts_from is None else self.counts_from

    @property
    def width(self) -> Number:
        """Return highest minus lowest, in the scale's own units; above 0."""
        return self.highest - self.lowest

    def level(self, value: Number) -> Level:
        """Return the level with this value.

        Raises:
            KeyError: The scale has no such level.
        """
        for level in self.levels:
            if level.value == value:
                return level
        raise KeyError(value)


@dataclass(frozen=True)
class Source:
    """Where a framework, section or item comes from."""

    document: str = ""
    section: str = ""


@dataclass(frozen=True)
class Gone:
    """A body, programme or tool that a framework speaks of and that is there no longer.

    Args:
        name: What it was called.
        now: Who or what does its work today, or that nothing does, as a sentence.
    """

    name: str
    now: str


@dataclass(frozen=True)
class Link:
    """A pointer to an item of another framework, or of the same one, that asks something close.

    Args:
        framework: The other framework's id.
        item: The other item's id.
        kind: "same" (it asks the same question), "part" (the item that has the link asks a part of what
            the other asks) or "related" (a theme in common; no answer is carried through it).
    """

    framework: str
    item: str
    kind: str = "related"


@dataclass(frozen=True)
class EvidenceHint:
    """Something that would show how things are: a document, a figure, a testimony.

    Args:
        text: What to look for.
        kind: "process", "outcome", "experience", or empty where not yet said.
    """

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Measure:
    """A figure that would tell how things are.

    Args:
        text: What is measured.
        code: Its code in the list of indicators (I01, M03, C1), or empty.
        numerator: What is counted, where the source names it.
        denominator: Out of what, where the source names it.
    """

    text: str
    code: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Item:
    """One statement or question that is rated.

    Args:
        id: Unique within the framework, and kept from edition to edition.
        title: The official title, or a short title of ours.
        official_title: Whether the title is the publisher's own.
        prompt: The question, in our own words.
        good: What good looks like.
        scale: The id of its scale.
        weight: Its share in the section's score; 0 means that it counts nothing.
        levels: Descriptors of its own, by level value; levels not named keep the scale's descriptor.
        codes: Codes of other maps, such as pathway steps (P1) and commissioning stages (S3).
        settings: The settings that it concerns, by their ids in the list of settings; none means all.
    """

    id: str
    title: str
    prompt: str
    good: str
    scale: str
    official_title: bool = False
    evidence: tuple[EvidenceHint, ...] = ()
    measures: tuple[Measure, ...] = ()
    weight: Number = 1
    links: tuple[Link, ...] = ()
    codes: tuple[str, ...] = ()
    source: Source = Source()
    levels: tuple[tuple[Number, str], ...] = ()
    settings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A group of items; it may hold sections once, and then those hold the items.

    Args:
        weight: Its share in the framework's score, or None where sections carry no weights.
    """

    id: str
    title: str
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    short: str = ""
    weight: Number | None = None
    source: Source = Source()

    def all_items(self) -> Iterator[Item]:
        """Yield the section's items and those of the sections within it, in order."""
        yield from self.items
        for section in self.sections:
            yield from section.all_items()


@dataclass(frozen=True)
class Framework:
    """An identified edition of a set of items.

    Args:
        id: The edition's id, such as "ambitions-2021"; also the name of its file.
        edition: The edition in words, such as "2021-2026".
        successor: The id of the framework that replaced it, or empty.
        replaces: The id of the earlier edition that it replaces, or empty.
        gone: Bodies and tools that it speaks of and that have gone, with what does their work today.
        wording_note: What is official and what is ours, and which facts are unverified.
    """

    id: str
    edition: str
    title: str
    short: str
    publisher: str
    year: int
    status: Status
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    successor: str = ""
    replaces: str = ""
    gone: tuple[Gone, ...] = ()
    source: Source = Source()
    wording_note: str = ""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return all items in framework order."""
        return tuple(item for section in self.sections for item in section.all_items())

    @cached_property
    def _items_by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _scales_by_id(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def _sections_by_item(self) -> dict[str, Section]:
        return {item.id: section for section in self.flat_sections for item in section.items}

    @cached_property
    def flat_sections(self) -> tuple[Section, ...]:
        """Return every section, each parent before the sections within it."""
        flat: list[Section] = []
        for section in self.sections:
            flat.append(section)
            flat.extend(section.sections)
        return tuple(flat)

    def item(self, item_id: str) -> Item:
        """Return the item with this id.

        Raises:
            KeyError: The framework has no such item.
        """
        return self._items_by_id[item_id]

    def has_item(self, item_id: str) -> bool:
        """Tell whether the framework has an item with this id."""
        return item_id in self._items_by_id

    def section_of(self, item_id: str) -> Section:
        """Return the section that directly holds an item."""
        return self._sections_by_item[item_id]

    def scale_of(self, item: Item) -> Scale:
        """Return an item's scale."""
        return self._scales_by_id[item.scale]

    def levels_of(self, item: Item) -> tuple[Level, ...]:
        """Return an item's levels, with the item's own descriptors where it has them."""
        own = dict(item.levels)
        return tuple(
            replace(level, descriptor=own.get(level.value, level.descriptor))
            for level in self.scale_of(item).levels
        )

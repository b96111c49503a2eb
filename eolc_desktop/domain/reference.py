"""Lists that frameworks, services and evidence refer to: settings, population groups, maps, resources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from eolc_desktop.domain.frameworks import Source


@dataclass(frozen=True)
class Setting:
    """A kind of place or service in which people are cared for, or from which care is planned.

    Args:
        id: What items, services and evidence refer to it by, such as "care-home".
        title: What it is called on screen.
        covers: What counts as this setting, as a sentence.
        called: What it is called within a sentence: "a care home", "the whole place".
    """

    id: str
    title: str
    covers: str
    called: str = ""


@dataclass(frozen=True)
class PopulationGroup:
    """People who, the evidence says, may get less or worse care at the end of life.

    Args:
        id: What evidence refers to it by, such as "rural".
        title: What it is called on screen.
        why: Why it is in the list, as a sentence.
    """

    id: str
    title: str
    why: str


@dataclass(frozen=True)
class Code:
    """A step of the pathway or a stage of commissioning, as items name it in their codes.

    Args:
        id: The code, such as "P3" or "S1".
        title: What it is called on screen.
        covers: What belongs to it, as a sentence.
    """

    id: str
    title: str
    covers: str


class ResourceKind(StrEnum):
    """What a resource is."""

    TOOL = "tool"
    GUIDE = "guide"
    DATA = "data"
    TRAINING = "training"
    EXAMPLE = "example"
    ORGANISATION = "organisation"


class Existence(StrEnum):
    """Whether a resource is still there, as far as the source documents say."""

    THERE = "there"
    REPLACED = "replaced"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Resource:
    """Something that a source document names because it helps: a tool, a guide, a good example.

    Args:
        id: Unique in the list, and never used again.
        publisher: Who made it, or empty where the source does not say.
        summary: What it is and what it is for, in our own words.
        existence: Whether it is still there, as far as the sources say.
        since: What became of it and how that is known, as a sentence; may be empty.
        source: The document and section that name it.
        items: The items that it helps with, as pairs of a framework's and an item's id.
    """

    id: str
    title: str
    kind: ResourceKind
    publisher: str
    summary: str
    existence: Existence
    since: str
    source: Source
    items: tuple[tuple[str, str], ...]

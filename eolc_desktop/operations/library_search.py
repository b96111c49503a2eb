"""Finding items in all frameworks of the library by words, and choosing those that a setting is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from eolc_desktop.domain.frameworks import Framework, Item, Section
from eolc_desktop.operations import library
from eolc_desktop.operations.finding import concerns, entries_of, find


@dataclass(frozen=True)
class Found:
    """An item that was looked for, with where it stands."""

    framework: Framework
    section: Section
    item: Item


def search(words: Sequence[str], setting: str = "") -> tuple[Found, ...]:
    """Return the items of the library that hold all words, found and ordered as the window does it.

    Args:
        words: Words, or parts of them, in any text of an item or in the name of its framework or section.
        setting: The id of a setting; then only what concerns it is found.
    """
    entries = entries_of(entry.framework for entry in library.frameworks())
    return tuple(
        Found(entry.framework, entry.section, entry.item)
        for entry in find(entries, " ".join(words), partial(concerns, setting=setting))
        if entry.section is not None and entry.item is not None
    )


def for_setting(framework: Framework, setting: str) -> Framework:
    """Return a framework with only what concerns a setting; sections without any of it are left out."""
    return replace(framework, sections=tuple(_sections(framework.sections, setting)))


def _sections(sections: Iterable[Section], setting: str) -> Iterator[Section]:
    for section in sections:
        kept = replace(
            section,
            items=tuple(item for item in section.items if concerns(item, setting)),
            sections=tuple(_sections(section.sections, setting)),
        )
        if kept.items or kept.sections:
            yield kept

"""Finding items in all frameworks of the library by words, and choosing those that a setting is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eolc_desktop.domain.frameworks import Framework, Item, Section
from eolc_desktop.operations import library

# Apostrophes go, so that “dont” finds “don’t”; every dash is a space, so that “follow up” finds “follow-up”.
_SAME = str.maketrans({**dict.fromkeys("'’‘ʼ`´", ""), **dict.fromkeys('-‐‑‒–—“”"()[],;:!?/', " ")})


@dataclass(frozen=True)
class Found:
    """An item that was looked for, with where it stands."""

    framework: Framework
    section: Section
    item: Item


def search(words: Sequence[str], setting: str = "") -> tuple[Found, ...]:
    """Return the items of the library that hold all words: by id first, then those with them in the title.

    Args:
        words: How words in ids, titles, prompts, what good looks like and evidence begin.
        setting: The id of a setting; then only what concerns it is found.
    """
    wanted = [part for word in words for part in _fold(word).split()]
    found: list[tuple[int, Found]] = []
    for entry in library.frameworks():
        for section in entry.framework.flat_sections:
            for item in section.items:
                distance = _distance(item, wanted)
                if distance is not None and concerns(item, setting):
                    found.append((distance, Found(entry.framework, section, item)))
    found.sort(key=lambda pair: pair[0])
    return tuple(each for _, each in found)


def concerns(item: Item, setting: str) -> bool:
    """Tell whether an item is for a setting: one that names none is for all."""
    return not setting or not item.settings or setting in item.settings


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


def _distance(item: Item, wanted: Sequence[str]) -> int | None:
    """Return how deep in an item the words stand: 0 where one is its id; None where one is missing."""
    parts = (
        f"{item.id} {item.title}",
        item.prompt,
        " ".join((item.good, *(hint.text for hint in item.evidence))),
    )
    text = ""
    for depth, part in enumerate(parts, 1):
        text += f" {_fold(part)}"
        if all(f" {word}" in text for word in wanted):
            return 0 if _fold(item.id) in wanted else depth
    return None


def _fold(text: str) -> str:
    """Return a text without what searching forgives: case, accents, apostrophes, kinds of dashes."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())

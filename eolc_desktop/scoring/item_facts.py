"""What there is to compare about two items of two editions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eolc_desktop.domain.frameworks import Framework, Item, Link

_OF_LEVELS = ("short_labels", "reach")

_WORD = re.compile(r"\w{4,}")
_SHARED_WORDS = 0.2


def words_of(item: Item) -> tuple[str, str]:
    """Return the question and what good looks like, as far as they differ to a reader."""
    return plain(item.prompt), plain(item.good)


def plain(text: str) -> str:
    """Return a text without the difference that another line break makes."""
    return " ".join(text.split())


def have_words_in_common(old_item: Item, item: Item) -> bool:
    """Tell an item that was reworded from another one that was given its id."""
    if any(plain(one) == plain(other) for one, other in zip(_texts(old_item), _texts(item), strict=True)):
        return True
    before, after = (set(_WORD.findall(" ".join(_texts(one)).casefold())) for one in (old_item, item))
    return len(before & after) > _SHARED_WORDS * len(before | after)


def _texts(item: Item) -> tuple[str, str, str]:
    return item.title, item.prompt, item.good


def differing(old: Framework, old_item: Item, new: Framework, new_item: Item) -> Iterator[str]:
    """Yield the names of the facts that differ, those that an answer rests on first."""
    before, after = _facts(old, old_item), _facts(new, new_item)
    names = [name for name in before if before[name] != after[name]]
    # Of other levels, it goes without saying.
    implied = _OF_LEVELS if "levels" in names else ()
    yield from (name for name in names if name not in implied)


def _facts(framework: Framework, item: Item) -> dict[str, object]:
    """Return everything about an item that an edition may change, by the names that a comparison uses."""
    scale, own = framework.scale_of(item), dict(item.levels)
    return {
        "prompt": plain(item.prompt),
        "good": plain(item.good),
        "levels": [
            (level.value, plain(level.label), plain(own.get(level.value, level.descriptor)))
            for level in scale.levels
        ],
        "scored": scale.scored,
        "default_target": scale.default_target,
        "counts_from": scale.counting_from,
        "weight": item.weight,
        "id": item.id,
        "title": (item.title, item.official_title),
        "short_labels": [level.short for level in scale.levels],
        "reach": [level.reach for level in scale.levels],
        "evidence": item.evidence,
        "measures": item.measures,
        "links": frozenset(_within(framework, link) for link in item.links),
        "codes": frozenset(item.codes),
        "settings": frozenset(item.settings),
        "source": item.source,
    }


def _within(framework: Framework, link: Link) -> Link:
    """Return a link; one within the framework is the same whatever the framework's id."""
    return replace(link, framework="") if link.framework == framework.id else link

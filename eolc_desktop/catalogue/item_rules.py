"""What a JSON Schema cannot say about items: their scales, their own descriptors, their settings."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from eolc_desktop.catalogue.document import Document, Path
from eolc_desktop.catalogue.faults import Fault, one_of, quoted
from eolc_desktop.catalogue.outline import Outline, Placed, entries, number, text
from eolc_desktop.scoring.wording import number as in_words

# What one slip may make wrong in many items, with all the places: it is told once.
_Same = dict[tuple[str, str], list[Path]]


def item_faults(document: Document, found: Outline, settings: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with items beyond their structure.

    Args:
        document: The file.
        found: What was made out of it.
        settings: The titles of the settings that an item may concern, by their ids.
    """
    same: _Same = {}
    for placed in found.items:
        yield from _levels(document, found, placed, same)
        _settings(document, placed, settings, same)
    for (problem, remedy), paths in same.items():
        others = len(paths) - 1
        more = f" So it is in {others} more place{'s' if others > 1 else ''} below." if others else ""
        yield document.fault(paths[0], problem + more, remedy)


def _levels(document: Document, found: Outline, placed: Placed, same: _Same) -> Iterator[Fault]:
    """Check an item's scale, and its own descriptors where the scale itself is as it should be."""
    path, item = placed
    named = text(item, "scale")
    if named and found.values and named not in found.values:
        told = (f"There is no scale {quoted(named)} in this file.", one_of(found.values))
        same.setdefault(told, []).append((*path, "scale"))
        return
    scale = named or next(iter(found.values), "")
    values = found.values.get(scale)
    seen: set[float] = set()
    for level_path, level in entries(item, path, "levels"):
        value, where = number(level, "value"), (*level_path, "value")
        if value is None or values is None:
            continue
        if value not in values:
            told = (f"The scale {quoted(scale)} has no level {in_words(value)}.", one_of(values))
            same.setdefault(told, []).append(where)
        elif value in seen:
            yield document.fault(
                where,
                f"The level {in_words(value)} is described twice for this item.",
                "Keep one of the two.",
            )
        elif seen and value < max(seen):
            yield document.fault(
                where,
                f"The level {in_words(value)} comes after {in_words(max(seen))}; levels must rise.",
                "Sort the descriptors from the lowest level to the highest.",
            )
        seen.add(value)


def _settings(document: Document, placed: Placed, settings: Mapping[str, str], same: _Same) -> None:
    path, item = placed
    given = item.get("settings")
    names = {name.casefold(): known for known, title in settings.items() for name in (known, title)}
    for index, setting in enumerate(given if isinstance(given, list) else ()):
        if isinstance(setting, str) and setting not in settings:
            where = (*path, "settings", index)
            typed = document.raw.get(where, setting)
            close = difflib.get_close_matches(typed.casefold(), names, n=1, cutoff=0.6)
            hint = f"Did you mean {quoted(names[close[0]])}? " if close else ""
            told = (f"There is no setting {quoted(typed)} in the list of settings.", hint + one_of(settings))
            same.setdefault(told, []).append(where)

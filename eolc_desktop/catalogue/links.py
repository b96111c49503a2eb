"""What can be wrong with the links between items: where they lead, and that each is there once."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from eolc_desktop.catalogue.document import Document, Path
from eolc_desktop.catalogue.faults import Fault, quoted
from eolc_desktop.catalogue.outline import Outline, Placed, entries, text

Known = Mapping[str, Collection[str]]

# By the id of a framework that is not there: where links name it, and the items that they lead to.
_Astray = dict[str, list[tuple[Path, str]]]


def link_faults(document: Document, found: Outline, known: Known | None) -> Iterator[Fault]:
    """Yield what is wrong with the links of all items.

    Args:
        document: The file.
        found: What was made out of it.
        known: The item ids of every framework there is; None leaves links out of the file unchecked.
    """
    astray: _Astray = {}
    for placed in found.items:
        yield from _links(document, found, placed, known, astray)
    for framework, places in astray.items():
        path, _ = places[0]
        yield document.fault(path, *_no_framework(found, framework, places, known or {}))


def _links(
    document: Document, found: Outline, placed: Placed, known: Known | None, astray: _Astray
) -> Iterator[Fault]:
    path, item = placed
    before: dict[tuple[str, str], Mapping[str, object]] = {}
    for link_path, link in entries(item, path, "links"):
        framework, target = text(link, "framework"), text(link, "item")
        own = "framework" not in link or framework == found.id
        if not target or not (framework or own):
            continue
        # The schema tells of two that are wholly alike.
        if before.setdefault(("" if own else framework, target), link) != link:
            yield document.fault(
                link_path, "The item is linked to the same item twice.", "Keep the closer of the two links."
            )
        if own and target == text(item, "id"):
            yield document.fault((*link_path, "item"), "The item is linked to itself.", "Delete the link.")
        elif own or (known is not None and framework in known):
            ids = found.item_ids if own else (known or {})[framework]
            if target not in ids:
                told = _no_item("" if own else framework, target, known or {})
                yield document.fault((*link_path, "item"), *told)
        elif known is not None:
            astray.setdefault(framework, []).append(((*link_path, "framework"), target))


def _no_item(framework: str, target: str, known: Known) -> tuple[str, str]:
    whose = f"The framework {quoted(framework)}" if framework else "This framework"
    if not framework and target in known:
        return (
            f"{quoted(target)} is the id of a framework, and no item of it is named.",
            "Write the item’s id too, or delete the link.",
        )
    return f"{whose} has no item {quoted(target)}.", "Correct the id, or delete the link."


def _no_framework(
    found: Outline, framework: str, places: list[tuple[Path, str]], known: Known
) -> tuple[str, str]:
    """Tell of all links to one framework that is not there, and whether it was this one's own id."""
    count = len(places)
    ids = found.item_ids
    if count > 1 and all(target in ids for _, target in places):
        return (
            f"{count} links name {quoted(framework)}, perhaps the id that this framework had before.",
            "Leave the framework’s id out of links within the framework, or write its new id there.",
        )
    close = difflib.get_close_matches(framework, known, n=1, cutoff=0.7)
    hint = f"Did you mean {quoted(close[0])}? " if close else ""
    problem = f"There is no framework {quoted(framework)} here."
    more = f" Another {count - 1} of the links below name it too." if count > 1 else ""
    return problem + more, (
        f"{hint}Correct the id, leave it out where an item of this framework is meant, check the two files "
        "together, or delete the link."
    )

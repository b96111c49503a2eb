"""What is left of the template's example in a framework that somebody filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eolc_desktop.catalogue.document import Document, Path, texts
from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.domain.framework_data import framework_to_data
from eolc_desktop.operations.library_example import EXAMPLE

# The scale of the example is one to keep; an edition may well be called the first, and stand in chapter 1.
_TELLING = (
    *("title", "short", "publisher", "wording_note", "document"),
    *("prompt", "good", "text", "numerator", "denominator", "descriptor"),
)
_WHOLE = ("title", "prompt", "good")
_ALIKE = ("settings", "links", "codes")
_NEEDED = ("id", "title", "publisher", "prompt", "good")
_STILL = "This is still the example’s text."

Told = dict[Path, str]


def leftover_faults(document: Document) -> Iterator[Fault]:
    """Yield a fault for each text that is still the example's; one for an item that is the example."""
    example = framework_to_data(EXAMPLE)
    known = {(path[-1], text) for path, text in _own(example)}
    left: Told = {path: text for path, text in _own(document.data) if (path[-1], text) in known}
    whole = {path[:-1] for path in left if all((*path[:-1], name) in left for name in _WHOLE)}
    for path in sorted(whole, key=str):
        yield document.fault(
            path,
            "This is still the example.",
            document.mend("Write over it, or delete it.", "Write over it, or delete the row."),
        )
    rest = (path for path in left if not any(path[: len(item)] == item for item in whole))
    # Several texts may stand in one cell.
    yield from dict.fromkeys(document.fault(path, _STILL, _remedy(document, path)) for path in rest)
    (section,) = example["sections"]
    for path, item in _items(document.data):
        if path not in whole and all(item.get(name) == section["items"][0][name] for name in _ALIKE):
            yield document.fault(
                (*path, "settings"),
                "The settings, links and codes are still the example’s.",
                document.mend("Write your own, or delete them.", "Write your own, or empty the cells."),
            )


def _own(data: object) -> Iterator[tuple[Path, str]]:
    """Yield the texts that somebody who fills in the template has to write anew."""
    for path, text in texts(data):
        if path == ("id",) or (path[:1] != ("scales",) and path[-1:] and path[-1] in _TELLING):
            yield path, text


def _items(data: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield everything that may be an item, with its path."""
    if isinstance(data, dict):
        if all(name in data for name in _ALIKE):
            yield path, data
        for name in ("sections", "items"):
            yield from _items(data.get(name), (*path, name))
    elif isinstance(data, list):
        for index, entry in enumerate(data):
            yield from _items(entry, (*path, index))


def _remedy(document: Document, path: Path) -> str:
    if path[-1] in _NEEDED:
        return "Write your own."
    return document.mend("Write your own, or delete the line.", "Write your own, or empty the cell.")

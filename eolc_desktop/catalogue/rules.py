"""What a JSON Schema cannot say about a framework file: ids, levels, weights, links, characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from eolc_desktop.catalogue.document import Document, Path, texts
from eolc_desktop.catalogue.faults import Fault, one_of, quoted
from eolc_desktop.catalogue.item_rules import item_faults
from eolc_desktop.catalogue.links import Known, link_faults
from eolc_desktop.catalogue.outline import Outline, Placed, entries, level_values, number, text
from eolc_desktop.domain.framework_data import DEVICES
from eolc_desktop.scoring.wording import number as in_words

_MULTILINE = ("wording_note", "note", "descriptor", "good", "prompt")
# Controls, line separators and lone surrogates; the last two groups turn text around or break XML.
_FORBIDDEN_KINDS = ("Cc", "Cs", "Zl", "Zp")
_FORBIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def rule_faults(
    document: Document, found: Outline, known: Known | None, settings: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield what is wrong with a document beyond its structure.

    Args:
        document: The file.
        found: What was made out of it.
        known: The item ids of every framework there is, by framework id; None leaves links and the
            other editions unchecked where they point out of the file.
        settings: The titles of the settings that an item may concern, by their ids.
    """
    yield from _file_name(document, found)
    yield from _characters(document)
    yield from _repeated(document, found.scales, "id", "scale")
    yield from _repeated(document, [placed for group in found.groups for placed in group], "id", "section")
    yield from _repeated(document, found.items, "id", "item")
    for placed in found.scales:
        yield from _scale(document, placed)
    for group in found.groups:
        yield from _mixed_weights(document, group)
    yield from item_faults(document, found, settings)
    yield from link_faults(document, found, known)
    for name, word in (("successor", "its successor"), ("replaces", "the one that it replaces")):
        yield from _other_edition(document, found, known, name, word)


def _file_name(document: Document, found: Outline) -> Iterator[Fault]:
    if found.id in DEVICES:
        yield document.fault(
            ("id",),
            f"Windows keeps the name {quoted(found.id)} for a device, so that no file can have it.",
            f"Choose another id, such as {quoted(found.id + '-1')}.",
        )
    if document.stem and found.id and found.id != document.stem:
        yield document.fault(
            ("id",),
            f"The file is named {quoted(document.stem)}, and the framework {quoted(found.id)}.",
            f"Rename the file to {quoted(found.id + '.yaml')}, or change the id.",
        )


def _characters(document: Document) -> Iterator[Fault]:
    for path, value in texts(document.data):
        bad = next((char for char in value if char != "\n" and _forbidden(char)), None)
        if bad is not None:
            yield document.fault(
                path,
                f"The text holds the invisible character U+{ord(bad):04X}.",
                "Delete it, or type the text anew.",
            )
        elif "\n" in value and path[-1] not in _MULTILINE:
            yield document.fault(
                path,
                "The text has a line break, and must stand on one line.",
                document.mend("Write it without “|” and empty lines.", "Take the line break out."),
            )


def _forbidden(char: str) -> bool:
    return char in _FORBIDDEN or unicodedata.category(char) in _FORBIDDEN_KINDS


def _repeated(document: Document, placed: list[Placed], name: str, kind: str) -> Iterator[Fault]:
    """Yield a fault for every text that was used before, naming where it was first."""
    first: dict[str, Path] = {}
    for path, data in placed:
        given = text(data, name)
        if given in first:
            there = document.at((*first[given], name))
            yield document.fault(
                (*path, name),
                f"The {name} {quoted(given)} is used twice; another {kind} has it {there}.",
                f"Give this {kind} one of its own.",
            )
        elif given:
            first[given] = path


def _scale(document: Document, placed: Placed) -> Iterator[Fault]:
    path, scale = placed
    levels = entries(scale, path, "levels")
    yield from _repeated(document, levels, "label", "level")
    yield from _repeated(document, levels, "short", "level")
    before: float | None = None
    for level_path, level in levels:
        value = number(level, "value")
        if value is not None and before is not None and value <= before:
            yield document.fault(
                (*level_path, "value"),
                f"The level {in_words(value)} comes after {in_words(before)}; levels must rise.",
                "Sort the levels from lowest to highest, each with a value of its own.",
            )
        before = before if value is None else value
    yield from _reaches(document, levels)
    values = level_values(scale, path)
    for name in ("default_target", "counts_from"):
        value = number(scale, name)
        if value is not None and values is not None and value not in values:
            yield document.fault(
                (*path, name),
                f"{in_words(value)} is not the value of a level of this scale.",
                one_of(values),
            )


def _reaches(document: Document, levels: list[Placed]) -> Iterator[Fault]:
    """Yield a fault for each level without a reach where others have one, and for each that falls."""
    if not any("reach" in level for _, level in levels):
        return
    before = 0.0
    for path, level in levels:
        reach = number(level, "reach")
        if "reach" not in level:
            yield document.fault(
                path,
                "The level has no reach, and others of the scale have one.",
                "Give all levels of the scale a reach, or none.",
            )
        elif reach is not None and reach < before:
            yield document.fault(
                (*path, "reach"),
                f"The reach {in_words(reach)} comes after {in_words(before)}; it must not fall.",
                "Give higher levels at least the reach of the lower ones.",
            )
        before = before if reach is None else max(before, reach)


def _mixed_weights(document: Document, group: list[Placed]) -> Iterator[Fault]:
    if not any("weight" in section for _, section in group):
        return
    for path, section in group:
        if "weight" not in section:
            yield document.fault(
                path,
                "The section has no weight, and others beside it have one.",
                "Give all sections of the group a weight, or none.",
            )


def _other_edition(
    document: Document, found: Outline, known: Known | None, name: str, word: str
) -> Iterator[Fault]:
    data = document.data if isinstance(document.data, dict) else {}
    named = text(data, name)
    if named and named == found.id:
        yield document.fault(
            (name,),
            f"The framework names itself as {word}.",
            f"Change its id, for example to {quoted(named + '-local')}, or leave this out.",
        )
    elif named and known is not None and named not in known:
        yield document.fault(
            (name,),
            f"There is no framework {quoted(named)} here.",
            "Correct the id, check the two files together, or leave it out.",
        )

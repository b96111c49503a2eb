"""The structure of a framework file, checked by its JSON Schema and told in plain sentences."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from eolc_desktop import paths
from eolc_desktop.catalogue.document import Document, Misread, Path
from eolc_desktop.catalogue.faults import Fault, quoted, visible

Told = tuple[str, str]

_LEFT_OUT = Misread("left out")

_PATTERNS = {
    "framework_id": "Use small letters, digits and single hyphens, such as “ambitions-2021”.",
    "item_id": "Use letters, digits, full stops and hyphens, such as “A1.2”.",
}


class _Broken(NamedTuple):
    """A rule of the schema that some value breaks."""

    path: Path
    rule: str
    wanted: Any
    value: Any
    schema: Any


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(paths.framework_schema().read_text(encoding="utf-8"))
    return schema


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(_schema())


def schema_faults(document: Document, most: int) -> Iterator[Fault]:
    """Yield everything in which a document's data departs from the schema, up to so many faults."""
    seen = set()
    for error in islice(_validator().iter_errors(document.data), most):
        path = tuple(error.absolute_path)
        broken = _Broken(path, str(error.validator), error.validator_value, error.instance, error.schema)
        for fault in _faults_of(document, broken):
            if fault not in seen:
                seen.add(fault)
                yield fault


def _faults_of(document: Document, broken: _Broken) -> Iterator[Fault]:
    """Tell one broken rule: several faults where several names are missing or unknown."""
    path, value = broken.path, broken.value
    if value == _LEFT_OUT or (broken.rule == "oneOf" and not isinstance(value, dict)):
        return  # told already
    if broken.rule == "pattern" and path[-2:-1] == ("settings",):
        return  # it is none of the list, which is told with the list
    if broken.rule == "additionalProperties":
        known = broken.schema["properties"]
        for name in value:
            if name not in known:
                yield document.fault((*path, name), *_unknown_name(path, name, known))
    elif broken.rule == "required":
        for name in broken.wanted:
            if name not in value:
                yield from _missing(document, path, name)
    elif broken.rule == "type":
        yield document.fault(path, *_wrong_type(document, broken))
    else:
        yield document.fault(path, *_TOLD[broken.rule](document, broken))


def _missing(document: Document, path: Path, name: str) -> Iterator[Fault]:
    """Tell what is missing: in a workbook, by the cell that is empty."""
    where = (*path, name)
    if document.cells is None:
        yield document.fault(path, f"{quoted(name)} is missing.", f"Add a line “{name}: …”.")
    elif where in document.cells:
        yield document.fault(where, "Nothing stands here, and something must.", "Fill in the cell.")
    elif not document.faults:  # else it is told already why there is no such cell, or none that can be read
        yield document.fault(path, f"{quoted(name)} is missing.", "Add it in a column of its own.")


def _unknown_name(path: Path, name: str, known: dict[str, Any]) -> Told:
    if name == "sections" and len(path) > 2:
        return (
            "A section within a section cannot hold sections.",
            "Put its items straight into it, or move the section up.",
        )
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    remedy = (
        f"Did you mean “{close[0]}”?" if close else f"Delete it. What can stand here: {', '.join(known)}."
    )
    return f"The name {quoted(name)} means nothing here.", remedy


def _wrong_type(document: Document, broken: _Broken) -> Told:
    value, raw = broken.value, document.raw.get(broken.path, "")
    if broken.wanted == "string":
        return _not_text(value, raw)
    given = quoted(raw or value) if isinstance(value, str | Misread | int | float) else "What stands here"
    if value == Misread("nothing"):
        given = "Nothing"
    problem, in_text, in_cells = {
        "number": (
            "is not a plain number.",
            "Write a number without quotes, such as 2 or 0.5.",
            "Type a number, such as 2 or 0.5.",
        ),
        "integer": (
            "is not a whole number.",
            "Write a whole number without quotes, such as 2021.",
            "Type a whole number, such as 2021.",
        ),
        "boolean": (
            "is neither true nor false.",
            "Write true or false, without quotes.",
            "Choose yes or no.",
        ),
        "array": ("is not a list.", "Begin each entry on a line of its own with “- ”.", ""),
        "object": (
            "is not a group of names with values.",
            "Write “name: value”, one on each line, indented alike.",
            "",
        ),
    }[broken.wanted]
    return f"{given} {problem}", document.mend(in_text, in_cells)


def _not_text(value: object, raw: str) -> Told:
    if isinstance(value, list | dict):
        kind = "a list" if isinstance(value, list) else "a group of names with values"
        return (
            f"A text is expected here, and this is {kind}.",
            "Write the text behind the colon; put it in quotes where it contains a colon.",
        )
    if value == Misread("nothing"):
        return "There is no text here.", "Write the text, or delete the line where it is not needed."
    if isinstance(value, bool):
        meaning = "as yes or no (true or false)"
    elif value == Misread("date"):
        meaning = "as a date"
    else:
        meaning = "as a number"
    return (
        f"Without quotes, {quoted(raw)} is read {meaning}, not as a text.",
        f'Put it in quotes: "{visible(raw)}".',
    )


def _one_of(_: Document, broken: _Broken) -> Told:
    return (
        f"{_given(broken.value)} is not one of the words that can stand here.",
        f"Write one of: {', '.join(broken.wanted)}.",
    )


def _pattern(_: Document, broken: _Broken) -> Told:
    framework_id = _schema()["$defs"]["framework_id"]["pattern"]
    kind = "framework_id" if broken.wanted == framework_id else "item_id"
    return f"{quoted(broken.value)} cannot be used as an id or a code.", _PATTERNS[kind]


def _too_long(_: Document, broken: _Broken) -> Told:
    return (
        f"The text has {len(broken.value)} characters; there is room for {broken.wanted}.",
        "Make it shorter.",
    )


def _too_few(document: Document, broken: _Broken) -> Told:
    least = broken.wanted
    if least == 1:
        return "The list is empty.", document.mend(
            "Add an entry, or delete the line where it is not needed.", "Add a row for an entry."
        )
    return (
        f"There must be at least {least} entries here.",
        "Add what is missing: a scale has at least two levels.",
    )


def _either_items_or_sections(document: Document, broken: _Broken) -> Told:
    if "items" in broken.value:
        return "The section holds both items and sections.", "Move the items into a section within it."
    return "The section holds no items.", document.mend(
        "Add “items:” with a list, or delete the section.",
        "Add rows with its id to the sheet of items, or delete the row.",
    )


def _given(value: object) -> str:
    return quoted(value) if isinstance(value, str) else "What stands here"


_TOLD: dict[str, Callable[[Document, _Broken], Told]] = {
    "const": lambda document, broken: (
        f"The format must be {broken.wanted}.",
        document.mend(f"Write “format: {broken.wanted}”.", f"Write {broken.wanted}."),
    ),
    "enum": _one_of,
    "pattern": _pattern,
    "minLength": lambda *_: ("The text is empty.", "Write it, or delete the line where it is not needed."),
    "maxLength": _too_long,
    "minItems": _too_few,
    "maxItems": lambda _, broken: (
        f"There are {len(broken.value)} entries here; there is room for {broken.wanted}.",
        "Leave some out.",
    ),
    "uniqueItems": lambda *_: ("The same entry stands here twice.", "Delete one of the two."),
    "minimum": lambda _, broken: (
        f"{broken.value} is below {broken.wanted}, the lowest that can stand here.",
        "Write a higher number.",
    ),
    "maximum": lambda _, broken: (
        f"{broken.value} is above {broken.wanted}, the highest that can stand here.",
        "Write a lower number.",
    ),
    "oneOf": _either_items_or_sections,
}

"""A framework → the text of a framework file, in the style of those that come with the program.

Written here and not by YAML's own writer: that one cannot keep lines within a width, leave a line between
items, or put a link on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import yaml

from eolc_desktop.domain.framework_data import framework_to_data
from eolc_desktop.domain.frameworks import Framework

WIDTH = 100

_FIRST_LINE = "# yaml-language-server: $schema=schema/framework.schema.json"
_RESOLVER: Any = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~"
_IN_LINE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
# Entries of these lists have an empty line between them, and so does what comes before the list.
_SPACED = ("items", "sections")


def to_yaml(framework: Framework) -> str:
    """Return the text of a framework file; reading it gives an equal framework."""
    data = framework_to_data(framework)
    for section in data["sections"]:
        _shorten_links(section, framework.id)
    return "\n".join([_FIRST_LINE, *_group(data, 0)]) + "\n"


def _shorten_links(section: dict[str, Any], framework_id: str) -> None:
    """Leave the framework's own id out of its links, so that people can give their file another one."""
    for inner in section.get("sections", ()):
        _shorten_links(inner, framework_id)
    for item in section.get("items", ()):
        for link in item.get("links", ()):
            if link["framework"] == framework_id:
                del link["framework"]


def _group(data: dict[str, Any], indent: int) -> Iterator[str]:
    """Yield the lines of a group of names with values."""
    for name, value in data.items():
        if name == "sections" and not indent:
            yield ""
        yield from _named(name, value, indent)


def _named(name: str, value: object, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, dict):
        yield f"{space}{name}:"
        yield from _group(value, indent + 2)
    elif isinstance(value, list):
        yield from _list(name, value, indent)
    else:
        first, *rest = _scalar(value, indent + len(name) + 2, indent + 2)
        yield f"{space}{name}: {first}"
        yield from rest


def _list(name: str, entries: Sequence[object], indent: int) -> Iterator[str]:
    space = " " * indent
    if all(isinstance(entry, str) for entry in entries):
        line = f"{space}{name}: [{', '.join(_word(str(entry)) for entry in entries)}]"
        if len(line) <= WIDTH:
            yield line
            return
    yield f"{space}{name}:"
    for number, entry in enumerate(entries):
        if number and name in _SPACED:
            yield ""
        yield from _entry(name, entry, indent + 2)


def _entry(name: str, entry: object, indent: int) -> Iterator[str]:
    """Yield the lines of an entry of a list, the first of them after “- ”."""
    space = " " * indent
    if not isinstance(entry, dict):
        yield f"{space}- {_word(str(entry))}"
        return
    if name == "links":
        line = f"{space}- {{{', '.join(f'{key}: {_word(str(value))}' for key, value in entry.items())}}}"
        if len(line) <= WIDTH:
            yield line
            return
    first, *rest = _group(entry, indent + 2)
    yield f"{space}- {first.lstrip(' ')}"
    yield from rest


def _word(text: str) -> str:
    """Return an id or a code as it stands in a line with others."""
    safe = _IN_LINE.fullmatch(text) and _is_text(text)
    return text if safe else _quoted(text)


def _scalar(value: object, column: int, indent: int) -> list[str]:
    """Return the lines of a value that begins in a column, its further lines indented."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, int | float):
        return [f"{Decimal(repr(value)):f}"]
    text = str(value)
    one_line = text if _is_plain(text) else _quoted(text)
    if "\n" not in text and column + len(one_line) <= WIDTH:
        return [one_line]
    if _can_be_folded(text):
        return [">-", *_folded(text, indent)]
    # Between quotation marks, too, a line break stands for one space.
    first, *rest = _broken(_quoted(text), WIDTH - max(column, indent))
    return [first, *(" " * indent + line for line in rest)]


def _is_text(text: str) -> bool:
    """Tell whether YAML reads a text without quotes as a text: not as a number, a date, yes or no."""
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG)


def _is_plain(text: str) -> bool:
    """Tell whether a text can stand without quotes, on a line with its name."""
    return (
        text[0] not in _INDICATORS
        and text.isprintable()
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not text.startswith("...")
        and _is_text(text)
    )


def _quoted(text: str) -> str:
    # What JSON writes is YAML too, once every letter stands for itself.
    return json.dumps(text, ensure_ascii=False)


def _can_be_folded(text: str) -> bool:
    """Tell whether folding brings every line back: none begins or ends with a space."""
    lines = text.split("\n")
    return all(line == line.strip() for line in lines)


def _folded(text: str, indent: int) -> Iterator[str]:
    """Yield a text broken into lines at its spaces; what is a line break in it is an empty line here."""
    space = " " * indent
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        if paragraph:
            yield from (space + line for line in _broken(paragraph, WIDTH - indent))


def _broken(paragraph: str, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph; only single spaces can be broken at, because one break is one space."""
    line = ""
    for word in re.split(r"(?<! ) (?! )", paragraph):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line

"""YAML text → plain data, with the line of everything in it, and without YAML's surprises.

The tree is built from the parser's events and not by YAML's own loader, because that one forgets the
lines, takes the last of two equal names silently, follows aliases as far as they explode, and recurses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from eolc_desktop.catalogue.document import Document, Misread, Path
from eolc_desktop.catalogue.faults import Fault, quoted
from eolc_desktop.catalogue.yaml_errors import LEFT_OUT, explain, without_value

MAX_DEPTH = 20
MAX_NODES = 200_000
MAX_REPAIRS = 10

_RESOLVER: Any = yaml.resolver.Resolver()
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_TRUE = ("yes", "true", "on")


@dataclass
class _Open:
    """A list or group that the parser is inside of."""

    container: list[object] | dict[str, object]
    path: Path
    key: str | None = None
    key_line: int = 0
    skip: bool = False


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _new(event: yaml.CollectionStartEvent, path: Path) -> _Open:
    return _Open({} if isinstance(event, yaml.MappingStartEvent) else [], path)


def build(document: Document, text: str) -> None:
    """Read YAML text into a document: its data, lines and faults.

    Where a line is not YAML, its value is left out and reading goes on, so that one slip with a colon
    does not hide every other fault.
    """
    slips: list[Fault] = []
    whole, slip = _parse(document, text)
    while slip is not None and slip not in slips:
        slips.append(slip)
        repaired = without_value(text, slip.line) if len(slips) < MAX_REPAIRS else None
        if repaired is None:
            break
        text = repaired
        whole, slip = _parse(document, text)
    document.faults = slips + document.faults
    if not whole:
        document.data = None
    elif document.data in (None, Misread("nothing")):
        document.data = None
        document.faults.append(
            document.fault((), "The file is empty.", "Copy another framework file and change it.")
        )


def _parse(document: Document, text: str) -> tuple[bool, Fault | None]:
    """Fill a document anew from a text.

    Returns:
        Whether the text was read to its end, and what in it is not YAML.
    """
    builder = _Builder(document)
    document.data, document.lines, document.raw, document.faults = None, {}, {}, []
    try:
        return all(builder.take(event) for event in yaml.parse(text, Loader=yaml.CSafeLoader)), None
    except yaml.YAMLError as error:
        line, problem, remedy = explain(error, text)
        place = max((path for path, at in document.lines.items() if at == line), key=len, default=())
        return False, document.fault(place, problem, remedy, line)


class _Builder:
    """Builds a document from the events of the YAML parser, without recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0
        self._documents = 0
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False means that reading stops here, and that a fault says why."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._begin(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            return True
        if not isinstance(event, yaml.NodeEvent):
            return True
        self.nodes += 1
        line = _line(event)
        if self.nodes > MAX_NODES or len(self._stack) >= MAX_DEPTH:
            what = "much in" if self.nodes > MAX_NODES else "deeply nested"
            self._say((), f"There is too {what} here for a framework file.", "Make it simpler.", line)
            return False
        if self._expects_key():
            self._take_key(event, line)
        else:
            self._take_value(event, line)
        return True

    def _begin(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        line = _line(event)
        self._say(
            (), "The file holds more than one document.", "Delete the line “---”, or make two files.", line
        )
        return False

    def _say(self, path: Path, problem: str, remedy: str, line: int) -> None:
        self.document.faults.append(self.document.fault(path, problem, remedy, line))

    def _expects_key(self) -> bool:
        return (
            bool(self._stack) and isinstance(self._stack[-1].container, dict) and self._stack[-1].key is None
        )

    def _take_key(self, event: yaml.NodeEvent, line: int) -> None:
        """Remember the name that the next value belongs to."""
        inside = self._stack[-1]
        inside.key_line = line
        inside.skip = False
        if isinstance(event, yaml.ScalarEvent):
            inside.key = event.value
            self._check_plain(event, (*inside.path, event.value), line)
            self._check_repeated(inside, line)
            return
        self._say(inside.path, "A name must be a plain word.", "Write “name: value”, one on each line.", line)
        inside.key, inside.skip = "?", True
        if isinstance(event, yaml.CollectionStartEvent):
            self._stack.append(_new(event, inside.path))

    def _check_repeated(self, inside: _Open, line: int) -> None:
        assert isinstance(inside.container, dict)
        key = inside.key or ""
        if key not in inside.container:
            return
        inside.skip = True
        path = (*inside.path, key)
        first = self.document.line_of(path)
        self._say(
            path,
            f"The name {quoted(key)} stands here a second time; the first is on line {first}.",
            "Keep one of the two.",
            line,
        )

    def _take_value(self, event: yaml.NodeEvent, line: int) -> None:
        path, line = self._place(line)
        plain = self._check_plain(event, path, line)
        if isinstance(event, yaml.CollectionStartEvent):
            inner = _new(event, path)
            self._put(inner.container, path, line)
            self._stack.append(inner)
            return
        value: object = Misread("left out")
        if plain and isinstance(event, yaml.ScalarEvent):
            value = scalar(event)
            if not isinstance(value, str):
                self.document.raw[path] = event.value
        self._put(value, path, line)

    def _place(self, line: int) -> tuple[Path, int]:
        """Return the path of the value that comes now, and its line: for a named value, the name's."""
        if not self._stack:
            return (), line
        inside = self._stack[-1]
        if isinstance(inside.container, list):
            return (*inside.path, len(inside.container)), line
        return (*inside.path, inside.key or ""), inside.key_line

    def _put(self, value: object, path: Path, line: int) -> None:
        """Put a value where it belongs; the second of two equal names is left out."""
        if not self._stack:
            self.document.data = value
        else:
            inside = self._stack[-1]
            skip, inside.skip = inside.skip, False
            if isinstance(inside.container, list):
                inside.container.append(value)
            else:
                key, inside.key = inside.key or "", None
                if skip:
                    return
                inside.container[key] = value
        self.document.lines[path] = line

    def _check_plain(self, event: yaml.NodeEvent, path: Path, line: int) -> bool:
        """Refuse anchors, aliases and tags; an anchor or a tag may be a text that lacks its quotes."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            problem = f"{quoted(f'*{event.anchor}')} is an alias, and framework files do without."
        elif event.anchor is not None:
            problem = f"{quoted(f'&{event.anchor}')} is an anchor, and framework files do without."
        elif tag is not None:
            problem = f"{quoted(tag)} is a tag, and framework files do without."
        else:
            return True
        self._say(path, problem, "Write the value out in full; put a text that begins so in quotes.", line)
        return False


def scalar(event: yaml.ScalarEvent) -> object:
    """Return a text, a plain number, true or false; or Misread for what YAML makes of anything else."""
    text = event.value
    if text == LEFT_OUT:
        return Misread("left out")
    if not event.implicit[0]:
        return text.strip()
    kind = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)).rpartition(":")[2]
    if kind == "bool":
        return text.lower() in _TRUE
    if kind in ("int", "float"):
        return _number(text)
    return {"null": Misread("nothing"), "timestamp": Misread("date")}.get(kind, text.strip())


def _number(text: str) -> object:
    """Return a number written as people write it; 012, 1_000, 1:30 and .inf are told as faults."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        value = float(text)
        return int(value) if value.is_integer() else value
    return Misread("number")

"""Lists in one cell: an entry on each line, so that an item stays one row.

A word in brackets before an entry says its kind or code: “[process] Minutes of the last two meetings”.
Where a text begins with a bracket itself, empty brackets stand before it: “[] [Draft] policy”.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from eolc_desktop.domain.frameworks import EvidenceHint, Link, Measure
from eolc_desktop.exchange.framework_layout import EVIDENCE_KINDS, LINK_KINDS

_BRACKETS = re.compile(r"\[([^\[\]]*)\]\s*(.*)")
_BULLET = re.compile(r"[-–•*·]\s+")
_PART = re.compile(r"(numerator|denominator)\s*:\s*(.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;/()]+")


@dataclass
class Entries:
    """What stands in a cell: the entries, the line of each, and what is wrong with other lines.

    Args:
        data: The entries, as the data of a framework has them.
        lines: The line in the cell on which each begins, from 1.
        faults: What is wrong: the line, the problem, the remedy.
        typed: What was typed for each entry, where the data say it otherwise; else empty.
    """

    data: list[Any] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def add(self, line: int, entry: object, typed: str = "") -> None:
        """Add an entry."""
        self.data.append(entry)
        self.lines.append(line)
        self.typed.append(typed)


def evidence_text(evidence: Sequence[EvidenceHint]) -> str:
    """Return evidence as the text of a cell."""
    return "\n".join(_marked(hint.kind, hint.text) for hint in evidence)


def measures_text(measures: Sequence[Measure]) -> str:
    """Return measures as the text of a cell."""
    lines = []
    for measure in measures:
        lines.append(_marked(measure.code, measure.text))
        for name in ("numerator", "denominator"):
            if getattr(measure, name):
                lines.append(f"{name}: {getattr(measure, name)}")
    return "\n".join(lines)


def links_text(links: Sequence[Link], own_id: str) -> str:
    """Return links as the text of a cell; those within the framework go without its id."""
    return "\n".join(
        f"{link.item} {link.kind}"
        if link.framework == own_id
        else f"{link.framework} {link.item} {link.kind}"
        for link in links
    )


def words_text(words: Sequence[str]) -> str:
    """Return ids or codes as the text of a cell."""
    return ", ".join(words)


def read_evidence(text: str) -> Entries:
    """Read the evidence in a cell."""
    found = Entries()
    for number, line in _lines(text):
        kind, words = _unmarked(line)
        if kind and kind.lower() not in EVIDENCE_KINDS:
            found.faults.append(
                (
                    number,
                    f"“[{kind[:40]}]” is not a kind of evidence.",
                    "Write [process], [outcome] or [experience], or [] before a text in brackets.",
                )
            )
        elif not words:
            found.faults.append(
                (number, "There is no text behind the brackets.", "Write it, or delete the line.")
            )
        else:
            found.add(number, {"text": words, **({"kind": kind.lower()} if kind else {})})
    return found


def read_measures(text: str) -> Entries:
    """Read the measures in a cell."""
    found = Entries()
    for number, line in _lines(text):
        part = _PART.fullmatch(line)
        if part is not None:
            _add_part(found, number, part[1].lower(), part[2].strip())
            continue
        code, words = _unmarked(line)
        if not words:
            found.faults.append(
                (number, "There is no text behind the brackets.", "Write it, or delete the line.")
            )
        else:
            found.add(number, {"text": words, **({"code": code} if code else {})})
    return found


def _add_part(found: Entries, number: int, name: str, words: str) -> None:
    if not found.data or name in found.data[-1]:
        problem = (
            f"The measure above has a {name} already."
            if found.data
            else f"There is no measure above this {name}."
        )
        remedy = "Write what is measured on a line of its own, and its numerator and denominator below it."
        found.faults.append((number, problem, remedy))
    elif not words:
        found.faults.append((number, f"The {name} is empty.", "Write it, or delete the line."))
    else:
        found.data[-1][name] = words


def read_links(text: str) -> Entries:
    """Read the links in a cell; one that names no framework leads to an item of this one."""
    found = Entries()
    for number, line in _lines(text):
        words = [word for word in _BETWEEN.split(_BULLET.sub("", line, count=1)) if word]
        kind = _kind(words)
        if kind is None or (kind == "" and len(words) == 3):
            found.faults.append(
                (number, f"“{words[-1][:40]}” is not a kind of link.", "Write same, part or related.")
            )
        elif len(words) not in (1, 2):
            found.faults.append(
                (
                    number,
                    f"“{line[:60]}” is not a link.",
                    "Write “A1.2 related” for an item of this framework, “nice-qs13-2021 N1 related” else.",
                )
            )
        else:
            framework = {"framework": words[0]} if len(words) == 2 else {}
            found.add(number, {**framework, "item": words[-1], **({"kind": kind} if kind else {})})
    return found


def _kind(words: list[str]) -> str | None:
    """Take the kind off the words of a link: empty where there is none, None where it is misspelt."""
    last = words[-1].lower() if len(words) > 1 else ""
    if last in LINK_KINDS:
        words.pop()
        return last
    return None if difflib.get_close_matches(last, LINK_KINDS, n=1, cutoff=0.75) else ""


def read_words(text: str) -> Entries:
    """Read the ids or codes in a cell: with commas between them, or each on a line of its own."""
    found = Entries()
    for number, line in _lines(text):
        for word in re.split(r"[,;]", line):
            if word.strip():
                typed = _BULLET.sub("", word.strip(), count=1)
                found.add(number, "-".join(typed.split()), typed)
    return found


def read_settings(text: str) -> Entries:
    """Read settings: “Care home” is care-home, as its id is."""
    found = read_words(text)
    found.data = [word.lower() for word in found.data]
    return found


def _marked(mark: str, text: str) -> str:
    if mark:
        return f"[{mark}] {text}"
    unsafe = text.startswith("[") or _BULLET.match(text) or _PART.fullmatch(text)
    return f"[] {text}" if unsafe else text


def _unmarked(line: str) -> tuple[str, str]:
    """Return the word in brackets and the text behind it; bullets that people type are taken away."""
    found = _BRACKETS.fullmatch(_BULLET.sub("", line, count=1) if not line.startswith("[") else line)
    if found is not None:
        return found[1].strip(), found[2].strip()
    return "", _BULLET.sub("", line, count=1).strip()


def _lines(text: str) -> list[tuple[int, str]]:
    lines = enumerate((line.strip() for line in text.split("\n")), 1)
    return [(number, line) for number, line in lines if line]

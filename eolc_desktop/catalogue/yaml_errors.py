"""What a YAML parser complains about, said in a way that helps the person who wrote the file."""

from __future__ import annotations

import re

import yaml

from eolc_desktop.catalogue.faults import visible

# Stands for a value that could not be read; a character of the private use area, which nobody types.
LEFT_OUT = "\ue0ff"

_NAMED_VALUE = re.compile(r"(\s*(?:- )*[A-Za-z_]+: ).*")

_ADVICE = (
    (
        "mapping values are not allowed",
        "There is a second colon on this line, or the line is indented wrongly.",
        "Put a text that contains a colon in quotes, and line names up with those above.",
    ),
    (
        "cannot start any token",
        "A text begins with a character that means something else in YAML, or the line with a tab.",
        "Put the text in quotes, and indent with spaces.",
    ),
    (
        "could not find expected ':'",
        "A name here lacks its colon, or a text goes on at the left margin.",
        "Write “name: value”, and indent the further lines of a text.",
    ),
    (
        "did not find expected key",
        "The lines do not line up here, or a quoted text ended too early.",
        'Line names up with those above, and write a quotation mark inside a quoted text as \\".',
    ),
    (
        "did not find expected '-' indicator",
        "The entries of this list do not line up.",
        "Begin every entry of a list with “- ”, all at the same depth.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark was opened and never closed.",
        "Close the text that begins on this line with a quotation mark.",
    ),
    (
        "tab character",
        "There is a tab where spaces belong.",
        "Indent with spaces only.",
    ),
)


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Return the line, the problem and the remedy for an error of the YAML parser."""
    if isinstance(error, yaml.reader.ReaderError):
        # The parser counts in bytes of UTF-8.
        before = text.encode()[: error.position]
        return (
            before.count(b"\n") + 1,
            "There is a character here that no text may contain.",
            "Delete it; it may not be visible.",
        )
    problem = str(getattr(error, "problem", None) or error)
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    problem_mark, context_mark = marks
    for sign, told, remedy in _ADVICE:
        if sign in problem:
            begun = sign in ("unexpected end of stream", "could not find expected ':'")
            return _line((context_mark if begun else None) or problem_mark), told, remedy
    return (
        _line(problem_mark or context_mark),
        f"This is not valid YAML: {visible(problem)}.",
        "Compare the line, and the one above it, with another framework file.",
    )


def without_value(text: str, line: int) -> str | None:
    """Return a text with the value on one line left out, or None where the line is not "name: value"."""
    lines = text.split("\n")
    found = _NAMED_VALUE.fullmatch(lines[line - 1]) if line <= len(lines) else None
    if found is None or lines[line - 1] == found[1] + LEFT_OUT:
        return None
    lines[line - 1] = found[1] + LEFT_OUT
    return "\n".join(lines)


def _line(mark: object) -> int:
    line = getattr(mark, "line", 0)
    return line + 1 if isinstance(line, int) else 1

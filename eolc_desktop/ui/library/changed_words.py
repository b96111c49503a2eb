"""Which words of a text changed: the old and the new one, each with what is only in it marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from eolc_desktop.ui.widgets.article import CAME, GONE, PLAIN, Run

Runs = tuple[Run, ...]

_PIECE = re.compile(r"\s+|\w+(?:[’'\-]\w+)*|[^\w\s]")
# Texts with less in common were written anew: marks all over them would only be in the way.
_LEAST_IN_COMMON = 0.4
# Comparing takes time with the product of the lengths, and what is this long comes from no shipped file.
_MOST_PIECES = 1500


def marked(old: str, new: str) -> tuple[Runs, Runs, bool]:
    """Return both texts with what differs marked, and whether the new one was written anew, unmarked."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if max(len(before), len(after)) > _MOST_PIECES:
        return (Run(old),), (Run(new),), old != new
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_IN_COMMON:
        return (Run(old),), (Run(new),), True
    lefts: list[Run] = []
    rights: list[Run] = []
    for same, left, right in _stretches(matcher, before, after):
        _add(lefts, left, PLAIN if same else GONE)
        _add(rights, right, PLAIN if same else CAME)
    return tuple(lefts), tuple(rights), False


def _stretches(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterator[tuple[bool, str, str]]:
    for tag, start, end, start_after, end_after in matcher.get_opcodes():
        left, right = "".join(before[start:end]), "".join(after[start_after:end_after])
        # A space alone between two changes belongs to them.
        inside = start > 0 and end < len(before) and left.isspace()
        yield tag == "equal" and not inside, left, right


def _add(runs: list[Run], text: str, mark: str) -> None:
    """Add a text, to the last run where that looks the same."""
    if not text:
        return
    if runs and runs[-1].mark == mark:
        runs[-1] = Run(runs[-1].text + text, mark)
    else:
        runs.append(Run(text, mark))

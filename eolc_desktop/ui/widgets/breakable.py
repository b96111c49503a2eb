"""Where a line may end: within words too long for any line, and never between a number and its %."""

from __future__ import annotations

import re

_LONG_WORD = re.compile(r"\S{25,}")
# So short that even the widest letters at twice the size fit a narrow window.
_PIECE = 10
# A zero-width space: a line may end there, and nothing is seen of it.
_BREAK = "\u200b"
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_NO_BREAK = "\u00a0"


def breakable(text: str) -> str:
    """Return a text whose long words may go on in the next line; a label would be as wide as they are."""
    return _LONG_WORD.sub(_break, _BEFORE_PERCENT.sub(_NO_BREAK, text))


def _break(found: re.Match[str]) -> str:
    word = found.group()
    return _BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))

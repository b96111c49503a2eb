"""Text that people typed, made fit for any file without changing what it says."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

# Control characters that no format can hold, halves of surrogate pairs, and code points that are not
# characters. Each becomes one replacement character, so that something lost can be seen to be lost.
# A table, because compiling a pattern of such ranges costs a tenth of a second.
_UNWRITABLE = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)}
    | {plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)},
    REPLACEMENT,
)
for _kept in "\t\n":
    del _UNWRITABLE[ord(_kept)]
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return a text with one kind of line break and without what no file can hold."""
    if text.isascii() and text.isprintable():
        return text
    return _LINE_BREAK.sub("\n", text).translate(_UNWRITABLE)


def shorten(text: str, length: int) -> str:
    """Return the beginning of a text, cut at a word and marked with an ellipsis where it is longer."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length]
    space = head.rfind(" ")
    return f"{head[: space if space > length // 2 else length].rstrip(' ,;:.')}…"

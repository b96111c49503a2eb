"""File names that every system takes: those of Windows are the strictest, and files travel."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def safe_name(text: str) -> str:
    """Return the words of a text as a part of a file name; empty where none is left."""
    text = "".join(" " if _UNSAFE.match(c) else c for c in unicodedata.normalize("NFC", text))
    text = "".join(c for c in text if unicodedata.category(c)[0] != "C")
    text = " ".join(text.split()).strip(" .-~")
    # A device stays one whatever its ending: LPT1.x is the printer too.
    device = _RESERVED.fullmatch(text)
    return f"{device[1]}_{device[2] or ''}" if device else text


def unsafe_letters(name: str) -> list[str]:
    """Return the letters of a name that some system does not take."""
    return sorted(set(_UNSAFE.findall(name)))

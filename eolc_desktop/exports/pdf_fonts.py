"""The fonts of the PDF, and text prepared for them: nothing typed is markup, every character shows."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab.graphics import shapes
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from eolc_desktop.paths import resource

REGULAR = "Inter"
BOLD = "Inter-SemiBold"
EMOJI = "NotoEmoji"
_FILES = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf", EMOJI: "NotoEmoji-Regular.ttf"}

MISSING = "□"
"""What stands for a character that none of the fonts has."""

MISSING_WORDS = (
    f"Where a text holds a character that this document’s fonts do not have, {MISSING} stands in its place. "
    "The workspace and the workbook have it as it was typed."
)

_TAB = "\u00a0" * 3 + " "


@cache
def register() -> None:
    """Make the fonts known to reportlab, and mend how it names characters beyond the first 65,536."""
    for name in (REGULAR, BOLD):
        _add(name)
    # Drawings would otherwise begin with a font that is not embedded.
    shapes.STATE_DEFAULTS["fontName"] = REGULAR
    # WORKAROUND: reportlab writes such characters with five digits, and readers extract other letters.
    ttfonts.makeToUnicodeCMap = _to_unicode


def _add(name: str) -> None:
    pdfmetrics.registerFont(TTFont(name, str(resource("fonts", _FILES[name]))))


@cache
def _characters(name: str) -> frozenset[str]:
    if name not in pdfmetrics.getRegisteredFontNames():
        _add(name)
    return frozenset(map(chr, _face(name).charToGlyph))


def _face(name: str) -> Any:
    # The type of a font knows nothing of what only TrueType fonts have.
    font: Any = pdfmetrics.getFont(name)
    return font.face


def escape(text: str) -> str:
    """Return a text in which nothing is markup."""
    # What xml.sax.saxutils does; importing that brings half of the network library along.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Split a text into runs of one font each, with a visible sign for what no font has."""
    own = _characters(font)
    if own.issuperset(text):
        return [(font, text)] if text else []
    emoji = _characters(EMOJI)

    def font_of(character: str) -> str:
        return EMOJI if character not in own and character in emoji else font

    found = []
    for name, characters in groupby(text, font_of):
        known = own if name == font else emoji
        shown = "".join(one if one in known else MISSING for one in characters)
        found.append((name, shown))
    return found


@lru_cache(maxsize=4096)
def markup(text: str, font: str = REGULAR) -> str:
    """Return a typed text as paragraph markup that shows it as typed."""
    return "<br/>".join(_line(line, font) for line in text.split("\n"))


def _line(line: str, font: str) -> str:
    line = line.replace("\t", _TAB)
    if "  " in line:
        # Runs of spaces would shrink to one: all but the last become spaces that stay.
        line = "".join(
            "\u00a0" * (len(part) - 1) + " " if part[0] == " " else part
            for part in ("".join(group) for _, group in groupby(line, " ".__eq__))
        )
    if line.startswith(" "):
        line = "\u00a0" + line[1:]
    parts = (
        escape(part) if name == font else f'<font face="{name}">{escape(part)}</font>'
        for name, part in runs(line, font)
    )
    return "".join(parts)


def width(text: str, font: str, size: float) -> float:
    """Return how wide a text is on one line."""
    return sum(pdfmetrics.stringWidth(part, name, size) for name, part in runs(text, font))


def cut(text: str, font: str, size: float, room: float) -> str:
    """Return a text that fits on one line, with an ellipsis where it had to be cut."""
    if width(text, font, size) <= room:
        return text
    while text and width(f"{text}…", font, size) > room:
        text = text[: -max(1, len(text) // 20)]
    return f"{text.rstrip()}…"


def _to_unicode(fontname: str, subset: Any) -> str:
    """Return the map from a font's codes to characters, in UTF-16 as the format asks."""
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({fontname})\n/Ordering ({fontname})\n/Supplement 0\n>> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
    )
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
    ]
    # No more than 100 characters may stand in one list.
    lists = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in lists)
    return f"{head}{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"

"""The look of the PDF: sizes, colours and paragraph styles."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from eolc_desktop.exports.pdf_fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 54.0
TOP = 58.0
BOTTOM = 64.0
WIDTH = PAGE_WIDTH - 2 * MARGIN

BLUE = HexColor("#005EB8")
DARK_BLUE = HexColor("#003087")
INK = HexColor("#231F20")
GREY = HexColor("#425563")
LINE = HexColor("#C9D3D7")
PALE = HexColor("#F1F5F6")
YELLOW = HexColor("#FFB81C")


def _style(
    name: str, size: float, leading: float, *, bold: bool = False, colour: Color = INK
) -> ParagraphStyle:
    font = BOLD if bold else REGULAR
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        bulletFontName=font,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


def _with(style: ParagraphStyle, **options: Any) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}*", parent=style, **options)


COVER_TITLE = _with(_style("cover title", 15, 20, bold=True, colour=BLUE), spaceAfter=4)
COVER_PLACE = _with(_style("cover place", 34, 41, bold=True, colour=DARK_BLUE), spaceAfter=14)
MARK = _with(
    _style("mark", 11, 14, bold=True),
    backColor=YELLOW,
    borderPadding=(5, 8, 6, 8),
    leftIndent=8,
    rightIndent=300,
    spaceAfter=18,
)
FACT_NAME = _with(_style("fact name", 9, 13, colour=GREY), keepWithNext=1)
FACT = _with(_style("fact", 11.5, 16), spaceAfter=7)

HEADINGS = {
    1: _with(_style("heading 1", 22, 28, bold=True, colour=DARK_BLUE), spaceAfter=6, keepWithNext=1),
    2: _with(
        _style("heading 2", 13.5, 18, bold=True, colour=BLUE), spaceBefore=16, spaceAfter=5, keepWithNext=1
    ),
    3: _with(_style("heading 3", 10.5, 14, bold=True), spaceBefore=9, spaceAfter=3, keepWithNext=1),
}
TEXTS = {
    "body": _with(_style("body", 10, 14.5), spaceAfter=6),
    "muted": _with(_style("muted", 9, 13, colour=GREY), spaceAfter=6),
    "strong": _with(_style("strong", 10, 14.5, bold=True), spaceAfter=2, keepWithNext=1),
    "lead": _with(_style("lead", 16, 22, bold=True, colour=INK), spaceBefore=8, spaceAfter=12),
}
CONTENTS_TITLE = _with(HEADINGS[2], spaceBefore=26)
CONTENTS = {1: _style("contents 1", 10, 18, bold=True), 2: _with(_style("contents 2", 10, 16), leftIndent=12)}

TILE_NAME = _style("tile name", 9, 12, bold=True, colour=GREY)
TILE_VALUE = _style("tile value", 24, 30, bold=True, colour=BLUE)
TILE_NOTE = _style("tile note", 8.5, 11.5, colour=GREY)

CELL = _style("cell", 8.8, 12)
CELL_NAME = _style("cell name", 8.8, 12)
CELL_NUMBER = _with(CELL, alignment=TA_RIGHT)
HEAD = _style("head", 8, 11, bold=True, colour=DARK_BLUE)
HEAD_NUMBER = _with(HEAD, alignment=TA_RIGHT)

ENTRY_TITLE = _with(_style("entry title", 10, 14, bold=True), spaceBefore=9, keepWithNext=1)
ENTRY_FACTS = _with(_style("entry facts", 9, 13, colour=GREY), spaceAfter=2)
ENTRY_TEXT = _with(_style("entry text", 9.5, 13.5), spaceBefore=1, spaceAfter=3, leftIndent=12)
TERM = _with(_style("term", 9.5, 13.5), spaceAfter=5)

"""The look of the workbooks that people fill in, and writing cells so that text stays text."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

DARK_BLUE = "#003087"
BLUE = "#005EB8"
INK = "#231F20"
GREY = "#425563"
LINE = "#D3DADD"

_BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
# Text cells are formatted as text, so that 1.10, 001 and dates stay what people type.
_TEXT = {"text_wrap": True, "num_format": "@", "align": "left"}
_HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": "#FFFFFF",
}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 18, "bold": True, "font_color": DARK_BLUE, "valign": "vcenter"},
    "lead": {"font_size": 11, "font_color": GREY, "text_wrap": True},
    "heading": {"font_size": 13, "bold": True, "font_color": DARK_BLUE, "valign": "bottom"},
    "head": {**_HEAD, "bg_color": BLUE},
    "needed": {**_HEAD, "bg_color": DARK_BLUE},
    "text": {**_TEXT, "bottom": 1, "bottom_color": LINE},
    "strong": {**_TEXT, "bold": True, "bottom": 1, "bottom_color": LINE},
    "muted": {**_TEXT, "font_color": GREY, "bottom": 1, "bottom_color": LINE},
    "number": {"align": "center", "bottom": 1, "bottom_color": LINE},
    "step": {"text_wrap": True, "font_size": 11},
}
_RISKY_START = ("=", "+", "-", "@", "'")


class Looks:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool], Format] = {}

    def get(self, look: str, *, quoted: bool = False) -> Format:
        """Return the format of a look; `quoted` keeps text that begins like a formula text when edited."""
        if (look, quoted) not in self._made:
            properties = {**_BASE, **_LOOKS[look], **({"quote_prefix": True} if quoted else {})}
            self._made[look, quoted] = self._workbook.add_format(properties)
        return self._made[look, quoted]

    def text(self, sheet: Worksheet, row: int, column: int, text: str, look: str = "text") -> None:
        """Write a text as text, whatever it begins with."""
        if text:
            sheet.write_string(row, column, text, self.get(look, quoted=text.startswith(_RISKY_START)))
        else:
            sheet.write_blank(row, column, None, self.get(look))


def page(sheet: Worksheet, heading: str) -> None:
    """Set a sheet up for printing: A4 landscape, as wide as the page, with page numbers."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    # An ampersand begins a command there, a digit would be taken for a part of one.
    plain = " ".join(heading.split())[:100].replace("&", "&&")
    sheet.set_header(f"&L&9 {plain}&R&9&A")
    sheet.set_footer("&R&9Page &P of &N")
    sheet.hide_gridlines(2)

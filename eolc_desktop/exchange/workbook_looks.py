"""The look of the workbooks that people fill in, and writing cells so that text stays text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

DARK_BLUE = "#003087"
BLUE = "#005EB8"
INK = "#231F20"
GREY = "#425563"
LINE = "#D3DADD"
PALE = "#E8EDEE"

_BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
# Text cells are formatted as text, so that 1.10, 001 and dates stay what people type.
_TEXT = {"text_wrap": True, "num_format": "@", "align": "left", "indent": 1}
_HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
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
    "fact": {"align": "left", "indent": 1, "bottom": 1, "bottom_color": LINE},
    "group": {"bold": True, "font_color": DARK_BLUE, "bg_color": PALE, "text_wrap": True, "indent": 1},
    "about": {"font_color": GREY, "bg_color": PALE, "text_wrap": True, "indent": 1},
    "step": {"text_wrap": True, "font_size": 11},
}
_LINE_HEIGHT = 13.0
_TALLEST = 400.0
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


class GrowingSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose rows are as high as their text, and grow with it when somebody writes more."""

    def _xml_start_tag(self, tag: str, attributes: Iterable[tuple[str, object]] = ()) -> None:
        # A height of the row’s own would be kept whatever is typed.
        super()._xml_start_tag(tag, [pair for pair in attributes if pair[0] != "customHeight"])


def height(texts: Iterable[tuple[str, float]], least: float = 1) -> float:
    """Return the height of a row for its highest text, each given with the width that it has."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_TALLEST, 5 + _LINE_HEIGHT * max(lines, least))


def _lines(text: str, width: float) -> int:
    """Return about how many lines a wrapped text takes in a column of so many characters."""
    return sum(1 + int(len(part) / (width * 1.1)) for part in text.split("\n"))


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

"""The look of the workbook: formats made once each, and writing cells so that text stays text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.exports.text import shorten

FONT = "Arial"
BLUE = "#005EB8"
DARK_BLUE = "#003087"
INK = "#231F20"
GREY = "#425563"
PALE = "#E8EDEE"
YELLOW = "#FFB81C"

CELL_LIMIT = 32_767
_CUT = "… [cut here: a cell holds no more. The whole text is in the workspace.]"

_BASE = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 20, "bold": True, "font_color": DARK_BLUE, "valign": "vcenter"},
    "subtitle": {"font_size": 12, "font_color": GREY, "valign": "vcenter"},
    "heading": {"font_size": 13, "bold": True, "font_color": DARK_BLUE, "valign": "bottom"},
    "mark": {"bold": True, "bg_color": YELLOW, "valign": "vcenter", "align": "left", "indent": 1},
    "head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": DARK_BLUE,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
        "border": 1,
        "border_color": DARK_BLUE,
    },
    "text": {"text_wrap": True, "align": "left", "indent": 1},
    "strong": {"text_wrap": True, "bold": True, "align": "left", "indent": 1},
    "plain": {"align": "left", "indent": 1},
    "muted": {"text_wrap": True, "align": "left", "indent": 1, "font_color": GREY},
    "number": {"align": "center"},
    "measure": {"align": "center", "num_format": "0.00"},
    "integer": {"align": "center", "num_format": "0"},
    "percent": {"align": "center", "num_format": "0 %"},
    "share": {"num_format": "0.000", "align": "right"},
    "input": {"align": "center", "bg_color": "#FFF8E5"},
    "choice": {"align": "left", "indent": 1, "bg_color": "#FFF8E5"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
}
_LINE = {"bottom": 1, "bottom_color": "#D3DADD"}
_RISKY_START = ("=", "+", "-", "@", "'")


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool, int], Format] = {}

    def get(self, look: str, *, quoted: bool = False, indent: int = 0) -> Format:
        """Return the format of a look; `quoted` keeps text that begins like a formula text when edited."""
        key = (look, quoted, indent)
        if key not in self._made:
            properties = {**_BASE, **_LOOKS[look]}
            indent += properties.get("indent", 0)
            if look not in ("title", "subtitle", "heading", "mark", "head"):
                properties |= _LINE
            if quoted:
                properties["quote_prefix"] = True
            if indent:
                properties["indent"] = indent
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, look: str = "text", indent: int = 0
    ) -> None:
        """Write a text as text, whatever it begins with and however long it is."""
        if not text:
            sheet.write_blank(row, column, None, self.get(look, indent=indent))
            return
        quoted = text.startswith(_RISKY_START)
        sheet.write_string(row, column, fit(text), self.get(look, quoted=quoted, indent=indent))

    def number(
        self, sheet: Worksheet, row: int, column: int, value: float | None, look: str = "number"
    ) -> None:
        """Write a number, or leave the cell empty where there is none."""
        if value is None:
            sheet.write_blank(row, column, None, self.get(look))
        else:
            sheet.write_number(row, column, value, self.get(look))

    def formula(
        self, sheet: Worksheet, row: int, column: int, formula: str, value: float | str | None, look: str
    ) -> None:
        """Write a formula with the result that it has now; None is a result shown as an empty text."""
        sheet.write_formula(row, column, formula, self.get(look), "" if value is None else value)

    def header(self, sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
        """Write a row of column titles."""
        for column, title in enumerate(titles):
            sheet.write_string(row, column, title, self.get("head"))


def fit(text: str) -> str:
    """Return a text that a cell can hold, with a sign where it had to be cut."""
    # Excel counts in UTF-16 units; no character takes more than two.
    if len(text) * 2 <= CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    room = (CELL_LIMIT - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _CUT


def lines(text: str, width: float) -> int:
    """Return about how many lines a wrapped text takes in a column of so many characters."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(1 + int(len(part) / (width * 1.05)) for part in text.split("\n"))


def height(count: int) -> float:
    """Return the height of a row of so many lines, within what a sheet allows."""
    return min(409.0, 4 + 12.75 * count)


def literal(text: str) -> str:
    """Return a text as a formula writes it: in quotes, and within the 255 characters that are allowed."""
    return '"' + shorten(text, 120).replace('"', '""') + '"'


def page(sheet: Worksheet, heading: str, footer: str) -> None:
    """Set a sheet up for A4 landscape, one page wide, with a heading and page numbers."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.set_header(f"&L&9{_plain(heading)}&R&9&A")
    sheet.set_footer(f"&L&9{_plain(footer)}&R&9Page &P of &N")
    sheet.hide_gridlines(2)


def _plain(text: str) -> str:
    # An ampersand begins a command in headers and footers, and all of it may take 255 characters.
    text = shorten(text, 100)
    return (" " if text[:1].isdigit() else "") + text.replace("&", "&&")

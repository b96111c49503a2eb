"""The first sheet of a framework workbook: how to fill it in, with a line for every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.exchange.framework_layout import (
    FACTS,
    FRAMEWORK,
    GONE_TABLE,
    ITEMS_TABLE,
    LEVEL_ABOUT,
    SCALES_TABLE,
    SECTIONS_TABLE,
)
from eolc_desktop.exchange.workbook_looks import Looks

_STEPS = (
    """This workbook holds one framework. Change it here, and bring it back into the library of EoLC Desktop:
    the program checks every cell, shows what would come, and says by sheet and cell what to mend.""",
    """Columns with a dark blue head must be filled in for every row; those with a lighter one may stay
    empty.""",
    """Rows may be sorted, columns moved, empty rows put in, and columns of your own added beside ours. The
    names of the sheets and of our columns must stay.""",
    """Write texts and numbers, not formulas. Alt+Enter begins a new line in a cell.""",
    """A published edition never changes, so that old results stay true: to change a framework, give it an id
    of its own on the sheet “Framework”, and write there which edition it replaces. Keep the ids of items that
    stay: answers are carried over by them.""",
    """Use your own words. A publisher’s titles may stand as titles; other people’s texts are theirs.""",
)


@dataclass(frozen=True)
class Listing:
    """Ids or codes that items may name: each with its title and what it covers."""

    title: str
    rows: Sequence[tuple[str, str, str]]


Lists = Sequence[Listing]


def write_how_to(sheet: Worksheet, looks: Looks, framework: Framework, reference: Lists) -> None:
    """Write the explanations, and the lists of what items may name."""
    for column, width in enumerate((22, 30, 16, 96)):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 34)
    looks.text(sheet, 0, 0, "How to fill this in", "title")
    looks.text(sheet, 1, 0, f"{framework.title} ({framework.edition})"[:200], "heading")
    row = 3
    for number, step in enumerate(_STEPS, 1):
        sheet.merge_range(row, 0, row, 3, "", looks.get("step"))
        sheet.write_string(row, 0, f"{number}.  {' '.join(step.split())}", looks.get("step"))
        sheet.set_row(row, 32 if len(step) > 150 else 18)
        row += 1
    row = _head(sheet, looks, row + 1, ("Sheet", "Column", "Must be there", "What to write"))
    for fact in FACTS:
        row = _line(sheet, looks, row, (FRAMEWORK, fact.title, "yes" if fact.needed else "", fact.about))
    for table in (GONE_TABLE, SCALES_TABLE, SECTIONS_TABLE, ITEMS_TABLE):
        row = _line(sheet, looks, row, (table.title, "", "", table.about))
        for known in table.columns:
            needed = "yes" if known.needed else ""
            row = _line(sheet, looks, row, (table.title, known.title, needed, known.about))
    row = _line(sheet, looks, row, (ITEMS_TABLE.title, "Level …", "", LEVEL_ABOUT))
    for listing in reference:
        row = _head(sheet, looks, row + 1, (listing.title, "Title", "", "What it covers"))
        for code, title, covers in listing.rows:
            row = _line(sheet, looks, row, (code, title, "", covers))


def _head(sheet: Worksheet, looks: Looks, row: int, titles: Sequence[str]) -> int:
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, looks.get("head"))
    return row + 1


def _line(sheet: Worksheet, looks: Looks, row: int, texts: Sequence[str]) -> int:
    for column, text in enumerate(texts):
        look = ("strong", "strong", "muted", "text")[column]
        looks.text(sheet, row, column, text, look)
    return row + 1

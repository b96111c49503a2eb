"""The first sheet of a framework workbook: how to fill it in, with a line for every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.exchange.framework_columns import LEVEL_ABOUT, Column
from eolc_desktop.exchange.framework_layout import FACTS, FRAMEWORK, TABLES
from eolc_desktop.exchange.workbook_looks import Looks, height

_WIDTHS = (28.0, 36.0, 104.0)

_STEPS = (
    """This workbook holds one framework. Change it here, and bring it back into the library of EoLC Desktop:
    the program checks every cell, shows what would come, and says by sheet and cell what to mend.""",
    """Columns with a dark blue head must be filled in for every row; those with a lighter one may stay
    empty.""",
    """The order of the rows on the sheets “Sections” and “Items” is the order in which questions are asked:
    whoever sorts or moves rows changes it. Columns may be moved, empty rows put in, and columns of your own
    added beside ours. The names of the sheets and of our columns must stay.""",
    """In the blank template everything but the scale is an example, to write over or to delete: the check
    tells of each cell that still holds its text. The scale may stay as it is.""",
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
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 34)
    looks.text(sheet, 0, 0, "How to fill this in", "title")
    looks.text(sheet, 1, 0, f"{framework.title} ({framework.edition})"[:200], "heading")
    row = 3
    for number, step in enumerate(_STEPS, 1):
        text = f"{number}.  {' '.join(step.split())}"
        sheet.merge_range(row, 0, row, 2, "", looks.get("step"))
        sheet.write_string(row, 0, text, looks.get("step"))
        sheet.set_row(row, height([(text, sum(_WIDTHS))]) + 3)
        row += 1
    row = _head(sheet, looks, row + 1, ("Column", "Must it be filled in?", "What to write"))
    row = _group(
        sheet, looks, row, FRAMEWORK, "What is said of the framework as a whole: a row for each name."
    )
    row = _columns(sheet, looks, row, FACTS)
    for table in TABLES:
        row = _group(sheet, looks, row, table.title, table.about)
        row = _columns(sheet, looks, row, table.columns)
    row = _line(sheet, looks, row, ("Level …", "", LEVEL_ABOUT))
    for listing in reference:
        row = _head(sheet, looks, row + 1, (listing.title, "Title", "What it covers"))
        for entry in listing.rows:
            row = _line(sheet, looks, row, entry)


def _head(sheet: Worksheet, looks: Looks, row: int, titles: Sequence[str]) -> int:
    sheet.set_row(row, 22)
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, looks.get("head"))
    return row + 1


def _group(sheet: Worksheet, looks: Looks, row: int, title: str, about: str) -> int:
    sheet.set_row(row, height([(about, _WIDTHS[2])]))
    for column, (text, look) in enumerate(((f"Sheet “{title}”", "group"), ("", "group"), (about, "about"))):
        looks.text(sheet, row, column, text, look)
    return row + 1


def _columns(sheet: Worksheet, looks: Looks, row: int, columns: Sequence[Column]) -> int:
    for column in columns:
        row = _line(sheet, looks, row, (column.title, "yes" if column.needed else "", column.about))
    return row


def _line(sheet: Worksheet, looks: Looks, row: int, texts: Sequence[str]) -> int:
    sheet.set_row(row, height(zip(texts, _WIDTHS, strict=True)))
    for column, (text, look) in enumerate(zip(texts, ("strong", "text", "text"), strict=True)):
        looks.text(sheet, row, column, text, look)
    return row + 1

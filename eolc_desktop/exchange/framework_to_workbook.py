"""A framework → an Excel workbook to edit: one row for each item, and an explanation of every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.framework_data import framework_to_data
from eolc_desktop.domain.frameworks import Framework, Item, Number, Section
from eolc_desktop.exchange import framework_lists as lists
from eolc_desktop.exchange.framework_columns import LEVEL_WIDTH, Column, Table
from eolc_desktop.exchange.framework_how_to import Lists, write_how_to
from eolc_desktop.exchange.framework_layout import (
    FACTS,
    FRAMEWORK,
    GONE_TABLE,
    HOW_TO,
    ITEMS_TABLE,
    NO,
    SCALES_TABLE,
    SECTIONS_TABLE,
    YES,
)
from eolc_desktop.exchange.workbook_looks import GrowingSheet, Looks, height, page

# The same framework gives the same bytes: a workbook is dated by no clock.
_UNDATED = datetime(2026, 1, 1)  # noqa: DTZ001  (Excel knows no time zones)
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ROOM = 1000

Row = dict[tuple[str, ...], object]


def write(framework: Framework, path: Path, reference: Lists) -> None:
    """Write a framework as a workbook; reading it again gives the same framework.

    Args:
        framework: The framework.
        path: The file to write.
        reference: The ids and codes that items may name, explained in the workbook.

    Raises:
        OSError: The file cannot be written.
    """
    workbook = xlsxwriter.Workbook(str(path), _OPTIONS)
    workbook.set_properties({"title": framework.title, "author": "", "created": _UNDATED})
    _Writer(workbook, framework).write(reference)
    try:
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(*error.args[0].args) from error


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: Workbook, framework: Framework) -> None:
        self.workbook = workbook
        self.framework = framework
        self.looks = Looks(workbook)
        self.data: dict[str, Any] = framework_to_data(framework)

    def write(self, reference: Lists) -> None:
        """Write all sheets."""
        how_to = self._sheet(HOW_TO)
        levels = sorted({level.value for scale in self.framework.scales for level in scale.levels})
        self._facts()
        self._table(GONE_TABLE, (dict(_row(GONE_TABLE, gone)) for gone in self.data.get("gone", ())))
        self._table(SCALES_TABLE, self._levels())
        self._table(SECTIONS_TABLE, self._sections(), frozen=2)
        items = self._table(ITEMS_TABLE, self._items(), levels, frozen=3)
        # On paper an item takes two sheets of A3 side by side, with its name on both.
        items.set_paper(8)
        items.fit_to_pages(2, 0)
        items.repeat_columns(0, 2)
        write_how_to(how_to, self.looks, self.framework, reference)

    def _sheet(self, title: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(title, worksheet_class=GrowingSheet)
        page(sheet, self.framework.title)
        return sheet

    def _facts(self) -> None:
        sheet = self._sheet(FRAMEWORK)
        widths = (20.0, 84.0, 64.0)
        for column, (title, width) in enumerate(zip(("Name", "Value", "What it is"), widths, strict=True)):
            sheet.set_column(column, column, width, self.looks.get("text"))
            sheet.write_string(0, column, title, self.looks.get("head"))
        sheet.set_row(0, 22)
        sheet.freeze_panes(1, 0)
        for row, fact in enumerate(FACTS, 1):
            value = _at(self.data, fact.key)
            sheet.set_row(row, height(zip((fact.title, str(value), fact.about), widths, strict=True)))
            self.looks.text(sheet, row, 0, fact.title, "strong")
            self._cell(sheet, row, 1, value, "fact" if fact.kind == "number" else "text")
            self.looks.text(sheet, row, 2, fact.about, "muted")
            self._choices(sheet, row, row, 1, fact)

    def _table(
        self, table: Table, rows: Iterable[Row], levels: Sequence[Number] = (), *, frozen: int = 1
    ) -> Worksheet:
        """Write a table: its columns, then one for each level that items may describe themselves."""
        sheet = self._sheet(table.title)
        columns = [*table.columns, *(_level_column(value) for value in levels)]
        for number, column in enumerate(columns):
            look = "number" if column.kind == "number" else "text"
            sheet.set_column(number, number, column.width, self.looks.get(look))
            sheet.write_string(0, number, column.title, self.looks.get("needed" if column.needed else "head"))
            self._choices(sheet, 1, _ROOM, number, column)
        sheet.set_row(0, 34)
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)
        last = 1
        for last, row in enumerate(rows, 1):
            texts = ((str(row.get(column.key) or ""), column.width) for column in columns)
            sheet.set_row(last, height(texts))
            for number, column in enumerate(columns):
                look = "strong" if column.key in (("id",), ("title",)) else "text"
                self._cell(sheet, last, number, row.get(column.key), look)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        return sheet

    def _cell(self, sheet: Worksheet, row: int, number: int, value: object, look: str = "text") -> None:
        if isinstance(value, bool):
            self.looks.text(sheet, row, number, YES if value else NO)
        elif isinstance(value, int | float):
            # Excel keeps fifteen digits; what has more is written as a text, and read as the number.
            if float(f"{value:.15g}") == value:
                sheet.write_number(row, number, value, self.looks.get("fact" if look == "fact" else "number"))
            else:
                self.looks.text(sheet, row, number, _digits(value))
        else:
            self.looks.text(sheet, row, number, "" if value is None else str(value), look)

    def _choices(self, sheet: Worksheet, first: int, last: int, number: int, column: Column) -> None:
        """Offer the values that a column can have; those of ids are the ones that the other sheets have."""
        source: object = list(column.choices)
        if column.key == ("scale",):
            source = f"='{SCALES_TABLE.title}'!$A$2:$A${_ROOM}"
        elif column.key in (("section",), ("within",)):
            source = f"='{SECTIONS_TABLE.title}'!$A$2:$A${_ROOM}"
        if source:
            sheet.data_validation(
                first,
                number,
                last,
                number,
                {
                    "validate": "list",
                    "source": source,
                    "error_type": "warning",
                    "error_title": column.title,
                    "error_message": "This is none of the values in the list. Use it all the same?",
                },
            )

    def _levels(self) -> Iterable[Row]:
        for scale in self.data["scales"]:
            whole = dict(_row(SCALES_TABLE, scale))
            for number, level in enumerate(scale["levels"]):
                row: Row = whole if number == 0 else {("id",): scale["id"]}
                yield {**row, **{("level", name): value for name, value in level.items()}}

    def _sections(self) -> Iterable[Row]:
        for section in self.data["sections"]:
            yield dict(_row(SECTIONS_TABLE, section))
            for inner in section.get("sections", ()):
                yield {**dict(_row(SECTIONS_TABLE, inner)), ("within",): section["id"]}

    def _items(self) -> Iterable[Row]:
        for section in self.framework.flat_sections:
            for item in section.items:
                yield _item_row(self.framework.id, section, item)


def _item_row(framework_id: str, section: Section, item: Item) -> Row:
    row: Row = {
        ("section",): section.id,
        ("id",): item.id,
        ("title",): item.title,
        ("official_title",): True if item.official_title else None,
        ("prompt",): item.prompt,
        ("good",): item.good,
        ("evidence",): lists.evidence_text(item.evidence),
        ("measures",): lists.measures_text(item.measures),
        ("settings",): lists.words_text(item.settings),
        ("links",): lists.links_text(item.links, framework_id),
        ("codes",): lists.words_text(item.codes),
        ("scale",): item.scale,
        ("weight",): None if item.weight == 1 else item.weight,
        ("source", "document"): item.source.document,
        ("source", "section"): item.source.section,
    }
    return row | {("level", _digits(value)): text for value, text in item.levels}


def _level_column(value: Number) -> Column:
    return Column(("level", _digits(value)), f"Level {_digits(value)}", "", width=LEVEL_WIDTH)


def _row(table: Table, data: dict[str, Any]) -> Iterable[tuple[tuple[str, ...], object]]:
    for column in table.columns:
        yield column.key, _at(data, column.key)


def _at(data: dict[str, Any], key: tuple[str, ...]) -> object:
    """Return what stands at a place of some data, or None."""
    value: Any = data
    for name in key:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _digits(value: Number) -> str:
    """Return a number as people write it: 0.00001, and never 1e-05."""
    return f"{Decimal(repr(value)):f}"

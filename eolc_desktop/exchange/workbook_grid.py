"""The cells of a workbook as plain values, by row and column."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from eolc_desktop.exchange.workbook_guard import NotSafeError, Package, open_safely

MAX_COLUMNS = 120
MAX_ROWS = 5_000
MAX_SHEETS = 40
MAX_TEXT = 40_000

Value = str | int | float | bool | None

# What openpyxl may run into in a part that is well formed and makes no sense.
_NONSENSE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True)
class Unread:
    """A cell that holds no text and no plain number: a formula, a date, an error, or too much."""

    kind: str


@dataclass
class Row:
    """A row that is not empty: its number, and its values by column, both from 1."""

    number: int
    values: dict[int, Value | Unread] = field(default_factory=dict)


@dataclass
class Sheet:
    """A sheet: its rows that are not empty, and its merged ranges."""

    title: str
    rows: list[Row] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def read_sheets(path: Path) -> list[Sheet]:
    """Read the cells of a workbook; no formula is evaluated, and nothing that it points to is opened.

    Raises:
        NotSafeError: It cannot be read, and why.
        OSError: The file cannot be read.
    """
    from openpyxl.utils.exceptions import CellCoordinatesException

    package = open_safely(path)
    # openpyxl warns of what it leaves out, and we want none of it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return list(_sheets(package))
        except (*_NONSENSE, CellCoordinatesException) as error:
            raise NotSafeError(
                "The workbook is damaged: its parts do not fit together.",
                "Open it in Excel or LibreOffice, save it again as .xlsx, and try that file.",
            ) from error


def address(row: int, column: int) -> str:
    """Return the name of a cell: D7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _sheets(package: Package) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(package.copy, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets[:MAX_SHEETS]:
        yield _sheet(sheet, package)


def _sheet(given: Any, package: Package) -> Sheet:
    from openpyxl.cell.read_only import EmptyCell

    marks = package.marks[given._worksheet_path]
    sheet = Sheet(str(given.title), merged=marks.merged)
    # What a sheet says of its own size need not be true.
    given.reset_dimensions()
    for number, cells in enumerate(given.iter_rows(max_col=MAX_COLUMNS), 1):
        # Rows that are only formatted come by the hundred thousand.
        if {*map(type, cells)} <= {EmptyCell}:
            continue
        row = Row(number)
        for column, cell in enumerate(cells, 1):
            value = _value(cell.value, cell.data_type)
            if marks.formulas and address(number, column) in marks.formulas:
                value = Unread("formula")
            if value is not None:
                row.values[column] = value
        if row.values:
            sheet.rows.append(row)
            if len(sheet.rows) > MAX_ROWS:
                raise NotSafeError(
                    f"The sheet {sheet.title[:40]} has more than {MAX_ROWS:,} rows.",
                    "A framework has some hundred: check that this is the right file.",
                )
    return sheet


def _value(value: object, data_type: str | None) -> Value | Unread:
    if data_type == "e":
        return Unread("error")
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        return Unread("long") if len(text) > MAX_TEXT else text or None
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _plain(value)
    return Unread("date" if isinstance(value, date | datetime | time | timedelta) else "formula")


def _plain(value: float) -> Value | Unread:
    """Return a number as people typed it: with the fifteen digits that Excel keeps."""
    if abs(value) >= 1e15:
        return Unread("number")
    value = float(f"{value:.15g}")
    return int(value) if value.is_integer() else value

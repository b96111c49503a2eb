"""Lay a report out as an Excel workbook that works itself out again when a level is changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.exports import xlsx_items, xlsx_notes, xlsx_numbering, xlsx_scores
from eolc_desktop.exports.report import EXAMPLE, Report
from eolc_desktop.exports.xlsx_styles import Styles, page

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(report: Report, path: Path, tick: Callable[[float], None] | None = None) -> None:
    """Write the gap analysis.

    The same report gives the same bytes: the workbook is dated by the report's day.

    Args:
        report: What to say.
        path: The file to write.
        tick: Called with the share done, from 0 to 1; it may raise to stop, and then nothing is written.

    Raises:
        OSError: The file cannot be written.
    """
    with _nothing_collected():
        _write(report, path, tick or _no_tick)


def _write(report: Report, path: Path, tick: Callable[[float], None]) -> None:
    workbook = xlsxwriter.Workbook(str(path), _OPTIONS)
    day = datetime.combine(report.as_at, time())
    title = f"{report.place}: gap analysis"
    workbook.set_properties(
        {"title": title, "subject": f"As at {report.as_at_words}", "author": "", "created": day}
    )
    styles = Styles(workbook)
    names = ("Summary", "Items", "Gaps", "Sections", "Definitions")
    sheets = {name: workbook.add_worksheet(name, worksheet_class=_Sheet) for name in names}
    mark = f" · {EXAMPLE}" if report.example else ""
    for sheet in sheets.values():
        page(sheet, f"{title}{mark}", f"As at {report.as_at_words}")
    numbering = xlsx_numbering.number_rows(report)
    xlsx_notes.write_summary(sheets["Summary"], styles, report, numbering)
    tick(0.05)
    xlsx_items.write(workbook, sheets["Items"], styles, numbering, tick)
    tick(0.6)
    xlsx_notes.write_gaps(sheets["Gaps"], styles, report, numbering)
    xlsx_scores.write(workbook, sheets["Sections"], styles, report, numbering)
    xlsx_notes.write_definitions(workbook, sheets["Definitions"], styles, report, numbering)
    tick(0.7)
    try:
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as problem:
        raise _cause(problem) from problem
    tick(1)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage among cells, of which none is any until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Sheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that takes formulas as they are.

    XlsxWriter looks through every formula for some forty functions newer than the file format. Ours use
    none, and in a workbook of 10,000 rows that search takes most of the time.
    """

    # The methods themselves, without what turns "A1" into a row and a column.
    write_string = Worksheet.write_string.__wrapped__
    write_number = Worksheet.write_number.__wrapped__
    write_formula = Worksheet.write_formula.__wrapped__
    write_blank = Worksheet.write_blank.__wrapped__

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        return formula.removeprefix("=")


def _no_tick(_: float) -> None:
    return


def _cause(problem: Exception) -> OSError:
    cause = problem.__context__ if isinstance(problem.__context__, OSError) else None
    return cause or OSError(str(problem))

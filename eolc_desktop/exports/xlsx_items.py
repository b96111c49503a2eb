"""The sheet Items: one long table, one row per item of each assessment, that works itself out again.

The yellow cells are what people change. Gap, priority and the working columns at the right are formulas
over the same row, so they survive sorting; sections and summary add the working columns up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.report import ItemLine
from eolc_desktop.exports.xlsx_columns import (
    COLUMNS,
    FIRST_WORKING,
    INDEX,
    LAST_PRINTED,
    NAMED,
    TEMPLATES,
    WIDTH,
    WRAPPED,
)
from eolc_desktop.exports.xlsx_numbering import Numbering, Row
from eolc_desktop.exports.xlsx_styles import Styles, height, lines
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import ANSWER_WORDS, number

NAME = "Items"
_TICK_ROWS = 250


def write(
    workbook: Workbook,
    sheet: Worksheet,
    styles: Styles,
    numbering: Numbering,
    tick: Callable[[float], None],
) -> None:
    """Write the table, its names and its rules."""
    last_row = len(numbering.rows)
    several = len(numbering.first_section) > 1
    for place, column in enumerate(COLUMNS):
        options = _column_options(column.key, place, several=several)
        sheet.set_column(place, place, column.width, None, options)
    writer = _RowWriter(sheet, styles)
    for row, item in enumerate(numbering.rows, 1):
        if row % _TICK_ROWS == 0:
            tick(0.05 + 0.55 * row / last_row)
        writer.write(row, item)
    sheet.add_table(
        0,
        0,
        last_row,
        len(COLUMNS) - 1,
        {
            "name": "ItemsTable",
            "style": "Table Style Light 1",
            "banded_rows": False,
            "columns": [{"header": c.title, "header_format": styles.get("head")} for c in COLUMNS],
        },
    )
    for key in NAMED:
        place = INDEX[key]
        area = xl_range_abs(1, place, last_row, place)
        workbook.define_name(f"items_{key}", f"={NAME}!{area}")
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last_row, LAST_PRINTED)
    _add_choices(sheet, numbering)
    _add_signs(workbook, sheet, last_row)


def _column_options(key: str, place: int, *, several: bool) -> dict[str, int]:
    if place >= FIRST_WORKING or (key in ("framework", "service", "round") and not several):
        return {"level": 1, "hidden": 1}
    return {}


class _RowWriter:
    """Writes rows of the table, with all that is the same in each of them worked out once."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._formats = [styles.get(column.look) for column in COLUMNS]
        self._formulas: dict[int, list[tuple[int, str, str]]] = {}

    def write(self, row: int, item: Row) -> None:
        sheet, formats = self._sheet, self._formats
        line = item.line
        texts = _texts(item)
        shown = [(texts[key], WIDTH[key]) for key in WRAPPED]
        shown += [(line.answer_words, WIDTH["answer"]), (line.target_label, WIDTH["wanted"])]
        sheet.set_row(row, height(max(lines(text, width) for text, width in shown)))
        for key, text in texts.items():
            place = INDEX[key]
            if text:
                self._styles.text(sheet, row, place, text, COLUMNS[place].look)
            elif place <= LAST_PRINTED:
                sheet.write_blank(row, place, None, formats[place])
        for key, value in _numbers(item).items():
            place = INDEX[key]
            if value is None:
                sheet.write_blank(row, place, None, formats[place])
            else:
                sheet.write_number(row, place, value, formats[place])
        if line.rated_on:
            _write_day(sheet, self._styles, row, INDEX["rated_on"], line.rated_on)
        results = dict(_results(line))
        at = str(row + 1)
        for place, key, formula in self._formulas_of(item.scale_no):
            result = results[key]
            sheet.write_formula(
                row, place, formula.replace("@", at), formats[place], "" if result is None else result
            )

    def _formulas_of(self, scale_no: int) -> list[tuple[int, str, str]]:
        if scale_no not in self._formulas:
            self._formulas[scale_no] = [
                (INDEX[key], key, template.replace("%s", str(scale_no)))
                for key, template in TEMPLATES.items()
            ]
        return self._formulas[scale_no]


def _texts(item: Row) -> dict[str, str]:
    line = item.line
    return {
        "id": line.id,
        "title": line.title,
        "section": line.section,
        "framework": item.assessment.short,
        "service": item.assessment.service,
        "round": item.assessment.round,
        "without": ANSWER_WORDS[line.answer] if line.answer and line.level is None else "",
        "confidence": line.confidence_words,
        "rationale": "\n".join(part for part in (line.rationale, line.reason) if part),
        "evidence": line.evidence,
        "target_from": line.target_from,
        "target_reason": line.target_reason,
        "agreed_by": line.agreed_by,
        "role": line.role,
    }


def _numbers(item: Row) -> dict[str, Number | None]:
    line = item.line
    return {
        "level": line.level,
        "target": line.target,
        "weight": line.weight,
        "importance": line.importance,
        "number": item.number,
        "section_no": item.section_no,
        "lowest": line.scale.lowest,
        "highest": line.scale.highest,
        "counts_from": line.counts_from,
        "counts_no": item.counts_no,
        "scored": int(line.scale.scored),
    }


def _results(line: ItemLine) -> Iterator[tuple[str, float | str | None]]:
    """Yield what each formula comes to now, from the report and not from the formula."""
    scored = line.scale.scored
    rated = scored and line.level is not None
    applicable = scored and line.answer is not Answer.NOT_APPLICABLE
    yield "answer", line.answer_words
    yield "wanted", line.target_label
    yield "gap", line.gap
    yield "beside", beside(line)
    yield "priority", line.priority
    yield "applicable", int(applicable)
    yield "rated", int(rated)
    yield "reached", int(line.level is not None and rated and line.level >= line.counts_from)
    share = item_score(line.level, line.scale) if line.level is not None and rated else 0
    yield "wx", line.weight * share


def beside(line: ItemLine) -> str:
    """Return in words, with a sign, how an item's level stands beside its target."""
    if line.set_beside is None:
        return ""
    if line.gap is None or line.ahead is None:
        return "○ No target set"
    if line.gap:
        return f"▼ {number(line.gap)} below target"
    return f"▲ {number(line.ahead)} ahead" if line.ahead else "● At target"


def _write_day(sheet: Worksheet, styles: Styles, row: int, place: int, day: str) -> None:
    try:
        when = datetime.fromisoformat(day).replace(tzinfo=None)
    except ValueError:
        styles.text(sheet, row, place, day, "plain")
    else:
        sheet.write_datetime(row, place, when, styles.get("date"))


def _add_choices(sheet: Worksheet, numbering: Numbering) -> None:
    """Offer the levels of its scale in each cell that holds one."""
    runs: list[tuple[int, int, int]] = []
    for row, item in enumerate(numbering.rows, 1):
        if runs and runs[-1][2] == item.scale_no:
            runs[-1] = (runs[-1][0], row, item.scale_no)
        else:
            runs.append((row, row, item.scale_no))
    for key in ("level", "target"):
        for first, last, scale_no in runs:
            rule = {
                "validate": "list",
                "source": f"=scale{scale_no}_values",
                "error_title": "Not a level of this scale",
                "error_message": "Choose one of the scale’s levels, or leave the cell empty.",
            }
            sheet.data_validation(first, INDEX[key], last, INDEX[key], rule)
    words = [ANSWER_WORDS[Answer.NOT_APPLICABLE], ANSWER_WORDS[Answer.DONT_KNOW]]
    place = INDEX["without"]
    sheet.data_validation(1, place, len(numbering.rows), place, {"validate": "list", "source": words})


def _add_signs(workbook: Workbook, sheet: Worksheet, last_row: int) -> None:
    """Let gaps stand out by sign and word first, by colour and bar second."""
    beside, priority = INDEX["beside"], INDEX["priority"]
    for sign, look in (
        ("▼", {"bold": True, "font_color": "#8A1508", "bg_color": "#FBE9E7"}),
        ("▲", {"font_color": "#00402C", "bg_color": "#E3F1EC"}),
        ("○", {"italic": True, "font_color": "#425563"}),
    ):
        rule = {"type": "text", "criteria": "begins with", "value": sign, "format": workbook.add_format(look)}
        sheet.conditional_format(1, beside, last_row, beside, rule)
    bar = {"type": "data_bar", "bar_color": "#7FAEDB", "min_type": "num", "min_value": 0}
    sheet.conditional_format(1, priority, last_row, priority, bar)

"""The sheet Items: one long table, one row per item of each assessment, that works itself out again.

The yellow cells are what people change. Gap, priority and the working columns at the right are formulas
over the same row, so they survive sorting; sections and summary add the working columns up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.report import ItemLine
from eolc_desktop.exports.xlsx_numbering import Numbering, Row
from eolc_desktop.exports.xlsx_styles import Styles, height, lines
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import ANSWER_WORDS, NONE, number

NAME = "Items"
_TICK_ROWS = 250


@dataclass(frozen=True)
class Column:
    """One column: its key in the formulas, its title and width, and whether it is working."""

    key: str
    title: str
    width: float
    look: str = "text"


COLUMNS = (
    Column("id", "Item", 7, "strong"),
    Column("title", "Title", 30),
    Column("section", "Section", 20),
    Column("framework", "Framework", 18),
    Column("service", "Service", 16),
    Column("round", "Round", 14),
    Column("level", "Level", 6, "input"),
    Column("without", "Without a level", 12, "choice"),
    Column("answer", "Answer", 16),
    Column("target", "Target", 7, "input"),
    Column("wanted", "Target in words", 16),
    Column("gap", "Gap", 6, "number"),
    Column("beside", "Beside the target", 16, "plain"),
    Column("weight", "Weight", 8, "input"),
    Column("importance", "Importance", 11, "input"),
    Column("priority", "Priority", 8, "measure"),
    Column("confidence", "Confidence", 11, "plain"),
    Column("rationale", "Rationale", 46),
    Column("target_from", "Target set by", 18),
    Column("target_reason", "Reason for the target", 34),
    Column("agreed_by", "Target agreed by", 20),
    Column("role", "Rated by", 20),
    Column("rated_on", "Rated on", 11, "date"),
    Column("number", "No.", 6, "integer"),
    Column("section_no", "Section no.", 8, "integer"),
    Column("lowest", "Lowest level", 8, "number"),
    Column("highest", "Highest level", 8, "number"),
    Column("counts_from", "Counts from", 8, "number"),
    Column("counts_no", "Counts as no.", 8, "integer"),
    Column("scored", "Scored", 8, "integer"),
    Column("applicable", "Applicable", 10, "integer"),
    Column("rated", "Rated", 8, "integer"),
    Column("reached", "Reached", 8, "integer"),
    Column("wx", "Weight × item score", 10, "share"),
)
_INDEX = {column.key: place for place, column in enumerate(COLUMNS)}
_LETTER = {column.key: xl_col_to_name(place) for place, column in enumerate(COLUMNS)}
_LAST_PRINTED = _INDEX["rationale"]
_FIRST_WORKING = _INDEX["number"]
_WRAPPED = ("title", "section", "rationale", "target_reason", "agreed_by", "role")
_WIDTH = {column.key: column.width for column in COLUMNS}
_NAMED = (
    *("level", "without", "answer", "target", "wanted", "gap", "beside", "weight", "importance", "priority"),
    *("number", "section_no", "counts_no", "scored", "applicable", "rated", "reached", "wx"),
)

# The longest formulas of a row, by column key. In braces stand the letters of columns with the row.
_FORMULAS = {
    "answer": (
        'IF(ISNUMBER({level}),IFERROR(INDEX(scale%s_labels,MATCH({level},scale%s_values,0)),"?"),'
        f'IF({{without}}="","{ANSWER_WORDS[None]}",{{without}}))'
    ),
    "wanted": (
        'IF(ISNUMBER({target}),IFERROR(INDEX(scale%s_labels,MATCH({target},scale%s_values,0)),"?"),'
        f'"{NONE}")'
    ),
    "gap": 'IF(AND({rated}=1,ISNUMBER({target})),MAX(0,{target}-{level}),"")',
    "beside": (
        'IF({rated}=0,"",IF({gap}="","○ No target set",IF({gap}>0,"▼ "&ROUND({gap},2)&" below target",'
        'IF({level}>{target},"▲ "&ROUND({level}-{target},2)&" ahead","● At target"))))'
    ),
    "priority": 'IF(ISNUMBER({gap}),{gap}/({highest}-{lowest})*{weight}*{importance},"")',
    "applicable": (
        f'IF(AND({{scored}}=1,OR(ISNUMBER({{level}}),{{without}}<>"{ANSWER_WORDS[Answer.NOT_APPLICABLE]}")),1,0)'
    ),
    "rated": "IF(AND({scored}=1,ISNUMBER({level})),1,0)",
    "reached": "IF(AND({rated}=1,{level}>={counts_from}),1,0)",
    "wx": "IF({rated}=1,{weight}*({level}-{lowest})/({highest}-{lowest}),0)",
}
# Bound once: each becomes a template in which only the row's number is open.
_TEMPLATES = {
    key: "=" + formula.format(**{name: f"{letter}@" for name, letter in _LETTER.items()})
    for key, formula in _FORMULAS.items()
}


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
    for key in _NAMED:
        place = _INDEX[key]
        area = xl_range_abs(1, place, last_row, place)
        workbook.define_name(f"items_{key}", f"={NAME}!{area}")
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last_row, _LAST_PRINTED)
    _add_choices(sheet, numbering)
    _add_signs(workbook, sheet, last_row)


def _column_options(key: str, place: int, *, several: bool) -> dict[str, int]:
    if place >= _FIRST_WORKING or (key in ("framework", "service", "round") and not several):
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
        shown = [(texts[key], _WIDTH[key]) for key in _WRAPPED]
        shown += [(line.answer_words, _WIDTH["answer"]), (line.target_label, _WIDTH["wanted"])]
        sheet.set_row(row, height(max(lines(text, width) for text, width in shown)))
        for key, text in texts.items():
            place = _INDEX[key]
            if text:
                self._styles.text(sheet, row, place, text, COLUMNS[place].look)
            elif place <= _LAST_PRINTED:
                sheet.write_blank(row, place, None, formats[place])
        for key, value in _numbers(item).items():
            place = _INDEX[key]
            if value is None:
                sheet.write_blank(row, place, None, formats[place])
            else:
                sheet.write_number(row, place, value, formats[place])
        if line.rated_on:
            _write_day(sheet, self._styles, row, _INDEX["rated_on"], line.rated_on)
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
                (_INDEX[key], key, template.replace("%s", str(scale_no)))
                for key, template in _TEMPLATES.items()
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
            sheet.data_validation(first, _INDEX[key], last, _INDEX[key], rule)
    words = [ANSWER_WORDS[Answer.NOT_APPLICABLE], ANSWER_WORDS[Answer.DONT_KNOW]]
    place = _INDEX["without"]
    sheet.data_validation(1, place, len(numbering.rows), place, {"validate": "list", "source": words})


def _add_signs(workbook: Workbook, sheet: Worksheet, last_row: int) -> None:
    """Let gaps stand out by sign and word first, by colour and bar second."""
    beside, priority = _INDEX["beside"], _INDEX["priority"]
    for sign, look in (
        ("▼", {"bold": True, "font_color": "#8A1508", "bg_color": "#FBE9E7"}),
        ("▲", {"font_color": "#00402C", "bg_color": "#E3F1EC"}),
        ("○", {"italic": True, "font_color": "#425563"}),
    ):
        rule = {"type": "text", "criteria": "begins with", "value": sign, "format": workbook.add_format(look)}
        sheet.conditional_format(1, beside, last_row, beside, rule)
    bar = {"type": "data_bar", "bar_color": "#7FAEDB", "min_type": "num", "min_value": 0}
    sheet.conditional_format(1, priority, last_row, priority, bar)

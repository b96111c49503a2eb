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

from eolc_desktop.domain.frameworks import Scale
from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.report import AssessmentReport, ItemLine, Report
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
    Column("unknown", "Don’t know", 8, "integer"),
    Column("reached", "Reached", 8, "integer"),
    Column("wx", "Weight × item score", 10, "share"),
    Column("w_rated", "Weight, rated", 10, "share"),
    Column("w_applicable", "Weight, applicable", 10, "share"),
)
_INDEX = {column.key: place for place, column in enumerate(COLUMNS)}
_LETTER = {column.key: xl_col_to_name(place) for place, column in enumerate(COLUMNS)}
_LAST_PRINTED = _INDEX["rationale"]
_FIRST_WORKING = _INDEX["number"]
_WRAPPED = ("title", "section", "answer", "wanted", "rationale", "target_reason", "agreed_by", "role")
_NAMED = (
    *("level", "answer", "target", "wanted", "gap", "beside", "weight", "importance", "priority"),
    *("number", "section_no", "counts_no", "scored", "applicable", "rated", "unknown", "reached"),
    *("wx", "w_rated", "w_applicable"),
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
    "unknown": (f'IF(AND({{scored}}=1,{{rated}}=0,{{without}}="{ANSWER_WORDS[Answer.DONT_KNOW]}"),1,0)'),
    "reached": "IF(AND({rated}=1,{level}>={counts_from}),1,0)",
    "wx": "IF({rated}=1,{weight}*({level}-{lowest})/({highest}-{lowest}),0)",
    "w_rated": "{rated}*{weight}",
    "w_applicable": "{applicable}*{weight}",
}
# Bound once: each becomes a template in which only the row's number is open.
_TEMPLATES = {
    key: "=" + formula.format(**{name: f"{letter}@" for name, letter in _LETTER.items()})
    for key, formula in _FORMULAS.items()
}


@dataclass(frozen=True)
class Row:
    """One row of the table with the running numbers that tie the sheets together."""

    number: int
    section_no: int
    counts_no: int
    scale_no: int
    assessment: AssessmentReport
    line: ItemLine


@dataclass(frozen=True)
class Numbering:
    """Running numbers over all assessments of a report.

    Args:
        rows: Every item, with its numbers.
        first_section: For each assessment, the number before that of its first section.
        scales: Every scale in use, numbered from 1 by its place.
        labels: Every label that items are counted under, numbered from 1 by its place.
    """

    rows: tuple[Row, ...]
    first_section: tuple[int, ...]
    scales: tuple[Scale, ...]
    labels: tuple[str, ...]


def number_rows(report: Report) -> Numbering:
    """Give every item, section, scale and counting label a number of its own."""
    rows: list[Row] = []
    first_section: list[int] = []
    scales: dict[Scale, int] = {}
    labels: dict[str, int] = {}
    sections = 0
    for assessment in report.assessments:
        first_section.append(sections)
        for line in assessment.items:
            scale_no = scales.setdefault(line.scale, len(scales) + 1)
            counts_no = labels.setdefault(line.counts_label, len(labels) + 1)
            section_no = sections + line.section_number
            rows.append(Row(len(rows) + 1, section_no, counts_no, scale_no, assessment, line))
        sections += len(assessment.sections)
    return Numbering(tuple(rows), tuple(first_section), tuple(scales), tuple(labels))


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
    for row, item in enumerate(numbering.rows, 1):
        if row % _TICK_ROWS == 0:
            tick(0.05 + 0.55 * row / last_row)
        _write_row(sheet, styles, row, item)
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


def _write_row(sheet: Worksheet, styles: Styles, row: int, item: Row) -> None:
    line = item.line
    texts = {
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
    numbers = {
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
    results = dict(_results(line))
    wrapped = {**texts, "answer": line.answer_words, "wanted": line.target_label}
    shown = (lines(wrapped[key], COLUMNS[_INDEX[key]].width) for key in _WRAPPED)
    sheet.set_row(row, height(max(shown)))
    for place, column in enumerate(COLUMNS):
        key = column.key
        if key in texts:
            styles.text(sheet, row, place, texts[key], column.look)
        elif key in numbers:
            styles.number(sheet, row, place, numbers[key], column.look)
        elif key == "rated_on":
            _write_day(sheet, styles, row, place, line.rated_on)
        else:
            formula = _TEMPLATES[key].replace("@", str(row + 1)).replace("%s", str(item.scale_no))
            styles.formula(sheet, row, place, formula, results[key], column.look)


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
    yield "unknown", int(scored and line.answer is Answer.DONT_KNOW)
    yield "reached", int(line.level is not None and rated and line.level >= line.counts_from)
    share = item_score(line.level, line.scale) if line.level is not None and rated else 0
    yield "wx", line.weight * share
    yield "w_rated", line.weight if rated else 0
    yield "w_applicable", line.weight if applicable else 0


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

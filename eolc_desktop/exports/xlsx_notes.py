"""The sheets Gaps and Definitions, and the front of the sheet Summary."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.exports import xlsx_items, xlsx_scores
from eolc_desktop.exports.definitions import FrameworkNote, ScaleNote
from eolc_desktop.exports.report import EXAMPLE, AssessmentReport, ItemLine, Report, no_gaps
from eolc_desktop.exports.text import clean
from eolc_desktop.exports.xlsx_numbering import Numbering
from eolc_desktop.exports.xlsx_scores import Scored
from eolc_desktop.exports.xlsx_styles import Styles, height, lines
from eolc_desktop.scoring.wording import NONE

_SUMMARY_LEAD = (("Framework", 30), ("Service", 15), ("Round", 15), ("Status", 10))
# Up to the range in words; the counts behind it are for reading on the screen.
_SUMMARY_PRINTED = 7
_HOW_TO = (
    (
        "Items has one row per item; Gaps lists the gaps in order of priority; Sections has the scores of "
        "sections; Definitions says what the words and numbers mean."
    ),
    (
        "The yellow cells may be changed (levels, targets, weights, importance): gaps, priorities, scores "
        "and ranges work themselves out again. The workspace that this came from does not change."
    ),
)
_GAP_COLUMNS = (
    ("Framework", "framework", 18, "text"),
    ("Service", "service", 16, "text"),
    ("Round", "round", 14, "text"),
    ("Section", "section", 24, "text"),
    ("Item", "id", 8, "strong"),
    ("Title", "title", 36, "text"),
    ("Now", "answer", 18, "text"),
    ("Target", "wanted", 18, "text"),
    ("Level", "level", 7, "number"),
    ("Target level", "target", 7, "number"),
    ("Gap", "gap", 7, "number"),
    ("Beside the target", "beside", 18, "plain"),
    ("Weight", "weight", 8, "number"),
    ("Importance", "importance", 11, "number"),
    ("Priority", "priority", 9, "measure"),
    ("Confidence", "confidence", 11, "plain"),
    ("No.", "number", 6, "integer"),
    ("Row of Items", "position", 8, "integer"),
)
_NUMBER, _POSITION = (xl_col_to_name(len(_GAP_COLUMNS) - back) for back in (2, 1))


def write_summary(sheet: Worksheet, styles: Styles, report: Report, numbering: Numbering) -> None:
    """Write what the workbook is about, where each assessment stands and its largest gaps."""
    sheet.set_row(0, 30)
    styles.text(sheet, 0, 0, f"{report.place}: gap analysis", "title")
    styles.text(sheet, 1, 0, f"Position as at {report.as_at_words}", "subtitle")
    if report.example:
        styles.text(sheet, 2, 0, EXAMPLE, "mark")
    for place, width in enumerate([*(w for _, w in _SUMMARY_LEAD), *(m.width for m in xlsx_scores.MEASURES)]):
        sheet.set_column(place, place, width)
    sheet.set_row(4, 26)
    sheet.set_row(5, 20)
    styles.text(sheet, 4, 0, "Where we stand", "heading")
    heads = [*(title for title, _ in _SUMMARY_LEAD), *(m.title for m in xlsx_scores.MEASURES), "Gaps"]
    styles.header(sheet, 5, heads)
    row = 5
    for assessment, before in zip(report.assessments, numbering.first_section, strict=True):
        row += 1
        scored = xlsx_scores.scored_total(assessment, before, numbering)
        _write_standing(sheet, styles, row, assessment, scored)
    number_of = {(id(one.assessment), one.line.number): one.number for one in numbering.rows}
    for assessment in report.assessments:
        row = _write_largest(sheet, styles, row + 2, assessment, number_of)
    row += 1
    for text in _HOW_TO:
        row += 1
        sheet.merge_range(row, 0, row, _SUMMARY_PRINTED, "", styles.get("muted"))
        sheet.set_row(row, height(2))
        styles.text(sheet, row, 0, text, "muted")
    sheet.print_area(0, 0, row, _SUMMARY_PRINTED)


def _write_standing(
    sheet: Worksheet, styles: Styles, row: int, assessment: AssessmentReport, scored: Scored
) -> None:
    framework = f"{assessment.title}, {assessment.edition}"
    texts = (framework, assessment.service, assessment.round, assessment.status_words)
    for place, text in enumerate(texts):
        styles.text(sheet, row, place, text, "text" if place else "strong")
    widths = [width for _, width in _SUMMARY_LEAD]
    shown = [lines(text, width) for text, width in zip(texts, widths, strict=True)]
    shown += [lines(scored.line.counts, 34), lines(scored.line.range_words, 30)]
    sheet.set_row(row, height(max(shown)))
    place = len(_SUMMARY_LEAD)
    xlsx_scores.write_measures(sheet, styles, row, place, scored)
    within = f'items_section_no,">={scored.first}",items_section_no,"<={scored.last}"'
    formula = f'=COUNTIFS({within},items_gap,">0")'
    place += len(xlsx_scores.MEASURES)
    styles.formula(sheet, row, place, formula, len(assessment.gaps), "integer")


def _write_largest(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    assessment: AssessmentReport,
    number_of: dict[tuple[int, int], int],
) -> int:
    about = ", ".join((assessment.short, assessment.service, assessment.round))
    sheet.set_row(row, 26)
    styles.text(sheet, row, 0, f"Largest gaps: {about}", "heading")
    if not assessment.largest:
        styles.text(sheet, row + 1, 0, no_gaps(assessment), "plain")
        return row + 1
    row += 1
    sheet.set_row(row, 20)
    styles.header(sheet, row, ("Item", "Now", "Target", "Gap", "Section", "Priority", "Confidence"))
    for line in assessment.largest:
        row += 1
        sheet.set_row(row, height(max(lines(f"{line.id}  {line.title}", 28), lines(line.section, 36), 2)))
        styles.text(sheet, row, 0, f"{line.id}  {line.title}", "strong")
        styles.text(sheet, row, 4, line.section)
        styles.text(sheet, row, 6, line.confidence_words)
        position = f"MATCH({number_of[id(assessment), line.number]},items_number,0)"
        looked_up: tuple[tuple[int, str, float | str | None, str], ...] = (
            (1, "answer", line.answer_words, "text"),
            (2, "wanted", line.target_label, "text"),
            (3, "gap", line.gap, "number"),
            (5, "priority", line.priority, "measure"),
        )
        for place, key, value, look in looked_up:
            styles.formula(sheet, row, place, f"=INDEX(items_{key},{position})", value, look)
    return row


def write_gaps(sheet: Worksheet, styles: Styles, report: Report, numbering: Numbering) -> None:
    """Write the gaps of each assessment in order of priority, with values looked up in Items."""
    place_of = {(id(row.assessment), row.line.number): row for row in numbering.rows}
    row = 0
    for assessment in report.assessments:
        for line in assessment.gaps:
            row += 1
            _write_gap(sheet, styles, row, assessment, line, place_of[id(assessment), line.number].number)
    for place, (_, key, width, _) in enumerate(_GAP_COLUMNS):
        lead = key in ("framework", "service", "round") and len(report.assessments) == 1
        away = lead or key in ("number", "position")
        sheet.set_column(place, place, width, None, {"level": 1, "hidden": 1} if away else {})
    if row:
        heads = [{"header": title, "header_format": styles.get("head")} for title, *_ in _GAP_COLUMNS]
        table = {"name": "GapsTable", "style": "Table Style Light 1", "banded_rows": False}
        sheet.add_table(0, 0, row, len(_GAP_COLUMNS) - 1, {**table, "columns": heads})
        place = next(at for at, column in enumerate(_GAP_COLUMNS) if column[1] == "priority")
        bar = {"type": "data_bar", "bar_color": "#7FAEDB"}
        sheet.conditional_format(1, place, row, place, {**bar, "min_type": "num", "min_value": 0})
    else:
        styles.header(sheet, 0, [title for title, *_ in _GAP_COLUMNS])
        why = " ".join(dict.fromkeys(no_gaps(assessment) for assessment in report.assessments))
        styles.text(sheet, 1, 4, why, "plain")
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(row, 1), len(_GAP_COLUMNS) - 3)


def _write_gap(
    sheet: Worksheet, styles: Styles, row: int, assessment: AssessmentReport, line: ItemLine, number: int
) -> None:
    results: dict[str, float | str | None] = {
        "answer": line.answer_words,
        "wanted": line.target_label,
        "level": line.level,
        "target": line.target,
        "gap": line.gap,
        "beside": xlsx_items.beside(line),
        "weight": line.weight,
        "importance": line.importance,
        "priority": line.priority,
    }
    texts = {
        "framework": assessment.short,
        "service": assessment.service,
        "round": assessment.round,
        "section": line.section,
        "id": line.id,
        "title": line.title,
        "confidence": line.confidence_words,
    }
    widths = {key: width for _, key, width, _ in _GAP_COLUMNS}
    shown = {**texts, "answer": line.answer_words, "wanted": line.target_label}
    sheet.set_row(row, height(max(lines(text, widths[key]) for key, text in shown.items())))
    for place, (_, key, _, look) in enumerate(_GAP_COLUMNS):
        if key == "number":
            styles.number(sheet, row, place, number, look)
        elif key == "position":
            # Looked up once, and by number, so that Items may be sorted.
            found = f"=MATCH(${_NUMBER}{row + 1},items_number,0)"
            styles.formula(sheet, row, place, found, number, look)
        elif key in texts:
            styles.text(sheet, row, place, texts[key], look)
        else:
            styles.formula(
                sheet, row, place, f"=INDEX(items_{key},${_POSITION}{row + 1})", results[key], look
            )


def write_definitions(
    workbook: Workbook, sheet: Worksheet, styles: Styles, report: Report, numbering: Numbering
) -> None:
    """Write the editions, the scales and the method; the scales are what labels are looked up in."""
    for place, width in enumerate((30, 22, 90)):
        sheet.set_column(place, place, width)
    styles.text(sheet, 0, 0, "Definitions", "title")
    row = 1
    for note in report.definitions.frameworks:
        row = _write_framework(sheet, styles, row, note)
    row = _write_pairs(sheet, styles, row + 1, "How numbers are computed", report.definitions.method)
    row += 1
    styles.text(sheet, row, 0, "Levels that the sheet Items looks up", "heading")
    for number, scale in enumerate(numbering.scales, 1):
        row += 1
        styles.header(sheet, row, [f"Scale {number}: {clean(scale.title)}", "Level", "Label"])
        first = row + 1
        for level in scale.levels:
            row += 1
            styles.number(sheet, row, 1, level.value)
            styles.text(sheet, row, 2, clean(level.label))
        for place, what in ((1, "values"), (2, "labels")):
            area = xl_range_abs(first, place, row, place)
            workbook.define_name(f"scale{number}_{what}", f"=Definitions!{area}")
    sheet.print_area(0, 0, row, 2)


def _write_framework(sheet: Worksheet, styles: Styles, row: int, note: FrameworkNote) -> int:
    facts = (
        ("Framework", note.title),
        ("Edition", note.edition),
        ("Publisher", f"{note.publisher}, {note.year}"),
        ("Status", note.status_words),
        ("Source", note.source or NONE),
        ("Id", note.id),
        ("Hash (SHA-256)", f"{note.short_hash} ({note.hash})"),
        ("Wording", note.wording_note or NONE),
    )
    row = _write_pairs(sheet, styles, row + 1, note.title, facts)
    for scale in note.scales:
        row = _write_scale(sheet, styles, row + 1, scale)
    return row


def _write_scale(sheet: Worksheet, styles: Styles, row: int, scale: ScaleNote) -> int:
    styles.header(sheet, row, [f"Scale: {scale.title}", "Level", "What it means"])
    for level in scale.levels:
        row += 1
        styles.number(sheet, row, 0, level.value)
        styles.text(sheet, row, 1, level.label, "strong")
        styles.text(sheet, row, 2, level.descriptor)
        sheet.set_row(row, height(max(lines(level.label, 22), lines(level.descriptor, 90))))
    for text in scale.notes:
        row += 1
        styles.text(sheet, row, 2, text, "muted")
    return row


def _write_pairs(
    sheet: Worksheet, styles: Styles, row: int, heading: str, pairs: tuple[tuple[str, str], ...]
) -> int:
    styles.text(sheet, row, 0, heading, "heading")
    for term, text in pairs:
        row += 1
        sheet.merge_range(row, 1, row, 2, "", styles.get("text"))
        sheet.set_row(row, height(lines(text, 112)))
        styles.text(sheet, row, 0, term, "strong")
        styles.text(sheet, row, 1, text)
    return row

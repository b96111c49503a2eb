"""The sheets Summary and Sections: scores that add the sheet Items up again when it changes."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.report import AssessmentReport, ItemLine, Report, SectionLine
from eolc_desktop.exports.xlsx_numbering import Numbering
from eolc_desktop.exports.xlsx_styles import Styles, height, lines, literal
from eolc_desktop.scoring.scores import Score
from eolc_desktop.scoring.wording import ANSWER_WORDS, NONE, range_in_words

NAME = "Sections"


@dataclass(frozen=True)
class Scored:
    """One row of scores with the numbers of the sections that it adds up.

    Args:
        first, last: The running numbers of the sections within it, its own included.
        parent: The running number of what holds it; below 0 for an assessment.
        key: What its own parts name as their parent.
        labels: The labels that its items are counted under, with their numbers.
    """

    line: SectionLine
    first: int
    last: int
    parent: int
    key: int
    labels: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class _Column:
    key: str
    title: str
    width: float
    look: str


MEASURES = (
    _Column("words", "In words", 38, "text"),
    _Column("score", "Score", 8, "percent"),
    _Column("coverage", "Coverage", 10, "percent"),
    _Column("range", "Range", 32, "text"),
    _Column("low", "Low", 7, "percent"),
    _Column("high", "High", 7, "percent"),
    _Column("rated", "Rated", 8, "integer"),
    _Column("applicable", "Applicable", 11, "integer"),
    _Column("not_rated", "Not rated", 8, "integer"),
    _Column("unknown", "Don’t know", 9, "integer"),
    _Column("not_applicable", "Not applicable", 11, "integer"),
    _Column("items", "Items", 7, "integer"),
)
_WORKING = (
    _Column("first", "First section no.", 9, "integer"),
    _Column("last", "Last section no.", 9, "integer"),
    _Column("parent", "Part of no.", 9, "integer"),
    _Column("w_score", "Weight × score", 9, "share"),
    _Column("w_low", "Weight × low", 9, "share"),
    _Column("w_high", "Weight × high", 9, "share"),
    _Column("w_some", "Weight, with score", 9, "share"),
    _Column("w_any", "Weight, with range", 9, "share"),
)
_LEAD = (
    _Column("framework", "Framework", 18, "text"),
    _Column("service", "Service", 16, "text"),
    _Column("round", "Round", 14, "text"),
    _Column("id", "Section", 9, "strong"),
    _Column("title", "Title", 34, "text"),
    _Column("weight", "Weight", 8, "input"),
)
COLUMNS = (*_LEAD, *MEASURES, *_WORKING)
_INDEX = {column.key: place for place, column in enumerate(COLUMNS)}


def scored_sections(assessment: AssessmentReport, before: int, numbering: Numbering) -> list[Scored]:
    """Return the sections of an assessment with their running numbers; `before` is the last one used."""
    by_section = _scored_items(assessment)
    return [
        Scored(
            line=line,
            first=before + line.number,
            last=before + line.last,
            parent=before + line.parent if line.parent else _total_key(before),
            key=before + line.number,
            labels=_labels(by_section, line.number, line.last, numbering),
        )
        for line in assessment.sections
    ]


def scored_total(assessment: AssessmentReport, before: int, numbering: Numbering) -> Scored:
    """Return an assessment as a whole, with the running numbers of its sections."""
    last = assessment.total.last
    labels = _labels(_scored_items(assessment), 1, last, numbering)
    return Scored(assessment.total, before + 1, before + last, 0, _total_key(before), labels)


def _total_key(before: int) -> int:
    return -(before + 1)


def _scored_items(assessment: AssessmentReport) -> dict[int, list[ItemLine]]:
    by_section: dict[int, list[ItemLine]] = {}
    for item in assessment.items:
        if item.scale.scored:
            by_section.setdefault(item.section_number, []).append(item)
    return by_section


def _labels(
    by_section: dict[int, list[ItemLine]], first: int, last: int, numbering: Numbering
) -> tuple[tuple[int, str], ...]:
    items = [item for number in range(first, last + 1) for item in by_section.get(number, ())]
    # Those of items that apply come first, in the order in which the sentence of counts names them.
    items.sort(key=lambda item: item.answer is Answer.NOT_APPLICABLE)
    labels = dict.fromkeys(item.counts_label for item in items)
    return tuple((numbering.labels.index(label) + 1, label) for label in labels)


def write(workbook: Workbook, sheet: Worksheet, styles: Styles, report: Report, numbering: Numbering) -> None:
    """Write the sections of every assessment as one table."""
    row = 0
    for assessment, before in zip(report.assessments, numbering.first_section, strict=True):
        for scored in scored_sections(assessment, before, numbering):
            row += 1
            _write_section(sheet, styles, row, assessment, scored)
    for place, column in enumerate(COLUMNS):
        working = place >= len(_LEAD) + len(MEASURES)
        lead = column.key in ("framework", "service", "round") and len(report.assessments) == 1
        options = {"level": 1, "hidden": 1} if working or lead else {}
        sheet.set_column(place, place, column.width, None, options)
    heads = [{"header": column.title, "header_format": styles.get("head")} for column in COLUMNS]
    table = {"name": "SectionsTable", "style": "Table Style Light 1", "banded_rows": False, "columns": heads}
    sheet.add_table(0, 0, row, len(COLUMNS) - 1, table)
    for key in ("parent", "w_score", "w_low", "w_high", "w_some", "w_any"):
        area = xl_range_abs(1, _INDEX[key], row, _INDEX[key])
        workbook.define_name(f"sections_{key}", f"={NAME}!{area}")
    score = _INDEX["score"]
    bar: dict[str, object] = {"type": "data_bar", "bar_color": "#7FAEDB"}
    bar |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.conditional_format(1, score, row, score, bar)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, _INDEX["title"] + 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, row, len(_LEAD) + len(MEASURES) - 1)


def _write_section(
    sheet: Worksheet, styles: Styles, row: int, assessment: AssessmentReport, scored: Scored
) -> None:
    line = scored.line
    texts = {
        "framework": assessment.short,
        "service": assessment.service,
        "round": assessment.round,
        "id": line.id,
        "title": line.title,
    }
    shown = [(line.title, "title"), (line.counts, "words"), (line.range_words, "range")]
    sheet.set_row(row, height(max(lines(text, COLUMNS[_INDEX[key]].width) for text, key in shown)))
    for key, text in texts.items():
        indent = 1 if key == "title" and line.parent else 0
        styles.text(sheet, row, _INDEX[key], text, COLUMNS[_INDEX[key]].look, indent)
    weight = 1 if line.weight is None else line.weight
    numbers = {"weight": weight, "first": scored.first, "last": scored.last, "parent": scored.parent}
    for key, number in numbers.items():
        styles.number(sheet, row, _INDEX[key], number, COLUMNS[_INDEX[key]].look)
    write_measures(sheet, styles, row, _INDEX["words"], scored)
    cell = {key: f"{xl_col_to_name(place)}{row + 1}" for key, place in _INDEX.items()}
    score = line.score
    for key, of, value in (
        ("w_score", "score", score.score),
        ("w_low", "low", score.low),
        ("w_high", "high", score.high),
    ):
        formula = f"=IF(ISNUMBER({cell[of]}),{cell['weight']}*{cell[of]},0)"
        styles.formula(sheet, row, _INDEX[key], formula, weight * (value or 0), "share")
    for key, of, value in (("w_some", "score", score.score), ("w_any", "low", score.low)):
        formula = f"=IF(ISNUMBER({cell[of]}),{cell['weight']},0)"
        styles.formula(sheet, row, _INDEX[key], formula, 0 if value is None else weight, "share")


def write_measures(sheet: Worksheet, styles: Styles, row: int, place: int, scored: Scored) -> None:
    """Write the twelve measures of one row, each as a formula with the result that it has now."""
    cell = {m.key: f"{xl_col_to_name(place + at)}{row + 1}" for at, m in enumerate(MEASURES)}
    formulas = {**_counts(scored, cell), **_shares(scored)}
    formulas["words"] = _words(scored, cell)
    formulas["range"] = _range(cell)
    results = _results(scored.line)
    for at, measure in enumerate(MEASURES):
        key = measure.key
        styles.formula(sheet, row, place + at, f"={formulas[key]}", results[key], measure.look)


def _results(line: SectionLine) -> dict[str, float | str | None]:
    score: Score = line.score
    return {
        "words": line.counts,
        "score": NONE if score.score is None else score.score,
        "coverage": NONE if score.coverage is None else score.coverage,
        "range": range_in_words(score),
        "low": NONE if score.low is None else score.low,
        "high": NONE if score.high is None else score.high,
        "rated": score.rated,
        "applicable": score.applicable,
        "not_rated": score.not_rated,
        "unknown": score.dont_know,
        "not_applicable": score.not_applicable,
        "items": score.items,
    }


def _within(scored: Scored) -> str:
    if scored.first == scored.last:
        return f"items_section_no,{scored.first}"
    return f'items_section_no,">={scored.first}",items_section_no,"<={scored.last}"'


def _sum(scored: Scored, name: str, more: str = "") -> str:
    """Return the formula that adds a column of Items up over the sections of a row."""
    return f"SUMIFS(items_{name},{_within(scored)}{more})"


def _counts(scored: Scored, cell: dict[str, str]) -> dict[str, str]:
    return {
        "items": _sum(scored, "scored"),
        "applicable": _sum(scored, "applicable"),
        "rated": _sum(scored, "rated"),
        "unknown": (
            f"COUNTIFS({_within(scored)},items_applicable,1,items_rated,0,"
            f'items_without,"{ANSWER_WORDS[Answer.DONT_KNOW]}")'
        ),
        "not_rated": f"{cell['applicable']}-{cell['rated']}-{cell['unknown']}",
        "not_applicable": f"{cell['items']}-{cell['applicable']}",
        "coverage": f'IF({cell["applicable"]}=0,"{NONE}",{cell["rated"]}/{cell["applicable"]})',
    }


def _shares(scored: Scored) -> dict[str, str]:
    if scored.line.weighs_parts:
        parts = f"SUMIFS(sections_{{}},sections_parent,{scored.key})"
        share = 'IF({of}=0,"' + NONE + '",{points}/{of})'
        return {
            key: share.format(points=parts.format(points), of=parts.format(of))
            for key, points, of in (
                ("score", "w_score", "w_some"),
                ("low", "w_low", "w_any"),
                ("high", "w_high", "w_any"),
            )
        }
    points = _sum(scored, "wx")
    rated, all_of = (_sum(scored, "weight", f",items_{which},1") for which in ("rated", "applicable"))
    return {
        "score": f'IF({rated}=0,"{NONE}",{points}/{rated})',
        "low": f'IF({all_of}=0,"{NONE}",{points}/{all_of})',
        "high": f'IF({all_of}=0,"{NONE}",({points}+{all_of}-{rated})/{all_of})',
    }


def _words(scored: Scored, cell: dict[str, str]) -> str:
    """Return the formula of the sentence of counts, which wording.counts_in_words() writes."""
    reached = "&".join(
        f'IF({_sum(scored, "applicable", f",items_counts_no,{number}")}=0,"",'
        f'", "&{_sum(scored, "reached", f",items_counts_no,{number}")}&" "&{literal(label)})'
        for number, label in scored.labels
    )
    if not reached:
        return '"Nothing here is scored"'
    more = "".join(
        f'&IF({cell[key]}=0,"",", "&{cell[key]}&" {words}")'
        for key, words in (
            ("not_rated", "not yet rated"),
            ("unknown", "answered don’t know"),
            ("not_applicable", "not applicable"),
        )
    )
    sentence = f'SUBSTITUTE(MID({reached},3,999)," "," of "&{cell["applicable"]}&" ",1){more}'
    return f'IF({cell["applicable"]}=0,"No item applies here",{sentence})'


def _range(cell: dict[str, str]) -> str:
    """Return the formula of the range in words, which wording.range_in_words() writes."""
    low, high = (f"ROUND(ROUND({cell[key]}*100,12),0)" for key in ("low", "high"))
    missing = f"({cell['applicable']}-{cell['rated']})"
    return (
        f'IF(OR(NOT(ISNUMBER({cell["low"]})),{missing}=0),"",'
        f'IF({low}={high},{low}&" %",{low}&"–"&{high}&" %")&'
        f'IF({missing}=1," if the one unrated item were lowest or highest",'
        f'" if the "&{missing}&" unrated were all lowest or all highest"))'
    )

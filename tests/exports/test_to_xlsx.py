from __future__ import annotations

import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eolc_desktop.domain.ratings import Answer, Rating
from eolc_desktop.exports import to_xlsx
from eolc_desktop.exports.report import Report
from eolc_desktop.exports.xlsx_styles import CELL_LIMIT
from tests.exports.samples import (
    HOSTILE,
    LONG_PARAGRAPH,
    ambitions_like,
    every_kind,
    hostile,
    make_assessment,
    report_of,
)
from tests.scoring import samples


def written(report: Report, folder: Path, *, results: bool = True) -> Any:
    path = folder / "gap-analysis.xlsx"
    to_xlsx.write(report, path)
    return openpyxl.load_workbook(path, data_only=results)


def table(sheet: Any) -> list[dict[str, Any]]:
    rows = sheet.iter_rows(values_only=True)
    heads = next(rows)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_workbook_has_its_sheets_and_says_what_it_is(tmp_path: Path) -> None:
    book = written(report_of(ambitions_like(), example=True), tmp_path)
    assert book.sheetnames == ["Summary", "Items", "Gaps", "Sections", "Definitions"]
    texts = [cell.value for row in book["Summary"].iter_rows(max_row=4, max_col=1) for cell in row]
    assert texts == [
        "Testshire: gap analysis",
        "Position as at 22 November 2026",
        "Example: made-up place",
        None,
    ]
    assert book.properties.title == "Testshire: gap analysis"
    assert not book.properties.creator


def test_items_has_one_row_per_item_with_numbers_as_numbers(tmp_path: Path) -> None:
    report = report_of(ambitions_like())
    rows = table(written(report, tmp_path)["Items"])
    lines = report.assessments[0].items
    assert len(rows) == 42
    for row, line in zip(rows, lines, strict=True):
        assert row["Item"] == line.id
        assert row["Answer"] == line.answer_words
        assert row["Level"] == line.level
        assert row["Target"] == line.target
        assert row["Target in words"] == line.target_label
        assert row["Gap"] == line.gap
        assert row["Weight"] == line.weight
        assert row["Importance"] == line.importance
        assert row["Priority"] == line.priority
        assert row["Confidence"] == line.confidence_words
        assert row["Service"] == "Whole place"
    assert [row["Evidence"] for row in rows if row["Evidence"]] == ["1 outcome, 1 experience", "1 outcome"]


def test_items_is_a_table_with_filters_a_frozen_header_and_a_print_set_up(tmp_path: Path) -> None:
    sheet = written(report_of(ambitions_like()), tmp_path)["Items"]
    made = sheet.tables["ItemsTable"]
    assert made.autoFilter is not None
    assert made.ref.startswith("A1:")
    assert made.ref.endswith("43")
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Page &P of &N" in str(sheet.oddFooter.right.text)


def test_how_an_item_stands_is_said_by_a_sign_and_words(tmp_path: Path) -> None:
    rows = {
        row["Item"]: row["Beside the target"]
        for row in table(written(report_of(every_kind()), tmp_path)["Items"])
    }
    assert rows["W1"] == "▼ 1 below target"
    assert rows["I2"] == "▲ 1 ahead"
    assert rows["H1"] == "○ No target set"
    assert not rows["U2"]


def test_several_assessments_are_one_long_table_and_one_summary_row_each(tmp_path: Path) -> None:
    base = ambitions_like()
    other = make_assessment(base.framework, base.ratings, "St Elsewhere Hospice", 2)
    book = written(report_of(base, other, every_kind()), tmp_path)
    rows = table(book["Items"])
    assert len(rows) == 42 + 42 + 14
    assert {row["Service"] for row in rows} == {"Whole place", "St Elsewhere Hospice"}
    assert [book["Summary"].cell(row, 2).value for row in (7, 8, 9)] == [
        "Whole place",
        "St Elsewhere Hospice",
        "Whole place",
    ]


def test_sections_without_a_score_show_a_dash_and_never_zero(tmp_path: Path) -> None:
    rows = {row["Section"]: row for row in table(written(report_of(every_kind()), tmp_path)["Sections"])}
    assert rows["S2"]["Score"] == "–"
    assert (rows["S2"]["Low"], rows["S2"]["High"]) == (0, 1)
    assert rows["S3"]["Coverage"] == "–"
    assert rows["S3"]["In words"] == "No item applies here"


def test_gaps_come_in_order_of_priority(tmp_path: Path) -> None:
    report = report_of(ambitions_like())
    rows = table(written(report, tmp_path)["Gaps"])
    assert [row["Item"] for row in rows] == [line.id for line in report.assessments[0].gaps]
    assert [row["Priority"] for row in rows] == [line.priority for line in report.assessments[0].gaps]


def test_a_report_without_gaps_says_so(tmp_path: Path) -> None:
    book = written(report_of(make_assessment(every_kind().framework, {})), tmp_path)
    assert book["Gaps"]["E2"].value == "No rated item is below its target."


def test_a_report_without_targets_does_not_say_that_all_are_reached(tmp_path: Path) -> None:
    framework = samples.framework(samples.section("M", 2, scale="maturity"))
    book = written(report_of(samples.assess(framework, {"M1": samples.at(1)})), tmp_path)
    said = [cell.value for sheet in ("Summary", "Gaps") for row in book[sheet] for cell in row]
    assert said.count("No gap can be told where no target is set.") == 2
    assert "No rated item is below its target." not in said


def test_definitions_name_edition_hash_and_method(tmp_path: Path) -> None:
    report = report_of(ambitions_like())
    texts = " ".join(
        str(cell)
        for row in written(report, tmp_path)["Definitions"].iter_rows(values_only=True)
        for cell in row
        if cell
    )
    note = report.definitions.frameworks[0]
    assert f"{note.short_hash} ({note.hash})" in texts
    for words in ("2021–2026", note.publisher, note.wording_note, "In place everywhere", "Priority"):
        assert words in texts


def test_what_a_person_typed_appears_as_typed_and_is_never_a_formula(tmp_path: Path) -> None:
    book = written(report_of(hostile(), place="=1+1 <b>"), tmp_path, results=False)
    rows = table(book["Items"])
    assert [row["Rationale"] for row in rows][: len(HOSTILE)] == list(HOSTILE)
    assert rows[len(HOSTILE)]["Rationale"] == LONG_PARAGRAPH
    assert rows[len(HOSTILE) + 1]["Rationale"] == "W" * 4000
    assert rows[0]["Section"] == "=A <section> & 🙂"
    for name in ("Summary", "Items", "Gaps", "Sections"):
        for row in book[name].iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    assert "HYPERLINK" not in str(cell.value)


def test_text_that_begins_like_a_formula_stays_text_when_somebody_edits_the_cell(tmp_path: Path) -> None:
    sheet = written(report_of(hostile()), tmp_path)["Items"]
    place = [cell.value for cell in sheet[1]].index("Rationale") + 1
    assert sheet.cell(3, place).value == "=1+1"
    assert sheet.cell(3, place).quotePrefix
    assert not sheet.cell(2, place).quotePrefix


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    framework = every_kind().framework
    long = "🙂" * 20_000
    book = written(
        report_of(make_assessment(framework, {"W1": Rating(Answer.LEVEL, level=1, rationale=long)})), tmp_path
    )
    text = table(book["Items"])[0]["Rationale"]
    assert len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert text.startswith("🙂" * 1000)
    assert text.endswith("… [cut here: a cell holds no more. The whole text is in the workspace.]")


def test_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    framework = every_kind().framework
    rating = Rating(Answer.LEVEL, level=1, rationale="bell\x07 half \ud83d end \uffff")
    book = written(report_of(make_assessment(framework, {"W1": rating})), tmp_path)
    assert table(book["Items"])[0]["Rationale"] == "bell\ufffd half \ufffd end \ufffd"


def test_a_cell_offers_the_levels_of_its_own_scale(tmp_path: Path) -> None:
    book = written(report_of(every_kind()), tmp_path)
    sheet = book["Items"]
    offered = {
        str(area): rule.formula1
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
    }
    names = book.defined_names
    values = names["scale2_values"].attr_text
    assert offered["G2"] == "scale1_values"
    assert offered["G3"] == "scale2_values"
    sheet_name, area = values.split("!")
    assert [cell[0].value for cell in book[sheet_name][area]] == [1, 5, 10]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(ambitions_like(), every_kind())
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    to_xlsx.write(report, one)
    if hasattr(time, "tzset"):
        monkeypatch.setenv("TZ", "Pacific/Auckland")
        time.tzset()
    try:
        to_xlsx.write(report, other)
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()
    assert one.read_bytes() == other.read_bytes()


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        to_xlsx.write(report_of(ambitions_like()), tmp_path / "gap.xlsx", stop)
    assert list(tmp_path.iterdir()) == []


def test_there_are_no_links_to_other_files_and_no_macros(tmp_path: Path) -> None:
    path = tmp_path / "gap.xlsx"
    to_xlsx.write(report_of(ambitions_like()), path)
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
    assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        to_xlsx.write(report_of(every_kind()), tmp_path / "missing" / "gap.xlsx")

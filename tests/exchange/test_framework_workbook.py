"""A framework goes into a workbook, and comes out of it the same, whatever people did to its looks."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.workbook import Workbook

from eolc_desktop import paths
from eolc_desktop.catalogue.reader import check, read
from eolc_desktop.catalogue.writer import to_yaml
from eolc_desktop.domain.framework_data import canonical_json, framework_hash
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.exchange import framework_to_workbook
from eolc_desktop.operations.library_files import load
from tests.catalogue.made import NASTY, frameworks
from tests.exchange.books import EXAMPLE, book, changed

SHIPPED = sorted(paths.frameworks_dir().glob("*.yaml"))


def read_workbook(path: Path) -> Framework:
    (checked,) = check([load(path)])
    assert [fault.line_text() for fault in checked.faults] == []
    assert checked.framework is not None
    return checked.framework


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_yaml_to_excel_to_yaml_is_equal_for_all_that_ships(path: Path, tmp_path: Path) -> None:
    framework = read(path)
    again = read_workbook(book(tmp_path, framework))
    assert again == framework
    assert framework_hash(again) == framework_hash(framework)
    assert to_yaml(again) == to_yaml(framework)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(frameworks())
def test_any_framework_comes_back_equal(tmp_path: Path, framework: Framework) -> None:
    assert canonical_json(read_workbook(book(tmp_path, framework))) == canonical_json(framework)


def test_no_text_becomes_a_formula_a_number_or_a_date(tmp_path: Path) -> None:
    section = EXAMPLE.sections[0]
    items = tuple(
        replace(section.items[0], id=f"A{n}", title=text[:150].strip()) for n, text in enumerate(NASTY)
    )
    framework = replace(EXAMPLE, sections=(replace(section, items=items),))
    path = book(tmp_path, framework)
    assert read_workbook(path) == framework
    opened = openpyxl.load_workbook(path)
    for sheet in opened:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "i")
                if isinstance(cell.value, str):
                    assert cell.data_type == "s"
    titles = opened["Items"]["C"]
    assert titles[1].value == "=1+1"
    assert (titles[1].number_format, titles[1].quotePrefix) == ("@", True)


def test_the_same_framework_gives_the_same_bytes(tmp_path: Path) -> None:
    assert book(tmp_path, name="a.xlsx").read_bytes() == book(tmp_path, name="b.xlsx").read_bytes()


def test_a_workbook_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        framework_to_workbook.write(EXAMPLE, tmp_path / "none" / "a.xlsx", [])


def test_libreoffice_saves_it_without_loss(tmp_path: Path, outside: Callable[..., str]) -> None:
    soffice = outside("soffice")
    framework = read(paths.frameworks_dir() / "six-step-pathway.yaml")
    nasty = tuple(text for text in NASTY if text.isprintable() and text != "\ufeffx")
    section = framework.sections[0]
    extra = tuple(
        replace(section.items[0], id=f"Z{number}", title=text[:150].strip(), good=f"{text}\n\n{text}")
        for number, text in enumerate(nasty)
    )
    framework = replace(
        framework, sections=(replace(section, items=section.items + extra), *framework.sections[1:])
    )
    path = book(tmp_path, framework)
    (tmp_path / "out").mkdir()
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert read_workbook(tmp_path / "out" / path.name) == framework


def _sort(opened: Workbook) -> None:
    sheet = opened["Items"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _move_columns(opened: Workbook) -> None:
    for sheet in opened.worksheets[2:]:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for number, values in enumerate(rows, 1):
            for column, value in enumerate(reversed(values), 3):
                sheet.cell(number, column).value = value
            sheet.cell(number, 1).value = "Our notes" if number == 1 else "whatever we like"
            sheet.cell(number, 2).value = None


def _blank_rows(opened: Workbook) -> None:
    for sheet in opened.worksheets[1:]:
        sheet.insert_rows(2, 3)
        sheet.insert_rows(1, 2)


def _sort_scales(opened: Workbook) -> None:
    sheet = opened["Scales"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(sorted(rows, key=lambda row: str(row[8])), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _rename_lightly(opened: Workbook) -> None:
    opened["Items"].title = " items"
    opened["Items" if "Items" in opened else " items"]["E1"].value = "PROMPT "
    opened[" items"]["F1"].value = "good"


def _numbers_for_ids(opened: Workbook) -> None:
    opened["Framework"]["B3"].value = 2026
    opened["Sections"]["A2"].value = 1
    for row in (2, 3):
        opened["Items"].cell(row, 1).value = 1


def _typed_as_text(opened: Workbook) -> None:
    opened["Framework"]["B7"].value = "2026"
    opened["Scales"]["G3"].value = "1"
    opened["Items"]["D2"].value = False
    opened["Items"]["D3"].value = "No"


def _bullets(opened: Workbook) -> None:
    cell = opened["Items"]["G2"]
    cell.value = "• " + "\r\n\r\n•  ".join(str(cell.value).split("\n")) + "\r\n"
    opened["Items"]["J2"].value = "- nice-qs13-2021, N4 (related)"
    opened["Items"]["I2"].value = "Whole place\nurgent care"
    opened["Items"]["K2"].value = "P4\nS3"


TWO = replace(
    EXAMPLE,
    sections=(
        replace(
            EXAMPLE.sections[0],
            items=(EXAMPLE.sections[0].items[0], replace(EXAMPLE.sections[0].items[0], id="A2")),
        ),
    ),
)


@pytest.mark.parametrize(
    "change", [_move_columns, _blank_rows, _sort_scales, _rename_lightly, _typed_as_text, _bullets]
)
def test_what_people_do_to_a_workbook_does_no_harm(
    change: Callable[[Workbook], None], tmp_path: Path
) -> None:
    assert read_workbook(changed(tmp_path, change, TWO)) == TWO


def test_items_stand_in_the_order_of_their_rows(tmp_path: Path) -> None:
    again = read_workbook(changed(tmp_path, _sort, TWO))
    assert [item.id for item in again.items] == ["A2", "A1"]


def test_a_whole_number_is_taken_where_a_text_is_meant(tmp_path: Path) -> None:
    again = read_workbook(changed(tmp_path, _numbers_for_ids, TWO))
    assert (again.edition, again.sections[0].id) == ("2026", "1")


def test_a_sheet_of_what_has_gone_may_be_deleted_or_emptied(tmp_path: Path) -> None:
    assert read_workbook(changed(tmp_path, lambda opened: opened.remove(opened["What has gone"]))) == EXAMPLE
    assert (
        read_workbook(changed(tmp_path, lambda opened: opened["What has gone"].delete_rows(1, 5))) == EXAMPLE
    )


def test_the_template_explains_every_column(tmp_path: Path) -> None:
    from eolc_desktop.operations import library

    path = tmp_path / "template.xlsx"
    library.write_template(path)
    opened = openpyxl.load_workbook(path)
    assert opened.sheetnames == [
        *("How to fill this in", "Framework", "What has gone", "Scales", "Sections", "Items")
    ]
    explained = {str(row[0].value) for row in opened.worksheets[0].iter_rows()}
    for sheet in opened.worksheets[2:]:
        heads = {str(cell.value) for cell in sheet[1]}
        assert {head for head in heads if not head.startswith("Level ")} <= explained
        assert sheet.freeze_panes is not None
    assert {str(row[0].value) for row in opened["Framework"].iter_rows(min_row=2)} <= explained
    assert {"care-home", "whole-place", "P1", "PX", "S1", "S4"} <= explained
    assert "the order in which questions are asked" in " ".join(explained)
    offered = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
        for rule in opened["Items"].data_validations.dataValidation
    }
    assert offered == {"A": "'Sections'!$A$2:$A$1000", "D": '"yes,no"', "L": "'Scales'!$A$2:$A$1000"}

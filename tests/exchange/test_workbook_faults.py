"""What is wrong in a workbook is told with sheet and cell, all at once, and with what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from eolc_desktop.domain.frameworks import Link, Section
from eolc_desktop.exchange import framework_lists
from eolc_desktop.operations import library
from tests.exchange.books import EXAMPLE, changed, faults_of, told

SECTION = EXAMPLE.sections[0]
ITEM = SECTION.items[0]
SECOND = replace(SECTION, id="B", items=(replace(ITEM, id="B1"), replace(ITEM, id="B2")))
FRAMEWORK = replace(EXAMPLE, sections=(SECTION, SECOND))


def put(sheet: str, **cells: object) -> Callable[[Workbook], None]:
    def change(opened: Workbook) -> None:
        for cell, value in cells.items():
            opened[sheet][cell].value = value

    return change


def spoiled(folder: Path, *changes: Callable[[Workbook], object]) -> Path:
    def change(opened: Workbook) -> None:
        for each in changes:
            each(opened)

    return changed(folder, change, FRAMEWORK)


def test_everything_is_told_at_once_in_the_order_of_the_cells(tmp_path: Path) -> None:
    path = spoiled(
        tmp_path,
        put("Framework", B7="soon", B8="curent"),
        put("Scales", D2=9, H3=None),
        put("Items", E2=None, B3="A1", F3="=1+1", G3="[proces] Minutes", I4="Care hom", P4=0.5),
    )
    assert told(path) == [
        ("sheet Framework, cell B7", "“soon” is not a whole number."),
        ("sheet Framework, cell B8", "“curent” is not one of the words that can stand here."),
        ("sheet Scales, cell D2", "9 is not the value of a level of this scale."),
        ("sheet Scales, cell H3", "Nothing stands here, and something must."),
        ("sheet Items, cell E2", "Nothing stands here, and something must."),
        (
            "sheet Items, cell B3",
            "The id “A1” is used twice; another item has it in sheet Items, cell B2.",
        ),
        ("sheet Items, cell F3", "A formula stands here, and a framework holds texts."),
        ("sheet Items, cell G3", "“[proces]” is not a kind of evidence."),
        ("sheet Items, cell I4", "There is no setting “Care hom” in the list of settings."),
        ("sheet Items, cell P4", "“0.5” is typed as a number, which keeps no zeros at its end."),
    ]
    first = faults_of(path)[4]
    assert (first.where, first.path, first.line) == ("sheet Items, cell E2", "A1 › Prompt", 0)
    assert first.line_text() == (
        f"{path}, sheet Items, cell E2: A1 › Prompt: Nothing stands here, and something must. "
        "Mend: Fill in the cell."
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("Items", A2=None), ("sheet Items, cell A2", "The item stands in no section.")),
        (
            put("Items", A3="Z", A4="Z"),
            (
                "sheet Items, cell A3",
                "There is no section “Z” in the sheet Sections. Another 1 of the rows below say so too.",
            ),
        ),
        (put("Items", A2="=A3"), ("sheet Items, cell A2", "A formula stands here, and a framework holds")),
        (put("Items", B2=None), ("sheet Items, cell B2", "Nothing stands here, and something must.")),
        (put("Items", B2=1.1), ("sheet Items, cell B2", "“1.1” is typed as a number, which keeps no zeros")),
        (put("Items", C2=date(2026, 5, 1)), ("sheet Items, cell C2", "A date stands here.")),
        (put("Items", C2=True), ("sheet Items, cell C2", "TRUE stands here, and not a text.")),
        (put("Items", C2="#REF!"), ("sheet Items, cell C2", "An error stands here.")),
        (put("Items", C2="x" * 151), ("sheet Items, cell C2", "The text has 151 characters; there is room")),
        (put("Items", C2="a\nb"), ("sheet Items, cell C2", "The text has a line break, and must stand on")),
        (put("Items", D2="perhaps"), ("sheet Items, cell D2", "“perhaps” is neither yes nor no.")),
        (put("Items", D2="=TRUE()"), ("sheet Items, cell D2", "A formula stands here")),
        (put("Items", M2="much"), ("sheet Items, cell M2", "“much” is not a plain number.")),
        (put("Items", M2=True), ("sheet Items, cell M2", "A number belongs here.")),
        (put("Items", M2="=2"), ("sheet Items, cell M2", "A formula stands here")),
        (put("Items", M2=1e-12), ("sheet Items, cell M2", "The number is closer to nothing than anybody")),
        (put("Items", M2=1e20), ("sheet Items, cell M2", "The number has more digits than Excel keeps.")),
        (put("Items", M2=2000), ("sheet Items, cell M2", "2000 is above 1000, the highest that can stand")),
        (put("Items", L2="scale"), ("sheet Items, cell L2", "There is no scale “scale” in this file.")),
        (put("Items", N2=None, O2="Page 2"), ("sheet Items, cell N2", "Nothing stands here, and something")),
        (put("Items", P1="Level 7"), ("sheet Items, cell P2", "The scale “maturity” has no level 7.")),
        (put("Items", Q1="Level 0"), ("sheet Items, cell Q1", "There are two columns “Level 0”.")),
        (put("Items", E1="Promt"), ("sheet Items, cell E1", "There is no column “Promt”.")),
        (put("Items", F1="Prompt"), ("sheet Items, cell F1", "There are two columns “Prompt”.")),
        (put("Items", E1="Ours"), ("sheet Items", "There is no column “Prompt”.")),
        (
            put("Items", J2="nice-qs13-2021"),
            (
                "sheet Items, cell J2",
                "“nice-qs13-2021” is the id of a framework, and no item of it is named.",
            ),
        ),
        (put("Items", J2="x N4 N5 same"), ("sheet Items, cell J2", "“x N4 N5 same” is not a link.")),
        (put("Items", J2="/"), ("sheet Items, cell J2", "“/” is not a link.")),
        (put("Items", J2="A1 same"), ("sheet Items, cell J2", "The item is linked to itself.")),
        (put("Items", J2="B9"), ("sheet Items, cell J2", "This framework has no item “B9”.")),
        (put("Items", J2="B1 realted"), ("sheet Items, cell J2", "“realted” is not a kind of link.")),
        (
            put("Items", J2="nice-qs13-2021 N4 like"),
            ("sheet Items, cell J2", "“like” is not a kind of link."),
        ),
        (put("Items", J2="x N4 same"), ("sheet Items, cell J2", "There is no framework “x” here.")),
        (put("Items", G2="[process]"), ("sheet Items, cell G2", "There is no text behind the brackets.")),
        (put("Items", H2="[M03]"), ("sheet Items, cell H2", "There is no text behind the brackets.")),
        (
            put("Items", H2="numerator: x"),
            ("sheet Items, cell H2", "There is no measure above this numerator."),
        ),
        (
            put("Items", H2="x\nnumerator: a\nnumerator: b"),
            ("sheet Items, cell H2, line 3", "The measure above has a numerator already."),
        ),
        (
            put("Items", H2="x\ndenominator:"),
            ("sheet Items, cell H2, line 2", "The denominator is empty."),
        ),
        (put("Items", I2="Care homes"), ("sheet Items, cell I2", "There is no setting “Care homes” in the")),
        (put("Items", K2="P4, P 4/"), ("sheet Items, cell K2", "“P-4/” cannot be used as an id or a code.")),
        (put("Sections", D3="A"), ("sheet Sections, cell A2", "The section holds both items and sections.")),
        (put("Sections", D3="Q"), ("sheet Sections, cell D3", "There is no section “Q”.")),
        (put("Sections", A3="C"), ("sheet Sections, cell A3", "The section holds no items.")),
        (
            put("Sections", D2="B", D3="A"),
            ("sheet Sections, cell D2", "A section within a section cannot hold sections."),
        ),
        (put("Sections", A2=None), ("sheet Sections, cell A2", "Nothing stands here, and something must.")),
        (put("Scales", A3=None), ("sheet Scales, cell G3", "This level belongs to no scale.")),
        (put("Scales", B3="Other"), ("sheet Scales, cell B3", "Two rows of one scale say different things")),
        (put("Scales", G3=0), ("sheet Scales, cell G3", "The level 0 comes after 0; levels must rise.")),
        (put("Scales", G3="two"), ("sheet Scales, cell G3", "“two” is not a plain number.")),
        (
            put("Scales", K3=None),
            ("sheet Scales, cell G3", "The level has no reach, and others of the scale"),
        ),
        (put("Framework", B14=2), ("sheet Framework, cell B14", "The file is in format 2, and this program")),
        (put("Framework", A3="Id"), ("sheet Framework, cell B3", "There are two rows “Id”.")),
        (put("Framework", A4=None), ("sheet Framework", "There is no row “Title”.")),
        (put("Framework", B4="=A1"), ("sheet Framework, cell B4", "A formula stands here")),
        (
            put("What has gone", A2="The old body"),
            ("sheet What has gone, cell B2", "Nothing stands here, and something must."),
        ),
    ],
)
def test_each_slip_is_told_with_its_cell(
    change: Callable[[Workbook], None], expected: tuple[str, str], tmp_path: Path
) -> None:
    cell, problem = expected
    found = told(spoiled(tmp_path, change))
    assert any(where == cell and said.startswith(problem) for where, said in found), found
    assert len(found) <= 4
    assert all(
        fault.remedy.endswith(".") or fault.remedy.endswith("?")
        for fault in faults_of(tmp_path / "ours.xlsx")
    )


def test_a_column_of_another_name_is_named_beside_the_one_that_is_missing(tmp_path: Path) -> None:
    (fault,) = faults_of(spoiled(tmp_path, put("Items", E1="Question")))
    assert fault.problem == "There is no column “Prompt”. Not known here: “Question”."
    assert fault.remedy.startswith("If one of these is it, call that one “Prompt”. Else add it: The question")
    many = {f"{letter}1": f"Note {letter}" for letter in "UVWXYZ"}
    (fault,) = faults_of(spoiled(tmp_path, put("Items", E1=None, **many)))
    assert fault.problem.endswith("Not known here: “Note U”, “Note V”, “Note W”, “Note X”, “Note Y” ….")


def test_two_levels_of_one_value_are_one_fault(tmp_path: Path) -> None:
    path = spoiled(tmp_path, put("Scales", G4=1), put("Items", R2="Half", R3="Half", R4="Half"))
    assert told(path) == [("sheet Scales, cell G4", "The level 1 comes after 1; levels must rise.")]


def test_a_broken_entry_of_a_list_is_told_with_its_line_in_the_cell(tmp_path: Path) -> None:
    path = spoiled(tmp_path, put("Items", G2="[process] Minutes\n\n[outcome] " + "x" * 301))
    assert told(path) == [
        ("sheet Items, cell G2, line 3", "The text has 301 characters; there is room for 300.")
    ]


def test_what_need_not_be_said_may_be_left_out_or_said_twice(tmp_path: Path) -> None:
    scales = put("Scales", B3="How far we are", K2="0.0", K3="0.1")
    path = spoiled(tmp_path, scales, put("Items", J1="Where we had it from", A99=" "))
    assert told(path) == []


def test_a_number_of_more_digits_than_excel_keeps_comes_back(tmp_path: Path) -> None:
    weight = 12.345678901234567
    precise = replace(EXAMPLE, sections=(replace(SECTION, items=(replace(ITEM, weight=weight),)),))
    path = changed(tmp_path, lambda opened: opened, precise)
    assert openpyxl.load_workbook(path)["Items"]["M2"].value == "12.345678901234567"
    found = library.preview(path).framework
    assert found is not None
    assert found.items[0].weight == weight


def test_a_column_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    path = spoiled(tmp_path, put("Items", V1="Who wrote it", V2="=NOW()", W2="a note", X1="Prompt in Welsh"))
    assert told(path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Items", "Questions"), ("Sections", "Section"), ("Framework", "The framework"), ("Scales", "Levels")],
)
def test_a_renamed_sheet_is_told_kindly_and_read(old: str, new: str, tmp_path: Path) -> None:
    def rename(opened: Workbook) -> None:
        opened[old].title = new

    (fault,) = faults_of(spoiled(tmp_path, rename))
    assert fault.problem == f"There is no sheet “{old}”, and the sheet “{new}” looks like it."
    assert fault.remedy == f"Call it “{old}” again."


def test_a_missing_sheet_is_told_once(tmp_path: Path) -> None:
    for name in ("Items", "Sections", "Scales", "Framework"):
        path = spoiled(tmp_path, lambda opened, name=name: opened.remove(opened[name]))  # type: ignore[misc]
        problems = [problem for _, problem in told(path)]
        assert f"There is no sheet “{name}”." in problems
        assert not any("missing" in problem for problem in problems)


def test_a_sheet_without_names_of_columns_is_told(tmp_path: Path) -> None:
    path = spoiled(tmp_path, lambda opened: opened["Items"].delete_rows(1))
    assert ("sheet Items", "The sheet has no row with the names of its columns.") in told(path)
    path = spoiled(
        tmp_path, lambda opened: opened["What has gone"].delete_rows(1), put("What has gone", A9="x")
    )
    assert told(path) == [("sheet What has gone", "The sheet has no row with the names of its columns.")]


def test_a_workbook_about_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rota.xlsx"
    opened = openpyxl.Workbook()
    opened.active.title = "Rota"  # type: ignore[union-attr]
    opened.save(path)
    assert told(path) == [("", "This workbook holds no framework: its sheets are Rota.")]


def test_merged_cells_are_told_where_they_hide_something(tmp_path: Path) -> None:
    def merge(opened: Workbook) -> None:
        opened["Items"].merge_cells("A2:A3")
        opened["Items"].merge_cells("FA2:FA3")
        opened["Sections"].insert_rows(1, 2)
        opened["Sections"].merge_cells("A1:D1")

    found = told(spoiled(tmp_path, merge))
    assert found[0] == (
        "sheet Items, cell A2",
        "The cells A2:A3 are merged, and only the first of them holds what is shown.",
    )
    assert [where for where, problem in found if "merged" in problem] == ["sheet Items, cell A2"]


def test_nested_sections_are_read_whatever_the_order_of_rows(tmp_path: Path) -> None:
    inner = Section("A1x", "Inner", items=SECOND.items)
    nested = replace(EXAMPLE, sections=(replace(SECTION, items=(), sections=(inner,)),))
    path = changed(
        tmp_path,
        put(
            "Sections",
            A2="A1x",
            B2="Inner",
            C2=None,
            D2="A",
            A3="A",
            B3="T",
            D3=None,
            F2=None,
            G2=None,
            C3="At night",
        ),
        nested,
    )
    assert told(path) == []
    found = library.preview(path).framework
    assert found is not None
    assert [(section.id, [inner.id for inner in section.sections]) for section in found.sections] == [
        ("A", ["A1x"])
    ]


def test_a_framework_with_links_within_it_can_be_given_another_id(tmp_path: Path) -> None:
    linked = replace(ITEM, links=(Link("ours-1", "B1", "part"), Link("nice-qs13-2021", "N4", "related")))
    framework = replace(FRAMEWORK, sections=(replace(SECTION, items=(linked,)), SECOND))
    path = changed(tmp_path, put("Framework", B2="ours-2"), framework)
    assert openpyxl.load_workbook(path)["Items"]["J2"].value == "B1 part\nnice-qs13-2021 N4 related"
    found = library.preview(path).framework
    assert found is not None
    assert found.items[0].links == (Link("ours-2", "B1", "part"), Link("nice-qs13-2021", "N4", "related"))


def test_a_link_without_a_kind_is_read() -> None:
    assert framework_lists.read_links("B1\n- other-1, X1").data == [
        {"item": "B1"},
        {"framework": "other-1", "item": "X1"},
    ]


def test_words_are_read_by_commas_and_lines() -> None:
    assert framework_lists.read_words("a,, b;c\n- d e").data == ["a", "b", "c", "d-e"]

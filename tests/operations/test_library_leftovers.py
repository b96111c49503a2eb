"""What is left of the template's example does not come into the library unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from eolc_desktop.catalogue.faults import FrameworkFaults
from eolc_desktop.catalogue.writer import to_yaml
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations import library
from eolc_desktop.operations.library_example import EXAMPLE
from tests.exchange.books import EXAMPLE as FILLED
from tests.exchange.books import told

STILL = "This is still the example’s text."
SECTION, ITEM = EXAMPLE.sections[0], EXAMPLE.items[0]


def told_of(framework: Framework, folder: Path) -> list[tuple[str, str]]:
    path = folder / f"{framework.id}.yaml"
    path.write_text(to_yaml(framework), encoding="utf-8")
    return [(fault.path, fault.problem) for fault in library.preview(path).faults]


def test_an_untouched_template_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    library.write_template(path)
    assert told(path) == [
        ("sheet Framework, cell B2", STILL),
        ("sheet Framework, cell B4", STILL),
        ("sheet Framework, cell B5", STILL),
        ("sheet Framework, cell B6", STILL),
        ("sheet Framework, cell B13", STILL),
        ("sheet Sections, cell B2", STILL),
        ("sheet Sections, cell C2", STILL),
        ("sheet Sections, cell F2", STILL),
        ("sheet Items, cell B2", "This is still the example."),
    ]
    remedies = {fault.cell[-2:]: fault.remedy for fault in library.preview(path).faults}
    assert (remedies["B4"], remedies["C2"]) == ("Write your own.", "Write your own, or empty the cell.")
    with pytest.raises(FrameworkFaults):
        library.add(path)


def test_what_is_left_in_a_row_is_told_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    library.write_template(path)
    opened = openpyxl.load_workbook(path)
    for row, value in ((2, "ours-1"), (4, "Ours, 2026"), (5, "Our own"), (6, "Testshire"), (13, None)):
        opened["Framework"].cell(row, 2).value = value
    for cell, value in (("B2", "Nights"), ("C2", None), ("F2", "Our plan")):
        opened["Sections"][cell].value = value
    for cell, value in (("C2", "Visits at night"), ("E2", "Can somebody come?"), ("F2", "They come.")):
        opened["Items"][cell].value = value
    opened.save(path)
    assert told(path) == [
        ("sheet Items, cell G2, line 1", STILL),
        ("sheet Items, cell G2, line 2", STILL),
        ("sheet Items, cell G2, line 3", STILL),
        ("sheet Items, cell H2, line 1", STILL),
        ("sheet Items, cell I2", "The settings, links and codes are still the example’s."),
        ("sheet Items, cell P2", STILL),
    ]
    for cell in ("G2", "H2", "I2", "P2"):
        opened["Items"][cell].value = None
    opened.save(path)
    assert told(path) == []
    assert library.add(path).framework.scales == EXAMPLE.scales


def test_a_file_is_told_by_its_lines(tmp_path: Path) -> None:
    assert told_of(FILLED, tmp_path) == []
    assert told_of(replace(FILLED, publisher=EXAMPLE.publisher), tmp_path) == [("publisher", STILL)]
    inner = replace(
        FILLED.sections[0], items=(ITEM, replace(FILLED.items[0], id="A2", settings=ITEM.settings))
    )
    nested = replace(FILLED.sections[0], id="N", items=(), sections=(inner,))
    assert told_of(replace(FILLED, sections=(nested,)), tmp_path) == [
        ("sections › N › sections › A › items › A1", "This is still the example."),
        (
            "sections › N › sections › A › items › A2 › settings",
            "The settings, links and codes are still the example’s.",
        ),
    ]


def test_nothing_that_ships_looks_like_the_example(tmp_path: Path) -> None:
    for entry in library.frameworks():
        assert library.preview(entry.path).faults == ()


@pytest.mark.parametrize("ending", ["csv", "tsv", "TAB"])
def test_a_table_is_told_to_be_one(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"questions.{ending}"
    path.write_text("Id,Title\nA1,First\n", encoding="utf-8")
    (fault,) = library.preview(path).faults
    assert fault.problem == "This is a single table as text (CSV), and a framework needs several sheets."
    assert "save that as an Excel workbook (.xlsx)" in fault.remedy

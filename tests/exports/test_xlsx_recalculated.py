"""LibreOffice works the workbook out again, and comes to the same as the program."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eolc_desktop.domain.ratings import Answer, Assessment, Rating
from eolc_desktop.exports import to_xlsx
from tests.exports.samples import ambitions_like, every_kind, report_of

# LibreOffice adds extensions of its own to what it writes, which openpyxl does not know.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")

Cells = dict[tuple[str, str], Any]


def cells(book: Any) -> Cells:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def recalculated(soffice: str, folder: Path, edits: dict[str, dict[str, Any]], *reports: Assessment) -> Cells:
    """Write the workbook, take its results away, edit it, and let LibreOffice work it out."""
    made = folder / "made.xlsx"
    to_xlsx.write(report_of(*reports), made)
    book: Any = openpyxl.load_workbook(made)
    sheet: Any = book["Items"]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for head, value in edits.get(sheet.cell(row, 1).value, {}).items():
            sheet.cell(row, place[head]).value = value
    book.save(folder / "edited.xlsx")
    done = folder / "done"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(done), str(folder / "edited.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return cells(openpyxl.load_workbook(done / "edited.xlsx", data_only=True))


def stored(folder: Path, *assessments: Assessment) -> Cells:
    path = folder / "stored.xlsx"
    to_xlsx.write(report_of(*assessments), path)
    return cells(openpyxl.load_workbook(path, data_only=True))


def differences(left: Cells, right: Cells, sheets: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for key in sorted(left.keys() | right.keys()):
        one, other = left.get(key), right.get(key)
        if key[0] not in sheets:
            continue
        if isinstance(one, int | float) and isinstance(other, int | float):
            if abs(one - other) > 1e-9:
                yield key, one, other
        elif one != other:
            yield key, one, other


@pytest.fixture
def soffice(outside: Callable[..., str]) -> str:
    return outside("soffice", "libreoffice")


def test_every_number_and_sentence_is_the_programs(tmp_path: Path, soffice: str) -> None:
    assessments = (ambitions_like(), every_kind())
    found = recalculated(soffice, tmp_path, {}, *assessments)
    expected = stored(tmp_path, *assessments)
    sheets = ("Summary", "Items", "Gaps", "Sections", "Definitions")
    assert list(differences(expected, found, sheets)) == []
    assert sum(isinstance(value, float) for value in expected.values()) > 200


def test_changed_levels_come_to_what_the_program_makes_of_the_same_changes(
    tmp_path: Path, soffice: str
) -> None:
    before = every_kind()
    edits: dict[str, dict[str, Any]] = {
        "U2": {"Level": 2},
        "U1": {"Without a level": None},
        "X1": {"Without a level": None, "Level": 0},
        "W2": {"Level": None, "Without a level": "Not applicable"},
        "I1": {"Level": 10, "Importance": 4},
        "L1": {"Target": 3},
        "H2": {"Without a level": "Don’t know"},
    }
    ratings = dict(before.ratings) | {
        "U2": Rating(Answer.LEVEL, level=2),
        "U1": Rating(),
        "X1": Rating(Answer.LEVEL, level=0),
        "W2": replace(before.rating("W2"), answer=Answer.NOT_APPLICABLE, level=None),
        "I1": replace(before.rating("I1"), level=10, importance=4),
        "L1": replace(before.rating("L1"), target=3),
        "H2": Rating(Answer.DONT_KNOW),
    }
    found = recalculated(soffice, tmp_path, edits, before)
    expected = stored(tmp_path, replace(before, ratings=ratings))
    # Reasons and origins of targets are what was said at the time of export.
    said = ("R", "S")
    left = [
        difference
        for difference in differences(expected, found, ("Items", "Sections"))
        if not (difference[0][0] == "Items" and difference[0][1][0] in said)
    ]
    assert left == []
    in_words, last = "E7", "Q7"
    summary = [
        key for key in expected if key[0] == "Summary" and in_words <= key[1] <= last and len(key[1]) == 2
    ]
    assert len(summary) >= 12
    assert [
        difference for difference in differences(expected, found, ("Summary",)) if difference[0] in summary
    ] == []

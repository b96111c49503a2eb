"""What the files of an ordinary assessment say, kept as text so that a change shows in the history.

After a change that is meant, write them anew with EOLC_REWRITE_GOLDEN=1 and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from eolc_desktop.exports import to_pdf, to_xlsx
from tests.exports.samples import ambitions_like, every_kind, report_of

GOLDEN = Path(__file__).parent.parent / "golden"


def report_as_text(folder: Path) -> str:
    path = folder / "board-report.pdf"
    to_pdf.write(report_of(ambitions_like(), example=True), path)
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return "\n\n".join(f"=== page {number}\n{text}" for number, text in enumerate(pages, 1)) + "\n"


def workbook_as_text(folder: Path) -> str:
    path = folder / "gap-analysis.xlsx"
    to_xlsx.write(report_of(every_kind()), path)
    formulas, results = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    lines: list[str] = []
    for sheet in formulas:
        lines.append(f"=== {sheet.title}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                result = results[sheet.title][cell.coordinate].value
                shown = f"{cell.value}  ->  {result!r}" if cell.data_type == "f" else repr(cell.value)
                lines.append(f"{cell.coordinate}: {shown}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "made"), [("board-report.txt", report_as_text), ("gap-analysis.txt", workbook_as_text)]
)
def test_a_file_says_what_it_said(name: str, made: object, tmp_path: Path) -> None:
    assert callable(made)
    text = made(tmp_path)
    golden = GOLDEN / name
    if os.environ.get("EOLC_REWRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")

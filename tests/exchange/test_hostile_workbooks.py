"""A file that means harm, or is no workbook at all, gives a report in moments, and never anything else."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from eolc_desktop.exchange import workbook_grid, workbook_guard
from eolc_desktop.operations import library
from tests.catalogue.files import SMALL
from tests.exchange.books import book, packed, parts, told, with_part

# What is fallen for takes minutes or for ever; a busy machine may take its time.
MOMENTS = 30
SHEET = "xl/worksheets/sheet6.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><sst>&d;</sst>"""


def problem(path: Path) -> str:
    """Return the one thing that is wrong with a file, after having looked that it is told in moments."""
    start = time.perf_counter()
    (found,) = library.preview(path).faults
    assert time.perf_counter() - start < MOMENTS
    assert found.remedy
    assert library.preview(path).framework is None
    return found.problem


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xlsx", b"%PDF-1.7\n", "This is a PDF, not an Excel workbook."),
        ("a.yaml", b"%PDF-1.7\n", "This is a PDF, not an Excel workbook."),
        ("a.xlsx", b"{\\rtf1 x}", "This is a text document, not an Excel workbook."),
        ("a.xlsx", b"id,title\nA1,x\n", "This is not an Excel workbook."),
        ("a.xlsx", b"", "This is not an Excel workbook."),
        ("a.xls", OLE + b"Workbook", "This is not an Excel workbook of today’s kind (.xlsx)."),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "The workbook has a password."),
        ("a.xlsx", b"PK\x03\x04 and no more", "The workbook is damaged: it cannot be unpacked."),
    ],
)
def test_other_kinds_of_files_are_called_by_their_names(
    name: str, data: bytes, expected: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    assert problem(tmp_path / name) == expected


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "This is an OpenDocument file"),
        ({"word/document.xml": b"<x/>"}, "This is a Word document"),
        ({"ppt/presentation.xml": b"<x/>"}, "This is a presentation"),
        ({"xl/workbook.bin": b""}, "This is a binary Excel workbook (.xlsb)."),
        ({"photo.jpg": b""}, "This is a ZIP archive, not an Excel workbook."),
        ({"[Content_Types].xml": b"<Types/>"}, "This is not an Excel workbook."),
    ],
)
def test_other_packages_are_called_by_their_names(
    contents: dict[str, bytes], expected: str, tmp_path: Path
) -> None:
    assert problem(packed(tmp_path / "a.xlsx", contents)).startswith(expected)


def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    assert library.preview(book(tmp_path).rename(tmp_path / "ours.yaml")).framework is not None
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert library.preview(tmp_path / "small.yaml").framework is not None


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        ("xl/sharedStrings.xml", rb"(?s)^.*$", BOMB, "The workbook holds something that no workbook needs"),
        ("xl/styles.xml", rb"(?s)^.*$", BOMB, "The workbook holds something that no workbook needs"),
        (SHEET, rb"(?s)^.*$", b"<a>" * 99 + b"</a>" * 99, "The workbook is built in an unusual way."),
        (SHEET, rb"<row r=\"2\"", b'<row r="99999999999"', "The workbook is damaged: it has a row that"),
        (SHEET, rb"<row r=\"2\"", b'<row r="0"', "The workbook is damaged: it has a row that cannot be."),
        (SHEET, rb"<row r=\"2\"", b"<row <", "The workbook is damaged: a part of it is not well formed."),
        (SHEET, rb"<v>[0-9]+</v>", b"<v>999999</v>", "The workbook is damaged: its parts do not fit"),
        (SHEET, rb"r=\"A1\"", b'r="11"', "The workbook is damaged: its parts do not fit together."),
        ("[Content_Types].xml", rb"/xl/workbook.xml", b"/xl/none.xml", "The workbook is damaged: its parts"),
        ("xl/_rels/workbook.xml.rels", rb"rId1\"", b'rId99"', "The workbook is damaged: its parts do not"),
    ],
)
def test_spoiled_parts_are_told(part: str, old: bytes, new: bytes, expected: str, tmp_path: Path) -> None:
    assert problem(with_part(tmp_path, part, old, new)).startswith(expected)


def test_a_part_that_is_gone_is_told(tmp_path: Path) -> None:
    contents = parts(book(tmp_path))
    for name in ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        left = {key: data for key, data in contents.items() if key != name}
        preview = library.preview(packed(tmp_path / "a.xlsx", left))
        assert preview.faults or preview.framework, name


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    contents = parts(book(tmp_path))
    contents["xl/theme/theme9.xml"] = b"<a>" + b" " * (workbook_guard.MAX_UNZIPPED + 10) + b"</a>"
    assert packed(tmp_path / "a.xlsx", contents).stat().st_size < 1_000_000
    assert "more than 60 MB of text" in problem(tmp_path / "a.xlsx")


def test_a_million_empty_formatted_rows_are_told(tmp_path: Path) -> None:
    rows = b'<row s="1"/>' * 1_000_000
    path = with_part(tmp_path, SHEET, rb"</sheetData>", rows + b"</sheetData>")
    assert "more than 600,000 rows, cells and formats" in problem(path)


def test_a_hundred_thousand_empty_formatted_rows_do_no_harm(tmp_path: Path) -> None:
    rows = b'<row s="1"/>' * 100_000
    start = time.perf_counter()
    assert told(with_part(tmp_path, SHEET, rb"</sheetData>", rows + b"</sheetData>")) == []
    assert time.perf_counter() - start < MOMENTS


def test_more_rows_than_a_framework_has_are_refused(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 5_100))
    assert "has more than 5,000 rows" in problem(
        with_part(tmp_path, SHEET, rb"</sheetData>", rows + b"</sheetData>")
    )


def test_a_file_over_ten_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(book(tmp_path).read_bytes() + os.urandom(1000) * (workbook_guard.MAX_BYTES // 1000))
    assert problem(path) == "The file is larger than 10 MB."


def test_a_package_of_many_parts_is_refused(tmp_path: Path) -> None:
    contents = parts(book(tmp_path)) | {f"xl/{number}.xml": b"<a/>" for number in range(600)}
    assert "more than 500 parts" in problem(packed(tmp_path / "a.xlsx", contents))


def test_a_package_with_a_password_or_packed_oddly_is_told(tmp_path: Path) -> None:
    data = bytearray(book(tmp_path).read_bytes())
    # The flags of the first part, in front of it and in the list at the end.
    for place in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1
    (tmp_path / "locked.xlsx").write_bytes(data)
    assert problem(tmp_path / "locked.xlsx") == "The workbook has a password."
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as package:
        for name, part in parts(tmp_path / "ours.xlsx").items():
            package.writestr(name, part)
    (tmp_path / "odd.xlsx").write_bytes(made.getvalue())
    assert problem(tmp_path / "odd.xlsx") == "The workbook is packed in an unusual way."


def test_macros_pictures_and_pointers_to_other_files_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = parts(book(tmp_path))
    contents["xl/vbaProject.bin"] = OLE + b"Sub AutoOpen()"
    contents["xl/media/image1.png"] = b"\x89PNG"
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(
        b"officedocument.spreadsheetml.sheet.main", b"officedocument.spreadsheetml.sheet.main"
    )
    relations = "xl/_rels/workbook.xml.rels"
    contents[relations] = contents[relations].replace(
        b"</Relationships>",
        b'<Relationship Id="rId50" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    )
    path = packed(tmp_path / "a.xlsm", contents)
    kept = workbook_guard.open_safely(path)
    names = zipfile.ZipFile(kept.copy).namelist()
    assert [name for name in names if not name.endswith((".xml", ".rels"))] == []
    assert library.preview(path).framework is not None


def test_a_workbook_with_macros_is_read_without_them(tmp_path: Path) -> None:
    path = with_part(
        tmp_path,
        "[Content_Types].xml",
        rb"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main\+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert told(path) == []


def test_two_parts_of_one_name_are_read_once(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in parts(book(tmp_path)).items():
            package.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("xl/workbook.xml", b"<a/>")
    (tmp_path / "a.xlsx").write_bytes(made.getvalue())
    assert library.preview(tmp_path / "a.xlsx").faults or library.preview(tmp_path / "a.xlsx").framework


@pytest.mark.parametrize("text", ["a" * 40_001, "\n".join("x" * 20_001)])
def test_a_cell_that_holds_more_than_a_cell_can_is_told(text: str, tmp_path: Path) -> None:
    cell = b'<c r="G2" t="inlineStr"><is><t>' + text.encode() + b"</t></is></c>"
    path = with_part(tmp_path, SHEET, rb'<c r="G2"[^>]*><v>[0-9]+</v></c>', cell)
    assert told(path) == [("sheet Items, cell G2", "The text is longer than a cell can hold.")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<c r="C2"><f>1+1</f><v>2</v></c>', "A formula stands here, and a framework holds texts."),
        (b'<c r="C2" t="e"><v>#REF!</v></c>', "An error stands here."),
        (b'<c r="C2" t="d"><v>2026-01-01</v></c>', "A date stands here."),
        (b'<c r="C2"><v>1e400</v></c>', "The number has more digits than Excel keeps."),
        (b'<c r="C2" t="b"><v>1</v></c>', "TRUE stands here, and not a text."),
        (b'<c r="C2" t="str"><v>a&#x202E;b</v></c>', "The text holds the invisible character U+202E."),
    ],
)
def test_cells_of_other_kinds_are_told(cell: bytes, expected: str, tmp_path: Path) -> None:
    path = with_part(tmp_path, SHEET, rb'<c r="C2"[^>]*><v>[0-9]+</v></c>', cell)
    assert told(path) == [("sheet Items, cell C2", expected)]


def test_a_shared_formula_costs_nothing(tmp_path: Path) -> None:
    head = b'<c r="Y2"><f t="shared" ref="Y2:Y9999" si="0">' + b"A1+" * 10_000 + b"A1</f></c>"
    more = b"".join(
        b'<row r="%d"><c r="Y%d"><f t="shared" si="0"/></c></row>' % (n, n) for n in range(3, 4_000)
    )
    path = with_part(tmp_path, SHEET, rb"</row></sheetData>", head + b"</row>" + more + b"</sheetData>")
    start = time.perf_counter()
    library.validate([path])
    assert time.perf_counter() - start < MOMENTS


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(workbook_grid, "open_safely", refuse)
    assert problem(path) == "The file cannot be read (Permission denied)."


def test_what_cannot_be_opened_is_no_workbook(tmp_path: Path) -> None:
    assert not workbook_guard.looks_like_a_workbook(tmp_path / "none.xlsx")
    assert problem(tmp_path / "none.xlsx") == "There is no such file."


@pytest.mark.parametrize(
    ("row", "column", "expected"), [(1, 1, "A1"), (7, 26, "Z7"), (9, 28, "AB9"), (1, 703, "AAA1")]
)
def test_cells_are_named_as_excel_names_them(row: int, column: int, expected: str) -> None:
    assert workbook_grid.address(row, column) == expected


def test_nothing_is_imported_to_look_at_a_file(tmp_path: Path) -> None:
    assert callable(workbook_guard.looks_like_a_workbook)
    assert "openpyxl" not in vars(sys.modules["eolc_desktop.exchange.workbook_grid"])

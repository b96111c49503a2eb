"""Is this file an Excel workbook that can be opened without harm? A clean copy of it, or why not.

openpyxl says of itself that it does not guard against hostile XML, and its parts are large. So every part
is measured and parsed here first, within limits, and openpyxl gets a copy that holds nothing else: no
macros, pictures, pointers to other files, nor two parts of one name.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

MAX_BYTES = 10_000_000
MAX_UNZIPPED = 60_000_000
MAX_PARTS = 500
MAX_ELEMENTS = 600_000
MAX_DEPTH = 60
LAST_ROW = 1_048_576
MOST_NAMED = 200

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_BOOK = re.compile(rb"ContentType=[\"']application/[^\"']*(?:sheet|template)(?:\.macroEnabled)?\.main\+xml")

_SAVE_AS = "Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)."
_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it again as .xlsx, and try that file."
_OTHERS = (
    (b"%PDF", "This is a PDF, not an Excel workbook.", "Choose the workbook that it was made from."),
    (b"{\\rtf", "This is a text document, not an Excel workbook.", "Choose an Excel workbook (.xlsx)."),
    (b"", "This is not an Excel workbook.", _SAVE_AS),
)
_PACKAGES = (
    ("mimetype", "This is an OpenDocument file, not an Excel workbook.", _SAVE_AS),
    (
        "word/document.xml",
        "This is a Word document, not an Excel workbook.",
        "Choose an Excel workbook (.xlsx).",
    ),
    (
        "ppt/presentation.xml",
        "This is a presentation, not an Excel workbook.",
        "Choose an Excel workbook (.xlsx).",
    ),
    ("xl/workbook.bin", "This is a binary Excel workbook (.xlsb).", _SAVE_AS),
)


class NotSafeError(Exception):
    """The file is no workbook that this program opens; says why, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass
class Marks:
    """What was seen in a sheet that openpyxl does not tell.

    Args:
        merged: The ranges of merged cells, as they are written: "B3:B7".
        formulas: The cells that hold a formula.
    """

    merged: list[str] = field(default_factory=list)
    formulas: set[str] = field(default_factory=set)


@dataclass
class Package:
    """A workbook that can be opened: a clean copy, and the marks of each of its parts by name."""

    copy: io.BytesIO
    marks: dict[str, Marks]


def looks_like_a_workbook(path: Path) -> bool:
    """Tell by a file’s first bytes whether it is meant to be a workbook, whatever it is called."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except (OSError, ValueError):
        return False
    return start.startswith((_ZIP, b"PK\x05\x06", _OLE, b"%PDF"))


def open_safely(path: Path) -> Package:
    """Measure and parse every part of a workbook, and return a clean copy of it.

    Raises:
        NotSafeError: It is none, it is damaged, or it is larger or deeper than any framework is.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotSafeError(
            "The file is larger than 10 MB.",
            "Framework workbooks are some 100 KB: take out pictures, if any.",
        )
    _require_zip(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _clean(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise NotSafeError("The workbook is damaged: it cannot be unpacked.", _SAVE_AGAIN) from error


def _require_zip(data: bytes) -> None:
    if data.startswith(_ZIP):
        return
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise NotSafeError(
                "The workbook has a password.", "Open it in Excel, take the password away, and save it again."
            )
        raise NotSafeError("This is not an Excel workbook of today’s kind (.xlsx).", _SAVE_AS)
    problem, remedy = next(told for start, *told in _OTHERS if data.startswith(start))
    raise NotSafeError(problem, remedy)


def _clean(package: zipfile.ZipFile) -> Package:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise _too_big(f"more than {MAX_PARTS} parts")
    names = {part.filename for part in parts}
    for name, problem, remedy in _PACKAGES:
        if name in names:
            raise NotSafeError(problem, remedy)
    if _TYPES not in names:
        raise NotSafeError(
            "This is a ZIP archive, not an Excel workbook.", "Choose an Excel workbook (.xlsx)."
        )
    scan = _Scan()
    made = io.BytesIO()
    marks = {}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as copy:
        for part in parts:
            # What is no XML is no text of a framework: pictures, macros, printers’ settings.
            if part.filename.endswith((".xml", ".rels")) and part.filename not in marks:
                data = scan.read(package, part)
                if part.filename == _TYPES and not _BOOK.search(data):
                    raise NotSafeError("This is not an Excel workbook.", _SAVE_AS)
                marks[part.filename] = scan.marks
                copy.writestr(part.filename, data)
    made.seek(0)
    return Package(made, marks)


def _too_big(what: str) -> NotSafeError:
    return NotSafeError(
        f"The workbook is larger than any framework: it has {what}.",
        "Delete the empty rows and columns below and beside the tables, which may be formatted, and save it.",
    )


class _Scan:
    """Reads the parts of a package one after the other, and stops where it becomes too much."""

    def __init__(self) -> None:
        self.marks = Marks()
        self._left = MAX_UNZIPPED
        self._elements = 0
        self._depth = 0
        self._cell = ""

    def read(self, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
        """Return a part’s bytes, once they are known to be harmless."""
        if part.flag_bits & 1:
            raise NotSafeError("The workbook has a password.", "Take the password away, and save it again.")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotSafeError("The workbook is packed in an unusual way.", _SAVE_AGAIN)
        with package.open(part) as file:
            data = file.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise _too_big("more than 60 MB of text")
        self._parse(data)
        return data

    def _parse(self, data: bytes) -> None:
        self.marks, self._depth, self._cell = Marks(), 0, ""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise NotSafeError(
                "The workbook is damaged: a part of it is not well formed.", _SAVE_AGAIN
            ) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS:
            raise _too_big(f"more than {MAX_ELEMENTS:,} rows, cells and formats")
        if self._depth > MAX_DEPTH:
            raise NotSafeError("The workbook is built in an unusual way.", _SAVE_AGAIN)
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell = attributes.get("r", "")
        elif name == "f":
            self.marks.formulas.add(self._cell)
        elif name == "mergeCell" and len(self.marks.merged) < MOST_NAMED:
            self.marks.merged.append(attributes.get("ref", ""))
        elif name == "row" and "r" in attributes:
            row = attributes["r"]
            if not (row.isascii() and row.isdigit() and len(row) < 8 and 0 < int(row) <= LAST_ROW):
                raise NotSafeError("The workbook is damaged: it has a row that cannot be.", _SAVE_AGAIN)

    def _end(self, _: str) -> None:
        self._depth -= 1


def _refuse_doctype(*_: object) -> None:
    # No workbook has one; it is where XML hides what explodes and what is fetched from elsewhere.
    raise NotSafeError(
        "The workbook holds something that no workbook needs, and that can do harm.", _SAVE_AGAIN
    )

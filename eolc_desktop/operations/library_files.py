"""Framework files of either kind, read for checking: YAML, and Excel workbooks."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.document import Cell, Document
from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.operations.library_leftovers import leftover_faults

if TYPE_CHECKING:
    from eolc_desktop.exchange.framework_places import Contents

TABLE_ENDINGS = (".csv", ".tsv", ".tab")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")

_A_TABLE = (
    "This is a single table as text (CSV), and a framework needs several sheets.",
    "Put it into the template or a copy of a framework, and save that as an Excel workbook (.xlsx).",
)


def load(path: Path, *, any_name: bool = False) -> Document:
    """Read a file into a document: by what is in it, and where that says nothing, by its name.

    Args:
        path: The file.
        any_name: Whether a YAML file may be named otherwise than its framework.
    """
    document = _read(path)
    document.faults.extend(leftover_faults(document))
    return replace(document, stem="") if any_name else document


def _read(path: Path) -> Document:
    from eolc_desktop.exchange.workbook_guard import looks_like_a_workbook

    file = os.fspath(path)
    if path.is_file():
        if looks_like_a_workbook(path) or path.suffix.lower() in WORKBOOK_ENDINGS:
            from eolc_desktop.exchange import framework_workbook

            return _document(file, framework_workbook.read(path))
        if path.suffix.lower() in TABLE_ENDINGS:
            return Document(file, "", faults=[Fault(file, 0, "", *_A_TABLE)])
    from eolc_desktop.catalogue import reader

    return reader.load(path)


def _document(file: str, contents: Contents) -> Document:
    """Return what a workbook holds as the catalogue checks it."""
    faults = [
        Fault(
            file,
            0,
            fault.place.words,
            fault.problem,
            fault.remedy,
            cell=fault.place.place,
            order=fault.place.order,
        )
        for fault in contents.faults
    ]
    cells = {path: Cell(place.place, place.words, place.order) for path, place in contents.places.items()}
    typed = {path: place.typed for path, place in contents.places.items() if place.typed}
    return Document(file, "", contents.data, raw=typed, faults=faults, cells=cells)

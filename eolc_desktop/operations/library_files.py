"""Framework files of either kind, read for checking: YAML, and Excel workbooks."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.document import Cell, Document
from eolc_desktop.catalogue.faults import Fault

if TYPE_CHECKING:
    from eolc_desktop.exchange.framework_places import Contents

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


def load(path: Path, *, any_name: bool = False) -> Document:
    """Read a file into a document: by what is in it, and where that says nothing, by its name.

    Args:
        path: The file.
        any_name: Whether a YAML file may be named otherwise than its framework.
    """
    from eolc_desktop.exchange.workbook_guard import looks_like_a_workbook

    if path.is_file() and (looks_like_a_workbook(path) or path.suffix.lower() in WORKBOOK_ENDINGS):
        from eolc_desktop.exchange import framework_workbook

        return _document(os.fspath(path), framework_workbook.read(path))
    from eolc_desktop.catalogue import reader

    document = reader.load(path)
    return replace(document, stem="") if any_name else document


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

"""Framework files of either kind, made ready for checking: YAML, and workbooks."""

from __future__ import annotations

from pathlib import Path

from eolc_desktop.catalogue.document import Document

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
_SIGNS = (b"PK", b"\xd0\xcf\x11\xe0")


def load(path: Path, *, any_name: bool = False) -> Document:
    """Read a file into a document, by what is in it and not only by its name.

    Args:
        path: The file.
        any_name: Whether a YAML file may be named otherwise than its framework.
    """
    from eolc_desktop.catalogue import reader

    document = reader.load(path)
    return Document(**{**vars(document), "stem": ""}) if any_name else document

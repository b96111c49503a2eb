"""Framework workbooks to spoil."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.domain.frameworks import Framework, Measure, Source
from eolc_desktop.exchange import framework_to_workbook
from eolc_desktop.operations import library
from eolc_desktop.operations.library_example import EXAMPLE as TEMPLATE

_ITEM = TEMPLATE.items[0]
# What the template becomes once somebody has filled it in.
EXAMPLE = replace(
    TEMPLATE,
    id="ours-1",
    title="How we care in Testshire",
    short="Testshire",
    publisher="Testshire",
    wording_note="All words are ours.",
    sections=(
        replace(
            TEMPLATE.sections[0],
            title="Nights",
            short="At night",
            source=Source("Our plan", "Chapter 1"),
            items=(
                replace(
                    _ITEM,
                    title="Someone to visit at night",
                    prompt="Can somebody visit a family at night?",
                    good="At three in the morning somebody comes within an hour.",
                    evidence=tuple(replace(hint, text=f"Ours: {hint.text}") for hint in _ITEM.evidence),
                    measures=(Measure("Visits", "", "Visits within an hour", "All visits at night"),),
                    settings=("whole-place", "urgent-care"),
                    levels=((0, "Nobody comes."),),
                ),
            ),
        ),
    ),
)


def book(folder: Path, framework: Framework = EXAMPLE, name: str = "ours.xlsx") -> Path:
    """Write a framework as a workbook, and return where."""
    path = folder / name
    framework_to_workbook.write(framework, path, [])
    return path


def changed(folder: Path, change: Callable[[Workbook], object], framework: Framework = EXAMPLE) -> Path:
    """Return a workbook that somebody changed in Excel."""
    path = book(folder, framework)
    opened = openpyxl.load_workbook(path)
    change(opened)
    opened.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, contents: Mapping[str, bytes]) -> Path:
    """Write a package of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in contents.items():
            package.writestr(name, data)
    path.write_bytes(made.getvalue())
    return path


def with_part(folder: Path, name: str, old: bytes, new: bytes) -> Path:
    """Return a workbook with something replaced in one of its parts."""
    path = book(folder)
    contents = parts(path)
    assert re.search(old, contents[name]), old
    contents[name] = re.sub(old, lambda _: new, contents[name], count=1)
    return packed(path, contents)


def faults_of(path: Path) -> tuple[Fault, ...]:
    return library.validate([path])


def told(path: Path) -> list[tuple[str, str]]:
    """Return the cell and the problem of each fault of a workbook."""
    return [(fault.cell, fault.problem) for fault in faults_of(path)]

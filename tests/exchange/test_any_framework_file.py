"""500 spoiled framework files, YAML and Excel: a framework or a report comes of each, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eolc_desktop import paths
from eolc_desktop.catalogue.faults import visible
from eolc_desktop.catalogue.reader import read
from eolc_desktop.domain.framework_data import framework_from_data, framework_to_data
from eolc_desktop.exchange import framework_to_workbook
from eolc_desktop.operations import library
from tests.catalogue.files import SMALL
from tests.catalogue.made import NASTY
from tests.exchange.books import EXAMPLE, packed, parts

SHIPPED = paths.frameworks_dir()
QUICK = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# Small ones for most of the runs, some of those that ship for the others.
YAML_FILES = [
    SMALL.encode(),
    *((SHIPPED / f"{name}.yaml").read_bytes() for name in ("nice-qs144-2017", "nice-qs13-2021")),
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def books(folder: Path) -> list[dict[str, bytes]]:
    """Return the parts of two workbooks."""
    made = []
    for name, framework in (("small", EXAMPLE), ("real", read(SHIPPED / "nice-qs144-2017.yaml"))):
        framework_to_workbook.write(framework, folder / f"{name}.xlsx", [])
        opened = openpyxl.load_workbook(folder / f"{name}.xlsx")
        del opened["How to fill this in"]  # nobody reads it, and saving it takes long
        opened.save(folder / f"{name}.xlsx")
        made.append(parts(folder / f"{name}.xlsx"))
    return made


def take(path: Path) -> None:
    """Look at a file and validate it: both say the same, and neither falls over."""
    preview = library.preview(path)
    if preview.framework is None:
        assert preview.faults
    else:
        again = framework_from_data(framework_to_data(preview.framework))
        assert again == preview.framework
    for fault in preview.faults:
        assert fault.problem.endswith((".", "?"))
        assert fault.remedy.endswith((".", "?"))
        assert visible(fault.line_text()) == fault.line_text()
        assert fault.where or fault.line == 0
    # A YAML file may also have the wrong name; else the report is the same one.
    assert {*preview.faults} <= {*library.validate([path])}


TOKENS = [
    b": ",
    b"\n",
    b"- ",
    b"&a ",
    b"*a",
    b"!!x ",
    b"{",
    b"[",
    b"'",
    b'"',
    b"\t",
    b"\n---\n",
    b"#",
    b"\x00",
    b"|",
]


@st.composite
def spoiled_bytes(draw: st.DrawFn) -> bytes:
    """Take pieces out of a real file, put bytes or tokens in, or repeat a part of it."""
    data = draw(st.sampled_from(YAML_FILES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 200)))
        new = draw(st.one_of(st.binary(max_size=12), st.sampled_from(TOKENS), st.just(data[start:end] * 2)))
        data = data[:start] + new + data[end:]
    return data


VALUES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates()),
    st.sampled_from([*NASTY, [], {}, [[]], ["x"] * 3, {"id": "x"}, "x" * 7000, 10**30, -1, 0.5]),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything in some data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from places(value, (*path, key))


@st.composite
def spoiled_structure(draw: st.DrawFn) -> bytes:
    """Put something else in places of a real file, take what stands there away, or give it another name."""
    data = yaml.load(draw(st.sampled_from(YAML_FILES)), Loader=yaml.CSafeLoader)
    for _ in range(draw(st.integers(1, 4))):
        *way, last = draw(st.sampled_from(list(places(data))))
        inside = data
        for step in way:
            inside = inside[step]
        value = draw(st.one_of(VALUES, st.just(inside[last])))
        del inside[last]
        if isinstance(inside, dict):
            inside[draw(st.sampled_from([last, "items", "id", "Title", "sections"]))] = value
        elif draw(st.booleans()):
            inside.insert(last, value)
    return yaml.dump(data, allow_unicode=True, Dumper=yaml.CSafeDumper).encode("utf-8", "replace")


@settings(QUICK, max_examples=200)
@given(spoiled_bytes())
def test_yaml_with_spoiled_bytes(folder: Path, data: bytes) -> None:
    (folder / "spoiled.yaml").write_bytes(data)
    take(folder / "spoiled.yaml")


@settings(QUICK, max_examples=120)
@given(spoiled_structure())
def test_yaml_with_spoiled_structure(folder: Path, data: bytes) -> None:
    (folder / "spoiled.yaml").write_bytes(data)
    take(folder / "spoiled.yaml")


CELLS = st.one_of(
    *(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    *(st.dates(), st.datetimes(), st.times(), st.timedeltas()),
    st.sampled_from([*NASTY, "=1/0", "#N/A", "x" * 7000, "a\nb", "[x] y", "Id", "Prompt", "Level 9", ""]),
)


@settings(QUICK, max_examples=60)
@given(st.data())
def test_workbooks_with_spoiled_cells(
    folder: Path, books: list[dict[str, bytes]], data: st.DataObject
) -> None:
    path = packed(folder / "spoiled.xlsx", data.draw(st.sampled_from(books)))
    opened = openpyxl.load_workbook(path)
    for _ in range(data.draw(st.integers(1, 6))):
        sheet = data.draw(st.sampled_from(opened.worksheets))
        match data.draw(st.integers(0, 9)):
            case 0:
                sheet.delete_rows(data.draw(st.integers(1, 3)))
            case 1:
                sheet.delete_cols(data.draw(st.integers(1, 8)))
            case 2:
                sheet.title = data.draw(st.sampled_from(["Item", "Levels", "Notes", "Items", "Sections"]))
            case 3:
                sheet.insert_cols(data.draw(st.integers(1, 8)))
            case _:
                cell = sheet.cell(data.draw(st.integers(1, 6)), data.draw(st.integers(1, 16)))
                cell.value = data.draw(CELLS)
    opened.save(path)
    take(path)


@settings(QUICK, max_examples=60)
@given(st.data())
def test_workbooks_with_spoiled_parts(
    folder: Path, books: list[dict[str, bytes]], data: st.DataObject
) -> None:
    contents = dict(data.draw(st.sampled_from(books)))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(contents)))
        part = contents[name]
        start = data.draw(st.integers(0, len(part)))
        end = data.draw(st.integers(start, min(len(part), start + 60)))
        new = data.draw(st.sampled_from([b"", b"<", b"&x;", b'"', b"9", b"-1", b"zzz", part[start:end] * 2]))
        match data.draw(st.integers(0, 4)):
            case 0:
                del contents[name]
            case 1:
                contents[name] = contents[data.draw(st.sampled_from(sorted(contents)))]
            case _:
                contents[name] = part[:start] + new + part[end:]
        if not contents:
            break
    take(packed(folder / "spoiled.xlsx", contents))


@settings(QUICK, max_examples=60)
@given(st.data())
def test_workbooks_with_spoiled_bytes(
    folder: Path, books: list[dict[str, bytes]], data: st.DataObject
) -> None:
    path = packed(folder / "spoiled.xlsx", data.draw(st.sampled_from(books)))
    whole = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 40)))
        whole = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    path.write_bytes(whole)
    take(path)

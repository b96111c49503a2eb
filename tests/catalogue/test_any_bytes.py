"""Whatever stands in a file, reading it gives a framework or faults, and never anything else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eolc_desktop.catalogue.faults import Fault, FrameworkFaults, visible
from eolc_desktop.catalogue.reader import read
from eolc_desktop.domain.framework_data import framework_from_data, framework_to_data
from eolc_desktop.paths import frameworks_dir
from tests.catalogue.files import SMALL

NICE = (frameworks_dir() / "nice-qs13-2021.yaml").read_bytes()
QUICK = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
KNOWN = {"ambitions-2021": frozenset({"A1.1"}), "other": frozenset()}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def read_or_faults(folder: Path, data: bytes) -> None:
    """Read bytes as a framework file; what comes must be a sound framework or sound faults."""
    path = folder / "nice-qs13-2021.yaml"
    path.write_bytes(data)
    faults: tuple[Fault, ...] = ()
    try:
        framework = read(path, KNOWN)
    except FrameworkFaults as caught:
        faults = caught.faults
    else:
        assert framework.items
        assert framework_from_data(framework_to_data(framework)) == framework
        return
    assert faults
    last_line = 2 + sum(data.count(end.encode()) for end in ("\n", "\r", "\x85", "\u2028", "\u2029"))
    for fault in faults:
        assert 0 <= fault.line <= last_line
        assert fault.problem.endswith((".", "?"))
        assert fault.remedy.endswith((".", "?"))
        assert visible(fault.line_text()) == fault.line_text()


@st.composite
def spoiled_bytes(draw: st.DrawFn) -> bytes:
    """Take pieces out of a real file, put bytes in, or repeat a part of it."""
    data = draw(st.sampled_from([NICE, SMALL.encode()]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 200)))
        new = draw(
            st.one_of(
                st.binary(max_size=12),
                st.text(max_size=8).map(lambda text: text.encode("utf-8", "replace")),
                st.sampled_from(
                    [b": ", b"\n", b"- ", b"&a ", b"*a", b"!!x ", b"{", b"[", b"'", b'"', b"\t", b"\n---\n"]
                ),
                st.just(data[start:end] * 2),
            )
        )
        data = data[:start] + new + data[end:]
    return data


@QUICK
@given(spoiled_bytes())
def test_spoiled_bytes(folder: Path, data: bytes) -> None:
    read_or_faults(folder, data)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything in some data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from places(value, (*path, key))


@st.composite
def spoiled_structure(draw: st.DrawFn) -> bytes:
    """Put something else in places of a real file, or take what stands there away."""
    data = yaml.load(SMALL if draw(st.booleans()) else NICE, Loader=yaml.CSafeLoader)
    for _ in range(draw(st.integers(1, 4))):
        *way, last = draw(st.sampled_from(list(places(data))))
        inside = data
        for step in way:
            inside = inside[step]
        if draw(st.booleans()):
            inside[last] = draw(VALUES)
        else:
            del inside[last]
    text = yaml.dump(data, allow_unicode=True, Dumper=yaml.CSafeDumper)
    return text.encode("utf-8", "replace")


@QUICK
@given(spoiled_structure())
def test_spoiled_structure(folder: Path, data: bytes) -> None:
    read_or_faults(folder, data)


@QUICK
@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes(folder: Path, data: bytes) -> None:
    read_or_faults(folder, data)

"""The wheel: it carries the program's own files, and runs from anywhere without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from eolc_desktop import __version__


def pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--no-deps", "--no-index"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    checkout = Path(__file__).resolve().parent.parent
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(checkout))
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.xdist_group("wheel")
def test_the_wheel_carries_all_that_the_program_reads(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = message_from_bytes(archive.read(f"eolc_desktop-{__version__}.dist-info/METADATA"))

    for folder in ("frameworks", "resources"):
        files = [path for path in (checkout / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"eolc_desktop/_data/{path.relative_to(checkout).as_posix()}" for path in files} <= names
    assert not [name for name in names if name.startswith(("tests/", "installers/", "main.py"))]
    assert (metadata["Name"], metadata["Version"]) == ("eolc-desktop", __version__)
    assert metadata["License-Expression"] == "MIT"


@pytest.mark.xdist_group("wheel")
def test_the_installed_wheel_runs_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "else where"
    elsewhere.mkdir()
    pip("install", "--target", str(installed), str(wheel))

    done = subprocess.run(
        [sys.executable, "-m", "eolc_desktop", "frameworks", "list", "--json"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stderr == ""
    listed = {entry["id"]: entry["items"] for entry in json.loads(done.stdout)}
    assert len(listed) == 12
    assert sum(listed.values()) == 422
    assert not list(elsewhere.iterdir())

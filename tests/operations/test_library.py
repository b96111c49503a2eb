from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from eolc_desktop import paths
from eolc_desktop.domain.frameworks import Status
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library
from tests.catalogue.files import SMALL, spoiled

IDS = [
    *("ambitions-2021", "care-coordination-2017", "commissioning-cycle", "icb-guidance-2022"),
    *("kings-fund-2011", "kings-fund-2023", "national-resources-2017", "nice-qs13-2011", "nice-qs13-2021"),
    *("nice-qs144-2017", "six-step-pathway", "ten-questions-2012"),
]


def test_the_library_holds_twelve_frameworks_those_in_use_first() -> None:
    found = library.frameworks()
    assert sorted(entry.framework.id for entry in found) == IDS
    assert sum(len(entry.framework.items) for entry in found) == 422
    historic = [entry.framework.status is Status.HISTORIC for entry in found]
    assert historic == sorted(historic)
    assert (historic.count(False), found[0].framework.id) == (5, "ambitions-2021")
    assert all(entry.path.stem == entry.framework.id and not entry.own for entry in found)


def test_one_framework_is_found_by_its_id() -> None:
    assert len(library.find("nice-qs13-2021").items) == 5


@pytest.mark.parametrize("name", ["nice-qs14", "", "../frameworks/nice-qs13-2021", "schema"])
def test_an_unknown_id_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(UserError) as caught:
        library.find(name)
    assert caught.value.title == f"There is no framework “{name}”."
    assert caught.value.detail == f"There are: {', '.join(IDS)}."


def test_a_file_is_read_once_and_again_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(paths, "frameworks_dir", lambda: tmp_path)
    first = library.find("small")
    assert library.find("small") is first
    path.write_text(spoiled(("A small framework", "A framework, changed")), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert library.find("small").title == "A framework, changed"


def test_a_file_is_checked_against_the_library(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(
        spoiled(("framework: small, item: A1", "framework: nice-qs13-2021, item: N1")), encoding="utf-8"
    )
    assert library.validate([path]) == ()
    path.write_text(
        spoiled(("framework: small, item: A1", "framework: nice-qs13-2021, item: N6")), encoding="utf-8"
    )
    (fault,) = library.validate([path])
    assert fault.line_text() == (
        f"{path}:35: sections › A › items › A2 › links › number 1 › item: "
        "The framework “nice-qs13-2021” has no item “N6”. Mend: Correct the id, or delete the link."
    )


def test_a_changed_copy_of_a_library_file_takes_its_place(tmp_path: Path) -> None:
    copy = tmp_path / "nice-qs13-2021.yaml"
    shutil.copy(paths.frameworks_dir() / copy.name, copy)
    assert library.validate([copy]) == ()
    copy.write_text(copy.read_text(encoding="utf-8").replace("- id: N5", "- id: N6"), encoding="utf-8")
    assert library.validate([copy]) == ()
    ambitions = paths.frameworks_dir() / "ambitions-2021.yaml"
    problems = {fault.problem for fault in library.validate([copy, ambitions])}
    assert problems == {"The framework “nice-qs13-2021” has no item “N5”."}


def test_the_whole_library_passes_its_own_check() -> None:
    assert library.validate([entry.path for entry in library.frameworks()]) == ()


def test_the_window_can_know_the_library_without_loading_yaml() -> None:
    code = (
        "import sys, eolc_desktop.operations.library\n"
        "print([name for name in ('yaml', 'jsonschema') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

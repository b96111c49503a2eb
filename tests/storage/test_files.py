"""Files are made whole or not at all, and nothing is left of what was cut off."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from eolc_desktop.errors import UserError
from eolc_desktop.storage.database import is_workspace
from eolc_desktop.storage.files import whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_place_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.eolc"
    target.write_text("old")

    def fail() -> None:
        with whole(target) as draft:
            draft.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (names(tmp_path), target.read_text()) == (["a.eolc"], "old")

    with whole(target) as draft:
        draft.write_text("new")
        assert target.read_text() == "old"
    assert (names(tmp_path), target.read_text()) == (["a.eolc"], "new")


def test_what_a_power_cut_left_is_cleared_away_a_day_later(tmp_path: Path) -> None:
    yesterday = time.time() - 25 * 60 * 60
    for name in (".0123456789ab.eolc-new", ".0123456789ab.eolc-new-journal", ".mine.eolc-new"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (yesterday, yesterday))
    (tmp_path / ".0123456789ab.eolc-new-lock").mkdir()
    (tmp_path / ".0123456789ab.eolc-new-lock" / "holder").touch()
    os.utime(tmp_path / ".0123456789ab.eolc-new-lock", (0, 0))
    (tmp_path / ".ba9876543210.eolc-new").touch()

    with whole(tmp_path / "a.eolc") as draft:
        draft.touch()

    assert names(tmp_path) == [".ba9876543210.eolc-new", ".mine.eolc-new", "a.eolc"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read or written"), whole(tmp_path / "gone" / "a.eolc"):
        raise AssertionError("nothing can be built there")


def test_what_is_no_file_is_no_workspace(tmp_path: Path) -> None:
    assert not is_workspace(tmp_path)
    assert not is_workspace(tmp_path / "gone.eolc")

"""The library from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eolc_desktop import paths
from eolc_desktop.cli import main
from tests.catalogue.files import SMALL, spoiled

QS13 = "nice-qs13-2021"

Out = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return main(["frameworks", *(str(argument) for argument in arguments)])


def small(folder: Path, *changes: tuple[str, str]) -> Path:
    path = folder / "small.yaml"
    path.write_text(spoiled(*changes), encoding="utf-8")
    return path


def test_adding_listing_and_removing(tmp_path: Path, capsys: Out) -> None:
    path = small(tmp_path)
    assert run("add", path, "--dry-run") == 0
    assert capsys.readouterr().out == "Would add small: A small framework (First), 2 items.\n"
    assert run("add", path) == 0
    assert capsys.readouterr().out == "Added small: A small framework (First), 2 items.\n"
    assert run("add", path) == 0
    assert "is in the library already, and the same." in capsys.readouterr().out
    assert run("list") == 0
    assert "A small framework (First) · your own\n" in capsys.readouterr().out
    assert run("list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 13
    assert all(set(row) == {"id", "title", "edition", "status", "items"} for row in rows)
    assert run("remove", "small") == 0
    assert "Workspaces that use it keep it." in capsys.readouterr().out
    assert run("remove", QS13) == 1
    assert "comes with the program" in capsys.readouterr().err


def test_what_cannot_be_added_is_told_and_nothing_is(tmp_path: Path, capsys: Out) -> None:
    assert run("add", small(tmp_path)) == 0
    good = tmp_path / "good.yaml"
    good.write_text(
        SMALL.replace("id: small", "id: good", 1).replace("k: small", "k: good"), encoding="utf-8"
    )
    capsys.readouterr()
    changed = small(tmp_path, ("It is so.", "It is."))
    assert run("add", changed, good) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "There is a framework “small” already" in told.err
    assert "“small-local”" in told.err
    broken = small(tmp_path, ("year: 2026", "year: soon"))
    assert run("add", broken, good) == 1
    assert capsys.readouterr().err.startswith(f"{broken}:6: year: “soon” is not a whole number.")
    assert not (paths.own_frameworks_dir() / "good.yaml").exists()


def test_a_broken_file_among_the_own_ones_is_named(tmp_path: Path, capsys: Out) -> None:
    assert run("add", small(tmp_path)) == 0
    (paths.own_frameworks_dir() / "broken.yaml").write_text("id: x\n", encoding="utf-8")
    capsys.readouterr()
    assert run("list") == 0
    told = capsys.readouterr()
    assert "small" in told.out
    assert "broken.yaml cannot be used: it has 9 faults. “frameworks validate” says which." in told.err


def test_a_copy_goes_out_is_changed_and_comes_back(tmp_path: Path, capsys: Out) -> None:
    book = tmp_path / "ours.xlsx"
    assert run("write", QS13, book, "--new-edition", "Ours, 2026") == 0
    assert "holds nice-qs13-2021-local" in capsys.readouterr().out
    assert run("validate", book) == 0
    assert run("write", QS13, book) == 1
    assert "--force replaces it" in capsys.readouterr().err
    assert run("write", QS13, book, "--new-id", "ours-2026", "--force") == 0
    assert run("add", book) == 0
    assert "items; it replaces nice-qs13-2021." in capsys.readouterr().out.splitlines()[-1]
    assert run("show", "ours-2026", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["id"] == "ours-2026"


def test_the_template_validates(tmp_path: Path, capsys: Out) -> None:
    assert run("template", tmp_path / "t.xlsx") == 0
    assert run("validate", tmp_path / "t.xlsx") == 0
    assert run("template", tmp_path / "t.xlsx") == 1
    assert "--force replaces it" in capsys.readouterr().err


def test_items_are_found_in_all_frameworks(capsys: Out) -> None:
    assert run("search", "out-of-hours", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"framework", "section", "item", "title", "prompt", "status"} == set(rows[0])
    assert (QS13, "N4") in {(row["framework"], row["item"]) for row in rows}
    assert run("search", "out", "hours", "--setting", "Care home") == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0].endswith("found.")
    assert 0 < text.count("\n    ") < len(rows)
    assert run("search", "xyzzy") == 0
    assert capsys.readouterr().out == "0 items found.\n"
    assert run("search", "care", "--setting", "castle") == 1
    assert "castle" in capsys.readouterr().err


def test_a_framework_is_shown_for_one_setting(capsys: Out) -> None:
    assert run("show", "commissioning-cycle", "--json") == 0
    whole = json.loads(capsys.readouterr().out)
    assert run("show", "commissioning-cycle", "--setting", "care-home", "--json") == 0
    part = json.loads(capsys.readouterr().out)
    items = [item for section in part["sections"] for item in section["items"]]
    assert 0 < len(items) < sum(len(section["items"]) for section in whole["sections"])
    assert all("care-home" in item["settings"] or not item["settings"] for item in items)
    assert all(set(item) >= {"codes", "source", "settings"} for item in items)
    assert run("show", QS13, "--setting", "pharmacy") == 0
    assert "N4" in capsys.readouterr().out

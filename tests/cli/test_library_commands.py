"""The library from a terminal."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from eolc_desktop import paths
from eolc_desktop.cli import main
from eolc_desktop.operations import library
from eolc_desktop.operations.finding import concerns
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


def test_an_untouched_template_is_told_to_be_one(tmp_path: Path, capsys: Out) -> None:
    assert run("template", tmp_path / "t.xlsx") == 0
    assert run("validate", tmp_path / "t.xlsx") == 1
    assert "sheet Items, cell B2: A1 › Id: This is still the example." in capsys.readouterr().err
    assert run("template", tmp_path / "t.xlsx") == 1
    assert "--force replaces it" in capsys.readouterr().err


def test_items_are_found_in_all_frameworks(capsys: Out) -> None:
    assert run("search", "out-of-hours", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"framework", "section", "item", "title", "prompt", "status"} == set(rows[0])
    assert (QS13, "N4") in {(row["framework"], row["item"]) for row in rows}
    assert run("search", "out", "hours", "--setting", "Care home") == 0
    text = capsys.readouterr().out
    found = len({line.split()[0] for line in text.splitlines()[1:] if not line.startswith(" ")})
    assert text.splitlines()[0].endswith(f" items found in {found} frameworks.")
    assert 0 < text.count("\n    ") < len(rows)
    assert run("search", "xyzzy") == 0
    assert capsys.readouterr().out == "0 items found.\n"
    assert run("search", "care", "--setting", "castle") == 1
    assert "castle" in capsys.readouterr().err


def test_all_items_of_a_setting_are_found_without_a_word(capsys: Out) -> None:
    assert run("search", "--setting", "care-home", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    shelf = [entry.framework for entry in library.frameworks()]
    asked = [item for each in shelf for item in each.items if concerns(item, "care-home")]
    assert len(rows) == len(asked) > 50
    historic = [row["status"] == "historic" for row in rows]
    assert historic == sorted(historic), "what is in use comes first"
    assert run("search") == run("search", " ") == 1
    assert "Say what to look for: words, --setting S, or both." in capsys.readouterr().err


def test_the_phrase_comes_before_its_words_and_those_before_parts_of_words(capsys: Out) -> None:
    assert run("search", "care", "home", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    current = [row for row in rows if row["status"] == "current"]
    assert rows[: len(current)] == current
    texts = [json.dumps(asdict(library.find(row["framework"]).item(row["item"]))) for row in current]
    holds = [re.search(r"\bcare[ -]homes?\b", text, re.IGNORECASE) is not None for text in texts]
    assert sum(holds[:10]) == 10


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

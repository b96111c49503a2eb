"""What people typed and files hold does not steer a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eolc_desktop.cli import main

Capture = pytest.CaptureFixture[str]

# Turns round what follows on a screen, so that a name reads as another one.
TURN = "\u202e"


def run(capsys: Capture, *arguments: object, code: int = 0) -> str:
    capsys.readouterr()
    assert main([str(one) for one in arguments]) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def test_what_cannot_be_seen_is_shown_as_such_by_every_command(tmp_path: Path, capsys: Capture) -> None:
    path, place, one = tmp_path / "t.eolc", f"Sir{TURN}Fôn", f"Hosp{TURN}ice"
    framework = ("--framework", "nice-qs13-2021")
    said = [
        run(capsys, "new", path, "--place", place, *framework, "--service", one),
        run(capsys, "rate", path, *framework, "--item", "N1", "--level", "2"),
        run(capsys, "evidence", "add", path, "--title", f"Au{TURN}dit", "--kind", "outcome"),
        run(capsys, "service", "add", path, f"Home{TURN}care"),
        run(capsys, "show", path),
        run(capsys, "check", path),
        run(capsys, "show", path, "--service", "Nobody", code=1),
    ]
    assert not any(TURN in text for text in said)
    assert [("�" in text) for text in said] == [True, False, True, True, True, True, True]


def test_json_says_it_by_its_code_and_loses_nothing(tmp_path: Path, capsys: Capture) -> None:
    path, place = tmp_path / "t.eolc", f"Sir{TURN} Fôn\U000e0041"
    run(capsys, "new", path, "--place", place, "--framework", "nice-qs13-2021")
    printed = run(capsys, "show", path, "--json")
    assert TURN not in printed
    assert "\\u202e Fôn\\udb40\\udc41" in printed
    assert json.loads(printed)["place"] == place

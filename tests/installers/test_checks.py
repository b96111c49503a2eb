"""The one command that runs all the checks."""

from __future__ import annotations

import sys

import pytest

from installers import checks, coverage_floor


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Stand in for the tools; return how each of them goes, to be changed by the test."""
    outcome = {"ruff format": True, "ruff check": True, "mypy": True, "tests": True, "coverage": True}

    def step(name: str, command: list[str]) -> bool:
        tool = next(tool for tool in outcome if tool in " ".join(command))
        return checks.verdict(name, outcome[tool])

    monkeypatch.setattr(checks, "quiet_step", step)
    monkeypatch.setattr(checks, "run_tests", lambda: ("= 3 passed in 1.00s =", outcome["tests"]))
    monkeypatch.setattr(coverage_floor, "check", lambda root: (outcome["coverage"], ""))
    return outcome


def test_all_checks_run_and_pytest_has_the_last_word(
    steps: dict[str, bool], checkout: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.main(str(checkout), []) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[:4]] == [
        [name, "passed"] for name in ("format", "lint", "types", "coverage")
    ]
    assert lines[-1] == "= 3 passed in 1.00s ="


@pytest.mark.parametrize("failing", ["ruff format", "ruff check", "mypy", "tests", "coverage"])
def test_one_check_that_fails_fails_all_after_all_have_run(
    failing: str, steps: dict[str, bool], checkout: object, capsys: pytest.CaptureFixture[str]
) -> None:
    steps[failing] = False

    assert checks.main(str(checkout), []) == 1

    assert capsys.readouterr().out.count("\n") == 5


def test_a_step_shows_what_a_tool_said_only_where_it_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.quiet_step("good", [sys.executable, "-c", "print('noise')"])
    assert not checks.quiet_step("bad", [sys.executable, "-c", "print('the fault'); raise SystemExit(1)"])

    said = capsys.readouterr().out
    assert "noise" not in said
    assert "the fault\nbad        FAILED" in said


def test_what_no_test_runs_is_named_for_the_pinned_packages_only() -> None:
    files: dict[str, dict[str, list[object]]] = {
        "eolc_desktop/scoring/gaps.py": {
            "missing_lines": [3, 4, 5, 8],
            "missing_branches": [[2, 3], [5, 8], [7, 9], [12, -1]],
        },
        "eolc_desktop/domain/changes.py": {"missing_lines": [], "missing_branches": []},
        "eolc_desktop/cli/parser.py": {"missing_lines": [1], "missing_branches": []},
        "eolc_desktop/app.py": {"missing_lines": [1], "missing_branches": []},
    }

    assert coverage_floor.missing_lines(files, ["domain", "scoring"]) == [
        "    eolc_desktop/scoring/gaps.py: 3-5, 8, 7 to 9, 12 to exit"
    ]

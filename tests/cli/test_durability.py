"""What was confirmed is there, whatever happens to the process that did it."""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eolc_desktop.cli import main

QS13 = "nice-qs13-2021"
RATE = "import sys; from eolc_desktop.cli import main; sys.exit(main(sys.argv[1:]))"


def started(path: Path, note: str, level: int) -> subprocess.Popen[str]:
    """Start one rate command as a process of its own."""
    arguments = ["rate", str(path), "--framework", QS13, "--item", f"N{level + 1}", "--level", str(level)]
    # Measuring coverage would take more time than the command, and write its data where it is killed.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.Popen(
        [sys.executable, "-c", RATE, *arguments, "--note", note],
        env=unmeasured,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_200_rate_commands_killed_at_random_leave_all_that_was_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.eolc"
    main(["new", str(path), "--place", "Testshire", "--framework", QS13])
    chance = random.Random(20260914)
    took = []
    for level in (0, 0, 1, 2, 0):
        began = time.perf_counter()
        _, error = started(path, "first", level).communicate()
        took.append(time.perf_counter() - began)
        assert error == ""
    # One may be held up by whatever else the computer does just then; the first compiles modules.
    usual = statistics.median(took)

    confirmed: dict[int, str] = {}
    killed = 0
    for run in range(200):
        level, note = run % 3, f"note {run}"
        process = started(path, note, level)
        try:
            out, error = process.communicate(timeout=chance.uniform(0.3, 1.15) * usual)
        except subprocess.TimeoutExpired:
            process.kill()
            out, error = process.communicate()
            killed += 1
        assert "Traceback" not in error
        if out.endswith("\n"):
            confirmed[level] = note
        else:
            # It may have been stored without being confirmed, and then it stands whole.
            confirmed.pop(level, None)

    assert killed > 20
    assert main(["check", str(path)]) == 0
    capsys.readouterr()
    assert main(["show", str(path), "--json"]) == 0
    (assessment,) = json.loads(capsys.readouterr().out)["assessments"]
    assert assessment["rated"] == 3
    stored = _notes(path)
    for level, note in confirmed.items():
        assert stored[f"N{level + 1}"] == (level, note)
    for level, note in stored.values():
        assert re.fullmatch(r"first|note \d+", note)
        assert note == "first" or int(note[5:]) % 3 == level


def _notes(path: Path) -> dict[str, tuple[int, str]]:
    """Read the levels and notes as another program would."""
    code = (
        "import json,sqlite3,sys;"
        "rows=sqlite3.connect(sys.argv[1]).execute('select item_id, level, rationale from rating');"
        "print(json.dumps({r[0]: [r[1], r[2]] for r in rows}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return {item: (level, note) for item, (level, note) in json.loads(done.stdout).items()}


HOLD = """
import sys, time
from pathlib import Path
from eolc_desktop.operations.workspaces import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_has_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.eolc"
    main(["new", str(path), "--place", "Testshire", "--framework", QS13])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        capsys.readouterr()

        assert main(["rate", str(path), "--framework", QS13, "--item", "N1", "--level", "2"]) == 1
        assert "has this workspace open" in capsys.readouterr().err
        assert main(["show", str(path)]) == 0
    finally:
        holder.kill()
        holder.communicate()

    assert main(["rate", str(path), "--framework", QS13, "--item", "N1", "--level", "2"]) == 0

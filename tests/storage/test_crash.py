"""What was confirmed is in the file, however the process ends."""

from __future__ import annotations

import random
import subprocess
import sys
import time

from eolc_desktop.operations import history, queries, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, rows

WRITE = """
import sys
from eolc_desktop.operations import history, queries, rate
from eolc_desktop.operations.workspaces import open_workspace
workspace = open_workspace(sys.argv[1])
workspace.require_writable()
assessment = queries.summaries(workspace)[0].id
number = int(sys.argv[2])
while True:
    number += 1
    if number % 7 == 0:
        history.undo(workspace)
        history.redo(workspace)
    text = f"{number} " + "x" * 5000
    rate.record(workspace, assessment, f"N{number % 5 + 1}", level=str(number % 3), rationale=text)
    print(number, flush=True)
"""

RUNS = 30


def test_what_was_confirmed_is_there_after_30_kills(workspace: Workspace) -> None:
    assessment = first(workspace)
    workspace.close()
    chance = random.Random(14)
    confirmed = 0
    for _ in range(RUNS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE, str(workspace.path), str(confirmed)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(chance.uniform(0, 0.08))
        process.kill()
        rest, _ = process.communicate()
        said += rest.splitlines()
        numbers = [int(line) for line in said if line.strip()]
        confirmed = numbers[-1]

        with open_workspace(workspace.path) as opened:
            assert not opened.read_only
            if history.redo_label(opened):
                # Killed between its undo and its redo.
                history.redo(opened)
            found = queries.assessment(opened, assessment)
            rating = found.rating(f"N{confirmed % 5 + 1}")
            stored = int(rating.rationale.split()[0])
            # One more may have been stored before it could be said; it is then there whole.
            assert stored in (confirmed, confirmed + 5)
            assert rating.level == stored % 3
            later = found.rating(f"N{(confirmed + 1) % 5 + 1}")
            if later.rationale.startswith(f"{confirmed + 1} "):
                assert later.level == (confirmed + 1) % 3
                confirmed += 1

    assert confirmed > RUNS
    assert upkeep.check(workspace.path).faults == ()
    assert rows(workspace.path, "SELECT count(*) > 30 FROM operation") == [(1,)]
    assert [path.name for path in workspace.path.parent.iterdir() if path.is_file()] == ["testshire.eolc"]

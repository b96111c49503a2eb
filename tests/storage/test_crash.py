"""What was confirmed is in the file, however the process ends."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import time
from pathlib import Path

from eolc_desktop.operations import history, queries, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.database import SCHEMA_VERSION
from eolc_desktop.storage.workspace import Workspace
from tests.legacy.make_legacy import FOLDER
from tests.storage.helpers import first, rows

WRITE = """
import sys
from eolc_desktop.operations import evidence, history, queries, rate
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
    links = [(assessment, f"N{number % 5 + 1}"), (assessment, "N1")]
    evidence.add_evidence(workspace, title=str(number), kind="outcome", links=links)
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
            for item in (f"N{confirmed % 5 + 1}", "N1"):
                assert str(confirmed) in [one.title for one in found.evidence[item]]
            # Evidence is there with all its links, or not at all.
            for one in queries.all_evidence(opened):
                assert one in found.evidence["N1"]
                assert one in found.evidence[f"N{int(one.title) % 5 + 1}"]
            later = found.rating(f"N{(confirmed + 1) % 5 + 1}")
            if later.rationale.startswith(f"{confirmed + 1} "):
                assert later.level == (confirmed + 1) % 3
                confirmed += 1

    assert confirmed > RUNS
    assert upkeep.check(workspace.path).faults == ()
    assert rows(workspace.path, "SELECT count(*) > 30 FROM operation") == [(1,)]
    assert [path.name for path in workspace.path.parent.iterdir() if path.is_file()] == ["testshire.eolc"]


OPEN = """
import sys
from eolc_desktop.operations.workspaces import open_workspace
print("ready", flush=True)
open_workspace(sys.argv[1]).close()
"""


def test_a_file_of_an_older_schema_is_whole_however_its_migration_ends(tmp_path: Path) -> None:
    old = gzip.decompress((FOLDER / "v1.eolc.gz").read_bytes())
    path = tmp_path / "old.eolc"
    chance = random.Random(3)
    for _ in range(6):
        path.write_bytes(old)
        process = subprocess.Popen([sys.executable, "-c", OPEN, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.communicate()

        ((version,),) = rows(path, "PRAGMA user_version")
        assert path.read_bytes() == old or version == SCHEMA_VERSION
        with open_workspace(path) as opened:
            assert not opened.read_only
            assert queries.assessment(opened, first(opened)).rating("N1").rationale == "As the audit says"
        assert upkeep.check(path).faults == ()

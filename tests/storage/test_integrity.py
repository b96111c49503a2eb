"""A check finds what is wrong with a file, and says it in plain sentences."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, queries, rate, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.integrity import faults
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, forge, meddle, overwrite, rows

TWICE = (
    "INSERT INTO assessment "
    "SELECT 'twice', framework_hash, service_id, round_id, status, 0, NULL FROM assessment"
)


LEVEL = {"value": 0, "short": "", "label": ""}
ITEM = {"id": "N1", "title": "", "prompt": "", "good": "", "scale": "other"}
NO_SCALE = {
    "id": "x",
    "edition": "",
    "title": "",
    "publisher": "",
    "year": 2026,
    "status": "current",
    "scales": [{"id": "met", "title": "", "levels": [LEVEL, {**LEVEL, "value": 1}]}],
    "sections": [{"id": "N", "title": "", "items": [ITEM]}],
}


@pytest.fixture
def path(workspace: Workspace) -> Path:
    """Return a closed workspace in which a little was done."""
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.set_target(workspace, assessment, "N1", 2)
    rate.mark_not_applicable(workspace, assessment, "N2", "No such service")
    evidence.add_evidence(
        workspace,
        title="Audit",
        kind="outcome",
        links=[(assessment, "N1")],
        review_date="2026-11-22",
        settings=["hospice"],
    )
    workspace.close()
    assert upkeep.check(workspace.path).faults == ()
    return workspace.path


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE rating SET level = 2 WHERE item_id = 'N1'"], "is “2” in the file and “1” in its log"),
        (["DELETE FROM rating WHERE item_id = 'N2'"], "is empty in the file and “not_applicable” in its log"),
        (
            ["INSERT INTO rating (assessment_id, item_id, importance) SELECT id, 'N5', 4 FROM assessment"],
            "N5",
        ),
        (["DELETE FROM change WHERE field = 'target'"], "“Target of N1: Met” has 2 of its 3 changes"),
        (["UPDATE operation SET clock = 'noon' WHERE seq = 2"], "has a time that cannot be read"),
        (
            ["UPDATE operation SET clock = '0000000000001-0000-' || substr(clock, 20) WHERE seq = 3"],
            "is out of order in the log",
        ),
        (
            ["UPDATE operation SET kind = 'undo', undoes = 'nothing' WHERE seq = 2"],
            "takes back something that is not in the log",
        ),
        (["UPDATE framework SET content = 'nonsense'"], "The stored framework “Test” cannot be read"),
        (
            ["UPDATE framework SET content = replace(content, 'Nobody', 'Somebody')"],
            "“Test” is not the one that was stored: its hash differs",
        ),
        (
            [
                "UPDATE rating SET item_id = 'X9' WHERE item_id = 'N1'",
                "UPDATE change SET entity_id = replace(entity_id, '/N1', '/X9')",
            ],
            "There is a rating of “X9”, which “Test” does not have",
        ),
        (
            [
                "UPDATE rating SET level = 7 WHERE item_id = 'N1'",
                "UPDATE change SET after = 7 WHERE field = 'level' AND after = 1",
            ],
            "The level of N1 is 7, which its scale does not have",
        ),
        (
            [
                "UPDATE rating SET target = 9 WHERE item_id = 'N1'",
                "UPDATE change SET after = 9 WHERE field = 'target'",
            ],
            "The target of N1 is 9, which its scale does not have",
        ),
        (
            [
                "UPDATE evidence_link SET item_id = 'X9'",
                "UPDATE change SET entity_id = replace(entity_id, '/N1/', '/X9/')",
            ],
            "There is evidence for “X9”, which “Test” does not have",
        ),
        (["UPDATE evidence SET removed = 1"], "is “1” in the file and “0” in its log"),
        (["UPDATE evidence_link SET evidence_id = 'lost'"], "“evidence_link” belongs to a row of “evidence”"),
        (
            [
                "UPDATE evidence SET settings = '[hospice]'",
                "UPDATE change SET after = '[hospice]' WHERE field = 'settings'",
            ],
            "The evidence “Audit” cannot be read",
        ),
        (["DELETE FROM workspace", "INSERT INTO workspace VALUES ('a', 'b', 0, 'c')"], "damaged"),
        (["INSERT INTO workspace VALUES ('ab', 'Elsewhere', 0, 'c')"], "which one workspace it is"),
        (["UPDATE assessment SET service_id = 'nobody'"], "“assessment” belongs to a row of “service”"),
        (
            [TWICE],
            "“Test” is assessed twice for Whole place in Baseline",
        ),
        (
            ["INSERT INTO change SELECT id, 'sheep', 'dolly', 'name', NULL, 'Dolly' FROM operation LIMIT 1"],
            "The name of sheep dolly is empty in the file and “Dolly” in its log",
        ),
        (
            ["UPDATE rating SET rationale = printf('%.50c', 'x') WHERE item_id = 'N1'"],
            "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”",
        ),
    ],
)
def test_what_is_wrong_is_found(path: Path, statements: list[str], told: str) -> None:
    forge(path, *statements)

    faults = upkeep.check(path).faults

    assert any(told in fault for fault in faults), faults


def test_a_history_that_was_altered_is_found(path: Path) -> None:
    meddle(path, "UPDATE operation SET role = 'Somebody else' WHERE seq = 2")
    assert upkeep.check(path).faults == ("“Rated N1: Partly met” is not as it was written in the log.",)


def test_an_assessment_by_a_framework_that_cannot_be_read_is_told_once(path: Path) -> None:
    meddle(path, "UPDATE framework SET content = '{}'")

    assert upkeep.check(path).faults == ("The stored framework “Test” cannot be read.",)


def test_a_broken_file_is_told_whatever_part_is_broken(path: Path) -> None:
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        overwrite(path, page * 4096, b"\xff" * 4096)
        assert upkeep.check(path).faults, page
        path.write_bytes(whole)
    overwrite(path, 0, b"\0" * 50)
    assert "damaged" in upkeep.check(path).faults[0]


@pytest.mark.parametrize(
    "content",
    [
        "nonsense",
        "{}",
        "[]",
        "[" * 100_000,
        # An item of a scale that is not there; a scale of one level.
        json.dumps(NO_SCALE),
        json.dumps({**NO_SCALE, "scales": [{"id": "other", "title": "", "levels": [LEVEL]}]}),
    ],
)
def test_a_stored_framework_that_is_none_is_told_as_damage(path: Path, content: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE framework SET content = ?", (content,))
        connection.commit()

    with open_workspace(path) as workspace, pytest.raises(DamagedWorkspace, match="is damaged") as told:
        queries.standings(workspace)
    assert "The stored framework “Test” cannot be read." in told.value.detail
    assert "The stored framework “Test” cannot be read." in upkeep.check(path).faults


@pytest.mark.parametrize(("field", "value"), [("level", 7), ("target", 0.5)])
def test_a_rating_that_is_not_on_its_scale_is_told_as_damage(path: Path, field: str, value: float) -> None:
    meddle(path, f"UPDATE rating SET {field} = {value} WHERE item_id = 'N1'")

    with open_workspace(path) as workspace, pytest.raises(DamagedWorkspace) as told:
        queries.standings(workspace)
    assert f"The {field} of N1 is {value}, which its scale does not have." in told.value.detail


@pytest.mark.parametrize(
    "wrong", ["review_date = 'soon'", "settings = '[1,]'", "settings = '[[]]]'", "period_to = 20.5"]
)
def test_evidence_that_cannot_be_read_is_told_as_damage(path: Path, wrong: str) -> None:
    meddle(path, f"UPDATE evidence SET {wrong}")

    with open_workspace(path) as workspace:
        (summary,) = queries.summaries(workspace)
        for read in (queries.all_evidence, queries.standings):
            with pytest.raises(DamagedWorkspace) as told:
                read(workspace)
            assert "The evidence “Audit” cannot be read." in told.value.detail
        assert summary.framework_short == "Test"
    assert any("cannot be read" in fault or "CHECK" in fault for fault in upkeep.check(path).faults)


@pytest.mark.parametrize(
    "wrong", ["kind = 'rumour'", "strength = 'strong'", "settings = 'hospice'", "removed = 2", "title = NULL"]
)
def test_evidence_of_another_kind_cannot_be_stored(path: Path, wrong: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="constraint failed"):
        meddle(path, f"UPDATE evidence SET {wrong}")


def test_a_check_works_while_the_file_is_open_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with open_workspace(path):
        assert upkeep.check(path).faults == ()
    assert path.read_bytes() == before


def test_what_is_no_workspace_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Shopping list " * 100)
    with pytest.raises(UserError, match="not an EoLC Desktop workspace"):
        upkeep.check(tmp_path / "notes.txt")


def test_a_file_that_is_kept_locked_is_not_called_damaged(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(sqlite3.connect(path, timeout=0)) as connection,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            faults(connection)


def test_a_check_lists_what_contradicts_itself(path: Path) -> None:
    with open_workspace(path) as workspace:
        rate.rate_item(workspace, first(workspace), "N3", 2)
        rate.set_target(workspace, first(workspace), "N3", 1)

    assert upkeep.check(path).findings == (
        "Test, Whole place, Baseline: A high level without a rationale: 1 item (N3).",
        "Test, Whole place, Baseline: A high level without evidence: 1 item (N3).",
        "Test, Whole place, Baseline: The target is below the level reached: 1 item (N3).",
    )


def test_one_kind_of_fault_does_not_fill_the_screen(path: Path) -> None:
    meddle(
        path,
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 500) "
        "INSERT INTO rating (assessment_id, item_id, importance) "
        "SELECT a.id, 'X' || x, 4 FROM n, assessment a",
    )
    assert 20 < len(upkeep.check(path).faults) <= 50
    assert rows(path, "SELECT count(*) FROM rating") == [(502,)]


def test_a_rating_of_an_item_that_is_not_there_keeps_nobody_from_the_rest(path: Path) -> None:
    meddle(path, "UPDATE rating SET item_id = 'X9' WHERE item_id = 'N1'")
    with open_workspace(path) as workspace:
        (standing,) = queries.standings(workspace)
    assert standing.scores.total.rated == 0

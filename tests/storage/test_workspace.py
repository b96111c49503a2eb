"""Edits: all of one or nothing, durably, and what is said when one cannot be stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import Ticking, first, is_sound, made, meddle, overwrite, rows


def count(workspace: Workspace, table: str) -> object:
    return rows(workspace.path, f"SELECT count(*) FROM {table}")[0][0]


def test_an_edit_is_in_the_file_at_once_with_its_log(workspace: Workspace) -> None:
    changes = rate.rate_item(workspace, first(workspace), "N1", 2, role="Chair")

    assert rows(workspace.path, "SELECT item_id, answer, level, role FROM rating") == [
        ("N1", "level", 2, "Chair")
    ]
    query = "SELECT field, before, after FROM change WHERE operation_id = ? AND before IS NOT after"
    stored = rows(workspace.path, query, changes.operation_id)
    assert ("level", None, 2) in stored
    assert {row[0] for row in stored} == {change.field for change in changes.changes}


def test_what_does_not_differ_is_not_stored(workspace: Workspace) -> None:
    with workspace.edit("Set") as edit:
        edit.set("rating", f"{first(workspace)}/N1", importance=4, rationale=None)
    assert [change.field for change in edit.changes.changes] == ["importance"]
    before = count(workspace, "operation")

    with workspace.edit("Set again") as edit:
        edit.set("rating", f"{first(workspace)}/N1", importance=4.0, target=None)

    assert not edit.changes
    assert edit.changes.operation_id == ""
    assert edit.changes.label == "Set again"
    assert count(workspace, "operation") == before


def test_a_field_set_twice_is_one_change(workspace: Workspace) -> None:
    entity_id = f"{first(workspace)}/N1"
    with workspace.edit("Twice") as edit:
        edit.set("rating", entity_id, importance=4)
        edit.set("rating", entity_id, importance=5)
    assert [(c.before, c.after) for c in edit.changes.changes] == [(None, 5)]

    with workspace.edit("There and back") as edit:
        edit.set("rating", entity_id, importance=1)
        edit.set("rating", entity_id, importance=5)
    assert not edit.changes
    assert rows(workspace.path, "SELECT importance FROM rating") == [(5,)]


def test_true_and_false_are_stored_as_numbers(workspace: Workspace) -> None:
    with workspace.edit("Example") as edit:
        edit.set("workspace", workspace.id, example=True)

    assert rows(workspace.path, "SELECT example FROM workspace") == [(1,)]


def test_fields_that_belong_together_are_logged_together(workspace: Workspace) -> None:
    """Or merging two answers to one item could make one that nobody gave."""
    rate.rate_item(workspace, first(workspace), "N1", 1)
    changes = rate.rate_item(workspace, first(workspace), "N1", 2)

    query = "SELECT field, before, after FROM change WHERE operation_id = ?"
    logged = {row[0]: row[1:] for row in rows(workspace.path, query, changes.operation_id)}
    assert logged["answer"] == ("level", "level")
    assert set(logged) == {"answer", "level", "reason", "role", "rated_at"}
    assert "answer" not in {change.field for change in changes.changes}


def test_an_edit_that_fails_leaves_nothing(workspace: Workspace) -> None:
    before = [count(workspace, table) for table in ("operation", "change", "rating")]

    def half() -> None:
        with workspace.edit("Half") as edit:
            edit.set("rating", f"{first(workspace)}/N1", importance=4)
            raise ZeroDivisionError

    def against_the_rules() -> None:
        with workspace.edit("Against the rules") as edit:
            edit.set("rating", f"{first(workspace)}/N1", importance=4)
            edit.set("rating", f"{first(workspace)}/N1", answer="level", level=None)

    with pytest.raises(ZeroDivisionError):
        half()
    with pytest.raises(sqlite3.IntegrityError):
        against_the_rules()

    assert [count(workspace, table) for table in ("operation", "change", "rating")] == before
    assert rate.rate_item(workspace, first(workspace), "N1", 1)


def test_every_mark_of_the_file_is_as_the_design_says(workspace: Workspace) -> None:
    def pragma(name: str) -> object:
        return workspace.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("application_id") == int.from_bytes(b"EOLC", "big")
    assert pragma("user_version") == 2
    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("secure_delete") == 1
    assert pragma("trusted_schema") == 0


def test_a_full_disk_is_told_and_nothing_is_half_there(workspace: Workspace) -> None:
    pages = workspace.connection.execute("PRAGMA page_count").fetchone()[0]
    workspace.connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(UserError, match="no room left") as told:
        rate.set_rationale(workspace, first(workspace), "N1", "x" * 19_000)

    assert "Everything saved before is safe" in told.value.detail
    assert rows(workspace.path, "SELECT * FROM rating") == []
    assert rate.rate_item(workspace, first(workspace), "N1", 1)
    assert is_sound(workspace.path)


def held(kind: str) -> Callable[[sqlite3.Connection], None]:
    def hold(connection: sqlite3.Connection) -> None:
        connection.execute(kind)
        connection.execute("SELECT * FROM rating").fetchall()

    return hold


@pytest.mark.parametrize("kind", ["BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_another_program_that_does_not_let_go_is_told(workspace: Workspace, kind: str) -> None:
    assessment = first(workspace)
    workspace.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(workspace.path, isolation_level=None)
    held(kind)(other)

    with pytest.raises(UserError, match="Another program is using") as told:
        rate.rate_item(workspace, assessment, "N1", 1)

    assert "was not stored" in told.value.detail
    other.close()
    assert rate.rate_item(workspace, assessment, "N1", 1)
    assert is_sound(workspace.path)


def test_a_reader_that_finishes_in_time_only_makes_it_wait(workspace: Workspace) -> None:
    import threading

    ready, done = threading.Event(), threading.Event()

    def read() -> None:
        other = sqlite3.connect(workspace.path, isolation_level=None)
        held("BEGIN")(other)
        ready.set()
        done.wait(0.3)
        other.close()

    thread = threading.Thread(target=read)
    thread.start()
    ready.wait()
    assert rate.rate_item(workspace, first(workspace), "N1", 1)
    done.set()
    thread.join()


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_is_gone_is_told(tmp_path: Path, framework: Framework, how: str) -> None:
    workspace = made(tmp_path / "a.eolc", framework)
    assessment = first(workspace)
    other = made(tmp_path / "b.eolc", framework)
    other.close()
    if how == "deleted":
        workspace.path.unlink()
    elif how == "moved":
        workspace.path.rename(tmp_path / "c.eolc")
    else:
        other.path.replace(workspace.path)

    with pytest.raises(UserError, match="moved, deleted or replaced") as told:
        rate.rate_item(workspace, assessment, "N1", 1)

    assert "was not stored" in told.value.detail
    workspace.close()


def test_damage_met_while_reading_is_told(workspace: Workspace) -> None:
    assessment = first(workspace)
    workspace.close()
    for root in rows(workspace.path, "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'rating'"):
        assert isinstance(root[0], int)
        overwrite(workspace.path, (root[0] - 1) * 4096, b"\xff" * 100)

    with open_workspace(workspace.path) as opened, pytest.raises(DamagedWorkspace, match="damaged") as told:
        queries.assessment(opened, assessment)
    assert "recover" in told.value.detail


def test_a_file_that_does_not_say_which_one_it_is_is_damaged(workspace: Workspace) -> None:
    workspace.close()
    meddle(workspace.path, "UPDATE workspace SET id = '../../elsewhere'")
    with pytest.raises(DamagedWorkspace, match="which workspace"):
        open_workspace(workspace.path)

    meddle(workspace.path, "DELETE FROM workspace")
    with pytest.raises(DamagedWorkspace, match="which workspace"):
        open_workspace(workspace.path)


def test_the_log_never_goes_back_in_time(tmp_path: Path, framework: Framework) -> None:
    ticking = Ticking()
    made(tmp_path / "a.eolc", framework, ticking.clock()).close()
    late = rows(tmp_path / "a.eolc", "SELECT max(clock) FROM operation")[0][0]

    from eolc_desktop.storage.opening import open_file

    with open_file(tmp_path / "a.eolc", clock=Ticking(1_000_000).clock()) as workspace:
        rate.rate_item(workspace, first(workspace), "N1", 1)
    assert str(rows(tmp_path / "a.eolc", "SELECT max(clock) FROM operation")[0][0]) > str(late)
    assert is_sound(tmp_path / "a.eolc")


def test_closing_twice_does_nothing(workspace: Workspace) -> None:
    workspace.close()
    workspace.close()

    with pytest.raises(UserError, match="for reading only"):
        workspace.require_writable()


def test_a_programs_own_mistake_is_not_dressed_up(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.OperationalError), workspace.edit("Wrong"):
        workspace.connection.execute("SELECT nonsense")


def test_the_last_change_is_the_newest_operation(tmp_path: Path, framework: Framework) -> None:
    with made(tmp_path / "a.eolc", framework, Ticking().clock()) as workspace:
        made_at = workspace.last_change()
        rate.rate_item(workspace, first(workspace), "N1", 1)
        assert workspace.last_change() > made_at
        assert rows(workspace.path, "SELECT at FROM operation ORDER BY seq DESC LIMIT 1") == [
            (workspace.last_change(),)
        ]
        workspace.connection.execute("DELETE FROM change")
        workspace.connection.execute("DELETE FROM operation")
        assert workspace.last_change() == ""

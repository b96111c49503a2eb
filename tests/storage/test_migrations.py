"""Every workspace of every released schema opens, and one that is behind is brought up to date safely."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from eolc_desktop.domain.evidence import EvidenceKind, Strength
from eolc_desktop.domain.ratings import Answer, Confidence
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, rate, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage import backups, database
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from tests.legacy.make_legacy import FOLDER
from tests.storage.helpers import first, is_sound, rows

# What the first schema held; later ones only add to it.
FIRST = {
    "workspace": "*",
    "service": "id, name, position, removed",
    "round": "*",
    "framework": "*",
    "assessment": "id, framework_hash, service_id, round_id, status, removed",
    "rating": "*",
    "operation": "*",
    "change": "*",
}
NEXT = database.SCHEMA_VERSION + 1
RELEASED = sorted(path.name for path in FOLDER.glob("*.eolc.gz"))


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param).removesuffix(".gz")
    path.write_bytes(gzip.decompress((FOLDER / str(request.param)).read_bytes()))
    return path


def test_the_steps_and_the_number_agree() -> None:
    from eolc_desktop.storage.migrations import migrations

    assert len(migrations._migrations) == database.SCHEMA_VERSION
    assert f"v{database.SCHEMA_VERSION}.eolc.gz" in RELEASED


def test_a_workspace_of_every_released_schema_opens_with_all_that_is_in_it(released: Path) -> None:
    before = dump(released)
    content = {table: rows(released, f"SELECT {columns} FROM {table}") for table, columns in FIRST.items()}
    with open_workspace(released) as workspace:
        for table, columns in FIRST.items():
            assert rows(released, f"SELECT {columns} FROM {table}") == content[table], table
        for kept in upkeep.backups_of(workspace):
            assert kept.before_migration
            assert dump(kept.path) == before
        found = queries.assessment(workspace, first(workspace))
        assert (found.rating("N1").level, found.rating("N1").rationale) == (1, "As the audit says")
        assert found.rating("N1").confidence is Confidence.LOW
        assert (found.rating("N1").target, found.rating("N1").target_agreed_by) == (2, "The board")
        assert found.rating("N2").reason == "No such service here"
        assert found.rating("N3").answer is Answer.DONT_KNOW
        assert found.rating("N4").answer is None
        assert history.redo_label(workspace) == "Rated N4: Met"
        assert rate.rate_item(workspace, found.id, "N5", 2)
    assert upkeep.check(released).faults == ()


def test_evidence_and_settings_of_every_schema_that_has_them_are_there(released: Path) -> None:
    with open_workspace(released) as workspace:
        found = queries.assessment(workspace, first(workspace))
        services = queries.workspace_view(workspace).services
        everything = queries.all_evidence(workspace)
    assert found.started_from == ""
    if released.name == "v1.eolc":
        assert (found.evidence, everything, [one.setting for one in services]) == ({}, (), [""])
        return
    assert [(one.name, one.setting) for one in services] == [
        ("Whole place", "whole-place"),
        ("Larkfield Hospice", "hospice"),
    ]
    audit, letters = everything
    assert found.evidence == {"N1": (audit,), "N3": (audit,)}
    assert (audit.kind, audit.strength) == (EvidenceKind.OUTCOME, Strength.REPEATED_MEASUREMENT)
    assert (audit.period_from, audit.period_to, audit.review_date) == (
        "2026-01-01",
        "2026-06-30",
        "2027-06-30",
    )
    assert audit.settings == ("community-nursing", "care-home")
    assert audit.population_groups == ("rural",)
    assert (letters.title, letters.kind) == ("Letters of thanks", EvidenceKind.EXPERIENCE)


Step = Callable[[sqlite3.Connection, str], None]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Step:
    """Pretend that there is a version after this one, with one more step."""
    from eolc_desktop.storage import migrations

    known = migrations.migrate

    def migrate(connection: sqlite3.Connection, at: str) -> None:
        known(connection, at)
        connection.execute("ALTER TABLE workspace ADD COLUMN county TEXT")
        connection.execute(f"PRAGMA user_version = {NEXT}")

    for module in ("database", "opening"):
        monkeypatch.setattr(f"eolc_desktop.storage.{module}.SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(migrations, "migrate", migrate)
    return migrate


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [*connection.iterdump(), str(rows(path, "PRAGMA user_version"))]


def county(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT county FROM workspace")


def test_an_older_file_is_brought_up_to_date_with_a_backup_of_how_it_was(released: Path, newer: Step) -> None:
    before = dump(released)
    with open_workspace(released) as workspace:
        assert not workspace.read_only
        assert rate.rate_item(workspace, first(workspace), "N5", 2)
        (kept,) = upkeep.backups_of(workspace)

    assert county(released) == [(None,)]
    assert rows(released, "PRAGMA user_version") == [(NEXT,)]
    assert kept.before_migration
    assert kept.path.parent.name == "before-migration"
    assert dump(kept.path) == before
    assert [path.name for path in released.parent.iterdir() if path.is_file()] == [released.name]


def test_an_older_file_is_read_without_being_changed(released: Path, newer: Step) -> None:
    before = released.read_bytes()
    with open_workspace(released, write=False) as workspace:
        assert workspace.connection.execute("SELECT county FROM workspace").fetchall() == [(None,)]
        assert queries.assessment(workspace, first(workspace)).rating("N1").level == 1
    assert released.read_bytes() == before


def test_a_step_that_fails_leaves_the_file_as_it_was(
    released: Path, newer: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: sqlite3.Connection, at: str) -> None:
        newer(connection, at)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE rating SET assessment_id = 'nobody'")

    before = released.read_bytes()
    monkeypatch.setattr("eolc_desktop.storage.migrations.migrate", half)
    with pytest.raises(UserError, match="could not be brought up to date"):
        open_workspace(released)
    assert released.read_bytes() == before
    assert [path.name for path in released.parent.iterdir() if path.is_file()] == [released.name]


@pytest.mark.parametrize("write", [True, False])
def test_damage_that_a_step_comes_upon_is_told(
    released: Path, newer: Step, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    def broken(connection: sqlite3.Connection, at: str) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    before = released.read_bytes()
    monkeypatch.setattr("eolc_desktop.storage.migrations.migrate", broken)
    with pytest.raises(DamagedWorkspace):
        open_workspace(released, write=write)
    assert released.read_bytes() == before


def test_an_older_backup_is_restored_in_the_new_layout(released: Path, newer: Step, tmp_path: Path) -> None:
    upkeep.restore(released, tmp_path / "back.eolc")

    assert county(tmp_path / "back.eolc") == [(None,)]


def test_sqlite_utils_is_not_needed_to_open_a_file_that_is_up_to_date(workspace: Workspace) -> None:
    workspace.close()
    code = (
        "import sys; from eolc_desktop.operations.workspaces import open_workspace;"
        "open_workspace(sys.argv[1]).close(); print('sqlite_utils' in sys.modules, 'pandas' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(workspace.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_views_for_analysts_show_what_is_stored(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 2, role="Chair")
    rate.mark_not_applicable(workspace, assessment, "N2", "No such service")

    query = "SELECT framework, service, round, section, item_id, answer, level, level_label FROM ratings_long"
    found = rows(workspace.path, query + " ORDER BY position")

    assert len(found) == 5
    assert found[0] == ("test", "Whole place", "Baseline", "Section N", "N1", "level", 2, "Met")
    assert [row[5] for row in found] == ["level", "not_applicable", "not_rated", "not_rated", "not_rated"]
    latest = rows(workspace.path, "SELECT label, field, after FROM history_long WHERE field = 'reason'")
    assert latest == [("N2 is not applicable here", "reason", "No such service")]


def test_a_new_file_and_a_migrated_one_have_the_same_layout(released: Path, workspace: Workspace) -> None:
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    with open_workspace(released):
        pass
    assert rows(released, query) == rows(workspace.path, query)
    assert is_sound(released)
    assert backups.listed(workspace.id) == ()

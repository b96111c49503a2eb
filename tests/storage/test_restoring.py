"""A backup takes a workspace's place, and what was there is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, rate, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.database import SCHEMA_VERSION
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, is_sound, meddle, rows


def level(path: Path) -> object:
    with open_workspace(path, write=False) as workspace:
        return queries.assessment(workspace, first(workspace)).rating("N1").level


@pytest.fixture
def backup(workspace: Workspace) -> Path:
    """Return a backup in which N1 is at 1; in the workspace, now closed, it is at 2."""
    rate.rate_item(workspace, first(workspace), "N1", 1)
    path = upkeep.backup(workspace.path)
    rate.rate_item(workspace, first(workspace), "N1", 2)
    workspace.close()
    return path


def test_a_backup_becomes_a_workspace_like_any_other(backup: Path, tmp_path: Path) -> None:
    target = upkeep.restore(backup, tmp_path / "back.eolc")

    assert level(target) == 1
    with open_workspace(target) as workspace:
        assert history.undo_label(workspace) == ""
        assert history.history(workspace)[0].label.startswith("Restored from a backup that ends at 20")
        assert rate.rate_item(workspace, first(workspace), "N1", 0)
    assert is_sound(target)
    assert level(backup) == 1


def test_what_is_replaced_is_backed_up_first(backup: Path, workspace: Workspace) -> None:
    with pytest.raises(UserError, match="already a file"):
        upkeep.restore(backup, workspace.path)
    assert level(workspace.path) == 2

    upkeep.restore(backup, workspace.path, force=True)

    assert level(workspace.path) == 1
    with open_workspace(workspace.path) as opened:
        newest = upkeep.backups_of(opened)[0]
    assert level(newest.path) == 2


def test_a_damaged_file_is_set_aside_when_it_is_replaced(backup: Path, workspace: Workspace) -> None:
    damaged = b"\0" * 5000
    workspace.path.write_bytes(damaged)

    upkeep.restore(backup, workspace.path, force=True)

    (aside,) = workspace.path.parent.glob("*(damaged *")
    assert aside.read_bytes() == damaged
    assert level(workspace.path) == 1


def test_some_other_file_is_replaced_only_where_that_was_asked(backup: Path, tmp_path: Path) -> None:
    for name, content in (("notes.txt", b"Shopping list " * 100), ("empty.eolc", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match="already a file"):
            upkeep.restore(backup, tmp_path / name)
        upkeep.restore(backup, tmp_path / name, force=True)
        assert level(tmp_path / name) == 1


def test_a_newer_file_is_never_replaced(backup: Path, workspace: Workspace) -> None:
    meddle(workspace.path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = workspace.path.read_bytes()

    with pytest.raises(UserError, match="newer version"):
        upkeep.restore(backup, workspace.path, force=True)
    assert workspace.path.read_bytes() == before


def test_nothing_is_replaced_while_somebody_has_it_open(backup: Path, workspace: Workspace) -> None:
    with open_workspace(workspace.path) as opened:
        with pytest.raises(UserError, match="somebody else has this workspace open"):
            upkeep.restore(backup, workspace.path, force=True)
        assert rate.rate_item(opened, first(opened), "N1", 0)


def test_a_backup_that_is_not_sound_is_refused(backup: Path, workspace: Workspace, tmp_path: Path) -> None:
    meddle(backup, "UPDATE rating SET level = 0")
    with pytest.raises(UserError, match="is damaged"):
        upkeep.restore(backup, workspace.path, force=True)

    backup.write_bytes(b"no database " * 500)
    with pytest.raises(UserError, match="damaged"):
        upkeep.restore(backup, tmp_path / "back.eolc")
    with pytest.raises(UserError, match="no file"):
        upkeep.restore(tmp_path / "gone.eolc", tmp_path / "back.eolc")

    assert level(workspace.path) == 2
    assert not (tmp_path / "back.eolc").exists()


def test_a_file_is_not_restored_over_itself(backup: Path) -> None:
    with pytest.raises(UserError, match="the same file"):
        upkeep.restore(backup, backup, force=True)
    assert level(backup) == 1


def test_a_folder_that_cannot_be_written_is_told(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.storage import lock

    def refuse(path: Path) -> None:
        raise lock.LockImpossible("read-only")

    monkeypatch.setattr(lock, "Lock", refuse)
    with pytest.raises(UserError, match="cannot be written"):
        upkeep.restore(backup, tmp_path / "back.eolc")


def test_a_workspace_made_with_force_is_backed_up(
    backup: Path, workspace: Workspace, framework: Framework
) -> None:
    from eolc_desktop.operations.workspaces import new_workspace

    new_workspace(workspace.path, place="Elsewhere", frameworks=(framework,), force=True).close()

    kept = [rows(path, "SELECT level FROM rating") for path in backup.parent.iterdir()]
    assert sorted(kept) == [[(1,)], [(2,)]]

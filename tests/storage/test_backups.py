"""Backups: right while the file is in use, made when something changed, kept in bounds."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eolc_desktop import paths
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate, upkeep
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage import backups
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, is_sound, made, overwrite, rows

NOON = datetime(2026, 9, 14, 12, 0, 0, tzinfo=UTC)


def level_in(path: Path, item: str) -> object:
    with open_workspace(path, write=False) as opened:
        return queries.assessment(opened, first(opened)).rating(item).level


def test_a_backup_is_made_while_the_file_is_open_and_only_where_it_changed(workspace: Workspace) -> None:
    assessment = first(workspace)
    one = upkeep.backup_soon(workspace)
    assert one is not None
    assert upkeep.backup_soon(workspace) is None

    rate.rate_item(workspace, assessment, "N1", 2)
    two = upkeep.backup_soon(workspace)
    assert two is not None

    assert [backup.path for backup in upkeep.backups_of(workspace)] == [two, one]
    assert (level_in(one, "N1"), level_in(two, "N1")) == (None, 2)
    assert one.parent == paths.backups_dir() / workspace.id
    assert sorted(p.name for p in one.parent.iterdir()) == sorted([one.name, two.name])


def test_a_backup_is_made_in_another_thread_and_the_lock_stays(workspace: Workspace) -> None:
    assessment = first(workspace)
    found: list[Path | None] = []
    threads = [threading.Thread(target=lambda: found.append(upkeep.backup_soon(workspace))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for level in (0, 1, 2) * 5:
        rate.rate_item(workspace, assessment, "N1", level)
    for thread in threads:
        thread.join()

    assert any(found)
    assert all(is_sound(path) for path in found if path)
    with open_workspace(workspace.path) as second:
        assert second.read_only
    assert is_sound(workspace.path)


def test_a_reader_beside_a_writer_leaves_backing_up_to_it(workspace: Workspace) -> None:
    with open_workspace(workspace.path) as reader:
        assert upkeep.backup_soon(reader) is None
    assert upkeep.backups_of(workspace) == ()


def test_a_damaged_file_never_becomes_a_backup(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 1)
    good = upkeep.backup(workspace.path)
    rate.rate_item(workspace, first(workspace), "N1", 2)
    workspace.close()
    for root in rows(workspace.path, "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'rating'"):
        assert isinstance(root[0], int)
        overwrite(workspace.path, (root[0] - 1) * 4096, b"\xff" * 200)

    with open_workspace(workspace.path) as opened:
        with pytest.raises(DamagedWorkspace, match="damaged"):
            upkeep.backup_soon(opened)
        assert [backup.path for backup in upkeep.backups_of(opened)] == [good]
    assert [path.name for path in good.parent.iterdir()] == [good.name]


def test_a_newest_backup_that_cannot_be_read_is_followed_by_a_good_one(workspace: Workspace) -> None:
    one = upkeep.backup(workspace.path)
    one.write_bytes(b"spoilt" * 1000)

    two = upkeep.backup_soon(workspace)

    assert two is not None
    assert is_sound(two)


def test_a_file_that_is_kept_locked_is_not_waited_for_for_ever(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eolc_desktop.storage.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(workspace.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="Another program"):
        upkeep.backup(workspace.path)
    other.close()


def test_a_backup_to_a_file_of_ones_own(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy.eolc"
    assert upkeep.backup(workspace.path, target) == target
    assert is_sound(target)

    with pytest.raises(UserError, match="already a file"):
        upkeep.backup(workspace.path, target)
    rate.rate_item(workspace, first(workspace), "N1", 2)
    upkeep.backup(workspace.path, target, force=True)
    assert level_in(target, "N1") == 2
    assert not list(tmp_path.glob("copy*lock*"))
    with pytest.raises(UserError, match="no file"):
        upkeep.backup(tmp_path / "gone.eolc")


def test_copies_of_a_workspace_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    upkeep.backup_soon(workspace)
    upkeep.backup(workspace.path, tmp_path / "copy.eolc")
    with open_workspace(tmp_path / "copy.eolc") as copy:
        assert upkeep.backup_soon(copy) is not None
        assert upkeep.backup_soon(copy) is None
    assert upkeep.backup_soon(workspace) is None
    assert len({backup.origin for backup in upkeep.backups_of(workspace)}) == 2


def pretend(workspace_id: str, moments: list[datetime], size: int = 10, folder: str = "") -> None:
    target = paths.backups_dir() / workspace_id / folder
    target.mkdir(parents=True, exist_ok=True)
    for moment in moments:
        (target / f"{moment:%Y-%m-%d %H-%M-%S}Z 0123abcd.eolc").write_bytes(b"x" * size)


ONE = "01234567-89ab-7def-8123-456789abcdef"
TWO = "76543210-89ab-7def-8123-456789abcdef"


def test_the_last_ten_and_the_last_of_each_day_for_thirty_days_stay() -> None:
    hours = [NOON - timedelta(hours=hour) for hour in range(24 * 45)]
    pretend(ONE, hours)

    backups.prune(NOON)

    left = [backup.made for backup in backups.listed(ONE)]
    last_of_day = [moment for moment in hours if moment.hour == 23]
    assert left == [*hours[:10], *[m for m in last_of_day if m not in hours[:10]][:29]]
    assert min(left).date() == (NOON - timedelta(days=29)).date()


def test_a_backup_that_another_program_holds_stays_until_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(ONE, [NOON - timedelta(days=40 + day) for day in range(12)])
    monkeypatch.setattr(backups, "MOST_BYTES", 15)

    def held(*_: object, **__: object) -> None:
        raise PermissionError("open in another program")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        backups.prune(NOON)
    assert len(backups.listed(ONE)) == 12

    backups.prune(NOON)
    assert len(backups.listed(ONE)) == 1


def test_a_backup_that_another_program_has_just_pruned_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend(ONE, [NOON, NOON - timedelta(days=1)])
    found = Path.iterdir

    def slow(folder: Path) -> Iterator[Path]:
        for path in list(found(folder)):
            if "2026-09-13" in path.name:
                path.unlink()
            yield path

    monkeypatch.setattr(Path, "iterdir", slow)
    assert [backup.made for backup in backups.listed(ONE)] == [NOON]


def test_few_backups_stay_however_old_they_are() -> None:
    pretend(ONE, [NOON - timedelta(days=400 + day) for day in range(5)])

    backups.prune(NOON)

    assert len(backups.listed(ONE)) == 5


def test_the_total_is_bounded_and_the_newest_of_each_workspace_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backups, "MOST_BYTES", 350)
    pretend(ONE, [NOON - timedelta(minutes=minute) for minute in range(4)], size=100)
    pretend(TWO, [NOON - timedelta(days=9)], size=100)
    pretend(ONE, [NOON - timedelta(days=20)], size=100, folder="before-migration")

    backups.prune(NOON)

    assert [(b.made, b.before_migration) for b in backups.listed(ONE)] == [
        (NOON, False),
        (NOON - timedelta(days=20), True),
    ]
    assert len(backups.listed(TWO)) == 1

    monkeypatch.setattr(backups, "MOST_BYTES", 0)
    backups.prune(NOON)
    assert [b.made for b in backups.all_listed()] == [NOON, NOON - timedelta(days=9)]


def test_what_is_no_backup_is_left_alone() -> None:
    pretend(ONE, [NOON - timedelta(minutes=minute) for minute in range(15)])
    folder = paths.backups_dir() / ONE
    (folder / "notes.txt").write_text("mine")
    (folder / f"{NOON:%Y-%m-%d %H-%M-%S}Z 0123abcd 2.eolc").mkdir()
    (paths.backups_dir() / "elsewhere").mkdir()

    backups.prune(NOON)

    assert (folder / "notes.txt").exists()
    assert len(backups.listed(ONE)) == 10
    assert len(backups.all_listed()) == 10


def test_no_backups_yet(own_data_home: Path) -> None:
    assert backups.all_listed() == ()
    backups.prune(NOON)
    assert not own_data_home.exists()


def test_backups_of_one_second_are_kept_in_their_order(tmp_path: Path, framework: Framework) -> None:
    with made(tmp_path / "a.eolc", framework) as workspace:
        kept = []
        for level in (0, 1, 2):
            rate.rate_item(workspace, first(workspace), "N1", level)
            kept.append(backups.keep(workspace.path, now=NOON))
        assert [backup.path for backup in upkeep.backups_of(workspace)] == kept[::-1]


def test_a_data_folder_that_cannot_be_made_is_told(workspace: Workspace, own_data_home: Path) -> None:
    own_data_home.write_text("in the way")
    with pytest.raises(UserError):
        upkeep.backup_soon(workspace)

"""Opening: is it ours, is it newer, who has it, can it be written; and making new files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate
from eolc_desktop.operations.workspaces import new_workspace, open_workspace, require_writer
from eolc_desktop.storage.database import SCHEMA_VERSION, NotAWorkspace, file_uri
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.lock import Lock, lock_path
from eolc_desktop.storage.workspace import Workspace, stored_id
from tests.storage.helpers import (
    as_nobody,
    first,
    folder_open_to_all,
    is_sound,
    made,
    meddle,
    overwrite,
    rows,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "data-home")


@pytest.fixture
def closed(workspace: Workspace) -> Path:
    workspace.close()
    return workspace.path


@pytest.fixture
def shared(tmp_path: Path, closed: Path) -> Path:
    """Return a workspace in a folder of its own."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return Path(shutil.copy(closed, folder / "a.eolc"))


def test_a_second_opener_reads_and_is_told_who_has_it(workspace: Workspace) -> None:
    assessment = first(workspace)
    with open_workspace(workspace.path) as reader:
        assert reader.read_only
        assert reader.holder is not None
        assert reader.holder.pid == os.getpid()
        with pytest.raises(UserError, match="somebody else has this workspace open"):
            require_writer(reader)
        with pytest.raises(UserError, match="somebody else has this workspace open"):
            rate.rate_item(reader, assessment, "N1", 1)

        assert queries.assessment(reader, assessment).rating("N1").level is None
        rate.rate_item(workspace, assessment, "N1", 2)
        assert queries.assessment(reader, assessment).rating("N1").level == 2
        with pytest.raises(sqlite3.OperationalError):
            reader.connection.execute("DELETE FROM rating")

    assert rate.rate_item(workspace, assessment, "N2", 1)
    assert is_sound(workspace.path)


def test_reading_takes_no_lock_and_leaves_nothing(closed: Path) -> None:
    before = names(closed.parent)
    with open_workspace(closed, write=False) as reader, open_workspace(closed) as writer:
        assert (reader.read_only, reader.holder) == (True, None)
        assert not writer.read_only
        with pytest.raises(UserError, match="for reading only"):
            require_writer(reader)

    assert names(closed.parent) == before


def test_a_link_to_the_file_meets_the_same_lock(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "link.eolc").symlink_to(workspace.path)

    with open_workspace(tmp_path / "link.eolc") as other:
        assert other.read_only
        assert other.path == workspace.path


def test_a_file_left_half_written_is_put_right_by_a_reader(closed: Path, tmp_path: Path) -> None:
    """A hot journal: another process dies in the middle of writing."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN')\n"
        "c.execute(\"UPDATE workspace SET place = 'Half'\")\n"
        "c.execute('CREATE TABLE filler (x)')\n"
        "[c.execute('INSERT INTO filler VALUES (?)', ('x' * 3000,)) for _ in range(200)]\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(closed)], check=False)
    assert closed.with_name(closed.name + "-journal").exists()

    with open_workspace(closed, write=False) as reader:
        assert queries.workspace_view(reader).place == "Testshire"
    assert not closed.with_name(closed.name + "-journal").exists()
    assert is_sound(closed)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file “gone"):
        open_workspace(tmp_path / "gone.eolc")
    with pytest.raises(UserError, match="is a folder"):
        open_workspace(tmp_path)
    (tmp_path / "empty.eolc").touch()
    with pytest.raises(UserError, match="is empty"):
        open_workspace(tmp_path / "empty.eolc")
    assert names(tmp_path) == ["empty.eolc"]


def test_what_is_not_ours_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Shopping list " * 100)
    meddle(tmp_path / "other.db", "CREATE TABLE sheep (name)")
    for name in ("notes.txt", "other.db"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(NotAWorkspace, match="not an EoLC Desktop workspace"):
            open_workspace(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    assert names(tmp_path) == ["notes.txt", "other.db"]


def test_a_newer_file_is_refused_in_a_plain_sentence(closed: Path) -> None:
    meddle(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = closed.read_bytes()

    for write in (True, False):
        with pytest.raises(UserError, match="made by a newer version of EoLC Desktop"):
            open_workspace(closed, write=write)
    assert closed.read_bytes() == before


def test_a_workspace_whose_beginning_is_broken_is_damaged(closed: Path) -> None:
    overwrite(closed, 0, b"\0" * 100)

    with pytest.raises(DamagedWorkspace) as told:
        open_workspace(closed)
    assert told.value.path == closed


def test_damage_further_in_is_told_on_opening(closed: Path) -> None:
    overwrite(closed, 100, b"\xff" * 3000)

    with pytest.raises(DamagedWorkspace):
        open_workspace(closed)
    assert names(closed.parent) == [closed.name]


def test_a_file_that_was_cut_short_is_damaged(closed: Path) -> None:
    whole = closed.read_bytes()
    for length in (60, 4096, 9000, len(whole) // 2):
        closed.write_bytes(whole[:length])
        with pytest.raises(DamagedWorkspace):
            open_workspace(closed)


def test_a_file_with_a_part_missing_is_damaged(closed: Path) -> None:
    meddle(closed, "DROP TABLE workspace")
    with pytest.raises(DamagedWorkspace, match="part of it is missing"):
        open_workspace(closed)


def test_in_a_read_only_folder_it_opens_for_reading_with_the_reason(shared: Path) -> None:
    with folder_open_to_all(shared.parent):
        shared.chmod(0o644)
        shared.parent.chmod(0o555)
        with as_nobody(), open_workspace(shared) as reader:
            assert reader.read_only
            assert reader.holder is None
            assert "folder is read-only" in reader.why_read_only
            with pytest.raises(UserError) as told:
                rate.rate_item(reader, first(reader), "N1", 1)
            assert "copy it to a folder of yours" in told.value.detail
        shared.parent.chmod(0o755)


def test_a_read_only_file_opens_for_reading_with_the_reason(shared: Path) -> None:
    with folder_open_to_all(shared.parent):
        shared.chmod(0o444)
        shared.parent.chmod(0o777)
        with as_nobody(), open_workspace(shared) as reader:
            assert reader.read_only
            assert "the file is read-only" in reader.why_read_only
        assert not lock_path(shared).exists()


def test_a_half_written_file_that_cannot_be_put_right_is_told(shared: Path) -> None:
    with sqlite3.connect(shared) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE workspace SET place = 'Half'")
        shutil.copy(f"{shared}-journal", shared.parent / "kept")
        other.rollback()
    other.close()
    shutil.copy(shared.parent / "kept", f"{shared}-journal")
    overwrite(Path(f"{shared}-journal"), 0, bytes.fromhex("d9d505f920a163d7") + b"\0\0\0\1")
    with folder_open_to_all(shared.parent):
        for path in shared.parent.iterdir():
            path.chmod(0o444)
        shared.parent.chmod(0o555)
        with as_nobody(), pytest.raises(UserError, match="left half-written"):
            open_workspace(shared)
        shared.parent.chmod(0o755)


def test_a_file_nobody_may_read_is_told(shared: Path) -> None:
    with folder_open_to_all(shared.parent):
        shared.chmod(0o600)
        with as_nobody(), pytest.raises(UserError, match="cannot be opened"):
            open_workspace(shared)


def test_a_file_that_somebody_keeps_locked_is_told_and_the_lock_given_back(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eolc_desktop.storage.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="Another program"):
        open_workspace(closed)
    other.close()

    with open_workspace(closed) as workspace:
        assert not workspace.read_only


def test_a_new_file_is_whole_or_not_there(
    tmp_path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("eolc_desktop.storage.assessments.add_framework", fail)
    with pytest.raises(UserError, match="No space left on device"):
        made(tmp_path / "a.eolc", framework)

    assert names(tmp_path) == []


def test_a_new_file_never_takes_the_place_of_another_unless_told(
    tmp_path: Path, closed: Path, framework: Framework
) -> None:
    before = closed.read_bytes()
    with pytest.raises(UserError, match="already a file"):
        made(closed, framework)
    assert closed.read_bytes() == before

    new_workspace(closed, place="Elsewhere", frameworks=(framework,), force=True).close()

    with open_workspace(closed) as opened:
        assert queries.workspace_view(opened).place == "Elsewhere"
    kept = list((tmp_path / "data-home").rglob("*.eolc"))
    assert [rows(path, "SELECT place FROM workspace") for path in kept] == [[("Testshire",)]]


def test_a_new_file_never_replaces_one_that_is_open(workspace: Workspace, framework: Framework) -> None:
    with pytest.raises(UserError, match="somebody else has this workspace open"):
        new_workspace(workspace.path, place="Elsewhere", frameworks=(), force=True)
    assert rate.rate_item(workspace, first(workspace), "N1", 1)


def test_an_old_journal_never_spoils_a_new_file(closed: Path, framework: Framework) -> None:
    """The file was deleted by hand, its journal left behind."""
    with sqlite3.connect(closed) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE workspace SET place = 'Half'")
        journal = Path(f"{closed}-journal").read_bytes()
        other.rollback()
    other.close()
    closed.unlink()
    Path(f"{closed}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0\0\0\1" + journal[12:])

    made(closed, framework).close()

    assert names(closed.parent) == [closed.name]
    assert is_sound(closed)


def test_a_new_file_needs_a_folder_and_a_name_that_fits(tmp_path: Path, framework: Framework) -> None:
    for path, told in (
        (tmp_path / "nowhere" / "a.eolc", "no folder"),
        (tmp_path, "is a folder"),
        (tmp_path / ("ŵ" * 125), "too long"),
    ):
        with pytest.raises(UserError, match=told):
            made(path, framework)


@pytest.mark.parametrize("name", ["a b#1?%20&.eolc", "Sir Fôn ŷ 😀.eolc", "no ending", "ŵ" * 115, "file:x"])
def test_odd_names_work(tmp_path: Path, framework: Framework, name: str) -> None:
    made(tmp_path / name, framework).close()

    with open_workspace(tmp_path / name) as workspace:
        assert rate.rate_item(workspace, first(workspace), "N1", 1)
    assert names(tmp_path) == [name]


def test_a_new_file_in_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    with folder_open_to_all(folder):
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(UserError, match="cannot be put here"):
            new_workspace(folder / "a.eolc", place="Testshire", frameworks=())
        folder.chmod(0o755)


def test_a_new_file_that_cannot_be_opened_leaves_no_lock(
    tmp_path: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise sqlite3.OperationalError("made up")

    monkeypatch.setattr("eolc_desktop.storage.workspace.stored_id", fail)
    with pytest.raises(sqlite3.OperationalError, match="made up"):
        made(tmp_path / "a.eolc", framework)
    monkeypatch.undo()

    Lock(tmp_path / "a.eolc").release()


def test_a_path_becomes_the_uri_that_sqlite_takes() -> None:
    assert file_uri(PurePosixPath("/x/a b?.eolc"), "rw") == "file:///x/a%20b%3F.eolc?mode=rw"
    assert file_uri(PureWindowsPath(r"C:\x\a.eolc"), "rwc") == "file:///C:/x/a.eolc?mode=rwc"
    assert file_uri(PureWindowsPath(r"\\nhs\share\a.eolc"), "rw") == "file:////nhs/share/a.eolc?mode=rw"


def test_a_file_that_another_program_switched_to_a_write_ahead_log_is_switched_back(closed: Path) -> None:
    meddle(closed, "PRAGMA journal_mode = WAL")

    with open_workspace(closed) as workspace:
        assert rate.rate_item(workspace, first(workspace), "N1", 1)
        assert names(closed.parent) == sorted([closed.name, lock_path(closed).parent.name])
    assert rows(closed, "PRAGMA journal_mode") == [("delete",)]


def test_a_file_that_is_kept_locked_is_not_called_damaged(closed: Path) -> None:
    with (
        closing(sqlite3.connect(closed, isolation_level=None)) as other,
        closing(sqlite3.connect(closed, timeout=0)) as connection,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            stored_id(connection, closed)

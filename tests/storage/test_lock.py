"""One writer: who has the file is known, a second is refused, and the lock dies with its process."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from eolc_desktop.errors import UserError
from eolc_desktop.storage import lock as lock_module
from eolc_desktop.storage.lock import Holder, Lock, LockHeld, LockImpossible, held_error, lock_path
from tests.storage.helpers import as_nobody, folder_open_to_all, meddle

TAKE = """
import sys, time
from pathlib import Path
from eolc_desktop.storage.lock import Lock, LockHeld
try:
    lock = Lock(Path(sys.argv[1]), "Chair")
except LockHeld as held:
    print("held by", held.holder.pid, flush=True)
else:
    print("mine", flush=True)
    sys.stdin.read()
"""


def taker(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TAKE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def sidecar(path: Path) -> Path:
    """Return where the sidecar of a file goes, its folder made."""
    lock_path(path).parent.mkdir()
    return lock_path(path)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_writer_in_the_same_process_is_told_who_has_it(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "a.eolc", "Chair")

    with pytest.raises(LockHeld) as refused:
        Lock(tmp_path / "a.eolc")

    holder = refused.value.holder
    assert (holder.role, holder.pid) == ("Chair", os.getpid())
    assert holder.words().startswith("Chair on the computer “")
    lock.release()


def test_another_process_is_refused_and_gets_it_once_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.eolc"
    holder = taker(path)
    assert said(holder) == "mine"

    with pytest.raises(LockHeld) as refused:
        Lock(path)
    assert refused.value.holder.pid == holder.pid

    holder.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    holder.communicate()
    lock = Lock(path)
    second = taker(path)
    assert said(second) == f"held by {os.getpid()}"
    second.communicate()
    lock.release()


def test_the_lock_file_goes_when_the_file_is_closed(tmp_path: Path) -> None:
    Lock(tmp_path / "a.eolc").release()

    assert list(tmp_path.iterdir()) == []


def test_a_race_has_one_winner_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a.eolc"
    for _ in range(15):
        won: list[Lock] = []
        start = threading.Barrier(8)

        def run(won: list[Lock] = won, start: threading.Barrier = start) -> None:
            start.wait()
            try:
                won.append(Lock(path))
            except LockHeld:
                return

        threads = [threading.Thread(target=run) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        won[0].release()


def test_who_comes_while_the_last_one_leaves_never_shares_the_file(tmp_path: Path) -> None:
    """One takes and releases over and over, two others try: at no time do two have it."""
    path = tmp_path / "a.eolc"
    inside: list[int] = []
    together: list[int] = []

    def run() -> None:
        for _ in range(25):
            try:
                lock = Lock(path)
            except LockHeld:
                continue
            inside.append(1)
            together.append(len(inside))
            inside.pop()
            lock.release()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert together
    assert max(together) == 1


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.eolc"
    hold = Lock._hold
    runs = []

    def removed_under_our_hands(self: Lock, connection: sqlite3.Connection) -> None:
        hold(self, connection)
        runs.append(1)
        if len(runs) == 1:
            lock_path(path).unlink()
        elif len(runs) == 2:
            lock_path(path).write_bytes(b"")

    monkeypatch.setattr(Lock, "_hold", removed_under_our_hands)
    lock = Lock(path)

    assert len(runs) == 3
    with pytest.raises(LockHeld):
        Lock(path)
    lock.release()


def test_a_lock_file_spoilt_by_a_power_cut_is_replaced(tmp_path: Path) -> None:
    sidecar(tmp_path / "a.eolc").write_bytes(b"not what it should be" * 100)

    lock = Lock(tmp_path / "a.eolc")

    with pytest.raises(LockHeld):
        Lock(tmp_path / "a.eolc")
    lock.release()


def test_a_lock_file_of_another_layout_is_replaced(tmp_path: Path) -> None:
    meddle(sidecar(tmp_path / "a.eolc"), "CREATE TABLE holder (other TEXT)")

    lock = Lock(tmp_path / "a.eolc")

    with pytest.raises(LockHeld) as refused:
        Lock(tmp_path / "a.eolc")
    assert refused.value.holder.pid == os.getpid()
    lock.release()


def test_somebody_in_the_middle_of_taking_it_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.eolc"
    other = sqlite3.connect(sidecar(path), isolation_level=None)
    other.execute("CREATE TABLE holder (role TEXT, host TEXT, pid INTEGER, since TEXT, token TEXT)")
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LockHeld) as refused:
        Lock(path)

    assert refused.value.holder.host == "unknown"
    other.close()


def test_no_lock_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    with folder_open_to_all(folder):
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(LockImpossible):
            Lock(folder / "a.eolc")
        folder.chmod(0o755)


def test_a_lock_file_that_cannot_be_written_makes_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    sidecar(folder / "a.eolc").touch()
    lock_path(folder / "a.eolc").chmod(0o444)
    with folder_open_to_all(folder):
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(LockImpossible):
            Lock(folder / "a.eolc")
        folder.chmod(0o755)


def test_a_lock_file_that_cannot_be_removed_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    lock = Lock(tmp_path / "a.eolc")
    monkeypatch.setattr(Path, "unlink", refuse)
    lock.release()
    monkeypatch.undo()

    again = Lock(tmp_path / "a.eolc")
    again.release()
    assert list(tmp_path.iterdir()) == []


def test_the_words_for_a_second_writer() -> None:
    error: UserError = held_error(Path("a.eolc"), Holder("", "ward-3", 12, "2026-09-14T10:00:00Z"))

    assert "somebody else has this workspace open" in error.title
    assert "the computer “ward-3” (process 12, since 2026-09-14 10:00:00 UTC)" in error.detail
    assert lock_module.lock_path(Path("x/a.eolc")) == Path("x/.a.eolc-lock/holder")
    assert lock_module.lock_path(Path("x/.a.eolc")) == Path("x/.a.eolc-lock/holder")


def test_looking_into_every_file_of_the_folder_does_not_lose_the_lock(tmp_path: Path) -> None:
    """A file dialog of this very process does that, and POSIX locks are lost at any close."""
    path = tmp_path / "a.eolc"
    path.write_bytes(b"")
    lock = Lock(path, "Chair")
    for entry in tmp_path.iterdir():
        if entry.is_file():
            entry.read_bytes()

    other = taker(path)

    assert said(other) == f"held by {os.getpid()}"
    other.communicate()
    lock.release()
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_taken_away_while_the_lock_is_sought_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.eolc"
    connect = Lock._connect
    gone: list[bool] = []

    def take_away(self: Lock) -> sqlite3.Connection:
        if not gone:
            gone.append(True)
            raise sqlite3.OperationalError("unable to open database file")
        return connect(self)

    monkeypatch.setattr(Lock, "_connect", take_away)
    lock = Lock(path)
    monkeypatch.undo()

    with pytest.raises(LockHeld):
        Lock(path)
    lock.release()

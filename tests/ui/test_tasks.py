"""Work beside the window: results on the window's thread, and nothing left behind."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from eolc_desktop.errors import UserError
from eolc_desktop.ui import tasks
from eolc_desktop.ui.tasks import Progress


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(number: int) -> tuple[int, bool]:
        return number * 2, threading.current_thread() is threading.main_thread()

    def done(result: object) -> None:
        seen.append((result, threading.current_thread() is threading.main_thread()))

    tasks.run(work, 21, done=done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [((42, False), True)]
    assert tasks.tasks().running == 0


def test_a_problem_goes_to_whoever_asked(qtbot: QtBot) -> None:
    seen: list[UserError] = []

    def work() -> None:
        raise UserError("The disk is full.", "Nothing was written.")

    tasks.run(work, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert (seen[0].title, seen[0].detail) == ("The disk is full.", "Nothing was written.")


def test_a_problem_that_nobody_waits_for_goes_to_the_window(qtbot: QtBot) -> None:
    def work() -> None:
        raise UserError("The disk is full.")

    with qtbot.waitSignal(tasks.tasks().failed) as told:
        tasks.run(work)
    assert told.args is not None
    assert told.args[0].title == "The disk is full."


def test_a_fault_of_the_programs_own_is_raised_in_the_window(qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError("by the program")

    with qtbot.capture_exceptions() as caught:
        task = tasks.run(work)
        qtbot.waitSignal(task.finished).wait()
    assert [str(value) for _, value, _ in caught] == ["by the program"]


def test_progress_is_told_in_order(qtbot: QtBot) -> None:
    told: list[tuple[str, float]] = []
    done: list[object] = []

    def work(*, progress: Progress) -> str:
        for step in range(3):
            progress(f"step {step}", step / 3)
        return "all"

    tasks.run(work, done=done.append, progress=lambda message, share: told.append((message, share)))
    qtbot.waitUntil(lambda: bool(done))
    assert told == [("step 0", 0), ("step 1", 1 / 3), ("step 2", 2 / 3)]


def test_a_cancelled_task_stops_at_its_next_word(qtbot: QtBot) -> None:
    under_way, stopped = threading.Event(), threading.Event()
    done: list[object] = []

    def work(*, progress: Progress) -> None:
        try:
            while True:
                progress("still at it", 0.5)
                under_way.set()
        finally:
            stopped.set()

    task = tasks.run(work, done=done.append, failed=done.append, progress=lambda *_: None)
    qtbot.waitUntil(under_way.is_set)
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert stopped.is_set()
    assert task.is_cancelled
    assert done == []


def test_the_result_is_dropped_where_its_owner_is_gone(qtbot: QtBot) -> None:
    owner = QObject()
    go_on = threading.Event()
    done: list[object] = []
    task = tasks.run(go_on.wait, done=done.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    with qtbot.waitSignal(task.finished):
        go_on.set()
    assert done == []


def test_nothing_runs_after_the_end(qtbot: QtBot) -> None:
    ended = threading.Event()

    def work(*, progress: Progress) -> None:
        try:
            while True:
                progress("", 0)
        finally:
            ended.set()

    tasks.run(work, progress=lambda *_: None)
    waiting = tasks.run(lambda: pytest.fail("must not begin"))
    waiting.cancel()
    tasks.tasks().finish()
    assert ended.is_set() or tasks.tasks().running == 0
    assert tasks.tasks().running == 0


def test_a_look_up_that_hangs_holds_up_neither_work_nor_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    answer, seen = threading.Event(), list[object]()
    monkeypatch.setattr(tasks, "LONGEST_LOOK", 0.05)
    hanging = [tasks.look_up(answer.wait, done=seen.append, owner=owner) for _ in range(3)]
    tasks.run(lambda: "work", done=seen.append)
    qtbot.waitUntil(lambda: seen == ["work"])
    assert tasks.tasks().finish()
    assert tasks.tasks().running == 3, "what hangs keeps its task, which must not go under it"
    answer.set()
    qtbot.waitUntil(lambda: tasks.tasks().running == 0)
    assert seen == ["work"]
    assert all(task.is_cancelled for task in hanging)


def test_work_that_hangs_does_not_hold_up_the_end_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, answer = threading.Event(), threading.Event()
    monkeypatch.setattr(tasks, "LONGEST_WAIT", 0.05)

    def work() -> None:
        under_way.set()
        answer.wait()

    task = tasks.run(work)
    assert under_way.wait(5)
    assert not tasks.tasks().finish()
    with qtbot.waitSignal(task.finished):
        answer.set()
    assert tasks.tasks().finish()

"""Work beside the window: the only thread pool. Results come back on the window's own thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from eolc_desktop.errors import UserError

# Seconds that the end of the program waits: for work that writes, and for look-ups, which lose nothing.
LONGEST_WAIT = 10.0
LONGEST_LOOK = 0.5

Progress = Callable[[str, float], None]


class Cancelled(BaseException):
    """Raised in the work, through its progress callback, when nobody wants its result any more.

    Not an Exception, so that no handler of the work's own swallows it.
    """


class Task(QObject):
    """One piece of work under way.

    Signals:
        finished: The work is over, however it ended.
    """

    finished = Signal()
    _ended = Signal(object, object)
    _told = Signal(str, float)

    def __init__(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[UserError], object] | None,
        progress: Progress | None,
        owner: QObject | None,
    ) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed
        self._progress = progress
        self._owner = owner
        self._stop = threading.Event()
        self._ended.connect(self._end)
        self._told.connect(self._tell)

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the result is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; its result, if it still comes, is dropped."""
        self._stop.set()

    def tell(self, message: str, fraction: float) -> None:
        """Report progress; called by the work, on its own thread.

        Raises:
            Cancelled: Nobody wants the result any more.
        """
        if self._stop.is_set():
            raise Cancelled
        self._told.emit(message, fraction)

    def execute(self) -> None:
        """Do the work, on the thread of whoever calls."""
        result: Any = None
        error: BaseException | None = None
        try:
            result = None if self._stop.is_set() else self._work(self)
        except BaseException as raised:
            error = raised
        self._ended.emit(result, error)

    @Slot(str, float)
    def _tell(self, message: str, fraction: float) -> None:
        if self._progress is not None and self._is_wanted():
            self._progress(message, fraction)

    @Slot(object, object)
    def _end(self, result: Any, error: BaseException | None) -> None:
        tasks().forget(self)
        try:
            self._deliver(result, error)
        finally:
            self.finished.emit()

    def _deliver(self, result: Any, error: BaseException | None) -> None:
        if isinstance(error, Cancelled) or not self._is_wanted():
            return
        if isinstance(error, UserError):
            (self._failed or tasks().failed.emit)(error)
        elif error is not None:
            raise error
        elif self._done is not None:
            self._done(result)

    def _is_wanted(self) -> bool:
        return not self._stop.is_set() and (self._owner is None or isValid(self._owner))


class Tasks(QObject):
    """The pool and what runs in it.

    Signals:
        failed: A UserError for which the caller named no handler.
    """

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        # One beside the window, and one so that a short piece need not wait for a long one.
        self._pool.setMaxThreadCount(2)
        self._running: set[Task] = set()
        self._looking: dict[Task, threading.Thread] = {}

    def start(self, task: Task, *, apart: bool = False) -> None:
        """Put a task to work, where it is set apart in a thread that the end of the program may leave."""
        self._running.add(task)
        if apart:
            self._looking[task] = threading.Thread(target=task.execute, daemon=True)
            self._looking[task].start()
            return
        # The callable itself: a QRunnable made here would outlive, as a Python object, what the pool deletes,
        # and Qt would hand it out for whatever widget comes to lie at the same address.
        self._pool.start(task.execute)

    def forget(self, task: Task) -> None:
        """Drop a task that has ended."""
        self._running.discard(task)
        self._looking.pop(task, None)

    def finish(self) -> bool:
        """Cancel everything and wait, within bounds, until it has ended; tell whether it has."""
        for task in self._running:
            task.cancel()
        ended = self._pool.waitForDone(int(LONGEST_WAIT * 1000))
        until = time.monotonic() + LONGEST_LOOK
        for thread in self._looking.values():
            thread.join(max(0.0, until - time.monotonic()))
        # What still runs keeps its task, which must not be destroyed under it.
        self._looking = {task: thread for task, thread in self._looking.items() if thread.is_alive()}
        if ended:
            self._running = set(self._looking)
        return ended

    @property
    def running(self) -> int:
        """Return how many tasks are under way."""
        return len(self._running)


@cache
def tasks() -> Tasks:
    """Return the one pool of the program."""
    return Tasks()


def run(
    function: Callable[..., Any],
    *args: Any,
    done: Callable[[Any], object] | None = None,
    failed: Callable[[UserError], object] | None = None,
    progress: Progress | None = None,
    owner: QObject | None = None,
) -> Task:
    """Run a function beside the window; it must not touch widgets or a workspace's connection.

    Args:
        function: The work. Where `progress` is given, it is called with a keyword `progress` as well, a
            callable `(message, fraction)` through which it is stopped when the task is cancelled.
        args: Its arguments.
        done: Called with the result, on the window's thread.
        failed: Called with a UserError, on the window's thread; without it the window shows the error.
        progress: Called with message and fraction, on the window's thread.
        owner: Where this is gone, the result is dropped.
    """
    if progress is None:
        task = Task(lambda _: function(*args), done, failed, None, owner)
    else:
        task = Task(lambda task: function(*args, progress=task.tell), done, failed, progress, owner)
    tasks().start(task)
    return task


def look_up(
    function: Callable[..., Any], *args: Any, done: Callable[[Any], object], owner: QObject | None = None
) -> Task:
    """Run a function that only looks, and that a share that is gone can keep waiting for minutes.

    It takes no place in the pool from work that matters, and the end of the program does not wait for it.
    """
    task = Task(lambda _: function(*args), done, None, None, owner)
    tasks().start(task, apart=True)
    return task

"""What every test can use: a small framework, assessments of it, a workspace, and a computer of its own."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from eolc_desktop.domain.frameworks import Framework, Number
from eolc_desktop.domain.ratings import Assessment, Rating
from eolc_desktop.paths import DATA_HOME_VARIABLE
from tests.scoring import samples

if TYPE_CHECKING:
    from eolc_desktop.storage.workspace import Workspace

CHECKOUT = Path(__file__).resolve().parent.parent

# Whoever runs a test, with or without a screen, must not see windows; a test that wants a real one says so.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no fault of the program. In CI the same examples are tried each time, so that a change
# is judged by what it changed; a developer's machine goes on looking for new ones.
settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def own_data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings and backups of the test away from those of the person who runs it."""
    home = tmp_path / "data-home"
    monkeypatch.setenv(DATA_HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def checkout() -> Path:
    """Return the folder that holds `main.py`."""
    return CHECKOUT


@pytest.fixture
def framework() -> Framework:
    """Return a framework of five items, N1 to N5: not met 0, partly met 1, met 2; default target met."""
    return samples.framework(samples.section("N", 5), scales=(samples.MET,))


MakeAssessment = Callable[..., Assessment]


@pytest.fixture
def make_assessment(framework: Framework) -> MakeAssessment:
    """Return a function that makes an assessment: make_assessment(N1=2, N2=Rating(...))."""

    def make(**ratings: Rating | Number) -> Assessment:
        given = {
            item: rating if isinstance(rating, Rating) else samples.at(rating)
            for item, rating in ratings.items()
        }
        return samples.assess(framework, given)

    return make


@pytest.fixture
def workspace(tmp_path: Path, framework: Framework) -> Iterator[Workspace]:
    """Return a new workspace of Testshire, with the five items to rate; its file is in `tmp_path`."""
    from eolc_desktop.operations.workspaces import new_workspace

    made = new_workspace(tmp_path / "testshire.eolc", place="Testshire", frameworks=(framework,))
    yield made
    made.close()


@pytest.fixture
def outside() -> Callable[..., str]:
    """Return a function that finds a program from outside Python.

    outside("soffice") gives its path. Where it is not installed, the test is skipped on a laptop, and fails
    in CI, so that nothing is left untested there unseen. Further names are tried in turn.
    """

    def find(*names: str) -> str:
        for name in names:
            path = shutil.which(name)
            if path:
                return path
        message = f"{' or '.join(names)} is not installed; .ci/run says how to install it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

    return find


class _Warnings(logging.Handler):
    """Collect what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_logged_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked `logs_warnings`."""
    collected = _Warnings()
    root = logging.getLogger()
    root.addHandler(collected)
    yield
    root.removeHandler(collected)
    if collected.messages and request.node.get_closest_marker("logs_warnings") is None:
        pytest.fail("Logged warnings:\n" + "\n".join(collected.messages))


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the screens that leaves a thread at work or a timer ticking behind it."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    before = set(threading.enumerate())
    yield
    threads = [thread.name for thread in threading.enumerate() if thread not in before and not thread.daemon]
    left = _left_in_qt()
    if left:
        gc.collect()  # what only waits to be collected was not left running
        left = _left_in_qt()
    left += threads
    if left:
        pytest.fail("Still running after the test: " + ", ".join(left))


def _left_in_qt() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

    from eolc_desktop.ui.tasks import tasks

    # Widgets that the test closed are deleted only when Qt next looks at its events.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = []
    if tasks().running:
        left.append(f"{tasks().running} tasks of the program’s pool")
    shiboken = sys.modules["shiboken6"]
    for found in gc.get_objects():
        if isinstance(found, QTimer) and shiboken.isValid(found) and found.isActive():
            left.append(f"a timer of {found.parent()!r}")
        elif isinstance(found, QThread) and shiboken.isValid(found) and found.isRunning():
            left.append(f"the thread {found!r}")
    return left

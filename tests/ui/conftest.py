"""What tests of the window share: a window on a home of its own, and no work left behind."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop import settings
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.garbage import collect
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Look for garbage between tests and on this thread only, as the program does."""
    gc.disable()
    yield
    collect()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Begin each test in the light theme at 100 %."""
    if theme.look().chosen != "light" or theme.current().text_scale != 100:
        theme.apply(qapp, "light", 100)
    yield
    tasks.tasks().finish()


@pytest.fixture
def preferences(qapp: QApplication) -> Preferences:
    """Return the settings in use, at their defaults but in the light theme."""
    made = Preferences(settings.Settings(theme="light"))
    settings.save(made.current)
    return made


@pytest.fixture
def workspace_file(tmp_path: Path, framework: Framework) -> Path:
    """Return the file of a workspace that nobody has open."""
    path = tmp_path / "testshire.eolc"
    new_workspace(path, place="Testshire", frameworks=(framework,)).close()
    return path


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, preferences: Preferences) -> Iterator[OpenWindow]:
    """Return a function that shows the window, on a workspace where a path is given."""
    made: list[MainWindow] = []

    def show(path: Path | str = "") -> MainWindow:
        window = MainWindow(Session(), preferences)
        qtbot.addWidget(window)
        made.append(window)
        window.begin(str(path))
        window.resize(1280, 820)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    for window in made:
        window.shell.discard()
        window.close()


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Return a function that presses keys in whatever has the focus: press("Ctrl+1")."""
    from PySide6.QtGui import QKeySequence

    def send(keys: str, widget: QWidget | None = None) -> None:
        target = widget or QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None
        qtbot.keySequence(target, QKeySequence(keys))

    return send

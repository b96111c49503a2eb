"""Starting the program: the window on a workspace, or the start page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eolc_desktop import app, settings
from eolc_desktop.operations import workspaces
from eolc_desktop.ui import crash
from eolc_desktop.ui.main_window import MainWindow


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[MainWindow]]:
    """Return the windows that are there when the program would begin to wait for the person."""
    windows: list[MainWindow] = []

    def wait(*_: object) -> int:
        found = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
        windows.extend(window for window in found if window.isVisible())
        return 0

    hook = sys.excepthook
    monkeypatch.setattr(QApplication, "exec", wait)
    settings.save(settings.Settings(theme="light", role="Clinical lead"))
    yield windows
    sys.excepthook = hook
    for window in windows:
        window.close()
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()


def test_without_a_path_the_start_page_shows(shown: list[MainWindow]) -> None:
    assert app.run() == 0
    (window,) = shown
    assert window.shell.page_name == "start"
    assert window.session.role == "Clinical lead"
    assert sys.excepthook is crash.caught


def test_a_path_opens_its_workspace(shown: list[MainWindow], workspace_file: Path, qtbot: QtBot) -> None:
    assert app.run(str(workspace_file)) == 0
    (window,) = shown
    assert window.shell.page_name == "overview"
    qtbot.waitUntil(lambda: bool(settings.load().recent))
    qtbot.waitUntil(lambda: not QApplication.windowIcon().isNull())


def test_a_second_start_on_the_same_file_reads(shown: list[MainWindow], workspace_file: Path) -> None:
    with workspaces.open_workspace(workspace_file):
        app.run(workspace_file)
        assert shown[0].session.workspace is not None
        assert shown[0].session.workspace.read_only

"""The start page: begin, go on, look at the example."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from eolc_desktop import settings
from eolc_desktop.settings import Recent
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.pages.start import StartPage
from eolc_desktop.ui.preferences import Preferences
from tests.ui.conftest import OpenWindow


def start_page(window: MainWindow) -> StartPage:
    page = window.shell.page
    assert isinstance(page, StartPage)
    return page


def test_the_keyboard_begins_at_new_place(open_window: OpenWindow) -> None:
    window = open_window()
    assert QApplication.focusWidget() is start_page(window).new
    assert start_page(window).steps.isVisible()


def test_recent_workspaces_are_offered_with_place_path_and_date(
    open_window: OpenWindow, workspace_file: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.remember(Recent(str(workspace_file), "Testshire <b>&", "2026-09-14T10:00:00Z"))
    page = start_page(open_window())
    (row,) = page.rows
    words = {label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(row)}
    assert "Testshire <b>&" in words
    assert not page.steps.isVisible()
    assert "Changed 14 September 2026" in words
    assert row.open.accessibleName() == "Open Testshire <b>&"
    row.open.setFocus()
    qtbot.keyClick(row.open, Qt.Key.Key_Space)
    assert page.session.workspace is not None
    assert page.session.workspace.path == workspace_file.resolve()


def test_a_workspace_that_is_gone_says_so_and_can_be_taken_off(
    open_window: OpenWindow, tmp_path: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.remember(Recent(str(tmp_path / "gone.eolc"), "Goneshire"))
    page = start_page(open_window())
    row = page.rows[0]
    qtbot.waitUntil(row.missing.isVisible)
    assert row.missing.text() == "Not there now"
    assert not row.open.isEnabled()
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert page.rows == []
    assert settings.load().recent == ()
    assert not page.recent_title.isVisible()


def test_the_example_is_made_and_opened(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    window.files.documents = lambda: tmp_path  # type: ignore[method-assign]
    qtbot.mouseClick(start_page(window).example, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.workspace is not None, timeout=30_000)
    assert window.shell.context.example.isVisible()
    window.files.close()
    window.files.open_example()
    assert window.session.workspace is not None

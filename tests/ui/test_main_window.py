"""The window: pages, keys, undo, what it says, and what it lets be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop import settings
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate, workspaces
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import actions, pages, theme
from eolc_desktop.ui.main_window import SMALLEST, MainWindow
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow

Press = Callable[..., None]


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def rate_first(window: MainWindow, level: int) -> None:
    item = queries.assessment(workspace_of(window), window.session.assessment_id).framework.items[0].id
    window.session.do(rate.rate_item, window.session.assessment_id, item, level)


def shown_pages(window: MainWindow) -> list[str]:
    return [name for name, button in window.shell.rail.buttons.items() if button.isVisible()]


def test_without_a_workspace_there_are_the_start_and_the_library(open_window: OpenWindow) -> None:
    window = open_window()
    assert shown_pages(window) == ["start", "library"]
    assert window.shell.page_name == "start"
    assert not window.shell.context.isVisible()
    assert not window.actions_by_name["page_assess"].isEnabled()
    assert not window.actions_by_name["close"].isEnabled()


def test_a_workspace_opens_at_its_overview(open_window: OpenWindow, workspace_file: Path) -> None:
    window = open_window(workspace_file)
    assert shown_pages(window) == ["overview", "assess", "gaps", "reports", "library"]
    assert window.shell.page_name == "overview"
    assert window.shell.context.place.accessibleName() == "Testshire"
    assert window.windowTitle() == "testshire – EoLC Desktop"


@pytest.mark.parametrize("page", [page for page in pages.PAGES if page.key], ids=lambda page: page.name)
def test_each_page_has_its_key_and_tells_its_name(
    open_window: OpenWindow, workspace_file: Path, press: Press, page: pages.PageEntry
) -> None:
    window = open_window(workspace_file)
    press(f"Ctrl+{page.key}", window)
    assert window.shell.page_name == page.name
    shown = window.shell.page
    assert isinstance(shown, Page)
    assert page.title == shown.TITLE
    assert shown.accessibleName() == page.title
    button = window.shell.rail.buttons[page.name]
    assert button.accessibleName() == page.title
    assert [name for name, one in window.shell.rail.buttons.items() if one.isChecked()] == [page.name]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is shown or shown.isAncestorOf(focused)


def test_a_page_is_made_once(open_window: OpenWindow, workspace_file: Path, press: Press) -> None:
    window = open_window(workspace_file)
    first = window.shell.page
    press("Ctrl+0", window)
    assert window.shell.page is not first
    press("Ctrl+1", window)
    assert window.shell.page is first


def test_keys_of_pages_never_steal_typing(
    open_window: OpenWindow, workspace_file: Path, qtbot: QtBot, press: Press
) -> None:
    window = open_window(workspace_file)
    press("Ctrl+0", window)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "1259 n")
    assert field.text() == "1259 n"
    assert window.shell.page_name == "library"


def test_the_rail_is_walked_by_keyboard(open_window: OpenWindow, workspace_file: Path, qtbot: QtBot) -> None:
    window = open_window(workspace_file)
    button = window.shell.rail.buttons["library"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.shell.page_name == "library"


def test_f6_goes_round_the_parts_of_the_window(
    open_window: OpenWindow, workspace_file: Path, press: Press
) -> None:
    window = open_window(workspace_file)
    window.show_page("overview")
    areas: list[QWidget] = [window.shell.rail, window.shell.context, window.shell.stack]

    def area() -> int:
        focused = QApplication.focusWidget()
        return next(i for i, part in enumerate(areas) if focused and part.isAncestorOf(focused))

    seen = []
    for _ in range(3):
        press("F6", window)
        seen.append(area())
    assert sorted(seen) == [0, 1, 2]
    press("Shift+F6", window)
    assert area() == seen[1]


def test_the_status_line_says_what_was_saved(open_window: OpenWindow, workspace_file: Path) -> None:
    window = open_window(workspace_file)
    rate_first(window, 1)
    said = window.shell.status.text.accessibleName()
    assert said.startswith("Saved · Rated N1: Partly met · ")
    assert "takes it back" in window.shell.status.hint.text()
    window.session.message.emit("Nothing to save")
    assert window.shell.status.text.accessibleName() == "Nothing to save"


def test_undo_and_redo_by_key_say_what_they_do(
    open_window: OpenWindow, workspace_file: Path, press: Press
) -> None:
    window = open_window(workspace_file)
    rate_first(window, 2)
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert undo.text() == "&Undo: Rated N1: Met"
    assert undo.isEnabled()
    assert not redo.isEnabled()
    press("Ctrl+Z", window)
    assert queries.assessment(workspace_of(window), window.session.assessment_id).ratings == {}
    assert redo.text() == "&Redo: Rated N1: Met"
    press("Ctrl+Y", window)
    rating = queries.assessment(workspace_of(window), window.session.assessment_id).rating("N1")
    assert rating.level == 2
    assert window.shell.context.undo.isEnabled()
    press("Ctrl+Z", window)
    press("Ctrl+Shift+Z", window)
    assert queries.assessment(workspace_of(window), window.session.assessment_id).rating("N1").level == 2


def test_undo_goes_to_the_item_that_it_changed(
    open_window: OpenWindow, workspace_file: Path, press: Press
) -> None:
    window = open_window(workspace_file)
    rate_first(window, 2)
    window.show_page("assess")
    session = window.session
    standing = session.standing()
    assert standing is not None
    other = standing.assessment.framework.items[1].id
    session.show_item(other)
    press("Ctrl+Z", window)
    assert session.item_id == "N1"
    assert window.shell.status.text.accessibleName().startswith("Saved · Undone: Rated N1: Met")
    session.show_item(other)
    press("Ctrl+Y", window)
    assert session.item_id == "N1"


def test_undo_is_offered_for_what_was_done_before_the_start(
    open_window: OpenWindow, workspace_file: Path, qtbot: QtBot
) -> None:
    with workspaces.open_workspace(workspace_file) as workspace:
        assessment = queries.summaries(workspace)[0].id
        rate.rate_item(workspace, assessment, "N1", 1)
    window = open_window(workspace_file)
    qtbot.waitUntil(lambda: window.actions_by_name["undo"].isEnabled())
    assert window.actions_by_name["undo"].text() == "&Undo: Rated N1: Partly met"


def test_a_problem_is_said_above_the_page_and_put_away(
    open_window: OpenWindow, workspace_file: Path, qtbot: QtBot
) -> None:
    window = open_window(workspace_file)
    banner = window.shell.banner
    assert not banner.isVisible()
    window.session.failed.emit(UserError("The disk is <b>full</b>.", "Your work up to now is safe."))
    assert banner.isVisible()
    assert banner.title.text() == "The disk is <b>full</b>."
    assert banner.title.textFormat() == Qt.TextFormat.PlainText
    assert banner.detail.text() == "Your work up to now is safe."
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_the_next_change_puts_a_problem_away(open_window: OpenWindow, workspace_file: Path) -> None:
    window = open_window(workspace_file)
    window.show_error(UserError("Something did not work."))
    rate_first(window, 1)
    assert not window.shell.banner.isVisible()


def test_a_second_window_reads_and_says_who_writes(open_window: OpenWindow, workspace_file: Path) -> None:
    with workspaces.open_workspace(workspace_file, role="Clinical lead"):
        window = open_window(workspace_file)
        assert workspace_of(window).read_only
        assert "Clinical lead" in window.shell.banner.title.text()
        assert window.shell.context.read_only.isVisible()
        assert "Clinical lead" in window.shell.context.read_only.accessibleName()
        assert not window.actions_by_name["add_framework"].isEnabled()
        assert not window.shell.context.add.isEnabled()
        assert window.shell.status.text.accessibleName() == "Read only: nothing is changed from here."
        assert not window.actions_by_name["undo"].isEnabled()


def test_a_file_that_cannot_be_opened_leaves_what_is_open(
    open_window: OpenWindow, workspace_file: Path, tmp_path: Path
) -> None:
    window = open_window(workspace_file)
    window.open_path(str(tmp_path / "gone.eolc"))
    assert workspace_of(window).path == workspace_file.resolve()
    assert "gone.eolc" in window.shell.banner.title.text()


def test_a_file_that_is_not_there_at_the_start_shows_the_start_page(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "gone.eolc")
    assert window.shell.page_name == "start"
    assert "gone.eolc" in window.shell.banner.title.text()
    assert window.shell.banner.isVisible()


def test_opening_the_open_file_again_changes_nothing(open_window: OpenWindow, workspace_file: Path) -> None:
    window = open_window(workspace_file)
    before = window.session.workspace
    window.open_path(str(workspace_file))
    assert window.session.workspace is before
    rate_first(window, 1)


def test_a_dropped_workspace_is_opened(open_window: OpenWindow, workspace_file: Path) -> None:
    shouted = workspace_file.rename(workspace_file.with_suffix(".EOLC"))
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/notes.txt"), QUrl.fromLocalFile(str(shouted))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    assert window.shell.page_name == "overview"


def test_closing_the_place_goes_back_to_the_start(
    open_window: OpenWindow, workspace_file: Path, press: Press
) -> None:
    window = open_window(workspace_file)
    press("Ctrl+W", window)
    assert window.session.workspace is None
    assert window.shell.page_name == "start"
    assert [recent.place for recent in settings.load().recent] == ["Testshire"]
    with workspaces.open_workspace(workspace_file) as workspace:
        assert not workspace.read_only


def test_closing_the_window_lets_the_file_go_and_asks_nothing(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    window = open_window(workspace_file)
    settled = []
    window.session.settling.connect(lambda: settled.append(window.session.workspace))
    rate_first(window, 1)
    assert window.close()
    assert settled
    assert settled[-1] is not None
    with workspaces.open_workspace(workspace_file) as workspace:
        assert not workspace.read_only
        assert queries.assessment(workspace, window.session.assessment_id).rating("N1").level == 1


def test_whatever_is_opened_is_backed_up_and_remembered(
    open_window: OpenWindow, workspace_file: Path, own_data_home: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.open_path(str(workspace_file))
    qtbot.waitUntil(lambda: any((own_data_home / "backups").rglob("*.eolc")))
    assert [recent.path for recent in settings.load().recent] == [str(workspace_file.resolve())]


def test_one_choice_is_text_and_several_are_a_box(
    open_window: OpenWindow, tmp_path: Path, framework: Framework, qtbot: QtBot
) -> None:
    path = tmp_path / "two.eolc"
    services = ("Hospice", "Hospital <b>")
    workspaces.new_workspace(path, place="Testshire", frameworks=(framework,), services=services).close()
    window = open_window(path)
    boxes = [box for box in window.shell.context.findChildren(QComboBox) if box.isVisible()]
    assert [box.accessibleName() for box in boxes] == ["Service"]
    assert [boxes[0].itemText(row) for row in range(2)] == ["Hospice", "Hospital <b>"]
    before = window.session.assessment_id
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Down)
    assert window.session.assessment_id != before
    standing = window.session.standing()
    assert standing is not None
    assert standing.assessment.service.name == "Hospital <b>"


def test_undoing_the_start_of_an_assessment_shows_another(
    open_window: OpenWindow, workspace_file: Path, framework: Framework
) -> None:
    from dataclasses import replace

    window = open_window(workspace_file)
    view = queries.workspace_view(workspace_of(window))
    other = replace(framework, id="other-2020", short="Other")
    changes = window.session.do(workspaces.start_assessment, other, view.services[0].id, view.rounds[0].id)
    assert changes is not None
    window.session.show_assessment(next(iter(changes.ids("assessment"))))
    window.session.undo()
    standing = window.session.standing()
    assert standing is not None
    assert standing.assessment.framework.id == framework.id


def test_larger_text_lays_the_window_out_anew_at_the_same_page(
    open_window: OpenWindow, workspace_file: Path, press: Press, preferences: Preferences
) -> None:
    window = open_window(workspace_file)
    window.show_page("library")
    for _ in range(3):
        press("Ctrl+=", window)
    assert preferences.current.text_scale == 130
    assert theme.current().text_scale == 130
    assert window.shell.page_name == "library"
    press("Ctrl+-", window)
    assert settings.load().text_scale == 120


def test_the_theme_changes_while_the_page_stays(
    open_window: OpenWindow, workspace_file: Path, preferences: Preferences
) -> None:
    window = open_window(workspace_file)
    page = window.shell.page
    preferences.change(theme="dark")
    assert theme.current().name == "dark"
    assert window.shell.page is page


@pytest.mark.parametrize("scale", [100, 200])
def test_the_smallest_window_holds_everything(
    open_window: OpenWindow, workspace_file: Path, preferences: Preferences, scale: int
) -> None:
    preferences.change(text_scale=scale)
    window = open_window(workspace_file)
    window.resize(*SMALLEST)
    for page in ("overview", "assess", "gaps", "reports", "library"):
        window.show_page(page)
        QApplication.processEvents()
        assert (window.width(), window.height()) == SMALLEST, f"{page} forces the window larger"


def test_full_screen_and_back(open_window: OpenWindow, press: Press) -> None:
    window = open_window()
    press("F11", window)
    assert window.isFullScreen()
    press("F11", window)
    assert not window.isFullScreen()


def test_the_geometry_is_remembered(open_window: OpenWindow, preferences: Preferences, qtbot: QtBot) -> None:
    first = open_window()
    # No wider than the smallest, because the screen under test is not.
    first.resize(SMALLEST[0], 721)
    first.close()
    again = MainWindow(Session(), preferences)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (SMALLEST[0], 721)


def test_no_two_actions_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for entry in actions.ACTIONS for key in entry.keys]
    assert len(keys) == len(set(keys))


def test_every_action_of_the_table_is_in_a_menu_with_a_name(open_window: OpenWindow) -> None:
    window = open_window()
    assert set(window.actions_by_name) == {entry.name for entry in actions.ACTIONS}
    for entry in actions.ACTIONS:
        action = window.actions_by_name[entry.name]
        assert action.text()
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in entry.keys
        ]


def test_every_control_of_the_window_has_a_name(open_window: OpenWindow, workspace_file: Path) -> None:
    window = open_window(workspace_file)
    parts = (window.shell.rail, window.shell.context, window.shell.banner, window.shell.status)
    nameless = [
        widget
        for part in parts
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        # Qt's own list within a box is named by the box.
        and not (isinstance(widget, QAbstractItemView) and widget.window() is not window)
    ]
    assert nameless == []


def test_a_new_place_goes_straight_to_its_first_item(
    open_window: OpenWindow,
    tmp_path: Path,
    framework: Framework,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

    def answer(*_: object) -> Workspace:
        return workspaces.new_workspace(tmp_path / "new.eolc", place="Newshire", frameworks=(framework,))

    monkeypatch.setattr(NewWorkspaceDialog, "ask", answer)
    window = open_window()
    press("Ctrl+N", window)
    assert window.shell.page_name == "assess"
    assert window.session.item_id == "N1"
    assert [recent.place for recent in settings.load().recent] == ["Newshire"]


def test_a_file_is_chosen_and_opened_in_place_of_the_other(
    open_window: OpenWindow,
    workspace_file: Path,
    tmp_path: Path,
    framework: Framework,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "other.eolc"
    workspaces.new_workspace(other, place="Othershire", frameworks=(framework,)).close()
    answers = [("", ""), (str(other), "")]
    asked: list[str] = []

    def answer(_parent: object, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        asked.append(folder)
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    window = open_window(workspace_file)
    press("Ctrl+O", window)
    assert window.shell.context.place.accessibleName() == "Testshire"
    press("Ctrl+O", window)
    assert window.shell.context.place.accessibleName() == "Othershire"
    assert asked == [str(tmp_path.resolve())] * 2
    with workspaces.open_workspace(workspace_file) as let_go:
        assert not let_go.read_only


def test_a_damaged_file_is_offered_for_recovery(
    open_window: OpenWindow, workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.ui.dialogs.recovery import RecoveryDialog

    whole = workspace_file.read_bytes()
    workspace_file.write_bytes(whole[:100] + b"\x55" * (len(whole) - 100))

    def recover(_parent: object, path: Path, _error: object) -> Path:
        path.write_bytes(whole)
        return path

    monkeypatch.setattr(RecoveryDialog, "ask", recover)
    window = open_window()
    window.open_path(str(workspace_file))
    assert window.shell.context.place.accessibleName() == "Testshire"


def test_the_lists_of_keys_and_of_facts_open_by_the_menu(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, press: Press
) -> None:
    from eolc_desktop.ui.dialogs.dialog import Dialog

    shown: list[str] = []
    monkeypatch.setattr(Dialog, "exec", lambda dialog: shown.append(type(dialog).__name__))
    window = open_window()
    press("F1", window)
    for name in ("about", "settings"):
        window.actions_by_name[name].trigger()
    assert shown == ["ShortcutsDialog", "AboutDialog", "SettingsDialog"]

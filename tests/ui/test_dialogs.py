"""Dialogs: each asks or tells one thing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop import settings
from eolc_desktop.domain.frameworks import Status
from eolc_desktop.operations import library, queries, workspaces
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import actions, crash, theme
from eolc_desktop.ui.assess.keys import SHORTCUTS
from eolc_desktop.ui.dialogs.about import AboutDialog
from eolc_desktop.ui.dialogs.add_framework import AddFrameworkDialog
from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog, free_path
from eolc_desktop.ui.dialogs.problem import ProblemDialog
from eolc_desktop.ui.dialogs.recovery import RecoveryDialog
from eolc_desktop.ui.dialogs.settings import SettingsDialog
from eolc_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.text import button as push_button

LEFT = Qt.MouseButton.LeftButton


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def new(qtbot: QtBot, tmp_path: Path) -> NewWorkspaceDialog:
    dialog = NewWorkspaceDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
    return dialog


def test_a_new_place_is_made_as_it_was_described(
    new: NewWorkspaceDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClicks(new.place, "Testshire")
    assert new.file.text() == str(tmp_path / "Testshire.eolc")
    for name, button in new.frameworks.buttons.items():
        button.setChecked(name == "nice-qs13-2021")
    new.services.setPlainText("Hospice\n\n  Hospital  ")
    new.round_name.setText("2026 autumn")
    qtbot.mouseClick(new.make, LEFT)
    assert new.workspace is not None
    view = queries.workspace_view(new.workspace)
    assert view.place == "Testshire"
    assert [service.name for service in view.services] == ["Hospice", "Hospital"]
    assert [round_.name for round_ in view.rounds] == ["2026 autumn"]
    assert {one.framework_id for one in view.assessments} == {"nice-qs13-2021"}
    new.workspace.close()
    assert (tmp_path / "Testshire.eolc").is_file()


def test_tab_reaches_everything_in_the_order_of_the_eye(new: NewWorkspaceDialog, qtbot: QtBot) -> None:
    new.place.setFocus()
    reached = [QApplication.focusWidget()]
    while len(reached) < 20:
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
        if reached[-1] is new.place:
            break

    boxes = [box for box in new.frameworks.buttons.values() if box.isVisible()]
    current = [one for one in library.frameworks() if one.framework.status is Status.CURRENT]
    assert len(boxes) == len(current)
    settings = new.settings.boxes["Whole place"]
    before = [new.place, new.file, new.browse, *boxes, new.frameworks.more]
    expected = [*before, new.services, settings, new.round_name]
    assert reached[: len(expected)] == expected
    assert new.make in reached


def test_what_is_missing_is_said_beside_it(new: NewWorkspaceDialog, qtbot: QtBot, tmp_path: Path) -> None:
    for button in new.frameworks.buttons.values():
        button.setChecked(False)
    new.file.setText("")
    new.services.setPlainText("  ")
    new.round_name.setText("")
    qtbot.mouseClick(new.make, LEFT)
    said = words(new)
    for sentence in (
        "Type the name of the place.",
        "Say where to keep the file.",
        "Choose at least one framework.",
        "Name at least one service, such as “Whole place”.",
        "Give the round a name.",
    ):
        assert sentence in said
    assert new.workspace is None
    assert list(tmp_path.glob("*.eolc")) == []
    assert new.place.accessibleDescription().startswith("Type the name of the place.")


def test_an_existing_file_is_never_replaced(new: NewWorkspaceDialog, qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "kept.eolc"
    kept.write_text("not to be lost")
    qtbot.keyClicks(new.place, "Testshire")
    new.file.setText(str(tmp_path / "kept"))
    new.services.setPlainText("One\none")
    qtbot.mouseClick(new.make, LEFT)
    assert "There is a file of this name already." in words(new)
    assert "Two services have the same name." in words(new)
    assert kept.read_text() == "not to be lost"
    new.file.setText(str(tmp_path / "no such folder" / "x.eolc"))
    qtbot.mouseClick(new.make, LEFT)
    assert "There is no folder" in words(new)


def test_a_chosen_file_stays_when_the_name_changes(
    new: NewWorkspaceDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    new.file.clear()
    qtbot.keyClicks(new.file, str(tmp_path / "mine"))
    qtbot.keyClicks(new.place, "Testshire")
    assert new.path() == tmp_path / "mine.eolc"


def test_what_the_file_system_refuses_is_said(
    new: NewWorkspaceDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.errors import UserError

    def refuse(*_: object, **__: object) -> None:
        raise UserError("There is no room left on the disk.", "Nothing was written.")

    monkeypatch.setattr(workspaces, "new_workspace", refuse)
    qtbot.keyClicks(new.place, "Testshire")
    qtbot.mouseClick(new.make, LEFT)
    assert new.failure.text() == "There is no room left on the disk.\nNothing was written."
    assert new.isVisible()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Testshire", "Testshire.eolc"),
        ("", "My place.eolc"),
        ("  ..  ", "My place.eolc"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.eolc"),
        ("con", "con_.eolc"),
        ("LPT1.x", "LPT1_.x.eolc"),
        ("Conwy", "Conwy.eolc"),
        ("x\x00\ny", "x y.eolc"),
        ("ŵ" * 300, "ŵ" * 80 + ".eolc"),
        ("../../etc", "etc.eolc"),
    ],
)
def test_a_place_gives_its_file_a_name_that_every_system_allows(
    tmp_path: Path, place: str, name: str
) -> None:
    path = free_path(tmp_path, place)
    assert path.parent == tmp_path
    assert path.name == name


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    for name in ("Testshire.eolc", "Testshire 2.eolc"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "Testshire").name == "Testshire 3.eolc"


def test_a_framework_is_added_and_put_in_view(qtbot: QtBot, workspace: Workspace) -> None:
    session = Session()
    session.show_workspace(workspace)
    dialog = AddFrameworkDialog(session, "nice-qs13-2021")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.start.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
    assert dialog.frameworks.buttons["nice-qs13-2021"].isChecked()
    qtbot.mouseClick(dialog.start, LEFT)
    standing = session.standing()
    assert standing is not None
    assert standing.assessment.framework.id == "nice-qs13-2021"


def test_a_framework_that_is_there_already_cannot_be_added_twice(qtbot: QtBot, tmp_path: Path) -> None:
    framework = library.find("nice-qs13-2021")
    path = tmp_path / "t.eolc"
    with workspaces.new_workspace(path, place="Testshire", frameworks=(framework,)) as workspace:
        session = Session()
        session.show_workspace(workspace)
        dialog = AddFrameworkDialog(session, "nice-qs13-2021")
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
        assert not dialog.start.isEnabled()
        assert dialog.taken.text() == "This framework is being assessed already for Whole place, Baseline."
        dialog.frameworks.buttons["ambitions-2021"].click()
        assert dialog.start.isEnabled()


def test_the_keyboard_is_at_the_frameworks_and_no_wheel_changes_a_setting(
    qtbot: QtBot, workspace: Workspace
) -> None:
    session = Session()
    session.show_workspace(workspace)
    dialog = AddFrameworkDialog(session)
    qtbot.addWidget(dialog)
    dialog.fit()
    dialog.show()
    assert dialog.focusWidget() is dialog.frameworks, "before there is anything to choose"
    qtbot.keyClicks(dialog.frameworks, "hc")
    qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
    (chosen,) = dialog.frameworks.chosen()
    button = dialog.frameworks.buttons[chosen.id]
    assert dialog.focusWidget() is button
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    assert dialog.setting.chosen == ""

    def turn() -> None:
        middle = dialog.setting.rect().center()
        wheel = QWheelEvent(
            middle.toPointF(),
            dialog.setting.mapToGlobal(middle).toPointF(),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(dialog.setting, wheel)

    turn()
    assert dialog.setting.chosen == ""
    dialog.setting.setFocus()
    turn()
    assert dialog.setting.chosen != "", "who is at it may turn it"


def test_what_is_being_rated_is_marked_for_its_service_and_round(qtbot: QtBot, tmp_path: Path) -> None:
    framework = library.find("nice-qs13-2021")
    services = ("Hospice", "Rosewood")
    path = tmp_path / "t.eolc"
    with workspaces.new_workspace(
        path, place="Testshire", frameworks=(framework,), services=services
    ) as workspace:
        session = Session()
        session.show_workspace(workspace)
        dialog = AddFrameworkDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
        qtbot.wait(1)
        marked = [one for one in dialog.findChildren(QLabel) if one.text() == "being rated"]
        assert [one.isVisible() for one in marked].count(True) == 1
        taken = dialog.frameworks.buttons["nice-qs13-2021"]
        assert taken.accessibleDescription().startswith("Being rated. ")
        assert not taken.isChecked()


def test_settings_take_effect_at_once(qtbot: QtBot, preferences: Preferences) -> None:
    dialog = SettingsDialog(preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.theme.setFocus()
    qtbot.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert theme.current().name == "dark"
    qtbot.keyClick(dialog.text, Qt.Key.Key_Right)
    assert theme.current().text_scale == 110
    assert dialog.size_words.text() == "110 %"
    qtbot.keyClicks(dialog.role, "  Commissioning   lead ")
    dialog.motion.click()
    dialog.reject()
    stored = settings.load()
    assert (stored.theme, stored.text_scale, stored.role) == ("dark", 110, "Commissioning lead")
    assert not stored.motion
    assert theme.app().cursorFlashTime() == 0
    preferences.change(motion=True)
    assert theme.app().cursorFlashTime() > 0


def test_the_list_of_keys_comes_from_the_tables(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    said = words(dialog)
    for _, what in SHORTCUTS:
        assert what in said
    for entry in actions.ACTIONS:
        if entry.keys:
            assert entry.text.replace("&", "").rstrip("…") in said
    assert "Ctrl+Shift+Z or Ctrl+Y" in said


def test_the_list_of_keys_is_read_to_its_end_by_keyboard(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    dialog.resize(600, 300)
    dialog.show()
    scroll = dialog.findChildren(QScrollArea)[0]
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0


def test_enter_presses_a_button_of_the_window_as_space_does(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    made = push_button("Export")
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(True))
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_about_says_what_the_scores_are_not(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "not official ratings" in words(dialog)


def test_a_fault_shows_what_is_safe_and_can_be_copied(
    qtbot: QtBot, own_data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ProblemDialog] = []

    def show(dialog: ProblemDialog) -> int:
        qtbot.addWidget(dialog)
        shown.append(dialog)
        return 0

    monkeypatch.setattr(ProblemDialog, "exec", show)
    try:
        raise ZeroDivisionError("in the program")
    except ZeroDivisionError as error:
        crash.caught(type(error), error, error.__traceback__)
    (dialog,) = shown
    assert "Your work is saved up to the last edit." in words(dialog)
    qtbot.mouseClick(dialog.copy, LEFT)
    assert "ZeroDivisionError: in the program" in QGuiApplication.clipboard().text()
    log = (own_data_home / "errors.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: in the program" in log
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_problem_that_escaped_is_told_as_a_problem(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from eolc_desktop.errors import UserError

    told: list[tuple[str, str]] = []
    monkeypatch.setattr(ProblemDialog, "show_error", lambda title, detail: told.append((title, detail)))
    error = UserError("The stick is gone.", "Plug it in.")
    crash.caught(UserError, error, None)
    assert told == [("The stick is gone.", "Plug it in.")]
    assert "The stick is gone." in capsys.readouterr().err


def test_the_log_of_errors_stays_small(own_data_home: Path) -> None:
    own_data_home.mkdir()
    (own_data_home / "errors.log").write_text("x" * 1_000_001)
    crash.note("new")
    assert (own_data_home / "errors.log").read_text() == "new\n"
    assert (own_data_home / "errors.old.log").exists()


def test_a_damaged_workspace_is_recovered_after_asking(qtbot: QtBot, workspace_file: Path) -> None:
    from eolc_desktop.operations import upkeep

    with workspaces.open_workspace(workspace_file) as workspace:
        upkeep.backup_soon(workspace)
    content = bytearray(workspace_file.read_bytes())
    content[4096:12288] = b"\x55" * 8192
    workspace_file.write_bytes(content)
    dialog = RecoveryDialog(workspace_file, DamagedWorkspace(workspace_file))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Nothing was changed." in words(dialog)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.go.text() == "Open it", timeout=30_000)
    assert "The damaged file is kept as" in words(dialog)
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.result() == RecoveryDialog.DialogCode.Accepted
    with workspaces.open_workspace(workspace_file) as again:
        assert queries.workspace_view(again).place == "Testshire"


def test_a_workspace_that_cannot_be_recovered_stays_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lost.eolc"
    path.write_bytes(b"SQLite format 3\x00" + b"\x55" * 5000)
    before = path.read_bytes()
    dialog = RecoveryDialog(path, DamagedWorkspace(path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close", timeout=30_000)
    assert "could not be recovered" in words(dialog)
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert dialog.result() == RecoveryDialog.DialogCode.Rejected
    assert path.read_bytes() == before


def test_services_are_asked_for_their_settings_and_nobody_has_to_say(
    new: NewWorkspaceDialog, qtbot: QtBot
) -> None:
    assert {name: box.chosen for name, box in new.settings.boxes.items()} == {"Whole place": "whole-place"}
    new.services.setPlainText("Rosewood\nHospice\n\nRosewood")
    assert list(new.settings.boxes) == ["Rosewood", "Hospice"]
    rosewood = new.settings.boxes["Rosewood"]
    assert rosewood.accessibleName() == "Setting of Rosewood"
    assert rosewood.currentText() == "Not said"
    rosewood.setFocus()
    qtbot.keyClicks(rosewood, "Care")
    assert rosewood.chosen == "care-home"
    new.services.setPlainText("Hospice")
    new.services.setPlainText("Hospice\nRosewood")
    assert new.settings.chosen() == {"Rosewood": "care-home"}, "what was chosen stays with the name"
    new.services.clear()
    assert not new._settings_field.isVisible()
    new.services.setPlainText("Hospice\nRosewood")
    qtbot.keyClicks(new.place, "Testshire")
    qtbot.mouseClick(new.make, LEFT)
    assert new.workspace is not None
    view = queries.workspace_view(new.workspace)
    assert [(one.name, one.setting) for one in view.services] == [("Hospice", ""), ("Rosewood", "care-home")]
    new.workspace.close()


def test_a_setting_can_be_said_when_a_framework_is_added(qtbot: QtBot, workspace: Workspace) -> None:
    session = Session()
    session.show_workspace(workspace)
    dialog = AddFrameworkDialog(session, "nice-qs13-2021")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
    assert dialog.setting.chosen == ""
    dialog.setting.choose("hospice")
    qtbot.mouseClick(dialog.start, LEFT)
    assert [one.setting for one in queries.workspace_view(workspace).services] == ["hospice"]
    again = AddFrameworkDialog(session, "ambitions-2021")
    qtbot.addWidget(again)
    assert again.setting.chosen == "hospice"
    again.setting.choose("of a newer version")
    assert again.setting.chosen == "of a newer version"

"""That nothing a person typed is lost, whatever becomes of the file, and that damage is put right."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop import settings
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate, workspaces
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import crash, files, pages, tasks
from eolc_desktop.ui.dialogs.recovery import RecoveryDialog
from eolc_desktop.ui.dialogs.unsaved import UnsavedDialog
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.pages.reports import ReportsPage
from eolc_desktop.ui.preferences import Preferences
from tests.ui.conftest import OpenWindow

TOO_LONG = "x" * 20_001
HOSTILE = "<img src=x> & <b>Bold</b>"


@pytest.fixture
def assess(open_window: OpenWindow, workspace_file: Path) -> tuple[MainWindow, AssessPage]:
    """Return the window at the Assess page of a workspace."""
    window = open_window(workspace_file)
    window.show_page("assess")
    page = window.shell.page
    assert isinstance(page, AssessPage)
    return window, page


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return the texts that were asked about; the person goes back each time."""
    seen: list[tuple[str, ...]] = []

    def ask(_parent: QWidget, texts: tuple[str, ...]) -> bool:
        seen.append(texts)
        return False

    monkeypatch.setattr(UnsavedDialog, "ask", ask)
    return seen


def discard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnsavedDialog, "ask", lambda *_: True)


def other_file(tmp_path: Path, framework: Framework) -> Path:
    path = tmp_path / "other.eolc"
    workspaces.new_workspace(path, place="Othershire", frameworks=(framework,)).close()
    return path


def test_a_text_that_cannot_be_stored_keeps_the_window_open(
    assess: tuple[MainWindow, AssessPage],
    asked: list[tuple[str, ...]],
    tmp_path: Path,
    framework: Framework,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, page = assess
    before = window.session.workspace
    page.judgement.rationale.setPlainText(TOO_LONG)
    assert not window.close()
    window.actions_by_name["close"].trigger()
    window.open_path(str(other_file(tmp_path, framework)))
    assert [[len(text) for text in texts] for texts in asked] == [[len(TOO_LONG)]] * 3
    assert window.isVisible()
    assert window.session.workspace is before
    assert len(page.judgement.rationale.toPlainText()) == len(TOO_LONG)
    assert "too long" in window.shell.banner.title.text()
    discard(monkeypatch)
    assert window.close()
    assert window.session.workspace is None


def test_what_was_discarded_does_not_come_back(
    assess: tuple[MainWindow, AssessPage], workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = assess
    page.judgement.rationale.setPlainText(TOO_LONG)
    discard(monkeypatch)
    window.actions_by_name["close"].trigger()
    window.open_path(str(workspace_file))
    window.show_page("assess")
    assert page.judgement.rationale.toPlainText() == ""
    assert window.shell.unsaved == ()


def test_the_question_lets_the_texts_be_copied(qtbot: QtBot) -> None:
    dialog = UnsavedDialog(("First <b>", "Second"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "First <b>\n\nSecond"
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.result() == UnsavedDialog.DialogCode.Rejected
    dialog.show()
    qtbot.mouseClick(dialog.discard, Qt.MouseButton.LeftButton)
    assert dialog.result() == UnsavedDialog.DialogCode.Accepted


def test_another_text_size_loses_nothing_that_is_typed(
    assess: tuple[MainWindow, AssessPage], qtbot: QtBot
) -> None:
    window, page = assess
    page.judgement.rationale.setPlainText(TOO_LONG)
    page.answer.ask_reason()
    page.answer.reason.field.setText("Half a reason")
    for _ in range(2):
        window.actions_by_name["larger"].trigger()
    anew = window.shell.page
    assert isinstance(anew, AssessPage)
    assert anew is not page
    qtbot.waitUntil(lambda: len(anew.judgement.rationale.toPlainText()) == len(TOO_LONG))
    assert anew.answer.reason.field.text() == "Half a reason"
    assert sorted(map(len, window.shell.unsaved)) == [13, len(TOO_LONG)]
    window.shell.discard()


def test_the_text_size_waits_for_an_export(
    assess: tuple[MainWindow, AssessPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = assess
    window.show_page("reports")
    page = window.shell.page
    busy = [True]
    monkeypatch.setattr(ReportsPage, "is_busy", property(lambda _: busy[0]))
    window.actions_by_name["larger"].trigger()
    qtbot.wait(200)
    assert window.shell.page is page
    busy[0] = False
    qtbot.waitUntil(lambda: window.shell.page is not page)
    assert window.shell.page_name == "reports"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that were offered for recovery; the person leaves them as they are."""
    seen: list[Path] = []

    def ask(_parent: QWidget, path: Path, _error: UserError) -> None:
        seen.append(path)

    monkeypatch.setattr(RecoveryDialog, "ask", ask)
    return seen


def break_table(path: Path, table: str) -> None:
    """Overwrite the first page of a table, as a bad block of a disk does."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\x55" * size
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["assessment", "service"])
def test_damage_in_any_table_is_offered_for_recovery(
    open_window: OpenWindow,
    workspace_file: Path,
    tmp_path: Path,
    framework: Framework,
    offered: list[Path],
    table: str,
) -> None:
    other = other_file(tmp_path, framework)
    break_table(workspace_file, table)
    window = open_window(other)
    window.open_path(str(workspace_file))
    assert offered == [workspace_file]
    assert window.session.workspace is not None
    assert window.session.workspace.path == other.resolve(), "what was open stays open"
    with workspaces.open_workspace(other) as second:
        assert second.read_only
    window.close()


def test_damage_found_by_an_edit_closes_the_file_and_keeps_what_is_typed(
    assess: tuple[MainWindow, AssessPage],
    workspace_file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, page = assess
    recovered: list[bool] = []

    def ask(_parent: QWidget, path: Path, _error: UserError) -> Path:
        with workspaces.open_workspace(path) as let_go:
            recovered.append(not let_go.read_only)
        patch.undo()
        return path

    def fail(*_: object, **__: object) -> None:
        raise DamagedWorkspace(workspace_file.resolve())

    monkeypatch.setattr(RecoveryDialog, "ask", ask)
    patch = pytest.MonkeyPatch()
    patch.setattr(rate, "set_rationale", fail)
    page.judgement.rationale.setPlainText("Typed before the damage was found")
    page.flush()
    qtbot.waitUntil(lambda: bool(recovered))
    assert recovered == [True], "the file was closed before it was put right, and asked about once"
    window.show_page("assess")
    assert page.judgement.rationale.toPlainText() == "Typed before the damage was found"
    page.flush()
    standing = window.session.standing()
    assert standing is not None
    assert standing.assessment.rating("N1").rationale == "Typed before the damage was found"


def test_damage_found_anywhere_reaches_recovery(
    assess: tuple[MainWindow, AssessPage], workspace_file: Path, qtbot: QtBot, offered: list[Path]
) -> None:
    window, _ = assess
    error = DamagedWorkspace(workspace_file.resolve())
    crash.caught(type(error), error, None)
    tasks.tasks().failed.emit(error)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered == [workspace_file.resolve()]
    assert window.session.workspace is None
    assert window.shell.page_name == "start"


def test_damage_of_another_file_is_only_said(
    assess: tuple[MainWindow, AssessPage], tmp_path: Path, qtbot: QtBot, offered: list[Path]
) -> None:
    window, _ = assess
    tasks.tasks().failed.emit(DamagedWorkspace(tmp_path / "backup.eolc"))
    qtbot.wait(20)
    assert offered == []
    assert window.session.workspace is not None
    assert "backup.eolc" in window.shell.banner.title.text()


def test_a_file_that_was_moved_keeps_no_other_from_being_opened(
    assess: tuple[MainWindow, AssessPage], workspace_file: Path, tmp_path: Path, framework: Framework
) -> None:
    window, _ = assess
    workspace_file.rename(tmp_path / "moved.eolc")
    window.open_path(str(other_file(tmp_path, framework)))
    assert window.shell.context.place.accessibleName() == "Othershire"


def test_a_file_that_cannot_be_read_any_more_is_closed_all_the_same(
    assess: tuple[MainWindow, AssessPage], workspace_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = assess

    def gone(_: Workspace) -> None:
        raise UserError("“testshire.eolc” cannot be read or written just now.")

    with monkeypatch.context() as patch:
        patch.setattr(queries, "workspace_view", gone)
        window.files.close()
    assert window.session.workspace is None
    with workspaces.open_workspace(workspace_file) as let_go:
        assert not let_go.read_only


def test_the_example_is_made_once(
    open_window: OpenWindow,
    workspace_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()
    made: list[Path] = []

    def make(path: Path) -> Path:
        made.append(path)
        path.parent.mkdir()
        path.write_bytes(b"half")
        go_on.wait(10)
        path.write_bytes(workspace_file.read_bytes())
        return path

    monkeypatch.setattr(files, "_make_example", make)
    window = open_window()
    monkeypatch.setattr(window.files, "documents", lambda: tmp_path / "documents")
    (tmp_path / "documents").mkdir()
    window.actions_by_name["example"].trigger()
    qtbot.waitUntil(lambda: bool(made) and made[0].exists())
    window.actions_by_name["example"].trigger()
    assert not window.shell.banner.isVisible(), "the half-made file is left alone"
    go_on.set()
    qtbot.waitUntil(lambda: window.session.workspace is not None)
    assert len(made) == 1
    window.files.close()
    qtbot.waitUntil(lambda: not window.files._makes_example)
    window.actions_by_name["example"].trigger()
    assert window.shell.page_name == "overview"


def tip_is_plain(tip: str) -> bool:
    """Tell whether Qt shows a tip as the words that were typed."""
    if "<" not in tip:
        return True
    inner = tip.removeprefix("<span>").removesuffix("</span>").replace("<br>", "")
    return tip.startswith("<span>") and "<" not in inner


def test_no_tip_takes_what_people_typed_for_markup(
    open_window: OpenWindow,
    tmp_path: Path,
    framework: Framework,
    preferences: Preferences,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "hostile.eolc"
    services = (HOSTILE, f"Second {HOSTILE}")
    workspaces.new_workspace(path, place=HOSTILE, frameworks=(framework,), services=services).close()
    preferences.change(role=HOSTILE)
    window = open_window(path)
    window.session.do(
        rate.mark_not_applicable, window.session.assessment_id, "N1", HOSTILE, role=window.session.role
    )
    view = queries.workspace_view(window.session.workspace)  # type: ignore[arg-type]
    from dataclasses import replace

    another = replace(framework, id="other-2020", short="Other")
    window.session.do(workspaces.start_assessment, another, view.services[0].id, view.rounds[0].id)
    undo = window.actions_by_name["undo"]
    assert HOSTILE.replace("&", "&&") in undo.text()
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;" in undo.toolTip()
    for page in pages.PAGES:
        window.show_page(page.name)
        qtbot.wait(20)
        tips = [action.toolTip() for action in window.findChildren(QAction)]
        tips += [widget.toolTip() for widget in window.findChildren(QWidget)]
        assert [tip for tip in tips if not tip_is_plain(tip)] == []
    assert settings.load().role == HOSTILE

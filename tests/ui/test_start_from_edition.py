"""Starting on a new edition from the answers to an older one, in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eolc_desktop.operations import history, library, queries, rate, rounds, suggestions, workspaces
from eolc_desktop.ui.dialogs.add_framework import AddFrameworkDialog
from eolc_desktop.ui.dialogs.compare_editions import CompareDialog
from eolc_desktop.ui.dialogs.start_from_edition import NEW_ROUND, StartFromEditionDialog, startable
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow
from tests.ui.test_dialogs import words
from tests.ui.test_library_page import button, library_page

LEFT = Qt.MouseButton.LeftButton
OLD, NEW = "nice-qs13-2011", "nice-qs13-2021"


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    """Return a workspace whose hospice has answered the sixteen statements of 2011."""
    path = tmp_path / "testshire.eolc"
    with workspaces.new_workspace(
        path, place="Testshire", frameworks=(library.find(OLD),), services=("Hospice", "Hospital")
    ) as workspace:
        hospice = next(one for one in queries.summaries(workspace) if one.service.name == "Hospice")
        for item in ("H1", "H2", "H3"):
            rate.rate_item(workspace, hospice.id, item, 2)
    return path


@pytest.fixture
def session(rated: Path, qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    workspace = workspaces.open_workspace(rated)
    made.show_workspace(workspace)
    yield made
    workspace.close()


@pytest.fixture
def ask(qtbot: QtBot, session: Session) -> Callable[[], StartFromEditionDialog]:
    def show() -> StartFromEditionDialog:
        dialog = StartFromEditionDialog(session, [library.find(NEW)])
        qtbot.addWidget(dialog)
        dialog.resize(900, 720)
        dialog.show()
        return dialog

    return show


def test_it_shows_what_would_come_of_it_and_does_it_in_one_step(
    ask: Callable[[], StartFromEditionDialog], session: Session, qtbot: QtBot
) -> None:
    workspace = session.workspace
    assert workspace is not None
    before = {one.id: queries.assessment(workspace, one.id) for one in queries.summaries(workspace)}
    dialog = ask()
    assert [dialog.earlier.itemText(row) for row in range(dialog.earlier.count())] == [
        "NICE QS13 of 2011: Hospice, Baseline"
    ]
    assert (
        dialog.summary.text()
        == "Of your answers, 2 are proposed for you to confirm and 1 stays readable in the old edition."
    )
    shown = dialog.article.toPlainText()
    for text in ("H1 → N1", library.find(OLD).item("H1").prompt, library.find(NEW).item("N1").prompt):
        assert text in shown
    assert shown.index("Proposed") < shown.index("Stays readable") < shown.index("Not answered yet")
    assert library.find(OLD).item("H2").title in shown
    qtbot.mouseClick(dialog.start, LEFT)
    assert not dialog.isVisible()
    started = queries.head(workspace, session.assessment_id)
    assert queries.framework_of(workspace, session.assessment_id).id == NEW
    assert started.service.name == "Hospice"
    waiting = suggestions.pending(workspace, session.assessment_id)
    assert waiting["N1"].item_id == "H1"
    assert {key: queries.assessment(workspace, key) for key in before} == before
    session.undo()
    assert [one.framework_id for one in queries.summaries(workspace)] == [OLD, OLD]
    assert history.undo_label(workspace) != ""


def test_another_round_is_chosen_where_this_one_has_it_already(
    ask: Callable[[], StartFromEditionDialog], session: Session, qtbot: QtBot
) -> None:
    workspace = session.workspace
    assert workspace is not None
    qtbot.mouseClick(ask().start, LEFT)
    assert startable(session, library.find(NEW)) == ()
    rounds.open_round(workspace, "2027 spring")
    dialog = ask()
    assert dialog.round.currentText() == "2027 spring"
    assert dialog.start.isEnabled()
    dialog.round.setCurrentIndex(dialog.round.findText("Baseline"))
    assert not dialog.start.isEnabled()
    assert "already being assessed" in dialog.problem.text()
    assert not dialog.article.isVisible()


def test_a_new_round_is_opened_and_started_in_one_step(
    ask: Callable[[], StartFromEditionDialog], session: Session, qtbot: QtBot
) -> None:
    workspace = session.workspace
    assert workspace is not None
    dialog = ask()
    assert not dialog.new_round.isVisible()
    dialog.round.setCurrentIndex(dialog.round.findText(NEW_ROUND))
    assert dialog.new_round.isVisible()
    assert dialog.summary.text() == "Give the new round a name."
    assert not dialog.start.isEnabled()
    qtbot.keyClicks(dialog.new_round, "Baseline")
    assert "There is a round “Baseline” already" in dialog.problem.text()
    dialog.new_round.clear()
    qtbot.keyClicks(dialog.new_round, "2027 spring")
    assert not dialog.problem.isVisible()
    assert "2 are proposed" in dialog.summary.text()
    qtbot.mouseClick(dialog.start, LEFT)
    assert queries.head(workspace, session.assessment_id).round.name == "2027 spring"
    session.undo()
    assert [one.name for one in queries.workspace_view(workspace).rounds] == ["Baseline"]
    assert len(queries.summaries(workspace)) == 2


def test_nothing_is_offered_without_answers_or_to_a_reader(
    rated: Path, session: Session, qtbot: QtBot
) -> None:
    assert [one.service.name for one in startable(session, library.find(NEW))] == ["Hospice"]
    assert startable(session, library.find(OLD)) == ()
    with workspaces.open_workspace(rated) as reader:
        reading = Session()
        reading.show_workspace(reader)
        assert reader.read_only
        assert startable(reading, library.find(NEW)) == ()
    assert startable(Session(), library.find(NEW)) == ()


def started_by_hand(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def act(dialog: StartFromEditionDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.mouseClick(dialog.start, LEFT)
        return dialog.result()

    monkeypatch.setattr(StartFromEditionDialog, "exec", act)


def in_view(window: MainWindow) -> tuple[str, str]:
    standing = window.session.standing()
    assert standing is not None
    return window.shell.page_name, standing.assessment.framework.id


@pytest.mark.parametrize("key", [OLD, NEW])
def test_the_library_offers_it_on_the_page_of_either_edition(
    rated: Path, key: str, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(rated)
    page = library_page(window, qtbot)
    page.show_key(key)
    assert "You have answered NICE QS13 of 2011 for Hospice." in words(page.detail)
    started_by_hand(monkeypatch, qtbot)
    qtbot.mouseClick(button(page, "Start from them"), LEFT)
    assert in_view(window) == ("assess", NEW)


def test_the_menu_offers_it_from_anywhere(
    rated: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(rated)
    started_by_hand(monkeypatch, qtbot)
    window.actions_by_name["start_from_edition"].trigger()
    qtbot.waitUntil(lambda: window.shell.page_name == "assess", timeout=30_000)
    assert in_view(window)[1] == NEW
    window.actions_by_name["start_from_edition"].trigger()
    qtbot.waitUntil(window.shell.banner.isVisible, timeout=30_000)
    assert "no answers to an earlier edition" in window.shell.banner.title.text()


def test_adding_a_framework_offers_it_too(
    rated: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(rated)
    started_by_hand(monkeypatch, qtbot)
    dialog = AddFrameworkDialog(window.session, NEW, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.frameworks.buttons), timeout=30_000)
    assert dialog.earlier.start.isVisible()
    dialog.frameworks.buttons["ambitions-2021"].setChecked(True)
    assert not dialog.earlier.isVisible()
    dialog.frameworks.buttons[NEW].setChecked(True)
    qtbot.mouseClick(dialog.earlier.start, LEFT)
    assert dialog.result() == AddFrameworkDialog.DialogCode.Accepted
    assert in_view(window)[1] == NEW


def test_comparing_is_offered_on_the_page_and_in_the_menu(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    meant: list[tuple[str, str]] = []

    def act(dialog: CompareDialog) -> int:
        meant.append((dialog.old.currentData(), dialog.new.currentData()))
        dialog.reject()
        return 0

    monkeypatch.setattr(CompareDialog, "exec", act)
    # Chosen before the library is read, it waits until it is.
    window.actions_by_name["compare_editions"].trigger()
    page = library_page(window, qtbot)
    qtbot.waitUntil(lambda: len(meant) == 1, timeout=30_000)
    page.show_key(OLD)
    qtbot.mouseClick(button(page, "Compare editions"), LEFT)
    assert meant == [(OLD, NEW)] * 2

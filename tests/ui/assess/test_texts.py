"""Texts that save themselves: when they are stored, and that no keystroke is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.ratings import Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, rate
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.session import Session
from tests.ui.assess.conftest import Press

Rated = Callable[[str], Rating]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def steps(workspace: Workspace) -> Callable[[], list[str]]:
    """Return a function that reads the labels of what stands in the log, newest first."""
    return lambda: [entry.label for entry in history.history(workspace) if not entry.undone]


def test_a_pause_stores_what_is_typed_as_one_step(
    page: AssessPage, press: Press, rated: Rated, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(history.history(page.session.workspace))  # type: ignore[arg-type]
    press("r", "Two of four hospitals")
    assert rated("N1").rationale == ""
    qtbot.waitUntil(lambda: rated("N1").rationale == "Two of four hospitals", timeout=3000)
    assert len(history.history(page.session.workspace)) == before + 1  # type: ignore[arg-type]
    assert QApplication.focusWidget() is page.judgement.rationale, "the person goes on typing"


def test_leaving_the_field_stores_at_once(page: AssessPage, press: Press, rated: Rated) -> None:
    press("r", "1, 2 and d n t u", Qt.Key.Key_Escape)
    assert rated("N1").rationale == "1, 2 and d n t u"
    assert rated("N1").answer is None, "what is typed rates nothing"
    assert page.answer.cards.isAncestorOf(QApplication.focusWidget() or page) or (
        QApplication.focusWidget() is page.answer.cards
    )


def test_another_item_gets_none_of_it(page: AssessPage, press: Press, rated: Rated) -> None:
    press("r", "For N1")
    page.session.show_item("N2")
    assert rated("N1").rationale == "For N1"
    assert rated("N2").rationale == ""
    assert page.judgement.rationale.toPlainText() == ""
    page.session.show_item("N1")
    assert page.judgement.rationale.toPlainText() == "For N1"


def test_hiding_the_page_stores(page: AssessPage, press: Press, rated: Rated) -> None:
    press("r", "Hidden")
    page.hide()
    assert rated("N1").rationale == "Hidden"


def test_closing_the_workspace_stores(page: AssessPage, press: Press, workspace: Workspace) -> None:
    press("r", "Closed")
    assessment_id = page.session.assessment_id
    page.session.show_workspace(None)
    from eolc_desktop.operations import queries

    assert queries.assessment(workspace, assessment_id).rating("N1").rationale == "Closed"


def test_blanks_at_the_end_stay_while_typing(
    page: AssessPage, press: Press, rated: Rated, qtbot: QtBot
) -> None:
    press("r", "One ")
    page.flush()
    assert rated("N1").rationale == "One"
    assert page.judgement.rationale.toPlainText() == "One "
    press("two")
    page.flush()
    assert rated("N1").rationale == "One two"


def test_an_answer_while_a_text_is_pending_leaves_the_text(
    page: AssessPage, press: Press, rated: Rated
) -> None:
    press("r", "Pending")
    page.session.do(rate.rate_item, page.session.assessment_id, "N1", 1)
    assert page.judgement.rationale.toPlainText() == "Pending"
    page.flush()
    assert (rated("N1").level, rated("N1").rationale) == (1, "Pending")


def test_undo_takes_typing_back_first_and_then_the_last_step(
    page: AssessPage, press: Press, rated: Rated
) -> None:
    undo = QAction(page)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(page.session.undo)
    page.addAction(undo)
    press("2", "r", "abc")
    press("z", held=CTRL)
    assert page.judgement.rationale.toPlainText() == ""
    assert rated("N1").level == 2, "only the typing was taken back"
    press("z", held=CTRL)
    assert rated("N1").level is None, "nothing is typed any more, so the last step goes"


def test_undo_brings_the_text_before_back_on_screen(page: AssessPage, press: Press, rated: Rated) -> None:
    press("r", "First", Qt.Key.Key_Escape, "r", " second", Qt.Key.Key_Escape)
    assert rated("N1").rationale == "First second"
    page.session.undo()
    assert page.judgement.rationale.toPlainText() == "First"


def test_what_could_not_be_stored_is_kept(
    page: AssessPage, press: Press, rated: Rated, failures: list[UserError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise UserError("The disk is full.", "Nothing was stored.")

    press("r", "Not lost")
    with monkeypatch.context() as patch:
        patch.setattr(rate, "set_rationale", full)
        page.session.show_item("N2")
    assert [error.title for error in failures] == ["The disk is full."]
    assert rated("N1").rationale == ""
    page.session.show_item("N1")
    assert page.judgement.rationale.toPlainText() == "Not lost"
    page.flush()
    assert rated("N1").rationale == "Not lost"


def test_too_long_a_text_is_refused_and_kept(
    page: AssessPage, press: Press, rated: Rated, failures: list[UserError]
) -> None:
    page.judgement.rationale.setPlainText("x" * 20_001)
    page.flush()
    assert rated("N1").rationale == ""
    assert "too long" in failures[0].title
    assert len(page.judgement.rationale.toPlainText()) == 20_001


def test_hostile_text_is_shown_as_typed(page: AssessPage, rated: Rated) -> None:
    typed = "<b>bold</b> =1+1 ŵ ŷ 😀 שלום\nsecond line " + "long " * 800
    page.judgement.rationale.setPlainText(typed)
    page.flush()
    assert rated("N1").rationale == typed.strip()
    page.session.show_item("N2")
    page.session.show_item("N1")
    assert page.judgement.rationale.toPlainText() == typed.strip()


def test_the_targets_texts_are_stored_beside_it(page: AssessPage, press: Press, rated: Rated) -> None:
    press("t", "2")
    page.judgement.target_reason.setFocus()
    press("The strategy asks for it")
    page.judgement.agreed_by.setFocus()
    press("End of life board", Qt.Key.Key_Escape)
    stored = rated("N1")
    assert (stored.target, stored.target_reason, stored.target_agreed_by) == (
        2,
        "The strategy asks for it",
        "End of life board",
    )
    press("t", "1")
    stored = rated("N1")
    assert (stored.target, stored.target_reason, stored.target_agreed_by) == (1, "", ""), "nobody agreed this"
    assert page.judgement.agreed_by.text() == ""


def test_the_target_of_another_item_is_not_touched(page: AssessPage, press: Press, rated: Rated) -> None:
    press("t", "2")
    page.judgement.target_reason.setFocus()
    press("For N1")
    page.session.show_item("N2")
    assert rated("N1").target_reason == "For N1"
    assert rated("N2") == Rating()


def test_the_field_grows_with_its_text(page: AssessPage) -> None:
    small = page.judgement.rationale.height()
    page.judgement.rationale.setPlainText("\n".join("line" for _ in range(40)))
    assert page.judgement.rationale.height() > small
    assert page.judgement.rationale_note.text().startswith("199 characters")


def test_no_timer_runs_on_after_a_flush(page: AssessPage, press: Press) -> None:
    press("r", "x")
    page.flush()
    assert not any(part._timer.isActive() for part in page.findChildren(Autosave))


def test_a_draft_that_could_not_be_stored_outlives_another_item_drawn_meanwhile(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    first, second = ("assessment", "N1"), ("assessment", "N2")
    asked: list[str] = []

    def save(_key: Key, text: str) -> bool:
        asked.append(text)
        made.show_text(second, "of the second")
        return False

    made = Autosave(field, save)
    made.show_text(first, "")
    field.setText("of the first")
    made.flush()
    assert asked == ["of the first"], "one text is stored once"
    assert made.unsaved == {first: "of the first"}
    assert field.text() == "of the second"


def test_what_is_typed_for_the_second_is_no_stored_text_of_the_first(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    first, second = ("assessment", "N1"), ("assessment", "N2")

    def save(_key: Key, _text: str) -> bool:
        made.show_text(second, "")
        field.setText("typed for the second")
        return True

    made = Autosave(field, save)
    made.show_text(first, "")
    field.setText("of the first")
    made.flush()
    assert made.unsaved == {second: "typed for the second"}


def test_undo_and_redo_say_in_which_role(page: AssessPage, workspace: Workspace, press: Press) -> None:
    press("2")
    page.session.undo()
    page.session.redo()
    roles = {entry.kind: entry.role for entry in history.history(workspace)}
    assert (roles["undo"], roles["redo"]) == ("Commissioning lead", "Commissioning lead")


def test_a_session_without_a_workspace_settles_quietly(qapp: QApplication) -> None:
    session = Session()
    told: list[int] = []
    session.settling.connect(lambda: told.append(1))
    session.settle()
    assert told == []

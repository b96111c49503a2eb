"""Answering an item by keys and by mouse: what is stored, and what is then on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, rate
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.level_card import LevelCard
from tests.ui.assess.conftest import Press, show

Rated = Callable[[str], Rating]
LEFT = Qt.MouseButton.LeftButton


def chosen(page: AssessPage) -> list[str]:
    return [card.card.label for card in page.answer.cards.cards if card.isChecked() and card.card]


def test_the_item_is_there_with_all_it_says(page: AssessPage) -> None:
    assert page.body.question.title.text() == "N1  Title N1"
    assert page.body.question.question.text() == "Is it so?"
    assert page.body.question.good.text() == "It is so."
    assert page.body.question.place.text() == "1 of 5"
    assert page.answer.answer.text() == "Not rated"
    assert chosen(page) == []
    assert [card.card.key for card in page.answer.cards.cards if card.card] == ["0", "1", "2"]


@pytest.mark.parametrize(("digit", "label"), [("0", "Not met"), ("1", "Partly met"), ("2", "Met")])
def test_a_digit_rates(page: AssessPage, press: Press, rated: Rated, digit: str, label: str) -> None:
    press(digit)
    stored = rated("N1")
    assert (stored.answer, stored.level, stored.role) == (Answer.LEVEL, int(digit), "Commissioning lead")
    assert chosen(page) == [label]
    assert page.answer.answer.text() == label
    assert page.answer.who.text().startswith("Rated by Commissioning lead on ")
    assert page.session.item_id == "N1", "it stays on the item, so that confidence can follow"


def test_a_digit_beyond_the_scale_does_nothing(page: AssessPage, press: Press, rated: Rated) -> None:
    press("7")
    assert rated("N1").answer is None


def test_a_click_rates(page: AssessPage, qtbot: QtBot, rated: Rated) -> None:
    qtbot.mouseClick(page.answer.cards.cards[1], LEFT)
    assert rated("N1").level == 1
    assert chosen(page) == ["Partly met"]


def test_no_level_has_the_keyboard_before_one_is_chosen(page: AssessPage, press: Press) -> None:
    assert QApplication.focusWidget() is page.answer.cards
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.answer.cards.cards[0]


def test_arrows_move_and_only_space_or_enter_choose(page: AssessPage, press: Press, rated: Rated) -> None:
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert rated("N1").answer is None
    press(Qt.Key.Key_Space)
    assert rated("N1").level == 1
    press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert rated("N1").level == 0
    press(Qt.Key.Key_Return)
    assert page.session.item_id == "N2", "Enter on the chosen card goes on"


def test_dont_know_is_an_answer_of_its_own(page: AssessPage, press: Press, rated: Rated) -> None:
    press("1", "d")
    stored = rated("N1")
    assert (stored.answer, stored.level) == (Answer.DONT_KNOW, None)
    assert chosen(page) == []
    assert page.answer.answer.text() == "Don’t know"
    assert page.answer.beside.others.chip(Answer.DONT_KNOW).isChecked()
    assert page.answer.who.text().startswith("Said by Commissioning lead on ")


def test_not_applicable_asks_for_its_reason_in_place(page: AssessPage, press: Press, rated: Rated) -> None:
    press("n")
    form = page.answer.reason
    assert form.isVisible()
    assert QApplication.focusWidget() is form.field
    assert rated("N1").answer is None, "nothing is answered yet"
    press("No hospice 24/7 here")
    assert rated("N1").answer is None, "digits and letters are typed, not pressed"
    press(Qt.Key.Key_Return)
    stored = rated("N1")
    assert (stored.answer, stored.reason) == (Answer.NOT_APPLICABLE, "No hospice 24/7 here")
    assert page.answer.answer.text() == "Not applicable"
    assert not form.save.isVisible()
    assert form.field.text() == "No hospice 24/7 here"


def test_not_applicable_without_a_reason_is_not_taken(page: AssessPage, press: Press, rated: Rated) -> None:
    press("n", Qt.Key.Key_Return)
    assert rated("N1").answer is None
    assert page.answer.reason.problem.isVisible()
    assert "Say why" in page.answer.reason.problem.text()


def test_escape_answers_nothing_and_keeps_what_was_typed(
    page: AssessPage, press: Press, rated: Rated
) -> None:
    press("n", "abc", Qt.Key.Key_Escape)
    assert rated("N1").answer is None
    assert not page.answer.reason.isVisible()
    press("n")
    assert page.answer.reason.field.text() == "abc"
    page.answer.reason.cancel.click()
    press("n")
    assert page.answer.reason.field.text() == ""


def test_the_reason_changes_in_place(page: AssessPage, press: Press, rated: Rated) -> None:
    press("n", "Old", Qt.Key.Key_Return, "n", " and new", Qt.Key.Key_Escape)
    assert rated("N1").reason == "Old and new"
    assert rated("N1").answer is Answer.NOT_APPLICABLE


def test_a_reason_begun_waits_for_its_item(page: AssessPage, press: Press, rated: Rated) -> None:
    press("n", "half a reas")
    page.session.show_item("N2")
    assert not page.answer.reason.isVisible()
    page.session.show_item("N1")
    press("n")
    assert page.answer.reason.field.text() == "half a reas"
    assert rated("N1").answer is None
    assert rated("N2").answer is None


def test_undoing_not_applicable_takes_its_reason_away(page: AssessPage, press: Press, rated: Rated) -> None:
    press("n", "Gone", Qt.Key.Key_Return)
    page.session.undo()
    assert rated("N1").answer is None
    assert not page.answer.reason.isVisible()
    page.session.show_item("N2")
    page.session.show_item("N1")
    assert rated("N1").answer is None


def test_clear_takes_the_answer_away_and_undo_brings_it_back(
    page: AssessPage, press: Press, rated: Rated
) -> None:
    press("2", Qt.Key.Key_Delete)
    assert rated("N1").answer is None
    assert page.answer.answer.text() == "Not rated"
    assert not page.answer.clear.isVisible()
    page.session.undo()
    assert rated("N1").level == 2
    assert chosen(page) == ["Met"]


@pytest.mark.parametrize(
    ("key", "confidence"), [("l", Confidence.LOW), ("m", Confidence.MEDIUM), ("h", Confidence.HIGH)]
)
def test_a_letter_says_how_sure(
    page: AssessPage, press: Press, rated: Rated, key: str, confidence: Confidence
) -> None:
    press(key)
    assert rated("N1").confidence is None, "there is no answer to be sure of"
    press("1", key)
    assert rated("N1").confidence is confidence
    assert page.answer.beside.confidence.chip(confidence).isChecked()
    press(key)
    assert rated("N1").confidence is None, "once more takes it away"


def test_t_and_a_digit_set_the_target_and_leave_the_level(
    page: AssessPage, press: Press, rated: Rated
) -> None:
    press("1", "t", "2")
    assert (rated("N1").level, rated("N1").target) == (1, 2)
    assert page.judgement.target_reason.isVisible()
    press("0")
    assert (rated("N1").level, rated("N1").target) == (0, 2), "the keyboard is back at the levels"


def test_the_frameworks_own_target_is_named(page: AssessPage, press: Press, rated: Rated) -> None:
    assert page.judgement.target.chips[0].option.text == "Met (framework’s default)"
    assert page.judgement.target.chips[0].isChecked()
    press("t", "1")
    page.judgement.target.chips[0].click()
    assert rated("N1").target is None


def test_no_target_set_is_said(qtbot: QtBot, session: Session, maturity: Workspace) -> None:
    session.show_workspace(maturity)
    page = AssessPage(session)
    show(qtbot, page)
    assert page.judgement.target.chips[0].option.text == "No target set"
    session.do(rate.rate_item, session.assessment_id, "A1", 1)
    assert page.body.effect.gap.text() == "No target set"


def test_i_and_a_digit_set_the_importance(page: AssessPage, press: Press, rated: Rated) -> None:
    press("i", "5")
    assert rated("N1").importance == 5
    assert rated("N1").answer is None
    page.judgement.importance.chip(5).click()
    assert rated("N1").importance is None


def test_the_target_stands_on_its_card(page: AssessPage, press: Press) -> None:
    press("t", "1")
    assert page.answer.cards.cards[1].accessibleName() == "Partly met, 2 of 3, this is the target"
    assert page.answer.cards.cards[2].accessibleName() == "Met, 3 of 3"


def test_cards_are_radio_buttons_for_a_screen_reader(page: AssessPage, press: Press) -> None:
    press("1")
    card = page.answer.cards.cards[1]
    face = QAccessible.queryAccessibleInterface(card)
    assert face.role() == QAccessible.Role.RadioButton
    assert face.state().checked
    group = QAccessible.queryAccessibleInterface(page.answer.cards)
    assert group.text(QAccessible.Text.Name) == "Level"
    assert "Key 1." in card.accessibleDescription()


def test_tab_stops_once_at_the_cards(page: AssessPage, press: Press) -> None:
    press("1", Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), LevelCard)
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.answer.cards.cards[1]


def test_who_opens_it_for_reading_can_change_nothing(
    qtbot: QtBot, session: Session, workspace: Workspace, failures: list[UserError]
) -> None:
    from eolc_desktop.operations.workspaces import open_workspace

    second = open_workspace(workspace.path)
    assert second.read_only
    session.show_workspace(second)
    page = AssessPage(session)
    show(qtbot, page)
    assert page.body.notice.isVisible()
    assert page.body.notice.text() == "You can read this place, not change it."
    assert page.body.notice.toolTip()
    for part in (
        page.answer.cards,
        page.answer.beside.others,
        page.judgement.target,
        page.judgement.importance,
    ):
        assert not part.isEnabled()
    assert page.judgement.rationale.isReadOnly()
    stored = len(history.history(workspace))
    for key in ("1", "d", "n", "t", "l"):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
    assert len(history.history(workspace)) == stored
    assert failures == []
    assert page.answer.answer.text() == "Not rated"
    qtbot.keyClick(page, "j")
    assert session.item_id == "N2", "walking is reading"
    page.close()
    session.show_workspace(None)
    second.close()


def test_nothing_open_says_what_to_do(qtbot: QtBot, qapp: QApplication) -> None:
    page = AssessPage(Session())
    show(qtbot, page)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "No workspace is open"


def test_nothing_moves_under_the_hand_that_rates(page: AssessPage, press: Press) -> None:
    QApplication.processEvents()
    before = page.answer.cards.geometry()
    press("1")
    QApplication.processEvents()
    assert page.answer.cards.geometry().topLeft() == before.topLeft()


def test_confidence_goes_under_where_there_is_little_room(page: AssessPage, qtbot: QtBot) -> None:
    row = page.answer.beside
    assert row.others.y() == row._sure.y() or abs(row.others.y() - row._sure.y()) < 8
    page.resize(420, 900)
    qtbot.waitUntil(lambda: row._sure.y() >= row.others.geometry().bottom())

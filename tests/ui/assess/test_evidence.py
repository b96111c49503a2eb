"""Evidence on the Assess page: added from the keyboard, used again elsewhere, changed, removed here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.domain.frameworks import EvidenceHint
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, queries
from eolc_desktop.ui.assess.evidence_row import EvidenceRow
from eolc_desktop.ui.assess.evidence_words import EvidenceView, kinds_of, views_of
from eolc_desktop.ui.dialogs.evidence import EvidenceDialog, parse_day
from eolc_desktop.ui.dialogs.evidence_pick import PickEvidenceDialog
from eolc_desktop.ui.pages.assess import SHORTCUTS, AssessPage
from tests.ui.assess.conftest import Press

HOSTILE = "<h1>Audit</h1> & <script>"


def rows(page: AssessPage) -> list[EvidenceRow]:
    return [row for row in page.body.evidence.rows if row.isVisible()]


def titles(page: AssessPage) -> list[str]:
    return [row.title.text().replace("\u200b", "") for row in rows(page)]


def said(widget: QWidget) -> str:
    shown = "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
    return shown.replace("\u200b", "")


def asked(qtbot: QtBot) -> EvidenceDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def offered(qtbot: QtBot, page: AssessPage) -> PickEvidenceDialog:
    page.body.evidence.pick.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PickEvidenceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def stored(page: AssessPage, item_id: str) -> tuple[Evidence, ...]:
    workspace = page.session.workspace
    assert workspace is not None
    return queries.evidence_of(workspace, page.session.assessment_id, item_id)


def add(page: AssessPage, title: str, item_id: str = "N1", kind: str = "process", **more: Any) -> None:
    links = [(page.session.assessment_id, item_id)]
    page.session.do(evidence.add_evidence, title=title, kind=kind, links=links, **more)


def test_evidence_is_added_from_the_keyboard_and_used_for_another_item(
    page: AssessPage, press: Press, qtbot: QtBot
) -> None:
    assert page.body.evidence.empty.isVisible()
    assert not page.body.evidence.pick.isEnabled(), "there is none to choose from"
    press("e")
    dialog = asked(qtbot)
    assert QApplication.focusWidget() is dialog.name
    press("Audit of plans", Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dialog.kinds.chosen is EvidenceKind.EXPERIENCE
    press(Qt.Key.Key_Tab, "Families felt heard", Qt.Key.Key_Tab, "1/1/2026", Qt.Key.Key_Tab, "31 March 2026")
    press(Qt.Key.Key_Tab, "Hospice", Qt.Key.Key_Tab, "shelf 3", Qt.Key.Key_Tab, "30/9/2026")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()

    (one,) = stored(page, "N1")
    assert (one.title, one.kind, one.shows) == (
        "Audit of plans",
        EvidenceKind.EXPERIENCE,
        "Families felt heard",
    )
    assert (one.period_from, one.period_to, one.review_date) == ("2026-01-01", "2026-03-31", "2026-09-30")
    assert (one.source, one.reference, one.strength) == ("Hospice", "shelf 3", Strength.SINGLE_AUDIT)
    assert (one.settings, len(one.population_groups)) == (("general-practice",), 1)
    assert one.added_by == "Commissioning lead"
    (row,) = rows(page)
    assert row.kind.text() == "Experience"
    assert "Covers 1 January 2026 to 31 March 2026 · Single audit · Hospice · shelf 3" in said(row)

    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is page.answer.cards, "the keyboard is back where it was"
    press("j")
    assert rows(page) == []
    pick = offered(qtbot, page)
    press("plan HOSPICE")
    assert pick.list.count() == 1
    press(Qt.Key.Key_Return)
    assert stored(page, "N2") == (one,)
    assert "also for 1 other item" in said(rows(page)[0])


def test_what_is_missing_is_said_and_nothing_is_lost(page: AssessPage, press: Press, qtbot: QtBot) -> None:
    press("e")
    dialog = asked(qtbot)
    dialog.period_from.setText("soon")
    dialog.review.setText("31/2/2026")
    dialog.save.click()
    assert dialog.isVisible()
    for problem in ("Give it a title.", "Choose what kind", "This is not a day."):
        assert problem in said(dialog)
    assert QApplication.focusWidget() is dialog.name
    dialog.name.setText("Audit")
    dialog.kinds.choose(EvidenceKind.OUTCOME)
    dialog.review.clear()
    dialog.period_from.setText("2/3/2026")
    dialog.period_to.setText("1/3/2026")
    dialog.save.click()
    assert "It ends before it begins." in said(dialog)
    dialog.period_to.setText("3.3.2026")
    dialog.save.click()
    assert [one.period_to for one in stored(page, "N1")] == ["2026-03-03"]


def test_what_cannot_be_stored_is_said_in_the_dialog(
    page: AssessPage, press: Press, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Changes:
        raise UserError("There is no room left on the disk.", "It was not saved.")

    monkeypatch.setattr("eolc_desktop.ui.dialogs.evidence.add_evidence", refuse)
    press("e")
    dialog = asked(qtbot)
    dialog.name.setText("Audit")
    dialog.kinds.choose(EvidenceKind.OUTCOME)
    dialog.save.click()
    assert dialog.isVisible(), "what was typed is not lost"
    assert dialog.failure.text() == "There is no room left on the disk.\nIt was not saved."
    dialog.reject()
    assert stored(page, "N1") == ()


def test_evidence_is_changed_and_what_is_emptied_goes(page: AssessPage, press: Press, qtbot: QtBot) -> None:
    add(page, "Audit", shows="Much", review_date="2020-01-01", strength="independent", settings=["hospice"])
    (row,) = rows(page)
    assert row.review.text() == "Past its review date, 1 January 2020"
    row.edit.click()
    dialog = asked(qtbot)
    assert dialog.windowTitle() == "Edit evidence"
    assert dialog.review.text() == "1 January 2020"
    assert dialog.settings.checked() == ("hospice",)
    dialog.name.setText("Audit of 2026")
    dialog.review.clear()
    dialog.strength.setCurrentIndex(0)
    dialog.save.click()
    (one,) = stored(page, "N1")
    assert (one.title, one.shows, one.review_date, one.strength) == ("Audit of 2026", "Much", "", None)
    assert not rows(page)[0].review.isVisible()


def test_removing_here_leaves_the_evidence_and_can_be_undone(
    page: AssessPage, press: Press, qtbot: QtBot
) -> None:
    add(page, "Audit")
    told: list[str] = []
    page.session.message.connect(told.append)
    rows(page)[0].unlink.click()
    assert rows(page) == []
    assert told[-1] == "Removed from this item: Audit. The evidence itself stays; Undo brings it back here."
    workspace = page.session.workspace
    assert workspace is not None
    assert [one.title for one in queries.all_evidence(workspace)] == ["Audit"]
    assert QApplication.focusWidget() is page.body.evidence.add
    assert page.body.evidence.pick.isEnabled()
    page.session.undo()
    assert titles(page) == ["Audit"]


def test_kinds_say_what_is_there_and_what_is_not(page: AssessPage) -> None:
    add(page, "Audit", kind="outcome")
    add(page, "Count", kind="outcome")
    states = [block.state.text() for block in page.body.evidence.kinds if block.isVisible()]
    assert states == [
        "Nothing yet about what is done",
        "2 pieces",
        "Nothing yet about people’s experience",
    ]


def test_hints_stand_under_their_kind() -> None:
    hints = (EvidenceHint("Minutes", "process"), EvidenceHint("Letters", "experience"), EvidenceHint("Rest"))
    kinds = kinds_of((), hints)
    assert [(kind.title, kind.hints) for kind in kinds] == [
        ("Process: what is done", ("Minutes",)),
        ("Outcome: what came of it", ()),
        ("Experience: what people say of it", ("Letters",)),
        ("Also", ("Rest",)),
    ]
    assert kinds[-1].state == ""


def test_facts_are_told_as_far_as_somebody_said() -> None:
    bare = Evidence("e", "Audit", EvidenceKind.PROCESS)
    assert EvidenceView(bare).facts == ""
    assert EvidenceView(bare).review == ""
    due = Evidence("e", "Audit", EvidenceKind.PROCESS, review_date="2026-05-01")
    (before,) = views_of([due], {"e": (("a", "1"),)}, "2026-05-01")
    (after,) = views_of([due], {"e": (("a", "1"), ("a", "2"), ("b", "1"))}, "2026-05-02")
    assert (before.overdue, before.review, before.facts) == (False, "", "")
    assert (after.review, after.facts) == ("Past its review date, 1 May 2026", "also for 2 other items")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", ""),
        ("  ", ""),
        ("2026-09-30", "2026-09-30"),
        ("30/9/2026", "2026-09-30"),
        ("30.09.2026", "2026-09-30"),
        ("30 September  2026", "2026-09-30"),
        ("3 Sep 2026", "2026-09-03"),
        ("31/9/2026", None),
        ("9/30/2026", None),
        ("today", None),
        ("30/9/26", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: str | None) -> None:
    assert parse_day(text) == day


def test_titles_are_text(page: AssessPage, press: Press, qtbot: QtBot) -> None:
    add(page, HOSTILE, shows=HOSTILE, source=HOSTILE, reference=HOSTILE)
    (row,) = rows(page)
    assert said(row).count("<h1>Audit</h1> & <script>") >= 3
    press("j")
    pick = offered(qtbot, page)
    assert pick.list.item(0).text().startswith(HOSTILE)
    assert pick.list.item(0).toolTip().startswith("<span>&lt;h1&gt;")
    pick.reject()


def test_the_list_narrows_and_the_arrows_move_in_it(page: AssessPage, press: Press, qtbot: QtBot) -> None:
    for title in ("Audit one", "Audit two", "Letters"):
        add(page, title)
    press("j")
    pick = offered(qtbot, page)
    assert pick.found.text() == "3 pieces"
    press("audit", Qt.Key.Key_Down)
    assert pick.list.currentRow() == 1
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert pick.list.currentRow() == 0
    press("x")
    assert pick.found.text() == "None has all these words."
    assert not pick.use.isEnabled()
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert pick.isVisible()
    press(Qt.Key.Key_Backspace, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert titles(page) == ["Audit two"]


def test_the_keys_are_in_the_list_of_keys() -> None:
    assert {"E", "C"} <= {key for key, _ in SHORTCUTS}


def test_a_setting_that_is_in_no_list_any_more_is_kept(page: AssessPage, tmp_path: Path) -> None:
    add(page, "Audit")
    (one,) = stored(page, "N1")
    from dataclasses import replace

    odd = replace(one, settings=("spaceship",))
    dialog = EvidenceDialog(page.session, (page.session.assessment_id, "N1"), odd)
    assert dialog.settings.checked() == ("spaceship",)
    dialog.deleteLater()

"""From item to item: keys, the list with its filter, links, history, and the working of numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework, Link
from eolc_desktop.domain.ratings import Confidence, Rating
from eolc_desktop.operations import queries, rate
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import theme
from eolc_desktop.ui.delegates.item_row import fitting
from eolc_desktop.ui.dialogs.explanation import ExplanationDialog
from eolc_desktop.ui.models.item_list import ROW_ROLE, Filter, Kind, Row
from eolc_desktop.ui.pages.assess import SHORTCUTS, AssessPage
from eolc_desktop.ui.session import Session
from tests.scoring import samples
from tests.ui.assess.conftest import Press, show

Rated = Callable[[str], Rating]
ALT = Qt.KeyboardModifier.AltModifier


def listed(page: AssessPage) -> list[str]:
    return list(page.items.model.items())


def spoken(page: AssessPage) -> list[str]:
    model = page.items.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row), role)) for row in range(model.rowCount())]


def test_j_k_and_page_keys_walk(page: AssessPage, press: Press) -> None:
    press("j")
    assert page.session.item_id == "N2"
    press(Qt.Key.Key_PageDown)
    assert page.session.item_id == "N3"
    press(Qt.Key.Key_Right, held=ALT)
    assert page.session.item_id == "N4"
    press("k", Qt.Key.Key_PageUp)
    press(Qt.Key.Key_Left, held=ALT)
    assert page.session.item_id == "N1"
    press("k")
    assert page.session.item_id == "N1", "there is none before the first"
    assert not page.body.walk.previous.isEnabled()


def test_u_finds_the_next_without_an_answer_round_the_end(page: AssessPage, press: Press) -> None:
    for item_id in ("N2", "N4"):
        page.session.do(rate.rate_item, page.session.assessment_id, item_id, 1)
    page.session.do(rate.mark_dont_know, page.session.assessment_id, "N5")
    press("u")
    assert page.session.item_id == "N3"
    press("1", "u")
    assert page.session.item_id == "N1"
    press("1")
    assert page.body.walk.unrated.accessibleName() == "All answered"
    assert not page.body.walk.unrated.isEnabled()
    press("u")
    assert page.session.item_id == "N1"


def test_progress_is_in_words_everywhere(page: AssessPage, press: Press) -> None:
    press("2", "j", "d")
    assert page.items.headline.text() == "1 of 5 rated"
    assert page.items.detail.text() == "1 don’t know"
    assert page.items.bar.accessibleDescription() == "1 of 5 rated, 1 don’t know"
    assert page.body.walk.words.text() == "1 of 5 rated, 1 don’t know"
    assert spoken(page)[:4] == [
        "Section N Section N, 1 of 5 rated",
        "N1 Title N1: 2, Met",
        "N2 Title N2: Don’t know",
        "N3 Title N3: Not rated",
    ]


def test_the_list_goes_to_an_item(page: AssessPage, qtbot: QtBot) -> None:
    index = page.items.model.index(page.items.model.row_of("N4"))
    place = page.items.list.visualRect(index).center()
    qtbot.mouseClick(page.items.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.session.item_id == "N4"
    assert page.body.question.place.text() == "4 of 5"
    qtbot.keyClick(page.items.list, Qt.Key.Key_Down)
    assert page.session.item_id == "N5"
    assert page.items.list.hasFocus(), "arrows go on in the list"


def test_a_section_heading_cannot_be_chosen(page: AssessPage, qtbot: QtBot) -> None:
    heading = page.items.list.visualRect(page.items.model.index(0)).center()
    qtbot.mouseClick(page.items.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert page.session.item_id == "N1"


def test_the_filter_lists_what_it_says_and_keeps_the_item_in_view(page: AssessPage, press: Press) -> None:
    press("1", "l", "j", "d", "j", "2", "h")
    page.items.chips.chip(Filter.LOW_CONFIDENCE).click()
    assert listed(page) == ["N1", "N3"], "N3 is in view"
    assert page.items.chips.chip(Filter.LOW_CONFIDENCE).option.text == "Low confidence 1"
    page.items.chips.chip(Filter.DONT_KNOW).click()
    assert listed(page) == ["N2", "N3"]
    page.items.chips.chip(Filter.NOT_RATED).click()
    assert listed(page) == ["N3", "N4", "N5"]
    press("j")
    assert page.session.item_id == "N4"
    assert listed(page) == ["N4", "N5"]
    press("1")
    assert listed(page) == ["N4", "N5"], "an item does not vanish under the hand that rates it"
    page.items.chips.chip(Filter.ALL).click()
    assert listed(page) == ["N1", "N2", "N3", "N4", "N5"]
    assert page.items.chips.chip(Filter.ALL).isChecked()


def test_the_item_in_view_is_scrolled_into_sight(qtbot: QtBot, tmp_path: Path, session: Session) -> None:
    long = samples.framework(samples.section("X", 117), scales=(samples.MET,))
    workspace = new_workspace(tmp_path / "long.eolc", place="Longshire", frameworks=(long,))
    session.show_workspace(workspace)
    page = AssessPage(session)
    show(qtbot, page)
    session.show_item("X100")
    row = page.items.list.visualRect(page.items.model.index(page.items.model.row_of("X100")))
    assert page.items.list.viewport().rect().contains(row)
    for _ in range(10):
        page.next_item()
        QApplication.processEvents()
    assert session.item_id == "X110"
    session.show_workspace(None)
    workspace.close()


@pytest.mark.parametrize("listed", [False, True])
def test_large_text_in_a_small_window_lays_no_button_over_another(
    qtbot: QtBot, qapp: QApplication, session: Session, listed: bool
) -> None:
    theme.apply(qapp, "light", 200)
    page = AssessPage(session)
    show(qtbot, page, 828, 466)
    if listed:
        page.body.question.items_button.click()
    QApplication.processEvents()
    walk = page.body.walk
    parts = (walk.previous, walk.next, walk.unrated)
    places = [QRect(part.mapTo(walk, QPoint()), part.size()) for part in parts]
    for part, place in zip(parts, places, strict=True):
        assert walk.rect().contains(place)
        assert part.width() >= part.sizeHint().width(), "no words are cut"
        assert not any(place.intersects(other) for other in places if other is not place)


def test_items_that_begin_alike_are_told_apart_in_the_list(page: AssessPage) -> None:
    row = Row(Kind.ITEM, "H4", "Holistic support: physical and psychological", "Not rated")
    metrics = page.fontMetrics()
    assert fitting(row, metrics, 2000) == "H4 Holistic support: physical and psychological"
    room = metrics.horizontalAdvance("H4 …physical and psychological") + 1
    assert fitting(row, metrics, room) == "H4 …physical and psychological"
    assert fitting(row, metrics, room // 2).startswith("H4 …phys")
    plain = Row(Kind.ITEM, "N2", "Advance care planning", "Not rated")
    assert fitting(plain, metrics, metrics.horizontalAdvance("N2 Advance car…")).startswith("N2 Advance")
    tip = page.items.model.data(page.items.list.currentIndex(), Qt.ItemDataRole.ToolTipRole)
    assert "N1 Title N1" in tip


def test_the_list_folds_away_where_there_is_little_room(qtbot: QtBot, page: AssessPage) -> None:
    assert page.items.isVisible()
    assert not page.body.walk.words.isVisible()
    page.resize(800, 600)
    assert not page.items.isVisible()
    assert page.body.walk.words.isVisible(), "progress stays in sight"
    qtbot.mouseClick(page.body.question.items_button, Qt.MouseButton.LeftButton)
    assert page.items.isVisible()
    qtbot.mouseClick(page.body.question.items_button, Qt.MouseButton.LeftButton)
    assert not page.items.isVisible()


def test_cards_stack_where_they_would_be_too_narrow(
    qtbot: QtBot, session: Session, maturity: Workspace
) -> None:
    session.show_workspace(maturity)
    page = AssessPage(session)
    show(qtbot, page)
    first, second = page.answer.cards.cards[:2]
    assert first.y() == second.y()
    page.resize(640, 900)
    qtbot.waitUntil(lambda: first.x() == second.x() and first.y() < second.y())
    session.show_workspace(None)


def two_frameworks(framework: Framework) -> tuple[Framework, Framework]:
    """Return two frameworks whose first items point at each other, and one of them at a third."""
    links = (Link("other", "M1", "same"), Link("absent", "Z9", "part"))
    section = framework.sections[0]
    first = replace(section.items[0], links=links)
    one = replace(framework, sections=(replace(section, items=(first, *section.items[1:])),))
    other = samples.framework(samples.section("M", 2), scales=(samples.MET,))
    return one, replace(other, id="other", short="Other")


def test_a_link_leads_to_the_other_item_or_to_the_library(
    qtbot: QtBot, tmp_path: Path, framework: Framework, session: Session
) -> None:
    workspace = new_workspace(tmp_path / "two.eolc", place="P", frameworks=two_frameworks(framework))
    session.show_workspace(workspace)
    page = AssessPage(session)
    show(qtbot, page)
    links = page.body.elsewhere.links
    assert links.toggle.text() == "Linked to 2 other questions"
    assert links.buttons == [], "most people pass them by"
    qtbot.keyClick(links.toggle, Qt.Key.Key_Return)
    names = [button.accessibleName() for button in links.buttons]
    assert names == ["M1 Title M1 · Other, 1", "Z9 · absent"]
    wanted: list[tuple[str, str]] = []
    session.part_wanted.connect(lambda *part: wanted.append(part))
    with qtbot.waitSignal(session.page_wanted) as asked:
        links.buttons[1].click()
    assert asked.args == ["Library"]
    assert wanted == [("Library", "absent/Z9")]
    links.buttons[0].click()
    assert session.item_id == "M1"
    found = session.standing()
    assert found is not None
    assert found.assessment.framework.id == "other"
    assert page.body.question.title.text() == "M1  Title M1"
    session.show_workspace(None)
    workspace.close()


def test_history_says_who_when_and_from_what_to_what(page: AssessPage, press: Press) -> None:
    press("1", "2", "l", "d")
    page.session.undo()
    page.body.history.toggle.click()
    texts = [label.text() for label in page.body.history.findChildren(QLabel)]
    lines = [text for text in texts if "→" in text]
    assert lines == [
        "Don’t know → Met",
        "Met → Don’t know",
        "Confidence: – → Low",
        "Partly met → Met",
        "Not rated → Partly met",
    ]
    assert sum("Commissioning lead" in text for text in texts) == 5, "the undo names who did it too"
    assert any("taken back since" in text for text in texts)
    press("0")
    texts = [label.text() for label in page.body.history.findChildren(QLabel)]
    assert "Met → Not met" in texts, "an open history follows"


def test_w_lays_the_gap_open(qtbot: QtBot, page: AssessPage, press: Press) -> None:
    press("w")
    assert page.findChildren(ExplanationDialog) == [], "there is no number yet"
    press("1")
    assert page.body.effect.gap.text() == "Gap 1 of 2"
    press("w")
    dialog = page.findChildren(ExplanationDialog)[0]
    dialog._copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("N1 Title N1\n")
    assert "Gap: target 2 (the framework’s default) − level 1 = 1" in text
    dialog.accept()


def test_the_sections_score_is_laid_open_line_by_line(page: AssessPage, press: Press) -> None:
    press("1", "j", "2", "j", "d")
    assert page.body.effect.score.text() == "75 % for N Section N"
    page.body.effect.why_score.click()
    dialog = page.findChildren(ExplanationDialog)[0]
    dialog._copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "N1 Title N1\tPartly met\t0.5\t1\t0.5" in lines
    assert "N3 Title N3\tDon’t know\t–\t1\tnot counted: answered don’t know" in lines
    dialog.accept()


@pytest.mark.parametrize(("level", "words"), [(0, "Gap 2 of 2"), (2, "At the target")])
def test_the_effect_is_worded(page: AssessPage, level: int, words: str) -> None:
    page.session.do(rate.rate_item, page.session.assessment_id, "N1", level)
    assert page.body.effect.gap.text() == words


def test_ahead_of_the_target_is_said(page: AssessPage, press: Press) -> None:
    press("t", "1", "2")
    assert page.body.effect.gap.text() == "Ahead of the target"
    assert page.body.effect.gap_note.text() == "1 above it"


def test_a_tracked_item_is_followed_not_scored(qtbot: QtBot, tmp_path: Path, session: Session) -> None:
    tracked = samples.framework(samples.section("T", 2, scale="track"), scales=(samples.TRACKING,))
    workspace = new_workspace(tmp_path / "t.eolc", place="P", frameworks=(tracked,))
    session.show_workspace(workspace)
    page = AssessPage(session)
    show(qtbot, page)
    assert page.body.effect.gap.text() == "Followed, not scored"
    assert page.items.headline.text() == "Nothing to rate"
    assert spoken(page)[0] == "Section T Section T, Not scored"
    qtbot.keyClick(page, "1")
    assert queries.assessment(workspace, session.assessment_id).rating("T1").level == 1
    session.show_workspace(None)
    workspace.close()


def test_every_control_has_a_name(page: AssessPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, f"{widget!r} has no name"


def test_every_key_of_the_list_of_shortcuts_is_there(page: AssessPage) -> None:
    from PySide6.QtGui import QShortcut

    there = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
    assert {"0", "9", "D", "N", "Del", "L", "M", "H", "T", "I", "R", "U", "J", "K", "W", "Esc"} <= there
    told = " ".join(keys for keys, _ in SHORTCUTS)
    for key in ("D", "N", "Delete", "L, M, H", "T,", "I,", "R", "U", "J", "K", "W", "Esc"):
        assert key in told


def test_confidence_shows_in_the_list(page: AssessPage, press: Press) -> None:
    press("1", "l")
    row = page.items.model.data(page.items.model.index(1), ROW_ROLE)
    assert row.unsure
    assert spoken(page)[1] == "N1 Title N1: 1, Partly met, low confidence"
    page.session.do(rate.set_confidence, page.session.assessment_id, "N1", Confidence.HIGH)
    assert spoken(page)[1] == "N1 Title N1: 1, Partly met"


def test_tab_goes_the_way_of_the_eye(qtbot: QtBot, page: AssessPage, press: Press) -> None:
    press("1", "t", "1", Qt.Key.Key_Backtab)
    page.items.chips.focus()
    names = []
    for _ in range(15):
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName() or getattr(widget, "text", str)())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        "All, 5 listed",
        "Items by section",
        "Clear answer",
        "Partly met, 2 of 3, this is the target",
        "Don’t know",
        "Low confidence",
        "Target 1, Partly met",
        "Why this target",
        "Who agreed the target",
        "Importance 1 of 5",
        "Rationale",
        "Add evidence…",
        "Why this number?",
        "Why this number?",
        "History of this item",
    ]


def test_the_window_hands_the_keyboard_to_the_levels(
    qtbot: QtBot, session: Session, own_data_home: Path
) -> None:
    from eolc_desktop import settings
    from eolc_desktop.ui.main_window import MainWindow
    from eolc_desktop.ui.preferences import Preferences

    window = MainWindow(session, Preferences(settings.load()))
    show(qtbot, window)
    window.show_page("overview")
    window.show_page("assess")
    page = window.shell.page
    assert isinstance(page, AssessPage)
    assert QApplication.focusWidget() is page.answer.cards
    qtbot.keyClick(page.answer.cards, "2")
    standing = session.standing()
    assert standing is not None
    assert standing.assessment.rating("N1").level == 2
    qtbot.keyClick(page.answer.cards, "r")
    qtbot.keyClicks(page.judgement.rationale, "typed, not yet stored")
    qtbot.keyClick(page.judgement.rationale, "1", Qt.KeyboardModifier.ControlModifier)
    standing = session.standing()
    assert standing is not None
    assert standing.assessment.rating("N1").rationale == "typed, not yet stored"
    assert window.shell.page_name == "overview"


def test_a_key_brings_its_control_into_sight(qtbot: QtBot, page: AssessPage, press: Press) -> None:
    page.resize(900, 420)
    press("r")
    field, port = page.judgement.rationale, page.body.area.viewport()

    def seen() -> bool:
        place = field.mapTo(port, field.rect().topLeft()).y()
        return 0 <= place < port.height()

    qtbot.waitUntil(seen)
    press(Qt.Key.Key_Escape, "1")
    cards = page.answer.cards.cards[1]
    qtbot.waitUntil(lambda: cards.mapTo(port, cards.rect().bottomLeft()).y() > 0)


def test_nothing_makes_the_page_wider_than_the_window(page: AssessPage, press: Press) -> None:
    page.session.role = "x" * 400
    press("1", "r", "y" * 400, Qt.Key.Key_Escape)
    page.body.history.toggle.click()
    QApplication.processEvents()
    content = page.body.area.widget()
    assert content is not None
    assert content.width() <= page.body.area.viewport().width()


def test_keypad_digits_rate_too(page: AssessPage, press: Press, rated: Rated) -> None:
    press("2", held=Qt.KeyboardModifier.KeypadModifier)
    assert rated("N1").level == 2

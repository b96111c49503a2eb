"""The parts that the Assess page is made of, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eolc_desktop.scoring.explain import Explanation
from eolc_desktop.scoring.standing import standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.dialogs.explanation import ExplanationDialog, as_text
from eolc_desktop.ui.models.item_list import Filter, ItemListModel, build_rows
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.level_card import Card
from eolc_desktop.ui.widgets.level_cards import LevelCards
from eolc_desktop.ui.widgets.thin_bar import ThinBar
from tests.conftest import MakeAssessment
from tests.scoring import samples
from tests.ui.assess.conftest import show

OPTIONS = tuple(
    Option(name, name.title(), name[0].upper(), digit=str(n)) for n, name in enumerate(("a", "b", "c"))
)
CTRL = Qt.KeyboardModifier.ControlModifier


def picture(widget: QWidget) -> bytes:
    shot: QPixmap = widget.grab()
    return bytes(shot.toImage().constBits())


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    made = Chips("Choice", OPTIONS)
    show(qtbot, made, 300, 60)
    return made


def test_arrows_go_round_the_chips_and_enter_presses(chips: Chips, qtbot: QtBot) -> None:
    chips.focus()
    assert chips.has_keyboard()
    pressed: list[object] = []
    chips.chosen.connect(pressed.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget() or chips, key)
    assert QApplication.focusWidget() is chips.chips[2]
    assert pressed == [], "moving is not choosing"
    qtbot.keyClick(chips.chips[2], Qt.Key.Key_Return)
    qtbot.keyClick(chips.chips[2], Qt.Key.Key_Space)
    assert pressed == ["c", "c"]
    assert not any(chip.isChecked() for chip in chips.chips), "the mark waits for what is stored"
    chips.show_value("c")
    assert chips.chip("c").isChecked()
    chips.show_value(None)
    assert not any(chip.isChecked() for chip in chips.chips)


def test_a_digit_presses_a_chip_that_has_it(chips: Chips) -> None:
    pressed: list[object] = []
    chips.chosen.connect(pressed.append)
    assert chips.choose_digit("1")
    assert not chips.choose_digit("7")
    chips.setEnabled(False)
    assert not chips.choose_digit("1")
    assert pressed == ["b"]


def test_chips_come_and_go(chips: Chips) -> None:
    chips.show_options(OPTIONS[:1])
    assert [chip.option.text for chip in chips.chips] == ["A"]
    chips.show_options((Option("z", "A & B"), *OPTIONS[1:]))
    assert [chip.accessibleName() for chip in chips.chips] == ["A & B", "B", "C"]
    chips.show_options(())
    chips.focus()
    assert chips.chips == []


def test_chosen_hovered_and_disabled_look_different(chips: Chips) -> None:
    plain = picture(chips)
    chips.show_value("b")
    chosen = picture(chips)
    chips.setEnabled(False)
    disabled = picture(chips)
    assert len({plain, chosen, disabled}) == 3


def test_the_four_kinds_of_answer_look_different(qtbot: QtBot, make_assessment: MakeAssessment) -> None:
    from eolc_desktop.ui.assess.answer import AnswerMark
    from eolc_desktop.ui.assess.view import ItemView

    now = standing(make_assessment(N1=2, N2=samples.DONT_KNOW, N3=samples.NA))
    pictures = set()
    for item in now.assessment.framework.items[:4]:
        mark = AnswerMark()
        qtbot.addWidget(mark)
        mark.show_rating(ItemView(now, item))
        mark.resize(24, 24)
        pictures.add(picture(mark))
    assert len(pictures) == 4


def test_cards_show_chosen_and_target(qtbot: QtBot) -> None:
    cards = LevelCards()
    show(qtbot, cards, 700, 300)
    levels = [
        Card(n, str(n), f"L{n}", f"Level {n}", "What it means. " * 4, f"{n + 1} of 3", n / 2)
        for n in range(3)
    ]
    cards.show_cards(levels)
    plain = picture(cards)
    from dataclasses import replace

    cards.show_cards([replace(levels[0], chosen=True), levels[1], replace(levels[2], target=True)])
    assert cards.cards[0].isChecked()
    assert picture(cards) != plain
    cards.show_cards(levels[:2])
    assert len(cards.cards) == 2
    assert not any(card.isChecked() for card in cards.cards)
    cards.cards[1].setFocus()
    qtbot.keyClick(cards.cards[1], Qt.Key.Key_Tab)
    qtbot.keyClick(cards, "x")
    cards.choose("9")


def test_flow_breaks_lines(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    parts = []
    for _ in range(4):
        part = QWidget()
        part.setFixedSize(100, 20)
        flow.addWidget(part)
        parts.append(part)
    show(qtbot, holder, 430, 100)
    assert {part.y() for part in parts} == {0}
    assert flow.heightForWidth(430) == 20
    assert flow.heightForWidth(220) == 48
    assert flow.heightForWidth(90) == 104
    parts[0].hide()
    assert flow.heightForWidth(324) == 20
    assert flow.minimumSize().width() == 100
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.count() == 3


def test_a_button_draws_its_key(qtbot: QtBot) -> None:
    with_j, with_k = CapButton("Fish & chips", "J", "primary"), CapButton("Fish & chips", "K", "primary")
    for widget in (with_j, with_k):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
    assert with_j.accessibleName() == "Fish & chips"
    assert "Key J" in with_j.accessibleDescription()
    assert picture(with_j) != picture(with_k)
    enabled = picture(with_j)
    with_j.setEnabled(False)
    assert picture(with_j) != enabled


def test_the_bar_tells_rated_from_dont_know(qtbot: QtBot) -> None:
    bar = ThinBar()
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    bar.show_progress(5, 0, 10, "5 of 10 rated")
    rated = picture(bar)
    bar.show_progress(3, 2, 10, "3 of 10 rated, 2 don’t know")
    assert picture(bar) != rated
    assert bar.accessibleDescription() == "3 of 10 rated, 2 don’t know"
    bar.show_progress(0, 0, 0, "Nothing to rate")
    assert bar.value() == 0


def test_the_model_of_the_list_keeps_its_promises(
    qtmodeltester: ModelTester, make_assessment: MakeAssessment
) -> None:
    model = ItemListModel()
    now = standing(make_assessment(N1=2))
    model.show_rows(build_rows(now))
    qtmodeltester.check(model)
    assert model.row_of("N5") == 5
    assert model.row_of("X") == -1
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0)) == "N Section N"
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    resets: list[int] = []
    changed: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    model.show_rows(build_rows(standing(make_assessment(N1=2, N3=1))))
    assert (resets, changed) == ([], [0, 3]), "the section's progress and the item, and nothing else"
    model.show_rows(build_rows(now, Filter.NOT_RATED))
    assert resets == [1]


class Desk:
    """A field with what was stored from it."""

    def __init__(self, editor: QLineEdit | QPlainTextEdit) -> None:
        self.stored: list[tuple[Key, str]] = []
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(editor)
        self.other = QLineEdit()
        column.addWidget(self.other)
        self.editor = editor
        self.autosave = Autosave(editor, self._save)

    def _save(self, key: Key, text: str) -> bool:
        self.stored.append((key, text))
        return True


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(request.param())
    show(qtbot, made.window, 300, 200)
    made.autosave.show_text(("a", "1"), "")
    made.editor.setFocus()
    yield made
    made.autosave.flush()


def test_leaving_by_tab_stores_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "words")
    desk.other.setFocus()
    desk.editor.setFocus()
    desk.other.setFocus()
    assert desk.stored == [(("a", "1"), "words")]


def test_undo_and_redo_are_the_fields_while_it_has_any(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    for name, keys in (("undo", QKeySequence.StandardKey.Undo), ("redo", QKeySequence.StandardKey.Redo)):
        action = QAction(desk.window)
        action.setShortcuts(QKeySequence.keyBindings(keys))
        action.triggered.connect(lambda _=False, name=name: asked.append(name))
        desk.window.addAction(action)
    qtbot.keyClicks(desk.editor, "words")
    qtbot.keyClick(desk.editor, "z", CTRL)
    assert (desk.autosave.text, asked) == ("", [])
    qtbot.keyClick(desk.editor, "z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (desk.autosave.text, asked) == ("words", [])
    qtbot.keyClick(desk.editor, "z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["redo"]
    qtbot.keyClick(desk.editor, "z", CTRL)
    qtbot.keyClick(desk.editor, "z", CTRL)
    assert asked == ["redo", "undo"]


def test_a_key_of_the_window_still_works_while_typing(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    for key in ("F1", "Ctrl+2", "d"):
        action = QAction(desk.window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: asked.append(key))
        desk.window.addAction(action)
    qtbot.keyClick(desk.editor, Qt.Key.Key_F1)
    qtbot.keyClick(desk.editor, "2", CTRL)
    qtbot.keyClick(desk.editor, "d")
    assert asked == ["F1", "Ctrl+2"]
    assert desk.autosave.text == "d"


def test_forgetting_shows_what_is_stored(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "words")
    desk.autosave.forget()
    assert (desk.autosave.text, desk.stored) == ("", [])


def test_an_explanation_without_terms_is_words_alone(qtbot: QtBot) -> None:
    explanation = Explanation("A1 <b>Title</b>", "The rule.", (), ("One step.",))
    dialog = ExplanationDialog(explanation)
    qtbot.addWidget(dialog)
    assert as_text(explanation) == "A1 <b>Title</b>\nOne step.\n\nThe rule."


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_theme_paints_the_page(name: str, qtbot: QtBot, qapp: QApplication, page: QWidget) -> None:
    theme.apply(qapp, name)
    try:
        page.refresh()  # type: ignore[attr-defined]
        QApplication.processEvents()
        shot = page.grab().toImage()
        ground = theme.current().colour("surface")
        assert shot.pixelColor(page.width() // 8, page.height() - 60).name() in (
            ground.name(),
            theme.current().colour("window").name(),
        )
    finally:
        theme.apply(qapp, "light")

"""Rows that are painted by hand: what they show, how they grow, how they are pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.scoring.scores import Score, score_framework
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.painted_text import Words
from eolc_desktop.ui.widgets.score_bar import ScoreBar, score_in_words
from eolc_desktop.ui.widgets.section_chart import SectionChart
from eolc_desktop.ui.widgets.text_rows import TextRow, TextRows
from tests.scoring import samples


def score(share: float | None, *, rated: int = 2, low: float = 0.0, high: float = 1.0) -> Score:
    return Score(share, low, high, items=4, applicable=4, rated=rated, dont_know=0, not_applicable=0)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def columns_of(image: QImage, colour: QColor) -> set[int]:
    return {
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour
    }


def bar_of(qtbot: QtBot, shown: Score) -> ScoreBar:
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.sizeHint().height())
    bar.show_score(shown)
    return bar


def test_a_bar_is_filled_up_to_its_score(qtbot: QtBot) -> None:
    accent = theme.current().colour("accent")

    assert max(columns_of(picture(bar_of(qtbot, score(0.5, rated=4))), accent)) == pytest.approx(100, abs=3)
    assert max(columns_of(picture(bar_of(qtbot, score(1.0, rated=4))), accent)) > 190


def test_no_score_is_not_drawn_as_0(qtbot: QtBot) -> None:
    accent = theme.current().colour("accent")

    assert columns_of(picture(bar_of(qtbot, score(0.0, rated=4))), accent)
    assert not columns_of(picture(bar_of(qtbot, score(None, rated=0))), accent)


def test_the_range_is_drawn_only_where_something_is_unrated(qtbot: QtBot) -> None:
    shade = theme.current().colour("muted")
    line = columns_of(picture(bar_of(qtbot, score(0.5, low=0.25, high=0.75))), shade)

    assert min(line) == pytest.approx(50, abs=3)
    assert max(line) == pytest.approx(150, abs=3)
    assert not columns_of(picture(bar_of(qtbot, score(0.5, rated=4, low=0.5, high=0.5))), shade)


def test_a_bar_is_told_in_words_with_its_coverage(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, score(0.5, low=0.25, high=0.75))

    expected = "score 50 %, 2 of 4 rated (50 %), 25–75 % if the 2 unrated were all lowest or all highest"
    assert bar.accessibleName() == expected
    assert score_in_words(score(None, rated=0)).startswith("no score yet, 0 of 4 rated (0 %)")


def test_a_row_grows_where_it_is_narrow_and_long_words_break(qtbot: QtBot) -> None:
    rows = TextRows("Things")
    qtbot.addWidget(rows)
    rows.show_rows([TextRow("a", "https://example.org/" + "x" * 300, figure="12 %", note="3 of 4 rated")])
    (row,) = rows.rows()

    assert row.heightForWidth(200) > row.heightForWidth(600) > row.heightForWidth(6000)
    assert rows.minimumSizeHint().width() < 200


def test_a_row_paints_what_a_person_typed_as_text(qtbot: QtBot) -> None:
    rows = TextRows("Things")
    qtbot.addWidget(rows)
    rows.resize(400, 80)
    plain, markup = TextRow("a", "bold"), TextRow("a", "<b>bold</b>")
    rows.show_rows([plain])
    rows.show()
    before = picture(rows)
    rows.show_rows([markup])

    assert rows.rows()[0].words() == ("<b>bold</b>",)
    assert picture(rows) != before
    assert Words("<b>bold</b>").width() > Words("bold").width()


def test_rows_are_pressed_by_mouse_and_keyboard_and_keep_their_focus(qtbot: QtBot) -> None:
    rows = TextRows("Things")
    qtbot.addWidget(rows)
    rows.show_rows([TextRow("a", "One", chosen=True), TextRow("b", "Two")])
    rows.show()
    pressed: list[str] = []
    rows.pressed.connect(pressed.append)
    first, second = rows.rows()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(first, key)

    assert pressed == ["b", "a", "a"]
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert first.accessibleName() == "One, in view"
    second.setFocus()
    rows.show_rows([TextRow("c", "Three"), TextRow("d", "Four")])
    assert rows.focusWidget() is second
    rows.show_rows([TextRow("c", "Three")])
    assert len(rows.rows()) == 1


def test_rows_to_read_take_no_focus(qtbot: QtBot) -> None:
    rows = TextRows("Things", pressable=False)
    qtbot.addWidget(rows)
    rows.show_rows([TextRow("", "One")])

    assert rows.rows()[0].focusPolicy() == Qt.FocusPolicy.NoFocus


def test_text_is_measured_as_it_is_drawn(qtbot: QtBot) -> None:
    words = Words("A sentence that goes on for long enough to be broken into several lines of text.")
    width = 160
    height = words.height(width)
    image = QImage(width, height + 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    words.paint(painter, QRect(0, 0, width, height + 40))
    painter.end()
    inked = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 128 for x in range(width))
    ]

    assert height > 2 * Words("A").height(width)
    assert max(inked) < height


def test_sections_within_sections_and_tracked_ones_have_their_lines(qtbot: QtBot) -> None:
    inner = samples.section("B", 2)
    built = samples.framework(
        samples.section("A", 1),
        Section("O", "Outer", sections=(inner,)),
        samples.section("T", 1, scale="track"),
    )
    chart = SectionChart()
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show_scores(score_framework(samples.assess(built, {"A1": samples.at(2)})))
    chart.show()

    assert [line.row.words() for line in chart.lines()] == [
        ("Section A", "100 %", "1 of 1 rated"),
        ("Outer", "No score yet", "0 of 2 rated"),
        ("Section B", "No score yet", "0 of 2 rated"),
        ("Section T", "Not scored", ""),
    ]
    wide = chart.lines()[0].row.heightForWidth(600)
    assert chart.lines()[0].row.heightForWidth(200) > wide
    assert not picture(chart).isNull()


def test_only_long_words_are_made_to_break() -> None:
    assert breakable("Short words stay as they are.") == "Short words stay as they are."
    assert breakable("33 of 40 rated (83 %)") == "33 of 40 rated (83\u00a0%)"
    assert breakable("x" * 45) == "\u200b".join((*("x" * 10,) * 4, "x" * 5))

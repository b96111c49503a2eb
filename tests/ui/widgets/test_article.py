"""A long text to be read: plain whatever it holds, and copied as text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.article import (
    CAME,
    GONE,
    Article,
    Paragraph,
    Run,
    SideBySide,
    TwoTexts,
    as_text,
    paragraph,
)

HOSTILE = "<b>bold</b> <img src='file:///etc/passwd'> & \u202eevil\u202c\u0000 {x}"
PAIR = SideBySide(
    ("2011", "2021"),
    (TwoTexts("Question", (Run("Is it "), Run("good", GONE)), (Run("Is it "), Run("well", CAME)), "new"),),
)


@pytest.fixture
def article(qtbot: QtBot) -> Article:
    made = Article("What changed")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def test_markup_is_text(article: Article) -> None:
    article.show_blocks([paragraph("Title", "heading"), paragraph(HOSTILE)])
    shown = article.toPlainText()
    assert "<b>bold</b> <img src='file:///etc/passwd'>" in shown
    assert "file:" not in article.toHtml().replace("&lt;img src='file:///etc/passwd'&gt;", "")


def test_two_texts_stand_side_by_side_where_there_is_room(article: Article) -> None:
    article.show_blocks([PAIR])
    assert "2011\n2021\nQuestion\nIs it good\nQuestion, new\nIs it well" in article.toPlainText()
    article.resize(300, 500)
    assert "Question, new\n2011: Is it good\n2021: Is it well" in article.toPlainText()


def test_what_went_is_struck_through_and_what_came_underlined(article: Article) -> None:
    article.show_blocks([PAIR])
    cursor = article.textCursor()
    looks = {}
    for word in ("good", "well"):
        found = article.document().find(word, cursor)
        looks[word] = (found.charFormat().fontStrikeOut(), found.charFormat().fontUnderline())
    assert looks == {"good": (True, False), "well": (False, True)}


def test_it_is_read_with_the_keyboard_and_not_changed(article: Article, qtbot: QtBot) -> None:
    article.show_blocks([paragraph(f"Line {number}") for number in range(200)])
    article.setFocus()
    assert article.verticalScrollBar().value() == 0
    qtbot.keyClick(article, Qt.Key.Key_PageDown)
    assert article.verticalScrollBar().value() > 0
    qtbot.keyClicks(article, "typed")
    assert "typed" not in article.toPlainText()


def test_a_line_break_stays_within_its_paragraph(article: Article) -> None:
    article.show_blocks([paragraph("one\ntwo"), paragraph("three")])
    assert article.document().blockCount() == 2
    article.show_blocks([Paragraph((Run("gone\r\n", GONE), Run("stays")))])
    assert article.toPlainText() == "gone\nstays"


def test_all_of_it_can_be_had_as_text() -> None:
    assert as_text([paragraph("Reworded (1)", "heading"), paragraph("H1 → N1"), PAIR]) == (
        "Reworded (1)\nH1 → N1\n  Question, new\n    2011: Is it good\n    2021: Is it well\n"
    )


def test_other_text_sizes_are_taken(qtbot: QtBot, qapp: object) -> None:
    theme.apply(theme.app(), "dark", 200)
    made = Article("Large")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_blocks([paragraph("Large"), PAIR])
    assert made.document().defaultFont().pixelSize() == 28

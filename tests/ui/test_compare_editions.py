"""Comparing editions in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework, Item, Section
from eolc_desktop.operations import library
from eolc_desktop.ui.dialogs.compare_editions import CompareDialog, first_pair
from eolc_desktop.ui.dialogs.compare_editions_text import MOST_SHOWN
from tests.scoring import samples

LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., CompareDialog]


@pytest.fixture
def compare(qtbot: QtBot) -> Show:
    """Return a function that shows the dialog and waits until the comparison stands there."""

    def show(frameworks: list[Framework], framework_id: str = "") -> CompareDialog:
        dialog = CompareDialog(frameworks, framework_id)
        qtbot.addWidget(dialog)
        dialog.resize(1000, 760)
        dialog.show()
        settle(dialog, qtbot)
        return dialog

    return show


def settle(dialog: CompareDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.view.isVisible, timeout=20_000)


def edition(old: Framework, **changes: Callable[[Item], Item]) -> Framework:
    """Return a later edition, with some items changed."""
    items = tuple(changes[item.id](item) if item.id in changes else item for item in old.items)
    sections = (replace(old.sections[0], items=items),)
    return replace(old, id=f"{old.id}-local", edition="Second", replaces=old.id, sections=sections)


def test_it_begins_with_the_edition_in_view_and_the_one_it_replaced(compare: Show) -> None:
    frameworks = [entry.framework for entry in library.frameworks()]
    dialog = compare(frameworks, "nice-qs13-2021")
    assert (dialog.old.currentData(), dialog.new.currentData()) == ("nice-qs13-2011", "nice-qs13-2021")
    assert "16 questions then, 5 now" in dialog.view.summary.text()
    shown = dialog.view.article.toPlainText()
    assert "H1 → N1" in shown
    assert library.find("nice-qs13-2021").item("N1").prompt in shown
    assert library.find("nice-qs13-2011").item("H1").prompt in shown
    assert library.find("nice-qs13-2011").item("H2").title in shown
    assert not dialog.view.notice.isVisible()
    assert first_pair(frameworks, "nice-qs13-2011") == ("nice-qs13-2011", "nice-qs13-2021")
    assert first_pair(frameworks, "") == ("nice-qs13-2011", "nice-qs13-2021")


def test_counts_parts_and_marks(compare: Show, framework: Framework, qtbot: QtBot) -> None:
    def reword(item: Item) -> Item:
        return replace(item, prompt=f"{item.prompt} Really?")

    dialog = compare([framework, edition(framework, N2=reword)])
    parts = dialog.view.parts
    assert parts["Reworded"].text() == "Reworded (1)"
    assert parts["Unchanged"].text() == "Unchanged (4)"
    assert [part for part, box in parts.items() if box.isVisible()] == ["Reworded", "Unchanged"]
    assert not parts["Unchanged"].isChecked()
    assert dialog.view.article.document().find("Really").charFormat().fontUnderline()
    assert "N1" not in dialog.view.article.toPlainText()
    qtbot.keyClick(parts["Unchanged"], Qt.Key.Key_Space)
    assert "N1" in dialog.view.article.toPlainText()


def test_typing_shows_only_what_holds_the_words(compare: Show, qtbot: QtBot) -> None:
    dialog = compare([entry.framework for entry in library.frameworks()], "nice-qs13-2021")
    title = library.find("nice-qs13-2011").item("H6").title
    qtbot.keyClicks(dialog.view.filter, title.upper())
    qtbot.waitUntil(
        lambda: title in dialog.view.article.toPlainText() and "H4" not in dialog.view.article.toPlainText()
    )
    qtbot.keyClicks(dialog.view.filter, " nowhere at all")
    qtbot.waitUntil(lambda: dialog.view.article.toPlainText() == "Nothing holds all these words.")


def test_it_is_copied_as_text(compare: Show, qtbot: QtBot) -> None:
    dialog = compare([entry.framework for entry in library.frameworks()], "nice-qs13-2021")
    qtbot.mouseClick(dialog.copy, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(dialog.view.summary.text())
    assert f"NICE QS13, 2021: {library.find('nice-qs13-2021').item('N1').prompt}" in copied


def test_two_that_are_no_editions_say_so(compare: Show, qtbot: QtBot) -> None:
    frameworks = [entry.framework for entry in library.frameworks()]
    dialog = compare(frameworks, "nice-qs13-2021")
    dialog.old.setCurrentIndex(dialog.old.findData("ambitions-2021"))
    settle(dialog, qtbot)
    assert "does not say that it is a later edition" in dialog.view.notice.text()
    dialog.old.setCurrentIndex(dialog.old.findData("nice-qs13-2021"))
    settle(dialog, qtbot)
    assert dialog.view.notice.text() == "This is the same edition twice."


def test_strangers_have_nothing_to_compare(compare: Show, framework: Framework) -> None:
    other = replace(
        samples.framework(samples.section("Z", 2), scales=(samples.MET,)), id="strange-one", title="Other"
    )
    items = tuple(
        replace(item, prompt=f"Something else {n}?", good=f"Other {n}") for n, item in enumerate(other.items)
    )
    other = replace(other, sections=(replace(other.sections[0], items=items),))
    dialog = compare([framework, other], "strange-one")
    assert "nothing to set side by side" in dialog.view.notice.text()
    assert dialog.view.summary.text() == "5 questions then, 2 now."
    assert not any(box.isVisible() for box in dialog.view.parts.values())
    assert not dialog.view.article.isVisible()


def test_a_thousand_items_are_shown_fast_and_copied_whole(compare: Show, framework: Framework) -> None:
    first = framework.items[0]
    many = tuple(replace(first, id=f"N{n}", prompt=f"Question number {n} <b>?") for n in range(1000))
    old = replace(framework, sections=(Section("N", "N", many),))
    new = edition(old, **{f"N{n}": lambda item: replace(item, good=f"{item.good} New.") for n in range(1000)})
    dialog = compare([old, new])
    assert f"{1000 - MOST_SHOWN} more questions" in dialog.view.article.toPlainText()
    assert "Question number 999 <b>?" not in dialog.view.article.toPlainText()
    assert dialog.view.as_text().count("N999") == 1


def test_closing_while_it_compares_leaves_nothing_behind(qtbot: QtBot) -> None:
    dialog = CompareDialog([entry.framework for entry in library.frameworks()], "nice-qs13-2021")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()

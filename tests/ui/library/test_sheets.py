"""What the right side says of an item, a framework and the library, hostile texts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Link, Measure, Source
from eolc_desktop.domain.reference import Existence, Resource, ResourceKind
from eolc_desktop.ui.library.crumbs import CrumbButton
from eolc_desktop.ui.library.detail import Detail
from eolc_desktop.ui.library.item_sheet import fraction
from eolc_desktop.ui.library.places import HOME, Filter, Place
from eolc_desktop.ui.library.sheet import LeadRow
from eolc_desktop.ui.library.shelf import Shelf
from tests.ui.library.samples import HOSTILE, hostile_framework, make_framework, make_item, make_shelf


@pytest.fixture
def detail(qtbot: QtBot) -> Detail:
    made = Detail()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def words(detail: Detail) -> list[str]:
    labels = [label.text().replace("\u200b", "") for label in detail.area.findChildren(QLabel)]
    return [*labels, *(word for row in detail.area.findChildren(LeadRow) for word in row.words())]


RESOURCE = Resource(
    "r1",
    HOSTILE,
    ResourceKind.TOOL,
    HOSTILE,
    HOSTILE,
    Existence.GONE,
    HOSTILE,
    Source(HOSTILE, HOSTILE),
    (("hostile", "H<1>"), ("gone", "x")),
)


@pytest.mark.parametrize(
    "place",
    [
        HOME,
        Place("hostile"),
        Place("hostile", "H<1>"),
        Place("hostile", section="hostile-s"),
        Place(resource="r1"),
    ],
)
def test_hostile_texts_are_shown_as_they_are_and_never_wider_than_the_window(
    detail: Detail, place: Place, qtbot: QtBot
) -> None:
    shelf = make_shelf(hostile_framework(), resources=(RESOURCE,), broken=((Path("/tmp") / "<b>.yaml", 2),))
    assert shelf.has(place)
    detail.show_place(place, shelf, ())
    assert any(HOSTILE in text for text in words(detail))
    for label in detail.area.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    area = detail.area
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    widget = area.widget()
    assert widget is not None
    assert widget.minimumSizeHint().width() <= area.viewport().width()


def links(detail: Detail, here: str, shelf: Shelf) -> list[str]:
    framework_id, _, item_id = here.partition("/")
    detail.show_place(Place(framework_id, item_id), shelf, ())
    said = words(detail)
    return said[said.index("In other places of the library") :] if said else []


def asked(detail: Detail) -> list[str]:
    """Return the questions that are listed."""
    return [word for row in detail.area.findChildren(LeadRow) for word in row.words() if word.endswith("?")]


def test_a_filter_says_how_many_questions_it_leaves(detail: Detail) -> None:
    items = (
        make_item("A", prompt="A?", settings=("care-home",), codes=("P1",)),
        make_item("B", prompt="B?", settings=("hospital",), codes=("P1",)),
        make_item("C", prompt="C?", settings=("hospital",)),
    )
    framework = make_framework("f", *items)
    shelf = make_shelf(framework)
    detail.show_place(Place("f"), shelf, (), Filter("hospital", "P1"))
    assert "3 questions, 1 of them for Hospital, in “Step 1: Talking”" in words(detail)
    assert "1 of 3 questions" in words(detail)
    place = Place("f", section=framework.sections[0].id)
    detail.show_place(place, shelf, (), Filter("hospital"))
    assert "3 questions, 2 of them for Hospital" in words(detail)
    assert asked(detail) == ["B?", "C?"]
    detail.show_place(place, shelf, (), Filter(code="S2"))
    assert "3 questions, none of them in “Stage 2: Designing”" in words(detail)
    assert asked(detail) == ["A?", "B?", "C?"]


def test_links_are_told_from_both_ends(detail: Detail) -> None:
    one = make_framework(
        "one",
        make_item("A1", "Small", links=(Link("two", "B1", "part"), Link("two", "B2", "same"))),
        make_item("A2", "Other", links=(Link("one", "A1"),)),
    )
    two = make_framework(
        "two", make_item("B1", "Large"), make_item("B2", "Twin", links=(Link("one", "A1", "same"),))
    )
    shelf = make_shelf(one, two)
    said = links(detail, "one/A1", shelf)
    assert {"Asks the same", "Asks this and more", "Asks something close"} <= set(said)
    assert "Asks a part of this" not in said
    assert {"Twin", "Large", "Other"} <= set(said)
    assert "Asks a part of this" in links(detail, "two/B1", shelf)
    assert links(detail, "one/A2", shelf).count("Small") == 1


def test_a_link_to_what_is_not_there_says_so(detail: Detail) -> None:
    shelf = make_shelf(make_framework("one", make_item("A1", links=(Link("missing", "X1"),))))
    detail.show_place(Place("one", "A1"), shelf, ())
    assert "X1 of “missing”, which is not in this library" in words(detail)


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [
        ("Deaths at home.", "Deaths in the year.", "Deaths at home, out of deaths in the year."),
        ("people asked", "NHS trusts", "People asked, out of NHS trusts."),
        ("beds", "", "Count: Beds."),
        ("", "", ""),
    ],
)
def test_a_fraction_reads_as_a_sentence(numerator: str, denominator: str, said: str) -> None:
    assert fraction(Measure("A measure", "", numerator, denominator)) == said


def test_an_own_framework_is_called_so(detail: Detail) -> None:
    shelf = make_shelf(make_framework("mine", make_item("A1")), own=frozenset({"mine"}))
    detail.show_place(Place("mine"), shelf, ())
    assert "Your own" in words(detail)
    detail.show_place(HOME, shelf, ())
    assert "Your own" in words(detail)


def test_editions_that_are_not_in_the_library_are_named(detail: Detail) -> None:
    shelf = make_shelf(make_framework("one", make_item("A1"), successor="newer", replaces="older"))
    detail.show_place(Place("one"), shelf, ())
    said = words(detail)
    assert said.index("Replaced by") < said.index("“newer”, which is not in this library")
    assert said.index("Replaces") < said.index("“older”, which is not in this library")


def test_the_way_up_gives_way_where_the_window_is_narrow(detail: Detail, qtbot: QtBot) -> None:
    detail.resize(400, 600)
    shelf = make_shelf(make_framework("one", make_item("A1"), short="An & name " * 12))
    detail.show_place(Place("one", "A1"), shelf, ())
    crumb = detail.area.findChildren(CrumbButton)[1]
    assert crumb.text().endswith("…")
    assert "An &amp; name" in crumb.toolTip()
    with qtbot.waitSignal(detail.followed) as followed:
        qtbot.keyClick(crumb, Qt.Key.Key_Return)
    assert followed.args == [Place("one")]
    short = detail.area.findChildren(CrumbButton)[0]
    assert (short.text(), short.toolTip()) == ("Library", "")


def test_a_text_can_be_marked_once_it_is_pressed(detail: Detail, qtbot: QtBot) -> None:
    shelf = make_shelf(make_framework("one", make_item("A1")))
    detail.show_place(Place("one", "A1"), shelf, ())
    text = next(label for label in detail.area.findChildren(QLabel) if label.text() == "Is A1 done?")
    assert text.textInteractionFlags() is Qt.TextInteractionFlag.LinksAccessibleByMouse
    at = QPoint(12, text.height() // 2)
    qtbot.mousePress(text, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(text, Qt.MouseButton.LeftButton, pos=at)
    assert text.selectedText() in text.text().split()

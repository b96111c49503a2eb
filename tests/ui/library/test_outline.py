"""The tree and the list as models, and how high their rows are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Section, Status
from eolc_desktop.ui.library.found import FoundLines
from eolc_desktop.ui.library.outline import ROW_ROLE, Kind, Line, LinesModel, OutlineModel, all_rows
from eolc_desktop.ui.library.places import HOME, Filter, Place
from eolc_desktop.ui.library.rows import LineDelegate, Lines, Tree
from tests.ui.library.samples import LONG, make_framework, make_item, make_shelf

NESTED = make_framework(
    "nested",
    sections=(
        Section("outer", "Outer", sections=(Section("inner", "Inner", (make_item("N1"), make_item("N2"))),)),
    ),
)
SHELF = make_shelf(
    make_framework("one", make_item("A1", settings=("care-home",)), make_item("A2", settings=("hospital",))),
    NESTED,
    make_framework("old", make_item("O1", settings=("hospital",)), status=Status.HISTORIC),
    make_framework("mine", make_item("M1"), status=Status.HISTORIC),
    own=frozenset({"mine"}),
)


def texts(model: OutlineModel) -> list[str]:
    return [index.data() for index in all_rows(model)]


def test_the_tree_has_the_users_own_apart_and_the_historic_ones_last(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.show_shelf(SHELF)
    qtmodeltester.check(model)
    groups = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert groups == ["In use today", "Your own", "Historic"]
    assert (model.items, model.frameworks) == (6, 4)
    inner = model.index_of(Place("nested", section="inner"))
    assert inner.parent().data() == "Outer"
    assert model.rowCount(inner) == 2
    assert model.index_of(Place("nested", "N2")).parent() == inner
    assert not model.index_of(HOME).isValid()
    assert not model.index(0, 1).isValid()
    assert model.data(QModelIndex()) is None


def test_a_copy_and_its_original_are_told_apart_by_eye_and_ear() -> None:
    mine = make_framework("one-mine", make_item("A1"), short="ONE")
    shelf = make_shelf(make_framework("one", make_item("A1")), mine, own=frozenset({"one-mine"}))
    model = OutlineModel()
    model.show_shelf(shelf)
    rows = [model.index_of(Place(each)) for each in ("one", "one-mine")]
    assert [row.data(ROW_ROLE).detail for row in rows] == ["2020 · one", "2020 · one-mine"]
    assert [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows] == [
        "ONE, 2020 (one), 1 question",
        "ONE, 2020 (one-mine), 1 question",
    ]
    found = FoundLines().lines(shelf.entries, "", shelf.names)
    assert len({line.spoken for line in found}) == len(found) == 6


def test_a_filter_leaves_no_empty_rows(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.show_shelf(SHELF, Filter("care-home"))
    qtmodeltester.check(model)
    assert "OLD" not in texts(model)
    assert "Historic" not in texts(model)
    assert not model.index_of(Place("one", "A2")).isValid()
    assert model.index_of(Place("one")).data(ROW_ROLE).note == "1"
    model.show_shelf(SHELF, Filter(code="P1"))
    assert texts(model) == []


def test_the_list_finds_its_rows(qtmodeltester: ModelTester) -> None:
    model = LinesModel()
    model.show_lines((Line(Kind.ITEM, Place("a", "1"), "One", "1"), Line(Kind.ITEM, Place("a", "2"), "Two")))
    qtmodeltester.check(model)
    assert model.index_of(Place("a", "2")).data() == "Two"
    assert not model.index_of(Place("b")).isValid()


def test_a_long_title_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    for view in (Tree("Rows"), Lines("Rows")):
        qtbot.addWidget(view)
        delegate = view.itemDelegate()
        assert isinstance(delegate, LineDelegate)
        short, long = (Line(Kind.ITEM, HOME, text, "A1", note="3") for text in ("Short", LONG))
        assert delegate.height(long, 300) > 3 * delegate.height(short, 300)


def test_the_rows_of_a_tree_follow_its_width(qtbot: QtBot) -> None:
    tree, model = Tree("Rows"), OutlineModel()
    qtbot.addWidget(tree)
    model.show_shelf(make_shelf(make_framework("one", make_item("A1", "Some words " * 12))))
    tree.setModel(model)
    tree.expandAll()
    tree.resize(700, 400)
    tree.show()
    index = model.index_of(Place("one", "A1"))
    wide = tree.visualRect(index).height()
    tree.resize(250, 400)
    qtbot.waitUntil(lambda: tree.visualRect(index).height() > wide)

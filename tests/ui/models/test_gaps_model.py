"""The gaps table: what it says, how it sorts, filters and copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from eolc_desktop.domain.frameworks import Section
from eolc_desktop.domain.ratings import Confidence, Rating
from eolc_desktop.scoring.standing import Standing, standing
from eolc_desktop.ui.models.gap_rows import Column, GapRow, Kind, bar_share, rows_of, sort_key
from eolc_desktop.ui.models.gaps_model import GapsModel
from tests.scoring.samples import DONT_KNOW, NA, assess, at, framework, section

RATINGS = {
    "A1": at(1, importance=3),
    "A2": at(0, target=1, importance=5, confidence=Confidence.LOW, rationale="No rota\tat\nnight <b>=1+1"),
    "A3": at(1, target=0),
    "A4": DONT_KNOW,
    "B1": at(1, importance=3, confidence=Confidence.HIGH),
    "B2": NA,
    "M1": at(2, rationale="Only weekdays"),
}


@pytest.fixture
def example() -> Standing:
    built = framework(section("A", 5), section("B", 2), section("M", 1, scale="maturity"))
    return standing(assess(built, RATINGS))


@pytest.fixture
def model(example: Standing) -> GapsModel:
    made = GapsModel()
    made.show_rows(Kind.GAPS, rows_of(example, Kind.GAPS))
    return made


def ids(model: GapsModel) -> list[str]:
    return [row.item.id for row in shown(model)]


def shown(model: GapsModel) -> list[GapRow]:
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row for row in rows if row is not None]


def cell(model: GapsModel, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(row, column).data(role)


@pytest.mark.parametrize("kind", Kind)
def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, example: Standing, kind: Kind) -> None:
    made = GapsModel()
    qtmodeltester.check(made)
    made.show_rows(kind, rows_of(example, kind))
    made.set_filter("a")
    made.sort(Column.ITEM)

    qtmodeltester.check(made, force_py=True)


def test_gaps_come_in_order_of_priority_and_ties_by_lower_confidence(model: GapsModel) -> None:
    assert ids(model) == ["A2", "A1", "B1"]


def test_a_row_says_everything_about_its_gap(model: GapsModel) -> None:
    assert [cell(model, 0, column) for column in Column] == [
        "2.5",
        "A2  Title A2",
        "Section A",
        "0 · Not met",
        "1 · Partly",
        "1",
        "1",
        "5",
        "Low",
        "No rota at night <b>=1+1",
    ]
    assert bar_share(shown(model)[0], Column.GAP) == 0.5
    assert bar_share(shown(model)[0], Column.ITEM) is None


def test_a_default_target_is_marked(model: GapsModel) -> None:
    assert cell(model, 1, Column.TARGET) == "2 · Met (default)"
    spoken = cell(model, 1, Column.TARGET, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2 · Met, the framework’s default"


def test_what_a_person_typed_is_no_markup_in_a_tooltip(model: GapsModel) -> None:
    tip = str(cell(model, 0, Column.RATIONALE, Qt.ItemDataRole.ToolTipRole))

    assert "&lt;b&gt;=1+1" in tip


def test_what_is_ahead_says_by_how_much(example: Standing, model: GapsModel) -> None:
    model.show_rows(Kind.AHEAD, rows_of(example, Kind.AHEAD))

    assert ids(model) == ["A3"]
    assert model.headerData(Column.GAP, Qt.Orientation.Horizontal) == "Ahead by"
    assert cell(model, 0, Column.GAP) == "1"
    assert Column.PRIORITY in model.hidden_columns()


def test_no_target_and_unanswered_are_parts_of_their_own(example: Standing, model: GapsModel) -> None:
    model.show_rows(Kind.NO_TARGET, rows_of(example, Kind.NO_TARGET))
    assert (ids(model), cell(model, 0, Column.TARGET)) == (["M1"], "None set")
    assert cell(model, 0, Column.GAP) == "–"

    model.show_rows(Kind.UNANSWERED, rows_of(example, Kind.UNANSWERED))
    assert ids(model) == ["A4", "A5"]
    assert [cell(model, row, Column.LEVEL) for row in (0, 1)] == ["Don’t know", "Not rated"]


def test_any_column_sorts_both_ways_and_priority_comes_back_to_the_order(model: GapsModel) -> None:
    model.sort(Column.ITEM, Qt.SortOrder.AscendingOrder)
    assert ids(model) == ["A1", "A2", "B1"]
    model.sort(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    assert ids(model) == ["B1", "A2", "A1"]
    model.sort(Column.PRIORITY, Qt.SortOrder.AscendingOrder)
    assert ids(model) == ["B1", "A1", "A2"]
    model.sort(Column.PRIORITY, Qt.SortOrder.DescendingOrder)
    assert ids(model) == ["A2", "A1", "B1"]


@pytest.mark.parametrize("column", Column)
def test_every_column_can_be_compared(model: GapsModel, column: Column) -> None:
    keys = [sort_key(row, column) for row in shown(model)]

    assert sorted(keys) == sorted(keys, reverse=True)[::-1]
    assert len(keys) == 3


def test_the_filter_takes_words_in_any_order_a_section_and_a_confidence(model: GapsModel) -> None:
    model.set_filter("NIGHT rota")
    assert ids(model) == ["A2"]
    model.set_filter("title", section_id="B")
    assert ids(model) == ["B1"]
    model.set_filter(confidence=None)
    assert ids(model) == ["A1"]
    model.set_filter(confidence=Confidence.LOW)
    assert ids(model) == ["A2"]
    model.set_filter("no such thing")
    assert (ids(model), model.total()) == ([], 3)
    model.set_filter()
    assert len(ids(model)) == 3


def test_copied_text_keeps_one_row_a_line(model: GapsModel) -> None:
    lines = model.as_text([0, 1], [Column.ITEM, Column.RATIONALE]).split("\n")

    assert lines == ["Item\tRationale", "A2 Title A2\tNo rota at night <b>=1+1", "A1 Title A1\t"]


def test_a_sort_by_a_column_that_goes_away_falls_back_to_the_order(
    example: Standing, model: GapsModel
) -> None:
    model.sort(Column.GAP)
    model.show_rows(Kind.NO_TARGET, rows_of(example, Kind.NO_TARGET))
    model.show_rows(Kind.GAPS, rows_of(example, Kind.GAPS))

    assert ids(model) == ["A2", "A1", "B1"]


def many_rows(count: int) -> list[GapRow]:
    built = framework(Section("A", "Section A", section("A", 1).items))
    (row,) = rows_of(standing(assess(built, {"A1": at(0)})), Kind.GAPS)
    note = "A long note about nights and weekends. " * 10
    rows = []
    for order in range(count):
        rating = Rating(row.rating.answer, 0, rationale=note)
        needle = f"a{order}\ntitle a{order}\n{note}".casefold()
        rows.append(replace(row, order=order, rating=rating, needle=needle))
    return rows


def test_ten_thousand_rows_are_filtered_word_by_word() -> None:
    made = GapsModel()
    made.show_rows(Kind.GAPS, many_rows(10_000))
    found = []
    for text in ("a9", "a99", "a999", "weekends", "a1"):
        made.set_filter(text)
        found.append(made.rowCount())

    assert found == [1111, 111, 11, 10_000, 1111]

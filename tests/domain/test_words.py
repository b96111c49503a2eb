"""The values that the program's words stand for."""

from __future__ import annotations

import pytest

from eolc_desktop.domain.changes import Change, Changes
from eolc_desktop.domain.frameworks import Item, Section
from eolc_desktop.domain.ratings import NOT_RATED, Answer, Rating
from eolc_desktop.errors import UserError
from tests.scoring.samples import MATURITY, MET, assess, framework, section


def test_a_scale_knows_its_ends_and_its_levels() -> None:
    assert (MATURITY.lowest, MATURITY.highest, MATURITY.width) == (0, 4, 4)
    assert MATURITY.level(3).label == "In place everywhere"
    with pytest.raises(KeyError):
        MATURITY.level(2.5)


def test_items_are_found_by_id_and_know_their_section() -> None:
    inner = section("A", 2)
    built = framework(Section("O", "Outer", sections=(inner,)), section("B", 1))

    assert [item.id for item in built.items] == ["A1", "A2", "B1"]
    assert [part.id for part in built.flat_sections] == ["O", "A", "B"]
    assert built.section_of("A2") == inner
    assert built.item("B1").title == "Title B1"
    assert built.has_item("B1")
    assert not built.has_item("B2")
    with pytest.raises(KeyError):
        built.item("B2")


def test_an_item_may_describe_its_levels_in_words_of_its_own() -> None:
    item = Item("X1", "X", "Is it?", "It is.", "met", levels=((2, "Every ward does it."),))
    built = framework(Section("X", "X", (item,)))

    assert [level.descriptor for level in built.levels_of(item)] == ["", "", "Every ward does it."]
    assert [level.label for level in built.levels_of(item)] == [level.label for level in MET.levels]


def test_no_rating_is_none_of_the_other_three() -> None:
    assessment = assess(framework(section("N", 2)), {"N1": Rating(Answer.LEVEL, 0)})

    assert assessment.rating("N2") is NOT_RATED
    assert assessment.rating("N2").answer is None
    assert assessment.rating("N1").answer is Answer.LEVEL


def test_a_target_is_the_one_set_or_else_the_scales_own_or_none() -> None:
    built = framework(section("N", 2), section("M", 1, scale="maturity"))
    assessment = assess(built, {"N1": Rating(target=0)})

    assert [assessment.target(item) for item in built.items] == [0, 2, None]


def test_changes_tell_what_they_touch() -> None:
    changes = Changes("Rated N1: Met", "op", (Change("rating", "a/N1", "level", None, 2),))

    assert changes
    assert changes.touches("rating")
    assert not changes.touches("service")
    assert changes.ids("rating") == {"a/N1"}
    assert not Changes("Nothing differed")


def test_an_error_reads_as_its_title_and_its_detail() -> None:
    assert str(UserError("It is full.")) == "It is full."
    assert str(UserError("It is full.", "Make some room.")) == "It is full.\nMake some room."

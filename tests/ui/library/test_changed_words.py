"""Which words of a text changed."""

from __future__ import annotations

from eolc_desktop.ui.library.changed_words import Runs, marked
from eolc_desktop.ui.widgets.article import CAME, GONE, PLAIN, Run


def text(runs: Runs, *marks: str) -> list[str]:
    return [run.text for run in runs if run.mark in marks]


def test_what_went_and_what_came_is_marked_and_nothing_else() -> None:
    before, after, anew = marked(
        "Is there a plan for each person who is dying?", "Is there a shared plan for each adult who is dying?"
    )
    assert text(before, GONE) == ["person"]
    assert text(after, CAME) == [" shared", "adult"]
    assert not anew
    assert "".join(text(before, PLAIN)) == "Is there a plan for each  who is dying?"


def test_each_side_says_its_whole_text() -> None:
    old, new = "One, two and three – all done.", "One and two: all is done!"
    before, after, _ = marked(old, new)
    assert "".join(run.text for run in before) == old
    assert "".join(run.text for run in after) == new


def test_neighbouring_words_are_one_mark() -> None:
    _, after, _ = marked("We look after people well.", "We look after all older people well.")
    assert text(after, CAME) == ["all older "]


def test_a_text_written_anew_carries_no_marks() -> None:
    before, after, anew = marked("Are deaths reviewed?", "Who sees to it that a nurse comes at night?")
    assert anew
    assert {run.mark for run in (*before, *after)} == {PLAIN}


def test_equal_and_empty_texts() -> None:
    assert marked("Same", "Same") == ((Run("Same"),), (Run("Same"),), False)
    assert marked("", "") == ((), (), False)


def test_texts_of_absurd_length_are_shown_without_marks() -> None:
    old, new = "word " * 3000, "word " * 3000 + "more"
    assert marked(old, new) == ((Run(old),), (Run(new),), True)

"""Finding: what is forgiven, and what comes first."""

from __future__ import annotations

from functools import partial

import pytest

from eolc_desktop.domain.frameworks import EvidenceHint, Measure, Status
from eolc_desktop.operations.finding import concerns, entries_of, find, fold, passage, words_of
from tests.operations.framework_samples import make_framework, make_item

ITEMS = (
    make_item("A1.2", "People’s follow-up", settings=("care-home",), codes=("P1",)),
    make_item("A1.20", "Something else", prompt="Is follow-up for everybody?"),
    make_item("B-3", "Café visits", good="Everybody is offered a follow up.", settings=("hospital",)),
    make_item("C4", "Pain relief", evidence=(EvidenceHint("Rota of nurses"),), codes=("S2",)),
    make_item("D5", "Deaths", measures=(Measure("Deaths at home", "I01", "Deaths", "All residents"),)),
)
OLD = make_framework("old", make_item("Z9", "Pain relief"), status=Status.HISTORIC)
ENTRIES = entries_of((make_framework("new", *ITEMS, title="The newest framework"), OLD))


def ids(text: str, setting: str = "") -> list[str]:
    found = find(ENTRIES, text, partial(concerns, setting=setting) if setting else None)
    return [entry.item.id for entry in found if entry.item]


def test_case_accents_apostrophes_and_dashes_are_forgiven() -> None:
    assert fold("CAFÉ – people’s don't") == fold("cafe - peoples don’t").replace("-", " ")
    assert ids("cafe") == ids("CAFÉ") == ["B-3"]
    assert ids("peoples") == ids("people's") == ids("People’s") == ["A1.2"]
    assert ids("follow-up") == ids("follow up") == ids("follow‑up") == ["A1.2", "A1.20", "B-3"]
    assert ids("followup") == ["A1.2", "A1.20"], "a word with a dash is also one word"


def test_the_title_counts_more_than_the_question_and_that_more_than_the_rest() -> None:
    assert ids("follow") == ["A1.2", "A1.20", "B-3"]


@pytest.mark.parametrize("typed", ["A1.2", "a1.2", "a12", "A1.2 follow", "follow a1.2"])
def test_an_id_is_found_before_those_that_begin_like_it(typed: str) -> None:
    assert ids(typed)[0] == "A1.2"


def test_every_word_counts_in_any_order_wherever_it_stands() -> None:
    assert ids("nurses pain") == ids("pain rota") == ["C4"]
    assert ids("residents i01") == ["D5"]
    assert ids("pain deaths") == []


def test_what_is_in_use_comes_before_what_is_kept_for_history() -> None:
    assert ids("pain relief") == ["C4", "Z9"]
    assert ids("z9") == ["Z9"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rota", "Rota of nurses"),
        ("pain NURSES", "Rota of nurses"),
        ("pain relief", ""),
        ("C4 new", ""),
    ],
)
def test_words_that_no_row_shows_are_told_with_what_is_around_them(typed: str, said: str) -> None:
    entry = next(entry for entry in find(ENTRIES, typed) if entry.item and entry.item.id == "C4")
    assert passage(entry, words_of(typed)) == said


def test_a_long_passage_is_shortened_around_the_word() -> None:
    good = "One two three four five six follow-up eight nine ten eleven twelve thirteen fourteen fifteen."
    entries = entries_of((make_framework("new", make_item("A1", good=good)),))
    (entry,) = find(entries, "FOLLOW")
    said = passage(entry, words_of("FOLLOW"))
    assert said == "… three four five six follow-up eight nine ten eleven twelve thirteen fourteen …"
    section = find(entries, "a section")[0]
    assert passage(section, ["whole"]) == ""


def test_a_phrase_comes_before_its_words_whole_words_before_parts_and_history_last() -> None:
    items = (
        make_item("A", "Homeless people in care"),
        make_item("B", "Home is where care is"),
        make_item("C", "Something", good="Every care home does."),
        make_item("D", "Nursing", good="Asked in (care homes)."),
        make_item("E", "Care homelessness"),
        make_item("F", "Childcare at nursing-homelike places"),
    )
    old = make_framework("old", make_item("Z", "The care home"), status=Status.HISTORIC)
    entries = entries_of((old, make_framework("new", *items, title="Of late")))

    def order(text: str) -> str:
        return "".join(entry.item.id for entry in find(entries, text) if entry.item)

    assert order("care home") == "CDBEAFZ"
    assert order("home") == "BCDAEFZ"
    assert order("z") == "Z"
    verbs = (
        make_item("A", "Something", good="There is a plan."),
        make_item("B", "Planning ahead"),
        make_item("C", "Plants"),
        make_item("D", "Painting", good="No pain."),
        make_item("E", "Pained"),
    )
    entries = entries_of((make_framework("new", *verbs, title="Of late"),))
    assert order("plan") == "BAC"
    assert order("pain") == "ED"


def test_frameworks_and_sections_are_found_by_their_names() -> None:
    found = find(ENTRIES, "newest framework")
    assert found[0].item is None
    assert found[0].section is None
    assert any(entry.section and not entry.item for entry in find(ENTRIES, "a section"))
    assert len(ids("newest")) == len(ITEMS), "an item is found by its framework’s name too"


def test_a_filter_leaves_items_only() -> None:
    assert ids("", "care-home") == ["A1.2", "A1.20", "C4", "D5", "Z9"], "none named means all"
    assert ids("follow", "hospital") == ["A1.20", "B-3"]
    found = find(ENTRIES, "", lambda item: "S2" in item.codes)
    assert [entry.item and entry.item.id for entry in found] == ["C4"]
    assert all(entry.item for entry in find(ENTRIES, "section", partial(concerns, setting="care-home")))


@pytest.mark.parametrize("typed", ["(", "[a-z", "\\", "*", "<b>", "%", "'; DROP", "’", "-", "…", "\u0301"])
def test_any_text_is_taken_as_it_is(typed: str) -> None:
    assert len(find(ENTRIES, typed)) <= len(ENTRIES)


def test_quotation_marks_and_stops_around_words_do_not_matter() -> None:
    assert ids("“Pain relief”,") == ids("pain relief?") == ["C4", "Z9"]

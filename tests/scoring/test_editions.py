"""Two editions side by side: every item accounted for, nothing passed off as unchanged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.frameworks import (
    EvidenceHint,
    Framework,
    Item,
    Link,
    Measure,
    Scale,
    Section,
    Source,
    Status,
)
from eolc_desktop.scoring.editions import EditionChanges, compare, is_earlier_edition, joined
from eolc_desktop.scoring.links import LESS, MORE
from eolc_desktop.scoring.wording import FIELD_WORDS, changes_in_words, listed, pair_in_words
from tests.scoring.samples import MATURITY, MET, TRACKING


def item(item_id: str, prompt: str = "", **more: object) -> Item:
    """Return an item whose words are its own unless some are given."""
    given: dict[str, object] = {
        "title": f"Title of {item_id}",
        "prompt": prompt or f"Is {item_id} so?",
        "good": f"Good is {prompt or item_id}.",
        "scale": "met",
        **more,
    }
    return Item(item_id, **given)  # type: ignore[arg-type]


def edition(framework_id: str, *items: Item, year: int = 2026, **more: object) -> Framework:
    """Return a framework of one section with these items."""
    given: dict[str, object] = {"sections": (Section("S", "All of it", items),), **more}
    return Framework(
        framework_id,
        str(year),
        "Standard",
        "Standard",
        "Nobody",
        year,
        Status.CURRENT,
        (MET, MATURITY, TRACKING),
        **given,  # type: ignore[arg-type]
    )


def pairs(changes: EditionChanges) -> list[tuple[str, str, str, str]]:
    return [(pair.old_item.id, pair.new_item.id, pair.kind, pair.change) for pair in changes.pairs]


def ids(items: tuple[Item, ...]) -> list[str]:
    return [one.id for one in items]


OLD = edition("standard-2011", item("A"), item("B"), item("C"), year=2011)


def test_an_edition_beside_itself_is_unchanged() -> None:
    found = compare(OLD, OLD)
    assert pairs(found) == [(name, name, "same", "unchanged") for name in "ABC"]
    assert [*found.moved, *found.reworded, *found.added, *found.removed] == []
    assert [pair.what for pair in found.pairs] == [(), (), ()]
    assert changes_in_words(found) == "3 unchanged"


def test_the_same_id_pairs_in_an_edition_and_tells_what_was_reworded() -> None:
    new = edition(
        "standard-2021", item("A"), item("C", "Is C always so?"), item("D"), replaces="standard-2011"
    )
    found = compare(OLD, new)

    assert pairs(found) == [("A", "A", "same", "unchanged"), ("C", "C", "same", "reworded")]
    assert found.by_new["C"].what == ("prompt", "good")
    assert (ids(found.added), ids(found.removed)) == (["D"], ["B"])
    assert [pair_in_words(pair) for pair in found.pairs] == [
        "Unchanged",
        "Reworded: the question and what good looks like",
    ]
    assert changes_in_words(found) == "1 unchanged, 1 reworded, 1 added, 1 removed"


def test_the_same_id_says_nothing_where_one_is_no_edition_of_the_other() -> None:
    found = compare(OLD, edition("charter", item("A"), item("C", "Is C always so?")))
    assert pairs(found) == [("A", "A", "same", "unchanged")]
    assert (ids(found.added), ids(found.removed)) == (["C"], ["B", "C"])


def test_an_id_that_was_given_to_another_question_pairs_nothing() -> None:
    other = item("A", "Do volunteers drive patients home?", title="Transport", good="Drivers are on call.")
    found = compare(
        edition("s", item("A", "Are syringe pumps checked daily?", title="Pumps", good="All logged.")),
        edition("s-2021", other),
    )
    assert pairs(found) == []
    assert (ids(found.added), ids(found.removed)) == (["A"], ["A"])


def test_an_id_with_words_in_common_is_the_same_item() -> None:
    old = item("A", "Are syringe pumps checked daily?", title="Pumps", good="Every pump is logged.")
    new = item("A", "Is every syringe pump checked twice daily?", title="Syringes", good="Twice logged.")
    assert pairs(compare(edition("s", old), edition("s-2021", new))) == [("A", "A", "same", "reworded")]
    titled = replace(new, title="Pumps", prompt="Is it?", good="It is.")
    assert pairs(compare(edition("s", old), edition("s-2021", titled)))


def test_renumbered_items_pair_by_their_words() -> None:
    new = edition("standard-2021", item("A", "Something new?"), item("B", "A"), item("C", "B"))
    old = edition("standard-2011", item("A", "A"), item("B", "B"), year=2011)
    renumbered = compare(old, new)
    assert pairs(renumbered) == [("A", "B", "same", "unchanged"), ("B", "C", "same", "unchanged")]
    assert renumbered.by_new["B"].what == ("id", "title")
    assert pair_in_words(renumbered.by_new["B"]) == "Unchanged but for the number and the title"
    assert ids(renumbered.added) == ["A"]


def test_of_equal_words_the_same_id_comes_first_and_each_pairs_once() -> None:
    old = edition("s", item("A", "x"), item("B", "x"))
    new = edition("s-2021", item("B", "x"), item("C", "x"), item("D", "x"))
    assert [pair[:2] for pair in pairs(compare(old, new))] == [("B", "B"), ("A", "C")]


@pytest.mark.parametrize("from_new", [True, False])
@pytest.mark.parametrize("kind", ["same", "part", "related"])
def test_links_pair_from_either_side_but_themes_do_not(kind: str, from_new: bool) -> None:
    to_old = (Link("nice-2011", "H1", kind),) if from_new else ()
    to_new = () if from_new else (Link("nice-2021", "N1", kind),)
    old = edition("nice-2011", item("H1", links=to_new), item("H2"))
    new = edition("nice-2021", item("N1", links=to_old))

    expected = [] if kind == "related" else [("H1", "N1", kind, "reworded")]
    assert pairs(compare(old, new)) == expected


def test_a_link_is_believed_before_an_id_and_a_part_comes_last() -> None:
    old = edition("n-2011", item("A"), item("B", "Bread?"), item("C"))
    new = edition(
        "n-2021",
        item("B", "Butter?", links=(Link("n-2011", "A", "same"), Link("n-2011", "C", "part"))),
        item("A", "Alike?", links=(Link("n-2011", "C", "part"),)),
    )
    found = compare(old, new)
    assert pairs(found) == [("A", "B", "same", "reworded"), ("C", "A", "part", "reworded")]
    assert found.by_new["B"].others == ("C",)
    assert pair_in_words(found.by_new["A"]) == "Asks a part of what it asked"
    assert found.by_new["A"].asks == MORE


def test_a_question_that_was_split_goes_on_in_both() -> None:
    old = edition("n-2011", item("A"), item("B"))
    links = (Link("n-2011", "B", "part"),)
    new = edition("n-2021", item("X", links=links), item("Y", links=links))
    found = compare(old, new)
    assert pairs(found) == [("B", "X", "part", "reworded"), ("B", "Y", "part", "reworded")]
    assert ids(found.removed) == ["A"]
    assert not found.moved


def test_of_questions_drawn_together_one_is_chosen_and_the_others_are_named() -> None:
    back = (Link("n-2021", "X", "part"),)
    old = edition("n-2011", item("A", links=back), item("B", links=back), item("C", links=back))
    one_way = compare(old, edition("n-2021", item("X")))
    assert pairs(one_way) == [("A", "X", "part", "reworded")]
    assert one_way.by_new["X"].others == ("B", "C")
    assert one_way.by_new["X"].asks == LESS
    assert pair_in_words(one_way.by_new["X"]) == "Asks what it asked and more"

    both = compare(old, edition("n-2021", item("X", links=(Link("n-2011", "C", "part"),))))
    assert [pair[:2] for pair in pairs(both)] == [("C", "X")]
    taken = compare(old, edition("n-2021", item("X"), item("A")))
    assert [pair[:2] for pair in pairs(taken)] == [("B", "X"), ("A", "A")]


def test_links_within_a_framework_pair_nothing_between_its_editions() -> None:
    old = edition("own", item("A"), item("B"))
    new = edition("own", item("Q", links=(Link("own", "B", "same"),)), item("B"))
    assert pairs(compare(old, new)) == [("B", "B", "same", "unchanged")]


def test_a_link_to_an_item_that_is_not_there_pairs_nothing() -> None:
    new = edition("n-2021", item("X", links=(Link("standard-2011", "Z", "same"),)))
    assert pairs(compare(OLD, new)) == []


OTHER_WORDS = replace(MET, levels=(replace(MET.levels[0], label="Never"), *MET.levels[1:]))
OTHER_VALUES = replace(MET, levels=(*MET.levels[:2], replace(MET.levels[2], value=3)), default_target=3)
DESCRIBED = replace(MET, levels=(*MET.levels[:2], replace(MET.levels[2], descriptor="All of it")))


@pytest.mark.parametrize(
    ("changed", "scale", "what"),
    [
        ({"prompt": "Otherwise?"}, MET, ("prompt",)),
        ({"good": "Otherwise."}, MET, ("good",)),
        ({"levels": ((2, "All of it"),)}, MET, ("levels",)),
        ({}, OTHER_WORDS, ("levels",)),
        ({}, DESCRIBED, ("levels",)),
        ({"scale": "maturity"}, MET, ("levels", "default_target", "counts_from")),
    ],
)
def test_what_an_answer_rests_on_makes_it_reworded(
    changed: dict[str, object], scale: Scale, what: tuple[str, ...]
) -> None:
    asked = replace(item("A", "A"), **changed)  # type: ignore[arg-type]
    new = replace(edition("s-2021", asked), scales=(scale, MATURITY))
    (pair,) = compare(edition("s", item("A", "A")), new).pairs
    assert (pair.change, pair.what) == ("reworded", what)


@pytest.mark.parametrize(
    ("changed", "scale", "what"),
    [
        ({"title": "Other"}, MET, ("title",)),
        ({"official_title": True}, MET, ("title",)),
        ({"evidence": (EvidenceHint("Minutes"),)}, MET, ("evidence",)),
        ({"measures": (Measure("Share"),)}, MET, ("measures",)),
        ({"links": (Link("x", "y"),)}, MET, ("links",)),
        ({"codes": ("P1",)}, MET, ("codes",)),
        ({"settings": ("hospice",)}, MET, ("settings",)),
        ({"source": Source("Paper")}, MET, ("source",)),
        ({"weight": 2}, MET, ("weight",)),
        ({"prompt": "A", "good": " Good  is\nA. "}, MET, ()),
        ({}, replace(MET, default_target=1), ("default_target",)),
        ({}, replace(MET, counts_from=1), ("counts_from",)),
        ({}, replace(MET, scored=False), ("scored",)),
        ({}, replace(MET, levels=(replace(MET.levels[0], short="–"), *MET.levels[1:])), ("short_labels",)),
        ({}, replace(MET, levels=tuple(replace(one, reach=1) for one in MET.levels)), ("reach",)),
    ],
)
def test_what_an_answer_does_not_rest_on_is_told_but_rewords_nothing(
    changed: dict[str, object], scale: Scale, what: tuple[str, ...]
) -> None:
    given = {"prompt": "A", **changed}
    new = replace(edition("s-2021", replace(item("A", "A"), **given)), scales=(scale,))  # type: ignore[arg-type]
    (pair,) = compare(edition("s", item("A", "A")), new).pairs
    assert (pair.change, pair.what) == ("unchanged", what)
    assert set(what) <= set(FIELD_WORDS)


def test_links_within_the_framework_are_the_same_under_its_new_id() -> None:
    old = edition("s", item("A", links=(Link("s", "B"),)), item("B"))
    new = edition("s-2021", item("A", links=(Link("s-2021", "B"),)), item("B"))
    assert [pair.what for pair in compare(old, new).pairs] == [(), ()]


def test_as_few_as_possible_have_moved() -> None:
    old = edition("s", *(item(name) for name in "ABCDE"))
    new = edition("s-2021", *(item(name) for name in "EABDC"))
    assert [pair.new_item.id for pair in compare(old, new).moved] == ["E", "D"]
    inserted = edition("s-2021", item("X"), *(item(name) for name in "ABCDE"))
    assert compare(old, inserted).moved == ()


def test_another_section_is_a_move_unless_only_its_name_or_number_is_another() -> None:
    old = edition("s", sections=(Section("1", "Care", (item("A"), item("B"))),))
    renamed = edition("s-2021", sections=(Section("1", "Caring", (item("A"), item("B"))),))
    renumbered = edition("s-2021", sections=(Section("2", " care ", (item("A"), item("B"))),))
    split = edition(
        "s-2021", sections=(Section("1", "Care", (item("A"),)), Section("2", "Staff", (item("B"),)))
    )
    assert compare(old, renamed).moved == compare(old, renumbered).moved == ()
    found = compare(old, split)
    assert [pair.new_item.id for pair in found.moved] == ["B"]
    assert pair_in_words(found.by_new["B"]) == "Unchanged; moved"
    assert changes_in_words(found) == "2 unchanged; 1 moved"


@pytest.mark.parametrize(
    ("old", "new", "earlier"),
    [
        (edition("a"), edition("b", replaces="a"), True),
        (edition("a", successor="b"), edition("b"), True),
        (edition("b"), edition("a", successor="b"), False),
        (edition("b", replaces="a"), edition("a"), False),
        (edition("a-2011", year=2011), edition("a-2021", year=2021), False),
        (edition("a-2021"), edition("a-2021-local-2"), True),
        (edition("a-2021-local"), edition("a-2021"), False),
        (edition("a-2021", replaces="a-2021-local"), edition("a-2021-local"), False),
        (edition("a-2"), edition("a-21"), False),
        (edition("a"), edition("b"), False),
        (edition("a"), edition("a"), False),
        (edition("a", item("X")), edition("a", item("Y")), True),
    ],
)
def test_which_edition_is_the_earlier_is_what_the_frameworks_say(
    old: Framework, new: Framework, earlier: bool
) -> None:
    assert is_earlier_edition(old, new) is earlier


def test_two_pairs_one_edition_after_the_other_are_as_close_as_the_weaker() -> None:
    first = edition("one", item("A"), item("B"), item("C"))
    part = (Link("one", "B", "part"),)
    second = edition("two", item("A"), item("P", links=part), item("C", "Is C always so?"), replaces="one")
    whole = edition("three", item("A"), item("W"), item("C", "Is C ever so?"), replaces="two")
    older, newer = compare(first, second).by_new, compare(second, whole).by_new

    same = joined(older["A"], newer["A"])
    assert same is not None
    assert (same.old_item, same.new_item, same.kind, same.change, same.asks) == (
        first.item("A"),
        whole.item("A"),
        "same",
        "unchanged",
        0,
    )
    reworded = joined(older["C"], newer["C"])
    assert reworded is not None
    assert (reworded.change, reworded.asked) == ("reworded", ("prompt", "good"))
    # P asks a part of B; W asks a part of P, and so of B; but of what P is a part of, B tells nothing.
    less = replace(newer["A"], kind="part", asks=1)
    more = replace(newer["A"], kind="part", asks=-1)
    down = joined(older["P"], less)
    assert down is not None
    assert (down.kind, down.asks, down.old_item.id) == ("part", 1, "B")
    assert joined(older["P"], more) is None
    assert (joined(older["A"], more) or older["A"]).asks == -1


def test_lists_are_read_out() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


WORDS = st.sampled_from(["Is care joined up?", "Are staff trained?", "Is there a plan?", "Who is asked?"])


@st.composite
def random_items(draw: st.DrawFn, other: str) -> list[Item]:
    names = draw(st.lists(st.sampled_from("ABCDEFGH"), unique=True, max_size=6))
    kinds = st.sampled_from(["same", "part", "related"])
    links = st.builds(Link, st.just(other), st.sampled_from("ABCDEFGH"), kinds)
    return [
        item(name, draw(WORDS), title=draw(WORDS), scale=draw(st.sampled_from(["met", "maturity"])))
        if draw(st.booleans())
        else item(name, links=tuple(draw(st.lists(links, max_size=3))))
        for name in names
    ]


@st.composite
def two_editions(draw: st.DrawFn) -> tuple[Framework, Framework]:
    """Draw two frameworks of random items, some linked, some alike, in one or two sections each."""
    ids_ = draw(st.sampled_from([("s", "s-2021"), ("one", "two"), ("own", "own")]))
    built = []
    for own, other in (ids_, ids_[::-1]):
        items = draw(random_items(other))
        cut = draw(st.integers(0, len(items)))
        sections = (Section("1", "First", tuple(items[:cut])), Section("2", "Second", tuple(items[cut:])))
        built.append(edition(own, sections=sections))
    return built[0], built[1]


@given(two_editions())
def test_every_item_of_both_editions_is_accounted_for_once(editions: tuple[Framework, Framework]) -> None:
    old, new = editions
    found = compare(old, new)

    on_the_new_side = [pair.new_item.id for pair in found.pairs] + ids(found.added)
    assert Counter(on_the_new_side) == Counter(ids(new.items))
    kept = {pair.old_item.id for pair in found.pairs}
    assert not kept & set(ids(found.removed))
    assert kept | set(ids(found.removed)) == set(ids(old.items))
    assert len(found.unchanged) + len(found.reworded) == len(found.pairs)
    for pair in found.unchanged:
        assert (pair.old_item.prompt, pair.old_item.good) == (pair.new_item.prompt, pair.new_item.good)
        assert old.levels_of(pair.old_item) == new.levels_of(pair.new_item)
    assert compare(old, new) == found

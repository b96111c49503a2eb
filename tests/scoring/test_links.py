"""Ways between items: as close as their weakest link, never through a theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.frameworks import Framework, Item, Link, Section
from eolc_desktop.scoring.links import AS_MUCH, CLOSENESS, LESS, MORE, LinkMap
from tests.scoring import samples


def linked(**links: str) -> LinkMap:
    """Return a map of single-item frameworks: linked(a="b:same c:part") has item 1 of a, b and c."""
    names = dict.fromkeys(links)
    for text in links.values():
        names.update(dict.fromkeys(each.split(":")[0] for each in text.split()))
    return LinkMap(
        _framework(name, [Link(*_parts(each)) for each in links.get(name, "").split()]) for name in names
    )


def _parts(text: str) -> tuple[str, str, str]:
    name, kind = text.split(":")
    return name, "1", kind


def _framework(name: str, links: list[Link]) -> Framework:
    item = Item("1", name, "Is it?", "It is.", "met", links=tuple(links))
    return replace(samples.framework(Section("S", "S", (item,))), id=name, title=name)


def ways(links: LinkMap, start: str = "a") -> dict[str, tuple[str, str, int]]:
    """Return what an item leads to: closeness, the path's frameworks, and what it asks."""
    return {
        ref[0]: (way.kind, "".join(step[0] for step in way.path), way.asks)
        for ref, way in links.ways(start, "1").items()
    }


def test_links_lead_both_ways() -> None:
    links = linked(a="b:same", c="a:part")
    assert ways(links) == {"b": ("same", "b", AS_MUCH), "c": ("part", "c", LESS)}
    assert ways(links, "b") == {"a": ("same", "a", AS_MUCH), "c": ("part", "ac", LESS)}
    assert ways(links, "c") == {"a": ("part", "a", MORE), "b": ("part", "ab", MORE)}


def test_a_way_is_as_close_as_its_weakest_link_and_the_closest_is_told() -> None:
    links = linked(a="b:same d:part", b="c:same", c="d:same")
    assert ways(links)["d"] == ("same", "bcd", AS_MUCH)
    shorter = linked(a="b:same c:same", b="c:same")
    assert ways(shorter)["c"] == ("same", "c", AS_MUCH)
    assert list(ways(linked(a="c:part b:same d:related", b="e:same"))) == ["b", "e", "c", "d"]


def test_three_steps_are_the_most() -> None:
    links = linked(a="b:same", b="c:same", c="d:same", d="e:same")
    assert list(ways(links)) == ["b", "c", "d"]


def test_nothing_goes_through_a_theme_and_a_theme_is_told_only_where_it_is_direct() -> None:
    links = linked(a="b:related", b="c:same", c="d:related", d="a:same")
    assert ways(links) == {
        "d": ("same", "d", AS_MUCH),
        "b": ("related", "b", AS_MUCH),
    }
    assert "c" not in ways(links)


def test_two_parts_of_one_question_say_nothing_of_each_other() -> None:
    siblings = linked(a="b:part", c="b:part")
    assert ways(siblings) == {"b": ("part", "b", MORE)}
    holders = linked(b="a:part c:part")
    assert ways(holders) == {"b": ("part", "b", LESS)}
    chain = linked(a="b:part", b="c:part", c="d:same")
    assert ways(chain) == {"b": ("part", "b", MORE), "c": ("part", "bc", MORE), "d": ("part", "bcd", MORE)}
    assert ways(chain, "d") == {"c": ("same", "c", 0), "b": ("part", "cb", LESS), "a": ("part", "cba", LESS)}


@pytest.mark.parametrize(
    ("forth", "back", "kind", "asks"),
    [
        ("same", "same", "same", AS_MUCH),
        ("same", "related", "related", AS_MUCH),
        ("part", "related", "part", MORE),
        ("related", "part", "part", LESS),
        ("same", "part", "part", LESS),
        ("part", "part", "part", MORE),
    ],
)
def test_where_two_items_differ_about_their_link_the_weaker_counts(
    forth: str, back: str, kind: str, asks: int
) -> None:
    assert ways(linked(a=f"b:{forth}", b=f"a:{back}")) == {"b": (kind, "b", asks)}


def test_what_is_not_there_leads_nowhere() -> None:
    links = LinkMap([_framework("a", [Link("b", "1", "same"), Link("a", "2", "same")])])
    assert links.ways("a", "1") == {}
    assert links.ways("z", "1") == {}


NAMES = "abcdef"


@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(list(CLOSENESS))), max_size=4),
    )
)
def test_every_way_is_made_of_links_that_carry(given_links: dict[str, list[tuple[str, str]]]) -> None:
    frameworks = [
        _framework(name, [Link(to, "1", kind) for to, kind in given_links.get(name, []) if to != name])
        for name in NAMES
    ]
    links = LinkMap(frameworks)
    for name in NAMES:
        found = links.ways(name, "1")
        assert (name, "1") not in found
        order = [CLOSENESS[way.kind] for way in found.values()]
        assert order == sorted(order)
        for ref, way in found.items():
            assert way.path[-1] == ref
            assert 1 <= len(way.path) <= 3
            steps = list(zip(((name, "1"), *way.path), way.path, strict=False))
            kinds = [links.ways(*one)[other].kind for one, other in steps]
            if len(steps) > 1:
                assert "related" not in kinds
            # The other way round it is as close.
            assert links.ways(*ref)[name, "1"].kind == way.kind

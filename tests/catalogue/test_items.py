"""The writing of every item that comes with the program: whole, in our own words, and honestly linked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eolc_desktop import paths
from eolc_desktop.catalogue.reference import settings
from eolc_desktop.domain.frameworks import Framework, Item
from tests.catalogue.copied import SOURCES, runs, words
from tests.catalogue.files import read_together

READING = read_together(sorted(paths.frameworks_dir().glob("*.yaml")))
EACH = pytest.mark.parametrize("framework", READING.frameworks, ids=lambda framework: framework.id)
KINDS = {"process", "outcome", "experience"}
# Themes that many items point to: to be told of, never to carry an answer through.
THEMES = {"F3", "F8", "A2.5", "A4.3", "A4.4"}
STEPS, STAGES = {*(f"P{step}" for step in range(1, 7)), "PX"}, {f"S{stage}" for stage in range(1, 5)}


@EACH
def test_every_item_asks_a_question(framework: Framework) -> None:
    assert [item.id for item in framework.items if not item.prompt.endswith("?")] == []


@EACH
def test_what_good_looks_like_is_a_full_sentence(framework: Framework) -> None:
    short = [
        item.id
        for item in framework.items
        if len(item.good) < 40 or not item.good.endswith(".") or not item.good[0].isupper()
    ]
    assert short == []


@EACH
def test_every_item_names_two_pieces_of_evidence_each_with_its_kind(framework: Framework) -> None:
    assert [item.id for item in framework.items if len({hint.text for hint in item.evidence}) < 2] == []
    unkind = [item.id for item in framework.items if not {hint.kind for hint in item.evidence} <= KINDS]
    assert unkind == []


@EACH
def test_every_item_says_where_in_its_source_it_stands(framework: Framework) -> None:
    lost = [
        item.id
        for item in framework.items
        if not (item.source.section or framework.section_of(item.id).source.section)
    ]
    assert lost == []


@EACH
def test_every_item_says_which_settings_and_which_part_of_the_work_it_concerns(framework: Framework) -> None:
    known = {setting.id for setting in settings()}
    assert [item.id for item in framework.items if not item.settings or not set(item.settings) <= known] == []
    assert [item.id for item in framework.items if not set(item.codes) & (STEPS | STAGES)] == []


@EACH
def test_every_link_resolves(framework: Framework) -> None:
    items = {(other.id, item.id) for other in READING.frameworks for item in other.items}
    lost = [
        (item.id, link.framework, link.item)
        for item in framework.items
        for link in item.links
        if (link.framework, link.item) not in items
    ]
    assert lost == []


@EACH
def test_nothing_is_carried_through_a_theme(framework: Framework) -> None:
    carried = [
        (item.id, link.item)
        for item in framework.items
        for link in item.links
        if link.kind != "related"
        and (
            (link.framework == "ambitions-2021" and link.item in THEMES)
            or (framework.id == "ambitions-2021" and item.id in THEMES)
        )
    ]
    assert carried == []


def test_two_items_that_point_to_each_other_say_the_same_of_it() -> None:
    kinds = {
        ((framework.id, item.id), (link.framework, link.item)): link.kind
        for framework in READING.frameworks
        for item in framework.items
        for link in item.links
    }
    contrary = [
        pair
        for pair, kind in kinds.items()
        if (kind == "same") != (kinds.get(pair[::-1], kind) == "same")
        or (kind == "part" and kinds.get(pair[::-1]) == "part")
    ]
    assert contrary == []


def test_a_scale_of_the_librarys_own_is_the_same_in_every_framework() -> None:
    found: dict[str, set[object]] = {}
    for framework in READING.frameworks:
        for scale in framework.scales:
            found.setdefault(scale.id, set()).add(scale)
    assert set(found) <= {"maturity", "met", "yes-no", "tracking"}
    assert [name for name, scales in found.items() if len(scales) > 1] == []


@EACH
def test_no_two_items_ask_or_expect_the_same_words(framework: Framework) -> None:
    for texts in ([item.prompt for item in framework.items], [item.good for item in framework.items]):
        assert len(set(texts)) == len(texts)


def test_each_ambitions_item_has_descriptors_of_its_own_for_every_level() -> None:
    (ambitions,) = (framework for framework in READING.frameworks if framework.id == "ambitions-2021")
    seen: set[str] = set()
    for item in ambitions.items:
        assert [value for value, _ in item.levels] == [0, 1, 2, 3, 4], item.id
        for value, descriptor in item.levels:
            assert len(descriptor) >= 40, (item.id, value)
            assert descriptor.endswith("."), (item.id, value)
            assert descriptor not in seen, (item.id, value)
            seen.add(descriptor)


def texts_of(item: Item) -> Iterator[str]:
    yield from (item.title, item.prompt, item.good)
    yield from (hint.text for hint in item.evidence)
    for measure in item.measures:
        yield from (measure.text, measure.numerator, measure.denominator)
    yield from (descriptor for _, descriptor in item.levels)


@EACH
def test_no_run_of_eight_words_is_copied_from_a_source(
    framework: Framework, source_runs: frozenset[tuple[str, ...]]
) -> None:
    copied = [
        (item.id, " ".join(run))
        for item in framework.items
        for text in texts_of(item)
        for run in runs(text)
        if run in source_runs
    ]
    assert copied == []


def test_a_copied_sentence_would_be_found(source_runs: frozenset[tuple[str, ...]]) -> None:
    path = sorted(SOURCES.glob("*.txt"))[0]
    some = " ".join(words(path.read_text(encoding="utf-8"))[200:220])
    assert set(runs(some)) <= source_runs

"""Faults beyond structure: ids, levels, weights, links, characters, the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.catalogue.reader import read
from eolc_desktop.domain.frameworks import Link
from tests.catalogue.files import faults_of, spoiled, told

SECOND = "\n  - id: B\n    title: Section B\n    items:\n      - {id: B1, title: T, prompt: So?, good: So.}\n"


def problems(folder: Path, *changes: tuple[str, str]) -> list[tuple[int, str]]:
    return [(fault.line, fault.problem) for fault in faults_of(folder, spoiled(*changes))]


def test_the_file_is_named_after_the_framework(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, spoiled(), name="copy of small")
    assert fault.line == 2
    assert fault.problem == "The file is named “copy of small”, and the framework “small”."
    assert fault.remedy == "Rename the file to “small.yaml”, or change the id."


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_an_id_that_windows_can_give_no_file_is_told(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, ("id: small", f"id: {name}"))[0] == (
        2,
        f"Windows keeps the name “{name}” for a device, so that no file can have it.",
    )


def test_repeated_ids_of_sections_and_scales_are_told(tmp_path: Path) -> None:
    text = spoiled() + SECOND.replace("id: B\n", "id: A\n").lstrip("\n")
    assert told(faults_of(tmp_path, text)) == [
        (36, "sections › A › id", "The id “A” is used twice; another section has it on line 21.")
    ]
    levels = "[{value: 0, short: a, label: a}, {value: 1, short: b, label: b}]"
    scale = f"scales:\n  - {{id: met, title: M, levels: {levels}}}"
    assert problems(tmp_path, ("scales:", scale)) == [
        (10, "The id “met” is used twice; another scale has it on line 9.")
    ]


def test_ids_repeated_across_sections_are_told(tmp_path: Path) -> None:
    text = spoiled() + SECOND.replace("B1", "A2").lstrip("\n")
    assert told(faults_of(tmp_path, text)) == [
        (39, "sections › B › items › A2 › id", "The id “A2” is used twice; another item has it on line 30.")
    ]


def test_levels_rise_and_do_not_repeat(tmp_path: Path) -> None:
    assert problems(tmp_path, ("value: 0", "value: 5")) == [
        (17, "The level 2 comes after 5; levels must rise.")
    ]
    assert problems(tmp_path, ("value: 0", "value: 2")) == [
        (17, "The level 2 comes after 2; levels must rise.")
    ]
    assert problems(tmp_path, ("label: Met", "label: Not met")) == [
        (19, "The label “Not met” is used twice; another level has it on line 16.")
    ]


def test_target_and_threshold_are_levels(tmp_path: Path) -> None:
    assert problems(
        tmp_path, ("default_target: 2", "default_target: 1"), ("counts_from: 2", "counts_from: 0.5")
    ) == [
        (11, "1 is not the value of a level of this scale."),
        (12, "0.5 is not the value of a level of this scale."),
    ]


def test_an_item_names_a_scale_of_the_file(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, spoiled(("good: It is.", "good: It is.\n        scale: mat")))
    assert (fault.line, fault.problem) == (34, "There is no scale “mat” in this file.")
    assert fault.remedy == "Use one of: met."


def test_an_items_own_descriptors_belong_to_levels_of_its_scale(tmp_path: Path) -> None:
    own = """good: It is.
        levels:
          - {value: 1, descriptor: Half}
          - {value: 2, descriptor: All}
          - {value: 2, descriptor: All of it}
          - {value: x, descriptor: All of it}"""
    assert problems(tmp_path, ("good: It is.", own)) == [
        (35, "The scale “met” has no level 1."),
        (37, "The level 2 is described twice for this item."),
        (38, "“x” is not a plain number."),
    ]


def test_levels_without_numbers_are_told_once(tmp_path: Path) -> None:
    own = ("good: It is.", "good: It is.\n        levels: [{value: 1, descriptor: Half}]")
    assert problems(tmp_path, ("value: 2", "value: two"), own) == [(17, "“two” is not a plain number.")]


def test_levels_of_one_value_are_told_once(tmp_path: Path) -> None:
    own = ("good: It is.", "good: It is.\n        levels: [{value: 2, descriptor: All}]")
    assert problems(tmp_path, ("value: 2", "value: 0"), own) == [
        (17, "The level 0 comes after 0; levels must rise.")
    ]


def test_a_scale_that_lost_its_name_or_a_level_is_told_once(tmp_path: Path) -> None:
    def own(text: str) -> tuple[tuple[str, str], ...]:
        return tuple((good, f"{good}\n        {text}") for good in ("It is so.", "It is."))

    faults = faults_of(tmp_path, spoiled(*own("levels: [{value: 1, descriptor: Half}]")))
    assert [(fault.line, fault.problem, fault.remedy) for fault in faults] == [
        (28, "The scale “met” has no level 1. So it is in 1 more place below.", "Use one of: 0, 2.")
    ]
    assert problems(tmp_path, ("id: met", "id: mat"), *own("scale: met")) == [
        (28, "There is no scale “met” in this file. So it is in 1 more place below.")
    ]


def test_a_scale_without_an_id_is_told_once(tmp_path: Path) -> None:
    named = ("good: It is.", "good: It is.\n        scale: met")
    assert problems(tmp_path, ("  - id: met\n    title: Met or not", "  - title: Met or not"), named) == [
        (9, "“id” is missing.")
    ]


def test_links_lead_somewhere(tmp_path: Path) -> None:
    known = {"other": {"X1"}}

    def link(framework: str, item: str) -> list[tuple[int, str]]:
        text = spoiled(("framework: small, item: A1", f"framework: {framework}, item: {item}"))
        return [(fault.line, fault.problem) for fault in faults_of(tmp_path, text, known)]

    assert link("other", "X1") == []
    assert link("small", "A1") == []
    assert link("small", "A2") == [(35, "The item is linked to itself.")]
    assert link("small", "X1") == [(35, "This framework has no item “X1”.")]
    assert link("other", "A1") == [(35, "The framework “other” has no item “A1”.")]
    assert link("third", "A1") == [(35, "There is no framework “third” here.")]
    assert link("[third]", "A1") == [(35, "A text is expected here, and this is a list.")]


def test_a_link_within_the_framework_names_no_framework(tmp_path: Path) -> None:
    def link(to: str) -> list[tuple[int, str]]:
        return problems(tmp_path, ("framework: small, item: A1", to))

    assert link("item: A1") == []
    assert read(tmp_path / "small.yaml").items[1].links == (Link("small", "A1", "related"),)
    assert link("item: A2") == [(35, "The item is linked to itself.")]
    assert link("item: X1") == [(35, "This framework has no item “X1”.")]
    assert link("item: A1}\n          - {framework: small, item: A1") == [
        (36, "The item is linked to the same item twice.")
    ]
    text = spoiled(("framework: small, item: A1", "item: other-1"))
    (fault,) = faults_of(tmp_path, text, {"other-1": {"X1"}})
    assert fault.problem == "“other-1” is the id of a framework, and no item of it is named."


def test_links_to_one_framework_that_is_not_there_are_one_fault(tmp_path: Path) -> None:
    def link(*targets: str) -> Fault:
        links = "}\n          - {".join(f"framework: smal, item: {target}" for target in targets)
        text = spoiled(("framework: small, item: A1", links))
        (fault,) = faults_of(tmp_path, text, {"smale": {"X1"}})
        return fault

    fault = link("A1", "A2")
    assert (fault.line, fault.problem) == (
        35,
        "2 links name “smal”, perhaps the id that this framework had before.",
    )
    assert fault.remedy.startswith("Leave the framework’s id out of links within the framework")
    fault = link("A1", "A2", "X1")
    assert fault.problem == ("There is no framework “smal” here. Another 2 of the links below name it too.")
    assert fault.remedy.startswith("Did you mean “smale”? Correct the id")


def test_links_to_other_files_are_left_unchecked_where_nothing_is_known(tmp_path: Path) -> None:
    assert problems(tmp_path, ("framework: small", "framework: third")) == []


def test_the_successor_is_known_and_another(tmp_path: Path) -> None:
    def successor(name: str, known: dict[str, set[str]] | None) -> list[str]:
        text = spoiled(("status: current", f"status: current\nsuccessor: {name}"))
        return [fault.problem for fault in faults_of(tmp_path, text, known)]

    assert successor("other", {"other": set()}) == []
    assert successor("other", None) == []
    assert successor("other", {}) == ["There is no framework “other” here."]
    assert successor("small", {}) == ["The framework names itself as its successor."]


def test_all_sections_of_a_group_have_weights_or_none(tmp_path: Path) -> None:
    text = spoiled(("    title: Section A", "    title: Section A\n    weight: 2")) + SECOND.lstrip("\n")
    assert told(faults_of(tmp_path, text)) == [
        (37, "sections › B", "The section has no weight, and others beside it have one.")
    ]
    assert faults_of(tmp_path, text.replace("Section B", "Section B\n    weight: 0")) == []


@pytest.mark.parametrize("weight", ["-1", "-0.5"])
def test_weights_are_not_negative(tmp_path: Path, weight: str) -> None:
    assert problems(tmp_path, ("good: It is.", f"good: It is.\n        weight: {weight}")) == [
        (34, f"{weight} is below 0, the lowest that can stand here.")
    ]


@pytest.mark.parametrize("weight", [".nan", ".inf", "-.inf", "1e400", "0x10", "1_000", "010", "9" * 400])
def test_numbers_are_plain(tmp_path: Path, weight: str) -> None:
    ((line, problem),) = problems(tmp_path, ("good: It is.", f"good: It is.\n        weight: {weight}"))
    assert line == 34
    assert problem.endswith("is not a plain number.")


@pytest.mark.parametrize(
    ("escape", "code"),
    [("\\a", "U+0007"), ("\\0", "U+0000"), ("\\u202E", "U+202E"), ("\\x85", "U+0085"), ("\\uFFFE", "U+FFFE")],
)
def test_invisible_characters_are_told(tmp_path: Path, escape: str, code: str) -> None:
    assert problems(tmp_path, ("good: It is.", f'good: "It {escape} is"')) == [
        (33, f"The text holds the invisible character {code}.")
    ]


def test_welsh_emoji_and_right_to_left_letters_are_plain_text(tmp_path: Path) -> None:
    assert problems(tmp_path, ("good: It is.", "good: Tŷ Gobaith ŵ 👩🏽‍⚕️ שלום")) == []


def test_titles_stand_on_one_line_and_longer_texts_need_not(tmp_path: Path) -> None:
    block = "|\n          One.\n\n          Two."
    assert problems(tmp_path, ("good: It is.", f"good: {block}")) == []
    assert problems(tmp_path, ("title: Second", f"title: {block}")) == [
        (31, "The text has a line break, and must stand on one line.")
    ]


def test_reaches_are_given_by_all_levels_or_none_and_never_fall(tmp_path: Path) -> None:
    both = (("value: 0\n", "value: 0\n        reach: 0.5\n"), ("value: 2\n", "value: 2\n        reach: 0\n"))
    assert problems(tmp_path, both[0]) == [(18, "The level has no reach, and others of the scale have one.")]
    assert problems(tmp_path, *both) == [(19, "The reach 0 comes after 0.5; it must not fall.")]
    assert problems(tmp_path, both[0], ("value: 2\n", "value: 2\n        reach: 1\n")) == []


def test_a_setting_that_is_not_in_the_list_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(
        tmp_path, spoiled(("good: It is so.", "good: It is so.\n        settings: [care-home, moon]"))
    )
    assert fault.problem == "There is no setting “moon” in the list of settings."
    assert fault.remedy.startswith("Use one of: ")
    assert "hospice" in fault.remedy


@pytest.mark.parametrize("typed", ["Care homes", "carehome", "CARE HOME", "care-homes"])
def test_a_setting_that_is_misspelt_is_told_once_with_the_one_that_is_meant(
    tmp_path: Path, typed: str
) -> None:
    both = [
        (good, f"good: {good}\n        settings: [{typed}]".removeprefix("good: "))
        for good in ("It is so.", "It is.")
    ]
    (fault,) = faults_of(tmp_path, spoiled(*both))
    assert fault.problem == (
        f"There is no setting “{typed}” in the list of settings. So it is in 1 more place below."
    )
    assert fault.remedy.startswith("Did you mean “care-home”? Use one of: ")


def test_an_edition_cannot_replace_itself_or_one_that_is_not_there(tmp_path: Path) -> None:
    def told_of(name: str) -> str:
        text = spoiled(("status: current", f"status: current\nreplaces: {name}"))
        (fault,) = faults_of(tmp_path, text, known={})
        return fault.problem

    assert told_of("small") == "The framework names itself as the one that it replaces."
    (fault,) = faults_of(tmp_path, spoiled(("status: current", "status: current\nreplaces: small")))
    assert fault.remedy == "Change its id, for example to “small-local”, or leave this out."
    assert told_of("smaller") == "There is no framework “smaller” here."


def test_descriptors_of_an_items_own_rise_as_levels_do(tmp_path: Path) -> None:
    text = spoiled(
        (
            "        evidence:\n          - text: A report\n",
            (
                "        levels:\n          - {value: 2, descriptor: All}\n"
                "          - {value: 0, descriptor: Little}\n"
            ),
        )
    )
    assert told(faults_of(tmp_path, text)) == [
        (
            30,
            "sections › A › items › A1 › levels › 0 › value",
            "The level 0 comes after 2; levels must rise.",
        )
    ]


def test_an_item_is_linked_to_another_once(tmp_path: Path) -> None:
    link = "          - {framework: small, item: A1}\n"
    text = spoiled((link, f"{link}          - {{framework: small, item: A1, kind: part}}\n"))
    assert [problem for _, _, problem in told(faults_of(tmp_path, text))] == [
        "The item is linked to the same item twice."
    ]

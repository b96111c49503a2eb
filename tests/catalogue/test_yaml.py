"""YAML's own traps."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from eolc_desktop.catalogue import yaml_nodes
from eolc_desktop.catalogue.reader import MOST_FAULTS
from tests.catalogue.files import SMALL, faults_of, spoiled, told


def test_a_name_that_stands_twice_is_told_with_both_lines_and_the_first_counts(tmp_path: Path) -> None:
    text = spoiled(("year: 2026", "year: 2026\nyear: soon"))
    assert told(faults_of(tmp_path, text)) == [
        (7, "year", "The name “year” stands here a second time; the first is on line 6.")
    ]


def test_a_whole_list_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    text = SMALL + "scales:\n  - id: wrong\n    nonsense: [1, 2]\n"
    assert told(faults_of(tmp_path, text)) == [
        (36, "scales", "The name “scales” stands here a second time; the first is on line 8.")
    ]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("*other", "“*other” is an alias, and framework files do without."),
        ("&other First", "“&other” is an anchor, and framework files do without."),
        ("!important", "“!important” is a tag, and framework files do without."),
        ("!!python/object:os.system [ls]", "“tag:yaml.org,2002:python/object:os.system” is a tag,"),
    ],
)
def test_aliases_anchors_and_tags_are_refused(tmp_path: Path, given: str, problem: str) -> None:
    fault = faults_of(tmp_path, spoiled(("edition: First", f"edition: {given}")))[0]
    assert (fault.line, fault.path) == (3, "edition")
    assert fault.problem.startswith(problem)
    assert fault.remedy == "Write the value out in full; put a text that begins so in quotes."


def test_an_alias_bomb_is_told_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    began = time.perf_counter()
    found = faults_of(tmp_path, "\n".join(lines))
    assert time.perf_counter() - began < 5
    assert (2, "“*a0” is an alias, and framework files do without.") in [(f.line, f.problem) for f in found]


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "? " * 5000])
def test_deep_nesting_is_told_and_not_followed(tmp_path: Path, text: str) -> None:
    found = faults_of(tmp_path, f"a: \n  {text}")
    assert any("deeply nested" in fault.problem for fault in found), told(found)


def test_a_file_with_too_much_in_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "MAX_NODES", 50)
    (fault,) = faults_of(tmp_path, SMALL)
    assert fault.problem == "There is too much in here for a framework file."


def test_a_second_document_is_told(tmp_path: Path) -> None:
    assert told(faults_of(tmp_path, SMALL + "---\n" + SMALL)) == [
        (36, "", "The file holds more than one document.")
    ]


@pytest.mark.parametrize("key", ["? [a, b]\n: c", "? {a: b}\n: [c, d]", "*x : c"])
def test_a_name_that_is_no_word_is_told_and_what_follows_is_still_read(tmp_path: Path, key: str) -> None:
    found = faults_of(tmp_path, f"{key}\n" + spoiled(("status: current", "status: new")))
    assert found[0].line == 1
    assert found[0].problem == "A name must be a plain word."
    assert found[-1].problem == "“new” is not one of the words that can stand here."


MEANS_ELSE = "A text begins with a character that means something else in YAML"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("edition: First", "edition: @First", 3, MEANS_ELSE),
        ("edition: First", "\tedition: First", 3, "There is a tab where spaces belong."),
        ("edition: First", 'edition: "First', 3, "A quotation mark was opened and never closed."),
        ("edition: First", 'edition: "First" one', 3, "The lines do not line up here"),
        ("edition: First", "edition First", 3, "A name here lacks its colon"),
        ("  - id: A\n", " x\n  - id: A\n", 22, ""),
        ("edition: First", "edition: First\x07", 3, "There is a character here that no text may contain."),
        ("edition: First", "edition: %First", 3, MEANS_ELSE),
        ("edition: First", 'edition: "\\q"', 3, "This is not valid YAML: found unknown escape character."),
        ("      - id: A2", "     - id: A2", 30, ""),
    ],
)  # fmt: skip
def test_a_slip_in_yaml_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    found = faults_of(tmp_path, spoiled((old, new)))
    assert any(fault.line == line and fault.problem.startswith(problem) for fault in found), told(found)


def test_reading_gives_up_after_many_slips(tmp_path: Path) -> None:
    text = "".join(f"a{number}: b: c\n" for number in range(100))
    text = text.replace("a", "x", 1)
    found = faults_of(tmp_path, "".join(f"{chr(97 + n // 26)}{chr(97 + n % 26)}: b: c\n" for n in range(100)))
    assert len(found) == yaml_nodes.MAX_REPAIRS
    assert len(faults_of(tmp_path, text)) == 1


def test_what_a_fault_shows_of_the_file_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    found = faults_of(tmp_path, spoiled(("status: current", f'status: "\\e[31m{"x" * 100}"')))
    line = next(fault for fault in found if "one of the words" in fault.problem).line_text()
    assert "\x1b" not in line
    assert f"“�[31m{'x' * 55}…”" in line


def test_a_file_that_is_one_fault_over_and_over_is_cut_short(tmp_path: Path) -> None:
    assert len(faults_of(tmp_path, "a: 1\n" * 5000)) == MOST_FAULTS + 1


def test_what_a_remedy_repeats_cannot_act_on_a_terminal_either(tmp_path: Path) -> None:
    text = spoiled(
        ("edition: First", "edition: 2021-03-04\t12:00:00"),
        ("id: met", 'id: "met\\e[31m"'),
        ("good: It is.", "good: It is.\n        scale: other"),
    )
    found = faults_of(tmp_path, text)
    assert {fault.line for fault in found} == {3, 9, 34}
    assert all(fault.line_text().isprintable() for fault in found)

"""Faults that the JSON Schema finds, and the sentences they are told in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.files import SMALL, faults_of, spoiled, told

LEVELS = """\
    levels:
      - value: 0
        short: Not met
        label: Not met
      - value: 2
        short: Met
        label: Met
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "problem", "remedy"),
    [
        ("short: Met", "short: Yes", 18, "scales › met › levels › 2 › short",
         "Without quotes, “Yes” is read as yes or no (true or false), not as a text.",
         'Put it in quotes: "Yes".'),
        ("edition: First", "edition: 2021-03-04", 3, "edition",
         "Without quotes, “2021-03-04” is read as a date, not as a text.", 'Put it in quotes: "2021-03-04".'),
        ("edition: First", "edition: 1:30", 3, "edition",
         "Without quotes, “1:30” is read as a number, not as a text.", 'Put it in quotes: "1:30".'),
        ("edition: First", "edition: [a]", 3, "edition",
         "A text is expected here, and this is a list.",
         "Write the text behind the colon; put it in quotes where it contains a colon."),
        ("edition: First", "edition: {a: b}", 3, "edition",
         "A text is expected here, and this is a group of names with values.",
         "Write the text behind the colon; put it in quotes where it contains a colon."),
        ("edition: First", "edition: ' '", 3, "edition",
         "The text is empty.", "Write it, or delete the line where it is not needed."),
        ("year: 2026", "year: 02026", 6, "year",
         "“02026” is not a whole number.", "Write a whole number without quotes, such as 2021."),
        ("year: 2026", "year: 2026.5", 6, "year",
         "“2026.5” is not a whole number.", "Write a whole number without quotes, such as 2021."),
        ("year: 2026", "year:", 6, "year",
         "Nothing is not a whole number.", "Write a whole number without quotes, such as 2021."),
        ("year: 2026", "year: 20260", 6, "year",
         "20260 is above 2200, the highest that can stand here.", "Write a lower number."),
        ("year: 2026", "year: 26", 6, "year",
         "26 is below 1900, the lowest that can stand here.", "Write a higher number."),
        ("value: 2", "value: two", 17, "scales › met › levels › two › value",
         "“two” is not a plain number.", ""),
        ("status: current", "status: 3", 7, "status",
         "What stands here is not one of the words that can stand here.", "Write one of: current, historic."),
        ("id: A2", "id: A 2", 30, "sections › A › items › A 2 › id",
         "“A 2” cannot be used as an id or a code.",
         "Use letters, digits, full stops and hyphens, such as “A1.2”."),
        ("id: met", "id: Met", 9, "scales › Met › id",
         "“Met” cannot be used as an id or a code.",
         "Use small letters, digits and single hyphens, such as “ambitions-2021”."),
        ("title: Met or not", f"title: {'x' * 81}", 10, "scales › met › title",
         "The text has 81 characters; there is room for 80.", "Make it shorter."),
        ("good: It is.", "good: It is.\n        official_title: maybe", 34,
         "sections › A › items › A2 › official_title",
         "“maybe” is neither true nor false.", "Write true or false, without quotes."),
        ("good: It is.", "good: It is.\n        codes: P1", 34, "sections › A › items › A2 › codes",
         "“P1” is not a list.", "Begin each entry on a line of its own with “- ”."),
        ("good: It is.", "good: It is.\n        codes: [P1, P1]", 34, "sections › A › items › A2 › codes",
         "The same entry stands here twice.", "Delete one of the two."),
        ("good: It is.", "good: It is.\n        codes: []", 34, "sections › A › items › A2 › codes",
         "The list is empty.", "Add an entry, or delete the line where it is not needed."),
        ("          - text: A report", "          - A report", 29,
         "sections › A › items › A1 › evidence › number 1",
         "“A report” is not a group of names with values.",
         "Write “name: value”, one on each line, indented alike."),
        ("          - text: A report", "          - [A report]", 29,
         "sections › A › items › A1 › evidence › number 1",
         "What stands here is not a group of names with values.",
         "Write “name: value”, one on each line, indented alike."),
        ("publisher:", "Zzz:", 5, "Zzz", "The name “Zzz” means nothing here.", ""),
        (LEVELS, "    levels:\n      - {value: 2, short: A, label: A}\n", 13, "scales › met › levels",
         "There must be at least 2 entries here.", "Add what is missing: a scale has at least two levels."),
    ],
)  # fmt: skip
def test_each_departure_is_told_in_words(
    tmp_path: Path, old: str, new: str, line: int, path: str, problem: str, remedy: str
) -> None:
    found = faults_of(tmp_path, spoiled((old, new)))
    match = [fault for fault in found if (fault.line, fault.path) == (line, path)]
    assert match, told(found)
    if problem:
        assert match[0].problem == problem
    if remedy:
        assert match[0].remedy == remedy


def test_an_unknown_name_is_told_with_the_nearest_known_one(tmp_path: Path) -> None:
    found = faults_of(tmp_path, spoiled(("good: It is so.", "goood: It is so.")))
    assert {fault.remedy for fault in found} == {"Did you mean “good”?", "Add a line “good: …”."}


def test_an_unknown_name_like_no_other_is_told_with_what_can_stand_there(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, spoiled(("      - id: A2", "      - zzz: 1\n        id: A2")))
    assert fault.remedy.startswith("Delete it. What can stand here: id, title, ")


@pytest.mark.parametrize(
    "name", ["id", "edition", "title", "publisher", "year", "status", "scales", "sections"]
)
def test_everything_a_framework_must_have_is_missed(tmp_path: Path, name: str) -> None:
    text = "\n".join(f"x{line}" if line.startswith(f"{name}:") else line for line in SMALL.splitlines())
    problems = [fault.problem for fault in faults_of(tmp_path, text)]
    assert f"“{name}” is missing." in problems


def test_a_section_holds_either_items_or_sections(tmp_path: Path) -> None:
    inner = "    sections:\n      - id: AA\n        title: Inner\n        items: []\n    items:\n"
    found = faults_of(tmp_path, spoiled(("    items:\n", inner)))
    assert (21, "sections › A", "The section holds both items and sections.") in told(found)
    head = SMALL[: SMALL.index("    items:")]
    assert told(faults_of(tmp_path, head)) == [(21, "sections › A", "The section holds no items.")]


def test_a_framework_without_sections_is_empty(tmp_path: Path) -> None:
    text = SMALL[: SMALL.index("sections:")] + "sections: []\n"
    assert told(faults_of(tmp_path, text)) == [(20, "sections", "The list is empty.")]


def nested(inner: str) -> str:
    items = SMALL[SMALL.index("    items:") :]
    deeper = "".join(f"    {line}\n" for line in items.splitlines())
    head = SMALL[: SMALL.index("    items:")]
    return f"{head}    sections:\n      - id: AA\n        title: Inner\n{inner}{deeper}"


def test_sections_nest_once_and_no_deeper(tmp_path: Path) -> None:
    assert faults_of(tmp_path, nested("")) == []
    found = faults_of(tmp_path, nested("        sections: []\n"))
    assert told(found) == [
        (26, "sections › A › sections › AA › sections", "A section within a section cannot hold sections.")
    ]


def test_a_list_can_be_too_long(tmp_path: Path) -> None:
    many = "".join(f"          - text: Report {number}\n" for number in range(40))
    (fault,) = faults_of(
        tmp_path, spoiled(("          - text: A report\n", "          - text: A report\n" + many))
    )
    assert fault.problem == "There are 41 entries here; there is room for 40."


@pytest.mark.parametrize("text", ["hello", "- a\n- b\n", "12", "2021-01-01"])
def test_a_file_that_is_something_else_altogether_is_told(tmp_path: Path, text: str) -> None:
    (fault,) = faults_of(tmp_path, text)
    assert fault.problem.endswith("is not a group of names with values.")
    assert (fault.line, fault.path) == (1, "")


def test_whole_numbers_written_with_a_point_and_weights_of_zero_are_fine(tmp_path: Path) -> None:
    text = spoiled(("value: 2", "value: 2.0"), ("good: It is.", "good: It is.\n        weight: 0"))
    assert faults_of(tmp_path, text) == []


@pytest.mark.parametrize("section", ["null", "text", "[]"])
def test_a_section_that_is_no_group_is_told_once(tmp_path: Path, section: str) -> None:
    text = SMALL[: SMALL.index("  - id: A\n")] + f"  - {section}\n"
    assert [(fault.line, fault.path) for fault in faults_of(tmp_path, text)] == [(21, "sections › number 1")]

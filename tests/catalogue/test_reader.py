from __future__ import annotations

import os
from pathlib import Path

import pytest

from eolc_desktop.catalogue.faults import Fault, FrameworkFaults
from eolc_desktop.catalogue.reader import MAX_BYTES, MOST_FAULTS, item_ids, read
from eolc_desktop.domain.frameworks import Status
from tests.catalogue.files import SMALL, faults_of, read_together, spoiled, told


def test_a_good_file_becomes_a_framework(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    framework = read(path)
    assert (framework.id, framework.year, framework.status) == ("small", 2026, Status.CURRENT)
    assert [item.id for item in framework.items] == ["A1", "A2"]
    assert framework.items[1].links[0].item == "A1"
    assert framework.scale_of(framework.items[0]).default_target == 2


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert faults_of(tmp_path, data) == []


def test_five_different_faults_in_one_file_are_all_told_with_their_lines(tmp_path: Path) -> None:
    text = spoiled(
        ("edition: First", "edition: 2026"),
        ("status: current", "status: curent"),
        ("default_target: 2", "default_target: 1"),
        ("        prompt: Is it so?\n", "        promt: Is it so?\n"),
        ("      - id: A2", "      - id: A1"),
        ("item: A1}", "item: A9}"),
    )
    assert told(faults_of(tmp_path, text)) == [
        (3, "edition", "Without quotes, “2026” is read as a number, not as a text."),
        (7, "status", "“curent” is not one of the words that can stand here."),
        (11, "scales › met › default_target", "1 is not the value of a level of this scale."),
        (24, "sections › A › items › A1", "“prompt” is missing."),
        (26, "sections › A › items › A1 › promt", "The name “promt” means nothing here."),
        (30, "sections › A › items › A1 › id", "The id “A1” is used twice; another item has it on line 24."),
        (
            35,
            "sections › A › items › A1 › links › number 1 › item",
            "This framework has no item “A9”.",
        ),
    ]


def test_a_slip_in_yaml_does_not_hide_the_other_faults(tmp_path: Path) -> None:
    text = spoiled(
        ("prompt: Is it so?", "prompt: Ask: is it so?"),
        ("status: current", "status: new"),
        ("good: It is.", "good:"),
    )
    assert told(faults_of(tmp_path, text)) == [
        (7, "status", "“new” is not one of the words that can stand here."),
        (
            26,
            "sections › A › items › A1 › prompt",
            "There is a second colon on this line, or the line is indented wrongly.",
        ),
        (33, "sections › A › items › A2 › good", "There is no text here."),
    ]


def test_a_fault_is_one_line_that_says_where_what_and_how_to_mend() -> None:
    fault = Fault(
        "file\n.yaml", 12, "sections › N › items › N1", "“good” is missing.", "Add a line “good: …”."
    )
    assert (
        fault.line_text()
        == "file�.yaml:12: sections › N › items › N1: “good” is missing. Mend: Add a line “good: …”."
    )
    assert Fault("f.yaml", 0, "", "There is no such file.", "Look.").line_text() == (
        "f.yaml: There is no such file. Mend: Look."
    )


def test_the_error_counts_the_faults_and_lists_them(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(spoiled(("year: 2026", "year: soon")), encoding="utf-8")
    with pytest.raises(FrameworkFaults) as caught:
        read(path)
    assert caught.value.title == f"The framework file has one fault: {path}"
    assert f"{path}:6: year: “soon” is not a whole number." in caught.value.detail
    path.write_text(spoiled(("year: 2026", "year: soon"), ("edition: First", "edition:")), encoding="utf-8")
    with pytest.raises(FrameworkFaults, match="has 2 faults"):
        read(path)


def test_a_file_in_a_newer_format_says_that_and_nothing_else(tmp_path: Path) -> None:
    text = spoiled(("format: 1", "format: 2\nnew_thing: x"))
    assert told(faults_of(tmp_path, text)) == [
        (1, "format", "The file is in format 2, and this program reads 1: it needs a newer program.")
    ]


@pytest.mark.parametrize("given", ["0", "one", "true"])
def test_a_format_that_never_was_is_a_fault(tmp_path: Path, given: str) -> None:
    found = faults_of(tmp_path, spoiled(("format: 1", f"format: {given}")))
    assert told(found) == [(1, "format", "The format must be 1.")]


def test_no_file_a_folder_and_something_that_is_not_a_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for name, problem in (("none.yaml", "There is no such file."), ("folder.yaml", "This is not a file.")):
        with pytest.raises(FrameworkFaults) as caught:
            read(tmp_path / name)
        assert [fault.problem for fault in caught.value.faults] == [problem]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FrameworkFaults, match="cannot be read \\(Permission denied\\)"):
        read(path)
    with pytest.raises(FrameworkFaults):
        read("a\0b.yaml")


def test_a_file_over_five_megabytes_is_refused(tmp_path: Path) -> None:
    data = SMALL.encode() + b"#" * MAX_BYTES
    assert told(faults_of(tmp_path, data)) == [(0, "", "The file is larger than 5 MB.")]
    assert faults_of(tmp_path, data[:MAX_BYTES]) == []


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    data = SMALL.replace("Testshire", "Château").encode("latin-1")
    assert told(faults_of(tmp_path, data)) == [
        (5, "", "The file is not in UTF-8, or is not a text file at all.")
    ]
    assert faults_of(tmp_path, SMALL.encode("utf-16")) != []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "null\n", "~"])
def test_an_empty_file_is_told(tmp_path: Path, text: str) -> None:
    assert [fault.problem for fault in faults_of(tmp_path, text)] == ["The file is empty."]


def test_more_faults_than_anybody_reads_are_cut_short(tmp_path: Path) -> None:
    extra = "".join(f"zz{number}: x\n" for number in range(MOST_FAULTS + 50))
    found = faults_of(tmp_path, SMALL + extra)
    assert len(found) == MOST_FAULTS + 1
    assert any(fault.problem.startswith(f"There are more than {MOST_FAULTS} faults") for fault in found)


def test_files_are_checked_against_each_other(tmp_path: Path) -> None:
    first, second = tmp_path / "small.yaml", tmp_path / "other.yaml"
    first.write_text(spoiled(("framework: small", "framework: other")), encoding="utf-8")
    second.write_text(spoiled(("id: small", "id: other"), ("item: A1}", "item: A7}")), encoding="utf-8")
    reading = read_together([first, second])
    assert [framework.id for framework in reading.frameworks] == ["small"]
    assert told(list(reading.faults)) == [
        (
            35,
            "sections › A › items › A2 › links › number 1 › item",
            "The framework “small” has no item “A7”.",
        )
    ]


def test_two_files_with_one_id_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for path in (tmp_path / "small.yaml", tmp_path / "b" / "small.yaml"):
        path.write_text(SMALL, encoding="utf-8")
    reading = read_together([tmp_path / "small.yaml", tmp_path / "b" / "small.yaml"])
    assert len(reading.frameworks) == 1
    assert [(fault.file, fault.line) for fault in reading.faults] == [(str(tmp_path / "b" / "small.yaml"), 2)]
    assert "has the same id, “small”" in reading.faults[0].problem


def test_ids_can_be_made_out_of_a_file_with_faults(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(spoiled(("status: current", "status: new")), encoding="utf-8")
    assert item_ids(path) == {"small": frozenset({"A1", "A2"})}
    assert item_ids(tmp_path / "none.yaml") == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "small.yaml")
    with pytest.raises(FrameworkFaults, match="This is not a file"):
        read(tmp_path / "small.yaml")

"""Editions and what is carried over, from a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eolc_desktop.catalogue.writer import to_yaml
from eolc_desktop.cli import main
from eolc_desktop.domain.frameworks import Link
from eolc_desktop.operations import library
from eolc_desktop.paths import own_frameworks_dir
from tests.operations.edition_samples import edition, item

OLD, NEW = "nice-qs13-2011", "nice-qs13-2021"

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: object, code: int = 0) -> str:
    """Run a command and return what it printed, or what it complained of."""
    capsys.readouterr()
    assert main([str(one) for one in arguments]) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def data(capsys: Capture, *arguments: object) -> Any:
    return json.loads(run(capsys, *arguments, "--json"))


@pytest.fixture
def place(tmp_path: Path, capsys: Capture) -> Path:
    """Return a workspace in which the sixteen statements of 2011 are rated."""
    path = tmp_path / "t.eolc"
    run(capsys, "new", path, "--place", "Testshire", "--framework", OLD)
    rate = ("rate", path, "--framework", OLD, "--item")
    run(capsys, *rate, "H1", "--level", "Met", "--confidence", "high", "--note", "By audit", "--target", "2")
    run(capsys, *rate, "H3", "--level", "1", "--confidence", "high", "--note", "In hours only")
    run(capsys, *rate, "H8", "--not-applicable", "One provider does it all")
    run(capsys, *rate, "H9", "--dont-know")
    run(capsys, *rate, "H12", "--level", "0", "--note", "No policy")
    audit = ("evidence", "add", path, "--title", "Audit of registers", "--kind", "outcome")
    run(capsys, *audit, "--framework", OLD, "--item", "H1")
    return path


def shown(capsys: Capture, place: Path, framework: str, *more: str) -> str:
    return run(capsys, "show", place, "--framework", framework, *more)


def test_an_assessment_goes_on_in_the_new_edition_and_nothing_is_lost(place: Path, capsys: Capture) -> None:
    looks = (("--json",), (), ("--explain",), ("--json", "--explain"))
    before = [shown(capsys, place, OLD, *look) for look in looks]

    said = run(capsys, "start", place, "--framework", NEW, "--from", OLD)
    assert "0 answers carried over, 3 proposed for you to confirm, 2 kept readable" in said
    waits = "NICE QS13, Whole place, Baseline: Proposed from an earlier edition, not confirmed yet: 3 items"
    assert f"{waits} (N1, N2, N3).\n" in run(capsys, "check", place)

    # Nothing is filled in: each waits to be confirmed.
    (new,) = json.loads(shown(capsys, place, NEW, "--json"))["assessments"]
    assert (new["framework"], new["service"], new["round"]) == (NEW, "Whole place", "Baseline")
    assert (new["rated"], new["items"]) == (0, 5)
    (listed,) = data(capsys, "suggest", place, "--framework", NEW)["assessments"]
    offers = {each["item"]: each["suggestions"] for each in listed["items"]}
    assert list(offers) == ["N1", "N2", "N3"]
    (first,) = offers["N1"]
    assert (first["number"], first["item"], first["kind"], first["from_edition"], first["change"]) == (
        1,
        "H1",
        "same",
        True,
        "reworded",
    )
    assert (first["level"], first["rationale"], first["confidence_here"]) == (2, "By audit", "high")
    assert [one["title"] for one in first["evidence"]] == ["Audit of registers"]
    assert offers["N3"][0]["offered"] == "not_applicable"

    assert [shown(capsys, place, OLD, *look) for look in looks] == before
    taken = run(capsys, "suggest", place, "--framework", NEW, "--item", "N1", "--accept", "1")
    assert taken == (
        "Took over N1: Met, target Met, from H1 of NICE QS13 of 2011 (asked this in other words)\n"
    )
    (new,) = json.loads(shown(capsys, place, NEW, "--json"))["assessments"]
    assert (new["rated"], new["score"]) == (1, 1)
    assert [shown(capsys, place, OLD, *look) for look in looks] == before
    assert "N1" not in run(capsys, "suggest", place, "--framework", NEW)
    assert run(capsys, "check", place)


def test_suggestions_are_told_in_words(place: Path, capsys: Capture) -> None:
    run(capsys, "start", place, "--framework", NEW, "--from", OLD)
    lines = run(capsys, "suggest", place, "--framework", NEW).splitlines()

    assert lines[0] == "Testshire"
    assert "    1. Asked this in other words: H1 of NICE QS13 of 2011, Baseline" in lines
    assert "       “Met” there is “Met” here" in lines
    assert "       By audit" in lines
    assert "       confidence high; 1 piece of evidence" in lines
    assert "    1. Asked this and more: H3 of NICE QS13 of 2011, Baseline" in lines
    assert "       confidence medium" in lines
    assert "       Reason: One provider does it all" in lines
    # Of one item all is told, also what nothing follows from.
    of_one = run(capsys, "suggest", place, "--framework", NEW, "--item", "N4")
    assert "“Don’t know” there; no answer follows, because the questions are not the same" in of_one
    assert "Nothing was said of it elsewhere." in run(
        capsys, "suggest", place, "--framework", NEW, "--item", "N5"
    )
    assert "Nothing could be carried over." in run(capsys, "suggest", place, "--framework", OLD)


def test_what_cannot_be_seen_in_a_terminal_is_shown_as_such(place: Path, capsys: Capture) -> None:
    run(capsys, "rate", place, "--framework", OLD, "--item", "H1", "--level", "2", "--note", "a\u202eb\nc")
    run(capsys, "start", place, "--framework", NEW, "--from", OLD)
    assert "\n       a\ufffdb c\n" in run(capsys, "suggest", place)


def test_what_cannot_be_taken_over_is_said(place: Path, capsys: Capture) -> None:
    run(capsys, "start", place, "--framework", NEW, "--from", OLD)
    one = ("suggest", place, "--framework", NEW, "--item")
    assert "N1 has no number 2 to take over." in run(capsys, *one, "N1", "--accept", 2, code=1)
    assert "It has 1 answer from elsewhere." in run(capsys, *one, "N1", "--accept", 2, code=1)
    assert "It has no answer from elsewhere." in run(capsys, *one, "N5", "--accept", 1, code=1)
    assert "No answer to N4 follows from H9" in run(capsys, *one, "N4", "--accept", 1, code=1)
    assert "has no item “N9”" in run(capsys, *one, "N9", "--accept", 1, code=1)
    assert "Say which item it is for" in run(capsys, "suggest", place, "--accept", 1, code=1)
    assert json.loads(shown(capsys, place, NEW, "--json"))["assessments"][0]["rated"] == 0


def test_an_item_that_one_assessment_has_needs_no_framework(place: Path, capsys: Capture) -> None:
    run(capsys, "start", place, "--framework", NEW, "--from", OLD)
    assert run(capsys, "suggest", place, "--item", "n1") == run(
        capsys, "suggest", place, "--framework", NEW, "--item", "N1"
    )
    assert "No assessment asks an item “Z9”." in run(capsys, "suggest", place, "--item", "Z9", code=1)
    taken = run(capsys, "suggest", place, "--item", "N1", "--accept", "1")
    assert taken.startswith("Took over N1: Met")

    run(capsys, "start", place, "--framework", NEW, "--new-round", "Autumn")
    asked = run(capsys, "suggest", place, "--item", "N1", "--accept", "1", code=1)
    assert "Say which round is meant" in asked
    autumn = ("suggest", place, "--item", "N1", "--round", "autumn", "--accept", "1")
    assert "It has no answer from elsewhere." in run(capsys, *autumn, code=1)


def test_an_item_of_two_frameworks_needs_one_named(tmp_path: Path, capsys: Capture) -> None:
    own_frameworks_dir().mkdir(parents=True, exist_ok=True)
    path, ids = tmp_path / "own.eolc", ("our-2025", "our-2026")
    for framework_id in ids:
        framework = edition(framework_id, item("A", "bread"))
        (own_frameworks_dir() / f"{framework_id}.yaml").write_text(to_yaml(framework), encoding="utf-8")
    run(capsys, "new", path, "--place", "Testshire", *(word for one in ids for word in ("--framework", one)))
    assert len(data(capsys, "suggest", path, "--item", "A")["assessments"]) == 2
    refused = run(capsys, "suggest", path, "--item", "A", "--accept", "1", code=1)
    assert "More than one framework has an item “A”." in refused
    assert "by --framework and one of: our-2025, our-2026." in refused


def test_a_further_framework_is_started_and_offered_what_is_linked(place: Path, capsys: Capture) -> None:
    assert run(capsys, "start", place, "--framework", NEW) == "Started NICE QS13 for Whole place, Baseline\n"
    (listed,) = data(capsys, "suggest", place, "--framework", NEW, "--round", "baseline")["assessments"]
    first = listed["items"][0]["suggestions"][0]
    assert (first["item"], first["from_edition"], first["path"]) == (
        "H1",
        False,
        [{"framework": OLD, "item": "H1"}],
    )
    assert "already being assessed" in run(capsys, "start", place, "--framework", NEW, code=1)


def test_a_new_round_is_opened_only_where_it_can_be_used(place: Path, capsys: Capture) -> None:
    refused = run(capsys, "start", place, "--framework", OLD, "--from", OLD, "--new-round", "X", code=1)
    assert "is the edition that these answers were given to" in refused
    assert "has no round “X”" in run(capsys, "show", place, "--round", "X", code=1)

    said = run(capsys, "start", place, "--framework", NEW, "--from", OLD, "--new-round", "Autumn")
    assert said.startswith("Started NICE QS13 for Whole place, Autumn: ")
    (new,) = json.loads(shown(capsys, place, NEW, "--json"))["assessments"]
    assert new["round"] == "Autumn"
    (listed,) = data(capsys, "suggest", place, "--framework", NEW)["assessments"]
    assert listed["items"][0]["suggestions"][0]["round"] == "Baseline"

    again = run(capsys, "start", place, "--framework", NEW, "--from", OLD, "--round", "Baseline")
    assert "for Whole place, Baseline" in again
    assert "Say which round is meant" in run(
        capsys, "start", place, "--framework", "ten-questions-2012", code=1
    )
    assert run(capsys, "start", place, "--framework", "ten-questions-2012", "--new-round", "Winter")
    assert "There is a round “Winter” already" in run(
        capsys, "start", place, "--framework", NEW, "--new-round", "winter", code=1
    )


def test_the_answers_of_the_round_that_is_meant_are_taken(place: Path, capsys: Capture) -> None:
    run(capsys, "start", place, "--framework", OLD, "--new-round", "Autumn")
    later = ("rate", place, "--framework", OLD, "--round", "Autumn", "--item", "H1", "--level", "0")
    run(capsys, *later)

    def taken(*which: str) -> object:
        run(capsys, "start", place, "--framework", NEW, "--from", OLD, *which)
        found = data(capsys, "suggest", place, "--framework", NEW)["assessments"]
        round_name = "Baseline" if which else "Autumn"
        (one,) = (each for each in found if each["round"] == round_name)
        return one["items"][0]["suggestions"][0]["level"]

    assert taken() == 0
    # A round is meant however it is written.
    assert taken("--round", " baseline") == 2


def test_which_service_is_meant_must_be_said_where_there_are_two(place: Path, capsys: Capture) -> None:
    run(capsys, "service", "add", place, "Hospice")
    assert "Say which service is meant" in run(
        capsys, "start", place, "--framework", NEW, "--from", OLD, code=1
    )
    start = ("start", place, "--framework", NEW, "--from", OLD, "--service")
    assert f"“{OLD}” is not assessed for Hospice." in run(capsys, *start, "hospice", code=1)
    assert "The workspace has no framework “kings-fund-2011”" in run(
        capsys,
        "start",
        place,
        "--framework",
        NEW,
        "--from",
        "kings-fund-2011",
        "--service",
        "Hospice",
        code=1,
    )
    assert run(capsys, *start, "Whole place")


def test_show_takes_some_of_the_assessments(place: Path, capsys: Capture) -> None:
    everything = run(capsys, "show", place, "--json")
    assert shown(capsys, place, OLD, "--json") == everything
    run(capsys, "service", "add", place, "Hospice")
    run(capsys, "start", place, "--framework", NEW, "--service", "Hospice")
    run(capsys, "start", place, "--framework", NEW, "--service", "Hospice", "--new-round", "Autumn")

    def found(*which: str) -> list[tuple[str, str, str]]:
        rows = data(capsys, "show", place, *which)["assessments"]
        return [(row["framework"], row["service"], row["round"]) for row in rows]

    assert found() == [
        (NEW, "Hospice", "Autumn"),
        (OLD, "Whole place", "Baseline"),
        (NEW, "Hospice", "Baseline"),
    ]
    assert shown(capsys, place, OLD, "--json") == everything
    assert found("--round", "Autumn") == [(NEW, "Hospice", "Autumn")]
    assert found("--service", "hospice", "--round", "Baseline") == [(NEW, "Hospice", "Baseline")]
    assert len(found("--framework", NEW, "--framework", OLD)) == 3
    assert "The workspace has no framework “nice”" in run(
        capsys, "show", place, "--framework", "nice", code=1
    )
    nothing = run(capsys, "show", place, "--framework", OLD, "--round", "Autumn", code=1)
    assert "No assessment is of that framework, service and round together." in nothing


def test_two_editions_are_compared(capsys: Capture) -> None:
    found = data(capsys, "frameworks", "compare", OLD, NEW)
    assert set(found) == {"old", "new", "is_later", "pairs", "added", "removed"}
    assert (found["old"]["id"], found["new"]["id"], found["is_later"]) == (OLD, NEW, True)
    first = found["pairs"][0]
    assert (first["old"], first["new"], first["kind"], first["change"], first["moved"]) == (
        "H1",
        "N1",
        "same",
        "reworded",
        False,
    )
    assert {"prompt", "good"} <= set(first["what"])
    assert len(found["pairs"]) + len(found["added"]) == 5
    olds = {pair["old"] for pair in found["pairs"]} | {one["id"] for one in found["removed"]}
    assert len(olds) == 16

    text = run(capsys, "frameworks", "compare", OLD, NEW)
    assert "  H1 → N1  Identification\n      Reworded: the question and what good looks like\n" in text
    was, now = library.find(OLD).item("H1").prompt, library.find(NEW).item("N1").prompt
    assert f"      Was: {was}\n      Now: {now}\n" in text
    assert "\nRemoved\n" in text
    assert "does not say that it is a later edition" not in text
    same = run(capsys, "frameworks", "compare", NEW, NEW)
    assert "  5 items with nothing changed (--all lists every one).\n" in same
    assert "N1" not in same
    everything = run(capsys, "frameworks", "compare", NEW, NEW, "--all")
    assert everything.count("      Unchanged\n") == 5
    assert "nothing changed" not in everything
    back = run(capsys, "frameworks", "compare", NEW, OLD)
    assert "The second does not say that it is a later edition of the first." in back
    assert "\nAdded\n" in back
    assert "There is no framework “nice”" in run(capsys, "frameworks", "compare", "nice", NEW, code=1)


def test_a_framework_of_ones_own_goes_on_in_its_next_edition(tmp_path: Path, capsys: Capture) -> None:
    old = edition("our-2025", item("A", "bread"), item("B", "butter"), item("C", "cheese"), year=2025)
    new = edition(
        "our-2026",
        item("A", "bread"),
        item("B", "butter and jam"),
        item("D", "all", Link("our-2025", "B", "part"), Link("our-2025", "C", "part")),
        replaces="our-2025",
    )
    own_frameworks_dir().mkdir(parents=True, exist_ok=True)
    for framework in (old, new):
        (own_frameworks_dir() / f"{framework.id}.yaml").write_text(to_yaml(framework), encoding="utf-8")
    path = tmp_path / "own.eolc"
    run(capsys, "new", path, "--place", "Testshire", "--framework", old.id)
    for letter in "ABC":
        run(capsys, "rate", path, "--framework", old.id, "--item", letter, "--level", "1")
    before = shown(capsys, path, old.id)

    said = run(capsys, "start", path, "--framework", new.id, "--from", old.id)
    assert "1 answer carried over, 2 proposed for you to confirm, 0 kept readable" in said
    (row,) = json.loads(shown(capsys, path, new.id, "--json"))["assessments"]
    assert row["rated"] == 1
    assert shown(capsys, path, old.id) == before
    # It reads the same where the files have gone.
    suggested = run(capsys, "suggest", path)
    for framework in (old, new):
        (own_frameworks_dir() / f"{framework.id}.yaml").unlink()
    assert run(capsys, "suggest", path) == suggested
    assert shown(capsys, path, old.id) == before
    compared = data(capsys, "frameworks", "compare", OLD, OLD)
    assert {pair["change"] for pair in compared["pairs"]} == {"unchanged"}


def test_the_comparison_names_what_was_drawn_together(tmp_path: Path, capsys: Capture) -> None:
    links = (Link("our-2025", "B", "part"), Link("our-2025", "C", "part"))
    own_frameworks_dir().mkdir(parents=True, exist_ok=True)
    for framework in (
        edition("our-2025", item("B", "butter"), item("C", "cheese"), year=2025),
        edition("our-2026", item("D", "all", *links), replaces="our-2025"),
    ):
        (own_frameworks_dir() / f"{framework.id}.yaml").write_text(to_yaml(framework), encoding="utf-8")
    assert library.find("our-2026").replaces == "our-2025"
    text = run(capsys, "frameworks", "compare", "our-2025", "our-2026")
    assert "  B → D  Title D\n      Asks a part of what it asked\n" in text
    assert "\n      Also goes on from C\n" in text

"""The main job from a terminal: start, rate, see, export."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from eolc_desktop.cli import main
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library, queries, upkeep
from eolc_desktop.operations.workspaces import open_workspace, start_assessment
from eolc_desktop.storage import backups

QS13 = "nice-qs13-2021"


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a new workspace for Testshire with the five NICE statements."""
    path = tmp_path / "t.eolc"
    assert main(["new", str(path), "--place", "Testshire", "--framework", QS13]) == 0
    assert "Testshire" in capsys.readouterr().out
    return path


def rate(path: Path, item: str, *answer: str) -> int:
    return main(["rate", str(path), "--framework", QS13, "--item", item, *answer])


def shown(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["show", str(path), "--json", *more]) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_the_four_kinds_of_answer_come_to_the_score_of_the_issue(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rate(place, "N1", "--level", "2") == 0
    assert rate(place, "N2", "--level", "Partly met", "--confidence", "low", "--note", "Only in hours") == 0
    assert rate(place, "N3", "--not-applicable", "No shared record here") == 0
    assert rate(place, "N4", "--dont-know") == 0

    data = shown(place, capsys)
    (assessment,) = data["assessments"]

    assert data["place"] == "Testshire"
    assert (assessment["framework"], assessment["service"], assessment["round"]) == (
        QS13,
        "Whole place",
        "Baseline",
    )
    assert (assessment["score"], assessment["low"], assessment["high"]) == (0.75, 0.375, 0.875)
    assert (assessment["rated"], assessment["applicable"], assessment["items"]) == (2, 4, 5)
    assert (assessment["dont_know"], assessment["not_applicable"]) == (1, 1)
    assert assessment["status"] == "draft"
    assert assessment["sections"][0]["score"] == 0.75
    assert assessment["gaps"] == [
        {
            "item": "N2",
            "title": "Advance care planning",
            "level": 1,
            "target": 2,
            "gap": 1,
            "importance": 3,
            "weight": 1,
            "priority": 1.5,
            "confidence": "low",
        }
    ]


def test_the_text_says_counts_first_and_then_score_coverage_and_range(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate(place, "N1", "--level", "met")
    rate(place, "N2", "--level", "1")
    capsys.readouterr()

    assert main(["show", str(place)]) == 0
    out = capsys.readouterr().out

    counts, score, span = (
        out.index("1 of 5 met, 3 not yet rated"),
        out.index("Score 75 %, 2 of 5 rated (40 %)"),
        out.index("30–90 % if the 3 unrated were all lowest or all highest"),
    )
    assert counts < score < span
    assert "1 · Partly met → 2 · Met; gap 1, importance 3, weight 1, priority 1.5" in out


def test_show_tells_what_is_answered_too(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rate(place, "N1", "--level", "met")
    rate(place, "N2", "--dont-know")
    capsys.readouterr()

    assert main(["show", str(place)]) == 0
    out = capsys.readouterr().out
    assert "Score 100 %, 1 of 5 rated (20 %), 2 of 5 answered (40 %)" in out
    assert "Whole place, Baseline, draft" in out


def test_show_lists_every_round(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_workspace(place) as workspace:
        with workspace.edit("Another round") as edit:
            edit.set("round", "r2", name="Second", opened="2026-09-14", position=1, removed=0)
        service = queries.workspace_view(workspace).services[0]
        start_assessment(workspace, library.find(QS13), service.id, "r2")

    rounds = [one["round"] for one in shown(place, capsys)["assessments"]]
    assert rounds == ["Second", "Baseline"]
    assert main(["show", str(place)]) == 0
    assert "Whole place, Baseline, draft" in capsys.readouterr().out


def test_what_is_rated_from_a_terminal_is_backed_up_now_and_then(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept() -> int:
        with open_workspace(place, write=False) as workspace:
            return len(upkeep.backups_of(workspace))

    assert rate(place, "N1", "--level", "1") == 0
    assert rate(place, "N2", "--level", "1") == 0
    assert kept() == 1
    monkeypatch.setattr(upkeep, "_PAUSE", timedelta(0))
    assert rate(place, "N2", "--level", "1") == 0
    assert kept() == 2
    assert rate(place, "N2", "--level", "1") == 0
    assert kept() == 2, "nothing changed"

    def full(_: Path) -> Path:
        raise UserError("There is no room left.")

    monkeypatch.setattr(backups, "keep", full)
    capsys.readouterr()
    assert rate(place, "N2", "--level", "2") == 0
    assert "No backup could be kept. There is no room left." in capsys.readouterr().err
    assert shown(place, capsys)["assessments"][0]["rated"] == 2


def test_explain_lays_open_how_a_number_came_about(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rate(place, "N1", "--level", "1")
    capsys.readouterr()

    assert main(["show", str(place), "--explain"]) == 0
    out = capsys.readouterr().out
    assert "N1: Partly met; 1 × 0.5 = 0.5" in out
    assert "N2: Not rated; does not count: not rated yet" in out
    assert "Priority: 0.5 × weight 1 × importance 3 (the usual 3, nobody set it) = 1.5" in out

    explained = shown(place, capsys, "--explain")["assessments"][0]["explanations"]
    assert explained[0]["terms"][0]["product"] == 0.5


def test_a_target_and_a_second_answer_replace_the_first(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate(place, "N1", "--level", "0", "--target", "Partly met")
    rate(place, "N1", "--level", "2")

    (assessment,) = shown(place, capsys)["assessments"]

    assert assessment["score"] == 1
    assert assessment["gaps"] == []


def test_with_nothing_rated_there_is_no_score(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (assessment,) = shown(place, capsys)["assessments"]
    assert assessment["score"] is None

    assert main(["show", str(place)]) == 0
    assert "Score –, 0 of 5 rated (0 %)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (["--level", "7"], "Not met"),
        (["--level", "Excellent"], "Partly met"),
        (["--not-applicable", "   "], "reason"),
        (["--level", "1", "--target", "9"], "Not met"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_whole(
    place: Path, capsys: pytest.CaptureFixture[str], answer: list[str], says: str
) -> None:
    assert rate(place, "N1", *answer) == 1
    assert says in capsys.readouterr().err
    assert shown(place, capsys)["assessments"][0]["rated"] == 0


def test_an_item_that_is_not_there_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rate(place, "N9", "--level", "1") == 1
    assert "N9" in capsys.readouterr().err


def test_a_framework_that_is_not_in_the_workspace_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rate", str(place), "--framework", "ambitions-2021", "--item", "A1.1", "--level", "1"])

    assert code == 1
    assert QS13 in capsys.readouterr().err


def test_new_overwrites_nothing_without_force(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rate(place, "N1", "--level", "2")
    before = place.read_bytes()

    assert main(["new", str(place), "--place", "Elsewhere"]) == 1
    assert place.read_bytes() == before
    assert "--force" in capsys.readouterr().err

    assert main(["new", str(place), "--place", "Elsewhere", "--force"]) == 0
    assert shown(place, capsys) == {"place": "Elsewhere", "assessments": []}


def test_two_services_need_naming(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two.eolc"
    main(
        [
            "new",
            str(path),
            "--place",
            "T",
            "--framework",
            QS13,
            "--service",
            "Hospice",
            "--service",
            "Homecare",
        ]
    )

    assert rate(path, "N1", "--level", "2") == 1
    assert "Homecare" in capsys.readouterr().err
    assert rate(path, "N1", "--level", "2", "--service", "Homecare") == 0
    scores = {a["service"]: a["score"] for a in shown(path, capsys)["assessments"]}
    assert scores == {"Hospice": None, "Homecare": 1}


def test_an_unknown_framework_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.eolc"

    assert main(["new", str(path), "--place", "T", "--framework", "nice"]) == 1
    assert QS13 in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["rate"],
        ["nonsense", "x"],
        ["show"],
        ["rate", "x.eolc", "--framework", "f", "--item", "i"],
        ["--wrong"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_frameworks_are_listed_with_their_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frameworks", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)

    assert {row["id"]: row["items"] for row in rows} == {
        "ambitions-2021": 42,
        QS13: 5,
        "nice-qs144-2017": 4,
        "nice-qs13-2011": 16,
        "icb-guidance-2022": 8,
        "ten-questions-2012": 10,
        "commissioning-cycle": 117,
        "six-step-pathway": 37,
        "care-coordination-2017": 43,
        "kings-fund-2011": 40,
        "kings-fund-2023": 76,
        "national-resources-2017": 24,
    }
    assert sum(row["items"] for row in rows) == 422
    assert {row["id"]: row["status"] for row in rows}["commissioning-cycle"] == "historic"
    assert all(set(row) == {"id", "title", "edition", "status", "items"} for row in rows)

    assert main(["frameworks", "list"]) == 0
    assert "117 items" in capsys.readouterr().out


def test_a_framework_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frameworks", "show", QS13, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert set(data) == {"id", "title", "edition", "sections"}
    item = data["sections"][0]["items"][0]
    assert set(item) >= {"id", "title", "prompt", "good", "evidence", "measures", "links", "levels"}
    assert [level["label"] for level in item["levels"]] == ["Not met", "Partly met", "Met"]

    assert main(["frameworks", "show", QS13]) == 0
    assert item["prompt"] in capsys.readouterr().out


def test_export_writes_both_files_and_overwrites_nothing(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate(place, "N1", "--level", "1")
    xlsx, pdf = tmp_path / "gaps.xlsx", tmp_path / "board.pdf"
    command = ["export", str(place), "--xlsx", str(xlsx), "--pdf", str(pdf), "--as-at", "2026-09-30"]

    assert main(command) == 0
    assert xlsx.read_bytes()[:2] == b"PK"
    first = pdf.read_bytes()
    assert first[:5] == b"%PDF-"

    assert main(command) == 1
    assert pdf.read_bytes() == first
    assert main([*command, "--force"]) == 0
    assert pdf.read_bytes() == first


def test_export_of_nothing_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(place)]) == 1
    assert "--xlsx" in capsys.readouterr().err


def test_check_backup_restore_and_redact(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate(place, "N1", "--level", "2", "--note", "Mrs Made-Up said so")
    kept = tmp_path / "kept.eolc"

    assert main(["check", str(place)]) == 0
    assert "The file is whole." in capsys.readouterr().out
    assert main(["backup", str(place), str(kept)]) == 0
    assert main(["redact", str(place), "--text", "Mrs Made-Up"]) == 0
    assert b"Made-Up" not in place.read_bytes()
    rate(place, "N1", "--level", "0")
    assert main(["restore", str(kept), str(place)]) == 1
    assert main(["restore", str(kept), str(place), "--force"]) == 0
    assert shown(place, capsys)["assessments"][0]["score"] == 1


def test_check_tells_a_broken_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[:4096] + bytes(len(whole) - 4096))

    assert main(["check", str(place)]) == 1
    assert capsys.readouterr().err


def test_check_strict_exits_with_1_where_something_is_found(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate(place, "N1", "--level", "2", "--target", "1")

    assert main(["check", str(place)]) == 0
    assert "N1" in capsys.readouterr().out
    assert main(["check", str(place), "--strict"]) == 1
    capsys.readouterr()
    assert main(["check", str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["faults"] == []


@pytest.mark.parametrize("content", [b"", b"not a workspace at all", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_no_workspace_is_said_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "other.eolc"
    path.write_bytes(content)

    assert main(["show", str(path)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert path.read_bytes() == content


def test_test_is_for_a_source_checkout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test"]) == 1
    assert "main.py test" in capsys.readouterr().err

"""Services and evidence from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eolc_desktop.cli import main
from eolc_desktop.operations import evidence, queries
from eolc_desktop.operations.workspaces import open_workspace
from tests.storage.helpers import meddle

QS13 = "nice-qs13-2021"


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a new workspace for Testshire with the five NICE statements."""
    path = tmp_path / "t.eolc"
    assert main(["new", str(path), "--place", "Testshire", "--framework", QS13]) == 0
    capsys.readouterr()
    return path


def add(path: Path, *more: str, title: str = "Audit of plans", kind: str = "outcome") -> int:
    return main(["evidence", "add", str(path), "--title", title, "--kind", kind, *more])


def listed(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["evidence", "list", str(path)]) == 0
    return capsys.readouterr().out


def test_evidence_is_added_with_all_that_can_be_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--shows", "54 % have a plan\nIn homes 31 %", "--from", "2026-01-01", "--to", "2026-06-30"]
    said += ["--source", "Community nursing", "--reference", "Audit 2026/7", "--review", "2027-06-30"]
    said += ["--strength", "single_audit", "--setting", "care-home", "--setting", "hospice"]
    said += ["--group", "rural", "--framework", QS13, "--item", "N1", "--item", "n3"]
    assert add(place, *said) == 0
    assert capsys.readouterr().out == "Added evidence: Audit of plans\n"

    assert listed(place, capsys).splitlines() == [
        "Audit of plans",
        "  Outcome, single audit",
        "  54 % have a plan",
        "  In homes 31 %",
        "  Period: 1 January 2026 to 30 June 2026",
        "  Source: Community nursing",
        "  Reference: Audit 2026/7",
        "  To be looked at again by: 30 June 2027",
        "  Settings: care-home, hospice",
        "  Population groups: rural",
        "  Added by: Command line",
        "  Supports nice-qs13-2021, Whole place, Baseline: N1, N3",
    ]
    main(["evidence", "list", str(place), "--json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["strength"], found["settings"]) == (
        "outcome",
        "single_audit",
        ["care-home", "hospice"],
    )
    where = {"framework": QS13, "service": "Whole place", "round": "Baseline"}
    assert found["supports"] == [where | {"item": "N1"}, where | {"item": "N3"}]


def test_evidence_may_support_nothing_yet(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(place, capsys) == "There is no evidence yet.\n"
    assert add(place, title="Letters", kind="experience") == 0
    add(place, "--framework", QS13, "--item", "N2")
    assert listed(place, capsys) == (
        "Letters\n  Experience, strength not said\n  Added by: Command line\n  Supports no item yet\n\n"
        "Audit of plans\n  Outcome, strength not said\n  Added by: Command line\n"
        "  Supports nice-qs13-2021, Whole place, Baseline: N2\n"
    )


def test_evidence_is_withdrawn_by_its_title_or_its_id(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for title in ("Audit of plans", "Letters", "Letters"):
        add(place, "--framework", QS13, "--item", "N1", title=title)
    capsys.readouterr()
    assert main(["evidence", "remove", str(place), "audit  of plans"]) == 0
    assert capsys.readouterr().out == "Withdrew evidence: Audit of plans\n"
    main(["evidence", "list", str(place), "--json"])
    first, second = (one["id"] for one in json.loads(capsys.readouterr().out))

    assert main(["evidence", "remove", str(place), "Letters"]) == 1
    told = capsys.readouterr().err
    assert "There are 2 pieces of evidence “Letters”." in told
    assert f"by its id: {first}, {second}." in told
    assert main(["evidence", "remove", str(place), first]) == 0
    assert main(["evidence", "remove", str(place), "Audit of plans"]) == 1
    assert "The workspace has no evidence “Audit of plans”." in capsys.readouterr().err
    assert listed(place, capsys).count("Letters") == 1
    assert main(["check", str(place)]) == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--from", "June"], "“June” is not a day."),
        (["--setting", "moon"], "There is no setting “moon”."),
        (["--item", "N1"], "Name the items that it supports with --framework ID and --item ID, or neither."),
        (["--framework", QS13], "Name the items that it supports"),
        (["--framework", QS13, "--item", "N9"], "“NICE QS13” has no item “N9”."),
        (["--framework", "nothing", "--item", "N1"], "The workspace has no framework “nothing”."),
        (["--framework", QS13, "--item", "N1", "--round", "R"], "The workspace has no round “R”."),
        (["--title", ""], "The evidence has no title."),
    ],
)
def test_what_cannot_be_is_told_in_a_line_each_and_nothing_is_kept(
    place: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    before = place.read_bytes()
    assert add(place, *more) == 1
    assert capsys.readouterr().err.startswith(told)
    assert place.read_bytes() == before


def test_what_it_supports_is_listed_as_the_framework_orders_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, old = tmp_path / "old.eolc", "nice-qs13-2011"
    main(["new", str(path), "--place", "Testshire", "--framework", old])
    add(path, "--framework", old, "--item", "H12", "--item", "H4", "--item", "H1")
    assert "Whole place, Baseline: H1, H4, H12\n" in listed(path, capsys)


@pytest.mark.parametrize("wrong", [["--kind", "rumour"], ["--strength", "strong"]])
def test_another_kind_is_wrong_usage(place: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        add(place, *wrong)
    assert ended.value.code == 2


def test_nothing_that_is_listed_acts_on_the_terminal(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(place, "--shows", "plain", "--source", "Nurses")
    meddle(
        place, "UPDATE evidence SET title = char(27) || '[31m', shows = 'a' || char(8238), source = char(7)"
    )
    meddle(place, "UPDATE round SET name = 'x' || char(27)", "UPDATE service SET name = char(155)")
    with open_workspace(place) as workspace:
        (one,) = queries.all_evidence(workspace)
        evidence.link_evidence(workspace, one.id, queries.summaries(workspace)[0].id, "N1")
    out = listed(place, capsys)
    assert "�[31m\n" in out
    assert "  a�\n" in out
    assert "Source: �" in out
    assert "Supports nice-qs13-2021, �, x�: N1" in out
    assert all(char.isprintable() or char == "\n" for char in out)


def test_a_service_is_added_and_gets_its_setting(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service = ["service", "add", str(place), "Larkfield Hospice", "--setting", "hospice"]
    assert main(service) == 0
    assert main(["service", "setting", str(place), "whole place", "whole-place"]) == 0
    assert capsys.readouterr().out == (
        "Added the service Larkfield Hospice\nSetting of Whole place: The whole place\n"
    )
    with open_workspace(place, write=False) as workspace:
        services = queries.workspace_view(workspace).services
    assert [(one.name, one.setting) for one in services] == [
        ("Whole place", "whole-place"),
        ("Larkfield Hospice", "hospice"),
    ]

    assert main(service) == 1
    assert main(["service", "setting", str(place), "Nobody", "hospice"]) == 1
    assert main(["service", "setting", str(place), "Whole place", "moon"]) == 1
    told = capsys.readouterr().err
    assert "There is a service “Larkfield Hospice” already." in told
    assert "The workspace has no service “Nobody”." in told
    assert "There is no setting “moon”." in told


def test_services_are_listed_with_the_titles_of_their_settings(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["service", "add", str(place), "Larkfield", "--setting", "care-home"]) == 0
    capsys.readouterr()
    assert main(["service", "list", str(place)]) == 0
    assert capsys.readouterr().out == "Whole place: no setting said\nLarkfield: Care home\n"
    meddle(place, "UPDATE service SET name = 'L\u202e\nx', setting = 'moon' WHERE name = 'Larkfield'")
    assert main(["service", "list", str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["services"] == [
        {"name": "Whole place", "setting": "", "setting_title": ""},
        {"name": "L\u202e\nx", "setting": "moon", "setting_title": "moon"},
    ]
    assert main(["service", "list", str(place)]) == 0
    assert "L��x: moon\n" in capsys.readouterr().out

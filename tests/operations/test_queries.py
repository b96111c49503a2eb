"""What screens and commands read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, rate
from eolc_desktop.operations.workspaces import new_workspace, start_assessment
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first


@pytest.fixture
def wide(tmp_path: Path, framework: Framework) -> Workspace:
    """Return a workspace of two services, two rounds and two frameworks; the second round is newer."""
    other = replace(framework, id="other")
    workspace = new_workspace(
        tmp_path / "wide.eolc",
        place="Testshire",
        frameworks=(framework, other),
        services=("Hospital", "Hospice"),
    )
    with workspace.edit("Another round") as edit:
        edit.set("round", "r2", name="2026 autumn", opened="2026-09-14", position=1, removed=0)
    service = queries.workspace_view(workspace).services[1]
    start_assessment(workspace, framework, service.id, "r2")
    return workspace


def test_assessments_come_newest_round_first_then_by_service(wide: Workspace) -> None:
    with wide:
        found = [(a.round.name, a.service.name, a.framework_id) for a in queries.summaries(wide)]
        assert [round_.name for round_ in queries.workspace_view(wide).rounds] == ["2026 autumn", "Baseline"]
    assert found == [
        ("2026 autumn", "Hospice", "test"),
        ("Baseline", "Hospital", "test"),
        ("Baseline", "Hospital", "other"),
        ("Baseline", "Hospice", "test"),
        ("Baseline", "Hospice", "other"),
    ]


def test_standings_are_those_of_the_newest_round_unless_one_is_named(wide: Workspace) -> None:
    def found(**wanted: object) -> list[tuple[str, str]]:
        standings = queries.standings(wide, **wanted)  # type: ignore[arg-type]
        return [(s.assessment.service.name, s.assessment.framework.id) for s in standings]

    with wide:
        assert found() == [("Hospice", "test")]
        assert len(found(round_name="baseline")) == 4
        assert found(round_name="Baseline", services=["hospital"]) == [
            ("Hospital", "test"),
            ("Hospital", "other"),
        ]
        assert found(round_name="Baseline", services=["Hospital"], frameworks=["other"]) == [
            ("Hospital", "other")
        ]
        for wanted, told in (
            ({"round_name": "Never"}, "no round “Never”"),
            ({"services": ["Nobody"]}, "no service “Nobody”"),
            ({"frameworks": ["none"]}, "no framework “none”"),
        ):
            with pytest.raises(UserError, match=told) as error:
                found(**wanted)
            assert "It has: “" in error.value.detail


def test_what_there_is_one_of_needs_no_naming(workspace: Workspace) -> None:
    assert queries.find_assessment(workspace, "test").id == first(workspace)
    with pytest.raises(UserError, match="no framework “other”") as told:
        queries.find_assessment(workspace, "other")
    assert "“test”" in told.value.detail


def test_where_there_are_more_the_choices_are_named(wide: Workspace) -> None:
    with wide:
        with pytest.raises(UserError, match="Say which service is meant") as told:
            queries.find_assessment(wide, "test")
        assert "“Hospice”, “Hospital”" in told.value.detail
        with pytest.raises(UserError, match="Say which round is meant"):
            queries.find_assessment(wide, "test", "Hospice")
        assert queries.find_assessment(wide, "test", "Hospital").round.name == "Baseline"
        assert queries.find_assessment(wide, "test", "hospice", "2026 Autumn").round.id == "r2"
        with pytest.raises(UserError, match="no round “2026 autumn”"):
            queries.find_assessment(wide, "test", "Hospital", "2026 autumn")


def test_a_workspace_without_assessments(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "a.eolc", place="Testshire", frameworks=()) as workspace:
        assert queries.standings(workspace) == ()
        with pytest.raises(UserError, match="no framework “test”") as told:
            queries.find_assessment(workspace, "test")
    assert "It has: none." in told.value.detail


def test_the_standing_is_that_of_the_stored_ratings(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 2)
    rate.rate_item(workspace, assessment, "N2", 1)
    rate.mark_not_applicable(workspace, assessment, "N3", "None here")
    rate.mark_dont_know(workspace, assessment, "N4")

    total = queries.standing_of(workspace, assessment).scores.total

    assert (total.score, total.rated, total.applicable, total.low, total.high) == (0.75, 2, 4, 0.375, 0.875)
    assert queries.standings(workspace)[0].scores.total == total

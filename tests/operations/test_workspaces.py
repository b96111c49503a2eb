"""Making workspaces and starting assessments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, rate
from eolc_desktop.operations.workspaces import new_workspace, open_workspace, start_assessment
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import Ticking, rows


def test_a_new_workspace_has_an_assessment_for_each_service_and_framework(
    tmp_path: Path, framework: Framework
) -> None:
    other = replace(framework, id="other", title="Other", short="Other")
    with new_workspace(
        tmp_path / "a.eolc",
        place="  Sir \n Fôn ",
        frameworks=(framework, other, framework),
        services=("Hospital", "Hospice"),
        round_name="2026 autumn",
    ) as workspace:
        view = queries.workspace_view(workspace)

    assert (view.place, view.example, view.read_only) == ("Sir Fôn", False, False)
    assert [service.name for service in view.services] == ["Hospital", "Hospice"]
    assert [round_.name for round_ in view.rounds] == ["2026 autumn"]
    assert view.rounds[0].opened == view.last_change[:10]
    assert [(one.service.name, one.framework_id) for one in view.assessments] == [
        ("Hospital", "test"),
        ("Hospital", "other"),
        ("Hospice", "test"),
        ("Hospice", "other"),
    ]


def test_without_frameworks_or_names_it_has_what_every_workspace_has(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "a.eolc", place="Testshire", frameworks=(), example=True) as workspace:
        view = queries.workspace_view(workspace)

    assert [service.name for service in view.services] == ["Whole place"]
    assert [round_.name for round_ in view.rounds] == ["Baseline"]
    assert (view.assessments, view.example) == ((), True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"place": " \n"}, "The place has no name"),
        ({"place": "x" * 201}, "The name of the place is too long"),
        ({"services": ("Hospice", "hospice ")}, "Two services have the same name"),
        ({"services": ()}, "at least one service"),
        ({"services": ("",)}, "The service has no name"),
        ({"round_name": ""}, "The round has no name"),
    ],
)
def test_names_are_asked_for(tmp_path: Path, given: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        new_workspace(tmp_path / "a.eolc", **{"place": "Testshire", "frameworks": (), **given})  # type: ignore[arg-type]
    assert not (tmp_path / "a.eolc").exists()


def test_a_fixed_clock_makes_the_same_file_every_time(tmp_path: Path, framework: Framework) -> None:
    contents = []
    for name in ("a.eolc", "b.eolc"):
        clock = Ticking().clock()
        with new_workspace(
            tmp_path / name, place="Testshire", frameworks=(framework,), clock=clock
        ) as workspace:
            rate.rate_item(workspace, queries.summaries(workspace)[0].id, "N1", 2)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_a_second_framework_is_started_and_the_start_undone(
    workspace: Workspace, framework: Framework
) -> None:
    view = queries.workspace_view(workspace)
    other = replace(framework, id="other", short="Other\n<b>")

    changes = start_assessment(workspace, other, view.services[0].id, view.rounds[0].id, role=" Chair ")

    assert changes.label == "Started Other\n<b> for Whole place, Baseline"
    assert changes.touches("assessment")
    assert [one.framework_id for one in queries.summaries(workspace)] == ["test", "other"]
    second = queries.summaries(workspace)[1].id
    history.undo(workspace)
    assert [one.framework_id for one in queries.summaries(workspace)] == ["test"]
    with pytest.raises(UserError, match="not in the workspace"):
        rate.rate_item(workspace, second, "N1", 1)
    history.redo(workspace)
    assert [one.id for one in queries.summaries(workspace)][1] == second
    assert rate.rate_item(workspace, second, "N1", 1)


def test_what_was_started_or_is_not_there_is_refused(workspace: Workspace, framework: Framework) -> None:
    view = queries.workspace_view(workspace)
    service, round_ = view.services[0].id, view.rounds[0].id

    with pytest.raises(UserError, match="already being assessed for Whole place in Baseline"):
        start_assessment(workspace, framework, service, round_)
    with pytest.raises(UserError, match="no such service or round"):
        start_assessment(workspace, framework, "nobody", round_)
    with pytest.raises(UserError, match="no such service or round"):
        start_assessment(workspace, framework, service, "never")


def test_an_assessment_starts_in_a_round_that_is_opened_for_it(
    workspace: Workspace, framework: Framework
) -> None:
    service = queries.workspace_view(workspace).services[0].id
    changes = start_assessment(workspace, framework, service, new_round="Autumn")
    assert changes.label == "Started Test for Whole place, Autumn"
    assert [one.round.name for one in queries.summaries(workspace)] == ["Autumn", "Baseline"]
    history.undo(workspace)
    assert [one.name for one in queries.workspace_view(workspace).rounds] == ["Baseline"]
    with pytest.raises(UserError, match="There is a round “Baseline” already"):
        start_assessment(workspace, framework, service, new_round="baseline")


def test_the_framework_is_stored_once_and_read_from_the_file(
    workspace: Workspace, framework: Framework
) -> None:
    """A workspace opens and reads the same where the data file is gone or newer."""
    assert rows(workspace.path, "SELECT count(*), framework_id, edition, title FROM framework") == [
        (1, "test", "1", "Test")
    ]
    workspace.close()
    with open_workspace(workspace.path) as opened:
        found = queries.framework_of(opened, queries.summaries(opened)[0].id)
        assert found == framework
        assert found is queries.framework_of(opened, queries.summaries(opened)[0].id)
    assert rows(workspace.path, "SELECT count(*) FROM history_long WHERE after LIKE '%Title N1%'") == [(0,)]

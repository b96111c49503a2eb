"""Services are added, and said to work in a setting."""

from __future__ import annotations

import pytest

from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, services
from eolc_desktop.storage.workspace import Workspace


def listed(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.name, one.setting) for one in queries.workspace_view(workspace).services]


def test_a_service_comes_after_those_that_are_there(workspace: Workspace) -> None:
    changes = services.add_service(workspace, "  Larkfield  Hospice ", setting="hospice", role="Chair")
    services.add_service(workspace, "Homes")

    assert changes.label == "Added the service Larkfield Hospice"
    assert listed(workspace) == [("Whole place", ""), ("Larkfield Hospice", "hospice"), ("Homes", "")]
    history.undo(workspace)
    history.undo(workspace)
    assert listed(workspace) == [("Whole place", "")]
    services.add_service(workspace, "Larkfield Hospice")
    assert listed(workspace) == [("Whole place", ""), ("Larkfield Hospice", "")]


def test_a_name_is_used_once(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="a service “Whole place” already") as refused:
        services.add_service(workspace, "whole  PLACE")
    assert refused.value.detail == "Nothing was changed. Give the new one a name of its own."
    for name, told in ((" ", "has no name"), ("x" * 201, "too long")):
        with pytest.raises(UserError, match=told):
            services.add_service(workspace, name)
    assert len(listed(workspace)) == 1


def test_a_setting_is_one_of_the_list_by_id_or_title(workspace: Workspace) -> None:
    (service,) = queries.workspace_view(workspace).services

    assert services.set_setting(workspace, service.id, "Care home").label == (
        "Setting of Whole place: Care home"
    )
    assert listed(workspace) == [("Whole place", "care-home")]
    assert not services.set_setting(workspace, service.id, "care-home")
    assert services.set_setting(workspace, service.id, "").label == "Setting of Whole place removed"
    assert listed(workspace) == [("Whole place", "")]
    history.undo(workspace)
    assert listed(workspace) == [("Whole place", "care-home")]


def test_what_is_not_there_is_refused(workspace: Workspace) -> None:
    (service,) = queries.workspace_view(workspace).services
    with pytest.raises(UserError, match="no setting “moon”") as refused:
        services.set_setting(workspace, service.id, "moon")
    assert "whole-place, general-practice" in refused.value.detail
    with pytest.raises(UserError, match="no setting “moon”"):
        services.add_service(workspace, "Moon base", setting="moon")
    with pytest.raises(UserError, match="no such service"):
        services.set_setting(workspace, "nobody", "hospice")
    assert listed(workspace) == [("Whole place", "")]


def test_every_assessment_of_a_service_knows_its_setting(workspace: Workspace) -> None:
    (service,) = queries.workspace_view(workspace).services
    services.set_setting(workspace, service.id, "hospital")
    (summary,) = queries.summaries(workspace)
    assert summary.service.setting == "hospital"
    assert queries.assessment(workspace, summary.id).service.setting == "hospital"

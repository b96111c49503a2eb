"""Evidence is added, changed, and said to support items; each is one action and one undo step."""

from __future__ import annotations

from typing import Any

import pytest

from eolc_desktop.domain.evidence import EvidenceKind, Strength
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, history, queries, rate
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, is_sound

EVERYTHING: dict[str, Any] = {
    "title": " Audit  of plans ",
    "kind": "outcome",
    "shows": "54 % have a plan.\r\nIn homes 31 %.",
    "period_from": "2026-01-01",
    "period_to": "2026-06-30",
    "source": "Community\nnursing",
    "reference": "Audit 2026/7",
    "review_date": "2027-06-30",
    "strength": "Single audit",
    "settings": ["care-home", "Community nursing", "care-home"],
    "population_groups": ["rural", "not-cancer"],
}


def titles(workspace: Workspace, item_id: str) -> list[str]:
    return [one.title for one in queries.evidence_of(workspace, first(workspace), item_id)]


def added(workspace: Workspace, title: str = "Audit", *items: str, **more: Any) -> str:
    """Add evidence for items of the first assessment and return its id."""
    links = [(first(workspace), item) for item in items]
    changes = evidence.add_evidence(workspace, title=title, kind="outcome", links=links, **more)
    (evidence_id,) = changes.ids("evidence")
    return evidence_id


def test_all_that_is_said_is_kept_and_supports_the_items(workspace: Workspace) -> None:
    assessment = first(workspace)
    links = [(assessment, "n1"), (assessment, "N3")]

    changes = evidence.add_evidence(workspace, **EVERYTHING, links=links, role="Audit lead")

    assert changes.label == "Added evidence: Audit of plans"
    found = queries.assessment(workspace, assessment).evidence
    assert list(found) == ["N1", "N3"]
    assert found["N1"] == found["N3"] == queries.all_evidence(workspace)
    (audit,) = found["N1"]
    assert (audit.title, audit.kind, audit.strength) == (
        "Audit of plans",
        EvidenceKind.OUTCOME,
        Strength.SINGLE_AUDIT,
    )
    assert audit.shows == "54 % have a plan.\nIn homes 31 %."
    assert (audit.period_from, audit.period_to, audit.review_date) == (
        "2026-01-01",
        "2026-06-30",
        "2027-06-30",
    )
    assert (audit.source, audit.reference) == ("Community nursing", "Audit 2026/7")
    assert audit.settings == ("care-home", "community-nursing")
    assert audit.population_groups == ("rural", "not-cancer")
    assert (audit.added_by, audit.added_at) == ("Audit lead", workspace.last_change())
    assert queries.evidence_links(workspace) == {audit.id: ((assessment, "N1"), (assessment, "N3"))}


def test_what_is_not_said_is_empty(workspace: Workspace) -> None:
    evidence.add_evidence(workspace, title="Letters", kind=EvidenceKind.EXPERIENCE)

    (letters,) = queries.all_evidence(workspace)

    assert (letters.shows, letters.period_from, letters.period_to, letters.source) == ("", "", "", "")
    assert (letters.reference, letters.review_date, letters.strength) == ("", "", None)
    assert (letters.settings, letters.population_groups, letters.added_by) == ((), (), "")
    assert queries.evidence_links(workspace) == {}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"title": " "}, "has no title"),
        ({"title": "x" * 201}, "title of the evidence is too long"),
        ({"kind": "rumour"}, "“rumour” is not a kind of evidence"),
        ({"kind": ""}, "“” is not a kind of evidence"),
        ({"strength": "strong"}, "“strong” is not a strength of evidence"),
        ({"period_from": "2026-02-30"}, "“2026-02-30” is not a day"),
        ({"period_to": "June"}, "“June” is not a day"),
        ({"review_date": "soon"}, "“soon” is not a day"),
        ({"period_from": "2026-07-01"}, r"ends \(2026-06-30\) before it begins \(2026-07-01\)"),
        ({"settings": ["care-home", "moon"]}, "no setting “moon”"),
        ({"population_groups": ["people"]}, "no population group “people”"),
        ({"shows": "x" * 20_001}, "too long"),
        ({"links": [("nowhere", "N1")]}, "not in the workspace"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    workspace: Workspace, said: dict[str, Any], told: str
) -> None:
    with pytest.raises(UserError, match=told) as refused:
        evidence.add_evidence(workspace, **{**EVERYTHING, **said})

    assert refused.value.detail
    assert queries.all_evidence(workspace) == ()
    assert history.undo_label(workspace) == ""


def test_an_item_that_is_not_there_is_refused_with_those_close_to_it(workspace: Workspace) -> None:
    links = [(first(workspace), "N1"), (first(workspace), "N9")]
    with pytest.raises(UserError, match="no item “N9”"):
        evidence.add_evidence(workspace, title="Audit", kind="outcome", links=links)
    assert queries.all_evidence(workspace) == ()


def test_a_period_may_be_one_day_or_open_at_an_end(workspace: Workspace) -> None:
    added(workspace, "One day", period_from="2026-01-01", period_to=" 2026-01-01 ")
    added(workspace, "Since", period_from="2026-01-01")
    added(workspace, "Until", period_to="2026-01-01")
    assert [(one.period_from, one.period_to) for one in queries.all_evidence(workspace)] == [
        ("2026-01-01", "2026-01-01"),
        ("2026-01-01", ""),
        ("", "2026-01-01"),
    ]


def test_adding_with_its_links_is_taken_back_and_done_again_in_one_step(workspace: Workspace) -> None:
    evidence_id = added(workspace, "Audit", "N1", "N2")

    assert history.undo(workspace).label == "Undone: Added evidence: Audit"
    assert queries.all_evidence(workspace) == ()
    assert queries.assessment(workspace, first(workspace)).evidence == {}
    assert queries.evidence_links(workspace) == {}
    with pytest.raises(UserError, match="not in the workspace"):
        queries.evidence(workspace, evidence_id)

    history.redo(workspace)
    assert titles(workspace, "N1") == titles(workspace, "N2") == ["Audit"]
    assert queries.evidence(workspace, evidence_id).title == "Audit"


def test_what_is_not_given_stays_and_what_is_empty_is_taken_away(workspace: Workspace) -> None:
    evidence.add_evidence(workspace, **EVERYTHING, links=[(first(workspace), "N1")], role="Audit lead")
    (before,) = queries.all_evidence(workspace)

    changes = evidence.change_evidence(
        workspace, before.id, title="Second audit", strength="", settings=[], role="Chair"
    )

    assert changes.label == "Changed evidence: Second audit"
    (after,) = queries.all_evidence(workspace)
    assert (after.title, after.strength, after.settings) == ("Second audit", None, ())
    assert (after.shows, after.period_to, after.added_by) == (before.shows, before.period_to, "Audit lead")
    assert titles(workspace, "N1") == ["Second audit"]
    history.undo(workspace)
    assert queries.all_evidence(workspace) == (before,)


def test_a_changed_period_is_judged_with_the_day_that_stays(workspace: Workspace) -> None:
    evidence_id = added(workspace, period_from="2026-01-01", period_to="2026-06-30")

    with pytest.raises(UserError, match="before it begins"):
        evidence.change_evidence(workspace, evidence_id, period_to="2025-12-31")
    with pytest.raises(UserError, match="before it begins"):
        evidence.change_evidence(workspace, evidence_id, period_from="2026-07-01")
    evidence.change_evidence(workspace, evidence_id, period_from="", period_to="2025-12-31")

    found = queries.evidence(workspace, evidence_id)
    assert (found.period_from, found.period_to) == ("", "2025-12-31")


def test_the_same_again_changes_nothing(workspace: Workspace) -> None:
    evidence_id = added(workspace, "Audit", "N1", settings=["hospice"])

    assert not evidence.change_evidence(workspace, evidence_id, title="Audit", settings=["Hospice"])
    assert not evidence.change_evidence(workspace, evidence_id)
    assert not evidence.link_evidence(workspace, evidence_id, first(workspace), "N1")
    assert history.undo_label(workspace) == "Added evidence: Audit"


def test_a_link_taken_away_leaves_the_evidence_and_comes_back(workspace: Workspace) -> None:
    assessment = first(workspace)
    evidence_id = added(workspace, "Audit", "N1", "N2")

    gone = evidence.unlink_evidence(workspace, evidence_id, assessment, "n1")
    assert gone.label == "No longer evidence for N1: Audit"
    assert (titles(workspace, "N1"), titles(workspace, "N2")) == ([], ["Audit"])
    assert [one.title for one in queries.all_evidence(workspace)] == ["Audit"]

    assert evidence.link_evidence(workspace, evidence_id, assessment, "n1").label == "Evidence for N1: Audit"
    assert titles(workspace, "N1") == ["Audit"]
    history.undo(workspace)
    history.undo(workspace)
    assert titles(workspace, "N1") == ["Audit"]
    history.undo(workspace)
    assert queries.all_evidence(workspace) == ()


def test_taking_away_a_link_that_never_was_changes_nothing(workspace: Workspace) -> None:
    evidence_id = added(workspace, "Audit", "N1")

    assert not evidence.unlink_evidence(workspace, evidence_id, first(workspace), "N2")
    assert evidence.unlink_evidence(workspace, evidence_id, first(workspace), "N1")
    assert not evidence.unlink_evidence(workspace, evidence_id, first(workspace), "N1")


def test_what_is_withdrawn_supports_nothing_until_that_is_undone(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 2)
    evidence_id = added(workspace, "Audit", "N1", "N3")
    before = queries.assessment(workspace, first(workspace))

    changes = evidence.withdraw_evidence(workspace, evidence_id, role="Chair")

    assert changes.label == "Withdrew evidence: Audit"
    assert queries.all_evidence(workspace) == ()
    now = queries.assessment(workspace, first(workspace))
    assert (now.evidence, now.ratings) == ({}, before.ratings)
    assert is_sound(workspace.path)
    for act in (evidence.withdraw_evidence, evidence.change_evidence):
        with pytest.raises(UserError, match="not in the workspace"):
            act(workspace, evidence_id)
    history.undo(workspace)
    assert queries.assessment(workspace, first(workspace)) == before
    history.redo(workspace)
    assert queries.evidence_of(workspace, first(workspace), "N1") == ()


@pytest.mark.parametrize(
    "act", [evidence.link_evidence, evidence.unlink_evidence], ids=["linking", "unlinking"]
)
def test_evidence_that_is_not_there_cannot_be_linked(workspace: Workspace, act: Any) -> None:
    with pytest.raises(UserError, match="not in the workspace"):
        act(workspace, "nothing", first(workspace), "N1")
    evidence_id = added(workspace)
    with pytest.raises(UserError, match="not in the workspace"):
        act(workspace, evidence_id, "nothing", "N1")


def test_one_piece_supports_items_of_two_assessments(workspace: Workspace) -> None:
    from dataclasses import replace

    from eolc_desktop.operations.workspaces import start_assessment

    view = queries.workspace_view(workspace)
    other = replace(queries.framework_of(workspace, first(workspace)), id="other")
    start_assessment(workspace, other, view.services[0].id, view.rounds[0].id)
    second = next(one.id for one in queries.summaries(workspace) if one.framework_id == "other")
    evidence_id = added(workspace, "Audit", "N1")
    evidence.link_evidence(workspace, evidence_id, second, "N4")

    assert titles(workspace, "N1") == ["Audit"]
    assert [one.id for one in queries.evidence_of(workspace, second, "N4")] == [evidence_id]
    assert queries.evidence_of(workspace, second, "N1") == ()
    assert queries.evidence_links(workspace) == {
        evidence_id: tuple(sorted([(first(workspace), "N1"), (second, "N4")]))
    }


def test_the_past_of_an_item_holds_its_evidence(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 2)
    evidence_id = added(workspace, "Audit", "N1")
    added(workspace, "Letters", "N2")
    evidence.unlink_evidence(workspace, evidence_id, first(workspace), "N1")

    past = history.history(workspace, assessment_id=first(workspace), item_id="N1")

    assert [entry.label for entry in past] == [
        "No longer evidence for N1: Audit",
        "Added evidence: Audit",
        "Rated N1: Met",
    ]


def test_the_past_of_an_item_tells_why_its_evidence_reads_otherwise_or_has_gone(workspace: Workspace) -> None:
    evidence_id = added(workspace, "Audit", "N1")
    evidence.change_evidence(workspace, evidence_id, shows="54 % have a plan")
    evidence.withdraw_evidence(workspace, evidence_id)

    def past(item_id: str | None) -> list[str]:
        found = history.history(workspace, assessment_id=first(workspace), item_id=item_id)
        return [entry.label for entry in found][:3]

    told = ["Withdrew evidence: Audit", "Changed evidence: Audit", "Added evidence: Audit"]
    assert past("N1") == past(None) == told
    assert past("N2") == []


def test_it_is_listed_as_it_was_added_and_is_there_when_opened_again(workspace: Workspace) -> None:
    for title in ("Zebra", "Apple", "Mango"):
        added(workspace, title, "N1")
    workspace.close()

    with open_workspace(workspace.path, write=False) as reader:
        assert titles(reader, "N1") == ["Zebra", "Apple", "Mango"]
        with pytest.raises(UserError, match="open for reading only"):
            added(reader)

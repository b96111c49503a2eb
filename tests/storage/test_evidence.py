"""What evidence supports, as analysts see it and as screens read it."""

from __future__ import annotations

from eolc_desktop.operations import evidence, history, queries, rate
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first, rows

VIEW = (
    "SELECT framework, service, round, position, section, item_id, answer, level, title, kind, period_from, "
    "period_to, strength, review_date, settings FROM evidence_links ORDER BY position, title"
)


def test_the_view_for_analysts_has_a_row_for_each_item_that_evidence_supports(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 2)
    evidence.add_evidence(
        workspace,
        title="Audit",
        kind="outcome",
        links=[(assessment, "N3"), (assessment, "N1")],
        period_from="2026-01-01",
        period_to="2026-06-30",
        strength="independent",
        review_date="2027-06-30",
        settings=["hospice"],
    )
    evidence.add_evidence(workspace, title="Letters", kind="experience", links=[(assessment, "N1")])

    said = ("outcome", "2026-01-01", "2026-06-30", "independent", "2027-06-30", '["hospice"]')
    where = ("test", "Whole place", "Baseline")
    assert rows(workspace.path, VIEW) == [
        (*where, 0, "Section N", "N1", "level", 2, "Audit", *said),
        (*where, 0, "Section N", "N1", "level", 2, "Letters", "experience", None, None, None, None, None),
        (*where, 2, "Section N", "N3", "not_rated", None, "Audit", *said),
    ]


def test_what_was_taken_away_is_not_in_the_view(workspace: Workspace) -> None:
    assessment = first(workspace)
    evidence.add_evidence(workspace, title="Audit", kind="outcome", links=[(assessment, "N1")])
    (audit,) = queries.all_evidence(workspace)
    evidence.unlink_evidence(workspace, audit.id, assessment, "N1")
    assert rows(workspace.path, VIEW) == []
    evidence.link_evidence(workspace, audit.id, assessment, "N1")
    assert len(rows(workspace.path, VIEW)) == 1
    for _ in range(3):
        history.undo(workspace)
    assert rows(workspace.path, VIEW) == []


def test_all_the_evidence_of_an_assessment_is_read_at_once(workspace: Workspace) -> None:
    """Screens wait for it: it must not take longer the more items there are."""
    assessment = first(workspace)
    for item in ("N1", "N2", "N3"):
        for title in ("Audit", "Letters"):
            evidence.add_evidence(workspace, title=title, kind="outcome", links=[(assessment, item)])
    asked: list[str] = []
    workspace.connection.set_trace_callback(asked.append)

    found = queries.assessment(workspace, assessment).evidence

    workspace.connection.set_trace_callback(None)
    assert [len(pieces) for pieces in found.values()] == [2, 2, 2]
    assert len([query for query in asked if "evidence" in query]) == 1

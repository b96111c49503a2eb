"""Undo, redo, and the history that people read. The long runs are in tests/storage/test_log.py."""

from __future__ import annotations

import pytest

from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, rate
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.workspace import Workspace
from tests.storage.helpers import first


def test_undo_and_redo_say_what_they_did(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.set_rationale(workspace, assessment, "N1", "As the audit says")

    assert history.undo_label(workspace) == "Rationale of N1"
    undone = history.undo(workspace)
    assert undone.label == "Undone: Rationale of N1"
    assert [(c.before, c.after) for c in undone.changes] == [("As the audit says", None)]
    assert (history.undo_label(workspace), history.redo_label(workspace)) == (
        "Rated N1: Partly met",
        "Rationale of N1",
    )
    assert history.redo(workspace, role="Chair").label == "Done again: Rationale of N1"
    assert queries.assessment(workspace, assessment).rating("N1").rationale == "As the audit says"


def test_undo_outlives_closing_the_file(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 1)
    workspace.close()

    with open_workspace(workspace.path) as opened:
        history.undo(opened)
        assert queries.assessment(opened, first(opened)).rating("N1").answer is None
    with open_workspace(workspace.path) as opened:
        history.redo(opened)
        assert queries.assessment(opened, first(opened)).rating("N1").level == 1


def test_the_making_of_the_workspace_cannot_be_undone(workspace: Workspace) -> None:
    assert (history.undo_label(workspace), history.redo_label(workspace)) == ("", "")
    with pytest.raises(UserError, match=r"There is nothing to undo\."):
        history.undo(workspace)
    with pytest.raises(UserError, match=r"There is nothing to redo\."):
        history.redo(workspace)


def test_nothing_is_undone_where_it_is_only_read(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 1)
    with open_workspace(workspace.path) as reader:
        assert (history.undo_label(reader), history.redo_label(reader)) == ("", "")
        for operation in (history.undo, history.redo):
            with pytest.raises(UserError, match="somebody else"):
                operation(reader)
        assert len(history.history(reader)) == 2


def test_an_undo_that_changes_nothing_still_moves_on(workspace: Workspace) -> None:
    """As after merging: what the edit set was set back by another copy."""
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.set_importance(workspace, assessment, "N2", 4)
    with workspace.edit("Set back elsewhere", kind="barrier") as edit:
        edit.set("rating", f"{assessment}/N2", importance=None)
    workspace.connection.execute(
        "UPDATE operation SET kind = 'edit', seq = 0 WHERE kind = 'barrier' AND seq > 1"
    )

    assert not history.undo(workspace)
    assert history.undo_label(workspace) == "Rated N1: Partly met"


def test_the_history_tells_who_did_what_newest_first(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1, role="Chair")
    rate.rate_item(workspace, assessment, "N2", 2)
    rate.rate_item(workspace, assessment, "N1", 2)
    history.undo(workspace)

    entries = history.history(workspace)

    assert [(entry.label, entry.kind, entry.undone) for entry in entries] == [
        ("Undone: Rated N1: Met", "undo", False),
        ("Rated N1: Met", "edit", True),
        ("Rated N2: Met", "edit", False),
        ("Rated N1: Partly met", "edit", False),
        ("Workspace made for Testshire", "barrier", False),
    ]
    assert entries[3].role == "Chair"
    assert [(c.field, c.before, c.after) for c in entries[1].changes if c.field == "level"] == [
        ("level", 1, 2)
    ]
    assert all(change.before != change.after for entry in entries for change in entry.changes)


def test_the_history_of_one_assessment_and_of_one_item(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.rate_item(workspace, assessment, "N2", 2)

    assert [entry.label for entry in history.history(workspace, assessment_id=assessment, item_id="N1")] == [
        "Rated N1: Partly met"
    ]
    assert len(history.history(workspace, assessment_id=assessment)) == 3
    assert history.history(workspace, assessment_id="another") == ()
    assert [entry.label for entry in history.history(workspace, limit=1)] == ["Rated N2: Met"]

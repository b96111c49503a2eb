"""Undo, redo, and the history that people read: all of it from the change log."""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.errors import UserError
from eolc_desktop.storage import past
from eolc_desktop.storage.errors import plainly
from eolc_desktop.storage.log import REDO, UNDO
from eolc_desktop.storage.past import Entry, Step
from eolc_desktop.storage.workspace import Workspace

HistoryEntry = Entry


def undo(workspace: Workspace, *, role: str = "") -> Changes:
    """Take back the last action that stands, by appending its inverse.

    Raises:
        UserError: There is nothing to undo.
    """
    workspace.require_writable()
    with plainly(workspace.path):
        step = past.to_undo(workspace.connection)
    if step is None:
        raise UserError("There is nothing to undo.")
    return _take_back(workspace, step, UNDO, f"Undone: {step.label}", role)


def redo(workspace: Workspace, *, role: str = "") -> Changes:
    """Do again what was last taken back.

    Raises:
        UserError: There is nothing to redo.
    """
    workspace.require_writable()
    with plainly(workspace.path):
        step = past.to_redo(workspace.connection)
    if step is None:
        raise UserError("There is nothing to redo.")
    return _take_back(workspace, step, REDO, f"Done again: {step.label}", role)


def undo_label(workspace: Workspace) -> str:
    """Return what undo would take back, or an empty text where nothing can be."""
    if workspace.read_only:
        return ""
    with plainly(workspace.path):
        step = past.to_undo(workspace.connection)
    return step.label if step else ""


def redo_label(workspace: Workspace) -> str:
    """Return what redo would do again, or an empty text where nothing can be."""
    if workspace.read_only:
        return ""
    with plainly(workspace.path):
        step = past.to_redo(workspace.connection)
    return step.label if step else ""


def history(
    workspace: Workspace, *, assessment_id: str | None = None, item_id: str | None = None, limit: int = 200
) -> tuple[HistoryEntry, ...]:
    """Return what was done, newest first.

    Args:
        workspace: The workspace.
        assessment_id: Only what changed this assessment or its ratings.
        item_id: Only what changed the rating of this item of that assessment, or its evidence.
        limit: At most so many.
    """
    under = f"{assessment_id}/{item_id}" if assessment_id and item_id else assessment_id
    with plainly(workspace.path):
        return past.entries(workspace.connection, under=under, limit=limit)


def _take_back(workspace: Workspace, step: Step, kind: str, label: str, role: str) -> Changes:
    with workspace.edit(label, role=role, kind=kind, undoes=step.id) as edit:
        for entity, entity_id, fields in past.inverse(workspace.connection, step.id):
            edit.set(entity, entity_id, **fields)
    return edit.changes

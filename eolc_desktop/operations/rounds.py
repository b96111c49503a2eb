"""Rounds: opening a further one, by itself or as a part of another action."""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.ratings import Round
from eolc_desktop.errors import UserError
from eolc_desktop.operations.texts import clean_line, require_name
from eolc_desktop.storage import assessments
from eolc_desktop.storage.log import Edit
from eolc_desktop.storage.workspace import Workspace


def open_round(workspace: Workspace, name: str, *, role: str = "") -> Changes:
    """Open a further round as from today; what is assessed in it is started later.

    Raises:
        UserError: There is a round of that name already.
    """
    round_ = planned_round(workspace, name)
    with workspace.edit(f"Opened the round {round_.name}", role=clean_line(role)) as edit:
        add_round(workspace, edit, round_)
    return edit.changes


def planned_round(workspace: Workspace, name: str) -> Round:
    """Return a round as it would be opened today; nothing is stored.

    Raises:
        UserError: There is a round of that name already.
    """
    name = require_name(name, "round")
    for round_ in assessments.rounds(workspace):
        if round_.name.casefold() == name.casefold():
            raise UserError(
                f"There is a round “{round_.name}” already.",
                "Nothing was changed. Give the new one a name of its own.",
            )
    return Round(workspace.clock.uuid7(), name, workspace.clock.at()[:10])


def add_round(workspace: Workspace, edit: Edit, round_: Round) -> None:
    """Add a planned round as a part of the edit under way."""
    position = assessments.next_position(workspace, "round")
    edit.set("round", round_.id, name=round_.name, opened=round_.opened, position=position, removed=0)

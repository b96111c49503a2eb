"""Rounds: opening a further one."""

from __future__ import annotations

from eolc_desktop.domain.changes import Changes
from eolc_desktop.errors import UserError
from eolc_desktop.operations.texts import clean_line, require_name
from eolc_desktop.storage import assessments
from eolc_desktop.storage.workspace import Workspace


def open_round(workspace: Workspace, name: str, *, role: str = "") -> Changes:
    """Open a further round as from today; what is assessed in it is started later.

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
    with workspace.edit(f"Opened the round {name}", role=clean_line(role)) as edit:
        edit.set(
            "round",
            workspace.clock.uuid7(),
            name=name,
            opened=workspace.clock.at()[:10],
            position=assessments.next_position(workspace, "round"),
            removed=0,
        )
    return edit.changes

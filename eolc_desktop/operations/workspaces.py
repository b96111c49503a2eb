"""Making and opening workspaces, and starting assessments in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Round, Service
from eolc_desktop.errors import UserError
from eolc_desktop.operations.choices import find_setting
from eolc_desktop.operations.rounds import add_round, planned_round
from eolc_desktop.operations.texts import clean, clean_line, require_name
from eolc_desktop.storage import assessments
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.log import BARRIER, Edit
from eolc_desktop.storage.opening import create_file, open_file
from eolc_desktop.storage.workspace import Workspace

DEFAULT_SERVICE = "Whole place"
DEFAULT_ROUND = "Baseline"


def new_workspace(
    path: Path | str,
    *,
    place: str,
    frameworks: Sequence[Framework],
    services: Sequence[str] = (DEFAULT_SERVICE,),
    settings: Mapping[str, str] | None = None,
    round_name: str = DEFAULT_ROUND,
    clock: Clock | None = None,
    example: bool = False,
    force: bool = False,
) -> Workspace:
    """Make a workspace with an assessment for each service and framework, and open it.

    Args:
        path: The file to make, used as it is given.
        place: The place's name.
        frameworks: What is assessed; may be empty, assessments can be started later.
        services: The names of the services that are rated.
        settings: In which setting services work, by their names; nobody has to say.
        round_name: The name of the first round.
        clock: Where times and ids come from; given for the example only.
        example: Whether its content is made up.
        force: Whether a file that is there may be replaced.
    """
    clock = clock or Clock()
    place = require_name(place, "place")
    names = [require_name(service, "service") for service in services]
    works_in = {
        require_name(name, "service"): find_setting(setting).id for name, setting in (settings or {}).items()
    }
    if len({name.casefold() for name in names}) < len(names):
        raise UserError("Two services have the same name.", "Give each service a name of its own.")
    if not names:
        raise UserError("A workspace needs at least one service.", f"Name one, such as “{DEFAULT_SERVICE}”.")
    round_name = require_name(round_name, "round")

    def fill(workspace: Workspace) -> None:
        with workspace.edit(f"Workspace made for {place}", kind=BARRIER) as edit:
            now = clock.at()
            edit.set("workspace", workspace.id, place=place, example=int(example), created=now)
            round_id = clock.uuid7()
            edit.set("round", round_id, name=round_name, opened=now[:10], position=0, removed=0)
            hashes = [assessments.add_framework(workspace, framework) for framework in frameworks]
            for position, name in enumerate(names):
                service_id = clock.uuid7()
                setting = works_in.get(name)
                edit.set("service", service_id, name=name, position=position, setting=setting, removed=0)
                for framework_hash in dict.fromkeys(hashes):
                    add_assessment(workspace, edit, framework_hash, service_id, round_id)

    return create_file(path, fill, workspace_id=clock.uuid7(), clock=clock, force=force)


def open_workspace(path: Path | str, *, write: bool = True, role: str = "") -> Workspace:
    """Open a workspace; where somebody else has it, or it is read-only, for reading."""
    return open_file(path, write=write, role=clean_line(role))


def require_writer(workspace: Workspace) -> None:
    """Raise a UserError that names who has the workspace, where nothing can be changed."""
    workspace.require_writable()


def start_assessment(
    workspace: Workspace,
    framework: Framework,
    service_id: str,
    round_id: str | None = None,
    *,
    new_round: str | None = None,
    role: str = "",
) -> Changes:
    """Begin to judge a service by a framework in a round, as one action.

    Args:
        workspace: The workspace.
        framework: What the service is judged by.
        service_id: The service.
        round_id: The round; None where a new one is opened.
        new_round: The name of a round to open and to start in.
        role: Who does it.

    Raises:
        UserError: It was begun already, or there is no such service or round, or a round of that name.
    """
    planned = None if new_round is None else planned_round(workspace, new_round)
    service, round_ = require_startable(workspace, framework, service_id, planned or round_id)
    label = f"Started {framework.short} for {service.name}, {round_.name}"
    with workspace.edit(clean(label), role=clean_line(role)) as edit:
        if planned is not None:
            add_round(workspace, edit, planned)
        framework_hash = assessments.add_framework(workspace, framework)
        add_assessment(workspace, edit, framework_hash, service_id, round_.id)
    return edit.changes


def require_startable(
    workspace: Workspace, framework: Framework, service_id: str, where: Round | str | None
) -> tuple[Service, Round]:
    """Return the service and the round in which a framework can be begun.

    Args:
        workspace: The workspace.
        framework: What the service is judged by.
        service_id: The service.
        where: The id of a round, or one that is yet to be opened.

    Raises:
        UserError: It was begun already, or there is no such service or round.
    """
    service = next((s for s in assessments.services(workspace) if s.id == service_id), None)
    opened = where if isinstance(where, Round) else None
    round_ = opened or next((r for r in assessments.rounds(workspace) if r.id == where), None)
    if service is None or round_ is None:
        raise UserError("There is no such service or round.", "It may have been removed. Choose another.")
    for head in assessments.heads(workspace):
        known = assessments.framework(workspace, head.framework_hash)
        if (head.service.id, head.round.id, known.id) == (service_id, round_.id, framework.id):
            raise UserError(
                f"“{framework.short}” is already being assessed for {service.name} in {round_.name}.",
                "Nothing was changed. Choose another service or round.",
            )
    return service, round_


def add_assessment(
    workspace: Workspace,
    edit: Edit,
    framework_hash: str,
    service_id: str,
    round_id: str,
    *,
    started_from: str = "",
) -> str:
    """Add an assessment as a part of the edit under way, and return its id."""
    assessment_id = workspace.clock.uuid7()
    edit.set(
        "assessment",
        assessment_id,
        framework_hash=framework_hash,
        service_id=service_id,
        round_id=round_id,
        status="draft",
        removed=0,
        started_from=started_from or None,
    )
    return assessment_id

"""Everything that screens, commands and exports read from a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Assessment, AssessmentStatus, Round, Service
from eolc_desktop.errors import UserError
from eolc_desktop.operations.short_names import short_names
from eolc_desktop.scoring.standing import Standing, standing
from eolc_desktop.storage import assessments
from eolc_desktop.storage import evidence as stored_evidence
from eolc_desktop.storage.assessments import Head
from eolc_desktop.storage.lock import Holder
from eolc_desktop.storage.workspace import Workspace

T = TypeVar("T", Service, Round)


@dataclass(frozen=True)
class AssessmentSummary:
    """An assessment as it is listed; the short name is told from others that are alike."""

    id: str
    framework_id: str
    framework_title: str
    framework_short: str
    edition: str
    service: Service
    round: Round
    status: AssessmentStatus


@dataclass(frozen=True)
class WorkspaceView:
    """What a workspace holds, without the ratings.

    Args:
        rounds: Newest first.
        assessments: Of the newest round first, then by service, then in the order of the frameworks.
        last_change: An ISO 8601 time in UTC.
        holder: Who has the file, where it is read-only because somebody else writes.
        example: Whether its content is made up.
    """

    place: str
    services: tuple[Service, ...]
    rounds: tuple[Round, ...]
    assessments: tuple[AssessmentSummary, ...]
    last_change: str
    read_only: bool
    holder: Holder | None
    example: bool


def workspace_view(workspace: Workspace) -> WorkspaceView:
    """Return what a workspace holds."""
    place, example = assessments.place(workspace)
    return WorkspaceView(
        place=place,
        services=assessments.services(workspace),
        rounds=assessments.rounds(workspace),
        assessments=summaries(workspace),
        last_change=workspace.last_change(),
        read_only=workspace.read_only,
        holder=workspace.holder,
        example=example,
    )


def summaries(workspace: Workspace) -> tuple[AssessmentSummary, ...]:
    """Return every assessment as it is listed."""
    heads = assessments.heads(workspace)
    found = [_summary(workspace, head) for head in heads]
    if len({one.framework_short for one in found}) == len({one.framework_id for one in found}):
        return tuple(found)
    hashes = {head.framework_hash for head in heads}
    names = short_names(assessments.framework(workspace, one) for one in hashes)
    return tuple(replace(one, framework_short=names[one.framework_id]) for one in found)


def head(workspace: Workspace, assessment_id: str) -> Head:
    """Return an assessment without its ratings, or raise a UserError where it is not there."""
    found = assessments.head(workspace, assessment_id)
    if found is None:
        raise UserError(
            "This assessment is not in the workspace.",
            "It may have been undone or removed. Choose another one.",
        )
    return found


def framework_of(workspace: Workspace, assessment_id: str) -> Framework:
    """Return the framework that an assessment uses, as it is stored in the workspace."""
    return assessments.framework(workspace, head(workspace, assessment_id).framework_hash)


def assessment(workspace: Workspace, assessment_id: str) -> Assessment:
    """Return an assessment with its ratings and its evidence."""
    return assessments.load(workspace, head(workspace, assessment_id))


def evidence_of(workspace: Workspace, assessment_id: str, item_id: str) -> tuple[Evidence, ...]:
    """Return the evidence for one item, as it was added."""
    return stored_evidence.of_assessment(workspace, assessment_id).get(item_id, ())


def all_evidence(workspace: Workspace) -> tuple[Evidence, ...]:
    """Return all evidence as it was added, whether it supports an item or not."""
    return stored_evidence.everything(workspace)


def evidence(workspace: Workspace, evidence_id: str) -> Evidence:
    """Return one piece of evidence, or raise a UserError where it is not there."""
    found = stored_evidence.one(workspace, evidence_id)
    if found is None:
        raise UserError(
            "This piece of evidence is not in the workspace.",
            "It may have been withdrawn or undone. Choose another one, or add it.",
        )
    return found


def find_evidence(workspace: Workspace, name: str) -> Evidence:
    """Return the evidence of this title or id.

    Raises:
        UserError: There is none, or several of one title; it names the choices.
    """
    wanted = " ".join(name.split()).casefold()
    there = all_evidence(workspace)
    found = [one for one in there if wanted in (one.id, one.title.casefold())]
    if not found:
        raise _not_among("evidence", name, [one.title for one in there])
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise UserError(
            f"There are {len(found)} pieces of evidence “{found[0].title}”.",
            f"Nothing was changed. Name the one that is meant by its id: {ids}.",
        )
    return found[0]


def evidence_links(workspace: Workspace) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what each piece of evidence supports, by its id: assessments and items."""
    return stored_evidence.links(workspace)


def standing_of(workspace: Workspace, assessment_id: str) -> Standing:
    """Return where one assessment stands."""
    return standing(assessment(workspace, assessment_id))


def standings(
    workspace: Workspace,
    *,
    frameworks: Sequence[str] = (),
    services: Sequence[str] = (),
    round_name: str | None = None,
    every_round: bool = False,
) -> tuple[Standing, ...]:
    """Return where the assessments stand that `chosen` chooses."""
    found = chosen(
        workspace,
        frameworks=frameworks,
        services=services,
        round_name=round_name,
        every_round=every_round,
    )
    return tuple(standing_of(workspace, one.id) for one in found)


def chosen(
    workspace: Workspace,
    *,
    frameworks: Sequence[str] = (),
    services: Sequence[str] = (),
    round_name: str | None = None,
    every_round: bool = False,
) -> tuple[AssessmentSummary, ...]:
    """Return some assessments as they are listed.

    Args:
        workspace: The workspace.
        frameworks: Only those with these framework ids; all where empty.
        services: Only those of the services with these names or ids; all where empty.
        round_name: Only those of the round with this name or id.
        every_round: Whether those of every round are meant where none is named, or of the newest only.

    Raises:
        UserError: A framework, service or round is named that is not there.
    """
    found = summaries(workspace)
    chosen_services = [find_service(workspace, name).id for name in services]
    for framework_id in frameworks:
        if framework_id not in {one.framework_id for one in found}:
            raise _not_among("framework", framework_id, sorted({one.framework_id for one in found}))
    rounds = assessments.rounds(workspace)
    if round_name is not None:
        rounds = (_named(round_name, rounds, "round"),)
    elif not every_round:
        rounds = rounds[:1]
    return tuple(
        one
        for one in found
        if (not frameworks or one.framework_id in frameworks)
        and (not services or one.service.id in chosen_services)
        and one.round in rounds
    )


def earlier_assessments(workspace: Workspace, framework: Framework) -> tuple[AssessmentSummary, ...]:
    """Return the assessments by earlier editions of a framework, from which it could be started."""
    # Imported here: a start compares no editions.
    from eolc_desktop.scoring.editions import is_earlier_edition

    return tuple(
        _summary(workspace, found)
        for found in assessments.heads(workspace)
        if is_earlier_edition(assessments.framework(workspace, found.framework_hash), framework)
    )


def find_service(workspace: Workspace, name: str) -> Service:
    """Return the service of this name or id.

    Raises:
        UserError: There is none; names the ones there are.
    """
    return _named(name, assessments.services(workspace), "service")


def only_service(workspace: Workspace, name: str | None) -> Service:
    """Return the service that is meant; where there is one only, it needs no naming."""
    return _only(name, assessments.services(workspace), "service")


def only_round(workspace: Workspace, name: str | None) -> Round:
    """Return the round that is meant; where there is one only, it needs no naming."""
    return _only(name, assessments.rounds(workspace), "round")


def find_assessment(
    workspace: Workspace, framework_id: str, service_name: str | None = None, round_name: str | None = None
) -> AssessmentSummary:
    """Return the one assessment that is meant; what there is only one of needs no naming.

    Raises:
        UserError: There is none, or more than one; it names the choices.
    """
    found = [one for one in summaries(workspace) if one.framework_id == framework_id]
    if not found:
        raise _not_among("framework", framework_id, sorted({a.framework_id for a in summaries(workspace)}))
    services = list(dict.fromkeys(one.service for one in found))
    service = _only(service_name, services, "service")
    rounds = list(dict.fromkeys(one.round for one in found if one.service == service))
    round_ = _only(round_name, rounds, "round")
    return next(one for one in found if (one.service, one.round) == (service, round_))


def _summary(workspace: Workspace, found: Head) -> AssessmentSummary:
    framework = assessments.framework(workspace, found.framework_hash)
    return AssessmentSummary(
        id=found.id,
        framework_id=framework.id,
        framework_title=framework.title,
        framework_short=framework.short,
        edition=framework.edition,
        service=found.service,
        round=found.round,
        status=found.status,
    )


def _only(name: str | None, choices: Sequence[T], what: str) -> T:
    if name is not None:
        return _named(name, choices, what)
    if len(choices) > 1:
        there = ", ".join(f"“{choice.name}”" for choice in choices)
        raise UserError(f"Say which {what} is meant.", f"Nothing was changed. The workspace has: {there}.")
    return choices[0]


def _named(name: str, choices: Sequence[T], what: str) -> T:
    for choice in choices:
        if name in (choice.id, choice.name):
            return choice
    wanted = " ".join(name.split()).casefold()
    for choice in choices:
        if wanted == choice.name.casefold():
            return choice
    raise _not_among(what, name, [choice.name for choice in choices])


def _not_among(what: str, name: str, choices: Sequence[str]) -> UserError:
    there = ", ".join(f"“{choice}”" for choice in choices) or "none"
    return UserError(f"The workspace has no {what} “{name}”.", f"Nothing was changed. It has: {there}.")

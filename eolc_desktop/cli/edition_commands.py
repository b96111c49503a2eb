"""The commands that start by a framework and carry answers over: their arguments, and what runs them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.faults import visible
from eolc_desktop.cli import render
from eolc_desktop.cli.arguments import add_command, add_json, add_which, add_workspace
from eolc_desktop.cli.opened import ROLE, reading, writing
from eolc_desktop.cli.say import say
from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.ratings import Service
from eolc_desktop.errors import UserError
from eolc_desktop.operations import editions, queries, suggestions
from eolc_desktop.operations.choices import find_item
from eolc_desktop.operations.queries import AssessmentSummary
from eolc_desktop.operations.suggestions import Suggestion
from eolc_desktop.operations.workspaces import start_assessment
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS, counted
from eolc_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from eolc_desktop.cli.arguments import Adder


def add_start(adders: Adder) -> None:
    """Add the command `start`."""
    parser = add_command(adders, "start", "Begin to assess by a further framework, or by a new edition.")
    add_workspace(parser)
    parser.add_argument("--framework", required=True, metavar="ID")
    parser.add_argument(
        "--from", dest="earlier", metavar="ID", help="carry the answers over from this earlier edition"
    )
    parser.add_argument("--service", metavar="S", help="needed where there is more than one")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--round", metavar="R", help="needed where there is more than one, without --from")
    which.add_argument("--new-round", metavar="NAME", help="open a round of this name, and start in it")
    parser.set_defaults(run=_start)


def add_suggest(adders: Adder) -> None:
    """Add the command `suggest`."""
    parser = add_command(adders, "suggest", "List the answers that could be carried over, or take one over.")
    add_workspace(parser)
    parser.add_argument("--framework", metavar="ID")
    parser.add_argument("--item", metavar="ID", help="all that was said elsewhere of this item")
    parser.add_argument("--accept", type=int, metavar="N", help="take the N-th of this item over")
    add_which(parser)
    add_json(parser)
    parser.set_defaults(run=_suggest)


def _start(arguments: argparse.Namespace) -> int:
    from eolc_desktop.operations import library

    framework = library.find(arguments.framework)
    with writing(arguments.workspace) as workspace:
        service = queries.only_service(workspace, arguments.service)
        where = {"new_round": arguments.new_round, "role": ROLE}
        if arguments.round is not None or (arguments.earlier is None and arguments.new_round is None):
            where["round_id"] = queries.only_round(workspace, arguments.round).id
        if arguments.earlier is None:
            changes = start_assessment(workspace, framework, service.id, **where)
        else:
            earlier = _earlier(workspace, arguments.earlier, service, where.get("round_id"))
            changes = editions.start_from(workspace, framework, earlier.id, **where)
        say(visible(changes.label))
    return 0


def _earlier(
    workspace: Workspace, framework_id: str, service: Service, round_id: str | None
) -> AssessmentSummary:
    """Return the assessment to start from: of the round that is meant, or else of the newest."""
    found = queries.chosen(workspace, frameworks=(framework_id,), services=(service.id,), every_round=True)
    if not found:
        raise UserError(
            f"“{framework_id}” is not assessed for {service.name}.",
            "Nothing was changed. Name the service whose answers are meant.",
        )
    # They come newest first, and min() takes the first of those that are equal.
    return min(found, key=lambda one: one.round.id != round_id)


def _suggest(arguments: argparse.Namespace) -> int:
    if arguments.accept is not None:
        return _accept(arguments)
    with reading(arguments.workspace) as workspace:
        place = queries.workspace_view(workspace).place
        found = [(one, _offers(workspace, one, arguments.item)) for one in _chosen(workspace, arguments)]
    if arguments.json:
        data = [_assessment_data(one, offers) for one, offers in found]
        say(render.to_json({"place": place, "assessments": data}))
    else:
        say("\n\n".join([visible(place), *("\n".join(_assessment_lines(*each)) for each in found)]))
    return 0


Offers = Sequence[tuple[Item, Mapping[int, Suggestion]]]


def _chosen(workspace: Workspace, arguments: argparse.Namespace) -> Sequence[AssessmentSummary]:
    if arguments.item is not None and arguments.framework is not None:
        wanted = (arguments.framework, arguments.service, arguments.round)
        return [queries.find_assessment(workspace, *wanted)]
    found = queries.chosen(
        workspace,
        frameworks=() if arguments.framework is None else (arguments.framework,),
        services=() if arguments.service is None else (arguments.service,),
        round_name=arguments.round,
        every_round=True,
    )
    return found if arguments.item is None else _with_item(workspace, found, arguments.item)


def _with_item(
    workspace: Workspace, found: Sequence[AssessmentSummary], item_id: str
) -> Sequence[AssessmentSummary]:
    """Return those of some assessments whose framework has an item."""
    wanted = item_id.strip().casefold()
    there = [
        one
        for one in found
        if any(item.id.casefold() == wanted for item in queries.framework_of(workspace, one.id).items)
    ]
    if not there:
        raise UserError(
            f"No assessment asks an item “{item_id}”.",
            "Nothing was changed. “suggest” without --item lists those with something to carry over.",
        )
    return there


def _only(workspace: Workspace, arguments: argparse.Namespace) -> AssessmentSummary:
    """Return the one assessment in which an answer is to be taken over."""
    found = _chosen(workspace, arguments)
    frameworks = sorted({one.framework_id for one in found})
    if len(frameworks) > 1:
        raise UserError(
            f"More than one framework has an item “{arguments.item}”.",
            f"Nothing was changed. Say which is meant, by --framework and one of: {', '.join(frameworks)}.",
        )
    return queries.find_assessment(workspace, frameworks[0], arguments.service, arguments.round)


def _offers(workspace: Workspace, one: AssessmentSummary, item_id: str | None) -> Offers:
    """Return what could be carried over, by the numbers that `--accept` takes.

    Of one item, all that was said elsewhere; else what is offered to items that have no answer yet.
    """
    assessment = queries.assessment(workspace, one.id)
    if item_id is not None:
        item = find_item(assessment.framework, item_id)
        return [(item, dict(enumerate(suggestions.suggestions(workspace, one.id, item.id), 1)))]
    offers = []
    for found, given in suggestions.all_suggestions(workspace, one.id).items():
        numbered = {n: each for n, each in enumerate(given, 1) if each.offered is not None}
        if numbered and assessment.rating(found).answer is None:
            offers.append((assessment.framework.item(found), numbered))
    return offers


def _accept(arguments: argparse.Namespace) -> int:
    if arguments.item is None:
        raise UserError("Say which item it is for: --item ID --accept N.")
    with writing(arguments.workspace) as workspace:
        one = _only(workspace, arguments)
        ((item, given),) = _offers(workspace, one, arguments.item)
        if arguments.accept not in given:
            there = f"{counted(len(given), 'answer')} from elsewhere" if given else "no answer from elsewhere"
            raise UserError(
                f"{item.id} has no number {arguments.accept} to take over.",
                f"Nothing was changed. It has {there}.",
            )
        changes = suggestions.accept(workspace, one.id, item.id, given[arguments.accept], role=ROLE)
        say(visible(changes.label))
    return 0


def _assessment_data(one: AssessmentSummary, offers: Offers) -> dict[str, object]:
    return {
        "framework": one.framework_id,
        "service": one.service.name,
        "round": one.round.name,
        "items": [
            {
                "item": item.id,
                "title": item.title,
                "suggestions": [{"number": n, **_suggestion_data(each)} for n, each in given.items()],
            }
            for item, given in offers
        ],
    }


def _suggestion_data(one: Suggestion) -> dict[str, object]:
    return {
        "kind": one.kind,
        "from_edition": one.from_edition,
        "change": one.change,
        "framework": one.framework_id,
        "edition": one.edition,
        "round": one.round_name,
        "item": one.item_id,
        "title": one.item_title,
        "prompt": one.prompt,
        "answer": one.answer,
        "label": one.label,
        "reason": one.reason,
        "offered": one.offered,
        "level": one.level,
        "level_label": one.level_label,
        "translation": one.translation,
        "rationale": one.rationale,
        "confidence": one.confidence,
        "confidence_here": one.confidence_here,
        "role": one.role,
        "rated_at": one.rated_at,
        "evidence": [asdict(each) for each in one.evidence],
        "path": [{"framework": step.framework_id, "item": step.item_id} for step in one.path],
    }


def _assessment_lines(one: AssessmentSummary, offers: Offers) -> Iterator[str]:
    yield visible(f"{one.framework_title} ({one.edition})")
    yield visible(f"{one.service.name}, {one.round.name}")
    if not offers:
        yield "  Nothing could be carried over."
    for item, given in offers:
        yield visible(f"  {item.id}  {item.title}")
        if not given:
            yield "    Nothing was said of it elsewhere."
        for n, each in given.items():
            yield from _suggestion_lines(n, each)


def _suggestion_lines(number: int, one: Suggestion) -> Iterator[str]:
    where = f", {one.round_name}" if one.from_edition else ""
    yield visible(f"    {number}. {one.closeness}: {one.item_id} of {one.short}{where}")
    yield visible(f"       {' '.join(one.prompt.split())}")
    yield visible(f"       {one.translation}")
    if one.reason:
        yield visible(f"       Reason: {one.reason}")
    if one.rationale:
        yield visible(f"       {' '.join(one.rationale.split())}")
    facts = [f"confidence {CONFIDENCE_WORDS[one.confidence_here].lower()}"] if one.offered else []
    facts += [counted(len(one.evidence), "piece") + " of evidence"] if one.evidence else []
    facts += [f"by way of {', '.join(step.item_id for step in one.path[:-1])}"] if one.path[1:] else []
    if facts:
        yield visible(f"       {'; '.join(facts)}")

"""The commands for services and for evidence: their arguments, and what runs them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.faults import visible
from eolc_desktop.cli import render
from eolc_desktop.cli.arguments import add_command, add_json, add_which, add_workspace
from eolc_desktop.cli.opened import ROLE, reading, writing
from eolc_desktop.cli.say import say
from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, queries, services
from eolc_desktop.operations.queries import AssessmentSummary
from eolc_desktop.scoring.evidence import KIND_WORDS, STRENGTH_WORDS, day_in_words, period_in_words
from eolc_desktop.scoring.wording import NONE
from eolc_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from eolc_desktop.cli.arguments import Adder

Supported = tuple[AssessmentSummary, str]


def add_service(adders: Adder) -> None:
    """Add the command `service`."""
    parser = add_command(adders, "service", "Add a service, list them, or say which setting one works in.")
    inner = parser.add_subparsers(dest="what", metavar="add|list|setting", required=True)
    add = add_command(inner, "add", "Add a service.")
    add_workspace(add)
    add.add_argument("name", metavar="NAME")
    add.add_argument("--setting", default="", metavar="ID")
    add.set_defaults(run=_add_service)
    listing = add_command(inner, "list", "List the services, and the setting that each works in.")
    add_workspace(listing)
    add_json(listing)
    listing.set_defaults(run=_list_services)
    setting = add_command(inner, "setting", "Say which setting a service works in.")
    add_workspace(setting)
    setting.add_argument("name", metavar="NAME")
    setting.add_argument("setting", metavar="ID", help="a setting, or “” for none")
    setting.set_defaults(run=_set_setting)


def add_evidence(adders: Adder) -> None:
    """Add the command `evidence`."""
    parser = add_command(adders, "evidence", "Add evidence, list it, or withdraw it.")
    inner = parser.add_subparsers(dest="what", metavar="add|list|remove", required=True)
    add = add_command(inner, "add", "Add a piece of evidence, and the items that it supports.")
    add_workspace(add)
    add.add_argument("--title", required=True, metavar="T")
    add.add_argument("--kind", required=True, choices=[kind.value for kind in EvidenceKind])
    add.add_argument("--shows", default="", metavar="TEXT", help="what it shows")
    add.add_argument("--from", default="", dest="period_from", metavar="DATE", help="the first day it covers")
    add.add_argument("--to", default="", dest="period_to", metavar="DATE", help="the last day it covers")
    add.add_argument("--source", default="", metavar="TEXT", help="whose it is")
    add.add_argument("--reference", default="", metavar="TEXT", help="where to find it")
    add.add_argument("--review", default="", metavar="DATE", help="the day by which to look again")
    add.add_argument("--strength", default="", choices=[strength.value for strength in Strength])
    add.add_argument("--setting", action="append", default=[], dest="settings", metavar="ID")
    add.add_argument("--group", action="append", default=[], dest="groups", metavar="ID")
    add.add_argument("--framework", metavar="ID")
    add.add_argument("--item", action="append", default=[], dest="items", metavar="ID")
    add_which(add)
    add.set_defaults(run=_add_evidence)
    listing = add_command(inner, "list", "List all evidence, and what it supports.")
    add_workspace(listing)
    add_json(listing)
    listing.set_defaults(run=_list_evidence)
    remove = add_command(inner, "remove", "Take a piece of evidence out of use everywhere.")
    add_workspace(remove)
    remove.add_argument("name", metavar="TITLE", help="its title, or its id where several have that title")
    remove.set_defaults(run=_remove_evidence)


def _add_service(arguments: argparse.Namespace) -> int:
    with writing(arguments.workspace) as workspace:
        changes = services.add_service(workspace, arguments.name, setting=arguments.setting, role=ROLE)
        say(visible(changes.label))
    return 0


def _list_services(arguments: argparse.Namespace) -> int:
    with reading(arguments.workspace) as workspace:
        found = services.setting_titles(workspace)
    if arguments.json:
        data = [{"name": one.name, "setting": one.setting, "setting_title": title} for one, title in found]
        say(render.to_json({"services": data}))
    else:
        say("\n".join(visible(f"{one.name}: {title or 'no setting said'}") for one, title in found))
    return 0


def _set_setting(arguments: argparse.Namespace) -> int:
    with writing(arguments.workspace) as workspace:
        service = queries.find_service(workspace, arguments.name)
        changes = services.set_setting(workspace, service.id, arguments.setting, role=ROLE)
        say(visible(changes.label))
    return 0


def _add_evidence(arguments: argparse.Namespace) -> int:
    if bool(arguments.items) != (arguments.framework is not None):
        raise UserError("Name the items that it supports with --framework ID and --item ID, or neither.")
    with writing(arguments.workspace) as workspace:
        links = []
        if arguments.items:
            wanted = (arguments.framework, arguments.service, arguments.round)
            found = queries.find_assessment(workspace, *wanted)
            links = [(found.id, item) for item in arguments.items]
        changes = evidence.add_evidence(
            workspace,
            title=arguments.title,
            kind=arguments.kind,
            links=links,
            shows=arguments.shows,
            period_from=arguments.period_from,
            period_to=arguments.period_to,
            source=arguments.source,
            reference=arguments.reference,
            review_date=arguments.review,
            strength=arguments.strength,
            settings=arguments.settings,
            population_groups=arguments.groups,
            role=ROLE,
        )
        say(visible(changes.label))
    return 0


def _remove_evidence(arguments: argparse.Namespace) -> int:
    with writing(arguments.workspace) as workspace:
        found = queries.find_evidence(workspace, arguments.name)
        changes = evidence.withdraw_evidence(workspace, found.id, role=ROLE)
        say(visible(changes.label))
    return 0


def _list_evidence(arguments: argparse.Namespace) -> int:
    with reading(arguments.workspace) as workspace:
        rows = list(_rows(workspace))
    if arguments.json:
        say(render.to_json([_data(*row) for row in rows]))
    else:
        say("\n\n".join("\n".join(_lines(*row)) for row in rows) or "There is no evidence yet.")
    return 0


def _rows(workspace: Workspace) -> Iterator[tuple[Evidence, list[Supported]]]:
    """Yield all evidence with the items that it supports, as their frameworks order them."""
    links = queries.evidence_links(workspace)
    items = [
        (each, item.id)
        for each in queries.summaries(workspace)
        for item in queries.framework_of(workspace, each.id).items
    ]
    for one in queries.all_evidence(workspace):
        supported = set(links.get(one.id, ()))
        yield one, [(each, item_id) for each, item_id in items if (each.id, item_id) in supported]


def _data(one: Evidence, supported: Sequence[Supported]) -> dict[str, object]:
    return asdict(one) | {
        "supports": [
            {
                "framework": each.framework_id,
                "service": each.service.name,
                "round": each.round.name,
                "item": item,
            }
            for each, item in supported
        ]
    }


def _lines(one: Evidence, supported: Sequence[Supported]) -> Iterator[str]:
    yield visible(one.title)
    yield f"  {KIND_WORDS[one.kind]}, {STRENGTH_WORDS[one.strength].lower()}"
    for line in one.shows.splitlines():
        yield f"  {visible(line)}"
    facts = (
        ("Period", period_in_words(one)),
        ("Source", one.source),
        ("Reference", one.reference),
        ("To be looked at again by", day_in_words(one.review_date)),
        ("Settings", ", ".join(one.settings)),
        ("Population groups", ", ".join(one.population_groups)),
        ("Added by", one.added_by),
    )
    for name, words in facts:
        if words and words != NONE:
            yield f"  {name}: {visible(words)}"
    places: dict[str, list[str]] = {}
    for each, item in supported:
        place = f"{each.framework_id}, {each.service.name}, {each.round.name}"
        places.setdefault(place, []).append(item)
    for place, items in places.items():
        yield f"  Supports {visible(place)}: {', '.join(items)}"
    if not places:
        yield "  Supports no item yet"

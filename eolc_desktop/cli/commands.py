"""What each command does: read the arguments, call one operation, print the outcome."""

from __future__ import annotations

import argparse

from eolc_desktop.catalogue.faults import visible
from eolc_desktop.cli import render
from eolc_desktop.cli.opened import ROLE, reading, writing
from eolc_desktop.cli.say import say
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries, workspaces
from eolc_desktop.operations import rate as rating


def demo(arguments: argparse.Namespace) -> int:
    """Make the filled example."""
    from eolc_desktop.operations.demo import make_demo_folder

    for path in make_demo_folder(arguments.dir, force=arguments.force):
        say(path)
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Start a workspace."""
    from eolc_desktop.operations import library

    workspace = workspaces.new_workspace(
        arguments.workspace,
        place=arguments.place,
        frameworks=[library.find(framework_id) for framework_id in arguments.frameworks],
        services=arguments.services or (workspaces.DEFAULT_SERVICE,),
        round_name=arguments.round,
        force=arguments.force,
    )
    workspace.close()
    say(f"Started {arguments.workspace} for {arguments.place}.")
    return 0


def rate(arguments: argparse.Namespace) -> int:
    """Record the answer for one item, with all that was said about it, as one edit."""
    with writing(arguments.workspace) as workspace:
        found = queries.find_assessment(workspace, arguments.framework, arguments.service, arguments.round)
        changes = rating.record(
            workspace,
            found.id,
            arguments.item,
            level=arguments.level,
            not_applicable=arguments.not_applicable,
            dont_know=arguments.dont_know,
            target=arguments.target,
            confidence=Confidence(arguments.confidence) if arguments.confidence else None,
            rationale=arguments.note,
            role=ROLE,
        )
        say(visible(changes.label))
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Show where every assessment stands, or some of them."""
    with reading(arguments.workspace) as workspace:
        place = queries.workspace_view(workspace).place
        standings = queries.standings(
            workspace,
            frameworks=arguments.frameworks,
            services=arguments.services,
            round_name=arguments.round,
            every_round=True,
        )
    if not standings and (arguments.frameworks or arguments.services or arguments.round):
        raise UserError("No assessment is of that framework, service and round together.")
    if arguments.json:
        say(render.to_json(render.standings_data(place, standings, explain=arguments.explain)))
    else:
        say(render.standings_text(place, standings, explain=arguments.explain))
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the reports that were asked for."""
    if arguments.xlsx is None and arguments.pdf is None:
        raise UserError("Say what to write: --xlsx FILE, --pdf FILE, or both.")
    from eolc_desktop.operations.exporting import export as export_files

    with reading(arguments.workspace) as workspace:
        written = export_files(
            workspace,
            xlsx=arguments.xlsx,
            pdf=arguments.pdf,
            as_at=arguments.as_at,
            frameworks=arguments.frameworks,
            services=arguments.services,
            round_name=arguments.round,
            force=arguments.force,
        )
    for path in written:
        say(path)
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Check a workspace: is it whole, and what contradicts itself in it."""
    from eolc_desktop.operations import upkeep

    report = upkeep.check(arguments.workspace)
    if arguments.json:
        say(render.to_json({"faults": list(report.faults), "findings": list(report.findings)}))
    else:
        for finding in report.findings:
            say(finding)
        if not report.faults:
            say("The file is whole.")
    for fault in report.faults:
        say(fault, error=True)
    return 1 if report.faults or (arguments.strict and report.findings) else 0


def backup(arguments: argparse.Namespace) -> int:
    """Keep a copy."""
    from eolc_desktop.operations import upkeep

    say(upkeep.backup(arguments.workspace, arguments.file, force=arguments.force))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of a workspace."""
    from eolc_desktop.operations import upkeep

    say(upkeep.restore(arguments.file, arguments.workspace, force=arguments.force))
    return 0


def redact(arguments: argparse.Namespace) -> int:
    """Remove a text for good."""
    from eolc_desktop.operations import upkeep

    with writing(arguments.workspace) as workspace:
        done = upkeep.redact(workspace, arguments.text)
    say(f"Removed from {done.places} places in the workspace and from {done.backups} backups.")
    for path in done.left:
        say(f"A damaged copy may still hold it; delete it when it is not needed any more: {path}")
    say("Reports that were exported before and copies kept elsewhere are not changed: look through them.")
    return 0


def test(_arguments: argparse.Namespace) -> int:
    """Say where the checks are run."""
    raise UserError(
        "The checks run in a source checkout only.",
        "There, give the command: python3 main.py test",
    )

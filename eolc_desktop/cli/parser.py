"""The arguments of every command, and what runs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop import __version__
from eolc_desktop.cli import commands, edition_commands, evidence_commands, library_commands
from eolc_desktop.cli.arguments import add_command, add_force, add_json, add_which, add_workspace, day
from eolc_desktop.cli.say import say
from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations.workspaces import DEFAULT_ROUND

if TYPE_CHECKING:
    from eolc_desktop.cli.arguments import Adder

EPILOG = "Without a command the window opens; with only the path of a workspace it opens with that."


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _write_utf8()
    parsed = build_parser().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
    except UserError as error:
        for line in str(error).splitlines():
            say(line, error=True)
        if isinstance(error, AlreadyThere):
            say("Here, --force replaces it.", error=True)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone (`show … | head`); there is nobody to tell.
        sys.stderr.close()
        return 1
    return code


def _write_utf8() -> None:
    """Print Welsh letters and dashes on a Windows console too, and never fail for one of them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="eolc-desktop",
        description="Judge end-of-life care services against published frameworks, offline.",
        epilog=EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"EoLC Desktop {__version__}")
    adders = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    ours = (
        _demo,
        library_commands.add_frameworks,
        _new,
        _rate,
        _show,
        _export,
        _check,
        _backup,
        _restore,
        _redact,
        _test,
    )
    theirs = (edition_commands.add_start, edition_commands.add_suggest)
    for add in (*ours, evidence_commands.add_service, evidence_commands.add_evidence, *theirs):
        add(adders)
    return parser


def _demo(adders: Adder) -> None:
    parser = add_command(adders, "demo", "Make a filled example in a folder: a workspace and its reports.")
    parser.add_argument("dir", type=Path, metavar="DIR")
    add_force(parser)
    parser.set_defaults(run=commands.demo)


def _new(adders: Adder) -> None:
    parser = add_command(adders, "new", "Start a workspace for a place.")
    add_workspace(parser)
    parser.add_argument("--place", required=True, metavar="NAME")
    parser.add_argument("--framework", action="append", default=[], metavar="ID", dest="frameworks")
    parser.add_argument("--service", action="append", default=[], metavar="NAME", dest="services")
    parser.add_argument("--round", default=DEFAULT_ROUND, metavar="NAME")
    add_force(parser)
    parser.set_defaults(run=commands.new)


def _rate(adders: Adder) -> None:
    parser = add_command(adders, "rate", "Record the answer for one item.")
    add_workspace(parser)
    parser.add_argument("--framework", required=True, metavar="ID")
    parser.add_argument("--item", required=True, metavar="ID")
    answer = parser.add_mutually_exclusive_group(required=True)
    answer.add_argument("--level", metavar="L", help="the level's value or its label")
    answer.add_argument("--not-applicable", metavar="REASON")
    answer.add_argument("--dont-know", action="store_true")
    parser.add_argument("--target", metavar="L", help="the level wanted, by value or label")
    parser.add_argument("--confidence", choices=("low", "medium", "high"))
    parser.add_argument("--note", metavar="TEXT", help="why this level: what is true now")
    add_which(parser)
    parser.set_defaults(run=commands.rate)


def _show(adders: Adder) -> None:
    parser = add_command(adders, "show", "Show scores, coverage, ranges, and gaps in order of priority.")
    add_workspace(parser)
    parser.add_argument("--explain", action="store_true", help="lay open how every number came about")
    _filters(parser)
    add_json(parser)
    parser.set_defaults(run=commands.show)


def _export(adders: Adder) -> None:
    parser = add_command(adders, "export", "Write the gap analysis and the board report.")
    add_workspace(parser)
    parser.add_argument("--xlsx", type=Path, metavar="FILE")
    parser.add_argument("--pdf", type=Path, metavar="FILE")
    parser.add_argument("--as-at", type=day, metavar="YYYY-MM-DD")
    _filters(parser)
    add_force(parser)
    parser.set_defaults(run=commands.export)


def _filters(parser: argparse.ArgumentParser) -> None:
    """Take the wish for some of the assessments only."""
    parser.add_argument("--framework", action="append", default=[], metavar="ID", dest="frameworks")
    parser.add_argument("--service", action="append", default=[], metavar="NAME", dest="services")
    parser.add_argument("--round", metavar="NAME")


def _check(adders: Adder) -> None:
    parser = add_command(
        adders, "check", "Check that a workspace is whole, and what contradicts itself in it."
    )
    add_workspace(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where anything is found")
    add_json(parser)
    parser.set_defaults(run=commands.check)


def _backup(adders: Adder) -> None:
    parser = add_command(adders, "backup", "Keep a copy of a workspace.")
    add_workspace(parser)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    add_force(parser)
    parser.set_defaults(run=commands.backup)


def _restore(adders: Adder) -> None:
    parser = add_command(adders, "restore", "Put a backup in the place of a workspace.")
    parser.add_argument("file", type=Path, metavar="FILE")
    add_workspace(parser)
    add_force(parser)
    parser.set_defaults(run=commands.restore)


def _redact(adders: Adder) -> None:
    parser = add_command(
        adders, "redact", "Remove a text from a workspace, its history and its backups, for good."
    )
    add_workspace(parser)
    parser.add_argument("--text", required=True, metavar="TEXT")
    parser.set_defaults(run=commands.redact)


def _test(adders: Adder) -> None:
    parser = add_command(
        adders, "test", "Run all the checks; in a source checkout only, as: python3 main.py test"
    )
    parser.set_defaults(run=commands.test)

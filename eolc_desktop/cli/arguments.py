"""Arguments that several commands take, and how a command is added to the parser."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Adder = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(adders: Adder, name: str, help_text: str) -> argparse.ArgumentParser:
    """Add a command, or a command of a command."""
    return adders.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """Take the path of a workspace."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")


def add_which(parser: argparse.ArgumentParser) -> None:
    """Take the service and the round of an assessment."""
    parser.add_argument("--service", metavar="S", help="needed where there is more than one")
    parser.add_argument("--round", metavar="R", help="needed where there is more than one")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Take the wish for data instead of text."""
    parser.add_argument("--json", action="store_true", help="print data for other programs")


def add_force(parser: argparse.ArgumentParser) -> None:
    """Take the leave to overwrite."""
    parser.add_argument("--force", action="store_true", help="overwrite what is there")


def day(text: str) -> date:
    """Return the day that an argument names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-09-30") from None

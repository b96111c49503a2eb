"""The command that compares two editions of a framework."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.faults import visible
from eolc_desktop.cli import render
from eolc_desktop.cli.arguments import add_command, add_json
from eolc_desktop.cli.say import say
from eolc_desktop.operations import editions
from eolc_desktop.scoring.editions import Pair
from eolc_desktop.scoring.wording import changes_in_words, counted, pair_in_words

if TYPE_CHECKING:
    from eolc_desktop.cli.arguments import Adder


def add_compare(inner: Adder) -> None:
    """Add the command `frameworks compare`."""
    parser = add_command(inner, "compare", "Compare two editions: what is unchanged, reworded, moved, new.")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--all", action="store_true", help="list the unchanged items too")
    add_json(parser)
    parser.set_defaults(run=_compare)


def _compare(arguments: argparse.Namespace) -> int:
    found = editions.compare_editions(arguments.old, arguments.new)
    say(
        render.to_json(_comparison_data(found))
        if arguments.json
        else "\n".join(_lines(found, everything=arguments.all))
    )
    return 0


def _comparison_data(found: editions.Comparison) -> dict[str, object]:
    changes = found.changes
    return {
        "old": {"id": found.old.id, "title": found.old.title, "edition": found.old.edition},
        "new": {"id": found.new.id, "title": found.new.title, "edition": found.new.edition},
        "is_later": found.is_later,
        "pairs": [_pair_data(pair) for pair in changes.pairs],
        "added": [{"id": item.id, "title": item.title} for item in changes.added],
        "removed": [{"id": item.id, "title": item.title} for item in changes.removed],
    }


def _pair_data(pair: Pair) -> dict[str, object]:
    return {
        "old": pair.old_item.id,
        "new": pair.new_item.id,
        "title": pair.new_item.title,
        "kind": pair.kind,
        "change": pair.change,
        "moved": pair.moved,
        "what": list(pair.what),
        "others": list(pair.others),
    }


def _lines(found: editions.Comparison, *, everything: bool) -> Iterator[str]:
    for framework in (found.old, found.new):
        yield visible(f"{framework.title} ({framework.edition})")
    if not found.is_later:
        yield "The second does not say that it is a later edition of the first."
    yield changes_in_words(found.changes)
    folded = 0 if everything else sum(_is_nothing_new(pair) for pair in found.changes.pairs)
    for pair in found.changes.pairs:
        if everything or not _is_nothing_new(pair):
            yield from _pair_lines(pair)
    if folded:
        yield f"  {counted(folded, 'item')} with nothing changed (--all lists every one)."
    for title, items in (("Added", found.changes.added), ("Removed", found.changes.removed)):
        if items:
            yield title
        for item in items:
            yield visible(f"  {item.id}  {item.title}")


def _is_nothing_new(pair: Pair) -> bool:
    """Tell whether all is as it was, so that a count says enough of it."""
    return pair.is_unchanged and not (pair.what or pair.moved or pair.others)


def _pair_lines(pair: Pair) -> Iterator[str]:
    ids = " → ".join(dict.fromkeys((pair.old_item.id, pair.new_item.id)))
    yield visible(f"  {ids}  {pair.new_item.title}")
    yield f"      {pair_in_words(pair)}"
    if "prompt" in pair.what:
        yield _line("Was", pair.old_item.prompt)
        yield _line("Now", pair.new_item.prompt)
    if pair.others:
        yield f"      Also goes on from {', '.join(pair.others)}"


def _line(name: str, text: str) -> str:
    return visible(f"      {name}: {' '.join(text.split())}")

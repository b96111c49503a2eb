"""The commands of the library: reading it, finding in it, and bringing frameworks of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop.catalogue.faults import FrameworkFaults, visible
from eolc_desktop.cli import compare_command, render
from eolc_desktop.cli.arguments import add_command, add_force, add_json
from eolc_desktop.cli.say import say
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library
from eolc_desktop.operations.choices import find_setting
from eolc_desktop.scoring.wording import counted

if TYPE_CHECKING:
    from eolc_desktop.cli.arguments import Adder
    from eolc_desktop.operations.library_own import Preview

_WHAT = "list|show|search|validate|compare|add|remove|write|template"


def add_frameworks(adders: Adder) -> None:
    """Add the command `frameworks` with all that it can do."""
    parser = add_command(adders, "frameworks", "Read the library of frameworks, and bring your own.")
    inner = parser.add_subparsers(dest="what", metavar=_WHAT, required=True)
    _add_reading(inner)
    compare_command.add_compare(inner)
    _add_own(inner)


def _add_reading(inner: Adder) -> None:
    listing = add_command(inner, "list", "List the frameworks that come with the program, and your own.")
    add_json(listing)
    listing.set_defaults(run=_list)
    show = add_command(inner, "show", "Show one framework, with all its items.")
    show.add_argument("id", metavar="ID")
    _take_setting(show)
    add_json(show)
    show.set_defaults(run=_show)
    search = add_command(inner, "search", "Find items in all frameworks: by words, by setting, or by both.")
    search.add_argument("words", nargs="*", metavar="WORD", help="what they hold, each of the words")
    _take_setting(search)
    add_json(search)
    search.set_defaults(run=_search)
    validate = add_command(
        inner,
        "validate",
        "Check framework files and workbooks. Prints every fault with its place; where all is well it prints "
        "nothing and exits with 0.",
    )
    validate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    validate.set_defaults(run=_validate)


def _add_own(inner: Adder) -> None:
    add = add_command(inner, "add", "Add frameworks from files (.yaml) or workbooks (.xlsx): all or none.")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--dry-run", action="store_true", help="only say what would be added")
    add.set_defaults(run=_add)
    remove = add_command(inner, "remove", "Take a framework of your own out of the library.")
    remove.add_argument("id", metavar="ID")
    remove.set_defaults(run=_remove)
    write = add_command(inner, "write", "Write a copy to edit and bring back: .xlsx for Excel, or .yaml.")
    write.add_argument("id", metavar="ID")
    write.add_argument("file", type=Path, metavar="FILE")
    write.add_argument("--new-id", default="", metavar="ID", help="the copy’s id; the same for a plain copy")
    write.add_argument("--new-edition", default="", metavar="TEXT", help="what the copy’s edition is called")
    add_force(write)
    write.set_defaults(run=_write)
    template = add_command(inner, "template", "Write an empty workbook to fill in, with one example.")
    template.add_argument("file", type=Path, metavar="FILE.xlsx")
    add_force(template)
    template.set_defaults(run=_template)


def _take_setting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--setting", metavar="S", help="only what concerns this setting, such as care-home")


def _list(arguments: argparse.Namespace) -> int:
    entries = library.frameworks()
    if arguments.json:
        say(render.to_json(render.framework_rows(entry.framework for entry in entries)))
    else:
        own = {entry.framework.id for entry in entries if entry.own}
        say(render.framework_rows_text([entry.framework for entry in entries], own))
    for broken in library.broken():
        say(
            f"{visible(str(broken.path))} cannot be used: it has {counted(len(broken.faults), 'fault')}. "
            "“frameworks validate” says which.",
            error=True,
        )
    return 0


def _show(arguments: argparse.Namespace) -> int:
    framework = library.find(arguments.id)
    if arguments.setting:
        from eolc_desktop.operations.library_search import for_setting

        framework = for_setting(framework, find_setting(arguments.setting).id)
    data = arguments.json
    say(render.to_json(render.framework_data(framework)) if data else render.framework_text(framework))
    return 0


def _search(arguments: argparse.Namespace) -> int:
    from eolc_desktop.operations.library_search import search

    if not arguments.setting and not "".join(arguments.words).strip():
        raise UserError(
            "Say what to look for: words, --setting S, or both.",
            "“frameworks show ID” reads a whole framework.",
        )
    setting = find_setting(arguments.setting).id if arguments.setting else ""
    found = search(arguments.words, setting)
    say(render.to_json(render.found_rows(found)) if arguments.json else render.found_text(found))
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    faults = library.validate(arguments.files)
    for fault in faults:
        say(fault.line_text(), error=True)
    return 1 if faults else 0


def _add(arguments: argparse.Namespace) -> int:
    from eolc_desktop.operations import library_own

    previews = library_own.previews(arguments.files)
    refused = [preview.refusal for preview in previews if preview.refusal is not None]
    for preview in previews:
        for fault in preview.faults:
            say(fault.line_text(), error=True)
    for refusal in refused:
        if not isinstance(refusal, FrameworkFaults):
            say(f"{refusal.title} {refusal.detail}", error=True)
    if refused:
        return 1
    if not arguments.dry_run:
        library_own.add_all(arguments.files)
    for preview in previews:
        say(_outcome(preview, dry_run=arguments.dry_run))
    return 0


def _outcome(preview: Preview, *, dry_run: bool) -> str:
    framework = preview.framework
    assert framework is not None
    name = f"{framework.id}: {framework.title} ({framework.edition})"
    if preview.already:
        return f"{name} is in the library already, and the same."
    replaces = f"; it replaces {framework.replaces}" if framework.replaces else ""
    done = "Would add" if dry_run else "Added"
    return f"{done} {name}, {counted(len(framework.items), 'item')}{replaces}."


def _remove(arguments: argparse.Namespace) -> int:
    moved = library.remove(arguments.id)
    say(f"Removed {arguments.id} from the library. Workspaces that use it keep it. The file is now {moved}.")
    return 0


def _write(arguments: argparse.Namespace) -> int:
    written = library.write_copy(
        arguments.id,
        arguments.file,
        new_id=arguments.new_id,
        new_edition=arguments.new_edition,
        force=arguments.force,
    )
    say(f"{arguments.file} holds {written.id}: {written.title} ({written.edition}).")
    return 0


def _template(arguments: argparse.Namespace) -> int:
    library.write_template(arguments.file, force=arguments.force)
    say(arguments.file)
    return 0

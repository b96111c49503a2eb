"""Writing a framework out: as a copy to edit and bring back, or as a template to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from eolc_desktop import paths
from eolc_desktop.domain.frameworks import Framework, Item, Section
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library
from eolc_desktop.operations.library_example import EXAMPLE
from eolc_desktop.operations.library_ids import free_id, require_id
from eolc_desktop.operations.library_own import removed_ids
from eolc_desktop.storage.database import is_workspace
from eolc_desktop.storage.errors import plainly
from eolc_desktop.storage.files import require_free, whole

YAML_ENDINGS = (".yaml", ".yml")
WORKBOOK_ENDING = ".xlsx"

LONGEST_EDITION = 120
_LONGEST_NOTE = 6000
_COPY = ", local copy"


def suggested_id(framework_id: str) -> str:
    """Return a free id for a place's own edition of a framework."""
    return free_id(framework_id, {*(entry.framework.id for entry in library.frameworks()), *removed_ids()})


def write_copy(
    framework_id: str, target: Path, *, new_id: str = "", new_edition: str = "", force: bool = False
) -> Framework:
    """Write a framework to edit and bring back; `library.write_copy` says how."""
    original = library.find(framework_id)
    new_id = new_id or suggested_id(framework_id)
    require_id(new_id)
    if new_id == framework_id:
        framework = original
    else:
        removed = new_id in removed_ids()
        if removed or new_id in library.known_items():
            raise UserError(
                f"There {'was' if removed else 'is'} a framework “{new_id}” already.",
                f"Nothing was written. Choose another id, for example “{suggested_id(framework_id)}”.",
            )
        framework = _edition(original, new_id, new_edition)
    ending = target.suffix.lower()
    if ending not in (*YAML_ENDINGS, WORKBOOK_ENDING):
        raise UserError(
            f"The name “{target.name}” does not say what to write.",
            "Nothing was written. Let it end in .xlsx for Excel, or in .yaml.",
        )
    _require_target(target, force=force)
    with whole(target) as draft, plainly(target):
        if ending == WORKBOOK_ENDING:
            _write_workbook(framework, draft)
        else:
            from eolc_desktop.catalogue.writer import to_yaml

            draft.write_text(to_yaml(framework), encoding="utf-8", newline="\n")
    return framework


def _edition(original: Framework, new_id: str, new_edition: str) -> Framework:
    """Return a new edition of a framework: its id, its edition, what it replaces, and its own links."""
    return replace(
        original,
        id=new_id,
        edition=new_edition[:LONGEST_EDITION].rstrip() or suggested_edition(original),
        replaces=original.id,
        successor="",
        wording_note=_note(original),
        sections=tuple(_section(section, original.id, new_id) for section in original.sections),
    )


def suggested_edition(original: Framework) -> str:
    """Return what a copy's edition may be called: that of the original, and that it is a copy."""
    return original.edition[: LONGEST_EDITION - len(_COPY)].rstrip() + _COPY


def _note(original: Framework) -> str:
    """Return a copy's wording note: whose words these are, and then what the original says of them."""
    official = any(item.official_title for item in original.items)
    whose = (
        "the publisher and the titles marked as official are" if official else "the publisher named here is"
    )
    note = (
        f"This is a local copy of “{original.title}”, {original.edition}, changed by us: {whose} "
        f"{'those' if official else 'that'} of the original."
    )
    if original.wording_note:
        note += f" The original says of its words:\n\n{original.wording_note}"
    return note[:_LONGEST_NOTE].rstrip()


def _section(section: Section, old_id: str, new_id: str) -> Section:
    return replace(
        section,
        items=tuple(_item(item, old_id, new_id) for item in section.items),
        sections=tuple(_section(inner, old_id, new_id) for inner in section.sections),
    )


def _item(item: Item, old_id: str, new_id: str) -> Item:
    """Return an item whose links within its framework stay within it."""
    links = tuple(
        replace(link, framework=new_id) if link.framework == old_id else link for link in item.links
    )
    return replace(item, links=links)


def _require_target(target: Path, *, force: bool) -> None:
    require_free(target, force=force)
    if is_workspace(target):
        raise UserError(
            f"“{target.name}” is a workspace, and would be lost.", "Nothing was written. Choose another name."
        )
    if target.resolve().parent in (paths.frameworks_dir().resolve(), paths.own_frameworks_dir().resolve()):
        raise UserError(
            "That folder is the library’s own.",
            "Nothing was written. Choose another folder, edit the copy there, and add it to the library.",
        )


def write_template(target: Path, *, force: bool = False) -> None:
    """Write a workbook to fill in; `library.write_template` says how."""
    if target.suffix.lower() != WORKBOOK_ENDING:
        raise UserError(
            f"The name “{target.name}” is not that of an Excel workbook.",
            f"Nothing was written. Let it end in {WORKBOOK_ENDING}.",
        )
    _require_target(target, force=force)
    with whole(target) as draft, plainly(target):
        _write_workbook(EXAMPLE, draft)


def _write_workbook(framework: Framework, path: Path) -> None:
    from eolc_desktop.catalogue import reference
    from eolc_desktop.exchange import framework_to_workbook
    from eolc_desktop.exchange.framework_how_to import Listing

    lists = (
        ("Settings", reference.settings()),
        ("Codes of pathway steps", reference.pathway_steps()),
        ("Codes of commissioning stages", reference.commissioning_stages()),
    )
    explained = [Listing(title, [(one.id, one.title, one.covers) for one in found]) for title, found in lists]
    framework_to_workbook.write(framework, path, explained)

"""The user's own frameworks: looking at one before it is added, adding, removing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from eolc_desktop import paths
from eolc_desktop.catalogue.faults import Fault, FrameworkFaults
from eolc_desktop.domain.framework_data import canonical_json
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library
from eolc_desktop.operations.library_ids import free_id
from eolc_desktop.storage.errors import plainly
from eolc_desktop.storage.files import whole

REMOVED = "removed"


@dataclass(frozen=True)
class Preview:
    """What adding a file would bring.

    Args:
        path: The file.
        framework: What is in it, or None where it has faults.
        faults: What is wrong with it.
        already: "" where the library has no framework of this id, "same" where it has this one,
            "different" where it has another one: then this one cannot be added.
        suggested_id: An id that is free, where the file's own is taken.
        replaces: The edition that it says it replaces, where the library has that one.
        removed: Whether the other one of this id was removed from the library.
    """

    path: Path
    framework: Framework | None
    faults: tuple[Fault, ...] = ()
    already: str = ""
    suggested_id: str = ""
    replaces: Framework | None = None
    removed: bool = False

    @property
    def can_be_added(self) -> bool:
        """Tell whether `add` would take the file: also where it would find nothing to do."""
        return self.framework is not None and self.already != "different"

    @property
    def refusal(self) -> UserError | None:
        """Return why the file cannot be added, or None where it can."""
        if self.faults:
            return FrameworkFaults(self.faults)
        if self.framework is None or self.already != "different":
            return None
        there = self.framework.id
        more = f", and write what it replaces: “{there}”."
        if self.removed:
            folder = paths.own_frameworks_dir() / REMOVED
            more = f". What was removed can be added again: it lies in {folder}."
        return UserError(
            f"There {'was' if self.removed else 'is'} a framework “{there}” already, and this one is not the "
            "same.",
            "Nothing was added. A published edition never changes, so that old results stay true: change the "
            f"id of this one, for example to “{self.suggested_id}”{more}",
        )


def previews(files: Sequence[Path]) -> tuple[Preview, ...]:
    """Tell of several files what adding them would bring; their links may point to each other."""
    from eolc_desktop.catalogue.reader import check_together
    from eolc_desktop.operations.library_files import load

    documents = [load(path, any_name=True) for path in files]
    there = {entry.framework.id: entry.framework for entry in library.frameworks()}
    checked = check_together(documents, library.known_items())
    together = there | {one.framework.id: one.framework for one in checked if one.framework is not None}
    return tuple(
        Preview(path, None, one.faults)
        if one.framework is None
        else _preview(path, one.framework, there, together)
        for path, one in zip(files, checked, strict=True)
    )


def _preview(
    path: Path, framework: Framework, there: dict[str, Framework], together: dict[str, Framework]
) -> Preview:
    same_id = there.get(framework.id)
    before = _removed(framework.id) if same_id is None else ()
    already = suggested = ""
    if same_id is not None:
        already = "same" if _is_same(same_id, framework) else "different"
    elif before and not any(_is_same(one, framework) for one in before):
        already = "different"
    if already == "different":
        suggested = free_id(framework.id, {*together, *removed_ids()})
    removed = already == "different" and same_id is None
    return Preview(path, framework, (), already, suggested, together.get(framework.replaces), removed)


def _is_same(one: Framework, other: Framework) -> bool:
    return canonical_json(one) == canonical_json(other)


def removed_ids() -> frozenset[str]:
    """Return the ids of the user's own frameworks that were removed: each still means what it meant."""
    folder = paths.own_frameworks_dir() / REMOVED
    return frozenset(path.stem.partition(" ")[0] for path in folder.glob("*.yaml"))


def _removed(framework_id: str) -> tuple[Framework, ...]:
    """Return what was removed under an id, as far as it can be read."""
    from eolc_desktop.catalogue.reader import check, load

    folder = paths.own_frameworks_dir() / REMOVED
    files = [*folder.glob(f"{framework_id}.yaml"), *folder.glob(f"{framework_id} (*).yaml")]
    checked = [check([replace(load(path), stem="")])[0].framework for path in files]
    return tuple(one for one in checked if one is not None and one.id == framework_id)


def add_all(files: Sequence[Path]) -> tuple[library.FrameworkEntry, ...]:
    """Add several files to the user's own frameworks, all or none.

    Raises:
        UserError: One has faults, or its id is taken; nothing was added.
    """
    from eolc_desktop.catalogue.writer import to_yaml

    found = previews(files)
    faults = [fault for preview in found for fault in preview.faults]
    if faults:
        raise FrameworkFaults(faults)
    for preview in found:
        if preview.refusal is not None:
            raise preview.refusal
    folder = paths.own_frameworks_dir()
    with plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    new = [preview.framework for preview in found if preview.framework is not None and not preview.already]
    with ExitStack() as all_or_none:
        for framework in new:
            draft = all_or_none.enter_context(whole(folder / f"{framework.id}.yaml"))
            with plainly(draft):
                draft.write_text(to_yaml(framework), encoding="utf-8", newline="\n")
    return tuple(library.entry(preview.framework.id) for preview in found if preview.framework is not None)


def remove(framework_id: str) -> Path:
    """Move one of the user's own frameworks out of the library, and return where it is now."""
    path = library.own_files().get(framework_id)
    if path is None:
        if library.is_programs_own(framework_id):
            raise UserError(
                f"“{framework_id}” comes with the program, and cannot be removed.", "Nothing was changed."
            )
        own = ", ".join(library.own_files()) or "none"
        raise UserError(f"There is no framework “{framework_id}” of your own.", f"There are: {own}.")
    folder = path.parent / REMOVED
    with plainly(path):
        folder.mkdir(exist_ok=True)
        target, number = folder / path.name, 2
        while target.exists():
            target, number = folder / f"{path.stem} ({number}).yaml", number + 1
        path.replace(target)
    return target

"""The library: the frameworks that come with the program and the user's own, and what is done with them.

What reads and checks files is imported where it is used: it must not delay the first window.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop import paths
from eolc_desktop.catalogue.faults import Fault, FrameworkFaults
from eolc_desktop.domain.frameworks import Framework, Status
from eolc_desktop.errors import UserError

if TYPE_CHECKING:
    from eolc_desktop.operations.library_own import Preview

# By path: the file's time and size when it was read, and what it held, or its faults.
_read_before: dict[Path, tuple[tuple[int, int], Framework | FrameworkFaults]] = {}


@dataclass(frozen=True)
class FrameworkEntry:
    """A framework of the library.

    Args:
        framework: The framework.
        path: Its file.
        own: Whether the user brought it; the others come with the program.
    """

    framework: Framework
    path: Path
    own: bool = False


@dataclass(frozen=True)
class BrokenFile:
    """A file in the user's own folder that cannot be used, with what is wrong with it."""

    path: Path
    faults: tuple[Fault, ...]


def frameworks() -> tuple[FrameworkEntry, ...]:
    """Return the program's frameworks and the user's own, those in use today first.

    A broken file among the user's own never hides the others: `broken` tells of it.
    """
    entries = [FrameworkEntry(read_file(path), path) for path in _program_files().values()]
    for path in own_files().values():
        found = _read_own(path)
        if isinstance(found, Framework):
            entries.append(FrameworkEntry(found, path, own=True))
    return tuple(sorted(entries, key=_order))


def broken() -> tuple[BrokenFile, ...]:
    """Return the files of the user's own folder that cannot be used."""
    found = ((path, _read_own(path)) for path in own_files().values())
    return tuple(BrokenFile(path, what.faults) for path, what in found if isinstance(what, FrameworkFaults))


def find(framework_id: str) -> Framework:
    """Return one framework of the library; only its own file is read.

    Raises:
        UserError: There is no such framework, and it names the ones there are; or its file is broken.
    """
    return entry(framework_id).framework


def entry(framework_id: str) -> FrameworkEntry:
    """Return one framework of the library with its file; only that file is read.

    Raises:
        UserError: There is no such framework, and it names the ones there are; or its file is broken.
    """
    program, own = _program_files(), own_files()
    if framework_id in program:
        return FrameworkEntry(read_file(program[framework_id]), program[framework_id])
    if framework_id not in own:
        there = ", ".join(sorted([*program, *own]))
        raise UserError(f"There is no framework “{framework_id}”.", f"There are: {there}.")
    found = _read_own(own[framework_id])
    if isinstance(found, FrameworkFaults):
        raise found
    return FrameworkEntry(found, own[framework_id], own=True)


def is_programs_own(framework_id: str) -> bool:
    """Tell whether a framework comes with the program, so that no other may have its id."""
    return framework_id in _program_files()


def validate(files: Sequence[Path]) -> tuple[Fault, ...]:
    """Return every fault of framework files or workbooks, checked against each other and the library."""
    from eolc_desktop.catalogue.reader import check_together
    from eolc_desktop.operations.library_files import load

    checked = check_together([load(path) for path in files], known_items())
    return tuple(fault for one in checked for fault in one.faults)


def preview(path: Path) -> Preview:
    """Tell what adding a framework file or workbook would bring, or what is wrong with it."""
    from eolc_desktop.operations import library_own

    (found,) = library_own.previews([path])
    return found


def add(path: Path) -> FrameworkEntry:
    """Add a framework file or workbook to the user's own.

    Raises:
        UserError: It has faults, or its id is taken; nothing was added.
    """
    from eolc_desktop.operations import library_own

    (added,) = library_own.add_all([path])
    return added


def remove(framework_id: str) -> Path:
    """Take one of the user's own frameworks out of the library, and return where it was moved to.

    Workspaces that use it keep it: each holds its frameworks whole.

    Raises:
        UserError: There is no such framework, or it comes with the program.
    """
    from eolc_desktop.operations import library_own

    return library_own.remove(framework_id)


def write_copy(
    framework_id: str, target: Path, *, new_id: str = "", new_edition: str = "", force: bool = False
) -> Framework:
    """Write a framework as a file to edit and to bring back: YAML or Excel, by the name's ending.

    Args:
        framework_id: The framework.
        target: The file: .yaml or .xlsx.
        new_id: The copy's id; one that is free is found where it is not given. With the framework's own
            id the file holds the framework as it is.
        new_edition: What the copy's edition is called.
        force: Whether a file of that name may be replaced.

    Returns:
        What was written.

    Raises:
        UserError: The id is taken or cannot be one, or the file cannot be written.
    """
    from eolc_desktop.operations import library_copies

    return library_copies.write_copy(
        framework_id, target, new_id=new_id, new_edition=new_edition, force=force
    )


def write_template(target: Path, *, force: bool = False) -> None:
    """Write an Excel workbook to fill in, with an explanation of every column and one example.

    Raises:
        UserError: The file cannot be written.
    """
    from eolc_desktop.operations import library_copies

    library_copies.write_template(target, force=force)


def known_items() -> dict[str, Collection[str]]:
    """Return the item ids of every framework of the library, by framework id, also where it has faults."""
    from eolc_desktop.catalogue.reader import item_ids

    known: dict[str, Collection[str]] = {}
    for path in (*own_files().values(), *_program_files().values()):
        try:
            found = read_file(path)
        except (FrameworkFaults, OSError):
            known.update(item_ids(path))
        else:
            known[found.id] = frozenset(item.id for item in found.items)
    return known


def own_files() -> dict[str, Path]:
    """Return the files of the user's own frameworks, by the id that their name says."""
    return _files(paths.own_frameworks_dir())


def read_file(path: Path) -> Framework:
    """Read a file, unless it was read before and has not changed since.

    Raises:
        FrameworkFaults: The file has faults.
    """
    from eolc_desktop.catalogue.reader import read, read_checked_before

    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    before = _read_before.get(path)
    if before is None or before[0] != stamp:
        found: Framework | FrameworkFaults
        try:
            ours = path.parent == paths.frameworks_dir()
            found = read_checked_before(path) if ours else read(path)
        except FrameworkFaults as faults:
            found = faults
        before = _read_before[path] = (stamp, found)
    if isinstance(before[1], FrameworkFaults):
        raise before[1]
    return before[1]


def _read_own(path: Path) -> Framework | FrameworkFaults:
    """Read one of the user's own files; an id that the program's own library has is a fault too."""
    try:
        found = read_file(path)
    except FrameworkFaults as faults:
        return faults
    except OSError as error:
        why = error.strerror or str(error)
        return FrameworkFaults(
            [Fault(str(path), 0, "", f"The file cannot be read ({why}).", "Check that you may open it.")]
        )
    if is_programs_own(found.id):
        problem = f"A framework with the id “{found.id}” now comes with the program."
        return FrameworkFaults([Fault(str(path), 0, "id", problem, "Give this one an id of its own.")])
    return found


def _program_files() -> dict[str, Path]:
    return _files(paths.frameworks_dir())


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _order(entry: FrameworkEntry) -> tuple[bool, str, str]:
    return (entry.framework.status is not Status.CURRENT, entry.framework.title, entry.framework.id)

"""The library: the framework files that come with the program, and checking files of one's own.

The reader is imported where it is used: YAML and JSON Schema must not delay the first window.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from eolc_desktop import paths
from eolc_desktop.catalogue.faults import Fault
from eolc_desktop.domain.frameworks import Framework, Status
from eolc_desktop.errors import UserError

# By path: the file's time and size when it was read, and what it held.
_read_before: dict[Path, tuple[tuple[int, int], Framework]] = {}


@dataclass(frozen=True)
class FrameworkEntry:
    """A framework of the library, with its file."""

    framework: Framework
    path: Path


def frameworks() -> tuple[FrameworkEntry, ...]:
    """Return the frameworks that come with the program, those in use today first."""
    entries = (FrameworkEntry(_read(path), path) for path in _files())
    return tuple(sorted(entries, key=_order))


def find(framework_id: str) -> Framework:
    """Return one framework of the library; only its own file is read.

    Raises:
        UserError: There is no such framework; names the ones there are.
    """
    files = {path.stem: path for path in _files()}
    if framework_id not in files:
        raise UserError(f"There is no framework “{framework_id}”.", f"There are: {', '.join(sorted(files))}.")
    return _read(files[framework_id])


def validate(files: Sequence[Path]) -> tuple[Fault, ...]:
    """Return every fault of some framework files, checked against each other and against the library."""
    from eolc_desktop.catalogue.reader import item_ids, read_together

    known: dict[str, Collection[str]] = {}
    for path in _files():
        known.update(item_ids(path))
    return read_together(files, known).faults


def _files() -> list[Path]:
    return sorted(paths.frameworks_dir().glob("*.yaml"))


def _read(path: Path) -> Framework:
    """Read a file, unless it was read before and has not changed since."""
    from eolc_desktop.catalogue.reader import read

    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    before = _read_before.get(path)
    if before is None or before[0] != stamp:
        before = _read_before[path] = (stamp, read(path))
    return before[1]


def _order(entry: FrameworkEntry) -> tuple[bool, str]:
    return (entry.framework.status is not Status.CURRENT, entry.framework.title)

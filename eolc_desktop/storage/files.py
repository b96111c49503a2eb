"""Making files whole: under another name first, then in place at once."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.storage.errors import plainly

# Of the 255 bytes that file systems allow, some are left for the names of the files beside it.
LONGEST_NAME = 240

_DRAFT = re.compile(r"\.[0-9a-f]{12}\.eolc-new(-journal|-wal|-shm|-lock)?")
_OLD_SECONDS = 24 * 60 * 60


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Yield a name beside the target to build at; at the end of the block the file takes its place.

    Where the block fails, nothing of it stays and the target is as it was.
    """
    with plainly(target):
        draft = draft_beside(target)
    try:
        yield draft
        with plainly(target):
            to_disk(draft)
            for stale in journals(target):
                # SQLite would take an old file's journal for this one's, and spoil it.
                stale.unlink(missing_ok=True)
            draft.replace(target)
            to_disk(target.parent)
    finally:
        for leftover in (draft, *journals(draft)):
            leftover.unlink(missing_ok=True)


def draft_beside(target: Path) -> Path:
    """Return a name to build a file at; what is left there by a kill is cleared away a day later."""
    clear_drafts(target.parent, _OLD_SECONDS)
    # Short, so that a long name of the target leaves room for it.
    return target.with_name(f".{os.urandom(6).hex()}.eolc-new")


def clear_drafts(folder: Path, seconds: int) -> None:
    """Remove drafts that nobody has written to for so long: a kill or a power cut left them."""
    for path in folder.iterdir():
        # Another program may clear or build there at the same time.
        with suppress(OSError):
            if _DRAFT.fullmatch(path.name) and time.time() - path.stat().st_mtime > seconds:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)


def journals(path: Path) -> tuple[Path, ...]:
    """Return the files that SQLite may keep beside a file."""
    return tuple(path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm"))


def require_free(target: Path, *, force: bool) -> None:
    """Raise a UserError where a new file cannot or must not be made."""
    with plainly(target):
        if not target.parent.is_dir():
            raise UserError(
                f"There is no folder “{target.parent}”.", "Make the folder first, or choose another one."
            )
        if len(os.fsencode(target.name)) > LONGEST_NAME:
            raise UserError(
                f"The name “{target.name[:40]}…” is too long for a file.", "Choose a shorter name."
            )
        if target.is_dir():
            raise UserError(f"“{target.name}” is a folder.", "Choose a name for a file in it.")
        if target.exists() and not force:
            raise AlreadyThere(
                f"There is already a file “{target.name}”.",
                "It was not changed. Choose another name, or say that it may be replaced.",
            )


def to_disk(path: Path) -> None:
    """Wait until what was written is on the disk, so that a power cut cannot take it back."""
    flags = os.O_RDONLY
    if sys.platform == "win32":  # pragma: no cover
        if path.is_dir():
            # Folders cannot be flushed there, and need not be.
            return
        flags = os.O_RDWR
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

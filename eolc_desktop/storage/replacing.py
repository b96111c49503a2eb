"""Replacing a workspace file by another, with nobody in it and nothing lost."""

from __future__ import annotations

import glob
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from eolc_desktop.storage import backups
from eolc_desktop.storage.database import NotAWorkspace
from eolc_desktop.storage.errors import DamagedWorkspace
from eolc_desktop.storage.files import journals
from eolc_desktop.storage.lock import Lock, take_lock


@contextmanager
def alone(path: Path) -> Iterator[Lock]:
    """Hold the lock of a file that is to be replaced.

    Raises:
        UserError: Somebody has it, or its folder cannot be written.
    """
    lock = take_lock(path)
    try:
        yield lock
    finally:
        lock.release()


def set_aside(path: Path) -> Path:
    """Copy a file as it is, with its journal, to a name that says that it is damaged."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H-%M-%S")
    aside, count = path.with_name(f"{path.stem} (damaged {stamp}){path.suffix}"), 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem} (damaged {stamp}, {count}){path.suffix}")
    shutil.copyfile(path, aside)
    for journal, copy in zip(journals(path), journals(aside), strict=True):
        if journal.exists():
            shutil.copyfile(journal, copy)
    return aside


def set_aside_of(path: Path) -> tuple[Path, ...]:
    """Return the copies of a file that were set aside because it was damaged."""
    return tuple(sorted(path.parent.glob(f"{glob.escape(path.stem)} (damaged *){glob.escape(path.suffix)}")))


def keep_before_replacing(path: Path) -> None:
    """Back up a workspace that is about to be replaced, or set it aside where it is damaged.

    Some other file is not kept: replacing it was asked for.

    Raises:
        UserError: It could not be kept, or a newer version of the program made it.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        backups.keep(path)
    except DamagedWorkspace:
        set_aside(path)
    except NotAWorkspace:
        return

"""What the tests of the file do to it from outside."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations import queries
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.integrity import faults
from eolc_desktop.storage.log import altered, seal
from eolc_desktop.storage.workspace import Workspace


class Ticking:
    """A wall clock for tests: a second passes whenever it is looked at, and it can be set."""

    def __init__(self, start: int = 1_790_000_000_000) -> None:
        self.now = start
        self._bytes = 0

    def clock(self) -> Clock:
        return Clock(self.tick, self.random)

    def tick(self) -> int:
        self.now += 1000
        return self.now

    def random(self, count: int) -> bytes:
        self._bytes += 1
        return self._bytes.to_bytes(count, "big")


def made(path: Path, framework: Framework, clock: Clock | None = None) -> Workspace:
    return new_workspace(path, place="Testshire", frameworks=(framework,), clock=clock)


def first(workspace: Workspace) -> str:
    """Return the id of the first assessment."""
    return queries.summaries(workspace)[0].id


def rows(path: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """Read a file as another program would."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


def meddle(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def forge(path: Path, *statements: str) -> None:
    """Change a file so that its log vouches for what it says now."""
    meddle(path, *statements)
    with closing(sqlite3.connect(path)) as connection:
        for operation_id in altered(connection):
            seal(connection, operation_id)
        connection.commit()


def is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return faults(connection) == ()


def overwrite(path: Path, offset: int, content: bytes) -> None:
    """Spoil some bytes of a file that nobody has open."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root, who may write everywhere."""
    if sys.platform == "win32":
        pytest.skip("folders are protected in other ways there")
    root = os.getuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


@contextmanager
def folder_open_to_all(folder: Path) -> Iterator[Path]:
    """Let anybody reach a folder of pytest's, whose parents are closed to others."""
    if sys.platform == "win32":
        pytest.skip("folders are protected in other ways there")
    for one in (folder, *folder.parents):
        mode = one.stat().st_mode & 0o777
        if one.owner() == folder.owner() and mode & 0o005 != 0o005 and os.access(one, os.W_OK):
            # Never closed again: tests that run beside this one share the upper folders.
            one.chmod(mode | 0o055)
    yield folder

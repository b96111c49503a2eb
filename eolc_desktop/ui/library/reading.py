"""Reading the library beside the window, its heavy imports included."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.ui import tasks


def read_library(done: Callable[[tuple[Framework, ...]], object], owner: QObject) -> None:
    """Read the frameworks of the library, and hand them over as long as their owner is there."""
    tasks.run(_read, done=done, owner=owner)


def _read() -> tuple[Framework, ...]:
    # Imported here: what reads YAML and checks it takes long to import, and does so on this thread.
    from eolc_desktop.operations import library

    return tuple(entry.framework for entry in library.frameworks())

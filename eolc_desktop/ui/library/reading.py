"""Reading the library beside the window, its heavy imports included."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from eolc_desktop.errors import UserError
from eolc_desktop.ui import tasks
from eolc_desktop.ui.library.shelf import Shelf


def read_library(
    done: Callable[[Shelf], object],
    owner: QObject,
    failed: Callable[[UserError], object] | None = None,
) -> None:
    """Read the library, and hand it over, or say why it cannot be read, as long as its owner is there."""
    tasks.run(_read, done=done, failed=failed, owner=owner)


def _read() -> Shelf:
    # Imported here: what reads YAML and checks it takes long to import, and does so on this thread.
    from eolc_desktop.catalogue import reference
    from eolc_desktop.operations import library

    entries = library.frameworks()
    shelf = Shelf(
        frameworks=tuple(entry.framework for entry in entries),
        own=frozenset(entry.framework.id for entry in entries if entry.own),
        broken=tuple((broken.path, len(broken.faults)) for broken in library.broken()),
        settings=reference.settings(),
        steps=reference.pathway_steps(),
        stages=reference.commissioning_stages(),
        resources=reference.resources(),
        purposes=reference.purposes(),
    )
    # Computed here, so that the window need not.
    _ = shelf.entries, shelf.leading_to
    return shelf

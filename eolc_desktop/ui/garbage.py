"""Looking for garbage on the window's own thread, and nowhere else.

Python looks for garbage on whatever thread happens to make objects. A dialog that is no longer used is such
garbage, and destroyed on a worker's thread it takes the program down with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 2000


class GarbageCollector(QObject):
    """Takes over from Python while the window is there.

    Args:
        parent: The window; with it the looking ends.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect)
        self._timer.start(_EVERY)


def collect() -> None:
    """Look for garbage as far as Python itself would by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return

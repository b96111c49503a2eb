"""Where the window stood, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from eolc_desktop import paths

FIRST_SIZE = (1280, 820)
# Another number makes the program forget a geometry that no longer suits the window.
_GEOMETRY = "geometry/1"


def keep(window: QMainWindow) -> None:
    """Note where the window stands."""
    _state().setValue(_GEOMETRY, window.saveGeometry())


def restore(window: QMainWindow) -> None:
    """Put the window where it stood."""
    stored = _state().value(_GEOMETRY)
    if not isinstance(stored, QByteArray) or not window.restoreGeometry(stored):
        window.resize(*FIRST_SIZE)


def _state() -> QSettings:
    """Return where the geometry is kept; all other settings are in `settings.py`."""
    return QSettings(str(paths.user_data_dir() / "window.ini"), QSettings.Format.IniFormat)

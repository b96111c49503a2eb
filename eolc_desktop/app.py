"""Puts the parts together: settings, workspace, window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eolc_desktop import paths, settings
from eolc_desktop.ui import crash
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session

_LATER = 400


def run(path: Path | str | None = None) -> int:
    """Show the window, with a workspace where a path is given, until it is closed.

    Returns:
        The exit code of the program.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationDisplayName(paths.APP_NAME)
    crash.catch()
    preferences = Preferences(settings.load())
    preferences.apply_look()
    window = MainWindow(Session(), preferences)
    window.begin("" if path is None else str(path))
    window.show()
    # Well after the first paint, so that nobody waits for it.
    QTimer.singleShot(_LATER, window, window.files.look_after)
    return app.exec()

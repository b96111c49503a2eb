"""Puts the parts together: settings, workspace, window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from eolc_desktop import paths, settings

# Before Qt for Python, which looks into every module that is imported after it.
from eolc_desktop.operations import queries, workspaces  # noqa: F401

# Milliseconds from the first window to what it need not wait for.
_LATER = 400


def run(path: Path | str | None = None) -> int:
    """Show the window, with a workspace where a path is given, until it is closed.

    Returns:
        The exit code of the program.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon

    from eolc_desktop.ui import crash, theme
    from eolc_desktop.ui.main_window import MainWindow
    from eolc_desktop.ui.preferences import Preferences
    from eolc_desktop.ui.session import Session

    app = theme.make_app(sys.argv[0])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationDisplayName(paths.APP_NAME)
    crash.catch()
    preferences = Preferences(settings.load())
    preferences.apply_look()
    window = MainWindow(Session(), preferences)
    window.begin("" if path is None else str(path))
    window.show()

    def later() -> None:
        gc.enable()
        app.setWindowIcon(QIcon(str(paths.resource("icons", "app.svg"))))
        window.files.look_after()

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(later)
    timer.start(_LATER)
    return app.exec()

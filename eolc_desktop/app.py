"""Puts the parts together: settings, workspace, window."""

from __future__ import annotations

import os
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

    _spare_the_reading_of_modules()
    from eolc_desktop.ui import crash, tasks, theme
    from eolc_desktop.ui.garbage import GarbageCollector
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
    GarbageCollector(window)

    def later() -> None:
        app.setWindowIcon(QIcon(str(paths.resource("icons", "app.svg"))))

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(later)
    timer.start(_LATER)
    code = app.exec()
    if not tasks.tasks().finish():
        # Work that hangs on a share that is gone would keep the program for ever; the workspace is closed.
        os._exit(code)
    return code


def _spare_the_reading_of_modules() -> None:
    """Keep Qt for Python from reading the source of every module that is imported after it.

    WORKAROUND: it looks there for `from __feature__ import …`, which nothing here uses, and that takes
    a thirtieth of the start. Where a later version has no such function, this does nothing.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and "_mod_uses_pyside" in vars(feature):
        vars(feature)["_mod_uses_pyside"] = lambda _module: True

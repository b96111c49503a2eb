"""The window lives through a long day: dialogs come and go, and work goes on beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DAY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from eolc_desktop import app

action, left = sys.argv[2], 40

def step():
    global left
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "actions_by_name"))
    if not left:
        window.close()
        return
    left -= 1
    window.actions_by_name[action].trigger()
    QTimer.singleShot(5, step)

def put_away():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()

loop = QApplication.exec
def start(*_):
    QTimer.singleShot(300, step)
    away = QTimer()
    away.timeout.connect(put_away)
    away.start(30)
    return loop()
QApplication.exec = start
sys.exit(app.run(sys.argv[1]))
"""


@pytest.mark.parametrize("action", ["shortcuts", "new", "settings", "compare_editions", "write_copy"])
def test_opening_a_dialog_many_times_harms_nothing(workspace_file: Path, action: str) -> None:
    # In a process of its own: what went wrong here took the whole program down.
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", DAY, str(workspace_file), action],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]

"""Run a script that opens a window, and end it as soon as the window is painted and idle.

python -m tests.benchmarks.until_usable main.py demo.eolc
python -m tests.benchmarks.until_usable bare
"""

from __future__ import annotations

import runpy
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget


class _FirstPaint(QObject):
    """Quit the application one idle moment after a window was first painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint of the window that is watched."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, QApplication.quit)
        return False


def _bare() -> None:
    """Show the least that a program in Qt for Python shows: the window of its tutorial's first page."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    middle = QWidget()
    text = QLabel("Hello World")
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column = QVBoxLayout(middle)
    column.addWidget(text)
    column.addWidget(QPushButton("Click me!"))
    window.setCentralWidget(middle)
    window.resize(1280, 820)
    window.show()
    application.exec()


def main() -> None:
    """Run what the arguments name."""
    event_loop = QApplication.exec

    def exec_until_painted(*_: object) -> int:
        watcher = _FirstPaint()
        # On the window alone: a filter of the whole application meets objects of Qt's own whose types
        # have no Python class, and looking for one makes every class of Qt, on both sides.
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.installEventFilter(watcher)
        return event_loop()

    QApplication.exec = exec_until_painted  # type: ignore[method-assign]
    if sys.argv[1] == "bare":
        _bare()
        return
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()

"""What is going on and what came of it: progress, a question before replacing, the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import number
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.text import button, label

_ICONS = {
    "good": ("circle-check", "good"),
    "danger": ("triangle-alert", "danger"),
    "": ("info", "accent_text"),
}


class Outcome(QFrame):
    """One panel beneath the export button; hidden until there is something to say.

    Signals:
        replace_wanted: The files that are there may be replaced.
        stop_wanted: The export is to be stopped.
        kept: The files that are there stay.
        said: Something new is said.
    """

    replace_wanted = Signal()
    stop_wanted = Signal()
    kept = Signal()
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "banner")
        self._icon = icon_label("info", "accent_text")
        self.title = label("", "strong", wrap=True)
        self.detail = label("", "body", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the export")
        self.stop = button("Stop")
        self.replace = button("Replace")
        self.keep = button("Keep, and choose another name")
        self.file_rows: list[_FileRow] = []
        self._files = QVBoxLayout()
        self._files.setSpacing(tokens.space(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space(2))
        for made in (self.replace, self.keep, self.stop):
            buttons.addWidget(made)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(tokens.space(2))
        for widget in (self.title, self.detail, self.bar):
            words.addWidget(widget)
        words.addLayout(self._files)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(tokens.space(steps) for steps in (4, 3, 4, 3)))
        row.setSpacing(tokens.space(3))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.replace.clicked.connect(self.replace_wanted)
        self.keep.clicked.connect(self.kept)
        self.stop.clicked.connect(self.stop_wanted)
        self.hide()

    def show_progress(self, message: str, fraction: float) -> None:
        """Show how far the export has come."""
        if not self.bar.isVisibleTo(self):
            self._say("", message)
            self.bar.show()
            self.stop.show()
        self.title.setText(f"{message}…")
        self.bar.setValue(round(fraction * 100))

    def ask_to_replace(self, targets: Sequence[Path]) -> None:
        """Ask whether files that are there may be replaced."""
        names = " and ".join(target.name for target in targets)
        verb = "is" if len(targets) == 1 else "are"
        self._say("", f"{names} {verb} there already", "Nothing has been written yet.")
        self.replace.setText("Replace it" if len(targets) == 1 else "Replace them")
        self.replace.show()
        self.keep.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_files(self, files: Sequence[Path], title: str = "") -> None:
        """Show what was written, ready to be opened."""
        self._say("good", title or ("Exported" if len(files) == 1 else f"{len(files)} files exported"))
        for path in files:
            row = _FileRow(path, self._failed_to_open)
            self.file_rows.append(row)
            self._files.addWidget(row)

    def show_problem(self, error: UserError) -> None:
        """Say what went wrong, what is safe and what to do."""
        self._say("danger", error.title, error.detail)

    def show_stopped(self) -> None:
        """Say that nothing was written."""
        self._say("", "Stopped", "Nothing was written, and what was there before is as it was.")

    def clear(self) -> None:
        """Say nothing."""
        self._empty()
        self.hide()

    def _say(self, tone: str, title: str, detail: str = "") -> None:
        self._empty()
        theme.set_style(self, tone=tone)
        put_icon(self._icon, *_ICONS[tone])
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title}. {detail}".strip())
        self.show()
        self.said.emit()
        announce(self, f"{title}. {detail}".strip())

    def _empty(self) -> None:
        for widget in (self.bar, self.stop, self.replace, self.keep):
            widget.hide()
        while self.file_rows:
            row = self.file_rows.pop()
            self._files.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _failed_to_open(self, path: Path) -> None:
        self.detail.setText(f"This computer could not open {path.name}. It is in {path.parent}.")
        self.detail.show()


class _FileRow(QWidget):
    """A file with its size, and buttons to open it or its folder."""

    def __init__(self, path: Path, failed: Callable[[Path], None]) -> None:
        super().__init__()
        self._failed = failed
        self.name = label(path.name, "body", wrap=True)
        self.size_label = label(file_size(path), "caption")
        self.open = button("Open")
        self.open.setAccessibleName(f"Open {path.name}")
        self.open_folder = button("Open folder", "quiet")
        self.open_folder.setAccessibleName(f"Open the folder of {path.name}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.size_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(2))
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.open_folder)
        self.open.clicked.connect(lambda: self._open(path))
        self.open_folder.clicked.connect(lambda: self._open(path.parent))

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._failed(path)


def file_size(path: Path) -> str:
    """Return a file's size as people say it: "412 KB"."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{number(size / 1000, 0)} KB"
    return f"{number(size / 1_000_000, 1)} MB"

"""The files of the user's own folder that cannot be used: what is wrong with each, and checking again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.dialogs.import_framework_faults import FaultReport
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from eolc_desktop.operations.library import BrokenFile

LEAD = (
    "These files of your own cannot be used as they are. The other frameworks are not touched by them, and "
    "places that are assessed by one keep a copy of their own."
)
HELP = "Mend the file where it is, save it, and press “Check again”; or take it out of the library."
MENDED = "Every file of your own can be used now."
_MOST_FILES = 4


class BrokenDialog(Dialog):
    """Lists the files, with the faults of the chosen one.

    Attributes:
        changed: Whether a file was mended or taken out, so that the library has to be read again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Files that cannot be used", LEAD, parent, width=900, least_height=640)
        self._broken: tuple[BrokenFile, ...] = ()
        self.changed = False
        self.said = label("Reading…", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Files that cannot be used")
        self.report = FaultReport()
        for widget in (self.said, self.list):
            self.body.addWidget(widget)
        self.body.addWidget(self.report, 1)
        self.body.addStretch(0)
        self.take_out = self.add_button("Take it out of the library")
        self.again = self.add_button("Check again")
        self.close_button = self.add_button("Close", "primary", default=True)
        self.close_button.clicked.connect(self.accept)
        self.again.clicked.connect(self._read)
        self.take_out.clicked.connect(self._take_out)
        self.list.currentRowChanged.connect(self._choose)
        self._read()

    @classmethod
    def ask(cls, parent: QWidget) -> bool:
        """Show the files; tell whether the library has to be read again."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.changed

    def _read(self) -> None:
        self._enable(False)
        tasks.run(_broken, done=self._show, failed=self._fail, owner=self)

    def _show(self, broken: tuple[BrokenFile, ...]) -> None:
        self.changed |= bool(self._broken) and {one.path for one in broken} != {
            one.path for one in self._broken
        }
        self._broken = broken
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([f"{one.path.name}: {counted(len(one.faults), 'fault')}" for one in broken])
        self.list.blockSignals(False)
        rows = min(_MOST_FILES, len(broken)) * max(1, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(rows + theme.current().space(2))
        self.list.setVisible(len(broken) > 1)
        self.report.setVisible(bool(broken))
        self._enable(bool(broken))
        self._say("" if broken else MENDED)
        self.list.setCurrentRow(0)
        self._choose(self.list.currentRow())
        (self.again if broken else self.close_button).setFocus()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._broken):
            self.report.show_faults(self._broken[row].path, self._broken[row].faults, HELP)

    def _take_out(self) -> None:
        row = self.list.currentRow()
        self._enable(False)
        tasks.run(
            _take_out, self._broken[row].path.stem, done=lambda _: self._read(), failed=self._fail, owner=self
        )

    def _fail(self, error: UserError) -> None:
        self._enable(True)
        self._say(f"{error.title}\n{error.detail}")

    def _enable(self, on: bool) -> None:
        self.again.setEnabled(on)
        self.take_out.setEnabled(on)

    def _say(self, words: str) -> None:
        self.said.setText(breakable(words))
        self.said.setVisible(bool(words))
        announce(self.said, words)


def _broken() -> tuple[BrokenFile, ...]:
    from eolc_desktop.operations import library

    return library.broken()


def _take_out(framework_id: str) -> object:
    from eolc_desktop.operations import library

    return library.remove(framework_id)

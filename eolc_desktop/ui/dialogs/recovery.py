"""Offering to put a damaged workspace right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import tasks
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from eolc_desktop.storage.recovery import Recovery


class RecoveryDialog(Dialog):
    """Says what is damaged and what is kept, recovers, and says what came of it."""

    def __init__(self, path: Path, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(error.title, parent=parent)
        self._path = path
        self._recovered = False
        self.text = label(error.detail, wrap=True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Recovering")
        self.busy.hide()
        self.body.addWidget(self.text)
        self.body.addWidget(self.busy)
        self.body.addStretch(1)
        self.cancel = self.add_cancel("Leave it as it is")
        self.go = self.add_button("Recover it", "primary", default=True)
        self.go.clicked.connect(self._go)

    @classmethod
    def ask(cls, parent: QWidget, path: Path, error: UserError) -> Path | None:
        """Ask, and return the recovered file where it is to be opened, or None."""
        dialog = cls(path, error, parent)
        accepted = dialog.exec() == Dialog.DialogCode.Accepted
        return path if accepted else None

    def reject(self) -> None:
        """Put the dialog away, but not while it works."""
        if not self.busy.isVisible():
            super().reject()

    def _go(self) -> None:
        if self._recovered:
            self.accept()
            return
        self.busy.show()
        self.go.setEnabled(False)
        self.cancel.setEnabled(False)
        tasks.run(_recover, self._path, done=self._show, failed=self._fail, owner=self)

    def _show(self, recovery: Recovery) -> None:
        self._recovered = True
        words = [
            "The workspace is recovered."
            if recovery.from_backup is None
            else "The workspace is recovered from its last good backup.",
        ]
        if recovery.operations_saved:
            words.append(f"{counted(recovery.operations_saved, 'later change')} could be put back.")
        if recovery.lost:
            words.append(recovery.lost)
        words.append(f"The damaged file is kept as {recovery.kept_damaged_copy}.")
        self._say("\n".join(words))
        self.cancel.setText("Close")
        self.go.setText("Open it")
        self.go.setEnabled(True)
        self.go.setFocus()

    def _fail(self, error: UserError) -> None:
        self._say(str(error))
        self.cancel.setText("Close")
        self.cancel.setFocus()

    def _say(self, words: str) -> None:
        self.busy.hide()
        self.cancel.setEnabled(True)
        self.text.setText(words)
        self.fit_soon()
        announce(self.text, words)


def _recover(path: Path) -> Recovery:
    from eolc_desktop.operations import upkeep

    return upkeep.recover(path)

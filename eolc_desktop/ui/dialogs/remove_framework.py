"""Taking a framework of one's own out of the library, and putting it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import label

STAYS = (
    "It is not offered here any more. Places that are assessed by it keep a copy of their own, with all "
    "answers, and go on as before. The file is kept, so that it can be put back."
)


class RemoveDialog(Dialog):
    """Asks whether a framework is to go, takes it out, and offers to put it back.

    Attributes:
        is_gone: Whether the library is without it now.
    """

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__("Remove from my library?", parent=parent, width=560)
        self._framework = framework
        self._kept: Path | None = None
        self.is_gone = False
        self.name = label(breakable(edition_words(framework)), "strong", wrap=True)
        self.text = label(STAYS, wrap=True)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        for widget in (self.name, self.text, self.problem):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = self.add_cancel("Keep it")
        self.back = self.add_button("Put it back")
        self.back.hide()
        self.remove = self.add_button("Remove", "danger")
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._put_back)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, framework: Framework) -> bool:
        """Ask, and do it; tell whether the framework is gone."""
        dialog = cls(framework, parent)
        dialog.exec()
        return dialog.is_gone

    def _remove(self) -> None:
        self._work(_remove, self._framework.id, self._removed)

    def _removed(self, kept: Path) -> None:
        self._kept = kept
        self.is_gone = True
        self._say(f"Removed. The file is kept as {kept}.")
        self.remove.hide()
        self.back.show()
        self.cancel.setText("Close")
        theme.set_style(self.cancel, kind="primary")
        self.cancel.setFocus()

    def _put_back(self) -> None:
        assert self._kept is not None
        self._work(_put_back, self._kept, self._is_back)

    def _is_back(self, _: object) -> None:
        self.is_gone = False
        self._say("It is in your library again, as it was.")
        self.back.hide()
        self.cancel.setFocus()

    def _work(self, function: Callable[..., Any], what: str | Path, done: Callable[[Any], object]) -> None:
        for widget in (self.remove, self.back):
            widget.setEnabled(False)
        self.problem.hide()
        tasks.run(function, what, done=done, failed=self._fail, owner=self)

    def _say(self, words: str) -> None:
        self.text.setText(breakable(words))
        for widget in (self.remove, self.back):
            widget.setEnabled(True)
        self.fit_soon()
        announce(self.text, words)

    def _fail(self, error: UserError) -> None:
        for widget in (self.remove, self.back):
            widget.setEnabled(True)
        self.problem.setText(breakable(f"{error.title}\n{error.detail}"))
        self.problem.show()
        self.fit_soon()
        announce(self.problem, self.problem.text())


def _remove(framework_id: str) -> Path:
    from eolc_desktop.operations import library

    return library.remove(framework_id)


def _put_back(kept: Path) -> object:
    from eolc_desktop.operations import library

    return library.add(kept)

"""Importing frameworks: what is in the files, what is wrong with them, and adding them to the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QProgressBar, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.compare_editions import ComparisonView
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.dialogs.import_framework_faults import FaultReport
from eolc_desktop.ui.dialogs.import_framework_text import Found, facts_of, look_into, replaces_in_words
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.article import Article
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import label

HELP = "Nothing was added. Mend the file where it is, save it, and press “Check again”."
SAME = "Your library has this framework already, with the same content. There is nothing to do."
_MOST_FILES = 5


class FramePreview(QWidget):
    """A framework that could be added: what it is, its questions, and what it changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.title = label("", "heading", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.notice = label("", "notice", wrap=True)
        self.replaces = label("", wrap=True)
        # In the order in which Tab goes through them.
        self.tabs = QTabWidget()
        self.article = Article("What is in the file")
        self.changes = ComparisonView()
        self.tabs.setDocumentMode(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(2))
        for widget in (self.title, self.facts, self.notice, self.replaces):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        for page, name in ((self.article, "What is in it"), (self.changes, "What it changes")):
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, tokens.space(2), 0, 0)
            inner.addWidget(page)
            self.tabs.addTab(holder, name)

    def show_found(self, found: Found) -> None:
        """Show what is in a file."""
        framework = found.preview.framework
        assert framework is not None
        self.title.setText(breakable(framework.title))
        self.facts.setText(breakable(facts_of(framework)))
        refusal = found.preview.refusal
        notice = f"{refusal.title} {refusal.detail}" if refusal else SAME * (found.preview.already == "same")
        for part, words in ((self.notice, notice), (self.replaces, replaces_in_words(found.preview))):
            part.setText(breakable(words))
            part.setVisible(bool(words))
        self.article.show_blocks(found.content)
        self.tabs.setTabVisible(1, found.changes is not None)
        if found.changes is not None:
            self.tabs.setTabText(1, "How the two differ" if refusal else "What it changes")
            self.changes.show_text(found.changes)
        self.tabs.setCurrentIndex(0)


class ImportDialog(Dialog):
    """Reads files beside the window, shows what is in them, and adds what can be added.

    Attributes:
        added: The ids of the frameworks that were added.
    """

    def __init__(self, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__("Import a framework", parent=parent, width=960, least_height=720)
        self._files = tuple(files)
        self._found: tuple[Found, ...] = ()
        self._task: tasks.Task | None = None
        self._is_adding = False
        self.added: tuple[str, ...] = ()
        self.said = label("", wrap=True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Reading")
        self.list = QListWidget()
        self.list.setAccessibleName("The files, and what can be done with each")
        self.preview = FramePreview()
        self.report = FaultReport()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.preview)
        self.stack.addWidget(self.report)
        for widget in (self.said, self.busy, self.list):
            self.body.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.again = self.add_button("Check again")
        self.cancel = self.add_cancel()
        self.add = self.add_button("Add to my library", "primary", default=True)
        self.again.clicked.connect(self._read)
        self.add.clicked.connect(self._add)
        self.list.currentRowChanged.connect(self._choose)
        self._read()

    @classmethod
    def ask(cls, parent: QWidget, files: Sequence[Path]) -> tuple[str, ...]:
        """Show what is in the files; return the ids of what was added."""
        dialog = cls(files, parent)
        dialog.exec()
        return dialog.added

    @property
    def can_be_added(self) -> tuple[Found, ...]:
        """Return what would be new in the library."""
        return tuple(one for one in self._found if one.preview.can_be_added and not one.preview.already)

    def done(self, result: int) -> None:
        """Let what is being read go; what is being added is a moment, and is waited for."""
        if self._is_adding:
            return
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _read(self) -> None:
        names = self._files[0].name if len(self._files) == 1 else counted(len(self._files), "file")
        self._work(f"Reading {names}…")
        self._task = tasks.run(look_into, self._files, done=self._show, failed=self._fail, owner=self)

    def _work(self, words: str) -> None:
        self._say(words)
        self.busy.show()
        for widget in (self.list, self.stack, self.again):
            widget.hide()
        self.add.setEnabled(False)

    def _show(self, found: tuple[Found, ...]) -> None:
        self._task = None
        self._found = found
        self.busy.hide()
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([f"{one.preview.path.name}: {one.state}" for one in found])
        self.list.blockSignals(False)
        rows = min(_MOST_FILES, len(found)) * max(1, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(rows + theme.current().space(2))
        self.list.setVisible(len(found) > 1)
        self.stack.show()
        new = len(self.can_be_added)
        self.add.setEnabled(bool(new))
        self.add.setText("Add to my library" if len(found) == 1 else f"Add {counted(new, 'framework')}")
        self.again.setVisible(any(not one.preview.can_be_added for one in found))
        self.cancel.setText("Cancel" if new else "Close")
        self._say(self._summary())
        self.list.setCurrentRow(min(row, len(found) - 1))
        self._choose(self.list.currentRow())
        (self.add if new else self.again if self.again.isVisibleTo(self) else self.cancel).setFocus()
        self.fit_soon()

    def _summary(self) -> str:
        if len(self._found) == 1:
            state = self._found[0].state
            return "" if self._found[0].preview.faults else f"{self._files[0].name}: {state.lower()}."
        new = len(self.can_be_added)
        left = len(self._found) - new
        words = f"{new} of {counted(len(self._found), 'file')} can be added."
        return f"{words} Choose a file to see what is in it, or what is wrong with it." if left else words

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        found = self._found[row]
        if found.preview.faults:
            self.report.show_faults(found.preview.path, found.preview.faults, HELP)
            self.stack.setCurrentWidget(self.report)
        else:
            self.preview.show_found(found)
            self.stack.setCurrentWidget(self.preview)

    def _add(self) -> None:
        files = tuple(one.preview.path for one in self.can_be_added)
        self._work("Adding…")
        self._is_adding = True
        self.cancel.setEnabled(False)
        tasks.run(_add_all, files, done=self._added, failed=self._fail, owner=self)

    def _added(self, ids: tuple[str, ...]) -> None:
        self._is_adding = False
        self.added = ids
        self.accept()

    def _fail(self, error: UserError) -> None:
        self._task = None
        self._is_adding = False
        self.busy.hide()
        self.cancel.setEnabled(True)
        self.again.show()
        self._say(f"{error.title}\n{error.detail}")

    def _say(self, words: str) -> None:
        self.said.setText(breakable(words))
        self.said.setVisible(bool(words))
        announce(self.said, words)


def _add_all(files: Sequence[Path]) -> tuple[str, ...]:
    from eolc_desktop.operations import library_own

    return tuple(entry.framework.id for entry in library_own.add_all(files))

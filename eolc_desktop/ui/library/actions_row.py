"""What can be done with the library, or with the framework in view: a row of buttons, and what they do.

A new action is a row in `offered` and a branch in `do`. The dialogs are imported when they are first opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries
from eolc_desktop.scoring.editions import is_earlier_edition
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.shelf import Shelf
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import as_tip, button, label

START: Final = "start"
IMPORT: Final = "import_framework"
TEMPLATE: Final = "template"
WRITE: Final = "write_copy"
COMPARE: Final = "compare_editions"
START_FROM: Final = "start_from_edition"
REMOVE: Final = "remove_framework"
BROKEN: Final = "broken_frameworks"

ENDINGS: Final = (".yaml", ".yml", ".xlsx")
FILTER: Final = "Frameworks (*.yaml *.yml *.xlsx);;All files (*)"

IMPORT_TIP: Final = "From a YAML file or an Excel workbook. You can also drop files on this page."
TEMPLATE_TIP: Final = "An Excel workbook to write a framework of your own in."
WRITE_TIP: Final = "As Excel or YAML, to change it and bring it back as an edition of your own."
COMPARE_TIP: Final = "What a later edition added, removed, reworded or moved."


@dataclass(frozen=True)
class LibraryAction:
    """One button of the row.

    Args:
        name: By which `LibraryActions.do` knows it; after a colon, the framework that it is about.
        text: The words on the button.
        spoken: What a screen reader says instead, or empty.
        kind: How much it stands out: primary, secondary or quiet.
        about: Why it is offered; it then stands above the row, in a frame of its own.
        tip: More about it, for whoever rests the pointer on the button.
    """

    name: str
    text: str
    spoken: str = ""
    kind: str = "secondary"
    about: str = ""
    tip: str = ""


class LibraryActions(QObject):
    """Knows what can be done, and has it done.

    Attributes:
        shelf: The library as the page has read it.

    Signals:
        action_wanted: The window is asked for one of its actions; carries the action's name and an argument.
        library_changed: The library is another one; carries the id of the framework to show, or nothing.
    """

    action_wanted = Signal(str, str)
    library_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page = parent
        self.shelf = Shelf()

    def offered(self, framework: Framework | None) -> tuple[LibraryAction, ...]:
        """Return what can be done now with a framework, or with the library where none is given."""
        if framework is None:
            return self._for_the_library()
        offers = list(self._from_earlier_answers(framework))
        start = self._start_words(framework)
        if start:
            kind = "secondary" if offers else "primary"
            offers.append(LibraryAction(START, start, f"{start}: {framework.short}", kind))
        spoken = f"Write a copy of {framework.short}"
        offers.append(LibraryAction(WRITE, "Write a copy…", spoken, tip=WRITE_TIP))
        offers.append(LibraryAction(COMPARE, "Compare editions…", tip=COMPARE_TIP))
        if framework.id in self.shelf.own:
            words = "Remove from my library…"
            offers.append(LibraryAction(REMOVE, words, f"{words} {framework.short}", "quiet"))
        return tuple(offers)

    def do(self, name: str, framework: Framework | None) -> None:
        """Do what was pressed, or chosen from the menu."""
        action, _, about = name.partition(":")
        if action == START and framework is not None:
            self._start(framework)
        elif action == IMPORT:
            self._ask_for_files()
        elif action == TEMPLATE:
            self._write_template()
        elif action == WRITE:
            self._write_copy(framework)
        elif action == COMPARE:
            self._compare(framework)
        elif action == START_FROM:
            self._start_from(self.shelf.by_id.get(about) or framework)
        elif action == REMOVE and framework is not None:
            self._remove(framework)
        elif action == BROKEN:
            self._show_broken()

    def import_files(self, files: Sequence[Path]) -> None:
        """Show what is in some files, and show in the library what was added of it."""
        from eolc_desktop.ui.dialogs.import_framework import ImportDialog

        added = ImportDialog.ask(self._page.window(), files)
        if added:
            words = counted(len(added), "framework")
            self._session.message.emit(f"Added {words} to your library.")
            self.library_changed.emit(added[0])

    def _for_the_library(self) -> tuple[LibraryAction, ...]:
        offers = [
            LibraryAction(IMPORT, "Import a framework…", tip=IMPORT_TIP),
            LibraryAction(TEMPLATE, "Get a blank template…", tip=TEMPLATE_TIP),
            LibraryAction(COMPARE, "Compare editions…", tip=COMPARE_TIP),
        ]
        if self.shelf.broken:
            files = counted(len(self.shelf.broken), "file")
            words = f"{files} of your own cannot be used as {'it is' if files == '1 file' else 'they are'}."
            offers.insert(0, LibraryAction(BROKEN, "See what is wrong…", about=words))
        return tuple(offers)

    def _from_earlier_answers(self, framework: Framework) -> tuple[LibraryAction, ...]:
        """Offer to start an edition from the answers to the one before it, on the page of either."""
        if self._session.workspace is None or self._session.workspace.read_only:
            return ()
        from eolc_desktop.ui.dialogs.start_from_edition import answered_in_words, startable

        later = [one for one in self.shelf.frameworks if is_earlier_edition(framework, one)]
        offers = []
        for edition in (framework, *later):
            earlier = startable(self._session, edition)
            if edition is not framework:
                earlier = tuple(one for one in earlier if one.framework_id == framework.id)
            if earlier:
                name = f"{START_FROM}:{edition.id}"
                about = answered_in_words(self._session, earlier)
                about = f"{about} “{self.shelf.names[edition.id]}” can be started from those answers."
                spoken = f"Start {self.shelf.names[edition.id]} from those answers"
                offers.append(LibraryAction(name, "Start from them…", spoken, "primary", about))
        return tuple(offers)

    def _start_words(self, framework: Framework) -> str:
        """Return what the button says: whether a framework can be rated here, or is being rated already."""
        workspace = self._session.workspace
        if workspace is None:
            return "Start a place with this"
        if self._assessment_of(framework.id):
            return "Go on rating this"
        return "" if workspace.read_only else "Start rating this"

    def _assessment_of(self, framework_id: str) -> str:
        """Return the assessment of a framework: the one in view, or the first; empty where there is none."""
        workspace = self._session.workspace
        found = queries.summaries(workspace) if workspace else ()
        ids = [one.id for one in found if one.framework_id == framework_id]
        return self._session.assessment_id if self._session.assessment_id in ids else next(iter(ids), "")

    def _start(self, framework: Framework) -> None:
        assessment_id = self._assessment_of(framework.id)
        if assessment_id:
            self._session.show_assessment(assessment_id)
            self._session.go_to("Assess")
        elif self._session.workspace is None:
            self.action_wanted.emit("new", framework.id)
        else:
            self.action_wanted.emit("add_framework", framework.id)

    def _ask_for_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._page.window(), "Import a framework", str(Path.home()), FILTER
        )
        if chosen:
            self.import_files([Path(name) for name in chosen])

    def _write_template(self) -> None:
        from eolc_desktop.ui.dialogs.write_copy import TemplateDialog

        TemplateDialog(self._page.window()).exec()

    def _write_copy(self, framework: Framework | None) -> None:
        from eolc_desktop.ui.dialogs.write_copy import WriteCopyDialog

        WriteCopyDialog(self.shelf.frameworks, _id(framework), self._page.window()).exec()

    def _compare(self, framework: Framework | None) -> None:
        from eolc_desktop.ui.dialogs.compare_editions import CompareDialog

        CompareDialog(self.shelf.frameworks, _id(framework), self._page.window()).exec()

    def _start_from(self, framework: Framework | None) -> None:
        from eolc_desktop.ui.dialogs.start_from_edition import StartFromEditionDialog, startable

        in_order = sorted(self.shelf.frameworks, key=lambda one: one.id != _id(framework))
        found = [one for one in in_order if startable(self._session, one)]
        if not found:
            self._session.failed.emit(
                UserError(
                    "There are no answers to an earlier edition to start from.",
                    "This place has not answered an edition that a framework of the library has replaced.",
                )
            )
        elif StartFromEditionDialog.ask(self._page.window(), self._session, found):
            self._session.go_to("Assess")

    def _remove(self, framework: Framework) -> None:
        from eolc_desktop.ui.dialogs.remove_framework import RemoveDialog

        if RemoveDialog.ask(self._page.window(), framework):
            self._session.message.emit("Removed it from your library.")
            self.library_changed.emit("")

    def _show_broken(self) -> None:
        from eolc_desktop.ui.dialogs.import_framework_broken import BrokenDialog

        if BrokenDialog.ask(self._page.window()):
            self.library_changed.emit("")


class ActionsRow(QWidget):
    """The buttons of some actions, in as many lines as they need; above them those that say why.

    Signals:
        pressed: A button was pressed; carries its action's name.
    """

    pressed = Signal(str)

    def __init__(self, actions: Sequence[LibraryAction]) -> None:
        super().__init__()
        gap = theme.current().space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for action in actions:
            if action.about:
                column.addWidget(self._card(action))
        row = FlowLayout(gap=gap)
        for action in actions:
            if not action.about:
                row.addWidget(self._button(action))
        column.addLayout(row)

    def _card(self, action: LibraryAction) -> QWidget:
        tokens = theme.current()
        card = QFrame()
        card.setProperty("kind", "banner")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(*(tokens.space(steps) for steps in (3, 2.5, 3, 2.5)))
        inner.setSpacing(tokens.space(2))
        inner.addWidget(label(breakable(action.about), wrap=True))
        row = FlowLayout(gap=tokens.space(2))
        row.addWidget(self._button(action))
        inner.addLayout(row)
        return card

    def _button(self, action: LibraryAction) -> QWidget:
        made = button(action.text.replace("&", "&&"), action.kind)
        made.setAccessibleName(action.spoken or action.text)
        made.setAccessibleDescription(action.tip)
        made.setToolTip(as_tip(action.tip) if action.tip else "")
        made.clicked.connect(lambda: self.pressed.emit(action.name))
        return made


def framework_files_in(data: QMimeData) -> list[Path]:
    """Return the files among what is dragged that may be frameworks."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [file for file in files if file.suffix.lower() in ENDINGS]


def _id(framework: Framework | None) -> str:
    return framework.id if framework is not None else ""

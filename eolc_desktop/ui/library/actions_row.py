"""What can be done with the library, or with the framework in view: a row of buttons, and what they do.

A new action is a row in `offered` and a branch in `do`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations import queries
from eolc_desktop.ui import theme
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import button

START: Final = "start"


@dataclass(frozen=True)
class LibraryAction:
    """One button of the row.

    Args:
        name: By which `LibraryActions.do` knows it.
        text: The words on the button.
        spoken: What a screen reader says instead, or empty.
        kind: How much it stands out: primary, secondary or quiet.
    """

    name: str
    text: str
    spoken: str = ""
    kind: str = "secondary"


class LibraryActions(QObject):
    """Knows what can be done, and has it done.

    Signals:
        action_wanted: The window is asked for one of its actions; carries the action's name and an argument.
        library_changed: A framework was added to the library; carries its id, to be shown.
    """

    action_wanted = Signal(str, str)
    library_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def offered(self, framework: Framework | None) -> tuple[LibraryAction, ...]:
        """Return what can be done now with a framework, or with the library where none is given."""
        if framework is None:
            return ()
        start = self._start_words(framework)
        if not start:
            return ()
        return (LibraryAction(START, start, f"{start}: {framework.short}", "primary"),)

    def do(self, name: str, framework: Framework | None) -> None:
        """Do what was pressed."""
        if name == START and framework is not None:
            self._start(framework)

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


class ActionsRow(QWidget):
    """The buttons of some actions, in as many lines as they need.

    Signals:
        pressed: A button was pressed; carries its action's name.
    """

    pressed = Signal(str)

    def __init__(self, actions: Sequence[LibraryAction]) -> None:
        super().__init__()
        row = FlowLayout(self, gap=theme.current().space(2))
        for action in actions:
            row.addWidget(self._button(action))

    def _button(self, action: LibraryAction) -> QWidget:
        made = button(action.text, action.kind)
        made.setAccessibleName(action.spoken or action.text)
        made.clicked.connect(lambda: self.pressed.emit(action.name))
        return made

"""What the window has open, and the one road by which it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from eolc_desktop.domain.changes import Changes
from eolc_desktop.errors import UserError
from eolc_desktop.operations import queries
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.storage.workspace import Workspace

P = ParamSpec("P")


class Session(QObject):
    """The open workspace and the place in it that every page shows.

    Signals:
        workspace_changed: Another workspace was opened, or it was closed.
        changed: An operation stored something; carries its Changes.
        context_changed: Another assessment (framework, service, round) is in view.
        item_changed: Another item is in view; carries its id.
        part_wanted: A part of a page is wanted; carries the page's TITLE and the part's name.
        settling: Something is about to need everything that was typed: whoever holds text stores it now.
        page_wanted: A page asks the window to show another one; carries that page's TITLE.
        message: Something to say in the status bar.
        failed: A UserError to show.
        own_questions_wanted: Only the questions for a service’s setting are to be listed, or all again.
    """

    workspace_changed = Signal()
    changed = Signal(object)
    context_changed = Signal()
    item_changed = Signal(str)
    part_wanted = Signal(str, str)
    settling = Signal()
    page_wanted = Signal(str)
    message = Signal(str)
    failed = Signal(object)
    own_questions_wanted = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.assessment_id = ""
        self.item_id = ""
        self.role = ""
        self.own_questions = False
        self._standings: dict[str, Standing] = {}

    def standing(self) -> Standing | None:
        """Return where the assessment in view stands, or None where nothing is open."""
        return self.standing_of(self.assessment_id) if self.assessment_id else None

    def standing_of(self, assessment_id: str) -> Standing | None:
        """Return where an assessment of the open workspace stands, or None where nothing is open.

        Computed once after each change and handed to every page.
        """
        if self.workspace is None:
            return None
        if assessment_id not in self._standings:
            self._standings[assessment_id] = queries.standing_of(self.workspace, assessment_id)
        return self._standings[assessment_id]

    def settle(self) -> None:
        """Have everything stored that was typed. Call it before closing, exporting or leaving an item."""
        if self.workspace is not None:
            self.settling.emit()

    def show_workspace(self, workspace: Workspace | None) -> None:
        """Put another workspace in view, at its first assessment; None shows the start page.

        Raises:
            UserError: It cannot be read; what was in view stays there.
        """
        self.settle()
        assessments = queries.workspace_view(workspace).assessments if workspace else ()
        first = assessments[0].id if assessments else ""
        standings = {first: queries.standing_of(workspace, first)} if workspace and first else {}
        # Only now that all of it could be read.
        self.workspace = workspace
        self._standings = standings
        self.assessment_id = first
        self.item_id = self._first_item()
        self.workspace_changed.emit()

    def show_assessment(self, assessment_id: str) -> None:
        """Put another assessment in view, at the same item where it has it."""
        if assessment_id == self.assessment_id:
            return
        self.settle()
        self.assessment_id = assessment_id
        standing = self.standing()
        if standing is None or not standing.assessment.framework.has_item(self.item_id):
            self.item_id = self._first_item()
        self.context_changed.emit()

    def show_item(self, item_id: str) -> None:
        """Put another item in view."""
        if item_id != self.item_id:
            self.settle()
            self.item_id = item_id
            self.item_changed.emit(item_id)

    def list_own_questions(self, only: bool) -> None:
        """List only the questions for the setting of a service, from now on, or all again."""
        self.own_questions = only
        self.own_questions_wanted.emit(only)

    def go_to(self, page: str, item_id: str = "", part: str = "") -> None:
        """Ask the window for a page by its title ("Assess"), at an item or a part where one is given."""
        if item_id:
            self.show_item(item_id)
        # The page first: one that was never shown is made then, and can hear of the part.
        self.page_wanted.emit(page)
        if part:
            self.part_wanted.emit(page, part)

    def do(
        self, operation: Callable[Concatenate[Workspace, P], Changes], *args: P.args, **kwargs: P.kwargs
    ) -> Changes | None:
        """Run one operation on the open workspace and tell every page what it changed.

        Returns:
            What changed, or None where the operation could not be done and the person was told why.
        """
        if self.workspace is None:
            return None
        try:
            changes = operation(self.workspace, *args, **kwargs)
        except UserError as error:
            self.failed.emit(error)
            return None
        self._tell(changes)
        return changes

    def undo(self) -> None:
        """Take back the last operation that stands."""
        # Imported where it is used: the first window does without it.
        from eolc_desktop.operations import history

        self.settle()
        self._follow(self.do(history.undo, role=self.role))

    def redo(self) -> None:
        """Do again what was last taken back."""
        from eolc_desktop.operations import history

        self.settle()
        self._follow(self.do(history.redo, role=self.role))

    def _follow(self, changes: Changes | None) -> None:
        """Put in view the one item that an undo changed; where it changed several, all stays where it is."""
        if changes is None or changes.touches("assessment"):
            return
        # What hangs on an item has an id that begins with the assessment and the item.
        ids = changes.ids("rating") | changes.ids("evidence_link")
        places = {tuple(each.split("/")[:2]) for each in ids}
        if len(places) == 1:
            assessment_id, item_id = places.pop()
            self.show_assessment(assessment_id)
            self.show_item(item_id)

    def _tell(self, changes: Changes) -> None:
        if changes:
            self._standings.clear()
            if changes.touches("assessment"):
                self._keep_in_view()
            self.changed.emit(changes)
        if changes.label:
            self.message.emit(changes.label)

    def _keep_in_view(self) -> None:
        """Show the first assessment where the one in view has been taken back."""
        assert self.workspace is not None
        ids = [one.id for one in queries.workspace_view(self.workspace).assessments]
        if self.assessment_id not in ids:
            self.assessment_id = ids[0] if ids else ""
            self.item_id = self._first_item()
            self.context_changed.emit()

    def _first_item(self) -> str:
        standing = self.standing()
        return standing.assessment.framework.items[0].id if standing else ""

"""What a rating can rest on: answers from elsewhere and evidence, shown and acted upon."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from eolc_desktop.domain.frameworks import Link
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.operations import queries
from eolc_desktop.operations.suggestions import Suggestion
from eolc_desktop.ui.assess.body import ItemBody
from eolc_desktop.ui.assess.elsewhere import Elsewhere, Finder, find_elsewhere, links_of
from eolc_desktop.ui.assess.evidence_words import EvidenceView, views_of
from eolc_desktop.ui.assess.storing import Storing
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.models.item_list import Narrowing, concerns
from eolc_desktop.ui.session import Session


class Grounds(QObject):
    """Fills the panels of elsewhere and of evidence, and does what is asked there.

    Signals:
        found: What was said elsewhere has been looked up.
        taken: An answer was taken over.
        grew: Controls came that Tab does not know yet.
    """

    found = Signal()
    taken = Signal()
    grew = Signal()

    def __init__(self, session: Session, store: Storing, body: ItemBody) -> None:
        super().__init__(body)
        self._session, self._store, self._body = session, store, body
        self._settings: dict[str, str] = {}
        self.finder = Finder(session)
        self.finder.found.connect(self.found)
        panel, evidence = body.elsewhere, body.evidence
        panel.taken.connect(self._take)
        panel.opened.connect(self._open)
        panel.link_wanted.connect(self._follow)
        body.edition.left_wanted.connect(self.read_left)
        evidence.add_wanted.connect(self.add)
        evidence.pick_wanted.connect(self.pick)
        evidence.edited.connect(self._edit)
        evidence.unlinked.connect(self._unlink)
        for part in (panel, evidence):
            part.grew.connect(self.grew)

    def narrowing(self, assessment: Assessment, own_words: str) -> Narrowing:
        """Return what narrows the list of items, and say above it what waits."""
        elsewhere = self.finder.look(assessment)
        waiting = elsewhere.waiting(assessment)
        self._body.edition.show_edition(elsewhere, len(waiting))
        own = assessment.service.setting if self._session.own_questions and own_words else ""
        return Narrowing(waiting, own)

    def own_words(self, assessment: Assessment) -> str:
        """Return the offer to list only the questions for the service’s setting: "… for a care home (14)".

        Empty where that would list all of them, or none.
        """
        items, setting = assessment.framework.items, assessment.service.setting
        count = sum(concerns(item, setting) for item in items)
        called = self._called(setting) if 0 < count < len(items) else ""
        return f"Questions for {called} ({count})" if called else ""

    def _called(self, setting: str) -> str:
        """Return what a setting is called within a sentence, or an empty text."""
        if setting and setting not in self._settings:
            # Imported here: the list is YAML, and most services have no setting.
            from eolc_desktop.catalogue import reference

            self._settings |= {one.id: one.called for one in reference.settings()}
        # A newer version of the program may know settings that this one does not.
        return self._settings.get(setting, "")

    def render_item(self, view: ItemView) -> None:
        """Show what was said elsewhere of an item, and its evidence."""
        workspace = self._session.workspace
        if workspace is None:
            return
        elsewhere = self.finder.look(view.assessment)
        answered = elsewhere.by_item.get(view.item.id, ())
        links = links_of(workspace, view.assessment, view.item, answered)
        self._body.elsewhere.render_item(view, elsewhere, links)
        pieces = self._evidence(view)
        more = len(queries.all_evidence(workspace)) > len(pieces)
        self._body.evidence.render_item(view, pieces, register=more)

    def read_left(self) -> None:
        """Show the answers of the earlier edition that have no place in this one."""
        view = self._store.view
        elsewhere = self._elsewhere()
        if view is None or elsewhere.earlier is None:
            return
        from eolc_desktop.ui.dialogs.left_behind import LeftBehindDialog

        _show(LeftBehindDialog(elsewhere.earlier, elsewhere.left_behind, self._window))

    def add(self) -> None:
        """Ask for a new piece of evidence for the item."""
        self._ask("")

    def pick(self) -> None:
        """Ask which of the evidence that we have supports the item too."""
        view, workspace = self._store.view, self._session.workspace
        if view is None or workspace is None or not view.writable:
            return
        from eolc_desktop.ui.dialogs.evidence_pick import PickEvidenceDialog

        used = {one.id for one in view.assessment.evidence.get(view.item.id, ())}
        register = [one for one in queries.all_evidence(workspace) if one.id not in used]
        _show(PickEvidenceDialog(self._session, view.key, register, self._window))

    def _edit(self, evidence_id: str) -> None:
        self._ask(evidence_id)

    def _ask(self, evidence_id: str) -> None:
        """Ask about a piece of evidence; without an id, about a new one."""
        view, workspace = self._store.view, self._session.workspace
        if view is None or workspace is None or not view.writable:
            return
        from eolc_desktop.ui.dialogs.evidence import EvidenceDialog

        self._session.settle()
        known = queries.evidence(workspace, evidence_id) if evidence_id else None
        _show(EvidenceDialog(self._session, view.key, known, self._window))

    def _unlink(self, evidence_id: str) -> None:
        """Take a piece away from the item, and leave the keyboard where there is something to do."""
        workspace = self._session.workspace
        if workspace is None:
            return
        title = queries.evidence(workspace, evidence_id).title
        self._store.unlink(evidence_id)
        self._body.evidence.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.message.emit(
            f"Removed from this item: {title}. The evidence itself stays; Undo brings it back here."
        )

    def _evidence(self, view: ItemView) -> tuple[EvidenceView, ...]:
        pieces = view.assessment.evidence.get(view.item.id, ())
        workspace = self._session.workspace
        if not pieces or workspace is None:
            return ()
        return views_of(pieces, queries.evidence_links(workspace), workspace.last_change()[:10])

    def _elsewhere(self) -> Elsewhere:
        assert self._store.view is not None
        return self.finder.look(self._store.view.assessment)

    def _take(self, suggestion: Suggestion) -> None:
        self._session.settle()
        if self._store.take(suggestion):
            self.taken.emit()

    def _open(self, suggestion: Suggestion) -> None:
        self._session.go_to("Library", part=f"{suggestion.framework_id}/{suggestion.item_id}")

    def _follow(self, link: Link) -> None:
        """Go to the other item where this workspace assesses it, or else to the library."""
        workspace, view = self._session.workspace, self._store.view
        if workspace is None or view is None:
            return
        found = find_elsewhere(workspace, view.assessment, link)
        if found:
            self._session.show_assessment(found)
            self._session.show_item(link.item)
        else:
            self._session.go_to("Library", part=f"{link.framework}/{link.item}")

    @property
    def _window(self) -> QWidget:
        return self._body.window()


def _show(dialog: Dialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fit()
    dialog.open()

"""The bar above the page: whose file this is, and which part of it is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from eolc_desktop.domain.changes import Changes
from eolc_desktop.operations import queries
from eolc_desktop.operations.queries import AssessmentSummary, WorkspaceView
from eolc_desktop.ui import theme
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.theme import Tokens
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.moments import who_has_it
from eolc_desktop.ui.widgets.text import ElidedLabel, as_tip, badge

# The largest text, in percent, at which all of it fits into one line of the smallest window.
_ONE_LINE = 120

_Key = Callable[[AssessmentSummary], str]

# What is chosen, how its choices are told apart, and how they are worded.
_PARTS: tuple[tuple[str, _Key, _Key], ...] = (
    ("Service", lambda one: one.service.id, lambda one: one.service.name),
    ("Framework", lambda one: one.framework_id, lambda one: one.framework_short),
    ("Round", lambda one: one.round.id, lambda one: one.round.name),
)


class ContextBar(QFrame):
    """Place, service, framework and round; a chooser where there is more than one of them.

    Signals:
        undo_wanted: The undo button was pressed.
        redo_wanted: The redo button was pressed.
        framework_wanted: Another framework is to be added to the place.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    framework_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._assessments: tuple[AssessmentSummary, ...] = ()
        tokens = theme.current()
        self.setProperty("kind", "context")
        self.setAccessibleName("What is in view")
        self.place = ElidedLabel("", "heading")
        self.example = badge("Made-up example", "info")
        self.read_only = badge("Read only", "warning")
        self._choosers = tuple(_Chooser(name, key, words) for name, key, words in _PARTS)
        self.add = self._tool("plus", "Add a framework to this place", self.framework_wanted)
        self.undo = self._tool("undo-2", "Undo", self.undo_wanted)
        self.redo = self._tool("redo-2", "Redo", self.redo_wanted)
        self._lay_out(tokens)
        self.hide()
        for chooser in self._choosers:
            chooser.chosen.connect(self._choose)
        for signal in (session.workspace_changed, session.context_changed):
            signal.connect(self.refresh)
        session.changed.connect(self._changed)

    def _lay_out(self, tokens: Tokens) -> None:
        """Lay everything into one line, or into two where the text is large."""
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(4), tokens.space(2), tokens.space(3), tokens.space(2))
        column.setSpacing(tokens.space(1))
        first = second = QHBoxLayout()
        column.addLayout(first)
        if tokens.text_scale > _ONE_LINE:
            second = QHBoxLayout()
            column.addLayout(second)
        for line in (first, second):
            line.setSpacing(tokens.space(2))
        for words in (self.place, self.example, self.read_only):
            first.addWidget(words)
        first.addStretch(1)
        for chooser in self._choosers:
            second.addWidget(chooser)
        second.addWidget(self.add)
        if second is not first:
            second.addStretch(1)
        first.addWidget(self.undo)
        first.addWidget(self.redo)

    def refresh(self) -> None:
        """Read again what is open and in view."""
        workspace = self._session.workspace
        self.setVisible(workspace is not None)
        if workspace is None:
            return
        view = queries.workspace_view(workspace)
        self._assessments = view.assessments
        self.place.set_text(view.place)
        self.example.setVisible(view.example)
        self._show_reader(view)
        current = next((one for one in view.assessments if one.id == self._session.assessment_id), None)
        for chooser in self._choosers:
            chooser.render_choices(view.assessments, current)
        self.add.setEnabled(not view.read_only)

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(entity) for entity in ("workspace", "service", "round", "assessment")):
            self.refresh()

    def _show_reader(self, view: WorkspaceView) -> None:
        self.read_only.setVisible(view.read_only)
        who = (
            f"Open for writing elsewhere: {who_has_it(view.holder)}"
            if view.holder
            else "This file cannot be written"
        )
        self.read_only.setToolTip(as_tip(who))
        self.read_only.setAccessibleName(f"Read only. {who}.")

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what the buttons would take back and do again; empty where there is nothing."""
        for tool, name, what in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            tool.setEnabled(bool(what))
            tool.setToolTip(as_tip(f"{name}: {what}" if what else f"Nothing to {name.lower()}"))
            tool.setAccessibleDescription(what)

    def _choose(self, chooser: _Chooser, value: str) -> None:
        """Show the assessment that has the choice, and as much else of what was in view as there is."""
        current = next(one for one in self._assessments if one.id == self._session.assessment_id)

        def likeness(one: AssessmentSummary) -> int:
            return sum(key(one) == key(current) for _, key, _ in _PARTS)

        fitting = [one for one in self._assessments if chooser.key(one) == value]
        self._session.show_assessment(max(fitting, key=likeness).id)

    def _tool(self, icon: str, name: str, signal: object) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "quiet")
        made.setAccessibleName(name)
        made.setToolTip(name)
        put_icon(made, icon, "muted", 18)
        made.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return made


class _Chooser(QWidget):
    """One part of the context: text where there is one choice, a box where there are more."""

    chosen = Signal(object, str)

    def __init__(self, name: str, key: _Key, words: _Key) -> None:
        super().__init__()
        self.key = key
        self._words = words
        self.only = ElidedLabel("", "muted")
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setMinimumWidth(theme.current().scaled(96))
        self.box.setMaximumWidth(theme.current().scaled(280))
        self.box.activated.connect(self._activated)
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.only)
        row.addWidget(self.box)

    def render_choices(
        self, all_of_them: Iterable[AssessmentSummary], current: AssessmentSummary | None
    ) -> None:
        """Show the choices that there are, and which of them is in view."""
        choices = {self.key(one): self._words(one) for one in all_of_them}
        self.box.clear()
        for value, words in choices.items():
            self.box.addItem(words, value)
            self.box.setItemData(self.box.count() - 1, as_tip(words), Qt.ItemDataRole.ToolTipRole)
        if current is not None:
            self.box.setCurrentIndex(self.box.findData(self.key(current)))
            self.only.set_text(self._words(current))
            # The place's name, which stands in the title as well, gives way first.
            self.only.setMinimumWidth(min(self.only.sizeHint().width(), theme.current().scaled(140)))
        self.only.setToolTip(as_tip(f"{self._name}: {self.box.currentText()}"))
        self.box.setVisible(len(choices) > 1)
        self.only.setVisible(len(choices) == 1)

    def _activated(self, row: int) -> None:
        self.chosen.emit(self, self.box.itemData(row))

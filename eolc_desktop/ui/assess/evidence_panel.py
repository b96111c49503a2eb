"""The evidence for an item: what we have, and what to look for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.evidence_row import EvidenceRow, KindBlock
from eolc_desktop.ui.assess.evidence_words import EvidenceView, kinds_of
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import button, label


class EvidencePanel(QWidget):
    """Two columns, or one under the other where there is little width.

    Signals:
        add_wanted: A new piece of evidence is to be added.
        pick_wanted: One that the workspace has already is to be used.
        edited: A piece of evidence is to be changed; carries its id.
        unlinked: It does not support this item after all; carries its id.
        grew: Controls came that Tab does not know yet.
    """

    add_wanted = Signal()
    pick_wanted = Signal()
    edited = Signal(str)
    unlinked = Signal(str)
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.rows: list[EvidenceRow] = []
        self.kinds: list[KindBlock] = []
        self.empty = label(
            "No evidence yet. A rating convinces when somebody can look at why.", "muted", wrap=True
        )
        self.add = CapButton(
            "Add evidence…", "E", "secondary", "Something new: a document, a figure, a voice."
        )
        self.pick = button("Use evidence we have…", "secondary")
        self.pick.setAccessibleDescription("Evidence that is in this workspace and supports this item too.")
        self._have, self._rows_column = _part("Evidence")
        self._look, self._kinds_column = _part("What to look for")
        self._kinds_column.setSpacing(tokens.space(3))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.space(1))
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=tokens.space(2))
        flow.addWidget(self.add)
        flow.addWidget(self.pick)
        self._rows_column.addWidget(self.empty)
        self._rows_column.addLayout(self._rows)
        self._rows_column.addWidget(self._buttons)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.space(8))
        self._grid.setVerticalSpacing(tokens.space(5))
        self._narrow: bool | None = None
        self.arrange(narrow=False)
        self.add.clicked.connect(lambda: self.add_wanted.emit())
        self.pick.clicked.connect(lambda: self.pick_wanted.emit())

    def arrange(self, *, narrow: bool) -> None:
        """Set what we have beside what to look for, or above it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, part in enumerate((self._have, self._look)):
            self._grid.removeWidget(part)
            row, column = (place, 0) if narrow else (0, place)
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def render_item(self, view: ItemView, pieces: Sequence[EvidenceView], *, register: bool) -> None:
        """Show an item's evidence; `register` tells whether the workspace has more to choose from."""
        grown = len(pieces) > len(self.rows)
        while len(self.rows) < len(pieces):
            self.rows.append(self._make())
        for place, row in enumerate(self.rows):
            if place < len(pieces):
                row.show_evidence(pieces[place], writable=view.writable)
            row.setVisible(place < len(pieces))
        self.empty.setVisible(not pieces)
        self._buttons.setVisible(view.writable)
        self.pick.setEnabled(register)
        kinds = kinds_of([piece.evidence for piece in pieces], view.item.evidence)
        while len(self.kinds) < len(kinds):
            self.kinds.append(KindBlock())
            self._kinds_column.addWidget(self.kinds[-1])
        for place, block in enumerate(self.kinds):
            if place < len(kinds):
                block.show_kind(kinds[place])
            block.setVisible(place < len(kinds))
        if grown:
            self.grew.emit()

    def _make(self) -> EvidenceRow:
        made = EvidenceRow()
        made.edited.connect(self.edited)
        made.unlinked.connect(self.unlinked)
        self._rows.addWidget(made)
        return made


def _part(title: str) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space(2))
    column.addWidget(label(title, "heading", wrap=True))
    return made, column

"""Choosing, among the evidence that a workspace has, what supports an item too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.operations.evidence import link_evidence
from eolc_desktop.scoring.evidence import KIND_WORDS, period_in_words
from eolc_desktop.scoring.wording import NONE, counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.text import as_tip, label

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickEvidenceDialog(Dialog):
    """A list that narrows as one types; Enter uses the piece that is marked."""

    def __init__(
        self,
        session: Session,
        link: tuple[str, str],
        register: Sequence[Evidence],
        parent: QWidget | None = None,
    ) -> None:
        lead = f"What this workspace has and {link[1]} does not use yet."
        super().__init__("Use evidence we have", lead, parent, width=640)
        self._session, self._link, self._register = session, link, register
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("Words of its title, source or kind")
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Evidence")
        self.list.setMinimumHeight(theme.current().scaled(260))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found = label("", "caption", wrap=True)
        self.body.addWidget(Field("Find", self.search))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.found)
        self.add_cancel()
        self.use = self.add_button("Use it here", "primary", default=True)
        self.use.clicked.connect(self.accept)
        self.search.textChanged.connect(self._list)
        self.list.itemActivated.connect(self.accept)
        self._list()
        self.search.setFocus()

    def accept(self, *_: object) -> None:
        """Let the marked piece support the item."""
        if not self.list.count():
            return
        chosen = str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
        if self._session.do(link_evidence, chosen, *self._link, role=self._session.role) is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move the mark in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in MOVES:
            last = self.list.count() - 1
            step = 1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            if last >= 0:
                announce(self.list, self.list.currentItem().text())
            return True
        return super().eventFilter(watched, event)

    def _list(self) -> None:
        """List what has every word that is typed."""
        wanted = self.search.text().casefold().split()
        self.list.clear()
        for one in self._register:
            text = _words(one)
            full = f"{text} {one.source} {one.shows} {one.reference}".casefold()
            if all(word in full for word in wanted):
                row = QListWidgetItem(text, self.list)
                row.setData(Qt.ItemDataRole.UserRole, one.id)
                row.setToolTip(as_tip(f"{one.title}\n{one.shows}".strip()))
        self.list.setCurrentRow(0)
        self.use.setEnabled(self.list.count() > 0)
        count = self.list.count()
        self.found.setText(counted(count, "piece") if count else "None has all these words.")


def _words(one: Evidence) -> str:
    period = period_in_words(one)
    parts = [KIND_WORDS[one.kind], "" if period == NONE else period, one.source]
    return f"{one.title}\n{' · '.join(part for part in parts if part)}"

"""One piece of evidence in the list of an item, and one kind in the list of what to look for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.scoring.evidence import KIND_WORDS
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.evidence_words import EvidenceView, KindView
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.folded import Folded
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.text import badge, button, label


class EvidenceRow(QFrame):
    """Title and kind, facts, what it shows, and the two things that can be done with it.

    Signals:
        edited: It is to be changed; carries its id.
        unlinked: It does not support this item after all; carries its id.
    """

    edited = Signal(str)
    unlinked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.view: EvidenceView | None = None
        self.title = label("", "strong", wrap=True)
        self.kind = badge("")
        self.shows = Folded("Read all of it", quoted=False)
        self.facts = label("", "caption", wrap=True)
        self.review = label("", "overdue", wrap=True)
        self.edit = button("Edit…", "quiet")
        self.unlink = button("Remove here", "quiet")
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.kind)
        foot.addStretch(1)
        foot.addWidget(self.edit)
        foot.addWidget(self.unlink)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space(1), 0, tokens.space(1))
        column.setSpacing(tokens.space(0.5))
        for part in (self.title, self.shows, self.facts, self.review):
            column.addWidget(part)
        column.addLayout(foot)
        self.edit.clicked.connect(lambda: self.edited.emit(self._id))
        self.unlink.clicked.connect(lambda: self.unlinked.emit(self._id))

    @property
    def _id(self) -> str:
        return self.view.evidence.id if self.view is not None else ""

    def show_evidence(self, view: EvidenceView, *, writable: bool) -> None:
        """Show a piece of evidence."""
        self.edit.setVisible(writable)
        self.unlink.setVisible(writable)
        if view == self.view:
            return
        self.view = view
        one = view.evidence
        self.title.setText(breakable(one.title))
        self.kind.setText(KIND_WORDS[one.kind])
        self.shows.show_text(one.shows)
        for part, text in ((self.facts, view.facts), (self.review, view.review)):
            part.setText(breakable(text))
            part.setVisible(bool(text))
        self.edit.setAccessibleName(f"Edit evidence: {one.title}")
        self.unlink.setAccessibleName(f"Remove from this item: {one.title}")
        self.unlink.setAccessibleDescription("The evidence itself stays in the workspace.")
        self.unlink.setToolTip("It no longer supports this item. The evidence itself stays.")


class KindBlock(QWidget):
    """A kind of evidence: whether there is any, and what to look for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._icon = icon_label("circle-check", "good", 16)
        self.title = label("", "overline", wrap=True)
        self.state = label("", "caption", wrap=True)
        self.hints = label("", "body", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(tokens.space(1.5))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(0.5))
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.hints)

    def show_kind(self, view: KindView) -> None:
        """Show a kind."""
        self._icon.setVisible(view.kind is not None)
        put_icon(
            self._icon,
            "circle-check" if view.there else "circle-help",
            "good" if view.there else "muted",
            16,
        )
        self.title.setText(view.title)
        self.state.setText(view.state[:1].upper() + view.state[1:])
        self.state.setVisible(bool(view.state))
        self.hints.setText(breakable("\n".join(f"• {hint}" for hint in view.hints)))
        self.hints.setVisible(bool(view.hints))

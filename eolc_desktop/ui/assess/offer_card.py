"""One answer that was given elsewhere, with all that a person needs to judge whether it holds here too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.offer_words import CONFIRM, USE, OfferView
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.folded import Folded
from eolc_desktop.ui.widgets.text import as_tip, badge, button, label

HOW = "Records it with its reasons and its evidence. It can be undone."


class OfferCard(QFrame):
    """How close the other item is, what was said there, and the button that takes it over.

    Args:
        compact: Whether the old and the new wording wait behind a button.
        parent: The widget that holds it.

    Signals:
        taken: The answer is to be taken over; carries the Suggestion.
        opened: The other item is to be read; carries the Suggestion.
    """

    taken = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._compact = compact
        if not compact:
            self.setProperty("kind", "offer")
        self.view: OfferView | None = None
        self.closeness = badge("", "info")
        self.source = button("", "link")
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.offer = label("", "strong", wrap=True)
        self.note = label("", "caption", wrap=True)
        self.said = label("", "caption", wrap=True)
        self.wording = button("", "link")
        self.wording.setCheckable(True)
        self.wording.toggled.connect(self._show_wording)
        self.questions = _Questions()
        self.rationale = Folded("Read all of it")
        self.evidence = label("", "caption", wrap=True)
        self.take = button(USE, "secondary")
        self.take.setAccessibleDescription(HOW)
        self.confirm = CapButton(CONFIRM, "C", "primary", HOW)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(tokens.space(2))
        head.addWidget(self.closeness)
        head.addWidget(self.source, 1)
        words = QVBoxLayout()
        words.setSpacing(tokens.space(1))
        for line in (self.offer, self.note, self.said):
            words.addWidget(line)
        words.addWidget(self.wording, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.questions, self.rationale, self.evidence):
            words.addWidget(part)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(tokens.space(4))
        row.addLayout(words, 1)
        for way in (self.take, self.confirm):
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            way.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space(2), 0, tokens.space(2))
        column.setSpacing(tokens.space(1))
        column.addLayout(head)
        column.addLayout(row)
        self.source.clicked.connect(self._open)

    def arrange(self, *, narrow: bool) -> None:
        """Set things side by side, or one under the other where there is little width."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for layout in (self._head, self._row, self.questions.pair):
            layout.setDirection(way)
        self._row.setSpacing(theme.current().space(1 if narrow else 4))

    def show_offer(self, view: OfferView, prompt: str) -> None:
        """Show an answer; `prompt` is the question here."""
        if view == self.view:
            return
        self.view = view
        found = view.suggestion
        self.closeness.setText(found.closeness)
        self.source.setText(breakable(view.source).replace("&", "&&"))
        self.source.setAccessibleName(view.source)
        self.source.setAccessibleDescription(f"{found.closeness}. Opens it in the library.")
        self.source.setToolTip(as_tip(f"{view.source}\n{found.prompt}"))
        self.offer.setText(breakable(view.offer))
        theme.set_style(self.offer, kind="body" if found.offered is None else "strong")
        theme.set_style(self.closeness, tone="neutral" if found.offered is None else "info")
        self.said.setText(breakable(view.said))
        for part, text in ((self.note, view.note), (self.evidence, view.evidence)):
            part.setText(breakable(text))
            part.setVisible(bool(text))
        if view.is_reworded:
            self.questions.show_pair(found.prompt, prompt, view.reworded)
        self.wording.setVisible(self._compact and view.is_reworded)
        self.wording.setChecked(False)
        self._show_wording()
        self.rationale.show_text(found.rationale)
        self._show_action(view)

    def _show_wording(self) -> None:
        """Show the old and the new question where they are wanted."""
        reworded = self.view is not None and self.view.is_reworded
        shown = self.wording.isChecked()
        self.wording.setText("Hide the wording" if shown else "Compare the old and the new wording")
        self.questions.setVisible(reworded and (shown or not self._compact))

    def _show_action(self, view: OfferView) -> None:
        """Show one button, or none: what waits to be confirmed is the next thing to do, the rest is not."""
        words = view.suggestion.level_label or view.suggestion.label
        for way, used in ((self.confirm, view.action == CONFIRM), (self.take, view.action != CONFIRM)):
            way.setVisible(used and bool(view.action))
            way.setAccessibleName(f"{view.action}: {words}, from {view.source}")
        self.take.setText(view.action.replace("&", "&&"))

    def _take(self) -> None:
        if self.view is not None:
            self.taken.emit(self.view.suggestion)

    def _open(self) -> None:
        if self.view is not None:
            self.opened.emit(self.view.suggestion)


class _Questions(QFrame):
    """The old question beside the new one, and what else differs."""

    def __init__(self) -> None:
        super().__init__()
        tokens = theme.current()
        self.setProperty("kind", "well")
        self.before = label("", "body", wrap=True)
        self.now = label("", "body", wrap=True)
        self.what = label("", "caption", wrap=True)
        self.pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.pair.setSpacing(tokens.space(4))
        for name, text in (("It asked", self.before), ("It asks now", self.now)):
            side = QVBoxLayout()
            side.setSpacing(tokens.space(1))
            side.addWidget(label(name, "overline"))
            side.addWidget(text)
            side.addStretch(1)
            self.pair.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.space(steps) for steps in (3, 2, 3, 2)))
        column.setSpacing(tokens.space(1))
        column.addLayout(self.pair)
        column.addWidget(self.what)

    def show_pair(self, before: str, now: str, what: str) -> None:
        """Show two questions."""
        self.before.setText(breakable(before))
        self.now.setText(breakable(now))
        self.what.setText(breakable(f"{what}."))
        self.what.setVisible(bool(what))

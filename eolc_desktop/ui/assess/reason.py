"""Why an item does not apply: asked in place, stored with the answer, and changed in place later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import button, label

QUESTION = "Why does this not apply here?"
NEEDED = "Say why in a few words. Without a reason, nobody can check it later."


class ReasonForm(QFrame):
    """A line for the reason. The answer is given with a button; after that, the reason saves itself.

    A reason that is being typed stays with its item, also while another is in view.

    Args:
        give: Answers *not applicable* for a key with a reason; tells whether that was stored.

    Signals:
        left: The person goes back to the levels.
    """

    left = Signal()

    def __init__(self, give: Callable[[Key, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "well")
        self._give_answer = give
        self._key: Key = ("", "")
        self._stored: str | None = None
        self._asking = False
        self.field = QLineEdit()
        self.field.setAccessibleName(QUESTION)
        self.field.setPlaceholderText("In a few words, for whoever reads this next year")
        self.autosave = Autosave(self.field, self._save)
        self.problem = label("", "error", wrap=True)
        self.save = button("Mark as not applicable", "primary")
        self.cancel = button("Cancel", "quiet")
        self._lay_out()
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda _: self._say(""))
        self.save.clicked.connect(self._give)
        self.cancel.clicked.connect(self._cancel)
        self.autosave.left.connect(self._leave)
        self.hide()

    def _lay_out(self) -> None:
        tokens = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(4), tokens.space(4))
        column.setSpacing(tokens.space(2))
        column.addWidget(label(QUESTION, "strong", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        row = FlowLayout(gap=tokens.space(2))
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.problem.hide()

    def render_item(self, view: ItemView) -> None:
        """Show the stored reason, or nothing where the item applies."""
        stored = view.rating.reason if view.rating.answer is Answer.NOT_APPLICABLE else None
        if view.key != self._key or stored is not None:
            self._asking = False
            self._say("")
        if view.key == self._key and self._stored is not None and stored is None:
            # The answer was taken back: what was its reason is no draft of a new one.
            self.autosave.forget()
        self._key, self._stored = view.key, stored
        self.autosave.show_text(view.key, stored or "")
        self.field.setReadOnly(not view.writable)
        self._show_parts()

    def ask(self) -> None:
        """Show the line and give it the keyboard."""
        self._asking = self._stored is None
        self._show_parts()
        # For other reasons Qt selects the whole text, and the next key would replace it.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def flush(self) -> None:
        """Store a changed reason."""
        self.autosave.flush()

    def _save(self, key: Key, text: str) -> bool:
        """Store a reason that was changed; one that belongs to no answer yet is only kept."""
        if key != self._key or self._stored is None:
            return False
        if not text.strip():
            self._say(NEEDED)
            return False
        return self._give_answer(key, text)

    def _give(self) -> None:
        if not self.autosave.text.strip():
            self._say(NEEDED)
            self.field.setFocus()
        elif self._give_answer(self._key, self.autosave.text):
            self.left.emit()

    def _leave(self) -> None:
        """Go back to the levels; what was typed is there when the reason is asked again."""
        self._asking = False
        self._show_parts()
        self.left.emit()

    def _cancel(self) -> None:
        self.autosave.forget()
        self._asking = False
        self._say("")
        self._show_parts()
        self.left.emit()

    def _show_parts(self) -> None:
        self.setVisible(self._asking or self._stored is not None)
        self.save.setVisible(self._asking)
        self.cancel.setVisible(self._asking)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        theme.set_style(self.field, invalid="true" if problem else "false")

"""What goes with a rating: the target, the importance and the rationale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from eolc_desktop.domain.ratings import IMPORTANCES
from eolc_desktop.scoring.wording import counted, number
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.assess.view import ItemView, digits
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.growing_text import GrowingText
from eolc_desktop.ui.widgets.marks import KeyCap
from eolc_desktop.ui.widgets.text import label

Save = Callable[[Key, str], bool]
AGAIN = "Choose it again to take it away."
IMPORTANCE_HINTS = {
    1: "Matters least here.",
    2: "Matters less than most.",
    3: "Matters as much as most.",
    4: "Matters more than most.",
    5: "Matters most here.",
}
IMPORTANCE_OPTIONS = tuple(
    Option(
        value,
        str(value),
        spoken=f"Importance {value} of 5",
        hint=f"{IMPORTANCE_HINTS[value]} {AGAIN}",
        digit=str(value),
    )
    for value in IMPORTANCES
)


class JudgementPanel(QWidget):
    """How far we want to go, how much it matters, and why.

    Args:
        save_rationale: Stores the rationale under a key; tells whether it was stored.
        save_target_reason: The same for the reason of the target.
        save_agreed_by: The same for who agreed the target.

    Signals:
        target_chosen: Carries a level's value, or None for no target of our own.
        importance_chosen: Carries 1 to 5, or None to take it away.
        left: Esc was pressed in a text.
    """

    target_chosen = Signal(object)
    importance_chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        save_rationale: Save,
        save_target_reason: Save,
        save_agreed_by: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self.target = Chips("Target")
        self.target_reason = _line("Why this target", "Why this target?")
        self.agreed_by = _line("Who agreed the target", "Who agreed it, as a role or a group")
        self.importance = Chips("Importance", IMPORTANCE_OPTIONS)
        self.importance_note = label("", "caption", wrap=True)
        self.rationale = GrowingText()
        self.rationale.setAccessibleName("Rationale")
        self.rationale.setPlaceholderText("What is true now, and how do we know?")
        self.rationale_note = label("", "caption")
        self._texts = (
            Autosave(self.rationale, save_rationale),
            Autosave(self.target_reason, save_target_reason),
            Autosave(self.agreed_by, save_agreed_by),
        )
        for text in self._texts:
            text.left.connect(self.left)
        self._details = QWidget()
        self._beside = QHBoxLayout(self._details)
        self._narrow: bool | None = None
        self._rows: tuple[tuple[QWidget, QWidget], ...] = ()
        self._grid = QGridLayout(self)
        self._lay_out()
        self.target.chosen.connect(self.target_chosen)
        self.importance.chosen.connect(self._importance)
        self.rationale.textChanged.connect(self._count)

    def _lay_out(self) -> None:
        tokens = theme.current()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.space(4))
        self._grid.setVerticalSpacing(tokens.space(4))
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(tokens.space(2))
        self._beside.addWidget(self.target_reason, 1)
        self._beside.addWidget(self.agreed_by, 1)
        self._rows = (
            (_heading("Target", "T"), _column(self.target, self._details)),
            (_heading("Importance", "I"), _column(self.importance, self.importance_note)),
            (_heading("Rationale", "R"), _column(self.rationale, self.rationale_note)),
        )
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Set the names beside what they name, or above it where there is little width."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, (name, control) in enumerate(self._rows):
            for part in (name, control):
                self._grid.removeWidget(part)
            if narrow:
                self._grid.addWidget(name, 2 * place, 0, 1, 2)
                self._grid.addWidget(control, 2 * place + 1, 0, 1, 2)
            else:
                self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(control, place, 1)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 0 if narrow else theme.current().scaled(112))

    def render_item(self, view: ItemView) -> None:
        """Show what was said about an item."""
        self._view = view
        rating = view.rating
        self.target.show_options(_targets(view))
        self.target.show_value(rating.target)
        self._details.setVisible(rating.target is not None)
        self.importance.show_value(rating.importance)
        self.importance_note.setText("" if rating.importance else "Not set: it counts as the usual 3.")
        self.importance_note.setVisible(rating.importance is None)
        stored = (rating.rationale, rating.target_reason, rating.target_agreed_by)
        for text, words in zip(self._texts, stored, strict=True):
            text.show_text(view.key, words)
        for part in (self.target, self.importance):
            part.setEnabled(view.writable)
        for field in (self.rationale, self.target_reason, self.agreed_by):
            field.setReadOnly(not view.writable)
        self._count()

    def flush(self) -> None:
        """Store every text that is typed and not stored yet."""
        for text in self._texts:
            text.flush()

    def _importance(self, value: object) -> None:
        now = self._view.rating.importance if self._view else None
        self.importance_chosen.emit(None if value == now else value)

    def _count(self) -> None:
        """Say how long the rationale is."""
        length = len(self.rationale.toPlainText())
        self.rationale_note.setText(f"{counted(length, 'character')}, saved as you write" if length else "")


def _targets(view: ItemView) -> tuple[Option, ...]:
    default = view.scale.default_target
    if default is None:
        none = Option(None, "No target set", hint="This framework has no target of its own.")
    else:
        name = view.scale.level(default).short
        none = Option(None, f"{name} (framework’s default)", hint="The target that the framework sets.")
    levels = tuple(
        Option(
            level.value,
            f"{number(level.value)}  {level.short}",
            spoken=f"Target {number(level.value)}, {level.label}",
            hint=level.label,
            digit=digit,
        )
        for level, digit in zip(view.levels, digits(view.levels), strict=True)
    )
    return (none, *levels)


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _heading(name: str, key: str) -> QWidget:
    tokens = theme.current()
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, tokens.space(1.5), 0, 0)
    row.setSpacing(tokens.space(2))
    row.addWidget(label(name, "strong"))
    if key:
        row.addWidget(KeyCap(key))
    row.addStretch(1)
    return made


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space(2))
    for part in parts:
        column.addWidget(part)
    return made

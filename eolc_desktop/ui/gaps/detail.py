"""What is told of one row: its rationale, how its priority came about, its importance and its target."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.domain.ratings import DEFAULT_IMPORTANCE, IMPORTANCES
from eolc_desktop.scoring.explain import explain_gap
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS, level_with_value, level_words
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.models.gap_rows import GapRow, short_level
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.text import button, label

Save = Callable[[Key, str], bool]

_THREE_COLUMNS = 760


class GapDetail(QFrame):
    """One row in full. It stores nothing itself.

    Args:
        save_reason: Stores why an item's target was chosen; tells whether it could.
        save_agreed: The same for who agreed it.

    Signals:
        target_chosen: Carries the item's id and the level, or None for the framework's default.
        importance_chosen: Carries the item's id and 1 to 5, or None for the usual.
        open_wanted: The item is to be opened; carries its id.
    """

    target_chosen = Signal(str, object)
    importance_chosen = Signal(str, object)
    open_wanted = Signal(str)

    def __init__(self, save_reason: Save, save_agreed: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("The selected item")
        self._row: GapRow | None = None
        self.title = label("", "heading", wrap=True)
        self.section = label("", "caption", wrap=True)
        self.now = label("", "strong", wrap=True)
        self.rationale = label("", "body", wrap=True)
        self.open_button = button("Open", "quiet")
        self.open_button.setAccessibleName("Open in Assess")
        self.open_button.setToolTip("Open in Assess")
        self.working_heading = label("How the priority came about", "overline")
        self.working = label("", "body", wrap=True)
        self.working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.importance = Chips("Importance")
        self.importance_heading = label("", "overline", wrap=True)
        self.target = Chips("Target")
        self.reason = _field("Why this target")
        self.agreed_by = _field("Who agreed it")
        self._reason_saver = Autosave(self.reason, save_reason)
        self._agreed_saver = Autosave(self.agreed_by, save_agreed)
        self._lay_out()
        self.importance.chosen.connect(self._choose_importance)
        self.target.chosen.connect(self._choose_target)
        self.open_button.clicked.connect(self._open)

    def show_row(self, row: GapRow | None, assessment_id: str, *, read_only: bool) -> None:
        """Show a row of an assessment, or nothing."""
        self._area.setVisible(row is not None)
        if row is None:
            self._row = None
            return
        if self._row is None or self._row.item.id != row.item.id:
            self.flush()
            self._area.verticalScrollBar().setValue(0)
        self._row = row
        self._show_words(row)
        self._show_choices(row, assessment_id)
        for widget in (self.importance, self.target):
            widget.setEnabled(not read_only)
        for field in (self.reason, self.agreed_by):
            field.setReadOnly(read_only)

    def wanted_height(self) -> int:
        """Return the height at which nothing needs scrolling."""
        return self._columns.totalHeightForWidth(self.width() - 2) + 2

    def flush(self) -> None:
        """Store what is typed and not yet stored."""
        self._reason_saver.flush()
        self._agreed_saver.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the page is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().scaled(_THREE_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        tokens = theme.current()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(tokens.space(8))
        self._columns.setContentsMargins(*(tokens.space(steps) for steps in (5, 4, 5, 4)))
        top = QHBoxLayout()
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        about = _column(self.section, self.now, self.rationale)
        about.insertLayout(0, top)
        working = _column(self.working_heading, self.working)
        choices = _column(
            self.importance_heading,
            self.importance,
            label("Target", "overline"),
            self.target,
        )
        self.why_target = QWidget()
        fields = QGridLayout(self.why_target)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setHorizontalSpacing(tokens.space(2))
        fields.setVerticalSpacing(tokens.space(1))
        for place, (field, stretch) in enumerate(((self.reason, 3), (self.agreed_by, 2))):
            fields.addWidget(label(field.accessibleName(), "overline"), 0, place)
            fields.addWidget(field, 1, place)
            fields.setColumnStretch(place, stretch)
        choices.insertWidget(choices.count() - 1, self.why_target)
        for column, share in ((about, 4), (working, 4), (choices, 5)):
            self._columns.addLayout(column, share)
        content = QWidget()
        content.setProperty("kind", "content")
        content.setLayout(self._columns)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._area)

    def _show_words(self, row: GapRow) -> None:
        self.title.setText(breakable(f"{row.item.id}  {row.item.title}"))
        self.section.setText(breakable(row.section.title))
        self.now.setText(breakable(_level_to_target(row)))
        confidence = f"Confidence: {CONFIDENCE_WORDS[row.rating.confidence].lower()}."
        self.rationale.setText(breakable(row.rating.rationale) or f"No rationale yet. {confidence}")
        self.working_heading.setVisible(row.gap is not None)
        self.working.setVisible(row.gap is not None)
        if row.gap is not None:
            self.working.setText("\n".join(explain_gap(row.gap).steps))

    def _show_choices(self, row: GapRow, assessment_id: str) -> None:
        self.importance.show_options(
            [Option(None, "Not said", spoken=f"Not said, counts as {DEFAULT_IMPORTANCE}")]
            + [Option(value, str(value), spoken=_spoken_importance(value)) for value in IMPORTANCES]
        )
        self.importance.show_value(row.rating.importance)
        usual = f". Counts as {DEFAULT_IMPORTANCE} until somebody says"
        self.importance_heading.setText(
            f"Importance here: 1 least, 5 most{usual if row.rating.importance is None else ''}"
        )
        default = row.scale.default_target
        unset = "No target" if default is None else f"Default: {row.scale.level(default).short}"
        levels = [
            Option(level.value, short_level(level.value, row.scale), hint=level.label)
            for level in row.scale.levels
        ]
        self.target.show_options([Option(None, unset), *levels])
        self.target.show_value(row.rating.target)
        # A reason needs a target to belong to; the framework's default has the framework's reasons.
        self.why_target.setVisible(row.rating.target is not None)
        for field, saver, stored in (
            (self.reason, self._reason_saver, row.rating.target_reason),
            (self.agreed_by, self._agreed_saver, row.rating.target_agreed_by),
        ):
            saver.show_text((assessment_id, row.item.id), stored)
            if not field.hasFocus():
                field.setCursorPosition(0)

    def _open(self) -> None:
        if self._row is not None:
            self.open_wanted.emit(self._row.item.id)

    def _choose_importance(self, value: object) -> None:
        if self._row is not None:
            self.importance_chosen.emit(self._row.item.id, value)

    def _choose_target(self, value: Number | None) -> None:
        if self._row is None:
            return
        self.flush()
        self.target_chosen.emit(self._row.item.id, value)


def _level_to_target(row: GapRow) -> str:
    level = level_words(row.rating, row.scale)
    if row.rating.level is not None:
        level = level_with_value(row.rating.level, row.scale)
    if row.target is None:
        return f"Now: {level}. No target set."
    origin = " (the framework’s default)" if row.target_is_default else ""
    return f"Now: {level}. Target: {level_with_value(row.target, row.scale)}{origin}."


def _spoken_importance(value: int) -> str:
    ends = {min(IMPORTANCES): ", least important", max(IMPORTANCES): ", most important"}
    return f"{value}{ends.get(value, '')}"


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.current().space(2))
    for widget in widgets:
        if isinstance(widget, QLabel | Chips | QLineEdit):
            column.addWidget(widget)
        else:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return column

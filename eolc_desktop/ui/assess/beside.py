"""The row under the levels: the two other answers at the left, how sure the group is at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from eolc_desktop.domain.ratings import Answer, Confidence
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.text import label

AGAIN = "Choose it again to take it away."
OTHERS = (
    Option(Answer.DONT_KNOW, "Don’t know", "D", hint="Nobody here can say. It is not counted as 0."),
    Option(Answer.NOT_APPLICABLE, "Not applicable", "N", hint="It does not apply here; you say why."),
)
CONFIDENCES = tuple(
    Option(confidence, CONFIDENCE_WORDS[confidence], key, f"{CONFIDENCE_WORDS[confidence]} confidence", hint)
    for confidence, key, hint in (
        (Confidence.LOW, "L", f"We are guessing, or we disagree. {AGAIN}"),
        (Confidence.MEDIUM, "M", f"We have some grounds for it. {AGAIN}"),
        (Confidence.HIGH, "H", f"We could show it to someone from outside. {AGAIN}"),
    )
)


class BesideLevels(QWidget):
    """Two choices side by side, or one under the other where the room ends.

    Signals:
        other_chosen: Carries Answer.DONT_KNOW or Answer.NOT_APPLICABLE.
        confidence_chosen: Carries a Confidence, or None to take it away.
    """

    other_chosen = Signal(object)
    confidence_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._now: Confidence | None = None
        self._stacked: bool | None = None
        self.others = Chips("Other answers", OTHERS)
        self.confidence = Chips("Confidence", CONFIDENCES)
        self._sure = QWidget()
        row = QHBoxLayout(self._sure)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.space(3))
        self._question = label("How sure are we?", "strong")
        row.addWidget(self._question)
        row.addWidget(self.confidence, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(tokens.space(3))
        self._arrange(stacked=False)
        self.others.chosen.connect(self.other_chosen)
        self.confidence.chosen.connect(self._confidence)

    def render_item(self, view: ItemView) -> None:
        """Show which of them is the answer, and how sure the group is."""
        rating = view.rating
        self._now = rating.confidence
        self.others.show_value(rating.answer)
        self.others.setEnabled(view.writable)
        self.confidence.show_value(rating.confidence)
        self.confidence.setEnabled(view.writable and rating.answer is not None)
        self._question.setEnabled(rating.answer is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a line each where both do not fit into one."""
        super().resizeEvent(event)
        gap = theme.current().space(6)
        needed = self.others.sizeHint().width() + gap + self._sure.sizeHint().width()
        self._arrange(stacked=self.width() < needed)

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for part in (self.others, self._sure):
            self._grid.removeWidget(part)
        left = Qt.AlignmentFlag(0) if stacked else Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag(0) if stacked else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.others, 0, 0, left)
        self._grid.addWidget(self._sure, *((1, 0) if stacked else (0, 1)), right)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0)

    def _confidence(self, value: object) -> None:
        self.confidence_chosen.emit(None if value is self._now else value)

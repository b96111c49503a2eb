"""The answers of an earlier edition that have no place in the new one, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations.editions import LeftBehind
from eolc_desktop.scoring.evidence import KIND_WORDS
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS, listed
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import label


class LeftBehindDialog(Dialog):
    """Shows each item with its answer, why, and its evidence."""

    def __init__(self, earlier: Framework, left: Sequence[LeftBehind], parent: QWidget | None = None) -> None:
        lead = (
            f"These answers to {edition_words(earlier)} have no place in this edition. Nothing is lost: they "
            "stay in the earlier assessment as they were."
        )
        super().__init__("Answers of the earlier edition", breakable(lead), parent, width=720)
        self.text = "\n\n".join(as_text(one) for one in left)
        for one in left:
            self.body.addWidget(_card(one))
        self.body.addStretch(1)
        self.copy = self.add_button("Copy all as text")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        close = self.add_button("Close", "primary", default=True)
        close.clicked.connect(self.accept)
        self.scroll_by_keyboard()


def as_text(left: LeftBehind) -> str:
    """Return one of them as plain text."""
    return "\n".join((f"{left.item.id} {left.item.title}", left.item.prompt, *_lines(left)))


def _lines(left: LeftBehind) -> list[str]:
    rating = left.rating
    lines = [f"Answer: {left.answer}{f' – {rating.reason}' if rating.reason else ''}"]
    if rating.rationale:
        lines.append(f"Why: {rating.rationale}")
    if rating.confidence is not None:
        lines.append(f"How sure we were: {CONFIDENCE_WORDS[rating.confidence].lower()}")
    lines += [f"Evidence: {one.title} ({KIND_WORDS[one.kind].lower()})" for one in left.evidence]
    if left.goes_on_in:
        lines.append(f"What it asked is now a part of {listed(left.goes_on_in)}.")
    return lines


def _card(left: LeftBehind) -> QFrame:
    tokens = theme.current()
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setAccessibleName(f"{left.item.id} {left.item.title}")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*(tokens.space(steps) for steps in (4, 3, 4, 3)))
    column.setSpacing(tokens.space(1))
    texts = [
        (f"{left.section.id} · {left.section.title}", "overline"),
        (f"{left.item.id}  {left.item.title}", "heading"),
        (left.item.prompt, "muted"),
        *((line, "body") for line in _lines(left)),
    ]
    for text, kind in texts:
        words = label(breakable(text), kind, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    return frame

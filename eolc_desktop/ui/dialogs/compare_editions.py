"""Comparing two editions of a framework, or two frameworks that are linked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations.editions import Comparison
from eolc_desktop.scoring.editions import compare, is_earlier_edition
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.compare_editions_text import (
    PARTS,
    UNCHANGED,
    ComparisonText,
    Entry,
    blocks_of,
    chosen,
    text_of,
)
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.library.names import names_of
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.article import MUTED, Article, as_text, paragraph
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import as_tip, label

LEAD = "Read what a later edition added, removed, reworded or moved."

# The text size, in per cent, up to which the two names stand side by side.
_SIDE_BY_SIDE = 140
# Milliseconds after the last key before the text is laid out anew.
_PAUSE = 200


class ComparisonView(QWidget):
    """A comparison to read: the counts, which parts are shown, a filter, and the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._text: ComparisonText | None = None
        self.notice = label("", "notice", wrap=True)
        self.notice.hide()
        self.summary = label("", "strong", wrap=True)
        self.parts = {part: QCheckBox(part) for part in PARTS}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Show only what holds these words")
        self.filter.setAccessibleName("Show only what holds these words")
        self.filter.setClearButtonEnabled(True)
        self.article = Article("What changed")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._show)
        self._boxes = QWidget()
        flow = FlowLayout(self._boxes, gap=tokens.space(4))
        for part, box in self.parts.items():
            box.setChecked(part != UNCHANGED)
            box.toggled.connect(self._show)
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(2))
        for widget in (self.notice, self.summary, self._boxes, self.filter):
            column.addWidget(widget)
        column.addWidget(self.article, 1)
        self.filter.textChanged.connect(lambda _: self._soon.start())

    def show_text(self, text: ComparisonText) -> None:
        """Show a comparison."""
        self._text = text
        self.notice.setText(text.notice)
        self.notice.setVisible(bool(text.notice))
        self.summary.setText(text.summary)
        for part, box in self.parts.items():
            box.setText(f"{part} ({text.counts[part]})")
            box.setVisible(bool(text.counts[part]))
        only_unchanged = text.counts[UNCHANGED] and not any(
            text.counts[part] for part in PARTS if part != UNCHANGED
        )
        if only_unchanged:
            self.parts[UNCHANGED].setChecked(True)
        self.filter.setVisible(len(text.entries) > 1)
        self._show()
        announce(self.summary, text.summary)

    def as_text(self) -> str:
        """Return the summary and all that is chosen, as plain text."""
        if self._text is None:
            return ""
        entries = self._chosen(self._text)
        told = [part for part in (self._text.notice, self._text.summary) if part]
        return "\n".join([*told, "", as_text(blocks_of(entries, most=len(entries)))])

    def _chosen(self, text: ComparisonText) -> Sequence[Entry]:
        parts = [part for part, box in self.parts.items() if box.isChecked()]
        return chosen(text, parts, self.filter.text())

    def _show(self) -> None:
        if self._text is None:
            return
        entries = self._chosen(self._text)
        nothing = (
            "Nothing holds all these words." if self.filter.text().strip() else "Nothing is chosen above."
        )
        there = any(self._text.counts.values())
        self.article.show_blocks(
            tuple(blocks_of(entries)) or [paragraph(nothing if there else "", mark=MUTED)]
        )
        self.article.setVisible(there)


class CompareDialog(Dialog):
    """Asks which two, and sets them side by side."""

    def __init__(
        self, frameworks: Sequence[Framework], framework_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Compare editions", LEAD, parent, width=960, least_height=760)
        self._frameworks = {framework.id: framework for framework in frameworks}
        old, new = first_pair(frameworks, framework_id)
        self.old, self.new = self._picker(old), self._picker(new)
        self.view = ComparisonView()
        self.working = label("Comparing…", "muted")
        # Names side by side at twice the size would be cut before what tells editions apart.
        large = theme.current().text_scale > _SIDE_BY_SIDE
        pickers = QVBoxLayout() if large else QHBoxLayout()
        pickers.setSpacing(theme.current().space(4))
        pickers.addWidget(Field("The earlier edition", self.old), 1)
        pickers.addWidget(Field("The later edition", self.new), 1)
        self.body.addLayout(pickers)
        self.body.addWidget(self.working)
        self.body.addWidget(self.view, 1)
        self._task: tasks.Task | None = None
        self.copy = self.add_button("Copy as text")
        self.copy.setToolTip("Copy the counts and all that is ticked to the clipboard")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.view.as_text()))
        self.close_button = self.add_button("Close", "primary", default=True)
        self.close_button.clicked.connect(self.accept)
        for picker in (self.old, self.new):
            picker.currentIndexChanged.connect(lambda _: self._compare())
        self._compare()
        self.new.setFocus()

    def done(self, result: int) -> None:
        """Stop what is under way."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _picker(self, framework_id: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        names = names_of(tuple(self._frameworks.values()))
        for framework in self._frameworks.values():
            box.addItem(names[framework.id], framework.id)
            box.setItemData(box.count() - 1, as_tip(framework.title), Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(0, box.findData(framework_id)))
        return box

    def _compare(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.working.show()
        self.view.hide()
        self.copy.setEnabled(False)
        pair = [self._frameworks[box.currentData()] for box in (self.old, self.new)]
        self._task = tasks.run(put_into_words, *pair, done=self._show, owner=self)

    def _show(self, text: ComparisonText) -> None:
        self._task = None
        self.working.hide()
        self.view.show()
        self.view.show_text(text)
        self.copy.setEnabled(True)


def put_into_words(old: Framework, new: Framework) -> ComparisonText:
    """Compare two frameworks and put it into words; done beside the window."""
    return text_of(Comparison(old, new, compare(old, new), is_earlier_edition(old, new)))


def first_pair(frameworks: Sequence[Framework], framework_id: str) -> tuple[str, str]:
    """Return which two to compare first: the one in view with the edition before it, or after it."""
    pairs = [
        (old.id, new.id)
        for old in frameworks
        for new in frameworks
        if old is not new and is_earlier_edition(old, new)
    ]
    # What an edition says of itself comes before what its id alone suggests.
    said = {(one.replaces, one.id) for one in frameworks} | {(one.id, one.successor) for one in frameworks}
    pairs.sort(key=lambda pair: pair not in said)
    for wanted in (1, 0):
        for pair in pairs:
            if pair[wanted] == framework_id:
                return pair
    if framework_id:
        linked = next((one.id for one in frameworks if one.id != framework_id), framework_id)
        return linked, framework_id
    return pairs[0] if pairs else (frameworks[0].id, frameworks[-1].id)

"""The dialog that lays open how a number came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.scoring.explain import Explanation, Term
from eolc_desktop.scoring.wording import number
from eolc_desktop.ui.widgets.text import label

HEADINGS = ("Item", "Title", "Answer", "Share", "Weight", "Weight × share", "Counted?")
NUMBERS = (3, 4, 5)


class ExplanationDialog(QDialog):
    """Shows the rule, every term and the sums of one number; all of it can be copied as text."""

    def __init__(self, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation = explanation
        self.setWindowTitle("Why this number?")
        self.setAccessibleName(f"Why this number? {explanation.title}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for text, kind in ((explanation.title, "heading"), (explanation.rule, "muted")):
            words = label(text, kind)
            words.setWordWrap(True)
            layout.addWidget(words)
        if explanation.terms:
            layout.addWidget(self._table(explanation.terms), 1)
        for step in explanation.steps:
            line = label(step, "body")
            line.setWordWrap(True)
            line.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            layout.addWidget(line)
        if not explanation.terms:
            layout.addStretch(1)
        layout.addWidget(self._buttons())
        self.resize(880 if explanation.terms else 620, 620 if explanation.terms else 320)

    def _table(self, terms: tuple[Term, ...]) -> QTableWidget:
        table = QTableWidget(len(terms), len(HEADINGS), self)
        table.setAccessibleName("The working, line by line")
        table.setHorizontalHeaderLabels(list(HEADINGS))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for row, term in enumerate(terms):
            for column, text in enumerate(_cells(term)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                if column in NUMBERS:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, cell)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in NUMBERS:
            heading = table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton("Copy as text", self)
        copy.setToolTip("Copy the rule, the terms and the sums to the clipboard")
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._explanation))


def as_text(explanation: Explanation) -> str:
    """Return the whole working as plain text, the terms in columns parted by tabs."""
    lines = [explanation.title, explanation.rule, ""]
    if explanation.terms:
        lines += ["\t".join(HEADINGS), *("\t".join(_cells(term)) for term in explanation.terms), ""]
    return "\n".join([*lines, *explanation.steps])


def _cells(term: Term) -> tuple[str, ...]:
    counted = "yes" if not term.why_not else f"no: {term.why_not}"
    return (
        term.id,
        term.title,
        term.answer,
        number(term.share),
        number(term.weight),
        number(term.product),
        counted,
    )

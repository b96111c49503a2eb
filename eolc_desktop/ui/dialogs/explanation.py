"""The dialog that lays open how a number came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.scoring.explain import Explanation, Term
from eolc_desktop.scoring.wording import number
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog
from eolc_desktop.ui.widgets.text import label

HEADINGS = ("Item", "Title", "Answer", "Share", "Weight", "Weight × share", "Counted?")
NUMBERS = (3, 4, 5)
MOST_ROWS = 10


class ExplanationDialog(Dialog):
    """Shows the rule, every term and the sums of one number; all of it can be copied as text."""

    def __init__(self, explanation: Explanation, parent: QWidget | None = None) -> None:
        width = 880 if explanation.terms else 600
        super().__init__("Why this number?", explanation.title, parent, width=width)
        self._explanation = explanation
        self.body.addWidget(label(explanation.rule, "body", wrap=True))
        if explanation.terms:
            self.body.addWidget(self._table(explanation.terms), 1)
        self.body.addWidget(self._steps(explanation.steps))
        self.body.addStretch(0)
        copy = self.add_button("Copy as text")
        copy.setToolTip("Copy the rule, the terms and the sums to the clipboard")
        copy.clicked.connect(self._copy)
        self.add_button("Close", "primary", default=True).clicked.connect(self.accept)

    def _steps(self, steps: tuple[str, ...]) -> QFrame:
        tokens = theme.current()
        frame = QFrame()
        frame.setProperty("kind", "well")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*(tokens.space(4),) * 4)
        column.setSpacing(tokens.space(2))
        for step in steps:
            column.addWidget(label(step, "body", wrap=True))
        return frame

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
        # The dialog scrolls around a short table; a long one scrolls within itself.
        table.setMinimumHeight(theme.current().scaled(36) * (min(len(terms), MOST_ROWS) + 1))
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

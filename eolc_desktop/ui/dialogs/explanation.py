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
from eolc_desktop.ui.widgets.text import as_tip, label

HEADINGS = ("Item", "Answer", "Share", "Weight", "Weight × share")
NUMBERS = (2, 3, 4)
MOST_ROWS = 9
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExplanationDialog(Dialog):
    """Shows the sums, the rule and every term of one number; all of it can be copied as text."""

    def __init__(self, explanation: Explanation, parent: QWidget | None = None) -> None:
        width = 760 if explanation.terms else 600
        super().__init__("Why this number?", explanation.title, parent, width=width)
        self._explanation = explanation
        self.body.addWidget(_steps(explanation.steps))
        self.body.addWidget(label(explanation.rule, "muted", wrap=True))
        if explanation.terms:
            self.body.addWidget(_table(explanation.terms), 1)
        self.body.addStretch(0)
        copy = self.add_button("Copy as text")
        copy.setToolTip("Copy the sums, the rule and the terms to the clipboard")
        copy.clicked.connect(self._copy)
        close = self.add_button("Close", "primary", default=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._explanation))


def as_text(explanation: Explanation) -> str:
    """Return the whole working as plain text, the terms in columns parted by tabs."""
    lines = [explanation.title, *explanation.steps, "", explanation.rule]
    if explanation.terms:
        lines += ["", "\t".join(HEADINGS), *(_line(term) for term in explanation.terms)]
    return "\n".join(lines)


def _line(term: Term) -> str:
    cells = "\t".join(_cells(term))
    return f"{cells}: {term.why_not}" if term.why_not else cells


def _steps(steps: tuple[str, ...]) -> QFrame:
    tokens = theme.current()
    frame = QFrame()
    frame.setProperty("kind", "well")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*(tokens.space(4),) * 4)
    column.setSpacing(tokens.space(2))
    for step in steps:
        column.addWidget(label(step, "body", wrap=True))
    return frame


def _table(terms: tuple[Term, ...]) -> QTableWidget:
    table = QTableWidget(len(terms), len(HEADINGS))
    table.setAccessibleName("The working, line by line")
    table.setHorizontalHeaderLabels(list(HEADINGS))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    for column in range(len(HEADINGS)):
        heading = table.horizontalHeaderItem(column)
        if heading is not None:
            heading.setTextAlignment(RIGHT if column in NUMBERS else LEFT)
    for row, term in enumerate(terms):
        for column, text in enumerate(_cells(term)):
            table.setItem(row, column, _cell(text, column, term.why_not))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setMinimumSectionSize(theme.current().scaled(48))
    row_height = theme.current().scaled(32)
    table.verticalHeader().setDefaultSectionSize(row_height)
    # A short table stands whole in the dialog; a long one scrolls within itself.
    frame = theme.current().space(4)
    table.setMinimumHeight(row_height * (min(len(terms), MOST_ROWS) + 1) + frame)
    table.setMaximumHeight(row_height * (len(terms) + 1) + frame)
    return table


def _cell(text: str, column: int, why_not: str) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    cell.setToolTip(as_tip(f"{text}: {why_not}" if why_not and column == NUMBERS[-1] else text))
    cell.setTextAlignment(RIGHT if column in NUMBERS else LEFT)
    if why_not:
        cell.setForeground(theme.current().colour("muted"))
    return cell


def _cells(term: Term) -> tuple[str, ...]:
    return (
        f"{term.id} {term.title}",
        term.answer,
        number(term.share),
        number(term.weight),
        number(term.product) if term.product is not None else "not counted",
    )

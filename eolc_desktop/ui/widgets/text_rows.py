"""A list of short rows: what it is about, a title with a line beneath, and a figure at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.row_button import RowButton
from eolc_desktop.ui.widgets.text import label


@dataclass(frozen=True)
class TextRow:
    """What one row says.

    Args:
        key: Given back when the row is pressed.
        lead: A short word before the title, such as an item's id; the rows of a list align theirs.
        title: What it is.
        detail: A line beneath the title. May be empty.
        figure: A short text at the right. May be empty.
        note: A line beneath the figure. May be empty.
        chosen: Whether the row is the one in view.
    """

    key: str
    title: str
    lead: str = ""
    detail: str = ""
    figure: str = ""
    note: str = ""
    chosen: bool = False

    @property
    def spoken(self) -> str:
        """Return the row as one sentence for a screen reader."""
        parts = (self.lead, self.title, self.detail, self.figure, self.note)
        words = ", ".join(part for part in parts if part)
        return f"{words}, in view" if self.chosen else words


class TextRows(QWidget):
    """Rows that can be pressed, kept and filled again, so that focus stays where it was.

    Signals:
        pressed: A row was pressed; carries its key.
    """

    pressed = Signal(str)

    def __init__(self, name: str, *, pressable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pressable = pressable
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show these rows and no others."""
        while len(self._rows) < len(rows):
            row = _Row(self._pressable)
            row.clicked.connect(lambda _=False, row=row: self.pressed.emit(row.key))
            self._rows.append(row)
            self._column.addWidget(row)
        metrics = QFontMetrics(theme.current().font("strong"))
        lead = max((metrics.horizontalAdvance(row.lead) for row in rows), default=0)
        for row, data in zip(self._rows, rows, strict=False):
            row.fill(data, min(lead, theme.current().scaled(120)))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(rows))

    def rows(self) -> list[QWidget]:
        """Return the rows in view, for tests and for tab order."""
        return [row for row in self._rows if not row.isHidden()]


class _Row(RowButton):
    """One row: lead, title over detail, figure over note."""

    def __init__(self, pressable: bool) -> None:
        super().__init__()
        self.key = ""
        self._lead = label("", "strong")
        self._title = label("", "body", wrap=True)
        self._detail = label("", "caption", wrap=True)
        self._figure = label("", "strong")
        self._note = label("", "caption")
        for words in (self._lead, self._title, self._detail, self._figure, self._note):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        right = Qt.AlignmentFlag.AlignRight
        top = Qt.AlignmentFlag.AlignTop
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._lead, 0, 0, top)
        self._grid.addWidget(self._title, 0, 1, top)
        self._grid.addWidget(self._detail, 1, 1, top)
        self._grid.addWidget(self._figure, 0, 2, right | top)
        self._grid.addWidget(self._note, 1, 2, right | top)
        self._grid.setColumnStretch(1, 1)
        self.setCheckable(pressable)
        self.setEnabled(True)
        if not pressable:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def nextCheckState(self) -> None:
        """Leave the mark of what is in view to the page: pressing alone changes nothing."""

    def fill(self, data: TextRow, lead_width: int) -> None:
        tokens = theme.current()
        self.key = data.key
        self.setAccessibleName(data.spoken)
        self.setChecked(data.chosen)
        self._lead.setFixedWidth(lead_width)
        numeric = data.lead.isdecimal()
        self._lead.setAlignment(Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft)
        _say(self._lead, data.lead)
        _say(self._title, breakable(data.title))
        _say(self._detail, breakable(data.detail))
        _say(self._figure, data.figure)
        _say(self._note, data.note)
        self._grid.setContentsMargins(tokens.space(2), tokens.space(2), tokens.space(2), tokens.space(2))
        self._grid.setHorizontalSpacing(tokens.space(3))
        self._grid.setVerticalSpacing(tokens.space(0.5))


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setHidden(not text)

"""A list of short rows: what it is about, a title with a line beneath, and a figure at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.painted_text import Words
from eolc_desktop.ui.widgets.row_button import RowButton

_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft


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
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show these rows and no others."""
        lead = max((Words(row.lead, "strong").width() for row in rows), default=0)
        for place, data in enumerate(rows):
            if place == len(self._rows):
                self._add()
            self._rows[place].fill(data, min(lead, theme.current().scaled(120)))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(rows))

    def rows(self) -> list[Row]:
        """Return the rows in view."""
        return [row for row in self._rows if not row.isHidden()]

    def _add(self) -> None:
        row = Row(pressable=self._pressable)
        row.clicked.connect(lambda _=False: self.pressed.emit(row.data.key))
        self._rows.append(row)
        self._column.addWidget(row)


class Row(RowButton):
    """One row: lead, title over detail, figure over note."""

    def __init__(self, *, pressable: bool) -> None:
        super().__init__(pressable=pressable)
        self.data = TextRow("", "")
        self._lead_width = 0
        self.setCheckable(pressable)

    def fill(self, data: TextRow, lead_width: int) -> None:
        """Say something else."""
        if (data, lead_width) == (self.data, self._lead_width):
            return
        self.data, self._lead_width = data, lead_width
        self.setAccessibleName(data.spoken)
        self.setChecked(data.chosen)
        self.content_changed()

    def words(self) -> tuple[str, ...]:
        """Return what is painted, as texts."""
        data = self.data
        parts = (data.lead, data.title, data.detail, data.figure, data.note)
        return tuple(part for part in parts if part)

    def content_height(self, width: int) -> int:
        """Return how high the content is at a width."""
        left, right = self._sides(width)
        return max(self._stacked(self._left(), left), self._stacked(self._right(), right))

    def paint_content(self, painter: QPainter, area: QRect) -> None:
        """Draw lead, title and detail, figure and note."""
        left, right = self._sides(area.width())
        if self._lead_width:
            lead = Words(self.data.lead, "strong")
            box = QRect(area.left(), area.top(), self._lead_width, area.height())
            # Counts stand in a column, units under units; names begin at one line.
            lead.paint(painter, box, _RIGHT if self.data.lead.isdecimal() else _LEFT)
        start = area.left() + self._offset()
        self._paint_stack(painter, self._left(), QRect(start, area.top(), left, area.height()), _LEFT)
        end = area.left() + area.width() - right
        self._paint_stack(painter, self._right(), QRect(end, area.top(), right, area.height()), _RIGHT)

    def _left(self) -> tuple[Words, Words]:
        return Words(self.data.title), Words(self.data.detail, "caption", "muted")

    def _right(self) -> tuple[Words, Words]:
        return Words(self.data.figure, "strong"), Words(self.data.note, "caption", "muted")

    def _offset(self) -> int:
        return self._lead_width + theme.current().space(3) if self._lead_width else 0

    def _sides(self, width: int) -> tuple[int, int]:
        """Return the widths of the title and of the figure."""
        rest = width - self._offset()
        right = min(max(words.width() for words in self._right()), rest // 2)
        gap = theme.current().space(3) if right else 0
        return max(1, rest - right - gap), right

    def _stacked(self, pair: tuple[Words, Words], width: int) -> int:
        upper, lower = (words.height(width) for words in pair)
        return upper + (lower + self._between() if lower else 0)

    def _paint_stack(
        self, painter: QPainter, pair: tuple[Words, Words], box: QRect, align: Qt.AlignmentFlag
    ) -> None:
        upper, lower = pair
        upper.paint(painter, box, align)
        lower.paint(painter, box.adjusted(0, upper.height(box.width()) + self._between(), 0, 0), align)

    def _between(self) -> int:
        return theme.current().space(0.5)

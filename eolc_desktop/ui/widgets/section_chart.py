"""The sections of a framework as a chart that is also a list: score, range and coverage of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from eolc_desktop.scoring.scores import FrameworkScore, SectionScore
from eolc_desktop.scoring.wording import percent
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.painted_text import Words
from eolc_desktop.ui.widgets.row_button import RowButton
from eolc_desktop.ui.widgets.score_bar import bar_height, paint_score, score_in_words

_ONE_LINE = 440
_TITLE_SHARE = 0.54
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SectionChart(QWidget):
    """One row a section, with a button that lays open its score.

    Signals:
        section_pressed: A section was pressed; carries its id.
        why_pressed: Its number is asked about; carries the section's id.
    """

    section_pressed = Signal(str)
    why_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections, with score, range and coverage")
        self._lines: list[SectionLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_scores(self, scores: FrameworkScore) -> None:
        """Show the sections of an assessment, those within a section after it."""
        inner = {part.section.id for outer in scores.sections for part in outer.sections}
        shown = scores.flat()
        widths = _figure_widths(shown)
        for place, part in enumerate(shown):
            if place == len(self._lines):
                self._add()
            self._lines[place].fill(part, widths, indented=part.section.id in inner)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))

    def lines(self) -> list[SectionLine]:
        """Return the lines in view."""
        return [line for line in self._lines if not line.isHidden()]

    def _add(self) -> None:
        line = SectionLine()
        line.row.clicked.connect(lambda _=False: self.section_pressed.emit(line.section_id))
        line.why.clicked.connect(lambda _=False: self.why_pressed.emit(line.section_id))
        self._lines.append(line)
        self._column.addWidget(line)


class SectionLine(QWidget):
    """A section's row, and beside it the question why."""

    def __init__(self) -> None:
        super().__init__()
        self.section_id = ""
        self.row = SectionRow()
        self.why = QToolButton()
        self.why.setProperty("kind", "quiet")
        self.why.setToolTip("Why this number?")
        put_icon(self.why, "circle-help", "muted", 16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row, 1)
        layout.addWidget(self.why, 0, Qt.AlignmentFlag.AlignVCenter)

    def fill(self, part: SectionScore, widths: tuple[int, int], *, indented: bool) -> None:
        """Show another section."""
        self.section_id = part.section.id
        self.row.fill(part, widths, indented=indented)
        self.why.setAccessibleName(f"Why this number? {part.section.title}")


class SectionRow(RowButton):
    """Title, bar, score and coverage of one section."""

    def __init__(self) -> None:
        super().__init__()
        self._part: SectionScore | None = None
        self._widths = (0, 0)
        self._indented = False
        self.setAccessibleDescription("Opens the section at its first item that is not rated yet.")

    def fill(self, part: SectionScore, widths: tuple[int, int], *, indented: bool) -> None:
        """Show another section; the widths are those of the figures of all rows."""
        if (part, widths, indented) == (self._part, self._widths, self._indented):
            return
        self._part, self._widths, self._indented = part, widths, indented
        self.setAccessibleName(f"{part.section.title}: {score_in_words(part.total)}")
        self.content_changed()

    def words(self) -> tuple[str, ...]:
        """Return what is painted, as texts."""
        if self._part is None:
            return ()
        return (self._part.section.title, score_text(self._part), rated_text(self._part))

    def content_height(self, width: int) -> int:
        """Return how high the content is at a width."""
        if self._part is None:
            return 0
        title, _ = self._boxes(QRect(0, 0, width, 0))
        words = Words(self._part.section.title).height(title.width())
        beside = max(bar_height(), Words("0").height(width))
        return max(words, beside) if self._on_one_line(width) else words + theme.current().space(1) + beside

    def paint_content(self, painter: QPainter, area: QRect) -> None:
        """Draw the title, the bar and the figures."""
        part = self._part
        if part is None:
            return
        title, rest = self._boxes(area)
        if not self._on_one_line(area.width()):
            height = Words(part.section.title).height(title.width())
            title.setHeight(height)
            rest.setTop(area.top() + height + theme.current().space(1))
        Words(part.section.title).paint(painter, title, _LEFT)
        gap = theme.current().space(3)
        score, rated = self._widths
        right = rest.left() + rest.width()
        Words(rated_text(part), "body", "muted").paint(painter, _box(rest, right - rated, rated), _RIGHT)
        right -= rated + gap
        Words(score_text(part), "strong").paint(painter, _box(rest, right - score, score), _RIGHT)
        right -= score + gap
        bar = QRectF(rest.left(), rest.top(), max(1, right - rest.left()), rest.height())
        paint_score(painter, bar, part.total)

    def _on_one_line(self, width: int) -> bool:
        return width >= theme.current().scaled(_ONE_LINE)

    def _boxes(self, area: QRect) -> tuple[QRect, QRect]:
        """Return where the title goes, and where bar and figures go."""
        gap = theme.current().space(3)
        indent = theme.current().space(4) if self._indented else 0
        if not self._on_one_line(area.width()):
            return area.adjusted(indent, 0, 0, 0), QRect(area)
        figures = sum(self._widths) + 2 * gap
        title = round((area.width() - figures - gap) * _TITLE_SHARE)
        box = QRect(area.left() + indent, area.top(), title - indent, area.height())
        return box, area.adjusted(title + gap, 0, 0, 0)


def score_text(part: SectionScore) -> str:
    """Return a section's score; in words where there is none, which is not 0."""
    if part.total.score is not None:
        return percent(part.total.score)
    return "No score yet" if part.total.applicable else "Not scored"


def rated_text(part: SectionScore) -> str:
    """Return how much of a section is rated: "6 of 7 rated"."""
    if not part.total.applicable:
        return ""
    return f"{part.total.rated} of {part.total.applicable} rated"


def _figure_widths(parts: Sequence[SectionScore]) -> tuple[int, int]:
    """Return the widths that keep the figures of all rows in columns."""
    scores = max((Words(score_text(part), "strong").width() for part in parts), default=0)
    rated = max((Words(rated_text(part)).width() for part in parts), default=0)
    return scores + 2, rated + 2


def _box(beside: QRect, left: int, width: int) -> QRect:
    return QRect(left, beside.top(), width, beside.height())

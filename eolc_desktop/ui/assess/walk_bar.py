"""The bar at the foot of the page: to the next item, and how far we are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import left_in_words, progress_in_words
from eolc_desktop.ui.widgets.cap_button import CapButton
from eolc_desktop.ui.widgets.text import label
from eolc_desktop.ui.widgets.thin_bar import ThinBar

LEAST_PROGRESS = 260
WIDEST = 1040
# The width of a scroll bar in the style sheet: the column above the bar stands so far from the edge.
SCROLL_BAR = 12


def column_width() -> int:
    """Return the greatest width of the page's column: wider lines are hard to read."""
    return max(WIDEST, theme.current().scaled(WIDEST * 0.8))


class WalkBar(QFrame):
    """Previous, next, the next that is not rated, and progress where the list is folded away.

    Signals:
        previous_wanted: To the item before.
        next_wanted: To the item after.
        unrated_wanted: To the next item without an answer.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    unrated_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "walk")
        self.previous = CapButton("Previous", "K", hint="The item before this one.")
        self.next = CapButton("Next", "J", hint="The item after this one.")
        self.unrated = CapButton("Next not rated", "U", "primary", "The next item without an answer.")
        self.words = label("", "caption", wrap=True)
        self.bar = ThinBar()
        self.bar.setMaximumWidth(tokens.scaled(240))
        self._arranged: tuple[bool, int] | None = None
        self._progress = QWidget()
        progress = QHBoxLayout(self._progress)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(tokens.space(3))
        progress.addWidget(self.words, 1)
        progress.addWidget(self.bar, 1)
        inner = QWidget()
        inner.setMaximumWidth(column_width())
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        row = self._row = QHBoxLayout(self)
        side = tokens.space(8)
        row.setContentsMargins(side, tokens.space(3), side + SCROLL_BAR, tokens.space(3))
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self._grid.setSpacing(tokens.space(2))
        self._grid.addWidget(self.previous, 1, 0)
        self._grid.setColumnStretch(2, 1)
        self._arrange(stacked=False, lines=1)
        self.previous.clicked.connect(lambda: self.previous_wanted.emit())
        self.next.clicked.connect(lambda: self.next_wanted.emit())
        self.unrated.clicked.connect(lambda: self.unrated_wanted.emit())

    def render_standing(self, standing: Standing, *, first: bool, last: bool) -> None:
        """Show how far the assessment has come, and where there is to go."""
        total = standing.scores.total
        words = progress_in_words(standing)
        self.words.setText(progress_in_words(standing, brief=True))
        self.bar.show_progress(total.rated, total.dont_know, total.applicable, words)
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)
        self.unrated.setEnabled(bool(standing.not_rated))
        self.unrated.say("Next not rated" if standing.not_rated else "All answered")
        self.unrated.setToolTip(left_in_words(standing))

    def show_progress(self, shown: bool) -> None:
        """Show progress here while the list, which shows it too, is folded away."""
        self._progress.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put progress on a line of its own where the buttons leave it no room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never be what makes the window wide."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Take as many lines as the room asks for: progress first, then the buttons, from the last on."""
        previous, following, unrated = (
            part.sizeHint().width() for part in (self.previous, self.next, self.unrated)
        )
        margins = self.contentsMargins() + self._row.contentsMargins()
        room = min(column_width(), self.width() - margins.left() - margins.right())
        left = room - previous - following - unrated
        gap = self._grid.horizontalSpacing()
        lines = 1 if left >= 3 * gap else 2 if room >= previous + gap + following else 3
        self._arrange(stacked=left < theme.current().scaled(LEAST_PROGRESS), lines=lines)

    def _arrange(self, *, stacked: bool, lines: int) -> None:
        """Lay out progress, on a line of its own or not, and the buttons on so many lines."""
        if (stacked, lines) == self._arranged:
            return
        self._arranged = stacked, lines
        for part in (self._progress, self.next, self.unrated):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._progress, *((0, 0, 1, 4) if stacked else (1, 2, 1, 1)))
        self._grid.addWidget(self.next, *((2, 0) if lines == 3 else (1, 1)))
        self._grid.addWidget(self.unrated, *((lines, 0, 1, 4) if lines > 1 else (1, 3, 1, 1)))

"""A score as a bar, with the range beneath it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eolc_desktop.scoring.scores import Score
from eolc_desktop.scoring.wording import coverage_in_words, percent, range_in_words
from eolc_desktop.ui import theme

_TRACK, _GAP, _WHISKER = 8, 4, 7


def score_in_words(score: Score) -> str:
    """Return a score as a sentence for those who do not see the bar; never a score without its coverage."""
    what = "no score yet" if score.score is None else f"score {percent(score.score)}"
    parts = [what, coverage_in_words(score), range_in_words(score)]
    return ", ".join(part for part in parts if part)


class ScoreBar(QWidget):
    """A track from 0 to 100 %, filled up to the score; the line beneath spans the range.

    Without a score the track stays empty and dashed, which is not how a score of 0 looks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: Score | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_score(self, score: Score) -> None:
        """Show another score."""
        self._score = score
        self.setAccessibleName(score_in_words(score))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar with its range, at the text scale in use."""
        scaled = theme.current().scaled
        return QSize(scaled(160), scaled(_TRACK) + scaled(_GAP) + scaled(_WHISKER) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows differences."""
        return QSize(theme.current().scaled(72), self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the track, the score and the range."""
        if self._score is None:
            return
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = tokens.scaled(_TRACK)
        track = QRectF(0.5, 0.5, self.width() - 1, height)
        self._paint_track(painter, track)
        low, high = self._score.low, self._score.high
        # Without a score the range is all there is, from 0 to 100: a line that says nothing.
        if self._score.score is not None and self._score.unanswered and low is not None and high is not None:
            top = track.bottom() + tokens.scaled(_GAP)
            area = QRectF(track.left(), top, track.width(), tokens.scaled(_WHISKER))
            self._paint_range(painter, area, low, high)
        painter.end()

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        tokens = theme.current()
        radius = track.height() / 2
        score = self._score.score if self._score else None
        outline = QPen(tokens.colour("edge" if tokens.name == "contrast" else "border"), 1)
        if score is None:
            outline = QPen(tokens.colour("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(outline)
        painter.setBrush(tokens.colour("surface" if score is None else "well"))
        painter.drawRoundedRect(track, radius, radius)
        if score is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        # A score of 0 still shows its beginning.
        width = max(track.height(), track.width() * score)
        filled = QRectF(track.left(), track.top(), width, track.height())
        painter.drawRoundedRect(filled, radius, radius)

    def _paint_range(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        tokens = theme.current()
        pen = QPen(tokens.colour("muted"), max(1.5, tokens.scaled(1.5)))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        left = area.left() + area.width() * low
        right = area.left() + area.width() * high
        # Kept inside the widget at both ends, and never thinner than its own caps.
        left, right = max(left, area.left() + 1), min(max(right, left + 2), area.right() - 1)
        middle = area.center().y()
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, area.top()), QPointF(end, area.bottom()))

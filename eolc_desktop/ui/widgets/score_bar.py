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


def bar_height() -> int:
    """Return the height of a bar with its range, at the text scale in use."""
    scaled = theme.current().scaled
    return scaled(_TRACK) + scaled(_GAP) + scaled(_WHISKER) + 2


def paint_score(painter: QPainter, area: QRectF, score: Score) -> None:
    """Draw a track from 0 to 100 %, filled up to the score, and beneath it a line that spans the range.

    Without a score the track stays empty and dashed, which is not how a score of 0 looks.
    """
    tokens = theme.current()
    span = _span(score)
    # The line beneath takes its room only where there is one, so that the bar stands on the middle.
    below = tokens.scaled(_GAP) + tokens.scaled(_WHISKER) if span else 0
    height = tokens.scaled(_TRACK)
    top = area.top() + (area.height() - height - below) / 2
    track = QRectF(area.left() + 0.5, top, area.width() - 1, height)
    _paint_track(painter, track, score.score)
    if span:
        beneath = track.bottom() + tokens.scaled(_GAP)
        line = QRectF(track.left(), beneath, track.width(), tokens.scaled(_WHISKER))
        _paint_range(painter, line, *span)


class ScoreBar(QWidget):
    """A score and its range as a bar of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: Score | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: Score) -> None:
        """Show another score."""
        self._score = score
        self.setAccessibleName(score_in_words(score))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar with its range, at the text scale in use."""
        return QSize(theme.current().scaled(160), bar_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows differences."""
        return QSize(theme.current().scaled(72), bar_height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the bar."""
        if self._score is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_score(painter, QRectF(self.rect()), self._score)
        painter.end()


def _span(score: Score) -> tuple[float, float] | None:
    """Return the ends of the range; None where there is none to draw.

    Without a score the range is all there is, from 0 to 100: a line that says nothing.
    """
    if score.score is None or not score.unanswered or score.low is None or score.high is None:
        return None
    return score.low, score.high


def _paint_track(painter: QPainter, track: QRectF, share: float | None) -> None:
    tokens = theme.current()
    radius = track.height() / 2
    outline = QPen(tokens.colour("edge" if tokens.name == "contrast" else "border"), 1)
    if share is None:
        outline = QPen(tokens.colour("edge"), 1, Qt.PenStyle.DashLine)
    painter.setPen(outline)
    painter.setBrush(tokens.colour("surface" if share is None else "well"))
    painter.drawRoundedRect(track, radius, radius)
    if share is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("accent"))
    # A score of 0 still shows its beginning.
    width = max(track.height(), track.width() * share)
    painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), radius, radius)


def _paint_range(painter: QPainter, area: QRectF, low: float, high: float) -> None:
    tokens = theme.current()
    pen = QPen(tokens.colour("muted"), max(1.5, tokens.scaled(1.5)))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    left = area.left() + area.width() * low
    right = area.left() + area.width() * high
    # Kept inside the bar at both ends, and never thinner than its own caps.
    left, right = max(left, area.left() + 1), min(max(right, left + 2), area.right() - 1)
    middle = area.center().y()
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))
    for end in (left, right):
        painter.drawLine(QPointF(end, area.top()), QPointF(end, area.bottom()))

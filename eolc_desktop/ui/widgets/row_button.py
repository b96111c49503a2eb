"""A row as wide as its list: one widget that paints all it says, because labels cost a page its speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eolc_desktop.ui import theme


class RowButton(QAbstractButton):
    """A row that can be pressed, with hover and focus of its own; a screen reader hears its name.

    What a row says is up to its kind: it overrides `content_height` and `paint_content`.

    Attributes:
        pressable: Whether pressing it does anything; otherwise it is there to be read.
    """

    def __init__(self, *, pressable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pressable = pressable
        self._heights: dict[tuple[int, int], int] = {}
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def content_height(self, width: int) -> int:
        """Return how high the content is at a width."""
        raise AssertionError(f"{type(self).__name__} does not say how high it is at {width}")

    def paint_content(self, painter: QPainter, area: QRect) -> None:
        """Draw the content."""
        raise AssertionError(f"{type(self).__name__} does not say how it is drawn in {area} by {painter}")

    def words(self) -> tuple[str, ...]:
        """Return what is painted, as texts."""
        raise AssertionError(f"{type(self).__name__} does not say what it says")

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row at a width."""
        tokens = theme.current()
        key = (width, tokens.text_scale)
        # A layout asks for the same height many times over.
        if key not in self._heights:
            inset = tokens.space(2)
            self._heights[key] = self.content_height(max(1, width - 2 * inset)) + 2 * inset
        return self._heights[key]

    def content_changed(self) -> None:
        """Measure and draw anew; called when the row says something else."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that reads well, and the height there."""
        width = theme.current().scaled(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow window; the text goes on in further lines."""
        return QSize(theme.current().scaled(120), self.heightForWidth(max(1, self.width())))

    def nextCheckState(self) -> None:
        """Leave the mark of what is in view to the page: pressing alone changes nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the row as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Measure again when the look changes."""
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground under the pointer, the content, and the ring of the focus."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = ""
        if self.isDown() or self.isChecked():
            ground = "accent_soft"
        elif self.pressable and self.underMouse():
            ground = "hover"
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(ground))
            painter.drawRoundedRect(area, tokens.radius, tokens.radius)
        inset = tokens.space(2)
        self.paint_content(painter, self.rect().adjusted(inset, inset, -inset, -inset))
        if self.hasFocus():
            painter.setPen(QPen(tokens.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, tokens.radius, tokens.radius)
        painter.end()

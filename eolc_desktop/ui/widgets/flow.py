"""A layout that sets its parts side by side and goes on in the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Parts flow like words: each at its own size, lines as high as their highest part."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(gap)

    def addItem(self, part: QLayoutItem) -> None:
        """Add a part at the end."""
        self._parts.append(part)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None past the last."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a part out, or return None past the last."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the parts need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts in their places."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        """Return the size of all parts in one line."""
        sizes = [part.sizeHint() for part in self._parts if not part.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest part."""
        size = QSize()
        for part in self._parts:
            if not part.isEmpty():
                size = size.expandedTo(part.minimumSize())
        return size

    def _place(self, rect: QRect, *, moving: bool) -> int:
        x, y, line_height = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 16))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if moving:
                    _settle(line, y, line_height)
                x, y, line_height, line = rect.x(), y + line_height + self.spacing(), 0, []
            line.append((part, x, size))
            x += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        if moving:
            _settle(line, y, line_height)
        return y + line_height - rect.y()


def _settle(line: list[tuple[QLayoutItem, int, QSize]], y: int, height: int) -> None:
    """Set the parts of a line on its middle."""
    for part, x, size in line:
        part.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))

"""A label of many lines that is measured fast, for pages made of many of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.painted_text import Words

# Kinds of labels that have no font of their own in the type scale.
_FONTS = {"muted": "body", "error": "strong"}
_WIDTH = 320
_NARROWEST = 60


class Paragraph(QLabel):
    """Plain text that goes on in the next line. It can be marked with the mouse and copied.

    Qt finds the height of a label by trying widths, and keeps a document for each that can be marked: a page
    of fifty took a fifth of a second. This one is measured once by width, and has its document once it is
    pressed.
    """

    def __init__(self, text: str, kind: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self.setText(breakable(text))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._words = Words(text, _FONTS.get(kind, kind))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._words.height(width)

    def sizeHint(self) -> QSize:
        """Return a width that reads well, or the text's where it is shorter, and the height there."""
        width = min(self._words.width(), theme.current().scaled(_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow window; the text goes on in further lines."""
        width = min(self._words.width(), theme.current().scaled(_NARROWEST))
        return QSize(width, self._words.height(max(width, self.width())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the text be marked from here on."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().mousePressEvent(event)

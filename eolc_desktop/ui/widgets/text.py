"""Labels: plain text only, because what a person typed is never markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


def label(text: str = "", kind: str = "body", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Return a label of plain text.

    Args:
        text: Shown as it is; markup in it is text.
        kind: display, title, heading, body, strong, muted, caption, overline, number, error or badge.
        wrap: Whether a long text goes on in the next line.
        tone: For a badge: neutral, good, warning, danger or info.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def badge(text: str, tone: str = "neutral") -> QLabel:
    """Return a small label with a tinted ground."""
    made = label(text, "badge", tone=tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space, in windows as in dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, kind: str = "secondary", parent: QWidget | None = None) -> QPushButton:
    """Return a push button: primary, secondary, quiet or danger."""
    made = _Button(text, parent)
    made.setProperty("kind", kind)
    # Qt would let any button of a dialog answer Enter.
    made.setAutoDefault(False)
    return made


class ElidedLabel(QLabel):
    """A label of one line that gives way: what does not fit ends in an ellipsis and shows as a tip."""

    def __init__(self, text: str = "", kind: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._full = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._full) + margins.left() + margins.right() + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(
            min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 8),
            super().minimumSizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(as_tip(self._full) if shown != self._full else "")


def as_tip(text: str) -> str:
    """Return a text for a tip, where Qt would take anything that looks like markup for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"

"""Labels: plain text only, because what a person typed is never markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from eolc_desktop.ui import theme


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


def set_tone(made: QLabel, text: str, tone: str) -> None:
    """Change a badge's text and tone."""
    made.setText(text)
    theme.set_style(made, tone=tone)


def button(text: str, kind: str = "secondary", parent: QWidget | None = None) -> QPushButton:
    """Return a push button: primary, secondary, quiet or danger."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    # Qt would let any button of a dialog answer Enter.
    made.setAutoDefault(False)
    return made

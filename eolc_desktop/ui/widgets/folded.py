"""A text of which a long one shows its beginning until all of it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import button, label

LONG = 200


class Folded(QWidget):
    """The words, and under a long text the button that shows the rest.

    Args:
        more: The words on the button.
        parent: The widget that holds it.
        quoted: Whether the text is what somebody said.
    """

    def __init__(self, more: str, parent: QWidget | None = None, *, quoted: bool = True) -> None:
        super().__init__(parent)
        self._text, self._quoted = "", quoted
        self.words = label("", "body", wrap=True)
        self.toggle = button(more, "link")
        self._more = more
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show)

    def show_text(self, text: str) -> None:
        """Show another text, folded."""
        self._text = text
        self.toggle.setChecked(False)
        self.toggle.setVisible(_is_long(text))
        self.setVisible(bool(text))
        self._show()

    def _show(self) -> None:
        whole = self.toggle.isChecked() or not _is_long(self._text)
        shown = self._text if whole else f"{' '.join(self._text[:LONG].split())}…"
        self.words.setText(breakable(f"“{shown}”" if self._quoted else shown))
        self.toggle.setText("Show less" if self.toggle.isChecked() else self._more)


def _is_long(text: str) -> bool:
    return len(text) > LONG + 60 or text.count("\n") > 2

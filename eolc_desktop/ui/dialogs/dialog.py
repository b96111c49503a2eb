"""What every dialog has in common: a heading, a body that scrolls, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.focus_ring import FocusRing
from eolc_desktop.ui.widgets.text import button, label


class Dialog(QDialog):
    """Asks or tells one thing; Esc puts it away.

    Attributes:
        body: The layout that a dialog fills.
    """

    def __init__(
        self,
        title: str,
        lead: str = "",
        parent: QWidget | None = None,
        *,
        width: int = 520,
        least_height: int = 0,
    ) -> None:
        """Make an empty dialog; one with a long text says how high it is at least, where there is room."""
        super().__init__(parent)
        tokens = theme.current()
        self._wanted_width = tokens.scaled(width)
        self._least_height = tokens.scaled(least_height)
        self.setWindowTitle(title)
        self.setModal(True)
        self._ring = FocusRing(self)
        content = QWidget()
        content.setProperty("kind", "content")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(*(tokens.space(6),) * 4)
        self.body.setSpacing(tokens.space(3))
        self.body.addWidget(label(title, "title", wrap=True))
        if lead:
            self.body.addWidget(label(lead, "muted", wrap=True))
        self._content = content
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(tokens.space(6), tokens.space(3), tokens.space(6), tokens.space(4))
        self._buttons.setSpacing(tokens.space(2))
        self._buttons.addStretch(1)
        line = QFrame()
        line.setProperty("kind", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(line)
        column.addLayout(self._buttons)

    def add_button(self, text: str, kind: str = "secondary", *, default: bool = False) -> QPushButton:
        """Add a button to the foot of the dialog."""
        made = button(text, kind)
        made.setDefault(default)
        self._buttons.addWidget(made)
        return made

    def add_cancel(self, text: str = "Cancel") -> QPushButton:
        """Add the button that puts the dialog away."""
        made = self.add_button(text)
        made.clicked.connect(self.reject)
        return made

    def scroll_by_keyboard(self) -> None:
        """Let the arrow and page keys move a text in which nothing takes the keyboard."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.windowTitle())
        self._scroll.setFocus()

    def fit(self) -> None:
        """Take the size that the content wants, as far as the screen has it."""
        # Not the dialog's own `screen()`: what that returns is destroyed with the dialog, screen and all.
        room = QGuiApplication.primaryScreen().availableGeometry().size() * 0.92
        # Unpolished labels do not know their font yet.
        for part in self._content.findChildren(QWidget):
            part.ensurePolished()
        self.body.activate()
        width = min(self._wanted_width, room.width())
        # A layout with wrapped text tells less than its smallest height for some widths.
        wanted = max(self.body.totalHeightForWidth(width), self._content.minimumSizeHint().height())
        foot = self._buttons.sizeHint().height() + 2
        self.resize(width, min(max(wanted + foot, self._least_height), room.height()))

    def fit_soon(self) -> None:
        """Take the size of the content once Qt has shown what was just added to it."""
        QTimer.singleShot(0, self, self.fit)

    def exec(self) -> int:
        """Show the dialog until it is answered."""
        self.fit()
        return super().exec()


class Field(QWidget):
    """A control with its name above it, a hint, and room to say what is wrong with it."""

    def __init__(self, name: str, control: QWidget, hint: str = "", extra: QWidget | None = None) -> None:
        super().__init__()
        tokens = theme.current()
        self.control = control
        self._name = name
        self._hint = hint
        title = QLabel(name)
        title.setProperty("kind", "strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(control)
        control.setAccessibleName(name)
        control.setAccessibleDescription(hint)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(1))
        column.addWidget(title)
        if hint:
            column.addWidget(label(hint, "caption", wrap=True))
        column.addLayout(_beside(control, extra))
        column.addWidget(self.problem)

    def say(self, problem: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        theme.set_style(self.control, invalid=bool(problem))
        self.control.setAccessibleDescription(f"{problem} {self._hint}".strip())
        announce(self.control, problem)


def _beside(control: QWidget, extra: QWidget | None) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space(2))
    row.addWidget(control, 1)
    if extra is not None:
        row.addWidget(extra)
    return row

"""The first thing a person sees: begin, go on, or look at an example."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from eolc_desktop import paths, settings
from eolc_desktop.settings import Recent
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.moments import day
from eolc_desktop.ui.widgets.text import ElidedLabel, as_tip, badge, button, label

_WIDTH = 760
_STEPS = (
    ("clipboard-check", "Rate", "Answer one item at a time, with what you know and how sure you are."),
    ("target", "Find the gaps", "See what is furthest from its target, and what is not known yet."),
    ("file-text", "Report", "Make a board paper and a spreadsheet from what you entered."),
)


class StartPage(Page):
    """New place, open, example, and the workspaces that were open lately."""

    TITLE = "Start"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        tokens = theme.current()
        self.new = self._button("New place…", "primary", "file-plus", "new")
        self.open = self._button("Open…", "secondary", "folder-open", "open")
        self.example = self._button("Look at a made-up example", "quiet", "sparkles", "example")
        self.recent_title = label("Open lately", "heading")
        self.steps = _steps()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(tokens.space(2))
        self.rows: list[RecentRow] = []
        content = QWidget()
        content.setProperty("kind", "content")
        content.setMaximumWidth(tokens.scaled(_WIDTH))
        column = QVBoxLayout(content)
        column.setContentsMargins(*(tokens.space(6),) * 4)
        column.setSpacing(tokens.space(3))
        column.addStretch(2)
        column.addWidget(self._welcome())
        column.addSpacing(tokens.space(3))
        column.addWidget(self.recent_title)
        column.addLayout(self._recent)
        column.addWidget(self.steps)
        column.addStretch(3)
        holder = QWidget()
        holder.setProperty("kind", "content")
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(content, 8)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.first = self.new

    def _welcome(self) -> QWidget:
        """Return the card with the program's name, what it is for, and what to do first."""
        tokens = theme.current()
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(tokens.space(8),) * 4)
        column.setSpacing(tokens.space(2))
        column.addWidget(label(paths.APP_NAME, "display"))
        purpose = "See where end-of-life care in your place stands, find the gaps, and report them."
        column.addWidget(label(purpose, wrap=True))
        column.addSpacing(tokens.space(4))
        row = QHBoxLayout()
        row.setSpacing(tokens.space(2))
        for made in (self.new, self.open, self.example):
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label("Or drop a workspace file on this window.", "caption"))
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first action, where the keyboard is nowhere yet."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def render_page(self) -> None:
        """Show the workspaces that were open lately, as the settings have them."""
        for row in self.rows:
            self._recent.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(recent) for recent in settings.load().recent]
        self.recent_title.setVisible(bool(self.rows))
        self.steps.setVisible(not self.rows)
        # Beside the window, because a share that is gone can keep a look-up waiting for long.
        tasks.look_up(_missing, [row.path for row in self.rows], done=self._mark, owner=self)

    def _mark(self, missing: set[str]) -> None:
        for row in self.rows:
            if row.path in missing:
                row.show_missing()

    def _row(self, recent: Recent) -> RecentRow:
        row = RecentRow(recent)
        row.open.clicked.connect(lambda: self.action_wanted.emit("open", recent.path))
        row.remove.clicked.connect(lambda: self._forget(recent))
        self._recent.addWidget(row)
        return row

    def _forget(self, recent: Recent) -> None:
        self.action_wanted.emit("forget", recent.path)
        self.refresh()
        self.new.setFocus()

    def _button(self, text: str, kind: str, icon: str, action: str) -> QWidget:
        # Qt sets icon and word close together.
        made = button(f" {text}", kind)
        made.setAccessibleName(text)
        put_icon(made, icon, "on_accent" if kind == "primary" else "accent_text", 18)
        made.clicked.connect(lambda: self.action_wanted.emit(action, ""))
        return made


class RecentRow(QFrame):
    """One workspace that was open lately; one that is gone says so and can be taken off the list."""

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        tokens = theme.current()
        self.path = recent.path
        path = Path(recent.path)
        self.setProperty("kind", "card")
        words = QVBoxLayout()
        words.setSpacing(tokens.space(0.5))
        words.addWidget(ElidedLabel(recent.place or path.stem, "strong"))
        words.addWidget(ElidedLabel(str(path), "caption"))
        self.open = button("Open")
        self.open.setAccessibleName(f"Open {recent.place or path.stem}")
        self.open.setAccessibleDescription(str(path))
        self.remove = QToolButton()
        self.remove.setProperty("kind", "quiet")
        self.remove.setAccessibleName(f"Take {recent.place or path.stem} off this list")
        self.remove.setToolTip(as_tip("Take it off this list; the file stays where it is"))
        put_icon(self.remove, "x", "muted", 18)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(3), tokens.space(3))
        row.setSpacing(tokens.space(3))
        row.addLayout(words, 1)
        self.when = label(f"Changed {day(recent.changed)}" if day(recent.changed) else "", "caption")
        self.missing = badge("Not there now", "warning")
        self.missing.hide()
        row.addWidget(self.when)
        row.addWidget(self.missing)
        row.addWidget(self.open)
        row.addWidget(self.remove)

    def show_missing(self) -> None:
        """Say that the file is not where it was."""
        self.when.hide()
        self.missing.show()
        self.open.setEnabled(False)


def _missing(files: list[str]) -> set[str]:
    """Return those of some files that are not there."""
    return {file for file in files if not Path(file).is_file()}


def _steps() -> QWidget:
    """Return what the program is used for, for whoever opens it for the first time."""
    tokens = theme.current()
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(*(tokens.space(steps) for steps in (8, 0, 8, 0)))
    row.setSpacing(tokens.space(8))
    for icon, title, text in _STEPS:
        column = QVBoxLayout()
        column.setSpacing(tokens.space(1))
        column.addWidget(icon_label(icon, "accent_text", 24))
        column.addWidget(label(title, "strong", wrap=True))
        column.addWidget(label(text, "muted", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
    return made

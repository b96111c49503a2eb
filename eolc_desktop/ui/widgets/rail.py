"""The navigation rail at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.pages import PAGES, PageEntry
from eolc_desktop.ui.widgets.icon import put_icon


class Rail(QFrame):
    """One button for each page, with its icon and its word.

    Signals:
        page_chosen: A page's button was pressed; carries its name.
        settings_wanted: The button at the foot was pressed.
    """

    page_chosen = Signal(str)
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setProperty("kind", "rail")
        self.setAccessibleName("Pages")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(tokens.space(2),) * 4)
        self._column.setSpacing(tokens.space(1))
        self.buttons = {page.name: self._page_button(page) for page in PAGES}
        self._column.addStretch(1)
        self.setMinimumWidth(self._widest())
        self.settings = self._button("Settings", "Ctrl+,")
        put_icon(self.settings, "settings", "muted", 22)
        self.settings.clicked.connect(lambda: self.settings_wanted.emit())

    def _widest(self) -> int:
        """Return the width that keeps the rail from moving when another word is in bold."""
        tokens = theme.current()
        words = QFontMetrics(tokens.font("strong"))
        return max(words.horizontalAdvance(page.title) for page in PAGES) + tokens.space(10)

    def show_pages(self, workspace_is_open: bool) -> None:
        """Show the pages that are there now."""
        for page in PAGES:
            self.buttons[page.name].setVisible(page.is_there(workspace_is_open))

    def mark(self, name: str) -> None:
        """Show which page is in view."""
        for page in PAGES:
            button, here = self.buttons[page.name], page.name == name
            if button.isHidden():
                continue
            button.setChecked(here)
            put_icon(button, page.icon, "accent_text" if here else "muted", 22)

    def _page_button(self, page: PageEntry) -> QToolButton:
        made = self._button(page.title, f"Ctrl+{page.key}" if page.key else "")
        # Exclusive buttons are told to a screen reader as a choice of one, and arrow keys walk them.
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.clicked.connect(lambda: self.page_chosen.emit(page.name))
        return made

    def _button(self, title: str, key: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "rail")
        made.setText(title)
        made.setAccessibleName(title)
        shortcut = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{title}  {shortcut}".strip())
        made.setAccessibleDescription(shortcut)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column.addWidget(made)
        return made

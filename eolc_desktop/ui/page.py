"""What every page of the window has in common."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from eolc_desktop.ui.session import Session


class Page(QWidget):
    """A page reads the session and draws it; it holds nothing that the file does not.

    A page that is not in view does not draw: it notes that it is stale and draws when it is next shown.

    Attributes:
        TITLE: The page's name in the rail and as its accessible name.

        first: The control that gets the keyboard when the page is first gone to.

    Signals:
        action_wanted: The window is asked to do one of its actions (a name in `ui/actions.py`, or "open" with
            a path); carries the action's name and an argument, which may be empty.
    """

    action_wanted = Signal(str, str)

    TITLE: ClassVar[str] = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        # Not Qt's focus proxy: Tab would enter a page that has one there, and pass by all before it.
        self.first: QWidget | None = None
        self._stale = True
        self.setAccessibleName(self.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        for signal in (session.workspace_changed, session.context_changed, session.changed):
            signal.connect(self.refresh)

    def refresh(self, *_: object) -> None:
        """Draw again, now or when the page is next shown."""
        self._stale = True
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._draw()

    def flush(self) -> None:
        """Store what is typed and not yet stored; called before the page is left, closed or undone.

        A page whose fields save themselves after a pause overrides this.
        """

    @property
    def is_busy(self) -> bool:
        """Tell whether the page is at work on something whose outcome it has to show."""
        return False

    def render_page(self) -> None:
        """Show what the session holds now. Every page overrides this."""
        raise AssertionError(f"{type(self).__name__} does not say how it is drawn")

    def _draw(self) -> None:
        self._stale = False
        self.render_page()

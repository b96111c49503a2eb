"""What fills the window: rail, context bar, banner, page and status line, laid out for one text size."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from eolc_desktop.ui import pages, theme
from eolc_desktop.ui.assess.autosave import Autosave, Key
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.banner import Banner
from eolc_desktop.ui.widgets.context_bar import ContextBar
from eolc_desktop.ui.widgets.rail import Rail
from eolc_desktop.ui.widgets.status_line import StatusLine

# What is typed and could not be stored: by the page, the field and the item it belongs to.
Drafts = Mapping[str, Mapping[str, Mapping[Key, str]]]


class Shell(QWidget):
    """Shows one page at a time; a page is made when it is first shown.

    Args:
        drafts: What another shell held and could not store.

    Signals:
        page_made: A page is there for the first time; carries it.
    """

    page_made = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, drafts: Drafts | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = dict(drafts or {})
        self._pages: dict[str, Page] = {}
        self.page_name = ""
        self.rail = Rail()
        self.context = ContextBar(session)
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._lay_out()
        self.rail.page_chosen.connect(self.show_page)

    def _lay_out(self) -> None:
        tokens = theme.current()
        above_page = QVBoxLayout()
        above_page.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(4), tokens.space(3))
        above_page.addWidget(self.banner)
        # An empty layout keeps its margins; they belong to the banner only.
        holder = QWidget()
        holder.setLayout(above_page)
        holder.hide()
        self.banner.shown.connect(holder.setVisible)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.context, holder):
            right.addWidget(widget)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    @property
    def page(self) -> Page | None:
        """Return the page in view."""
        return self._pages.get(self.page_name)

    def show_page(self, name: str) -> None:
        """Show a page, if it is there now."""
        if not pages.entry(name).is_there(self._session.workspace is not None):
            return
        self.flush()
        if name not in self._pages:
            page = pages.make(name, self._session)
            self._pages[name] = page
            for held, text in self._drafts.pop(name, {}).items():
                for field in page.findChildren(Autosave):
                    if field.name == held:
                        field.adopt(text)
            self.stack.addWidget(page)
            self.page_made.emit(page)
        self.page_name = name
        self.rail.mark(name)
        self.stack.setCurrentWidget(self._pages[name])

    def focus_page(self) -> None:
        """Put the keyboard into the page."""
        if self.page is not None:
            _focus_within(self.page)

    def flush(self) -> None:
        """Have the page in view store what is typed and not yet stored."""
        if self.page is not None:
            self.page.flush()

    @property
    def is_busy(self) -> bool:
        """Tell whether a page is at work on something whose outcome it has to show."""
        return any(page.is_busy for page in self._pages.values())

    @property
    def drafts(self) -> Drafts:
        """Return what is typed on every page and is not stored."""
        return self._drafts | {
            name: {field.name: field.unsaved for field in page.findChildren(Autosave) if field.unsaved}
            for name, page in self._pages.items()
        }

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Return the texts that are typed and not stored."""
        fields = (field for page in self.drafts.values() for field in page.values())
        return tuple(dict.fromkeys(text for field in fields for text in field.values()))

    def discard(self) -> None:
        """Put away what is typed and not stored."""
        self._drafts.clear()
        for field in self.findChildren(Autosave):
            field.discard()

    def redraw(self) -> None:
        """Have every page draw itself anew, in other colours."""
        for page in self._pages.values():
            page.refresh()

    def move_focus(self, step: int) -> None:
        """Put the keyboard into the next part of the window, or the previous one."""
        areas = [area for area in (self.rail, self.context, self.banner, self.stack) if area.isVisible()]
        focused = QApplication.focusWidget()
        here = next((i for i, area in enumerate(areas) if focused and area.isAncestorOf(focused)), -step)
        for offset in range(1, len(areas) + 1):
            if _focus_within(areas[(here + step * offset) % len(areas)]):
                return


def _focus_within(area: QWidget) -> bool:
    """Focus what had the focus in an area before, or its first control; tell whether it has any."""
    reason = Qt.FocusReason.ShortcutFocusReason
    before = area.focusWidget()
    if before is not None and before is not area and _takes_focus(before, area):
        before.setFocus(reason)
        return True
    if isinstance(area, Page) and area.first is not None:
        area.first.setFocus(reason)
        return True
    candidate = area.nextInFocusChain()
    while candidate is not None and candidate is not area:
        if _takes_focus(candidate, area):
            candidate.setFocus(reason)
            return True
        candidate = candidate.nextInFocusChain()
    return False


def _takes_focus(widget: QWidget, area: QWidget) -> bool:
    by_key = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_key and area.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()

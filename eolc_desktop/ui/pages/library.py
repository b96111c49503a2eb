"""The framework library: browse it, search it, follow its links."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.actions_row import LibraryAction, LibraryActions, framework_files_in
from eolc_desktop.ui.library.browser import READING, UNREAD, Browser
from eolc_desktop.ui.library.detail import Detail
from eolc_desktop.ui.library.places import HOME, NO_FILTER, Place
from eolc_desktop.ui.library.reading import read_library
from eolc_desktop.ui.library.row_menu import offer_menus
from eolc_desktop.ui.library.shelf import Shelf
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session

_BACK = "Alt+Left"
_LIST_WIDTH = 340
_LIST_SHARE = 0.4


class LibraryPage(Page):
    """What there is at the left, and what is chosen of it at the right."""

    TITLE = "Library"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.shelf: Shelf | None = None
        self.place = HOME
        self._wanted = HOME
        self._waiting = ""
        self._trail: list[Place] = []
        self._shown: tuple[object, ...] = ()
        self._sides_chosen = False
        self.browser = Browser()
        self.detail = Detail()
        self.doing = LibraryActions(session, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.first = self.browser.search

    def _lay_out(self) -> None:
        tokens = theme.current()
        self.browser.setMinimumWidth(tokens.scaled(175))
        self.detail.setMinimumWidth(tokens.scaled(220))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.browser)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._keep_sides)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def _connect(self) -> None:
        self.browser.chosen.connect(self._choose)
        self.browser.entered.connect(self.detail.read)
        self.browser.filtered.connect(self._show)
        offer_menus((self.browser.tree, self.browser.list), self.doing)
        self.detail.followed.connect(self._follow)
        self.detail.back_wanted.connect(self.go_back)
        self.detail.setting_wanted.connect(self._list_setting)
        self.detail.action_pressed.connect(lambda name: self.doing.do(name, self._framework()))
        self.doing.action_wanted.connect(self.action_wanted)
        self.doing.library_changed.connect(self._read_again)
        self.session.part_wanted.connect(self._take_part)
        for keys, handler in ((QKeySequence.StandardKey.Find, self._find), (_BACK, self.go_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(handler)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its width, less where the page is narrow, until somebody moves the border."""
        super().resizeEvent(event)
        if not self._sides_chosen:
            side = min(theme.current().scaled(_LIST_WIDTH), round(self.width() * _LIST_SHARE))
            self.splitter.setSizes([side, self.width() - side])

    def _keep_sides(self) -> None:
        self._sides_chosen = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the mouse’s own button for going back."""
        if event.button() is Qt.MouseButton.BackButton:
            self.go_back()
        else:
            super().mouseReleaseEvent(event)

    def render_page(self) -> None:
        """Show the library; it is read once, beside the window."""
        if self.shelf is not None:
            self._show()
        else:
            self.detail.show_waiting(READING)
            read_library(self._show_shelf, self, self._say_unread)

    def show_key(self, framework_id: str, item_id: str = "") -> None:
        """Show a framework, or an item of it; one that is not read yet is shown once it is."""
        place = Place(framework_id, item_id)
        self._wanted = place
        if self.shelf is None:
            return
        if not self.shelf.has(place):
            what = f"“{item_id}” of “{framework_id}”" if item_id else f"“{framework_id}”"
            self.session.message.emit(f"{what} is not in this library.")
            return
        if self.browser.is_narrowed:
            self.browser.clear()
        self._follow(place)

    def go_back(self) -> None:
        """Show the place from which the last link was followed."""
        if self._trail:
            self.place = self._trail.pop()
            self._show()
            self.detail.read()

    def do(self, name: str) -> None:
        """Do one of the library's actions; one that was chosen before the library is read waits for it."""
        if self.shelf is None:
            self._waiting = name
        else:
            self.doing.do(name, self._framework())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome framework files that are dragged over the page."""
        if framework_files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what is in the files that were dropped, once the drag is over."""
        files = framework_files_in(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.doing.import_files(files))

    def _take_part(self, page: str, part: str) -> None:
        """Show what is wanted, named "FRAMEWORK" or "FRAMEWORK/ITEM"."""
        if page == self.TITLE:
            framework_id, _, item_id = part.partition("/")
            self.show_key(framework_id, item_id)

    def _read_again(self, framework_id: str) -> None:
        """Read the library anew, because it has another framework, and show that one."""
        self._wanted = Place(framework_id)
        read_library(self._show_shelf, self, self._say_unread)

    def _show_shelf(self, shelf: Shelf) -> None:
        self.shelf = self.doing.shelf = shelf
        self._shown = ()
        self._trail = [place for place in self._trail if shelf.has(place)]
        self.place = HOME
        self.browser.show_shelf(shelf)
        wanted, self._wanted = self._wanted, HOME
        if wanted == HOME:
            self._show()
        else:
            self.show_key(wanted.framework, wanted.item)
            self._show()
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self.do(waiting)

    def _say_unread(self, error: UserError) -> None:
        if self.shelf is None:
            self.browser.say_unread()
            self.detail.show_waiting(UNREAD)
            # Whoever comes back to the page tries again.
            self._stale = True
        self.session.failed.emit(error)

    def _choose(self, place: Place) -> None:
        self.place = place
        self._show()

    def _follow(self, place: Place) -> None:
        """Show another place, and remember this one."""
        if place != self.place:
            self._trail.append(self.place)
            self.place = place
        self._show()
        if self.isVisible():
            self.detail.read()

    def _list_setting(self, setting_id: str) -> None:
        self.browser.choose_setting(setting_id)
        self.browser.mark(self.place)
        self.browser.tree.expand(self.browser.tree.currentIndex())
        self.browser.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        self.browser.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.browser.search.selectAll()

    def _framework(self) -> Framework | None:
        return self.shelf.by_id.get(self.place.framework) if self.shelf else None

    def _offered(self) -> tuple[LibraryAction, ...]:
        if self.place.item or self.place.section or self.place.resource:
            return ()
        return self.doing.offered(self._framework())

    def _show(self) -> None:
        """Show the place in view, unless it stands there already: laying it out is what takes the time."""
        if self.shelf is None:
            return
        offered = self._offered()
        self.browser.mark(self.place)
        self.detail.show_way_back(self.shelf.title(self._trail[-1]) if self._trail else "")
        # What is asked for matters only where questions are counted or listed.
        counts = self.place.framework and not self.place.item
        only = self.browser.filters.asked if counts else NO_FILTER
        shown = (self.place, offered, only, theme.current())
        if shown != self._shown:
            self._shown = shown
            self.detail.show_place(self.place, self.shelf, offered, only)

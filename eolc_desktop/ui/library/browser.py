"""The left side of the Library: what there is, as a tree; what was found, closest first; the resources."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.operations.finding import find
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.library import resource_list
from eolc_desktop.ui.library.filters import Filters
from eolc_desktop.ui.library.found import FoundLines, in_words
from eolc_desktop.ui.library.outline import ROW_ROLE, Kind, Line, LinesModel, OutlineModel, all_rows
from eolc_desktop.ui.library.places import ALL_RESOURCES, HOME, NO_FILTER, Filter, Place
from eolc_desktop.ui.library.rows import Lines, Tree
from eolc_desktop.ui.library.search_field import SearchField
from eolc_desktop.ui.library.shelf import Shelf
from eolc_desktop.ui.library.unfolding import Unfolding
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.text import button, label

FRAMEWORKS, RESOURCES = 0, 1
READING = "Reading the library…"
UNREAD = "The library could not be read. Go to another page and back to try again."
_LEAST_HEIGHT = 150
_VIEWS = (Option(FRAMEWORKS, "Frameworks"), Option(RESOURCES, "Useful resources"))
_SEARCH = ("Search in all frameworks", "Search in the useful resources")


class Browser(QFrame):
    """Search, filters, and the rows that they leave.

    Signals:
        chosen: A row was chosen; carries its Place.
        entered: Enter was pressed on a row: the keyboard is to go to what it shows.
        filtered: Another setting, step or stage is asked for, or none any more.
    """

    chosen = Signal(object)
    entered = Signal()
    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._shelf = Shelf()
        self._found = FoundLines()
        self._marked: Place | None = None
        self._asked = NO_FILTER
        # The field is the first that takes the keyboard.
        self.search = SearchField()
        self.view = FRAMEWORKS
        self.views = Chips("What the library shows", _VIEWS)
        self.views.show_value(FRAMEWORKS)
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.filters = Filters()
        self.found = label(READING, "caption", wrap=True)
        self.clear_button = button("Show all", "quiet")
        self.clear_button.setAccessibleName("Clear the search and the filters")
        self.clear_button.hide()
        self.outline = OutlineModel(self)
        self.tree = Tree("Frameworks, sections and items")
        self.tree.setModel(self.outline)
        self._unfolding = Unfolding(self.tree, self.outline)
        self.lines = LinesModel(self)
        self.list = Lines("What was found")
        self.list.setModel(self.lines)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.list)
        self._lay_out()
        self._connect()
        self._name_search()

    def _lay_out(self) -> None:
        tokens = theme.current()
        inset = tokens.space(3)
        upper = QVBoxLayout()
        upper.setContentsMargins(inset, tokens.space(3), inset, 0)
        upper.setSpacing(tokens.space(2))
        counts = QHBoxLayout()
        counts.addWidget(self.found, 1)
        counts.addWidget(self.clear_button)
        # As tall with the button as without, so that the rows do not jump.
        counts.addStrut(self.clear_button.sizeHint().height())
        for widget in (self.search, self.views, self.filters):
            upper.addWidget(widget)
        upper.addLayout(counts)
        content = QWidget()
        content.setProperty("kind", "content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(1))
        column.addLayout(upper)
        column.addWidget(self.stack, 1)
        # Where the text is large and the window low, the rows keep some height and all of it scrolls.
        self.stack.setMinimumHeight(tokens.scaled(_LEAST_HEIGHT))
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.views.chosen.connect(self._press_view)
        self.search.textChanged.connect(lambda _: self._list())
        self.search.entered.connect(self._enter_rows)
        self.filters.changed.connect(self._list)
        self.clear_button.clicked.connect(self.clear)
        self.list.left.connect(self.search.setFocus)
        self.tree.clicked.connect(self._open_clicked)
        for view in (self.tree, self.list):
            view.entered.connect(self.entered)
            view.selectionModel().currentChanged.connect(self._choose)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show a library."""
        self._shelf = shelf
        self._found.clear()
        self.filters.show_shelf(shelf)
        self.views.setVisible(bool(shelf.resources))
        self._list()

    def say_unread(self) -> None:
        """Say that there is nothing to list, because the library could not be read."""
        self.found.setText(UNREAD)

    def clear(self) -> None:
        """Leave nothing out."""
        with QSignalBlocker(self.filters):
            self.filters.clear()
        self._list_without_words()

    def choose_setting(self, setting_id: str) -> None:
        """Leave the questions for one setting."""
        self.search.clear()
        self.filters.choose(Filter(setting_id, ""))

    def mark(self, place: Place) -> None:
        """Mark the row of the place in view, where it is listed, and choose nothing by that."""
        self._marked = place
        if place != HOME:
            self.show_view(RESOURCES if place.resource else FRAMEWORKS)
        self._mark()

    def lists(self, place: Place) -> bool:
        """Tell whether a place is among the rows."""
        return self._index_of(place).isValid()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out."""
        filters = self.filters
        chosen = filters.asked if self._on_frameworks else filters.asked_kind
        return bool(self.search.text().strip() or chosen)

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places of all rows, in order."""
        model = self.outline if self.stack.currentWidget() is self.tree else self.lines
        return tuple(index.data(ROW_ROLE).place for index in all_rows(model))

    @property
    def _on_frameworks(self) -> bool:
        return self.view == FRAMEWORKS

    def show_view(self, view: int) -> None:
        """List the frameworks or the resources; the words looked for were meant for the other."""
        if view == self.view:
            return
        self.view = view
        self.views.show_value(view)
        self._name_search()
        self.filters.show_for(resources=not self._on_frameworks)
        self._list_without_words()

    def _press_view(self, view: int) -> None:
        if view != self.view:
            self.show_view(view)
            self._marked = ALL_RESOURCES if view == RESOURCES else HOME
            self.chosen.emit(self._marked)

    def _name_search(self) -> None:
        name = _SEARCH[self.view]
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)

    def _list_without_words(self) -> None:
        """Empty the field, which lists anew; with its signals blocked its own × would stay."""
        if self.search.text():
            self.search.clear()
        else:
            self._list()

    def _list(self) -> None:
        """List what is asked for: as a tree where no words are given, else the closest first."""
        text = self.search.text().strip()
        if not self._on_frameworks:
            found = resource_list.find(self._shelf.resources, text, self.filters.asked_kind)
            self._show_lines(resource_list.lines(found))
            words = counted(len(found), "resource")
        elif text:
            asked = self.filters.asked
            entries = find(self._shelf.entries, text, asked.takes if asked else None)
            self._show_lines(self._found.lines(entries, text, self._shelf.names))
            words = in_words(entries)
        else:
            self._show_tree()
            count = counted(self.outline.items, "question")
            words = f"{count} in {counted(self.outline.frameworks, 'framework')}"
        self._say(words)
        # While one types, no row is marked: going to it would have the list measured to there.
        if not text:
            self._mark()
        if self._asked != self.filters.asked:
            self._asked = self.filters.asked
            self.filtered.emit()

    def _say(self, words: str) -> None:
        empty = not (self.lines.lines or self.stack.currentWidget() is self.tree)
        filtered = self.filters.asked if self._on_frameworks else self.filters.asked_kind
        if empty and filtered:
            words = "Nothing for this choice holds all these words."
        elif empty:
            words = "Nothing holds all these words. Try fewer, or other ones."
        self.found.setText(words)
        self.clear_button.setVisible(self.is_narrowed)
        if self.is_narrowed:
            announce(self.search, words)

    def _show_lines(self, lines: tuple[Line, ...]) -> None:
        self.lines.show_lines(lines)
        self.list.scrollToTop()
        self.stack.setCurrentWidget(self.list)

    def _show_tree(self) -> None:
        self._found.clear()
        self._unfolding.show(self._shelf, self.filters.asked)
        self.stack.setCurrentWidget(self.tree)

    def _open_clicked(self, index: QModelIndex) -> None:
        """Open what is clicked; a heading is closed by the next click."""
        is_heading = index.data(ROW_ROLE).kind is Kind.GROUP
        self.tree.setExpanded(index, not (is_heading and self.tree.isExpanded(index)))

    def _index_of(self, place: Place) -> QModelIndex:
        return (self.outline if self.stack.currentWidget() is self.tree else self.lines).index_of(place)

    def _mark(self) -> None:
        view = self.tree if self.stack.currentWidget() is self.tree else self.list
        index = self._index_of(self._marked) if self._marked else QModelIndex()
        if index == view.currentIndex() and index.isValid():
            return
        view.selectionModel().clear()
        if index.isValid():
            self._unfolding.open(index.parent())
            view.setCurrentIndex(index)
            view.scrollTo(index)

    def _enter_rows(self) -> None:
        """Go from the field to the rows, and to the first where none is in view."""
        view = self.tree if self.stack.currentWidget() is self.tree else self.list
        if not view.model().rowCount():
            return
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not view.currentIndex().isValid() or view is self.list:
            view.setCurrentIndex(view.model().index(0, 0))

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        place = current.data(ROW_ROLE).place
        if place != self._marked:
            self._marked = place
            self.chosen.emit(place)

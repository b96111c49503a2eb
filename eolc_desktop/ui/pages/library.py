"""The frameworks that come with the program, for reading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTreeView, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.operations import queries
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.detail import Detail
from eolc_desktop.ui.library.outline import KEY_ROLE, Key, OutlineFilter, OutlineModel
from eolc_desktop.ui.library.reading import read_library
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.text import label


class LibraryPage(Page):
    """A tree of frameworks, sections and items with a search, and what is chosen in it."""

    TITLE = "Library"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._known: dict[str, Framework] = {}
        self._key: Key | None = None
        self._wanted: Key | None = None
        self._shown: tuple[Key, str, theme.Tokens] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search in all frameworks")
        self.search.setAccessibleName("Search in all frameworks")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.found = label("Reading the frameworks…", "caption")
        self.model = OutlineModel(self)
        self.filter = OutlineFilter()
        self.filter.setSourceModel(self.model)
        self.tree = QTreeView()
        self.tree.setModel(self.filter)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Frameworks, sections and items")
        self.detail = Detail()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.detail.link_followed.connect(self.show_key)
        self.detail.start_wanted.connect(self._start)
        self.session.part_wanted.connect(self._take_part)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self.first = self.search

    def _lay_out(self) -> None:
        tokens = theme.current()
        side = QFrame()
        side.setProperty("kind", "side")
        side.setMinimumWidth(tokens.scaled(180))
        side.setMaximumWidth(tokens.scaled(340))
        column = QVBoxLayout(side)
        column.setContentsMargins(*(tokens.space(4),) * 4)
        column.setSpacing(tokens.space(2))
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side, 2)
        row.addWidget(self.detail, 5)

    def render_page(self) -> None:
        """Show the library; it is read once, beside the window."""
        if self._known:
            self._show_detail()
        else:
            read_library(self._show_library, self)

    def show_key(self, framework_id: str, item_id: str = "") -> None:
        """Show a framework, or an item of it; one that is not read yet is shown once it is."""
        self._wanted = (framework_id, item_id)
        if not self._known:
            return
        if not self._holds(framework_id, item_id):
            what = f"“{item_id}” of “{framework_id}”" if item_id else f"“{framework_id}”"
            self.session.message.emit(f"{what} is not in this library.")
            return
        self.search.clear()
        index = self.filter.find((framework_id, item_id))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _holds(self, framework_id: str, item_id: str) -> bool:
        framework = self._known.get(framework_id)
        return framework is not None and (not item_id or framework.has_item(item_id))

    def _take_part(self, page: str, part: str) -> None:
        """Show what is wanted, named "FRAMEWORK" or "FRAMEWORK/ITEM"."""
        if page == self.TITLE:
            framework_id, _, item_id = part.partition("/")
            self.show_key(framework_id, item_id)

    def _show_library(self, frameworks: tuple[Framework, ...]) -> None:
        self._known = {framework.id: framework for framework in frameworks}
        self.model.show_frameworks(self._known.values())
        self._count()
        for row in range(self.filter.rowCount()):
            self.tree.expand(self.filter.index(row, 0))
        self.show_key(*(self._wanted or (next(iter(self._known)), "")))
        if self._key is None:
            self.show_key(next(iter(self._known)))

    def _search(self, text: str) -> None:
        self.filter.search(text)
        if text.strip():
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        self._count()

    def _count(self) -> None:
        count = self.filter.items()
        self.found.setText(counted(count, "item") if count else "Nothing holds all these words")

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            framework_id, item_id = current.data(KEY_ROLE)
            # A section opens at its first item, but is no item itself.
            self._key = (framework_id, item_id)
            self._show_detail()

    def _show_detail(self) -> None:
        """Lay out what is chosen, unless it stands there already: laying it out is what takes the time."""
        if self._key is None:
            return
        framework_id, item_id = self._key
        framework = self._known[framework_id]
        start = "" if item_id else self._start_words(framework)
        shown = (self._key, start, theme.current())
        if shown == self._shown:
            return
        self._shown = shown
        if item_id:
            self.detail.show_item(framework, framework.item(item_id), self._known)
        else:
            self.detail.show_framework(framework, start, self._known)

    def _start_words(self, framework: Framework) -> str:
        """Return what the button says: whether a framework can be rated here, or is being rated already."""
        workspace = self.session.workspace
        if workspace is None:
            return "Start a place with this"
        if self._assessment_of(framework.id):
            return "Go on rating this"
        return "" if workspace.read_only else "Start rating this"

    def _assessment_of(self, framework_id: str) -> str:
        """Return the assessment of a framework: the one in view, or the first; empty where there is none."""
        workspace = self.session.workspace
        found = queries.summaries(workspace) if workspace else ()
        ids = [one.id for one in found if one.framework_id == framework_id]
        return self.session.assessment_id if self.session.assessment_id in ids else next(iter(ids), "")

    def _start(self, framework_id: str) -> None:
        assessment_id = self._assessment_of(framework_id)
        if assessment_id:
            self.session.show_assessment(assessment_id)
            self.session.go_to("Assess")
        elif self.session.workspace is None:
            self.action_wanted.emit("new", framework_id)
        else:
            self.action_wanted.emit("add_framework", framework_id)

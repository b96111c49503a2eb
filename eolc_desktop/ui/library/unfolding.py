"""Which rows of the tree stand open: those somebody opened, and all while a filter leaves some questions."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from eolc_desktop.ui.library.outline import ROW_ROLE, OutlineModel, all_rows
from eolc_desktop.ui.library.places import HOME, NO_FILTER, Filter, Place
from eolc_desktop.ui.library.rows import Tree
from eolc_desktop.ui.library.shelf import HISTORIC, Shelf


class Unfolding:
    """Shows a library in a tree, and opens its rows."""

    def __init__(self, tree: Tree, outline: OutlineModel) -> None:
        self._tree = tree
        self._outline = outline
        self._only = NO_FILTER
        self._opened: set[Place] = set()

    def show(self, shelf: Shelf, only: Filter) -> None:
        """Show what a filter leaves, with its questions in view; without one, what was open before."""
        if not self._only:
            self._opened = self._open_now()
        self._only = only
        self._outline.show_shelf(shelf, only)
        if only:
            self._tree.expandAll()
            return
        for row in range(self._outline.rowCount()):
            group = self._outline.index(row, 0)
            historic = group.data(ROW_ROLE).title == HISTORIC and row > 0
            self._tree.setExpanded(group, not historic)
        for place in self._opened:
            self.open(self._outline.index_of(place))

    def open(self, index: QModelIndex) -> None:
        """Open a row and those above it."""
        while index.isValid():
            self._tree.expand(index)
            index = index.parent()

    def _open_now(self) -> set[Place]:
        rows = (index for index in all_rows(self._outline) if self._tree.isExpanded(index))
        return {index.data(ROW_ROLE).place for index in rows} - {HOME}

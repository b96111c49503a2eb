"""What can be done with the framework of a row, at the right mouse button or the menu key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.ui.library.actions_row import LibraryActions
from eolc_desktop.ui.library.outline import ROW_ROLE, Line


def offer_menus(views: Iterable[QAbstractItemView], doing: LibraryActions) -> None:
    """Have each view open a menu for its rows."""
    for view in views:
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(_open, view, doing))


def _open(view: QAbstractItemView, doing: LibraryActions, at: QPoint) -> None:
    line: Line | None = view.indexAt(at).data(ROW_ROLE)
    framework = doing.shelf.by_id.get(line.place.framework) if line is not None else None
    if framework is None:
        return
    menu = _menu(view, doing, framework)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.viewport().mapToGlobal(at))


def _menu(view: QAbstractItemView, doing: LibraryActions, framework: Framework) -> QMenu:
    menu = QMenu(view)
    for action in doing.offered(framework):
        # What stands on the page beneath the reason for it has to say the whole of it here.
        words = f"{action.spoken}…" if action.about else action.text
        made = menu.addAction(words.replace("&", "&&"))
        made.triggered.connect(partial(_do, doing, action.name, framework))
    return menu


def _do(doing: LibraryActions, name: str, framework: Framework, _checked: bool = False) -> None:
    doing.do(name, framework)

"""What is chosen in the library, laid out for reading, with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.library.actions_row import LibraryAction
from eolc_desktop.ui.library.item_sheet import show_item
from eolc_desktop.ui.library.other_sheets import (
    show_framework,
    show_front,
    show_resource,
    show_resources,
    show_section,
)
from eolc_desktop.ui.library.places import ALL_RESOURCES, NO_FILTER, Filter, Place
from eolc_desktop.ui.library.sheet import Sheet
from eolc_desktop.ui.library.shelf import Shelf
from eolc_desktop.ui.widgets.focus_ring import EDGE
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import ElidedLabel, button

_READING_WIDTH = 820


class Detail(QFrame):
    """Shows one place of the library.

    Signals:
        followed: Another place is to be shown; carries it.
        back_wanted: The place before is to be shown.
        setting_wanted: The questions for a setting are to be listed; carries its id.
        action_pressed: Carries the name of an action.
    """

    followed = Signal(object)
    back_wanted = Signal()
    setting_wanted = Signal(str)
    action_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.back = button("Back", "link")
        put_icon(self.back, "arrow-left", "accent_text", 16)
        self.back.setToolTip("Alt+Left")
        self.back.hide()
        self.back_to = ElidedLabel("", "muted")
        self.back_to.hide()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty(EDGE, True)
        self.area.setAccessibleName("What is chosen on the left")
        top = QHBoxLayout()
        top.setContentsMargins(*(tokens.space(steps) for steps in (6, 2, 6, 1.5)))
        top.setSpacing(tokens.space(1))
        top.addWidget(self.back)
        top.addWidget(self.back_to)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        self.back.clicked.connect(lambda: self.back_wanted.emit())

    def show_way_back(self, title: str) -> None:
        """Offer the way back to a place, or none where the title is empty."""
        self.back.setAccessibleName(f"Back to {title}")
        self.back.setVisible(bool(title))
        self.back_to.set_text(f"to {title}")
        self.back_to.setVisible(bool(title))

    def show_waiting(self, words: str) -> None:
        """Say, where the library will stand, that it is not there yet."""
        sheet = Sheet()
        sheet.say("Framework library", "title")
        sheet.say(words, "muted")
        sheet.end()
        self._put(sheet)

    def show_place(
        self, place: Place, shelf: Shelf, actions: Sequence[LibraryAction], only: Filter = NO_FILTER
    ) -> None:
        """Show a place, from its top; with a filter, how many of its questions that leaves."""
        sheet = Sheet()
        framework = shelf.by_id.get(place.framework)
        section = shelf.section(place)
        if place == ALL_RESOURCES:
            show_resources(sheet, shelf)
        elif place.resource:
            show_resource(sheet, shelf.resources_by_id[place.resource], shelf)
        elif framework is None:
            show_front(sheet, shelf, actions)
        elif place.item:
            show_item(sheet, framework, framework.item(place.item), shelf)
        elif section is not None:
            show_section(sheet, framework, section, shelf, only)
        else:
            show_framework(sheet, framework, shelf, actions, only)
        sheet.followed.connect(self.followed)
        sheet.setting_wanted.connect(self.setting_wanted)
        sheet.action_pressed.connect(self.action_pressed)
        self._put(sheet)
        self.area.setAccessibleName(shelf.title(place))

    def read(self) -> None:
        """Give the keyboard to what is shown, so that the arrow keys scroll it."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, sheet: Sheet) -> None:
        sheet.setMaximumWidth(theme.current().scaled(_READING_WIDTH))
        holder = QWidget()
        holder.setProperty("kind", "content")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sheet, 1)
        row.addStretch(0)
        self.area.setWidget(holder)
        # Its rows were made after all else in the window, and Tab would come to them last.
        order_by_layout(self.area)
        self.area.verticalScrollBar().setValue(0)

"""The Gaps page: every gap in order of priority, and what has no gap because something is missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.operations import rate
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.autosave import Key
from eolc_desktop.ui.gaps.detail import GapDetail
from eolc_desktop.ui.gaps.filters import Filters
from eolc_desktop.ui.gaps.table import GapsTable
from eolc_desktop.ui.gaps.words import PART_NAMES, Nothing, about, counts, nothing
from eolc_desktop.ui.models.gap_rows import GapRow, Kind, rows_of
from eolc_desktop.ui.models.gaps_model import GapsModel
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.chips import Chips, Option
from eolc_desktop.ui.widgets.empty import EmptyState
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import label


class GapsPage(Page):
    """Parts, filters, table, and the selected row in full."""

    TITLE: ClassVar[str] = "Gaps"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._item_id = ""
        self._place = 0
        self._shared_room = False
        self._nothing: Nothing | None = None
        self.model = GapsModel(self)
        self.parts = Chips("Which items")
        self.about = label("", "muted", wrap=True)
        self.filters = Filters()
        self.table = GapsTable(self.model)
        self.detail = GapDetail(self._save_reason, self._save_agreed)
        self.empty = EmptyState("", icon="target")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tokens = theme.current()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(tokens.space(3))
        # The gap between the two is the handle; a bar of colour there would look like a scroll bar.
        self.splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.table.setMinimumHeight(tokens.scaled(140))
        self.detail.setMinimumHeight(tokens.scaled(120))
        self.no_match = EmptyState("No item matches the filter", "", "Clear the filter", icon="search")
        self.body = QStackedWidget()
        for widget in (self.splitter, self.empty, self.no_match):
            self.body.addWidget(widget)
        content = QWidget()
        content.setProperty("kind", "content")
        column = QVBoxLayout(content)
        column.setContentsMargins(*(tokens.space(6),) * 4)
        column.setSpacing(tokens.space(3))
        column.addWidget(self.parts)
        column.addWidget(self.about)
        column.addWidget(self.filters)
        column.addWidget(self.body, 1)
        # At 200 % text the parts need more height than a small window has.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._show_part)
        self.filters.changed.connect(self._filter)
        self.table.row_changed.connect(self._show_row)
        self.table.opened.connect(self._open)
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._select())
        self.detail.open_wanted.connect(self._open)
        self.detail.importance_chosen.connect(self._set_importance)
        self.detail.target_chosen.connect(self._set_target)
        self.empty.activated.connect(self._do_about_nothing)
        self.no_match.activated.connect(self.filters.clear)
        self.session.part_wanted.connect(self._take_part)
        self.session.settling.connect(self.detail.flush)
        theme.look().changed.connect(self._measure)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filters.words.setFocus)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filters.words)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.table.setFocus)
        self.first = self.table

    def render_page(self) -> None:
        """Show the part in view of the assessment in view."""
        standing = self.session.standing()
        for widget in (self.parts, self.about, self.filters):
            widget.setVisible(standing is not None)
        if standing is None:
            self.body.setCurrentWidget(self.empty)
            self._nothing = None
            self.empty.say(
                "No assessment is open", "Open a workspace, or start an assessment in the library."
            )
            return
        self.filters.show_sections(standing.assessment.framework)
        self._show_parts(standing)
        self.model.show_rows(self.model.kind, rows_of(standing, self.model.kind))
        self.table.show_kind(self.model.kind)
        self.about.setText(about(standing, self.model.kind))
        self.about.setVisible(bool(self.about.text()))
        self._show_body(standing)
        self._select()
        order_by_layout(self)
        # Once the layout has given the splitter its size.
        QTimer.singleShot(0, self, self._share_room)

    def flush(self) -> None:
        """Store what is typed and not yet stored."""
        self.detail.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what is typed before another page comes."""
        super().hideEvent(event)
        self.detail.flush()

    def _share_room(self) -> None:
        """Give the detail what it needs, once: the room that the table leaves, and at least two fifths."""
        if self._shared_room or not self.splitter.isVisible():
            return
        self._shared_room = True
        room = self.splitter.height() - self.splitter.handleWidth()
        left = max(room - self.table.wanted_height(), room * 2 // 5)
        wanted = min(self.detail.wanted_height(), left)
        self.splitter.setSizes([room - wanted, wanted])

    def _show_parts(self, standing: Standing) -> None:
        numbers = counts(standing)
        self.parts.show_options([Option(kind, f"{PART_NAMES[kind]}  {numbers[kind]}") for kind in Kind])
        self.parts.show_value(self.model.kind)

    def _show_body(self, standing: Standing) -> None:
        total, shown = self.model.total(), self.model.rowCount()
        self.filters.setVisible(total > 0)
        self.filters.show_count(shown, total)
        if not total:
            self._nothing = words = nothing(standing, self.model.kind)
            self.empty.say(words.title, words.text, words.action)
        self.body.setCurrentWidget(self.empty if not total else self.splitter if shown else self.no_match)

    def _show_part(self, kind: Kind) -> None:
        self.detail.flush()
        self._item_id, self._place = "", 0
        self.model.show_rows(kind, ())
        self.render_page()

    def _take_part(self, page: str, part: str) -> None:
        if page == self.TITLE:
            self.detail.flush()
            self._item_id, self._place = "", 0
            self.model.show_rows(Kind(part), ())
            self.filters.clear()
            self.refresh()

    def _filter(self) -> None:
        self.model.set_filter(*self.filters.asked)
        standing = self.session.standing()
        if standing is not None:
            self._show_body(standing)
            self._select()

    def _select(self) -> None:
        """Keep the current item in view through filters, orders and edits, or else its place."""
        self.table.show_item(self._item_id, self._place)

    def _show_row(self, row: GapRow | None) -> None:
        if row is not None:
            self._item_id = row.item.id
            self._place = self.model.row_of(row.item.id)
        workspace = self.session.workspace
        self.detail.show_row(
            row, self.session.assessment_id, read_only=workspace is None or workspace.read_only
        )

    def _open(self, item_id: str) -> None:
        self.session.go_to("Assess", item_id)

    def _set_importance(self, item_id: str, importance: int | None) -> None:
        self.session.do(
            rate.set_importance, self.session.assessment_id, item_id, importance, role=self.session.role
        )

    def _set_target(self, item_id: str, level: Number | None) -> None:
        self.session.do(rate.set_target, self.session.assessment_id, item_id, level, role=self.session.role)

    def _save_reason(self, key: Key, text: str) -> bool:
        role = self.session.role
        return self.session.do(rate.set_target_words, *key, reason=text, role=role) is not None

    def _save_agreed(self, key: Key, text: str) -> bool:
        role = self.session.role
        return self.session.do(rate.set_target_words, *key, agreed_by=text, role=role) is not None

    def _do_about_nothing(self) -> None:
        if self._nothing is None:
            return
        if self._nothing.part is not None:
            self._show_part(self._nothing.part)
        elif self._nothing.page:
            self.session.go_to(self._nothing.page)

    def _measure(self) -> None:
        self.table.measure()
        self.refresh()

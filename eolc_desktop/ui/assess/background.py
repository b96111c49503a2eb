"""What helps to answer: evidence to look for, measures, where the item comes from, who asks the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Item, Link, Measure, Source
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.text import badge, button, label

LINK_WORDS = {"same": "Asks the same", "part": "Asks a part of it", "related": "Close to it"}


@dataclass(frozen=True)
class LinkView:
    """A link as it is shown.

    Args:
        text: The other item with its framework's name.
        here: Whether this workspace assesses the other framework.
    """

    link: Link
    text: str
    here: bool

    @property
    def note(self) -> str:
        """Return how close the other item is, and where the link leads."""
        where = "in this workspace" if self.here else "in the library"
        return f"{LINK_WORDS.get(self.link.kind, LINK_WORDS['related'])}, {where}"


class Block(QFrame):
    """A heading with lines under it; hidden where there is nothing to say."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.space(1.5))
        self._column.addWidget(label(title, "heading", wrap=True))
        self._lines: list[QWidget] = []

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these lines instead."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))


class BackgroundPanel(QWidget):
    """The blocks side by side where there is room.

    Signals:
        link_wanted: The person follows a link; carries the Link.
    """

    link_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Item, tuple[LinkView, ...]] | None = None
        self.evidence = Block("Evidence to look for")
        self.measures = Block("Measures")
        self.links = Block("Asked elsewhere too")
        self.source = Block("Where it comes from")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space(8))
        self._grid.setVerticalSpacing(theme.current().space(6))
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Set the blocks side by side, or one under the other."""
        blocks = (self.evidence, self.measures, self.links, self.source)
        for place, block in enumerate(blocks):
            self._grid.removeWidget(block)
            row, column = (place, 0) if narrow else divmod(place, 2)
            self._grid.addWidget(block, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def render_item(self, view: ItemView, links: tuple[LinkView, ...]) -> None:
        """Show what stands behind an item; it changes with the item, not with its rating."""
        if self._shown == (view.item, links):
            return
        self._shown = (view.item, links)
        item = view.item
        self.evidence.show_lines([_bullet(hint.text, hint.kind) for hint in item.evidence])
        self.measures.show_lines([_bullet(_measure(measure), measure.code) for measure in item.measures])
        self.links.show_lines([_link(link, self.link_wanted.emit) for link in links])
        self.source.show_lines(_source(view))


def _bullet(text: str, tag: str = "") -> QWidget:
    tokens = theme.current()
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.space(2))
    row.addWidget(label("•", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "body", wrap=True), 1)
    if tag:
        row.addWidget(badge(tag), 0, Qt.AlignmentFlag.AlignTop)
    return made


def _measure(measure: Measure) -> str:
    if not measure.numerator:
        return measure.text
    return f"{measure.text}\n{measure.numerator}, out of {measure.denominator or 'all'}"


def _link(view: LinkView, follow: Callable[[Link], None]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    open_it = button(view.text.replace("&", "&&"), "link")
    open_it.setAccessibleName(view.text)
    open_it.setAccessibleDescription(view.note)
    open_it.setToolTip(f"{view.text}\n{view.note}")
    open_it.clicked.connect(lambda: follow(view.link))
    note = label(view.note, "caption", wrap=True)
    column.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(note)
    return made


def _source(view: ItemView) -> list[QWidget]:
    item, framework = view.item, view.framework
    found = next((s for s in (item.source, view.section.source, framework.source) if s != Source()), Source())
    lines: list[QLabel] = []
    if found.document or found.section:
        lines.append(label("\n".join(part for part in (found.document, found.section) if part), wrap=True))
    title = (
        "The title is the publisher’s own." if item.official_title else "The title is a short one of ours."
    )
    lines.append(label(f"{title} The question is in our own words.", "caption", wrap=True))
    return list(lines)

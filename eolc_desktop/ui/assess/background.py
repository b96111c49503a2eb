"""What stands behind an item: measures, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Item, Measure, Source
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.library.item_sheet import fraction
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import badge, label


class Bullet(QWidget):
    """One line of a list, with a tag where it has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label("", "body", wrap=True)
        self._tag = badge("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(2))
        row.addWidget(label("•", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str, tag: str) -> None:
        """Show a text and its tag."""
        self._text.setText(breakable(text))
        self._tag.setText(tag)
        self._tag.setVisible(bool(tag))


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
        self._bullets: list[Bullet] = []

    def show_bullets(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these texts with their tags; lines that are there are used again."""
        while len(self._bullets) < len(lines):
            bullet = Bullet()
            self._bullets.append(bullet)
            self._column.addWidget(bullet)
        for place, bullet in enumerate(self._bullets):
            used = place < len(lines)
            bullet.setVisible(used)
            if used:
                bullet.say(*lines[place])
        self.setVisible(bool(lines))


class BackgroundPanel(QWidget):
    """The blocks side by side where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Item | None = None
        self.measures = Block("Measures")
        self.source = Block("Where it comes from")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().space(8))
        self._grid.setVerticalSpacing(theme.current().space(6))
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Set the blocks side by side, or one under the other."""
        blocks = (self.measures, self.source)
        for place, block in enumerate(blocks):
            self._grid.removeWidget(block)
            row, column = (place, 0) if narrow else divmod(place, 2)
            self._grid.addWidget(block, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def render_item(self, view: ItemView) -> None:
        """Show what stands behind an item; it changes with the item, not with its rating."""
        if self._shown is view.item:
            return
        self._shown = item = view.item
        self.measures.show_bullets([(_measure(measure), measure.code) for measure in item.measures])
        self.source.show_bullets(_source(view))


def _measure(measure: Measure) -> str:
    return f"{measure.text}\n{fraction(measure)}".strip()


def _source(view: ItemView) -> list[tuple[str, str]]:
    """Return where an item comes from: its own source, or that of its section or framework."""
    item, framework = view.item, view.framework
    found = next((s for s in (item.source, view.section.source, framework.source) if s != Source()), Source())
    whose = "the publisher’s own" if item.official_title else "a short one of ours"
    named = [part for part in (found.document, found.section) if part]
    return [(part, "") for part in (*named, f"The title is {whose}; the question is in our words.")]

"""The question of an item, large and calm, and what good looks like."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.icon import icon_label, put_icon
from eolc_desktop.ui.widgets.text import button, label


class QuestionPanel(QWidget):
    """Where the item stands in its framework, its title, its question and what good looks like.

    Signals:
        list_wanted: The person asks for the list of items, where it is folded away.
    """

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self.items_button = button(" Items", "secondary")
        self.items_button.setAccessibleName("Show the list of items")
        put_icon(self.items_button, "list")
        self.items_button.clicked.connect(lambda: self.list_wanted.emit())
        self.items_button.hide()
        self.where = label("", "overline", wrap=True)
        self.place = label("", "caption")
        self.title = label("", "heading", wrap=True)
        self.question = label("", "display", wrap=True)
        self.question.setAccessibleName("Question")
        self.good = label("", "lead", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(tokens.space(3))
        head.addWidget(self.items_button)
        head.addWidget(self.where, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(2))
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.question)
        column.addSpacing(tokens.space(2))
        column.addWidget(self._good_panel())

    def _good_panel(self) -> QFrame:
        tokens = theme.current()
        frame = QFrame()
        frame.setProperty("kind", "well")
        row = QHBoxLayout(frame)
        row.setContentsMargins(tokens.space(4), tokens.space(3), tokens.space(4), tokens.space(3))
        row.setSpacing(tokens.space(3))
        row.addWidget(icon_label("sparkles", "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(tokens.space(1))
        words.addWidget(label("What good looks like", "overline"))
        words.addWidget(self.good)
        row.addLayout(words, 1)
        return frame

    def arrange(self, *, low: bool) -> None:
        """Set the words smaller in a low window, so that question and levels are seen together."""
        theme.set_style(self.question, kind="title" if low else "display")
        theme.set_style(self.good, kind="body" if low else "lead")

    def render_item(self, view: ItemView) -> None:
        """Show an item's question."""
        section, item = view.section, view.item
        self.where.setText(breakable(f"{section.id} · {section.title}"))
        self.place.setText(f"{view.position} of {len(view.framework.items)}")
        self.place.setAccessibleName(f"Item {self.place.text()}")
        self.title.setText(breakable(f"{item.id}  {item.title}"))
        self.question.setText(breakable(item.prompt))
        self.question.setAccessibleDescription(item.prompt)
        self.good.setText(breakable(item.good))

"""What narrows the table down: words, a section, a confidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.text import button, label

ANY = ""


class Filters(QWidget):
    """A field for words and two lists. What is chosen is forgotten with the page, never stored.

    Signals:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.current()
        self._sections: tuple[tuple[str, str], ...] = ()
        self.words = QLineEdit()
        self.words.setPlaceholderText("Filter by words")
        self.words.setAccessibleName("Filter by words")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(tokens.scaled(220))
        self.section = _list("Section")
        self.confidence = _list("Confidence")
        self.confidence.addItem("Any confidence", ANY)
        for value in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH, None):
            self.confidence.addItem(f"Confidence: {CONFIDENCE_WORDS[value].lower()}", value)
        self.clear_button = button("Clear", "quiet")
        self.clear_button.setAccessibleName("Clear the filter")
        self.count = label("", "muted")
        row = FlowLayout(self, gap=tokens.space(2))
        for widget in (self.words, self.section, self.confidence, self.clear_button, self.count):
            row.addWidget(widget)
        self.words.textChanged.connect(lambda _: self._tell())
        self.section.currentIndexChanged.connect(lambda _: self._tell())
        self.confidence.currentIndexChanged.connect(lambda _: self._tell())
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.count.hide()

    @property
    def asked(self) -> tuple[str, str, Confidence | str | None]:
        """Return the words, the section's id and the confidence asked for; "" for any."""
        return self.words.text(), self.section.currentData() or ANY, self.confidence.currentData()

    @property
    def is_set(self) -> bool:
        """Tell whether anything is left out."""
        words, section, confidence = self.asked
        return bool(words.strip()) or section != ANY or confidence != ANY

    def clear(self) -> None:
        """Let everything pass."""
        self.blockSignals(True)
        self.words.clear()
        self.section.setCurrentIndex(0)
        self.confidence.setCurrentIndex(0)
        self.blockSignals(False)
        self._tell()

    def show_sections(self, framework: Framework) -> None:
        """Offer the sections of a framework that hold items."""
        sections = tuple((part.id, part.title) for part in framework.flat_sections if part.items)
        if sections == self._sections:
            return
        self._sections = sections
        self.section.blockSignals(True)
        self.section.clear()
        self.section.addItem("Any section", ANY)
        for section_id, title in sections:
            self.section.addItem(title, section_id)
        self.section.blockSignals(False)
        self.section.setVisible(len(sections) > 1)
        self._tell()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows are left."""
        self.count.setText(f"{shown} of {total} shown")
        self.count.setVisible(shown != total)

    def _tell(self) -> None:
        self.clear_button.setVisible(self.is_set)
        self.changed.emit()


def _list(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(20)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made

"""What narrows the library down besides words: a setting, and a step of the pathway or a stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.reference import ResourceKind
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.places import Filter
from eolc_desktop.ui.library.resource_list import KIND_WORDS
from eolc_desktop.ui.library.shelf import Shelf
from eolc_desktop.ui.widgets.text import as_tip

_TITLE_LENGTH = 8


class Filters(QWidget):
    """Lists to choose from. What is chosen is forgotten with the page, never stored.

    Signals:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = _list("Questions for which setting", "Any setting")
        self.code = _list("Step of the pathway or stage of commissioning", "Any step or stage")
        self.kind = _list("Kind of resource", "Every kind")
        self.kind.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(2))
        for box in (self.setting, self.code, self.kind):
            column.addWidget(box)
            box.currentIndexChanged.connect(self._tell)

    @property
    def asked(self) -> Filter:
        """Return what is asked for."""
        return Filter(self.setting.currentData() or "", self.code.currentData() or "")

    @property
    def asked_kind(self) -> ResourceKind | None:
        """Return which kind of resources is asked for; None for every kind."""
        kind: ResourceKind | None = self.kind.currentData()
        return kind

    def show_shelf(self, shelf: Shelf) -> None:
        """Offer what the library has items for, with how many, and keep what is chosen."""
        items = [item for framework in shelf.frameworks for item in framework.items]
        asked = self.asked
        kind = self.kind.currentData()
        for box in (self.setting, self.code, self.kind):
            box.blockSignals(True)
            box.clear()
        self.setting.addItem("Any setting", "")
        for setting, count in shelf.for_settings(items):
            self.setting.addItem(f"{setting.title} ({count})", setting.id)
            self._explain(self.setting, setting.covers)
        self.code.addItem("Any step or stage", "")
        for codes in (shelf.steps, shelf.stages):
            self.code.insertSeparator(self.code.count())
            for code in codes:
                self.code.addItem(f"{code.title} ({_carrying(code.id, items)})", code.id)
                self._explain(self.code, code.covers)
        self.kind.addItem("Every kind", None)
        kinds = Counter(resource.kind for resource in shelf.resources)
        for each, count in kinds.items():
            self.kind.addItem(f"{KIND_WORDS[each]} ({count})", each)
        self.choose(asked)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        for box in (self.setting, self.code, self.kind):
            box.blockSignals(False)
            # What is offered is read in full, however narrow the list.
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + theme.current().space(8))

    def choose(self, wanted: Filter) -> None:
        """Ask for something else, as far as it is offered."""
        for box, value in ((self.setting, wanted.setting), (self.code, wanted.code)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._show_tips()

    def _explain(self, box: QComboBox, covers: str) -> None:
        """Say in the tip of the entry added last what it covers."""
        box.setItemData(box.count() - 1, as_tip(covers), Qt.ItemDataRole.ToolTipRole)

    def _tell(self) -> None:
        self._show_tips()
        self.changed.emit()

    def _show_tips(self) -> None:
        """Show in a tip what a narrow list cuts off."""
        for box in (self.setting, self.code, self.kind):
            box.setToolTip(as_tip(box.currentText()) if box.currentData() else "")

    def clear(self) -> None:
        """Leave nothing out."""
        self.choose(Filter())
        self.kind.setCurrentIndex(0)

    def show_for(self, *, resources: bool) -> None:
        """Offer what narrows down the resources, or the questions."""
        self.setting.setVisible(not resources)
        self.code.setVisible(not resources)
        self.kind.setVisible(resources)


def _carrying(code: str, items: Iterable[Item]) -> int:
    return sum(code in item.codes for item in items)


def _list(name: str, everything: str) -> QComboBox:
    """Return a list that reads as it will once the library is there, so that nothing jumps or is blank."""
    made = QComboBox()
    made.setPlaceholderText(everything)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_TITLE_LENGTH)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setMaxVisibleItems(20)
    return made

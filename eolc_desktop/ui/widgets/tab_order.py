"""The way of the Tab key, for pages whose controls come and go."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def order_by_layout(root: QWidget) -> None:
    """Have Tab follow the layouts, as the eye does.

    Qt lets Tab follow the order in which controls were made, so that one made later comes last.
    """
    before: QWidget | None = None
    for widget in _in_order(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield the controls within a widget; all that can ever take the keyboard, hidden ones too."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    scrolled = widget.widget() if isinstance(widget, QScrollArea) else None
    if scrolled is not None:
        yield from _in_order(scrolled)
    if isinstance(widget, QSplitter):
        for place in range(widget.count()):
            part = widget.widget(place)
            assert part is not None
            yield from _in_order(part)
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        part = layout.itemAt(place)
        assert part is not None
        inner, widget = part.layout(), part.widget()
        if widget is not None:
            yield from _in_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)

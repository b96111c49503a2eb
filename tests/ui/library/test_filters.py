"""What narrows the library down."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from eolc_desktop.ui.library.filters import Filters


def test_lists_read_as_they_will_while_the_library_is_being_read(qtbot: QtBot) -> None:
    filters = Filters()
    qtbot.addWidget(filters)
    assert [box.placeholderText() for box in (filters.setting, filters.code, filters.kind)] == [
        "Any setting",
        "Any step or stage",
        "Every kind",
    ]
    assert not filters.asked.setting
    assert not filters.asked.code

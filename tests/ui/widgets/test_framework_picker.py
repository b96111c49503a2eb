"""Choosing a framework: those in use first, the historic ones when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Status
from eolc_desktop.operations import library
from eolc_desktop.ui.widgets.framework_picker import FrameworkPicker

LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., FrameworkPicker]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows a picker in a window."""
    windows: list[QWidget] = []

    def make(**arguments: object) -> FrameworkPicker:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        picker = FrameworkPicker(**arguments)  # type: ignore[arg-type]
        QVBoxLayout(window).addWidget(picker)
        window.resize(600, 900)
        window.show()
        with qtbot.waitSignal(picker.loaded, timeout=30_000):
            pass
        # The cards come into view with the next turn of the event loop.
        qtbot.wait(1)
        return picker

    return make


@pytest.fixture
def own_copy(tmp_path: Path) -> str:
    """Return the id of a copy that somebody has added to the library."""
    target = tmp_path / "copy.yaml"
    library.write_copy("ten-questions-2012", target, new_id="our-questions", new_edition="Ours of 2026")
    return library.add(target).framework.id


def of(status: Status) -> list[str]:
    return [entry.framework.id for entry in library.frameworks() if entry.framework.status is status]


def visible(picker: FrameworkPicker) -> list[str]:
    return [name for name, button in picker.buttons.items() if button.isVisible()]


def test_those_in_use_are_offered_and_the_first_of_them_is_chosen(show: Show) -> None:
    picker = show(several=False)
    assert visible(picker) == of(Status.CURRENT)
    assert [framework.id for framework in picker.chosen()] == [of(Status.CURRENT)[0]]
    assert picker.more.text() == f"Show {len(of(Status.HISTORIC))} historic frameworks"


def test_the_historic_ones_come_when_they_are_asked_for(show: Show, qtbot: QtBot) -> None:
    picker = show(several=True)
    with qtbot.waitSignal(picker.loaded):
        qtbot.mouseClick(picker.more, LEFT)
    assert visible(picker) == of(Status.CURRENT) + of(Status.HISTORIC)
    assert not picker.more.isVisible()
    assert QApplication.focusWidget() is picker.buttons[of(Status.HISTORIC)[0]]
    picker.buttons[of(Status.HISTORIC)[0]].click()
    assert of(Status.HISTORIC)[0] in [framework.id for framework in picker.chosen()]


def test_a_historic_one_that_is_wanted_is_shown_and_chosen(show: Show) -> None:
    picker = show(several=False, first="nice-qs13-2011")
    assert [framework.id for framework in picker.chosen()] == ["nice-qs13-2011"]
    assert picker.buttons["nice-qs13-2011"].isVisible()
    assert not picker.more.isVisible()


def test_what_is_taken_is_offered_but_another_is_chosen(show: Show) -> None:
    first, second = of(Status.CURRENT)[:2]
    picker = show(several=False, taken={first})
    assert [framework.id for framework in picker.chosen()] == [second]
    assert picker.buttons[first].isVisible()
    everything = show(several=False, taken=[*of(Status.CURRENT), *of(Status.HISTORIC)])
    assert [framework.id for framework in everything.chosen()] == [first]


def test_where_only_historic_ones_are_left_they_are_shown_at_once(show: Show) -> None:
    picker = show(several=False, without=of(Status.CURRENT))
    assert visible(picker) == of(Status.HISTORIC)


def test_where_nothing_is_left_it_says_so(show: Show) -> None:
    picker = show(several=False, without=of(Status.CURRENT) + of(Status.HISTORIC))
    assert picker.chosen() == ()
    said = [label.text() for label in picker.findChildren(QLabel) if label.isVisible()]
    assert said == ["Every framework of the library is being assessed here already."]


def test_each_says_what_it_is_for_to_eye_and_ear(show: Show) -> None:
    picker = show(several=False)
    shown = [label.text() for label in picker.findChildren(QLabel)]
    assert any("The one to begin with." in text for text in shown)
    spoken = picker.buttons["ambitions-2021"].accessibleDescription()
    assert "The one to begin with." in spoken
    assert "42 questions" in spoken
    assert picker.buttons["nice-qs13-2011"].accessibleDescription().startswith("Historic. ")


def test_an_own_copy_is_told_from_its_original(show: Show, own_copy: str) -> None:
    picker = show(several=False)
    assert own_copy in picker.buttons[own_copy].accessibleDescription()
    assert "Ours of 2026" in picker.buttons[own_copy].accessibleDescription()
    assert picker.buttons["ten-questions-2012"].accessibleName() != picker.buttons[own_copy].accessibleName()

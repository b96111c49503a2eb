"""Writing a copy of a framework, or the blank template, as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.operations import library
from eolc_desktop.ui.dialogs.write_copy import AS_IT_IS, SavingDialog, TemplateDialog, WriteCopyDialog
from tests.ui.conftest import OpenWindow
from tests.ui.test_dialogs import words
from tests.ui.test_library_page import button, library_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> WriteCopyDialog:
    made = WriteCopyDialog([entry.framework for entry in library.frameworks()], "nice-qs13-2021")
    qtbot.addWidget(made)
    made.show()
    return made


def choose(monkeypatch: pytest.MonkeyPatch, name: str | Path) -> list[str]:
    """Have the system's dialog answered with a name, and return what it suggested."""
    suggested: list[str] = []

    def answer(_parent: object, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return suggested


def written(dialog: SavingDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.outcome.file_rows), timeout=30_000)


def test_a_copy_for_excel_says_where_it_is(
    dialog: WriteCopyDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialog.new_id.text() == "nice-qs13-2021-local"
    assert dialog.edition.text().endswith(", local copy")
    assert "A published edition never changes" in words(dialog)
    suggested = choose(monkeypatch, tmp_path / "mine")
    qtbot.mouseClick(dialog.save, LEFT)
    written(dialog, qtbot)
    assert suggested[0].endswith("nice-qs13-2021-local.xlsx")
    found = library.preview(tmp_path / "mine.xlsx")
    assert found.framework is not None
    assert (found.framework.id, found.framework.replaces) == ("nice-qs13-2021-local", "nice-qs13-2021")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert str(tmp_path) in dialog.outcome.title.text()
    assert "Import a framework" in words(dialog.outcome)
    qtbot.mouseClick(dialog.outcome.file_rows[0].open_folder, LEFT)
    assert opened[0].toLocalFile() == str(tmp_path)


def test_a_copy_as_yaml_under_an_id_and_edition_of_ones_own(
    dialog: WriteCopyDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(dialog.kinds[".yaml"], LEFT, pos=dialog.kinds[".yaml"].rect().center())
    qtbot.keyClick(dialog.kinds[".yaml"], Qt.Key.Key_Space)
    dialog.new_id.clear()
    qtbot.keyClicks(dialog.new_id, "testshire-qs13")
    dialog.edition.clear()
    qtbot.keyClicks(dialog.edition, "Testshire 2026")
    suggested = choose(monkeypatch, tmp_path / "testshire-qs13.yaml")
    qtbot.mouseClick(dialog.save, LEFT)
    written(dialog, qtbot)
    assert suggested[0].endswith("testshire-qs13.yaml")
    found = library.preview(tmp_path / "testshire-qs13.yaml").framework
    assert found is not None
    assert (found.id, found.edition) == ("testshire-qs13", "Testshire 2026")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Give your copy an id"),
        ("Our Copy!", "cannot be the id"),
        ("ambitions-2021", "Another framework has this id"),
    ],
)
def test_an_id_that_will_not_do_is_said_before_anything_is_asked(
    dialog: WriteCopyDialog, qtbot: QtBot, typed: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = choose(monkeypatch, "")
    dialog.new_id.clear()
    qtbot.keyClicks(dialog.new_id, typed)
    qtbot.mouseClick(dialog.save, LEFT)
    assert said in dialog.id_field.problem.text()
    assert suggested == []
    dialog.new_id.setText("fine-now")
    assert dialog.id_field.problem.text() == ""


def test_with_its_own_id_it_is_the_framework_as_it_is(dialog: WriteCopyDialog) -> None:
    assert AS_IT_IS not in words(dialog)
    dialog.new_id.setText("nice-qs13-2021")
    assert AS_IT_IS in words(dialog)
    assert not dialog.edition.isEnabled()
    dialog.framework.setCurrentIndex(dialog.framework.findData("ambitions-2021"))
    assert dialog.new_id.text() == "ambitions-2021-local"
    assert AS_IT_IS not in words(dialog)


def test_a_file_that_is_there_is_replaced_only_when_somebody_says_so(
    dialog: WriteCopyDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "mine.xlsx"
    there.write_text("precious", encoding="utf-8")
    # The ending is added, so that the system did not ask about this name.
    choose(monkeypatch, tmp_path / "mine")
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(dialog.outcome.replace.isVisible, timeout=30_000)
    assert there.read_text(encoding="utf-8") == "precious"
    choose(monkeypatch, "")
    qtbot.mouseClick(dialog.outcome.keep, LEFT)
    assert there.read_text(encoding="utf-8") == "precious"
    qtbot.mouseClick(dialog.outcome.replace, LEFT)
    written(dialog, qtbot)
    assert there.read_bytes().startswith(b"PK")


def test_what_cannot_be_written_is_said(
    dialog: WriteCopyDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "nowhere" / "mine.xlsx")
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=30_000)
    assert "There is no folder" in dialog.outcome.title.text()
    assert dialog.save.isEnabled()


def test_the_dialog_stays_until_the_file_is_whole(
    dialog: WriteCopyDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "mine.xlsx")
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    written(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_goes_through_it_as_the_eye_does(dialog: WriteCopyDialog, qtbot: QtBot) -> None:
    dialog.framework.setFocus()
    reached: list[QWidget] = []
    while len(reached) < 6:
        focused = dialog.focusWidget()
        assert focused is not None
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    excel = dialog.kinds[".xlsx"]
    expected = [dialog.framework, excel, dialog.new_id, dialog.edition, dialog.close_button, dialog.save]
    assert reached == expected


def test_the_template_is_one_to_write_over(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = TemplateDialog()
    qtbot.addWidget(made)
    made.show()
    choose(monkeypatch, tmp_path / "ours.xlsx")
    qtbot.mouseClick(made.save, LEFT)
    written(made, qtbot)
    faults = library.preview(tmp_path / "ours.xlsx").faults
    assert {fault.problem for fault in faults} == {
        "This is still the example.",
        "This is still the example’s text.",
    }


def test_from_the_page_the_framework_in_view_is_meant(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    page = library_page(window, qtbot)
    page.show_key("kings-fund-2011")
    meant: list[str] = []
    monkeypatch.setattr(WriteCopyDialog, "exec", lambda dialog: meant.append(dialog.chosen.id))
    qtbot.mouseClick(button(page, "Write a copy"), LEFT)
    window.actions_by_name["write_copy"].trigger()
    assert meant == ["kings-fund-2011"] * 2
    opened: list[str] = []
    monkeypatch.setattr(TemplateDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    window.actions_by_name["template"].trigger()
    assert opened == ["Get a blank template"]

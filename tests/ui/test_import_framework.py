"""Importing frameworks, as a person does it: what is in a file, what is wrong with it, and adding it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from eolc_desktop import paths
from eolc_desktop.catalogue.writer import to_yaml
from eolc_desktop.domain.frameworks import Section
from eolc_desktop.operations import library
from eolc_desktop.scoring.wording import listed
from eolc_desktop.ui import tasks
from eolc_desktop.ui.dialogs.import_framework import ImportDialog
from eolc_desktop.ui.dialogs.import_framework_broken import BrokenDialog
from eolc_desktop.ui.dialogs.import_framework_faults import MOST_ROWS
from eolc_desktop.ui.dialogs.remove_framework import RemoveDialog
from eolc_desktop.ui.pages.library import LibraryPage
from tests.ui.conftest import OpenWindow
from tests.ui.test_dialogs import words
from tests.ui.test_library_page import button, library_page

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LEFT = Qt.MouseButton.LeftButton
LOCAL = "nice-qs13-2021-local"
Import = Callable[..., ImportDialog]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a YAML copy of a framework, under an id of its own."""
    path = tmp_path / "ours.yaml"
    library.write_copy("nice-qs13-2021", path, new_id=LOCAL, new_edition="Testshire 2026")
    return path


@pytest.fixture
def bring(qtbot: QtBot) -> Import:
    """Return a function that shows the dialog for some files and waits until they are read."""

    def show(*files: Path) -> ImportDialog:
        dialog = ImportDialog(files)
        qtbot.addWidget(dialog)
        dialog.resize(1000, 760)
        dialog.show()
        assert dialog.busy.isVisible()
        settle(dialog, qtbot)
        return dialog

    return show


def settle(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=30_000)


def cell_of(sheet: Worksheet, item_id: str) -> Cell:
    """Return the cell that holds the question of an item."""
    prompt = library.find("nice-qs13-2021").item(item_id).prompt
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == prompt)


def said_in(table: QTableWidget, row: int, column: int) -> str:
    found = table.item(row, column)
    assert found is not None
    return found.text()


def own() -> list[str]:
    return [entry.framework.id for entry in library.frameworks() if entry.own]


def test_a_good_file_is_shown_before_it_is_added(bring: Import, copy: Path, qtbot: QtBot) -> None:
    dialog = bring(copy)
    framework = library.find("nice-qs13-2021")
    told = words(dialog)
    assert framework.title in told
    assert "Testshire 2026" in told
    assert "5 questions in 1 section" in told
    assert "It replaces “NICE QS13, 2021”" in told
    shown = dialog.preview.article.toPlainText()
    for text in (framework.items[0].prompt, framework.scales[0].levels[1].label, "Care home", "Ambitions"):
        assert text in shown
    linked = [
        item.id for item in framework.items if any(one.framework == "ambitions-2021" for one in item.links)
    ]
    assert f"Ambitions, 2021–2026  from {listed(linked)}" in shown
    assert dialog.preview.tabs.isTabVisible(1)
    assert "5 unchanged" in dialog.preview.changes.summary.text()
    assert own() == []
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert dialog.added == (LOCAL,)
    assert own() == [LOCAL]
    assert library.find(LOCAL).edition == "Testshire 2026"


def test_an_excel_copy_is_edited_brought_back_and_compared(
    bring: Import, tmp_path: Path, qtbot: QtBot
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "ours.xlsx"
    library.write_copy("nice-qs13-2021", path, new_id=LOCAL)
    book = load_workbook(path)
    cell = cell_of(book["Items"], "N1")
    cell.value = str(cell.value).replace("?", ", every single time?")
    book.save(path)
    dialog = bring(path)
    assert dialog.preview.changes.summary.text().startswith("4 unchanged and 1 reworded")
    assert dialog.preview.changes.article.document().find("every single").charFormat().fontUnderline()
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.waitUntil(lambda: own() == [LOCAL], timeout=30_000)
    assert "every single time" in library.find(LOCAL).item("N1").prompt
    assert library.find(LOCAL).replaces == "nice-qs13-2021"


def test_a_faulty_file_is_mended_and_checked_again(bring: Import, copy: Path, qtbot: QtBot) -> None:
    good = copy.read_text(encoding="utf-8")
    copy.write_text(
        good.replace("prompt:", "promt:", 1).replace("year: 2021", "year: soon"), encoding="utf-8"
    )
    dialog = bring(copy)
    table = dialog.report.table
    rows = [[said_in(table, row, column) for column in range(3)] for row in range(table.rowCount())]
    assert any("Line" in where and "soon" in wrong and "2021" in mend for where, wrong, mend in rows)
    assert any("promt" in wrong and "prompt" in mend for _, wrong, mend in rows)
    assert f"ours.yaml has {len(rows)} faults" in words(dialog)
    assert not dialog.add.isEnabled()
    qtbot.mouseClick(dialog.report.copy, LEFT)
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(rows)
    copy.write_text(good, encoding="utf-8")
    qtbot.mouseClick(dialog.again, LEFT)
    settle(dialog, qtbot)
    assert dialog.add.isEnabled()
    assert dialog.preview.isVisible()
    assert not dialog.report.isVisible()
    assert own() == []


def test_a_fault_in_a_workbook_names_its_sheet_and_cell(bring: Import, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "ours.xlsx"
    library.write_copy("nice-qs13-2021", path, new_id=LOCAL)
    book = load_workbook(path)
    cell = cell_of(book["Items"], "N1")
    cell.value = None
    book.save(path)
    dialog = bring(path)
    where = said_in(dialog.report.table, 0, 0)
    assert where.startswith(f"Sheet Items, cell {cell.coordinate}")


def test_what_is_there_already_is_said(bring: Import) -> None:
    dialog = bring(paths.frameworks_dir() / "nice-qs13-2021.yaml")
    assert "has this framework already" in dialog.preview.notice.text()
    assert not dialog.add.isEnabled()
    assert dialog.cancel.text() == "Close"


def test_the_same_id_with_other_content_is_refused_with_a_way_out(bring: Import, tmp_path: Path) -> None:
    path = tmp_path / "changed.yaml"
    framework = library.find("nice-qs13-2021")
    path.write_text(to_yaml(replace(framework, title="Ours now")), encoding="utf-8")
    dialog = bring(path)
    notice = dialog.preview.notice.text()
    assert "already, and this one is not the same" in notice
    assert LOCAL in notice
    assert not dialog.add.isEnabled()
    assert dialog.preview.tabs.tabText(1) == "How the two differ"
    assert own() == []


def test_several_files_are_told_apart_and_the_good_ones_added(
    bring: Import, copy: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [", encoding="utf-8")
    second = tmp_path / "second.yaml"
    library.write_copy("ten-questions-2012", second, new_id="ten-local")
    dialog = bring(copy, broken, second)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert rows[0] == "ours.yaml: Ready to be added"
    assert "to mend" in rows[1]
    dialog.list.setCurrentRow(1)
    assert dialog.report.isVisible()
    dialog.list.setCurrentRow(2)
    assert dialog.preview.isVisible()
    assert dialog.add.text() == "Add 2 frameworks"
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert sorted(own()) == [LOCAL, "ten-local"]


def test_while_it_is_added_the_dialog_stays(bring: Import, copy: Path, qtbot: QtBot) -> None:
    dialog = bring(copy)
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert dialog.added == (LOCAL,)


def test_reading_is_stopped_by_closing(copy: Path, qtbot: QtBot) -> None:
    dialog = ImportDialog([copy])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not tasks.tasks().running, timeout=30_000)
    assert not dialog.preview.title.text()


def test_what_cannot_be_stored_is_said_and_nothing_is_half_done(
    bring: Import, copy: Path, qtbot: QtBot, own_data_home: Path
) -> None:
    dialog = bring(copy)
    folder = paths.own_frameworks_dir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.waitUntil(lambda: not dialog.busy.isVisible() and bool(dialog.said.text()), timeout=30_000)
    assert dialog.isVisible()
    assert dialog.added == ()
    assert folder.read_text(encoding="utf-8") == "in the way"
    folder.unlink()
    qtbot.mouseClick(dialog.again, LEFT)
    settle(dialog, qtbot)
    assert dialog.add.isEnabled()


def test_a_file_that_is_gone_or_no_framework_is_reported(bring: Import, tmp_path: Path) -> None:
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"PK\x03\x04 no workbook")
    dialog = bring(tmp_path / "gone.yaml", picture)
    assert all("to mend" in dialog.list.item(row).text() for row in range(2))
    assert not dialog.add.isEnabled()


def test_hostile_and_huge_files_are_shown_as_text(bring: Import, copy: Path, tmp_path: Path) -> None:
    framework = replace(library.find("nice-qs13-2021"), id="huge", replaces="")
    first = replace(framework.items[0], title="<h1>big</h1>", prompt="x" * 500 + " <img src=a>?", links=())
    many = tuple(replace(first, id=f"N{n}") for n in range(300))
    framework = replace(framework, title="<b>Huge</b> & all", sections=(Section("N", "N<br>", many),))
    path = tmp_path / "huge.yaml"
    path.write_text(to_yaml(framework), encoding="utf-8")
    dialog = bring(path)
    assert dialog.preview.title.text() == "<b>Huge</b> & all"
    assert dialog.preview.title.textFormat() is Qt.TextFormat.PlainText
    shown = dialog.preview.article.toPlainText()
    assert "<h1>big</h1>" in shown
    assert "… and 50 more questions." in shown
    assert dialog.add.isEnabled()


def test_very_many_faults_are_counted(bring: Import, copy: Path) -> None:
    lines = "".join(f"wrong{n}: 1\n" for n in range(MOST_ROWS + 50))
    copy.write_text(copy.read_text(encoding="utf-8") + lines, encoding="utf-8")
    dialog = bring(copy)
    assert dialog.report.table.rowCount() == MOST_ROWS
    assert "50 more faults" in dialog.report.rest.text()


def test_the_file_is_opened_to_be_mended(
    bring: Import, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.write_text("id: nothing", encoding="utf-8")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = bring(copy)
    qtbot.mouseClick(dialog.report.open, LEFT)
    assert [url.toLocalFile() for url in opened] == [str(copy)]
    assert "could not open it" in dialog.report.help.text()


@pytest.fixture
def page(open_window: OpenWindow, qtbot: QtBot) -> LibraryPage:
    return library_page(open_window(), qtbot)


def added_by_hand(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Have every import dialog answered with Add."""

    def act(dialog: ImportDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        settle(dialog, qtbot)
        qtbot.mouseClick(dialog.add, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
        return dialog.result()

    monkeypatch.setattr(ImportDialog, "exec", act)


def test_from_the_menu_to_the_new_framework_in_view(
    open_window: OpenWindow, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    page = library_page(window, qtbot)
    added_by_hand(monkeypatch, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(copy)], ""))
    window.actions_by_name["import_framework"].trigger()
    qtbot.waitUntil(lambda: page.place.framework == LOCAL, timeout=30_000)
    assert "Your own" in words(page.detail)


def test_files_are_dropped_on_the_page(
    page: LibraryPage, copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    added_by_hand(monkeypatch, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy)), QUrl.fromLocalFile(str(tmp_path / "notes.docx"))])
    buttons, keys, actions = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.DropAction.CopyAction,
    )
    enter = QDragEnterEvent(QPoint(20, 20), actions, data, buttons, keys)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(20, 20), actions, data, buttons, keys))
    qtbot.waitUntil(lambda: page.place.framework == LOCAL, timeout=30_000)
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile("/tmp/place.eolc")])
    refused = QDragEnterEvent(QPoint(20, 20), actions, other, buttons, keys)
    refused.ignore()
    page.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_one_of_my_own_is_removed_and_put_back(
    page: LibraryPage, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(copy)
    page.doing.library_changed.emit(LOCAL)
    qtbot.waitUntil(lambda: page.place.framework == LOCAL, timeout=30_000)
    said: list[str] = []
    back = [True]

    def act(dialog: RemoveDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        said.append(words(dialog))
        qtbot.mouseClick(dialog.remove, LEFT)
        qtbot.waitUntil(dialog.back.isVisible, timeout=30_000)
        assert own() == []
        if back[0]:
            qtbot.mouseClick(dialog.back, LEFT)
            qtbot.waitUntil(lambda: own() == [LOCAL], timeout=30_000)
            qtbot.waitUntil(lambda: not dialog.back.isVisible(), timeout=30_000)
        qtbot.mouseClick(dialog.cancel, LEFT)
        return 0

    monkeypatch.setattr(RemoveDialog, "exec", act)
    qtbot.mouseClick(button(page, "Remove from my library"), LEFT)
    assert "keep a copy of their own" in said[0]
    assert library.find(LOCAL).edition == "Testshire 2026"
    back[0] = False
    qtbot.mouseClick(button(page, "Remove from my library"), LEFT)
    qtbot.waitUntil(lambda: page.place.framework == "", timeout=30_000)
    assert page.shelf is not None
    assert LOCAL not in page.shelf.by_id


def test_nothing_of_the_programs_own_can_be_removed(page: LibraryPage) -> None:
    page.show_key("nice-qs13-2021")
    offered = [one.text() for one in page.detail.findChildren(QPushButton)]
    assert "Write a copy…" in offered
    assert "Remove from my library…" not in offered


def test_what_is_broken_in_my_folder_is_listed_with_its_faults_and_mended(
    copy: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = library.add(copy).path
    text = good.read_text(encoding="utf-8")
    good.write_text(text.replace("year: 2021", "year: soon"), encoding="utf-8")
    page = library_page(open_window(), qtbot)
    said: list[str] = []

    def act(dialog: BrokenDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.again.isEnabled, timeout=30_000)
        said.append(said_in(dialog.report.table, 0, 1))
        good.write_text(text, encoding="utf-8")
        qtbot.mouseClick(dialog.again, LEFT)
        qtbot.waitUntil(lambda: "can be used now" in dialog.said.text(), timeout=30_000)
        qtbot.mouseClick(dialog.close_button, LEFT)
        return 0

    monkeypatch.setattr(BrokenDialog, "exec", act)
    qtbot.mouseClick(button(page, "See what is wrong"), LEFT)
    assert "soon" in said[0]
    qtbot.waitUntil(lambda: page.shelf is not None and LOCAL in page.shelf.by_id, timeout=30_000)


def test_a_broken_file_is_taken_out(copy: Path, qtbot: QtBot) -> None:
    good = library.add(copy).path
    good.write_text("id: [", encoding="utf-8")
    dialog = BrokenDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.take_out.isEnabled, timeout=30_000)
    qtbot.mouseClick(dialog.take_out, LEFT)
    qtbot.waitUntil(lambda: "can be used now" in dialog.said.text(), timeout=30_000)
    assert dialog.changed
    assert not good.exists()
    assert (good.parent / "removed" / good.name).is_file()

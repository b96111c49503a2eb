"""The Reports page, as somebody sees and uses it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.exports.report import Report
from eolc_desktop.operations import exporting, queries, rate
from eolc_desktop.operations.workspaces import new_workspace, open_workspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import tasks
from eolc_desktop.ui.pages.reports import ReportsPage
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.row_button import RowButton
from tests.scoring import samples


@pytest.fixture
def session(workspace: Workspace) -> Session:
    assessment = queries.workspace_view(workspace).assessments[0].id
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.mark_dont_know(workspace, assessment, "N2")
    made = Session()
    made.show_workspace(workspace)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[ReportsPage]:
    made = ReportsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    folder = tmp_path / "board"
    folder.mkdir()
    made.places.folder.setText(str(folder))
    made.places.folder.textEdited.emit(str(folder))
    yield made
    tasks.tasks().finish()


def said(widget: QWidget) -> str:
    labels = (label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
    rows = (row for row in widget.findChildren(RowButton) if row.isVisibleTo(widget))
    texts = [label.text() for label in labels] + ["\n".join(row.words()) for row in rows]
    return "\n".join(text for text in texts if text)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def only_workbook(page: ReportsPage) -> Path:
    page.places.pdf.wanted.setChecked(False)
    target = page.places.target(page.places.xlsx)
    assert target is not None
    return target


def wait_for_files(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(lambda: bool(page.outcome.file_rows) and page.export.isEnabled(), timeout=20_000)


def test_both_files_are_written_and_can_be_opened(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert page.export.text() == "Export 2 files"
    click(qtbot, page.export)
    wait_for_files(qtbot, page)

    folder = Path(page.places.folder.text())
    pdf, xlsx = sorted(folder.iterdir(), key=lambda path: path.suffix)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert xlsx.read_bytes().startswith(b"PK")
    assert pdf.stem.startswith("Testshire - Test - Baseline - 20")
    assert "2 files exported" in said(page.outcome)
    assert " KB" in said(page.outcome)
    row = next(row for row in page.outcome.file_rows if row.name.text() == pdf.name)
    click(qtbot, row.open)
    click(qtbot, row.open_folder)
    assert [Path(url.toLocalFile()) for url in opened] == [pdf, folder]


def test_what_will_be_in_the_files_is_said_with_counts(qtbot: QtBot, page: ReportsPage) -> None:
    words = said(page.report)
    assert "Gaps in order of priority\n1" in words
    assert "What we do not know yet\nNot rated, or answered don’t know\n4" in words
    assert "Appendix: every item\nWith its rationale and target\n5" in words
    assert "Items\nA change of level works the scores out anew\n5" in said(page.workbook)
    assert "3 items are not rated yet" in page.cautions.text()

    page.places.pdf.wanted.setChecked(False)
    assert not page.report.isVisible()
    assert page.export.text() == "Export 1 file"
    page.places.xlsx.wanted.setChecked(False)
    assert not page.export.isEnabled()


def test_nothing_is_replaced_without_asking(qtbot: QtBot, page: ReportsPage) -> None:
    target = only_workbook(page)
    target.write_text("last year's")
    click(qtbot, page.export)
    assert f"{target.name} is there already" in said(page.outcome)
    assert page.outcome.keep.hasFocus()

    click(qtbot, page.outcome.keep)
    assert target.read_text() == "last year's"
    assert not page.outcome.isVisible()
    assert page.places.xlsx.name.hasFocus()

    click(qtbot, page.export)
    click(qtbot, page.outcome.replace)
    wait_for_files(qtbot, page)
    assert target.read_bytes().startswith(b"PK")


def test_a_name_of_ones_own_stays_and_gets_its_ending(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    only_workbook(page)
    page.places.xlsx.name.selectAll()
    qtbot.keyClicks(page.places.xlsx.name, "For the board")
    session.do(rate.rate_item, session.assessment_id, "N3", 2)
    assert page.places.xlsx.name.text() == "For the board"
    click(qtbot, page.export)
    wait_for_files(qtbot, page)

    assert (Path(page.places.folder.text()) / "For the board.xlsx").is_file()


@pytest.mark.parametrize(
    ("name", "problem"),
    [("a/b", "A file name cannot have / in it."), (" ", "Give the file a name.")],
)
def test_a_name_that_will_not_do_is_refused_beside_its_field(
    qtbot: QtBot, page: ReportsPage, name: str, problem: str
) -> None:
    only_workbook(page)
    page.places.xlsx.name.selectAll()
    qtbot.keyClicks(page.places.xlsx.name, name)
    click(qtbot, page.export)

    assert page.places.xlsx.problem.text() == problem
    assert list(Path(page.places.folder.text()).iterdir()) == []


def test_a_folder_that_is_not_there_is_said_and_another_can_be_chosen(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_workbook(page)
    page.places.folder.selectAll()
    qtbot.keyClicks(page.places.folder, str(tmp_path / "nowhere"))
    click(qtbot, page.export)
    assert "This folder is not there" in said(page.places)

    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    click(qtbot, page.places.choose)
    click(qtbot, page.export)
    wait_for_files(qtbot, page)
    assert [path.suffix for path in other.iterdir()] == [".xlsx"]


def test_the_folder_is_the_workspaces_own_until_one_is_chosen(
    qtbot: QtBot, session: Session, workspace: Workspace
) -> None:
    fresh = ReportsPage(session)
    qtbot.addWidget(fresh)
    fresh.show()

    assert fresh.places.folder.text() == str(workspace.path.parent)


def test_the_date_is_the_last_change_unless_another_is_chosen(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    today = page.picks.as_at
    assert not page.picks.reset.isVisible()
    page.picks.date.setDate(QDate(2026, 3, 31))
    assert page.places.xlsx.name.text().endswith("2026-03-31.xlsx")
    assert "The ratings are those of now" in said(page.picks)
    session.do(rate.rate_item, session.assessment_id, "N3", 2)
    assert page.picks.as_at == date(2026, 3, 31)

    click(qtbot, page.picks.reset)
    assert page.picks.as_at == today
    assert not page.picks.reset.isVisible()


def test_the_wheel_over_the_date_moves_the_page_and_not_the_date(qtbot: QtBot, page: ReportsPage) -> None:
    before = page.picks.as_at
    page.picks.date.setFocus()
    at = QPointF(page.picks.date.rect().center())
    event = QWheelEvent(
        at,
        page.picks.date.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.picks.date, event)

    assert page.picks.as_at == before
    qtbot.keyClick(page.picks.date, Qt.Key.Key_Up)
    assert page.picks.as_at != before


@pytest.fixture
def several(tmp_path: Path, framework: Framework) -> Iterator[Workspace]:
    other = samples.framework(samples.section("M", 2, scale="maturity"))
    made = new_workspace(
        tmp_path / "two.eolc", place="Two", frameworks=(framework, other), services=("All", "Hospice <b>")
    )
    yield made
    made.close()


def test_assessments_are_ticked_by_keyboard_and_only_those_go_in(
    qtbot: QtBot,
    page: ReportsPage,
    session: Session,
    several: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.show_workspace(several)
    everything = page.picks.chosen
    assert len(everything) == page.picks.list.count() > 1
    assert page.picks.list.item(1).text().count("·") == 2
    assert "for each of" in said(page.report)

    page.picks.list.setFocus()
    page.picks.list.setCurrentRow(0)
    qtbot.keyClick(page.picks.list, Qt.Key.Key_Space)
    assert page.picks.chosen == everything[1:]
    qtbot.keyClick(page.picks.list, Qt.Key.Key_Return)
    assert page.picks.chosen == everything
    qtbot.keyClick(page.picks.list, Qt.Key.Key_Space)

    built: list[Report] = []
    real = exporting.write_files

    def spy(report: Report, **rest: object) -> tuple[Path, ...]:
        built.append(report)
        return real(report, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "write_files", spy)
    only_workbook(page)
    click(qtbot, page.export)
    wait_for_files(qtbot, page)
    assert len(built[0].assessments) == len(everything) - 1

    for row in range(page.picks.list.count()):
        page.picks.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not page.export.isEnabled()


def test_the_export_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def slow(report: Report, *, progress: Callable[[str, float], None], **_: object) -> tuple[Path, ...]:
        progress("Writing the gap analysis", 0.2)
        going.wait(10)
        progress("Writing the gap analysis", 0.4)
        raise AssertionError("It was not stopped")

    monkeypatch.setattr(exporting, "write_files", slow)
    click(qtbot, page.export)
    qtbot.waitUntil(lambda: page.outcome.bar.value() == 20)
    assert "Writing the gap analysis…" in said(page.outcome)
    assert not page.export.isEnabled()
    click(qtbot, page.outcome.stop)
    going.set()
    qtbot.waitUntil(lambda: "Stopped" in said(page.outcome))

    assert "Nothing was written" in said(page.outcome)
    assert page.export.isEnabled()
    assert list(Path(page.places.folder.text()).iterdir()) == []


def test_a_stop_that_came_too_late_is_told_as_what_it_is(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()
    target = only_workbook(page)

    def late(report: Report, *, progress: Callable[[str, float], None], **_: object) -> tuple[Path, ...]:
        progress("Writing the gap analysis", 0.9)
        going.wait(10)
        target.write_text("written")
        return (target,)

    monkeypatch.setattr(exporting, "write_files", late)
    click(qtbot, page.export)
    qtbot.waitUntil(lambda: page.outcome.bar.value() == 90)
    click(qtbot, page.outcome.stop)
    going.set()
    wait_for_files(qtbot, page)

    assert "It was too late to stop" in said(page.outcome)
    assert target.name in said(page.outcome)


def test_a_failure_says_what_is_safe_and_what_to_do(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(exporting, "_write", full)
    only_workbook(page)
    click(qtbot, page.export)
    qtbot.waitUntil(lambda: "cannot be written" in said(page.outcome))

    assert "close it there and try again" in said(page.outcome)
    assert page.export.isEnabled()


def test_a_file_that_will_not_open_is_told_where_it_is(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    target = only_workbook(page)
    click(qtbot, page.export)
    wait_for_files(qtbot, page)
    click(qtbot, page.outcome.file_rows[0].open)

    assert f"could not open {target.name}. It is in {target.parent}" in said(page.outcome)


def test_a_reader_can_export_too(qtbot: QtBot, page: ReportsPage, session: Session) -> None:
    assert session.workspace is not None
    reader = open_workspace(session.workspace.path, write=False)
    session.show_workspace(reader)
    only_workbook(page)
    click(qtbot, page.export)
    wait_for_files(qtbot, page)

    assert "Exported" in said(page.outcome)
    session.show_workspace(None)
    assert "No workspace is open" in said(page.empty)
    reader.close()


def test_a_workspace_without_an_assessment_says_what_to_do(
    qtbot: QtBot, page: ReportsPage, session: Session, tmp_path: Path
) -> None:
    bare = new_workspace(tmp_path / "bare.eolc", place="Bare", frameworks=())
    session.show_workspace(bare)
    assert "There is nothing to report yet" in said(page.empty)
    with qtbot.waitSignal(session.page_wanted) as asked:
        click(qtbot, page.empty.button)
    assert asked.args == ["Library"]
    bare.close()


def test_a_narrow_page_puts_its_columns_under_each_other(qtbot: QtBot, page: ReportsPage) -> None:
    assert page.report.y() == page.picks.y()
    page.resize(640, 800)
    qtbot.waitUntil(lambda: page.report.y() > page.places.y())


def test_every_control_has_a_name_for_a_screen_reader(page: ReportsPage) -> None:
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 7
    unnamed = [
        widget
        for widget in controls
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
    ]
    assert unnamed == []

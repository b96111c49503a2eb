"""The Gaps page, as somebody sees and uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.ratings import Confidence, Rating
from eolc_desktop.operations import queries, rate
from eolc_desktop.operations.workspaces import new_workspace, open_workspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.models.gap_rows import Column, Kind
from eolc_desktop.ui.pages.gaps import GapsPage
from eolc_desktop.ui.session import Session
from tests.scoring import samples


@pytest.fixture
def session(workspace: Workspace) -> Session:
    """N1 and N2 below target, N3 ahead of its own, N4 don't know, N5 not rated."""
    made = Session()
    assessment = queries.workspace_view(workspace).assessments[0].id
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.set_rationale(workspace, assessment, "N1", "No rota <b>at night</b>")
    rate.rate_item(workspace, assessment, "N2", 0)
    rate.set_confidence(workspace, assessment, "N2", Confidence.LOW)
    rate.rate_item(workspace, assessment, "N3", 1)
    rate.set_target(workspace, assessment, "N3", 0)
    rate.mark_dont_know(workspace, assessment, "N4")
    made.show_workspace(workspace)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> GapsPage:
    made = GapsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def ids(page: GapsPage) -> list[str]:
    rows = (page.model.row_at(place) for place in range(page.model.rowCount()))
    return [row.item.id for row in rows if row is not None]


def said(widget: QWidget) -> str:
    labels = (label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
    return "\n".join(label.text() for label in labels if label.text())


def rating(session: Session, item_id: str) -> Rating:
    assert session.workspace is not None
    return queries.assessment(session.workspace, session.assessment_id).rating(item_id)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_gaps_come_first_in_order_of_priority_with_what_that_means(page: GapsPage) -> None:
    assert ids(page) == ["N2", "N1"]
    assert page.about.text().startswith("2 gaps, highest priority first.")
    assert [chip.option.text for chip in page.parts.chips] == [
        "Gaps  2",
        "Ahead of target  1",
        "No target set  0",
        "Not rated or don’t know  2",
    ]
    row = page.table.current_row()
    assert row is not None
    assert row.item.id == "N2"


def test_the_selected_row_is_told_in_full(qtbot: QtBot, page: GapsPage) -> None:
    assert "How the priority came about" in said(page.detail)
    assert "Priority: 1 × weight 1 × importance 3 (the usual 3, nobody set it) = 3" in said(page.detail)
    assert "Now: 0 · Not met. Target: 2 · Met (the framework’s default)." in said(page.detail)

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)

    assert "N1  Title N1" in said(page.detail)
    assert "No rota <b>at night</b>" in said(page.detail)


def test_each_part_shows_its_own_rows(qtbot: QtBot, page: GapsPage) -> None:
    click(qtbot, page.parts.chip(Kind.AHEAD))
    assert ids(page) == ["N3"]
    assert "1 item is above target" in page.about.text()
    assert page.table.isColumnHidden(Column.PRIORITY)

    click(qtbot, page.parts.chip(Kind.UNANSWERED))
    assert ids(page) == ["N4", "N5"]
    assert page.about.text().startswith("1 item not rated and 1 answered don’t know.")
    assert "How the priority came about" not in said(page.detail)

    click(qtbot, page.parts.chip(Kind.NO_TARGET))
    assert page.empty.isVisible()
    assert "Every rated item has a target" in said(page.empty)

    click(qtbot, page.parts.chip(Kind.GAPS))
    assert ids(page) == ["N2", "N1"]
    assert not page.table.isColumnHidden(Column.PRIORITY)


def test_another_page_can_ask_for_a_part(page: GapsPage, session: Session) -> None:
    page.filters.words.setText("nothing has this")
    session.go_to("Gaps", part=Kind.UNANSWERED.value)

    assert ids(page) == ["N4", "N5"]
    assert page.parts.chip(Kind.UNANSWERED).isChecked()
    session.go_to("Library", part="elsewhere")
    assert ids(page) == ["N4", "N5"]


def test_importance_is_set_on_the_spot_and_the_order_follows(
    qtbot: QtBot, page: GapsPage, session: Session
) -> None:
    page.table.show_item("N1")
    with qtbot.waitSignal(session.changed):
        click(qtbot, page.detail.importance.chip(5))
    assert rating(session, "N1").importance == 5

    page.table.show_item("N2")
    click(qtbot, page.detail.importance.chip(1))

    assert ids(page) == ["N1", "N2"]
    row = page.table.current_row()
    assert row is not None
    assert row.item.id == "N2"  # The selection stays with the item, not with the place.
    assert page.detail.importance.chip(1).isChecked()
    click(qtbot, page.detail.importance.chip(None))
    assert rating(session, "N2").importance is None


def test_a_target_is_set_with_its_reason_and_who_agreed_it(
    qtbot: QtBot, page: GapsPage, session: Session
) -> None:
    assert not page.detail.reason.isVisible()
    click(qtbot, page.detail.target.chip(1))
    assert rating(session, "N2").target == 1
    assert page.detail.reason.isVisible()

    page.detail.reason.setFocus()
    qtbot.keyClicks(page.detail.reason, "One step at a time")
    page.detail.agreed_by.setFocus()
    qtbot.keyClicks(page.detail.agreed_by, "Steering group")
    page.detail.open_button.setFocus()

    assert rating(session, "N2").target_reason == "One step at a time"
    assert rating(session, "N2").target_agreed_by == "Steering group"
    click(qtbot, page.detail.target.chip(2))
    assert rating(session, "N2").target_agreed_by == "", "what was agreed was another level"
    click(qtbot, page.detail.target.chip(None))
    assert rating(session, "N2").target is None
    assert rating(session, "N2").target_reason == ""


def test_what_is_typed_is_stored_when_another_row_comes(
    qtbot: QtBot, page: GapsPage, session: Session
) -> None:
    click(qtbot, page.detail.target.chip(1))
    qtbot.keyClicks(page.detail.reason, "By spring")
    page.table.show_item("N1")

    assert rating(session, "N2").target_reason == "By spring"
    assert rating(session, "N1").target_reason == ""


def test_a_text_that_could_not_be_stored_never_goes_to_another_service(
    qtbot: QtBot, page: GapsPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = samples.framework(samples.section("M", 2, scale="maturity"))
    services = ("Hospice", "Ward")
    with new_workspace(tmp_path / "two.eolc", place="Place", frameworks=(built,), services=services) as made:
        session.show_workspace(made)
        hospice, ward = (one.id for one in queries.summaries(made))
        for assessment in (hospice, ward):
            rate.rate_item(made, assessment, "M1", 1)
            rate.set_target(made, assessment, "M1", 3)
        session.show_assessment(hospice)
        page.detail.reason.setFocus()
        qtbot.keyClicks(page.detail.reason, "For the hospice only")
        with monkeypatch.context() as broken:
            broken.setattr(session, "do", lambda *_, **__: None)
            page.detail.flush()
        session.show_assessment(ward)
        page.detail.flush()

        assert page.detail.reason.text() == ""
        assert queries.assessment(made, hospice).rating("M1").target_reason in ("", "For the hospice only")
        assert queries.assessment(made, ward).rating("M1").target_reason == ""
        session.show_workspace(None)


def test_an_item_that_leaves_the_part_leaves_the_selection_at_its_place(
    qtbot: QtBot, page: GapsPage, session: Session
) -> None:
    click(qtbot, page.detail.target.chip(0))

    assert ids(page) == ["N1"]
    assert "N1  Title N1" in said(page.detail)


def test_the_filter_narrows_the_table_and_says_so(qtbot: QtBot, page: GapsPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.words.hasFocus()
    qtbot.keyClicks(page.filters.words, "rota")
    assert ids(page) == ["N1"]
    assert page.filters.count.text() == "1 of 2 shown"
    qtbot.keyClick(page.filters.words, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.filters.words.setFocus()

    qtbot.keyClicks(page.filters.words, "zzz")
    assert page.no_match.isVisible()
    click(qtbot, page.no_match.button)
    assert ids(page) == ["N2", "N1"]

    page.filters.confidence.setCurrentText("Confidence: low")
    assert ids(page) == ["N2"]
    click(qtbot, page.filters.clear_button)
    assert len(ids(page)) == 2
    assert not page.filters.count.isVisible()


def test_a_click_on_a_heading_sorts_and_priority_is_the_order_again(qtbot: QtBot, page: GapsPage) -> None:
    header = page.table.horizontalHeader()

    def press(column: Column) -> None:
        x = header.sectionViewportPosition(column) + 20
        at = header.viewport().rect().center()
        at.setX(x)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    press(Column.ITEM)
    assert ids(page) == ["N1", "N2"]
    page.table.menu().actions()[-1].trigger()
    assert ids(page) == ["N2", "N1"]


def test_enter_and_double_click_open_the_item(qtbot: QtBot, page: GapsPage, session: Session) -> None:
    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (asked.args, session.item_id) == (["Assess"], "N2")

    index = page.model.index(1, Column.ITEM)
    at = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(session.page_wanted):
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.item_id == "N1"

    with qtbot.waitSignal(session.page_wanted):
        click(qtbot, page.detail.open_button)


def test_ctrl_c_copies_the_selected_rows_as_a_table(qtbot: QtBot, page: GapsPage) -> None:
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")

    assert lines[0].split("\t")[:3] == ["Priority", "Item", "Section"]
    assert lines[1].split("\t")[:2] == ["3", "N2 Title N2"]
    assert lines[2].endswith("No rota <b>at night</b>")
    assert len(lines) == 3


def test_a_reader_sees_everything_and_changes_nothing(
    qtbot: QtBot, page: GapsPage, session: Session, workspace: Workspace
) -> None:
    reader = open_workspace(workspace.path, write=False)
    session.show_workspace(reader)
    assert ids(page) == ["N2", "N1"]
    assert not page.detail.importance.isEnabled()
    assert not page.detail.target.isEnabled()
    reader.close()


def test_no_gaps_says_why(qtbot: QtBot, page: GapsPage, session: Session, workspace: Workspace) -> None:
    for item in ("N1", "N2", "N3"):
        rate.clear_rating(workspace, session.assessment_id, item)
    session.do(rate.mark_not_applicable, session.assessment_id, "N5", "No such service")
    assert "Nothing is rated yet" in said(page.empty)
    with qtbot.waitSignal(session.page_wanted) as asked:
        click(qtbot, page.empty.button)
    assert asked.args == ["Assess"]

    session.do(rate.rate_item, session.assessment_id, "N1", 2)
    assert "Everything that is rated is at its target or ahead of it. 3 items still without" in said(
        page.empty
    )
    assert not page.empty.button.isVisible()


@pytest.fixture
def maturity(tmp_path: Path) -> Iterator[Workspace]:
    built = samples.framework(samples.section("M", 2, scale="maturity"))
    made = new_workspace(tmp_path / "maturity.eolc", place="Place", frameworks=(built,))
    yield made
    made.close()


def test_a_framework_without_default_targets_asks_for_targets(
    qtbot: QtBot, page: GapsPage, session: Session, maturity: Workspace
) -> None:
    session.show_workspace(maturity)
    session.do(rate.rate_item, session.assessment_id, "M1", 1)
    assert "1 rated item has no target" in said(page.empty)
    click(qtbot, page.empty.button)

    assert ids(page) == ["M1"]
    assert page.detail.target.chip(None).option.text == "No target"
    click(qtbot, page.detail.target.chip(3))
    assert "Every rated item has a target" in said(page.empty)
    click(qtbot, page.parts.chip(Kind.GAPS))
    assert ids(page) == ["M1"]


def test_nothing_open_says_so(page: GapsPage, session: Session) -> None:
    session.show_workspace(None)

    assert "No assessment is open" in said(page.empty)
    assert not page.table.isVisible()


def test_every_control_has_a_name_for_a_screen_reader(page: GapsPage) -> None:
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 6
    unnamed = [
        widget for widget in controls if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert unnamed == []


def tab_stops(page: GapsPage) -> list[QWidget]:
    """Return what Tab stops at, in its order; the last leads to the first, so the page's first begins."""
    stops: list[QWidget] = []
    widget: QWidget | None = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    first = stops.index(page.parts.chip(Kind.GAPS))
    return stops[first:] + stops[:first]


def test_tab_goes_as_the_page_reads(qtbot: QtBot, page: GapsPage) -> None:
    click(qtbot, page.detail.target.chip(1))

    assert tab_stops(page) == [
        page.parts.chip(Kind.GAPS),
        page.filters.words,
        page.filters.confidence,
        page.table,
        page.detail.open_button,
        page.detail.importance.chip(None),
        page.detail.target.chip(1),
        page.detail.reason,
        page.detail.agreed_by,
    ]

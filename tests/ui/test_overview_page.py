"""The Overview page, as somebody sees and uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.operations import editions, library, rate, suggestions
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.dialogs.explanation import ExplanationDialog
from eolc_desktop.ui.dialogs.start_from_edition import StartFromEditionDialog
from eolc_desktop.ui.overview.lower import Lower
from eolc_desktop.ui.pages.overview import OverviewPage
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.moments import ago
from eolc_desktop.ui.widgets.row_button import RowButton
from tests.operations.edition_samples import NEW, OLD, id_of, workspace_of
from tests.scoring import samples


@pytest.fixture
def session(workspace: Workspace) -> Session:
    made = Session()
    made.show_workspace(workspace)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> OverviewPage:
    made = OverviewPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.beneath is not None)
    return made


def lower(page: OverviewPage) -> Lower:
    assert page.beneath is not None
    return page.beneath


def said(widget: QWidget) -> str:
    """Return all that is to be read in a part of the page."""
    if isinstance(widget, RowButton):
        return "\n".join(widget.words())
    labels = (label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
    rows = (row for row in widget.findChildren(RowButton) if row.isVisibleTo(widget))
    texts = [label.text() for label in labels] + ["\n".join(row.words()) for row in rows]
    return "\n".join(text for text in texts if text)


def rate_some(session: Session) -> None:
    workspace, assessment = session.workspace, session.assessment_id
    assert workspace is not None
    rate.rate_item(workspace, assessment, "N1", 2)
    rate.rate_item(workspace, assessment, "N2", 1, role="Lead nurse")
    rate.set_confidence(workspace, assessment, "N2", Confidence.LOW)
    rate.mark_not_applicable(workspace, assessment, "N3", "No such service")
    session.do(rate.mark_dont_know, assessment, "N4")


def test_the_counts_come_first_then_score_with_coverage_then_the_range(
    page: OverviewPage, session: Session
) -> None:
    rate_some(session)
    words = said(page.headline)

    order = [
        "1 of 4 met, 1 not yet rated, 1 answered don’t know, 1 not applicable",
        "75 %",
        "2 of 4 rated (50 %)",
        "38–88 % if the 2 unrated were all lowest or all highest",
    ]
    assert [words.index(part) for part in order] == sorted(words.index(part) for part in order)


def test_nothing_rated_is_no_score_and_never_0(page: OverviewPage) -> None:
    assert "No score yet" in said(page.headline)
    assert "0 of 5 rated (0 %)" in said(page.headline)
    (line,) = lower(page).chart.lines()
    assert line.row.words() == ("Section N", "No score yet", "0 of 5 rated")
    assert "no score yet" in line.row.accessibleName()
    assert lower(page).gaps.isVisible()
    assert "Nothing is rated yet" in said(lower(page).gaps)


def test_the_next_step_leads_to_its_item(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    assert page.next.button.text() == "Start with N1"
    rate_some(session)
    assert page.next.button.text() == "Rate the one item not yet rated: N5"
    assert "3 of 4 answered" in said(page.next)

    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.mouseClick(page.next.button, Qt.MouseButton.LeftButton)

    assert (asked.args, session.item_id) == (["Assess"], "N5")


def test_a_section_opens_at_its_first_unrated_item(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    rate_some(session)
    (line,) = lower(page).chart.lines()
    assert line.row.words() == ("Section N", "75 %", "2 of 4 rated")
    assert "38–88 % if the 2 unrated" in line.row.accessibleName()

    line.row.setFocus()
    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.keyClick(line.row, Qt.Key.Key_Return)

    assert (asked.args, session.item_id) == (["Assess"], "N5")


@pytest.mark.parametrize("where", ["headline", "section"])
def test_why_this_number_lays_the_working_open(
    qtbot: QtBot, page: OverviewPage, session: Session, where: str
) -> None:
    rate_some(session)
    button = page.headline.link if where == "headline" else lower(page).chart.lines()[0].why
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    (dialog,) = page.findChildren(ExplanationDialog)
    assert dialog.isVisible()
    assert "Score: 1.5 ÷ 2 = 0.75, shown as 75 %" in said(dialog)
    dialog.close()


def test_the_largest_gaps_say_from_where_to_where_and_open_their_item(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    rate_some(session)
    (row,) = lower(page).gaps.list.rows()
    assert "N2" in said(row)
    assert "Partly met → Met" in said(row)
    assert "Priority 1.5" in said(row)
    assert "Confidence: low" in said(row)
    assert row.accessibleName().startswith("N2, Title N2, Partly met → Met")

    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (asked.args, session.item_id) == (["Assess"], "N2")


def test_what_is_uncertain_and_open_is_listed_with_its_place(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    rate_some(session)
    unsure = said(lower(page).unsure)
    assert unsure.index("N4") < unsure.index("N2")
    assert "Partly met, low confidence" in unsure

    unrated, dont_know = lower(page).open.list.rows()
    assert "item not yet rated" in said(unrated)
    with qtbot.waitSignals([session.part_wanted, session.page_wanted]):
        qtbot.mouseClick(dont_know, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.mouseClick(unrated, Qt.MouseButton.LeftButton)
    assert (asked.args, session.item_id) == (["Assess"], "N5")


def test_recent_changes_are_told_in_words_newest_first(page: OverviewPage, session: Session) -> None:
    rate_some(session)
    changes = said(lower(page).changes)

    assert changes.index("N4: don’t know") < changes.index("Rated N2: Partly met")
    assert "Lead nurse" in changes
    session.undo()
    assert "undone since" in said(lower(page).changes)


def test_times_are_told_as_people_say_them() -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    assert ago("2026-11-22T08:05:00Z", now) == "08:05"
    assert ago("2026-11-21T23:59:00+00:00", now) == "yesterday 23:59"
    assert ago("2026-11-03T10:00:00Z", now) == "3 November"
    assert ago("2025-11-03T10:00:00Z", now) == "3 November 2025"
    assert ago("some day", now) == "some day"


@pytest.fixture
def several(tmp_path: Path, framework: Framework) -> Iterator[Workspace]:
    other = samples.framework(samples.section("M", 2, scale="maturity"))
    made = new_workspace(
        tmp_path / "two.eolc", place="Two", frameworks=(framework, other), services=("All", "Hospice <b>")
    )
    yield made
    made.close()


def test_several_assessments_can_be_switched_between(
    qtbot: QtBot, page: OverviewPage, session: Session, several: Workspace
) -> None:
    assert not lower(page).assessments.isVisible()
    session.show_workspace(several)
    rows = lower(page).assessments.list.rows()
    assert len(rows) >= 2
    assert "Hospice <b> · Baseline · 0 gaps" in said(lower(page).assessments)
    assert "No score yet" in said(rows[1])
    assert "0 of" in said(rows[1])
    assert "in view" in rows[0].accessibleName()

    with qtbot.waitSignal(session.context_changed):
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert "in view" in lower(page).assessments.list.rows()[1].accessibleName()


def test_a_workspace_without_an_assessment_says_what_to_do(
    qtbot: QtBot, page: OverviewPage, session: Session, tmp_path: Path
) -> None:
    bare = new_workspace(tmp_path / "bare.eolc", place="Bare", frameworks=())
    session.show_workspace(bare)
    assert page.empty.isVisible()
    assert "Choose a framework" in said(page.empty)

    with qtbot.waitSignal(session.page_wanted) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["Library"]

    session.show_workspace(None)
    assert "No workspace is open" in said(page.empty)
    bare.close()


def test_a_narrow_page_puts_its_columns_under_each_other(qtbot: QtBot, page: OverviewPage) -> None:
    assert page.next.y() == page.headline.y()
    page.resize(700, 800)
    qtbot.waitUntil(lambda: page.next.y() > page.headline.y())
    page.resize(1200, 800)
    qtbot.waitUntil(lambda: page.next.y() == page.headline.y())


def test_every_control_has_a_name_for_a_screen_reader(page: OverviewPage, session: Session) -> None:
    rate_some(session)
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert unnamed == []


def tab_stops(page: QWidget) -> list[QWidget]:
    """Return what Tab stops at, in its order."""
    stops: list[QWidget] = []
    widget: QWidget | None = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def test_tab_goes_as_the_page_reads(page: OverviewPage, session: Session) -> None:
    rate_some(session)
    (line,) = lower(page).chart.lines()

    assert tab_stops(page) == [
        page.headline.link,
        page.next.button,
        line.row,
        line.why,
        lower(page).gaps.link,
        *lower(page).gaps.list.rows(),
        *lower(page).open.list.rows(),
        *lower(page).unsure.list.rows(),
    ]


def test_what_waits_of_the_earlier_edition_is_open_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    with workspace_of(tmp_path / "old.eolc", OLD) as workspace:
        session = Session()
        session.show_workspace(workspace)
        page = OverviewPage(session)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.beneath is not None)
        assert "later edition" not in said(lower(page).open), "there is nothing to start it from"
        old = session.assessment_id
        for item_id in ("A", "B", "C"):
            session.do(rate.rate_item, old, item_id, 1)
        assert "A later edition is in the library" in said(lower(page).open)

        session.do(editions.start_from, NEW, old)
        assert "later edition" not in said(lower(page).open), "it was begun"
        session.show_assessment(id_of(workspace, NEW))
        first = lower(page).open.list.rows()[0]
        assert "answers of the 2011 edition wait to be confirmed" in said(first)
        asked: list[tuple[str, str]] = []
        session.part_wanted.connect(lambda *part: asked.append(part))
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        assert asked == [("Assess", "to-confirm")]
        session.do(
            suggestions.accept,
            session.assessment_id,
            "B",
            suggestions.pending(workspace, session.assessment_id)["B"],
        )
        assert "answer of the 2011 edition waits to be confirmed" in said(lower(page).open)
        session.show_workspace(None)


@pytest.mark.parametrize("known", [True, False])
def test_a_later_edition_is_started_from_the_overview(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    framework = library.find("nice-qs13-2011")
    if not known:
        framework = replace(framework, successor="not-there-yet")
    with workspace_of(tmp_path / "old.eolc", framework) as workspace:
        session = Session()
        session.show_workspace(workspace)
        session.do(rate.rate_item, session.assessment_id, framework.items[0].id, 1)
        page = OverviewPage(session)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.beneath is not None)
        asked: list[str] = []
        monkeypatch.setattr(
            StartFromEditionDialog, "ask", lambda _parent, _session, found: asked.append(found[0].id)
        )
        session.failed.connect(lambda error: asked.append(error.title))
        qtbot.mouseClick(lower(page).open.list.rows()[-1], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
        short = framework.short
        assert asked == [
            "nice-qs13-2021" if known else f"The later edition of “{short}” is not in this library."
        ]
        session.show_workspace(None)

"""The questions for the setting of a service: listed by themselves, remembered, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from eolc_desktop.operations import queries, rate, services
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.settings import load
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.session import Session
from tests.scoring import samples
from tests.ui.assess.conftest import Press, show
from tests.ui.conftest import OpenWindow

CARE_HOME, HOSPICE = ("care-home",), ("hospice",)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace of a care home: N2 and N4 are for it, N5 is for everybody, the rest for others."""
    section = samples.section("N", 5)
    settings = (HOSPICE, CARE_HOME, HOSPICE, CARE_HOME, ())
    items = tuple(replace(item, settings=one) for item, one in zip(section.items, settings, strict=True))
    framework = samples.framework(replace(section, items=items), scales=(samples.MET,))
    with new_workspace(
        tmp_path / "home.eolc",
        place="Testshire",
        frameworks=(framework,),
        services=("Rosewood", "Others"),
        settings={"Rosewood": "care-home"},
    ) as made:
        yield made


def listed(page: AssessPage) -> list[str]:
    return list(page.items.model.items())


def test_own_questions_are_listed_by_themselves(page: AssessPage, qtbot: QtBot, press: Press) -> None:
    own = page.items.own
    assert own.words.text() == "Questions for a care home (3)"
    assert own.box.accessibleName() == "Questions for a care home (3)"
    assert listed(page) == ["N1", "N2", "N3", "N4", "N5"]
    headline = page.items.headline.text()
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton, pos=QPoint(own.width() - 4, own.height() // 2))
    assert listed(page) == ["N1", "N2", "N4", "N5"], "the item in view stays"
    assert page.items.headline.text() == headline, "scores are of all of them"
    page.answer.cards.focus()
    press("j")
    assert listed(page) == ["N2", "N4", "N5"]
    assert page.items.chips.chips[0].option.text == "All 3"
    press("u")
    assert page.session.item_id == "N4"
    for item_id in ("N2", "N4", "N5"):
        page.session.do(rate.rate_item, page.session.assessment_id, item_id, 1)
    press("u")
    assert page.session.item_id == "N1", "the others are not forgotten"
    own.box.setFocus()
    qtbot.keyClick(own.box, Qt.Key.Key_Space)
    assert len(listed(page)) == 5


def test_a_service_without_a_setting_is_not_asked(page: AssessPage, workspace: Workspace) -> None:
    page.session.own_questions = True
    other = next(one for one in queries.summaries(workspace) if one.service.name == "Others")
    page.session.show_assessment(other.id)
    assert not page.items.own.isVisible()
    assert len(listed(page)) == 5
    page.session.do(services.set_setting, other.service.id, "hospice")
    assert page.items.own.words.text() == "Questions for a hospice (3)"
    assert listed(page) == ["N1", "N3", "N5"]


@pytest.mark.parametrize("setting", ["ambulance", "whole-place"])
def test_a_list_that_would_be_all_or_nothing_is_not_offered(
    qtbot: QtBot, session: Session, tmp_path: Path, setting: str
) -> None:
    section = samples.section("N", 3)
    items = tuple(replace(item, settings=("whole-place",)) for item in section.items)
    framework = samples.framework(replace(section, items=items), scales=(samples.MET,))
    with new_workspace(
        tmp_path / "whole.eolc", place="P", frameworks=(framework,), settings={"Whole place": setting}
    ) as made:
        session.own_questions = True
        session.show_workspace(made)
        page = AssessPage(session)
        show(qtbot, page)
        assert not page.items.own.isVisible()
        assert listed(page) == ["N1", "N2", "N3"]
        session.show_workspace(None)


def test_a_setting_of_a_newer_version_is_passed_over(
    page: AssessPage, qtbot: QtBot, workspace: Workspace
) -> None:
    service = queries.workspace_view(workspace).services[0]
    with workspace.edit("From elsewhere") as edit:
        edit.set("service", service.id, setting="spaceship")
    page.session._tell(edit.changes)
    assert not page.items.own.isVisible()


def test_it_is_remembered(
    open_window: OpenWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.close()
    window = open_window(tmp_path / "home.eolc")
    window.show_page("assess")
    page = window.shell.findChild(AssessPage)
    assert page is not None
    page.items.own.box.click()
    assert load().own_questions
    assert Session().own_questions is False
    assert window.session.own_questions


def test_another_window_begins_with_it(qtbot: QtBot, session: Session) -> None:
    session.own_questions = True
    page = AssessPage(session)
    show(qtbot, page)
    assert page.items.own.box.isChecked()
    assert listed(page) == ["N1", "N2", "N4", "N5"]

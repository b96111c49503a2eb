"""The library: reading frameworks, searching them, and starting to rate."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Link
from eolc_desktop.operations import library, workspaces
from eolc_desktop.ui.library.outline import KEY_ROLE, OutlineFilter, OutlineModel
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.pages.library import LibraryPage
from tests.ui.conftest import OpenWindow


@pytest.fixture
def nice_file(tmp_path: Path) -> Path:
    path = tmp_path / "nice.eolc"
    framework = library.find("nice-qs13-2021")
    workspaces.new_workspace(path, place="Testshire", frameworks=(framework,)).close()
    return path


def library_page(window: MainWindow, qtbot: QtBot) -> LibraryPage:
    window.show_page("library")
    page = window.shell.page
    assert isinstance(page, LibraryPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=30_000)
    return page


def words(page: LibraryPage) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel))


def button(page: LibraryPage, text: str) -> QPushButton:
    found = [one for one in page.detail.findChildren(QPushButton) if text in one.text()]
    assert found, f"no button says {text!r}"
    return found[0]


def test_the_frameworks_are_listed_those_in_use_first(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = library_page(open_window(), qtbot)
    titles = [page.filter.index(row, 0).data() for row in range(page.filter.rowCount())]
    historic = [title for title in titles if "(historic)" in title]
    assert len(titles) == len(library.frameworks())
    assert titles[-len(historic) :] == historic
    assert page.found.text() == f"{sum(len(e.framework.items) for e in library.frameworks())} items"
    first = library.frameworks()[0].framework
    assert first.title in words(page)
    assert "About the wording" in words(page)
    assert "Scale: " in words(page)


def test_an_item_is_shown_with_all_that_helps_to_rate_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = library_page(open_window(), qtbot)
    framework = library.find("ambitions-2021")
    item = next(item for item in framework.items if item.evidence and item.measures)
    page.show_key(framework.id, item.id)
    shown = words(page)
    for text in (
        item.prompt,
        item.good,
        item.evidence[0].text,
        item.measures[0].text,
        *(level.label for level in framework.levels_of(item)),
    ):
        assert text in shown


def test_a_link_goes_to_the_other_item(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = library_page(open_window(), qtbot)
    known = {entry.framework.id: entry.framework for entry in library.frameworks()}
    framework, item, link = next(
        (framework, item, link)
        for framework in known.values()
        for item in framework.items
        for link in item.links
        if link.framework in known
        and link.framework != framework.id
        and known[link.framework].has_item(link.item)
    )
    page.show_key(framework.id, item.id)
    target = known[link.framework].item(link.item)
    qtbot.mouseClick(button(page, target.title.replace("&", "&&")), Qt.MouseButton.LeftButton)
    assert target.prompt in words(page)
    assert page.tree.currentIndex().data(KEY_ROLE) == (link.framework, link.item)


def linked_pair() -> tuple[str, str, Link]:
    """Return a framework and an item of it with a link to another framework's item."""
    known = {entry.framework.id: entry.framework for entry in library.frameworks()}
    return next(
        (framework.id, item.id, link)
        for framework in known.values()
        for item in framework.items
        for link in item.links
        if link.framework not in (framework.id, library.frameworks()[0].framework.id)
        and known[link.framework].has_item(link.item)
    )


def test_a_link_from_elsewhere_opens_at_its_item(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot
) -> None:
    window = open_window(nice_file)
    _, _, link = linked_pair()
    # The page is not made yet, and its library is not read.
    window.session.go_to("Library", part=f"{link.framework}/{link.item}")
    page = library_page(window, qtbot)
    target = library.find(link.framework).item(link.item)
    assert page.tree.currentIndex().data(KEY_ROLE) == (link.framework, link.item)
    assert target.prompt in words(page)
    page.search.setText("nothing that is anywhere")
    window.show_page("assess")
    window.session.go_to("Library", part=f"{link.framework}/{link.item}")
    assert page.search.text() == ""
    assert target.prompt in words(page)
    window.session.go_to("Overview", part=f"{link.framework}/")
    assert target.prompt in words(page)


def test_a_link_that_leads_nowhere_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = library_page(window, qtbot)
    told: list[str] = []
    window.session.message.connect(told.append)
    before = page.tree.currentIndex().data(KEY_ROLE)
    window.session.go_to("Library", part="no-such-framework/A1")
    assert page.tree.currentIndex().data(KEY_ROLE) == before
    assert told == ["“A1” of “no-such-framework” is not in this library."]


def test_a_followed_link_can_be_followed_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = library_page(open_window(), qtbot)
    framework_id, item_id, link = linked_pair()
    page.show_key(framework_id, item_id)
    for there in (link.framework, link.item), (framework_id, item_id):
        title = library.find(there[0]).item(there[1]).title.replace("&", "&&")
        qtbot.mouseClick(button(page, title), Qt.MouseButton.LeftButton)
        assert page.tree.currentIndex().data(KEY_ROLE) == there


def test_the_search_leaves_what_holds_every_word(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = library_page(open_window(), qtbot)
    everything = page.filter.items()
    qtbot.keyClicks(page.search, "BEREAVEMENT support")
    found = page.filter.items()
    assert 0 < found < everything
    assert page.found.text() == f"{found} item{'s' if found > 1 else ''}"
    page.search.setText("quetzalcoatl")
    assert page.filter.items() == 0
    assert page.found.text() == "Nothing holds all these words"
    page.search.clear()
    assert page.filter.items() == everything


@pytest.mark.parametrize("text", ["(", "[a-z", "\\", "*", "<b>", "%", "'; DROP"])
def test_the_search_takes_any_text_as_it_is(text: str) -> None:
    model, rows = OutlineModel(), OutlineFilter()
    rows.setSourceModel(model)
    model.show_frameworks(entry.framework for entry in library.frameworks())
    rows.search(text)
    assert rows.items() >= 0


def test_what_is_rated_already_goes_on(open_window: OpenWindow, nice_file: Path, qtbot: QtBot) -> None:
    window = open_window(nice_file)
    page = library_page(window, qtbot)
    page.show_key("nice-qs13-2021")
    qtbot.mouseClick(button(page, "Go on rating this"), Qt.MouseButton.LeftButton)
    assert window.shell.page_name == "assess"


def test_what_is_not_rated_yet_can_be_started(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.ui.dialogs.add_framework import AddFrameworkDialog

    asked: list[str] = []
    monkeypatch.setattr(
        AddFrameworkDialog, "ask", lambda parent, session, framework_id="": asked.append(framework_id)
    )
    window = open_window(nice_file)
    page = library_page(window, qtbot)
    page.show_key("ambitions-2021")
    qtbot.mouseClick(button(page, "Start rating this"), Qt.MouseButton.LeftButton)
    assert asked == ["ambitions-2021"]


def test_without_a_place_a_framework_begins_one(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

    asked: list[str] = []
    monkeypatch.setattr(
        NewWorkspaceDialog, "ask", lambda parent, folder, framework_id="": asked.append(framework_id)
    )
    page = library_page(open_window(), qtbot)
    qtbot.mouseClick(button(page, "Start a place with this"), Qt.MouseButton.LeftButton)
    assert asked == [library.frameworks()[0].framework.id]


def test_a_reader_cannot_start_what_is_not_rated(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot
) -> None:
    with workspaces.open_workspace(nice_file):
        page = library_page(open_window(nice_file), qtbot)
        page.show_key("ambitions-2021")
        texts = [one.text() for one in page.detail.findChildren(QPushButton)]
        assert "Start rating this" not in texts


def test_what_is_shown_follows_the_workspace_and_is_else_left_as_it_is(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot
) -> None:
    window = open_window(nice_file)
    page = library_page(window, qtbot)
    page.show_key("nice-qs13-2021")
    before = page.detail.widget()
    window.show_page("overview")
    window.session.context_changed.emit()
    window.show_page("library")
    assert page.detail.widget() is before
    window.files.close()
    window.show_page("library")
    assert button(page, "Start a place with this").isVisible()

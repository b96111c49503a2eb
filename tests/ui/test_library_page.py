"""The library: browsing, searching, following links, useful resources, and starting to rate."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from eolc_desktop import paths
from eolc_desktop.domain.framework_data import framework_to_data
from eolc_desktop.domain.frameworks import Framework, Link
from eolc_desktop.errors import UserError
from eolc_desktop.operations import library, workspaces
from eolc_desktop.operations.finding import concerns
from eolc_desktop.operations.library_search import search
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.browser import FRAMEWORKS, RESOURCES
from eolc_desktop.ui.library.outline import ROW_ROLE, all_rows
from eolc_desktop.ui.library.places import HOME, Place
from eolc_desktop.ui.library.sheet import LeadRow
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.pages.library import LibraryPage
from tests.ui.conftest import OpenWindow

Press = Callable[..., None]


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
    qtbot.waitUntil(lambda: page.shelf is not None, timeout=30_000)
    return page


@pytest.fixture
def page(open_window: OpenWindow, qtbot: QtBot) -> LibraryPage:
    return library_page(open_window(), qtbot)


def words(page: LibraryPage) -> str:
    """Return all that the right side says."""
    sheet = page.detail.area
    labels = [label.text() for label in sheet.findChildren(QLabel)]
    rows = [word for row in sheet.findChildren(LeadRow) for word in row.words()]
    return "\n".join([*labels, *rows])


def follow(page: LibraryPage, qtbot: QtBot, *texts: str) -> None:
    """Press the row that says all of some texts."""
    rows = page.detail.area.findChildren(LeadRow)
    found = [row for row in rows if all(text in row.accessibleName() for text in texts)]
    assert found, f"no row says {texts!r}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def button(page: LibraryPage, text: str) -> QPushButton:
    found = [one for one in page.detail.findChildren(QPushButton) if text in one.text()]
    assert found, f"no button says {text!r}"
    return found[0]


def everything() -> tuple[Framework, ...]:
    return tuple(entry.framework for entry in library.frameworks())


def test_the_front_lists_the_frameworks_those_in_use_first(page: LibraryPage) -> None:
    shown = words(page)
    frameworks = everything()
    items = sum(len(framework.items) for framework in frameworks)
    assert page.browser.found.text() == f"{items} questions in {len(frameworks)} frameworks"
    assert f"{len(frameworks)} frameworks with {items} questions" in shown
    ambitions, older = library.find("ambitions-2021"), library.find("nice-qs13-2011")
    assert shown.index(ambitions.title) < shown.index(older.title)
    assert shown.index("In use today") < shown.index("Historic")
    assert "The one to begin with." in shown


def test_the_historic_frameworks_wait_closed(page: LibraryPage, qtbot: QtBot) -> None:
    tree = page.browser.tree
    groups = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    assert [group.data() for group in groups] == ["In use today", "Historic"]
    assert [tree.isExpanded(group) for group in groups] == [True, False]
    for expected in (True, False):
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(groups[1]).center())
        assert tree.isExpanded(groups[1]) is expected


def test_a_framework_says_what_it_is(page: LibraryPage) -> None:
    page.show_key("nice-qs13-2011")
    framework = library.find("nice-qs13-2011")
    shown = words(page)
    level = framework.scales[0].levels[0]
    for text in (
        framework.title,
        "Historic",
        framework.publisher,
        framework.wording_note.splitlines()[0],
        framework.gone[0].name,
        framework.gone[0].now,
        level.short,
        level.descriptor,
        "16 questions in 1 section",
        library.find("nice-qs13-2021").title,
    ):
        assert text in shown


def test_what_replaced_a_framework_is_a_click_away_and_leads_back(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_key("nice-qs13-2011")
    newer = library.find("nice-qs13-2021")
    follow(page, qtbot, newer.title)
    assert page.place == Place(newer.id)
    assert "Replaces" in words(page)
    follow(page, qtbot, library.find("nice-qs13-2011").title)
    assert page.place == Place("nice-qs13-2011")


def test_a_setting_of_a_framework_leaves_its_questions(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_key("nice-qs13-2011")
    follow(page, qtbot, "Care home", "questions")
    framework = library.find("nice-qs13-2011")
    wanted = {item.id for item in framework.items if "care-home" in item.settings}
    assert 0 < len(wanted) < len(framework.items)
    listed = {place.item for place in page.browser.places if place.framework == framework.id and place.item}
    assert listed == wanted


def test_a_section_lists_its_questions(page: LibraryPage, qtbot: QtBot) -> None:
    framework = library.find("ambitions-2021")
    page.show_key(framework.id)
    section = framework.sections[1]
    follow(page, qtbot, section.title)
    shown = words(page)
    assert all(item.prompt in shown for item in section.items)
    follow(page, qtbot, section.items[0].title)
    assert page.place == Place(framework.id, section.items[0].id)


def test_an_item_is_shown_with_all_that_helps_to_rate_it(page: LibraryPage) -> None:
    framework = library.find("nice-qs13-2011")
    item = next(item for item in framework.items if any(m.denominator for m in item.measures))
    measure = next(measure for measure in item.measures if measure.denominator)
    page.show_key(framework.id, item.id)
    shown = words(page)
    settings = {setting.id: setting.title for setting in page.shelf.settings} if page.shelf else {}
    for text in (
        item.prompt,
        item.good,
        item.evidence[0].text,
        measure.text,
        measure.denominator[1:].rstrip("."),
        ", out of ",
        settings[item.settings[0]],
        item.source.section,
        *(level.short for level in framework.levels_of(item)),
        *(level.descriptor for level in framework.levels_of(item)),
    ):
        assert text in shown
    kinds = {"process": "What is done", "outcome": "What came of it", "experience": "What people say"}
    for kind, title in kinds.items():
        assert (title in shown) == any(hint.kind == kind for hint in item.evidence)


def test_pathway_steps_and_stages_are_named(page: LibraryPage) -> None:
    framework = library.find("ambitions-2021")
    item = framework.item("A1.1")
    assert {"P1", "S2"} <= set(item.codes)
    page.show_key(framework.id, item.id)
    assert "Discussions as the end of life approaches" in words(page)
    assert "Design pathways" in words(page)


def linked_pair() -> tuple[str, str, Link]:
    """Return a framework and an item of it with a link to another framework's item."""
    known = {framework.id: framework for framework in everything()}
    return next(
        (framework.id, item.id, link)
        for framework in known.values()
        for item in framework.items
        for link in item.links
        if link.framework not in (framework.id, "ambitions-2021")
        and link.framework in known
        and known[link.framework].has_item(link.item)
    )


def test_a_followed_link_can_be_followed_back_and_gone_back_from(
    page: LibraryPage, qtbot: QtBot, press: Press
) -> None:
    framework_id, item_id, link = linked_pair()
    page.show_key(framework_id, item_id)
    for there in (link.framework, link.item), (framework_id, item_id):
        follow(page, qtbot, there[1], library.find(there[0]).item(there[1]).title)
        assert page.place == Place(*there)
        assert page.browser.tree.currentIndex().data(ROW_ROLE).place == Place(*there)
    assert QApplication.focusWidget() is page.detail.area
    assert page.detail.area.accessibleName().startswith(item_id)
    press("Alt+Left")
    assert page.place == Place(link.framework, link.item)
    assert item_id in page.detail.back.accessibleName()
    qtbot.mouseClick(page.detail.back, Qt.MouseButton.LeftButton)
    assert page.place == Place(framework_id, item_id)
    press("Alt+Left")
    assert page.place == HOME
    assert not page.detail.back.isVisible()
    press("Alt+Left")
    assert page.place == HOME


def test_links_are_grouped_by_how_close_they_are(page: LibraryPage) -> None:
    page.show_key("nice-qs13-2011", "H1")
    shown = words(page)
    assert shown.index("Asks the same") < shown.index("Asks something close")


def test_a_link_from_elsewhere_opens_at_its_item(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot
) -> None:
    window = open_window(nice_file)
    _, _, link = linked_pair()
    # The page is not made yet, and its library is not read.
    window.session.go_to("Library", part=f"{link.framework}/{link.item}")
    page = library_page(window, qtbot)
    target = library.find(link.framework).item(link.item)
    assert page.browser.tree.currentIndex().data(ROW_ROLE).place == Place(link.framework, link.item)
    assert target.prompt in words(page)
    page.browser.search.setText("nothing that is anywhere")
    window.show_page("assess")
    window.session.go_to("Library", part=f"{link.framework}/{link.item}")
    assert page.browser.search.text() == ""
    assert target.prompt in words(page)
    window.session.go_to("Overview", part=f"{link.framework}/")
    assert target.prompt in words(page)


def test_a_link_that_leads_nowhere_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = library_page(window, qtbot)
    told: list[str] = []
    window.session.message.connect(told.append)
    window.session.go_to("Library", part="no-such-framework/A1")
    window.session.go_to("Library", part="no-such-framework")
    assert page.place == HOME
    assert told == [
        "“A1” of “no-such-framework” is not in this library.",
        "“no-such-framework” is not in this library.",
    ]


def test_the_search_leaves_what_holds_every_word(page: LibraryPage, qtbot: QtBot, press: Press) -> None:
    before = page.browser.found.text()
    page.browser.search.setFocus()
    qtbot.keyClicks(page.browser.search, "BEREAVEMENT support")
    found = page.browser.places
    assert 0 < len(found) < 40
    assert page.browser.found.text().startswith(f"{sum(bool(place.item) for place in found)} question")
    assert page.place == HOME, "what is read stays until a row is chosen"
    press("Esc")
    assert page.browser.search.text() == ""
    assert page.browser.found.text() == before


def test_a_search_without_result_says_so_and_can_be_undone(page: LibraryPage, qtbot: QtBot) -> None:
    page.browser.search.setText("quetzalcoatl")
    assert page.browser.places == ()
    assert "Nothing holds all these words" in page.browser.found.text()
    page.browser.filters.choose(page.browser.filters.asked)
    qtbot.mouseClick(page.browser.clear_button, Qt.MouseButton.LeftButton)
    assert page.browser.search.text() == ""
    assert "questions in" in page.browser.found.text()
    assert not page.browser.clear_button.isVisible()


def test_what_was_found_is_walked_by_keyboard(page: LibraryPage, qtbot: QtBot, press: Press) -> None:
    page.browser.search.setFocus()
    qtbot.keyClicks(page.browser.search, "a1.2")
    assert page.browser.places[0] == Place("ambitions-2021", "A1.2")
    press("Down")
    assert page.browser.list.hasFocus()
    assert page.place == Place("ambitions-2021", "A1.2")
    press("Return")
    assert page.detail.area.hasFocus()
    assert page.browser.list.currentIndex().data(ROW_ROLE).place == page.place
    page.browser.list.setFocus()
    press("Up")
    assert page.browser.search.hasFocus()
    press("Ctrl+F")
    assert page.browser.search.selectedText() == "a1.2"


def test_a_followed_link_leaves_the_search_as_it_is(page: LibraryPage, qtbot: QtBot) -> None:
    framework_id, item_id, link = linked_pair()
    page.show_key(framework_id, item_id)
    page.browser.search.setText(item_id)
    follow(page, qtbot, link.item, library.find(link.framework).item(link.item).title)
    assert page.browser.search.text() == item_id
    assert page.place == Place(link.framework, link.item)


def test_a_filter_by_setting_is_joined_with_the_search_and_with_steps(page: LibraryPage) -> None:
    browser = page.browser
    box = browser.filters.setting
    row = box.findData("care-home")
    wanted = {
        (framework.id, item.id)
        for framework in everything()
        for item in framework.items
        if not item.settings or "care-home" in item.settings
    }
    assert box.itemText(row) == f"Care home ({len(wanted)})"
    box.setCurrentIndex(row)
    assert {(place.framework, place.item) for place in browser.places if place.item} == wanted
    historic = browser.outline.index(browser.outline.rowCount() - 1, 0)
    assert browser.tree.isExpanded(historic), "a filter shows what it leaves"
    browser.filters.code.setCurrentIndex(browser.filters.code.findData("P5"))
    both = {(place.framework, place.item) for place in browser.places if place.item}
    assert both < wanted
    assert all("P5" in library.find(framework).item(item).codes for framework, item in both)
    browser.search.setText("medicine")
    assert {(place.framework, place.item) for place in browser.places} <= both
    browser.search.setText("quetzalcoatl")
    assert browser.found.text() == "Nothing for this choice holds all these words."
    browser.clear()
    assert not browser.filters.asked


def test_a_filter_opens_what_it_leaves_and_is_told_on_the_right(page: LibraryPage, qtbot: QtBot) -> None:
    browser = page.browser
    page.show_key("nice-qs13-2011")
    framework = library.find("nice-qs13-2011")
    browser.tree.collapse(browser.outline.index_of(Place("nice-qs13-2021")))
    count = sum(concerns(item, "care-home") for item in framework.items)
    said = f"{len(framework.items)} questions, {count} of them for a care home"
    assert said not in words(page)
    browser.filters.setting.setCurrentIndex(browser.filters.setting.findData("care-home"))
    assert said in words(page)
    above = [index for index in all_rows(browser.outline) if browser.outline.rowCount(index)]
    assert all(browser.tree.isExpanded(index) for index in above)
    qtbot.mouseClick(browser.clear_button, Qt.MouseButton.LeftButton)
    assert said not in words(page)
    assert not browser.tree.isExpanded(browser.outline.index_of(Place("nice-qs13-2021")))


@pytest.mark.parametrize(("typed", "setting"), [("care home", ""), ("plan", "care-home"), ("", "hospital")])
def test_the_window_and_the_command_line_find_the_same(page: LibraryPage, typed: str, setting: str) -> None:
    browser = page.browser
    browser.filters.setting.setCurrentIndex(browser.filters.setting.findData(setting))
    browser.search.setText(typed)
    found = [(each.framework.id, each.item.id) for each in search(typed.split(), setting)]
    listed = [(place.framework, place.item) for place in browser.places if place.item]
    # Without words the window keeps the order of its tree.
    assert (listed if typed else sorted(listed)) == (found if typed else sorted(found))
    assert browser.found.text().startswith(f"{len(found)} questions")


def test_rows_that_were_open_stay_open(page: LibraryPage) -> None:
    browser = page.browser
    index = browser.outline.index_of(Place("ambitions-2021"))
    browser.tree.expand(index)
    browser.search.setText("care")
    browser.search.clear()
    assert browser.tree.isExpanded(browser.outline.index_of(Place("ambitions-2021")))


def test_the_tree_is_walked_by_keyboard(page: LibraryPage, qtbot: QtBot, press: Press) -> None:
    page.browser.search.setFocus()
    press("Down")
    assert page.browser.tree.hasFocus()
    press("Down")
    first = page.browser.outline.index(0, 0, page.browser.outline.index(0, 0)).data(ROW_ROLE)
    assert page.place == first.place
    press("Right")
    press("Down")
    assert page.place.section
    press("Return")
    assert page.detail.area.hasFocus()


def test_every_row_tells_a_screen_reader_what_it_is(page: LibraryPage) -> None:
    spoken = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in all_rows(page.browser.outline)]
    assert "In use today" in spoken[0]
    assert any(text.startswith("Ambitions, 2021") and "42 questions" in text for text in spoken)
    assert all(spoken)


def test_useful_resources_are_searched_and_lead_to_their_items(page: LibraryPage, qtbot: QtBot) -> None:
    assert page.shelf is not None
    resource = next(resource for resource in page.shelf.resources if resource.items)
    qtbot.mouseClick(page.browser.views.chip(RESOURCES), Qt.MouseButton.LeftButton)
    assert page.browser.found.text() == f"{len(page.shelf.resources)} resources"
    assert "What there is" in words(page)
    assert not page.browser.filters.setting.isVisible()
    kind = page.browser.filters.kind
    kind.setCurrentIndex(kind.findData(resource.kind))
    of_kind = [one for one in page.shelf.resources if one.kind is resource.kind]
    assert len(page.browser.places) == len(of_kind)
    qtbot.keyClicks(page.browser.search, resource.title.upper())
    row = page.browser.lines.index_of(Place(resource=resource.id))
    page.browser.list.setCurrentIndex(row)
    shown = words(page)
    assert resource.summary in shown
    assert resource.source.section in shown
    framework_id, item_id = resource.items[0]
    follow(page, qtbot, item_id, library.find(framework_id).item(item_id).title)
    assert page.browser.view == FRAMEWORKS
    assert page.place == Place(framework_id, item_id)
    follow(page, qtbot, resource.title)
    assert page.browser.view == RESOURCES
    assert page.place == Place(resource=resource.id)


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
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

    asked: list[str] = []
    monkeypatch.setattr(
        NewWorkspaceDialog, "ask", lambda parent, folder, framework_id="": asked.append(framework_id)
    )
    page.show_key("ambitions-2021")
    qtbot.mouseClick(button(page, "Start a place with this"), Qt.MouseButton.LeftButton)
    assert asked == ["ambitions-2021"]


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
    before = page.detail.area.widget()
    window.show_page("overview")
    window.session.context_changed.emit()
    window.show_page("library")
    assert page.detail.area.widget() is before
    window.files.close()
    window.show_page("library")
    assert button(page, "Start a place with this").isVisible()


def test_a_library_that_cannot_be_read_is_told_and_tried_again(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()

    def fail() -> None:
        raise UserError("A framework is broken.", "Its file cannot be read.")

    with monkeypatch.context() as patch:
        patch.setattr(library, "frameworks", fail)
        window.show_page("library")
        page = window.shell.page
        assert isinstance(page, LibraryPage)
        qtbot.waitUntil(lambda: "could not be read" in page.browser.found.text())
        assert window.shell.banner.isVisible()
        assert "Framework library\nThe library could not be read." in words(page)
    window.show_page("start")
    window.show_page("library")
    qtbot.waitUntil(lambda: page.shelf is not None, timeout=30_000)
    assert "questions in" in page.browser.found.text()


def test_a_framework_that_was_added_is_read_and_shown(page: LibraryPage, qtbot: QtBot) -> None:
    framework = library.find("nice-qs144-2017")
    mine = dataclasses.replace(framework, id="mine", title="A framework of ours")
    target = paths.own_frameworks_dir() / "mine.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(framework_to_data(mine)), encoding="utf-8")
    (target.parent / "broken.yaml").write_text("format: 1", encoding="utf-8")
    page.browser.search.setText("care")
    page.doing.library_changed.emit("mine")
    qtbot.waitUntil(lambda: page.place == Place("mine"), timeout=30_000)
    assert "A framework of ours" in words(page)
    assert "Your own" in words(page)
    index = page.browser.outline.index_of(Place("mine"))
    assert index.parent().data() == "Your own"
    qtbot.mouseClick(button(page, "Library"), Qt.MouseButton.LeftButton)
    assert "Files of your own that cannot be used" in words(page)
    assert any(text.startswith("broken.yaml: ") for text in words(page).splitlines())


def test_the_mouse_has_a_button_for_going_back(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_key("ambitions-2021")
    qtbot.mouseClick(page.detail, Qt.MouseButton.BackButton)
    assert page.place == HOME
    page.show_key("ambitions-2021")
    qtbot.mouseClick(page.detail, Qt.MouseButton.RightButton)
    assert page.place == Place("ambitions-2021")


def test_tab_leads_from_the_list_through_what_is_shown(page: LibraryPage, qtbot: QtBot, press: Press) -> None:
    page.show_key("nice-qs13-2011")
    page.browser.search.setFocus()
    reached = [QApplication.focusWidget()]
    while len(reached) < 40 and not isinstance(reached[-1], LeadRow):
        press("Tab")
        reached.append(QApplication.focusWidget())
    browser = page.browser
    order = [browser.search, browser.filters.setting, browser.filters.code, browser.tree, page.detail.back]
    places = [reached.index(widget) for widget in (*order, page.detail.area, reached[-1])]
    assert places == sorted(places)
    rows = page.detail.area.findChildren(LeadRow)
    assert reached[-1] is rows[0]
    press("Tab")
    assert QApplication.focusWidget() is rows[1]


def test_the_border_stays_where_it_is_put(page: LibraryPage, qtbot: QtBot) -> None:
    page.splitter.moveSplitter(500, 1)
    page.window().resize(1300, 820)
    qtbot.wait(1)
    assert abs(page.browser.width() - 500) < 40


@pytest.mark.parametrize("place", [Place("nice-qs13-2011"), Place("ambitions-2021", "A1.1"), HOME])
def test_at_twice_the_text_size_nothing_is_cut_off_on_the_smallest_window(
    open_window: OpenWindow, nice_file: Path, qtbot: QtBot, qapp: QApplication, place: Place
) -> None:
    theme.apply(qapp, "light", 200)
    window = open_window(nice_file)
    window.resize(1024, 700)
    page = library_page(window, qtbot)
    if place != HOME:
        page.show_key(place.framework, place.item)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert page.width() <= window.width()
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()
    assert page.browser.tree.height() >= theme.current().scaled(100)


# What the offscreen window system says of every popup.
@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_a_row_offers_what_can_be_done_with_its_framework(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, str]] = []
    monkeypatch.setattr(page.doing, "do", lambda name, framework: done.append((name, framework.id)))
    tree = page.browser.tree

    def menu_at(place: Place) -> QMenu | None:
        index = page.browser.outline.index_of(place) if place != HOME else page.browser.outline.index(0, 0)
        tree.customContextMenuRequested.emit(tree.visualRect(index).center())
        menu = QApplication.activePopupWidget()
        assert menu is None or isinstance(menu, QMenu)
        return menu

    assert menu_at(HOME) is None, "a heading is no framework"
    menu = menu_at(Place("nice-qs144-2017"))
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Start a place with this", "Write a copy…", "Compare editions…"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == [("start", "nice-qs144-2017")]
    qtbot.waitUntil(lambda: not tree.findChildren(QMenu))


def test_an_emptied_search_field_offers_no_cross(page: LibraryPage, qtbot: QtBot) -> None:
    search = page.browser.search
    cross = search.findChild(QToolButton)
    assert cross is not None
    for empty in (page.browser.clear, lambda: page.browser.show_view(RESOURCES)):
        search.setText("care")
        qtbot.waitUntil(lambda: cross.isVisible() and cross.isEnabled())
        empty()
        assert search.text() == ""
        qtbot.waitUntil(lambda: not cross.isVisible() or not cross.isEnabled())

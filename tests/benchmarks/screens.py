"""How long the screens take, without a person or a display."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from eolc_desktop import settings
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.ui import pages
from eolc_desktop.ui.main_window import MainWindow
from eolc_desktop.ui.models.gap_rows import rows_of
from eolc_desktop.ui.pages.gaps import GapsPage
from eolc_desktop.ui.pages.library import LibraryPage
from eolc_desktop.ui.preferences import Preferences
from eolc_desktop.ui.session import Session

RUNS = 15


def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


def _median(action: Callable[[], object]) -> float:
    """Return how long an action takes until all of it is painted, in milliseconds."""
    application, times = _application(), []
    for run in range(RUNS + 2):
        started = time.perf_counter()
        action()
        application.processEvents()
        if run >= 2:
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def page_switches(path: Path) -> Iterator[tuple[str, float]]:
    """Yield each page's name and the time that showing it takes, drawn from the file again."""
    application = _application()
    preferences = Preferences(settings.load())
    preferences.apply_look()
    window = MainWindow(Session(), preferences)
    window.files.open(path)
    window.resize(1440, 900)
    window.show()
    application.processEvents()
    window.show_page("library")
    library = window.shell.page
    assert isinstance(library, LibraryPage)
    _wait_for(library)
    there = [page for page in pages.PAGES if page.is_there(True)]
    for page in there:
        other = next(each.name for each in there if each.name != page.name)

        def switch(name: str = page.name, away: str = other) -> float:
            window.show_page(away)
            # As after a change: the page that comes has to be drawn anew.
            window.session.context_changed.emit()
            application.processEvents()
            started = time.perf_counter()
            window.show_page(name)
            application.processEvents()
            return (time.perf_counter() - started) * 1000

        switch()
        yield page.title, statistics.median(switch() for _ in range(RUNS))
    window.close()


def library_key() -> float:
    """Return how long one key in the search of the whole library takes, in milliseconds."""
    page = LibraryPage(Session())
    page.resize(1335, 850)
    page.show()
    _wait_for(page)
    words = iter("care of the dying person at home and in hospital" * RUNS)
    typed = ""

    def key() -> None:
        nonlocal typed
        typed = (typed + next(words))[-12:].lstrip()
        page.browser.search.setText(typed)

    return _median(key)


def _wait_for(page: LibraryPage) -> None:
    while page.shelf is None:
        _application().processEvents()


def filter_key(standing: Standing) -> float:
    """Return how long one key in the filter of a table of 10,000 gaps takes, in milliseconds."""
    page = GapsPage(Session())
    page.resize(1335, 850)
    page.show()
    kind = page.model.kind
    page.model.show_rows(kind, rows_of(standing, kind))
    page.table.show_kind(kind)
    page.body.setCurrentWidget(page.splitter)
    words = iter("care of the dying person at home and in hospital" * RUNS)
    typed = ""

    def key() -> None:
        nonlocal typed
        typed = (typed + next(words))[-12:].lstrip()
        page.filters.words.setText(typed)

    return _median(key)

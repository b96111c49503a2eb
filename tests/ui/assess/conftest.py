"""The Assess page on a small workspace, shown and ready for keys, as a person has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.session import Session
from tests.scoring import samples

Press = Callable[..., None]


@pytest.fixture
def session(qapp: QApplication, workspace: Workspace) -> Iterator[Session]:
    made = Session()
    made.role = "Commissioning lead"
    made.show_workspace(workspace)
    yield made
    made.deleteLater()


@pytest.fixture
def failures(session: Session) -> list[UserError]:
    """Return what the window would have to tell the person."""
    told: list[UserError] = []
    session.failed.connect(told.append)
    return told


def show(qtbot: QtBot, page: QWidget, width: int = 1200, height: int = 900) -> None:
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> AssessPage:
    made = AssessPage(session)
    show(qtbot, made)
    return made


@pytest.fixture
def press(qtbot: QtBot, page: AssessPage) -> Press:
    """Return a function that presses keys where the keyboard is: press("2"), press(Qt.Key.Key_Escape)."""

    def give(*keys: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            target = QApplication.focusWidget() or page
            if isinstance(key, str):
                for letter in key:
                    qtbot.keyClick(target, letter, held)
            else:
                qtbot.keyClick(target, key, held)

    return give


@pytest.fixture
def rated(session: Session) -> Callable[[str], Rating]:
    """Return a function that reads what the file holds of an item."""

    def read(item_id: str) -> Rating:
        session._standings.clear()  # what is computed once must not hide what is stored
        standing = session.standing()
        assert standing is not None
        return standing.assessment.rating(item_id)

    return read


@pytest.fixture
def maturity(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace with a framework of two sections on the scale of five levels, without a default."""
    parts = (samples.section("A", 3, scale="maturity"), samples.section("B", 2, scale="maturity"))
    made = new_workspace(tmp_path / "m.eolc", place="Maturia", frameworks=(samples.framework(*parts),))
    yield made
    made.close()


def with_id(framework: Framework, framework_id: str) -> Framework:
    """Return the same framework under another id."""
    from dataclasses import replace

    return replace(framework, id=framework_id)

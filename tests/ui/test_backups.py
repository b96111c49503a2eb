"""The backups of a workspace, as a person reaches them in the window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eolc_desktop.operations import queries, rate, upkeep, workspaces
from eolc_desktop.storage import backups
from eolc_desktop.ui.dialogs.backups import NONE_YET, BackupsDialog
from eolc_desktop.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.test_dialogs import words

LEFT = Qt.MouseButton.LeftButton
MADE = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)


@pytest.fixture
def backed_up(workspace_file: Path) -> Path:
    """Return a workspace with one backup, and a rating that the backup does not hold."""
    backups.keep(workspace_file, now=MADE)
    with workspaces.open_workspace(workspace_file) as workspace:
        assessment_id = queries.summaries(workspace)[0].id
        rate.rate_item(workspace, assessment_id, "N1", 1)
    return workspace_file


def rated(window: MainWindow) -> int:
    standing = window.session.standing()
    assert standing is not None
    return standing.scores.total.rated


def answer(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, *, in_place: bool) -> list[str]:
    """Have the dialog answered as a person would, and return what it said."""
    said: list[str] = []

    def act(dialog: BackupsDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        # The one just made by the window holds the rating; the older one does not.
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        qtbot.mouseClick(dialog.put_back if in_place else dialog.copy, LEFT)
        if in_place:
            said.append(words(dialog))
            assert dialog.wanted is None, "it asks before anything is replaced"
            qtbot.mouseClick(dialog.put_back, LEFT)
        return 0

    monkeypatch.setattr(BackupsDialog, "exec", act)
    return said


def test_the_backups_are_listed_newest_first_with_size(qtbot: QtBot, backed_up: Path) -> None:
    backups.keep(backed_up, now=MADE.replace(month=4))
    with workspaces.open_workspace(backed_up) as workspace:
        dialog = BackupsDialog(workspace)
        qtbot.addWidget(dialog)
        rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        assert [row.split(",")[0] for row in rows] == ["9 April 2026", "9 March 2026"]
        assert all(row.endswith(" KB") for row in rows)
        assert dialog.chosen == upkeep.backups_of(workspace)[0]


def test_where_there_is_none_it_says_so(qtbot: QtBot, workspace_file: Path) -> None:
    with workspaces.open_workspace(workspace_file) as workspace:
        dialog = BackupsDialog(workspace)
        qtbot.addWidget(dialog)
        dialog.show()
        assert NONE_YET in words(dialog)
        for part in (dialog.list, dialog.copy, dialog.put_back):
            assert not part.isVisible()


def test_a_reader_can_open_a_copy_but_not_put_one_back(qtbot: QtBot, backed_up: Path) -> None:
    with workspaces.open_workspace(backed_up), workspaces.open_workspace(backed_up) as reader:
        dialog = BackupsDialog(reader)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.copy.isVisible()
        assert not dialog.put_back.isVisible()


def test_another_choice_has_to_be_confirmed_anew(qtbot: QtBot, backed_up: Path) -> None:
    backups.keep(backed_up, now=MADE.replace(month=4))
    with workspaces.open_workspace(backed_up) as workspace:
        dialog = BackupsDialog(workspace)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.mouseClick(dialog.put_back, LEFT)
        assert "9 April 2026" in dialog.warning.text()
        dialog.list.setCurrentRow(1)
        assert not dialog.warning.isVisible()
        qtbot.mouseClick(dialog.put_back, LEFT)
        assert dialog.wanted is None
        assert "9 March 2026" in dialog.warning.text()


def test_a_copy_is_opened_and_the_workspace_stays(
    open_window: OpenWindow, backed_up: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(backed_up)
    answer(monkeypatch, qtbot, in_place=False)
    window.do_action("backups")
    qtbot.waitUntil(lambda: window.session.workspace is not None and rated(window) == 0, timeout=10_000)
    assert window.session.workspace is not None
    copy = window.session.workspace.path
    assert copy.parent == backed_up.parent.resolve()
    assert copy.name.startswith("testshire backup 2026-03-09 ")
    window.open_path(str(backed_up))
    assert rated(window) == 1


def test_a_backup_is_put_back_after_asking_and_what_was_there_is_kept(
    open_window: OpenWindow, backed_up: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(backed_up)
    said = answer(monkeypatch, qtbot, in_place=True)
    window.do_action("backups")
    qtbot.waitUntil(lambda: window.session.workspace is not None and rated(window) == 0, timeout=10_000)
    assert "in the place of “testshire.eolc”" in said[0]
    assert window.session.workspace is not None
    assert window.session.workspace.path == backed_up.resolve()
    held = []
    for backup in upkeep.backups_of(window.session.workspace):
        with workspaces.open_workspace(backup.path, write=False) as kept:
            held.append(queries.standings(kept)[0].scores.total.rated)
    assert 1 in held


def test_what_cannot_be_put_back_leaves_the_workspace_open(
    open_window: OpenWindow, backed_up: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(backed_up)
    assert window.session.workspace is not None
    for backup in upkeep.backups_of(window.session.workspace):
        backup.path.write_bytes(b"no database at all" * 100)
    answer(monkeypatch, qtbot, in_place=True)
    window.do_action("backups")
    qtbot.waitUntil(window.shell.banner.isVisible, timeout=10_000)
    assert window.session.workspace is not None
    assert rated(window) == 1

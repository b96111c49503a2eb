"""A file dialog looks into every file of the folder that it shows; the lock must outlive that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFileSystemModel
from pytestqt.qtbot import QtBot

from eolc_desktop.operations.workspaces import open_workspace

OTHER = """
import sys
from pathlib import Path
from eolc_desktop.operations.workspaces import open_workspace
print(open_workspace(Path(sys.argv[1])).read_only)
"""


def test_showing_the_folder_of_an_open_place_does_not_lose_its_lock(
    qtbot: QtBot, workspace_file: Path
) -> None:
    with open_workspace(workspace_file) as workspace:
        assert not workspace.read_only
        dialog = QFileDialog(None, "Import", str(workspace_file.parent))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        model = dialog.findChild(QFileSystemModel)
        assert model is not None
        with qtbot.waitSignal(model.directoryLoaded):
            dialog.show()
        listed = model.index(str(workspace_file))
        qtbot.waitUntil(lambda: bool(model.type(listed)))
        dialog.reject()
        found = subprocess.run(
            [sys.executable, "-c", OTHER, str(workspace_file)], capture_output=True, text=True, check=True
        )
    assert found.stdout.strip() == "True"

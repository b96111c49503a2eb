"""The example is there whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations import demo, queries, upkeep
from eolc_desktop.operations.workspaces import new_workspace, open_workspace


def test_a_demo_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, done = demo._answer, iter(range(5))

    def half(*arguments: object) -> None:
        if next(done) == 4:
            assert not (tmp_path / "new" / demo.WORKSPACE).exists(), "it comes to its place last"
            raise KeyboardInterrupt
        answer(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(demo, "_answer", half)
    with pytest.raises(KeyboardInterrupt):
        demo.make_demo_folder(tmp_path / "new")
    assert list(tmp_path.glob("**/*")) == []


def test_reports_that_cannot_be_written_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("There is no room left.")

    monkeypatch.setattr(demo, "export", full)
    with pytest.raises(UserError, match="no room"):
        demo.make_demo_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_demo_replaces_a_demo_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "demo.eolc"
    assert demo.make_demo(path) == path
    before = path.read_bytes()

    with open_workspace(path), pytest.raises(UserError, match="somebody else has this workspace open"):
        demo.make_demo(path)
    assert demo.make_demo(path) == path
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["demo.eolc"]
    with open_workspace(path, write=False) as workspace:
        assert queries.workspace_view(workspace).example
    assert upkeep.check(path).faults == ()

    new_workspace(tmp_path / "mine.eolc", place="Mine", frameworks=()).close()
    with pytest.raises(AlreadyThere):
        demo.make_demo(tmp_path / "mine.eolc")

"""Settings: kept whole or not at all, and never in the way of a start."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest

from eolc_desktop import paths, settings
from eolc_desktop.settings import Recent, Settings


@pytest.fixture
def file() -> Path:
    path = paths.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_what_is_saved_is_loaded() -> None:
    chosen = Settings(
        theme="dark",
        text_scale=150,
        role="Commissioning lead",
        motion=False,
        recent=(Recent("/a/b.eolc", "Testshire ŵ 🌍", "2026-09-14T10:00:00Z"),),
    )
    assert settings.save(chosen)
    assert settings.load() == chosen


def test_without_a_file_the_defaults_stand() -> None:
    assert settings.load() == Settings()
    assert not paths.settings_file().exists()


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        "{}",
        '{"version": "1"}',
        '{"version": true}',
        '{"version": 99}',
        "[" * 100_000,
        "\x00\x01",
    ],
)
def test_a_broken_or_newer_file_is_kept_aside(
    file: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert settings.load() == Settings()
    assert file.with_name("settings.kept.json").read_text(encoding="utf-8") == content
    assert not file.exists()
    assert "settings.kept.json" in caplog.text


@pytest.mark.logs_warnings
def test_a_file_that_is_not_text_is_kept_aside(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\xff")
    assert settings.load() == Settings()
    assert file.with_name("settings.kept.json").read_bytes() == b"\xff\xfe\xff"


def test_what_makes_no_sense_is_left_at_its_default(file: Path) -> None:
    file.write_text(
        json.dumps(
            {
                "version": 1,
                "theme": "pink",
                "text_scale": "big",
                "role": 7,
                "motion": "yes",
                "recent": [{"path": ""}, 3, {"path": "/x.eolc", "place": 5, "changed": None}],
                "more": 1,
            }
        ),
        encoding="utf-8",
    )
    assert settings.load() == Settings(recent=(Recent("/x.eolc"),))


@pytest.mark.parametrize(("stored", "shown"), [(0, 100), (99, 100), (130, 130), (900, 200)])
def test_the_size_of_the_text_stays_within_reason(file: Path, stored: int, shown: int) -> None:
    file.write_text(json.dumps({"version": 1, "text_scale": stored}), encoding="utf-8")
    assert settings.load().text_scale == shown


def test_recent_is_something_else_than_a_list(file: Path) -> None:
    file.write_text(json.dumps({"version": 1, "recent": {"path": "/x"}}), encoding="utf-8")
    assert settings.load().recent == ()


def test_the_latest_workspace_comes_first_and_once() -> None:
    chosen = Settings()
    for name in "abca":
        chosen = chosen.with_recent(Recent(name, name.upper()))
    assert [recent.path for recent in chosen.recent] == ["a", "c", "b"]
    assert [recent.path for recent in chosen.without_recent("c").recent] == ["a", "b"]


def test_the_list_of_recent_workspaces_stays_short() -> None:
    chosen = Settings()
    for number in range(40):
        chosen = chosen.with_recent(Recent(f"{number}.eolc"))
    assert len(chosen.recent) == settings.MOST_RECENT
    assert chosen.recent[0].path == "39.eolc"


@pytest.mark.logs_warnings
def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("a file, not a folder")
    assert not settings.save(Settings(), in_the_way / "settings.json")
    assert in_the_way.read_text() == "a file, not a folder"


def test_saving_leaves_nothing_half_written(file: Path) -> None:
    settings.save(Settings(role="a"))
    settings.save(Settings(role="b"))
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_the_environment_decides_the_look_without_being_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = Settings(theme="light", text_scale=110)
    assert (chosen.theme_in_use(), chosen.text_in_use()) == ("light", 110)
    monkeypatch.setenv(settings.THEME_VARIABLE, "contrast")
    monkeypatch.setenv(settings.TEXT_VARIABLE, "500")
    assert (chosen.theme_in_use(), chosen.text_in_use()) == ("contrast", 200)
    monkeypatch.setenv(settings.THEME_VARIABLE, "pink")
    monkeypatch.setenv(settings.TEXT_VARIABLE, "big")
    assert (chosen.theme_in_use(), chosen.text_in_use()) == ("light", 110)


def test_what_a_kill_left_while_saving_is_cleared_away_a_day_later(file: Path) -> None:
    left = file.with_name(f"{file.name}.123.new")
    left.touch()
    settings.save(Settings())
    assert left.exists(), "another program may be saving just now"
    os.utime(left, (0, 0))
    settings.save(Settings())
    assert not left.exists()

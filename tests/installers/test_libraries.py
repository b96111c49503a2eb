"""Qt's system libraries on Linux: found missing, named with the command, or installed in a container."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import main as main_module
from installers import environment, libraries

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves them out")

Lack = Callable[..., None]


@pytest.fixture
def lack(monkeypatch: pytest.MonkeyPatch) -> Lack:
    """Return a function that takes libraries away from this system."""

    def take_away(*names: str) -> None:
        def load(name: str) -> None:
            if name in names:
                raise OSError(f"{name}: cannot open shared object file: No such file or directory")

        monkeypatch.setattr(ctypes, "CDLL", load)

    return take_away


@pytest.fixture
def managers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that says which package managers this system has."""

    def have(*names: str) -> None:
        monkeypatch.setattr(shutil, "which", {name: f"/usr/bin/{name}" for name in names}.get)

    return have


def test_what_is_missing_is_named_with_the_command_that_gets_it(
    lack: Lack, managers: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    lack("libEGL.so.1", "libxcb-cursor.so.0")
    managers("apt-get")
    monkeypatch.setattr(libraries, "may_install", lambda: False)
    record = tmp_path / "missing"

    libraries.provide(str(record))

    said = capsys.readouterr().err
    assert "this system lacks libEGL.so.1, libxcb-cursor.so.0" in said
    assert "Your files are safe" in said
    assert said.endswith("    sudo apt-get install libegl1 libxcb-cursor0\n")
    assert record.read_text(encoding="utf-8").split() == ["libEGL.so.1", "libxcb-cursor.so.0"]


def test_fedora_has_names_of_its_own(managers: Callable[..., None]) -> None:
    managers("dnf")

    assert libraries.install_commands(["libEGL.so.1", "libxcb-cursor.so.0"]) == [
        "sudo dnf install libglvnd-egl xcb-util-cursor"
    ]


def test_where_no_package_manager_is_known_both_commands_are_named(
    managers: Callable[..., None],
) -> None:
    managers()

    assert len(libraries.install_commands(["libGL.so.1"])) == 2


def test_a_container_gets_what_is_missing_at_once(
    lack: Lack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lack("libEGL.so.1")
    ran: list[list[str]] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command)
        lack()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(libraries, "may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", run)

    libraries.provide(str(tmp_path / "missing"))

    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]
    assert ran[-1][-1] == "libegl1"
    assert capsys.readouterr().err == "Installing the system libraries that the window needs: libegl1\n"
    assert not (tmp_path / "missing").exists()


def test_a_container_without_a_network_is_told_the_command(
    lack: Lack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lack("libEGL.so.1")
    monkeypatch.setattr(libraries, "may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 100))

    libraries.provide(str(tmp_path / "missing"))

    assert "install libegl1" in capsys.readouterr().err
    assert (tmp_path / "missing").exists()


@pytest.mark.parametrize(
    ("user", "managers_here", "container", "may"),
    [
        (0, ("apt-get",), True, True),
        (1000, ("apt-get",), True, False),
        (0, ("dnf",), True, False),
        (0, ("apt-get",), False, False),
    ],
)
def test_only_root_in_a_container_with_apt_get_installs_unasked(
    user: int,
    managers_here: tuple[str, ...],
    container: bool,
    may: bool,
    managers: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    managers(*managers_here)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(libraries, "in_container", lambda: container)

    assert libraries.may_install() is may


def test_a_container_is_known_by_its_marks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("container", raising=False)
    monkeypatch.setattr(libraries, "CONTAINER_FILES", (str(tmp_path / "mark"),))
    monkeypatch.setattr(libraries, "CONTAINER_WORDS", ())

    assert not libraries.in_container()

    (tmp_path / "mark").touch()

    assert libraries.in_container()


def test_a_later_start_of_the_window_looks_again_and_forgets(
    lack: Lack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".venv").mkdir()
    record = Path(environment.missing_libraries_file(str(tmp_path)))
    record.write_text("libEGL.so.1\n", encoding="utf-8")
    lack("libEGL.so.1")

    environment.warn_of_missing_libraries(str(tmp_path), ["frameworks", "list"])
    assert capsys.readouterr().err == ""

    environment.warn_of_missing_libraries(str(tmp_path), ["demo.eolc"])
    assert "libEGL.so.1" in capsys.readouterr().err
    assert record.exists()

    lack()
    environment.warn_of_missing_libraries(str(tmp_path), [])
    assert capsys.readouterr().err == ""
    assert not record.exists()


@pytest.mark.parametrize("known", [True, False])
def test_a_window_that_cannot_load_qt_says_why(
    known: bool, lack: Lack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def command(argv: list[str]) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    lack(*(["libEGL.so.1"] if known else []))
    monkeypatch.setattr("eolc_desktop.cli.main", command)

    assert main_module.start([]) == 1

    said = capsys.readouterr().err
    assert "The window cannot open" in said
    assert "libEGL.so.1" in said
    assert "Your files are safe" in said


def test_a_fault_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def command(argv: list[str]) -> int:
        raise ImportError("No module named 'eolc_desktop.misspelt'")

    monkeypatch.setattr("eolc_desktop.cli.main", command)

    with pytest.raises(ImportError, match="misspelt"):
        main_module.start([])


def test_the_table_names_all_that_qt_is_linked_to() -> None:
    """Every system library that Qt's own files ask for directly is in the table, or comes with any system."""
    import PySide6

    folder = Path(PySide6.__file__).parent / "Qt"
    asked: set[str] = set()
    for name in (
        *(f"lib/libQt6{part}.so.6" for part in ("Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa")),
        *(f"plugins/platforms/libq{platform}.so" for platform in ("xcb", "offscreen")),
    ):
        asked |= needed(folder / name)
    anywhere = ("libc.", "libm.", "libdl.", "libpthread.", "libgcc_s.", "libstdc++.", "libresolv.", "librt.")
    bundled = ("libQt6", "libicu")
    system = {name for name in asked if not name.startswith((*anywhere, *bundled, "ld-linux"))}

    assert "libxcb-cursor.so.0" in system
    # Compression is there wherever glib and freetype are.
    assert system - {"libz.so.1", "libzstd.so.1", "libbrotlidec.so.1", "libbrotlicommon.so.1"} <= set(
        libraries.LIBRARIES
    )


def needed(path: Path) -> set[str]:
    """Return the names of versioned shared libraries that stand in a file."""
    return {name.decode() for name in re.findall(rb"(?<=\0)lib[\w+-]+\.so\.[\w.]+(?=\0)", path.read_bytes())}

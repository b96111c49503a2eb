"""The first start on a fresh clone, and every start after it, as a person at a terminal sees them."""

from __future__ import annotations

import ast
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

import main as main_module
from installers import environment, setup_env
from tests.installers.checkouts import COMMAND, PATIENCE, Checkout, add_wheel, make_checkout

# Making an environment takes seconds: these share one, and stay on one worker.
together = pytest.mark.xdist_group("set-up")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return make_checkout(tmp_path_factory.mktemp("of a person"))


@pytest.fixture
def clone(made: Checkout) -> Checkout:
    """Return a checkout that was started once, as its lock of version 1.0 wants it."""
    made.lock("1.0")
    made.command(COMMAND)
    assert made.start().returncode == 0
    return made


@together
def test_the_first_start_sets_up_and_the_second_says_nothing(made: Checkout) -> None:
    first = made.start("show", "Tŷ Gwyn.eolc", "--json")

    assert (first.returncode, json.loads(first.stdout)) == (
        0,
        {
            "argv": ["show", "Tŷ Gwyn.eolc", "--json"],
            "prefix": str((made.root / ".venv").resolve()),
            "tiny": "1.0",
        },
    )
    assert first.stderr.splitlines()[0].startswith(f"Setting up: installing what it needs into {made.root}")
    assert first.stderr.splitlines()[-1] == "Ready."

    second = made.start("fail")

    assert (second.returncode, second.stderr) == (7, "")
    assert json.loads(second.stdout)["argv"] == ["fail"]

    straight = made.start("fail", python=made.python)

    assert (straight.returncode, straight.stderr, straight.stdout) == (7, "", second.stdout)


@together
def test_a_start_that_finds_all_done_loads_nothing_of_the_set_up(clone: Checkout) -> None:
    clone.command("import sys\ndef main(argv):\n    print(*sys.modules)\n    return 0\n")

    loaded = set(clone.start(python=clone.python).stdout.split())

    assert "installers.environment" in loaded
    assert not loaded & {"subprocess", "hashlib", "pathlib", "venv", "installers.setup_env"}


@together
def test_a_new_lock_is_installed_at_the_next_start(clone: Checkout) -> None:
    clone.lock("2.0")

    again = clone.start()

    assert json.loads(again.stdout)["tiny"] == "2.0"
    assert "Setting up" in again.stderr


@together
def test_a_set_up_that_was_cut_off_is_done_again(clone: Checkout) -> None:
    clone.stamp.unlink()
    shutil.rmtree(next((clone.root / ".venv").rglob("tiny-1.0.dist-info")))
    next((clone.root / ".venv").rglob("tiny.py")).unlink()

    again = clone.start()

    assert again.returncode == 0
    assert json.loads(again.stdout)["tiny"] == "1.0"
    assert clone.stamp.exists()


@together
def test_without_a_network_it_says_what_is_safe_and_what_to_do(clone: Checkout) -> None:
    clone.lock("3.0")
    wheel = clone.wheels / "tiny-3.0-py3-none-any.whl"
    aside = wheel.rename(wheel.with_suffix(".aside"))

    failed = clone.start()

    assert (failed.returncode, failed.stdout) == (1, "")
    assert "could not be installed" in failed.stderr
    assert "tiny==3.0" in failed.stderr
    assert "Your files are safe" in failed.stderr
    assert "connected to the internet" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not clone.stamp.exists()

    aside.rename(wheel)

    assert json.loads(clone.start().stdout)["tiny"] == "3.0"


@together
def test_a_package_that_was_tampered_with_is_refused(clone: Checkout) -> None:
    add_wheel(clone.wheels, "4.0")
    clone.lock("4.0", digest="0" * 64)

    refused = clone.start()

    assert refused.returncode == 1
    assert "could not be installed" in refused.stderr
    assert not clone.stamp.exists()
    assert not list((clone.root / ".venv").rglob("tiny-4.0.dist-info"))


@together
def test_of_two_starts_at_once_one_sets_up_and_both_go_on(clone: Checkout) -> None:
    clone.lock("5.0")

    starts = [clone.begin("show"), clone.begin("show")]
    ended = [start.communicate(timeout=PATIENCE) for start in starts]

    assert [start.returncode for start in starts] == [0, 0]
    assert sorted("Setting up" in err for _, err in ended) == [False, True]
    assert [json.loads(out)["tiny"] for out, _ in ended] == ["5.0", "5.0"]


@together
def test_a_start_waits_while_another_sets_up(clone: Checkout) -> None:
    clone.lock("7.0")

    with setup_env.one_at_a_time(str(clone.root / setup_env.LOCK)):
        second = clone.begin("show")
        assert second.stderr is not None
        said = second.stderr.readline()
        assert second.poll() is None
    out, _ = second.communicate(timeout=PATIENCE)

    assert said.startswith("Another start is setting EoLC Desktop up. Waiting")
    assert json.loads(out)["tiny"] == "7.0"


@together
def test_what_developers_need_holds_all_that_is_needed_to_run(clone: Checkout) -> None:
    (clone.root / "installers" / "checks.py").write_text(
        "def main(root, extra):\n    print('checking', *extra)\n    return 3\n", encoding="utf-8"
    )
    clone.lock("6.0")

    tested = clone.start("test", "-k", "gaps")
    started = clone.start("show")

    assert (tested.returncode, tested.stdout) == (3, "checking -k gaps\n")
    assert "installing what its tests need" in tested.stderr
    assert (json.loads(started.stdout)["tiny"], started.stderr) == ("6.0", "")


@together
@pytest.mark.skipif(os.name == "nt", reason="there the Python of an environment is no link")
def test_an_environment_whose_python_is_gone_is_made_anew(clone: Checkout) -> None:
    for name in ("python", "python3", f"python3.{sys.version_info[1]}"):
        (clone.python.parent / name).unlink()
        (clone.python.parent / name).symlink_to("/gone/bin/python3")

    start = clone.start()

    assert start.returncode == 0
    assert "Setting up" in start.stderr


@together
def test_a_folder_that_was_moved_gets_an_environment_of_its_own(clone: Checkout) -> None:
    moved = Checkout(clone.root.parent / "somewhere else", clone.wheels)
    clone.root.rename(moved.root)
    try:
        start = moved.start()
        noted = (moved.root / ".venv" / "pyvenv.cfg").read_text(encoding="utf-8")
    finally:
        moved.root.rename(clone.root)

    assert json.loads(start.stdout)["prefix"] == str(moved.root.resolve() / ".venv")
    assert "Setting up" in start.stderr
    assert "somewhere else" in noted
    assert clone.root.name not in noted


def test_a_folder_that_cannot_be_set_up_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / setup_env.LOCK).mkdir()  # in the way, even of an administrator

    assert setup_env.set_up(str(tmp_path), developing=False) is False

    said = capsys.readouterr().err
    assert f"could not be set up in {tmp_path}" in said
    assert "Nothing else was touched" in said


def test_a_python_without_environments_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = make_checkout(tmp_path)
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert setup_env.set_up(str(clone.root), developing=False) is False

    said = capsys.readouterr().err
    assert "sudo apt-get install python3-venv" in said
    assert f"python3.{sys.version_info[1]}-venv" in said
    assert not (clone.root / ".venv").exists()


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 6, 15, "final", 0))

    assert main_module.main(["demo", "out"]) == 1

    assert capsys.readouterr().err.startswith(
        "EoLC Desktop needs Python 3.11 or later; this is Python 3.6.\nNothing was changed."
    )


def test_an_old_python_can_read_main(checkout: Path) -> None:
    ast.parse((checkout / "main.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_frozen_build_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(argv: list[str]) -> int:
        started.append(argv)
        return 0

    def never(*_: object) -> bool:
        raise AssertionError("a frozen build has no environment to set up")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(main_module, "start", start)
    monkeypatch.setattr(environment, "is_ready", never)

    assert main_module.main(["demo.eolc"]) == 0
    assert started == [["demo.eolc"]]


def test_an_environment_that_does_not_work_does_not_go_round_in_circles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(environment.HAND_OVERS, "2")

    assert environment.hand_over(str(tmp_path), ["main.py"], environment.count_hand_overs()) == 1

    assert "does not use its own packages" in capsys.readouterr().err
    assert environment.HAND_OVERS not in os.environ

"""Make the environment of a checkout: a `.venv` with what is pinned, checked by hash.

Only the standard library is at hand here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from installers import environment, libraries
from installers.say import say

OLDEST_PYTHON = (3, 11)
LOCK = ".venv.lock"
REPORTED_LINES = 6


class SetUpError(Exception):
    """The environment could not be made; the message says why, what is safe and what to do."""


def set_up(root: str, developing: bool) -> bool:
    """Make the environment, or mend it, and tell whether the program can start in it.

    Two starts at once take turns: the second waits, and finds everything done.
    """
    try:
        with one_at_a_time(os.path.join(root, LOCK)):
            if not environment.is_ready(root, developing):
                _make(root, developing)
    except SetUpError as failure:
        say(str(failure))
        return False
    except OSError as error:
        say(
            f"EoLC Desktop could not be set up in {environment.venv_dir(root)}: {error}\n"
            "Nothing else was touched. The folder must be one that you can write to, with 600 MB free; "
            "then start again."
        )
        return False
    except KeyboardInterrupt:
        say("\nStopped. Nothing else was touched; the next start goes on with the set-up.")
        return False
    return True


def _make(root: str, developing: bool) -> None:
    what = "what its tests need" if developing else "what it needs"
    say(
        f"Setting up: installing {what} into {environment.venv_dir(root)}\n"
        "This is done once and takes a minute or two."
    )
    for stale in (True, False):
        _remove(environment.stamp_file(root, stale))
    if not _is_usable(root):
        _make_venv(root)
    _install(root, developing)
    libraries.provide(environment.missing_libraries_file(root))
    version = _version_of(environment.venv_python(root))
    # What is needed to develop holds all that is needed to run, at the same versions.
    for kind in (False, True) if developing else (False,):
        _write_whole(environment.stamp_file(root, kind), environment.stamp(root, kind, version))
    say("Ready.")


def _is_usable(root: str) -> bool:
    """Tell whether the packages can go into the environment that is there.

    One that was moved here with its folder, or whose Python was replaced or is too old, is not.
    """
    if environment.is_inside(root) and environment.WINDOWS:
        return True  # Windows cannot remove a Python that runs
    try:
        noted = environment.made_with(root)
        version = _version_of(environment.venv_python(root))
    except (OSError, SetUpError):
        return False
    made_here = noted.get("command", environment.venv_dir(root)).endswith(environment.venv_dir(root))
    same_python = noted.get("version", "").startswith(f"{version[0]}.{version[1]}.")
    return made_here and same_python and version >= OLDEST_PYTHON


def _make_venv(root: str) -> None:
    try:
        import ensurepip
        import venv
    except ImportError:
        raise SetUpError(_venv_advice()) from None
    del ensurepip, venv
    folder = environment.venv_dir(root)
    _remove(folder)
    # Inside an environment of any kind, sys.executable would make one that hangs on it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run(
        [python, "-m", "venv", folder], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        _remove(folder)
        if "ensurepip" in done.stdout + done.stderr:
            raise SetUpError(_venv_advice())
        raise SetUpError(
            f"Python could not make its environment in {folder}:\n{_last_lines(done.stdout + done.stderr)}\n"
            "Nothing else was touched. When the cause is mended, start again."
        )


def _venv_advice() -> str:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        f"This Python {version} comes without the part that makes environments (venv with ensurepip).\n"
        "Nothing was changed. On Debian or Ubuntu, install it and start again:\n"
        f"    sudo apt-get install python3-venv        (or python{version}-venv)"
    )


def _install(root: str, developing: bool) -> None:
    command = [
        _console_python(root), "-I", "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:",
        "--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2",
        "-r", environment.lock_file(root, developing),
    ]  # fmt: skip
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}  # they would lead the packages astray
    settings = {name: value for name, value in os.environ.items() if name not in elsewhere}
    done = subprocess.run(
        command,
        env=settings,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise SetUpError(
            "What EoLC Desktop needs could not be installed. The installer (pip) said:\n"
            f"{_last_lines(done.stderr or done.stdout)}\n"
            "Your files are safe, and nothing outside .venv was changed. Is this computer connected to the "
            "internet? Where a proxy is used, pip must know it. Then start again: it goes on from here."
        )


def _console_python(root: str) -> str:
    python = environment.venv_python(root)
    return python.replace("pythonw.exe", "python.exe") if environment.WINDOWS else python


def _version_of(python: str) -> tuple[int, int]:
    """Return major and minor version of a Python by running it.

    Raises:
        SetUpError: It does not run, or has no pip.
    """
    script = "import sys, pip; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-I", "-c", script], capture_output=True, encoding="utf-8", errors="replace", check=True
        )
        major, minor = done.stdout.split()
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise SetUpError(f"The Python in {environment.VENV} does not run: {error}") from error
    return int(major), int(minor)


def _last_lines(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join("    " + line for line in lines[-REPORTED_LINES:])


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def _write_whole(path: str, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    partial = path + ".part"
    with open(partial, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


@contextmanager
def one_at_a_time(path: str) -> Iterator[None]:
    """Hold a lock that dies with the process; say so once if somebody else holds it, and wait."""
    with open(path, "ab") as file:
        if not _try_lock(file.fileno()):
            say("Another start is setting EoLC Desktop up. Waiting for it …")
            _wait_for_lock(file.fileno())
        yield


if sys.platform == "win32":
    import msvcrt
    import time

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        while not _try_lock(descriptor):
            time.sleep(0.5)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

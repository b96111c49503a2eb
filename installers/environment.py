"""Where the environment of a checkout is, and whether it is ready. Read at every start: keep it light.

A stamp beside the installed packages says what was installed there and for which Python. It is the last
thing written when setting up, so a set-up that was interrupted is done again.
"""

from __future__ import annotations

import os
import sys

VENV = ".venv"
HAND_OVERS = "EOLC_DESKTOP_HAND_OVERS"
WINDOWS = sys.platform == "win32"
LOCKS = {False: "requirements-run.txt", True: "requirements-dev.txt"}


def venv_dir(root: str) -> str:
    """Return the folder of a checkout's environment."""
    return os.path.join(root, VENV)


def venv_python(root: str) -> str:
    """Return the Python of the environment; without a console where this one has none."""
    if not WINDOWS:
        return os.path.join(root, VENV, "bin", "python")
    name = "pythonw.exe" if os.path.basename(sys.executable).lower() == "pythonw.exe" else "python.exe"
    return os.path.join(root, VENV, "Scripts", name)


def lock_file(root: str, developing: bool) -> str:
    """Return the list of pinned packages, to run or to develop."""
    return os.path.join(root, "installers", LOCKS[developing])


def stamp_file(root: str, developing: bool) -> str:
    """Return the file that says what is installed."""
    return os.path.join(root, VENV, ".installed-" + LOCKS[developing])


def missing_libraries_file(root: str) -> str:
    """Return the file that is there while Qt's system libraries are known to be missing."""
    return os.path.join(root, VENV, ".missing-libraries")


def stamp(root: str, developing: bool, version: tuple[int, ...]) -> bytes:
    """Return what the stamp says when all is well: the place, the Python, and the whole lock.

    The lock itself and not its hash: comparing 60 kB takes less time than importing hashlib.
    """
    with open(lock_file(root, developing), "rb") as lock:
        pinned = lock.read()
    return f"{venv_dir(root)}\n{version[0]}.{version[1]}\n".encode() + pinned


def count_hand_overs() -> int:
    """Return how many starts handed over to this one, and forget it."""
    return int(os.environ.pop(HAND_OVERS, "") or 0)


def is_inside(root: str) -> bool:
    """Tell whether this very Python is the environment's own."""
    here, venv = os.path.normcase(sys.prefix), os.path.normcase(venv_dir(root))
    return here == venv or os.path.realpath(here) == os.path.realpath(venv)


def is_ready(root: str, developing: bool) -> bool:
    """Tell whether the environment stands as this checkout wants it."""
    try:
        with open(stamp_file(root, developing), "rb") as file:
            found = file.read()
        if is_inside(root):
            version: tuple[int, ...] = sys.version_info[:2]
        else:
            version = stamped_version(found)
            # The Python that it was made from may be gone, and then only the shell of one is left.
            if not os.path.exists(venv_python(root)) or not os.path.isdir(made_with(root)["home"]):
                return False
        return found == stamp(root, developing, version)
    except (OSError, ValueError, KeyError):
        return False


def stamped_version(found: bytes) -> tuple[int, ...]:
    """Return the Python version that a stamp names.

    Raises:
        ValueError: It names none.
    """
    lines = found.split(b"\n", 2)
    if len(lines) < 3:
        raise ValueError("not a stamp")
    return tuple(int(part) for part in lines[1].split(b"."))


def made_with(root: str) -> dict[str, str]:
    """Return what Python noted when it made the environment: home, version, command."""
    with open(os.path.join(root, VENV, "pyvenv.cfg"), encoding="utf-8") as file:
        pairs = (line.partition("=") for line in file)
        return {name.strip(): value.strip() for name, _, value in pairs}


def hand_over(root: str, arguments: list[str], before: int) -> int:
    """Go on with the environment's own Python, and return its exit code where the system has no exec.

    A start that was handed over hands over once more at most, after mending the environment: an
    environment that is not used by its own Python must not set the program going round in circles.
    """
    if before > 1:
        sys.stderr.write(
            f"The Python in {venv_dir(root)} does not use its own packages. Nothing was changed. "
            "Unset PYTHONHOME, or remove that folder; then start again.\n"
        )
        return 1
    # macOS sets this for its framework builds, and it would send the new process back to the old prefix.
    os.environ.pop("__PYVENV_LAUNCHER__", None)
    os.environ[HAND_OVERS] = str(before + 1)
    command = [venv_python(root), *arguments]
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    # exec on Windows returns to the prompt at once, while the program still runs.
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the program gets Ctrl+C too, and decides


def warn_of_missing_libraries(root: str, argv: list[str]) -> None:
    """Say, before the window would open, that Qt's system libraries were found missing at set-up."""
    opens_window = not argv or argv[0].endswith(".eolc")
    if opens_window and os.path.exists(missing_libraries_file(root)):
        from installers import libraries

        libraries.look_again(missing_libraries_file(root))

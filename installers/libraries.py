"""The system libraries that Qt needs on Linux: which are missing, and how to get them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from installers.say import say

# What QtGui and its xcb and offscreen platforms are linked to, from `readelf -d`; with the packages of
# Debian and Ubuntu, and of Fedora and Red Hat.
LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
CONTAINER_FILES = ("/.dockerenv", "/run/.containerenv")
CONTAINER_WORDS = ("docker", "containerd", "kubepods", "lxc", "podman")


def missing() -> list[str]:
    """Return the libraries that this system does not have; none where it is not Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in LIBRARIES if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def apt_packages(names: list[str]) -> list[str]:
    """Return the Debian and Ubuntu packages that hold some libraries."""
    return sorted({LIBRARIES[name][0] for name in names})


def install_commands(names: list[str]) -> list[str]:
    """Return the commands that install some libraries, for the package managers that this system has."""
    commands = {
        "apt-get": "sudo apt-get install " + " ".join(apt_packages(names)),
        "dnf": "sudo dnf install " + " ".join(sorted({LIBRARIES[name][1] for name in names})),
    }
    here = [command for manager, command in commands.items() if shutil.which(manager)]
    return here or list(commands.values())


def in_container() -> bool:
    """Tell whether this system is a container, which its maker throws away and builds again."""
    # systemd and podman set it, in small letters
    if os.environ.get("container") or any(os.path.exists(path) for path in CONTAINER_FILES):  # noqa: SIM112
        return True
    try:
        with open("/proc/1/cgroup", encoding="utf-8") as file:
            groups = file.read()
    except OSError:
        return False
    return any(word in groups for word in CONTAINER_WORDS)


def may_install() -> bool:
    """Tell whether installing system packages unasked is right: in a container, as root, with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get")) and in_container()


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages, and tell whether it worked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", *command], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        # An update may fail for one of several sources, and the packages be there all the same.
        if done.returncode and command[0] == "install":
            return False
    return True


def provide(record: str) -> None:
    """Look for Qt's libraries; install them in a container, or else say what to do, and note what misses."""
    names = missing()
    if names and may_install():
        say("Installing the system libraries that the window needs: " + ", ".join(apt_packages(names)))
        if apt_install(apt_packages(names)):
            names = missing()
    _note(record, names)
    if names:
        _tell(names)


def look_again(record: str) -> None:
    """Look once more for the libraries that were missing at set-up."""
    names = missing()
    _note(record, names)
    if names:
        _tell(names)


def explain(error: str) -> None:
    """Say why the window cannot open, after Qt could not be loaded."""
    names = missing()
    if names:
        _tell(names)
    else:
        say(
            f"The window cannot open, because Qt could not be loaded: {error}\n"
            "Your files are safe. Install the library that is named there, then start again."
        )


def _note(record: str, names: list[str]) -> None:
    if names:
        with open(record, "w", encoding="utf-8") as file:
            file.write("\n".join(names) + "\n")
    elif os.path.exists(record):
        os.remove(record)


def _tell(names: list[str]) -> None:
    say(
        "The window cannot open yet: this system lacks "
        + ", ".join(names)
        + ".\nYour files are safe, and the commands that need no window work. To get what is missing:\n"
        + "\n".join(f"    {command}" for command in install_commands(names))
    )

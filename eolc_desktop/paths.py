"""Where the program's own files and the user's folders are: in a checkout, a wheel and a frozen build."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APP_NAME = "EoLC Desktop"
DATA_HOME_VARIABLE = "EOLC_DESKTOP_HOME"


@cache
def _root() -> Path:
    """Return the folder that holds `frameworks/` and `resources/`."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    for candidate in (Path(frozen) if frozen else None, package / "_data", package.parent):
        if candidate is not None and (candidate / "frameworks").is_dir():
            return candidate
    raise FileNotFoundError(f"The program's own files are missing beside {package}. Install it again.")


def frameworks_dir() -> Path:
    """Return the folder of the framework files that come with the program."""
    return _root() / "frameworks"


def framework_schema() -> Path:
    """Return the JSON Schema of framework files."""
    return frameworks_dir() / "schema" / "framework.schema.json"


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own files under `resources/`."""
    return _root().joinpath("resources", *parts)


def user_data_dir() -> Path:
    """Return the user's own data folder on this computer; it may not exist yet.

    The environment variable EOLC_DESKTOP_HOME replaces it, for tests and for portable use.
    """
    chosen = os.environ.get(DATA_HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def backups_dir() -> Path:
    """Return the folder of the backups of all workspaces."""
    return user_data_dir() / "backups"


def own_frameworks_dir() -> Path:
    """Return the folder of the frameworks that the user brought; it may not exist yet."""
    return user_data_dir() / "frameworks"


def settings_file() -> Path:
    """Return the file of the program's settings."""
    return user_data_dir() / "settings.json"

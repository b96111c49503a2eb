"""What a person chose about the program itself, kept from day to day."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeGuard

from eolc_desktop import paths

VERSION: Final = 1
THEMES: Final = ("system", "light", "dark", "contrast")
TEXT_SCALES: Final = (100, 200)
MOST_RECENT: Final = 12

THEME_VARIABLE: Final = "EOLC_DESKTOP_THEME"
TEXT_VARIABLE: Final = "EOLC_DESKTOP_TEXT"

_OLD_SECONDS: Final = 24 * 60 * 60


@dataclass(frozen=True)
class Recent:
    """A workspace that was open lately.

    Args:
        path: Where it was.
        place: What it is about.
        changed: Its last change when it was last open, as an ISO 8601 time.
    """

    path: str
    place: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Settings:
    """All settings; each has a default, so that a file may leave any of them out.

    Args:
        theme: One of THEMES.
        text_scale: Size of the text in percent.
        role: In which role the person works, such as "Commissioning lead". Never a name.
        motion: Whether things may move on screen.
        own_questions: Whether only the questions for the setting of a service are listed.
        recent: Workspaces that were open lately, the latest first.
    """

    theme: str = "system"
    text_scale: int = 100
    role: str = ""
    motion: bool = True
    own_questions: bool = False
    recent: tuple[Recent, ...] = ()

    def with_recent(self, recent: Recent) -> Settings:
        """Return the settings with a workspace at the top of the recent ones."""
        others = tuple(other for other in self.recent if other.path != recent.path)
        return replace(self, recent=(recent, *others)[:MOST_RECENT])

    def without_recent(self, path: str) -> Settings:
        """Return the settings without one of the recent workspaces."""
        return replace(self, recent=tuple(recent for recent in self.recent if recent.path != path))

    def theme_in_use(self) -> str:
        """Return the theme, or the one that the environment asks for."""
        asked = os.environ.get(THEME_VARIABLE, "")
        return asked if asked in THEMES else self.theme

    def text_in_use(self) -> int:
        """Return the size of the text in percent, or the one that the environment asks for."""
        asked = os.environ.get(TEXT_VARIABLE, "")
        return _within(int(asked)) if asked.isascii() and asked.isdigit() else self.text_scale


def load(path: Path | None = None) -> Settings:
    """Read the settings; where they cannot be read, set the file aside and start with the defaults."""
    path = path or paths.settings_file()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _set_aside(path, f"cannot be read ({type(error).__name__})")
        return Settings()
    if not isinstance(data, dict) or not _is_whole(data.get("version")):
        _set_aside(path, "are not settings")
        return Settings()
    if data["version"] > VERSION:
        _set_aside(path, f"come from a newer version of the program ({data['version']})")
        return Settings()
    return _settings(data)


def save(settings: Settings, path: Path | None = None) -> bool:
    """Write the settings whole or not at all; tell whether that was possible.

    A full disk or a read-only folder must not stop anybody's work, so it is only noted in the log.
    """
    path = path or paths.settings_file()
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    text = json.dumps({"version": VERSION, **asdict(settings)}, ensure_ascii=False, indent=2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_over(path)
        with new.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            # Or a power cut could leave an empty file under the right name.
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        _warn("The settings could not be written: %s", error.strerror)
        with suppress(OSError):
            new.unlink()
        return False
    return True


def _clear_left_over(path: Path) -> None:
    """Remove what a process that was killed while saving left behind; its name says whose it was."""
    for left in path.parent.glob(f"{path.name}.*.new"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD_SECONDS:
                left.unlink()


def _settings(data: Mapping[str, Any]) -> Settings:
    """Take over what is as it should be; the rest stays at its default."""
    defaults = Settings()
    theme, scale, role, motion = (data.get(name) for name in ("theme", "text_scale", "role", "motion"))
    recent, own = data.get("recent"), data.get("own_questions")
    return Settings(
        theme=theme if theme in THEMES else defaults.theme,
        text_scale=_within(scale) if _is_whole(scale) else defaults.text_scale,
        role=role if isinstance(role, str) else defaults.role,
        motion=motion if isinstance(motion, bool) else defaults.motion,
        own_questions=own if isinstance(own, bool) else defaults.own_questions,
        recent=tuple(_recent(entry) for entry in recent if _is_recent(entry))[:MOST_RECENT]
        if isinstance(recent, list)
        else defaults.recent,
    )


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _within(scale: int) -> int:
    return max(TEXT_SCALES[0], min(TEXT_SCALES[1], scale))


def _is_recent(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("path"), str) and bool(entry["path"])


def _recent(entry: Mapping[str, Any]) -> Recent:
    place, changed = entry.get("place"), entry.get("changed")
    return Recent(
        entry["path"], place if isinstance(place, str) else "", changed if isinstance(changed, str) else ""
    )


def _warn(message: str, *arguments: object) -> None:
    # Imported here because it is seldom needed, and holds up every start.
    import logging

    logging.getLogger(__name__).warning(message, *arguments)


def _set_aside(path: Path, why: str) -> None:
    """Keep a file that cannot be used, so that nothing a person chose is lost."""
    kept = path.with_name(f"{path.stem}.kept{path.suffix}")
    try:
        path.replace(kept)
    except OSError as error:
        _warn("The settings %s and could not be set aside: %s", why, error.strerror)
        return
    _warn("The settings %s; they are kept as %s and the defaults are used", why, kept.name)

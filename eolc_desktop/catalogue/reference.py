"""The lists under `resources/reference/`, as values."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from eolc_desktop import paths
from eolc_desktop.domain.reference import Setting


@cache
def settings() -> tuple[Setting, ...]:
    """Return the settings, in the order in which they are offered."""
    return tuple(Setting(**entry) for entry in _entries("settings"))


def _entries(name: str) -> list[dict[str, Any]]:
    """Return the entries of one list. The files are our own, and tests check them: nothing here forgives."""
    text = paths.resource("reference", f"{name}.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return entries

"""Ids for frameworks of one's own."""

from __future__ import annotations

import re
from collections.abc import Container

from eolc_desktop.domain.framework_data import DEVICES
from eolc_desktop.errors import UserError

LONGEST = 60
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOCAL = re.compile(r"-local(-[0-9]+)?$")


def free_id(framework_id: str, taken: Container[str]) -> str:
    """Return an id for a place's own edition: ambitions-2021-local, or with a number where that is taken."""
    base = _LOCAL.sub("", framework_id)
    number = 1
    while True:
        ending = "-local" if number == 1 else f"-local-{number}"
        found = base[: LONGEST - len(ending)].rstrip("-") + ending
        if found not in taken:
            return found
        number += 1


def require_id(framework_id: str) -> None:
    """Raise a UserError where a text cannot be the id of a framework."""
    if len(framework_id) > LONGEST or not _ID.fullmatch(framework_id) or framework_id in DEVICES:
        raise UserError(
            f"“{framework_id[:LONGEST]}” cannot be the id of a framework.",
            f"Use small letters, digits and single hyphens, at most {LONGEST} of them, and no name that "
            "Windows keeps for a device; such as “ambitions-2021-local”.",
        )

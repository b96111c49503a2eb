"""Lists that frameworks, services and evidence refer to: settings, population groups, maps, resources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """A kind of place or service in which people are cared for, or from which care is planned.

    Args:
        id: What items, services and evidence refer to it by, such as "care-home".
        title: What it is called on screen.
        covers: What counts as this setting, as a sentence.
    """

    id: str
    title: str
    covers: str

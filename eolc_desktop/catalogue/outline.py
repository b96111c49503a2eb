"""What can be made out of a framework file that may have faults: its scales, sections, items and ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eolc_desktop.catalogue.document import Document, Path

Mapping = dict[str, Any]
Placed = tuple[Path, Mapping]


@dataclass
class Outline:
    """The parts of a file that have the right shape, each with its path.

    Args:
        id: The framework's id, or empty.
        scales: Its scales.
        groups: The sections, as groups of neighbours.
        items: All items, in order.
        values: The values of the levels, by the id of their scale; None where they are not all numbers, or
            not all different.
    """

    id: str = ""
    scales: list[Placed] = field(default_factory=list)
    groups: list[list[Placed]] = field(default_factory=list)
    items: list[Placed] = field(default_factory=list)
    values: dict[str, list[float] | None] = field(default_factory=dict)

    @property
    def item_ids(self) -> frozenset[str]:
        """Return the ids of all items."""
        return frozenset(item["id"] for _, item in self.items if isinstance(item.get("id"), str))


def outline(document: Document) -> Outline:
    """Make out what can be made out of a document, faults or none."""
    data = document.data if isinstance(document.data, dict) else {}
    found = Outline(text(data, "id"), entries(data, (), "scales"))
    sections = entries(data, (), "sections")
    found.groups.append(sections)
    for path, section in sections:
        found.items += entries(section, path, "items")
        inner = entries(section, path, "sections")
        if inner:
            found.groups.append(inner)
        for inner_path, inner_section in inner:
            found.items += entries(inner_section, inner_path, "items")
    for path, scale in found.scales:
        if text(scale, "id"):
            found.values[text(scale, "id")] = level_values(scale, path)
    return found


def entries(data: Mapping, path: Path, name: str) -> list[Placed]:
    """Return the groups in a list of this name, leaving out whatever has another shape."""
    given = data.get(name)
    if not isinstance(given, list):
        return []
    return [((*path, name, index), entry) for index, entry in enumerate(given) if isinstance(entry, dict)]


def text(data: Mapping, name: str) -> str:
    """Return a text by its name; empty where there is none, or something else."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def number(data: Mapping, name: str) -> float | None:
    """Return a number by its name, or None where there is none, or something else."""
    value = data.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def level_values(scale: Mapping, path: Path) -> list[float] | None:
    """Return the values of a scale's levels, or None where they are not all numbers, each another one."""
    given = [number(level, "value") for _, level in entries(scale, path, "levels")]
    values = [value for value in given if value is not None]
    return values if values and len({*values}) == len(given) else None

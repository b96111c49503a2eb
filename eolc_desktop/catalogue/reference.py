"""The lists under `resources/reference/`, as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from eolc_desktop import paths
from eolc_desktop.domain.frameworks import Source
from eolc_desktop.domain.reference import (
    Code,
    Existence,
    PopulationGroup,
    Resource,
    ResourceKind,
    Setting,
)


@cache
def settings() -> tuple[Setting, ...]:
    """Return the settings, in the order in which they are offered."""
    return tuple(Setting(**entry) for entry in _entries("settings"))


@cache
def population_groups() -> tuple[PopulationGroup, ...]:
    """Return the groups of people who may get less, in the order in which they are offered."""
    return tuple(PopulationGroup(**entry) for entry in _entries("population-groups"))


@cache
def pathway_steps() -> tuple[Code, ...]:
    """Return the steps of the care pathway, P1 to P6, and what runs through all of them, PX."""
    return tuple(Code(**entry) for entry in _entries("pathway-steps"))


@cache
def commissioning_stages() -> tuple[Code, ...]:
    """Return the stages of commissioning, S1 to S4."""
    return tuple(Code(**entry) for entry in _entries("commissioning-stages"))


@cache
def resources() -> tuple[Resource, ...]:
    """Return the useful resources that the source documents name, by kind and title."""
    found = (
        Resource(
            id=entry["id"],
            title=entry["title"],
            kind=ResourceKind(entry["kind"]),
            publisher=entry.get("publisher", ""),
            summary=entry["summary"],
            existence=Existence(entry["existence"]),
            since=entry.get("since", ""),
            source=Source(**entry["source"]),
            items=tuple((pair["framework"], pair["item"]) for pair in entry["items"]),
        )
        for entry in _entries("resources")
    )
    kinds = list(ResourceKind)
    return tuple(sorted(found, key=lambda resource: (kinds.index(resource.kind), resource.title)))


@cache
def purposes() -> Mapping[str, str]:
    """Return by its id what each framework of the program is for, as a sentence."""
    return {entry["framework"]: entry["purpose"] for entry in _entries("purposes")}


def _entries(name: str) -> list[dict[str, Any]]:
    """Return the entries of one list. The files are our own, and tests check them: nothing here forgives."""
    text = paths.resource("reference", f"{name}.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return entries

"""The useful resources as rows that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eolc_desktop.domain.reference import Existence, Resource, ResourceKind
from eolc_desktop.operations.finding import fold
from eolc_desktop.ui.library.outline import Kind, Line
from eolc_desktop.ui.library.places import Place

KIND_WORDS: Final = {
    ResourceKind.TOOL: "Tool",
    ResourceKind.GUIDE: "Guide",
    ResourceKind.DATA: "Data",
    ResourceKind.TRAINING: "Training",
    ResourceKind.EXAMPLE: "Good-practice example",
    ResourceKind.ORGANISATION: "Organisation",
}

EXISTENCE_WORDS: Final = {
    Existence.THERE: "Still there",
    Existence.REPLACED: "Replaced",
    Existence.GONE: "Gone",
    Existence.UNKNOWN: "Not known whether it is still there",
}


def find(resources: Sequence[Resource], text: str, kind: ResourceKind | None = None) -> tuple[Resource, ...]:
    """Return the resources of a kind that hold every word of a text, those whose title does first."""
    words = fold(text).split()
    wanted = (each for each in resources if kind in (None, each.kind))
    found = [each for each in wanted if all(word in _texts(each) for word in words)]
    return tuple(sorted(found, key=lambda each: not all(word in fold(each.title) for word in words)))


def lines(resources: Sequence[Resource]) -> tuple[Line, ...]:
    """Return resources as rows."""
    return tuple(_line(resource) for resource in resources)


def _texts(resource: Resource) -> str:
    kind = KIND_WORDS[resource.kind]
    return fold(f"{resource.title} {resource.publisher} {resource.summary} {resource.since} {kind}")


def _line(resource: Resource) -> Line:
    parts = [KIND_WORDS[resource.kind]]
    if resource.publisher:
        parts.append(resource.publisher)
    if resource.existence in (Existence.GONE, Existence.REPLACED):
        parts.append(EXISTENCE_WORDS[resource.existence].lower())
    detail = " · ".join(parts)
    place = Place(resource=resource.id)
    return Line(Kind.FRAMEWORK, place, resource.title, detail=detail, spoken=f"{resource.title}, {detail}")

"""All that the Library shows, read once: frameworks, the lists that they refer to, and what leads where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from eolc_desktop.domain.frameworks import Framework, Item, Section, Status
from eolc_desktop.domain.reference import Code, Resource, Setting
from eolc_desktop.operations.finding import Entry, entries_of
from eolc_desktop.ui.library.names import details_of, names_of, titles_of
from eolc_desktop.ui.library.places import ALL_RESOURCES, HOME, Filter, Place

HISTORIC: Final = "Historic"


@dataclass(frozen=True)
class Shelf:
    """The library as it was read.

    Args:
        frameworks: In the order in which they are shown.
        own: The ids of the user's own ones.
        settings: In the order in which they are offered.
        steps: Pathway steps.
        stages: Commissioning stages.
        resources: What the sources name as useful.
        purposes: By framework id, what a framework is for, as a sentence.
        broken: Files of the user's own that cannot be used, each with how many faults it has.
    """

    frameworks: tuple[Framework, ...] = ()
    own: frozenset[str] = frozenset()
    settings: tuple[Setting, ...] = ()
    steps: tuple[Code, ...] = ()
    stages: tuple[Code, ...] = ()
    resources: tuple[Resource, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[tuple[Path, int], ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Framework]:
        """Return the frameworks by their ids."""
        return {framework.id: framework for framework in self.frameworks}

    @cached_property
    def names(self) -> dict[str, str]:
        """Return short names with the edition, by id, each told apart from all others."""
        return names_of(self.frameworks)

    @cached_property
    def details(self) -> dict[str, str]:
        """Return what stands beneath the short name, by id, so that the two together are told apart."""
        return details_of(self.frameworks)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Return full titles, by id, each told apart from all others."""
        return titles_of(self.frameworks)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return all that the search can find."""
        return entries_of(self.frameworks)

    @cached_property
    def groups(self) -> tuple[tuple[str, tuple[Framework, ...]], ...]:
        """Return the frameworks under headings: in use, the user's own, and last those kept for history."""
        mine = [each for each in self.frameworks if each.id in self.own]
        rest = [each for each in self.frameworks if each.id not in self.own]
        parts = (
            ("In use today", [each for each in rest if each.status is Status.CURRENT]),
            ("Your own", mine),
            (HISTORIC, [each for each in rest if each.status is not Status.CURRENT]),
        )
        return tuple((title, tuple(found)) for title, found in parts if found)

    @cached_property
    def leading_to(self) -> Mapping[tuple[str, str], tuple[tuple[str, str, str], ...]]:
        """Return by item which items point to it: their framework, their id, and the kind of the link."""
        found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for framework in self.frameworks:
            for item in framework.items:
                for link in item.links:
                    found.setdefault((link.framework, link.item), []).append(
                        (framework.id, item.id, link.kind)
                    )
        return {key: tuple(links) for key, links in found.items()}

    @cached_property
    def resources_by_id(self) -> dict[str, Resource]:
        """Return the resources by their ids."""
        return {resource.id: resource for resource in self.resources}

    @cached_property
    def _resources_by_item(self) -> Mapping[tuple[str, str], tuple[Resource, ...]]:
        found: dict[tuple[str, str], list[Resource]] = {}
        for resource in self.resources:
            for key in resource.items:
                found.setdefault(key, []).append(resource)
        return {key: tuple(resources) for key, resources in found.items()}

    def resources_for(self, framework_id: str, item_id: str) -> tuple[Resource, ...]:
        """Return the resources that help with an item."""
        return self._resources_by_item.get((framework_id, item_id), ())

    def has(self, place: Place) -> bool:
        """Tell whether there is such a place."""
        if place in (HOME, ALL_RESOURCES):
            return True
        if place.resource:
            return place.resource in self.resources_by_id
        framework = self.by_id.get(place.framework)
        if framework is None:
            return False
        if place.item:
            return framework.has_item(place.item)
        return not place.section or self.section(place) is not None

    def section(self, place: Place) -> Section | None:
        """Return a section of a framework."""
        framework = self.by_id.get(place.framework)
        sections = framework.flat_sections if framework else ()
        return next((section for section in sections if section.id == place.section), None)

    def title(self, place: Place) -> str:
        """Return what a place is called, short enough for a button."""
        if place == ALL_RESOURCES:
            return "Useful resources"
        if place.resource:
            return self.resources_by_id[place.resource].title
        framework = self.by_id.get(place.framework)
        if framework is None:
            return "Framework library"
        if place.item:
            return f"{place.item} {framework.item(place.item).title}"
        section = self.section(place)
        return section.title if section else self.names[framework.id]

    def for_settings(self, items: Iterable[Item]) -> tuple[tuple[Setting, int], ...]:
        """Return how many of some items concern each setting, without those that none concerns."""
        counts: Counter[str] = Counter()
        every = 0
        for item in items:
            counts.update(item.settings)
            every += not item.settings
        counted = ((setting, counts[setting.id] + every) for setting in self.settings)
        return tuple((setting, count) for setting, count in counted if count)

    def words_for(self, only: Filter) -> str:
        """Return for whom or what a filter leaves questions: "for a care home, in “Step 1: Talking”"."""
        named = next((each for each in self.settings if each.id == only.setting), None)
        setting = (named.called or named.title) if named else only.setting
        words = (setting and f"for {setting}", only.code and f"in “{self.name_of(only.code)}”")
        return ", ".join(word for word in words if word)

    def name_of(self, code: str) -> str:
        """Return the name of a pathway step or a commissioning stage, or the code where it has none."""
        named = next((each for each in (*self.steps, *self.stages) if each.id == code), None)
        return named.title if named else code

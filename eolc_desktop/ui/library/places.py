"""Where one can be in the library, and what is left of it there."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework, Item
from eolc_desktop.operations.finding import Entry, concerns

_LONGEST_EDITION = 16


@dataclass(frozen=True)
class Place:
    """A place in the library: a framework, a section or an item of it, a resource, or (empty) its front."""

    framework: str = ""
    item: str = ""
    section: str = ""
    resource: str = ""


HOME = Place()
ALL_RESOURCES = Place(resource="*")


@dataclass(frozen=True)
class Filter:
    """Which items are listed: those that concern a setting, and those that carry a code. Empty means all."""

    setting: str = ""
    code: str = ""

    def takes(self, item: Item) -> bool:
        """Tell whether an item is listed. One that names no setting concerns every one."""
        return concerns(item, self.setting) and (not self.code or self.code in item.codes)

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.setting or self.code)


NO_FILTER = Filter()


def place_of(entry: Entry) -> Place:
    """Return where an entry that was found stands."""
    if entry.item is not None:
        return Place(entry.framework.id, entry.item.id)
    return Place(entry.framework.id, section=entry.section.id if entry.section is not None else "")


def edition_words(framework: Framework) -> str:
    """Return the short name with the edition, unless the name says it already."""
    edition = short_edition(framework)
    return f"{framework.short}, {edition}" if edition else framework.short


def short_edition(framework: Framework) -> str:
    """Return the edition in few words, or nothing where the short name says it already."""
    if str(framework.year) in framework.short:
        return ""
    edition = framework.edition.partition(" (")[0]
    return edition if len(edition) <= _LONGEST_EDITION else str(framework.year)

"""Where one can be in the library, and what is left of it there."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework, Item

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
        for_setting = not self.setting or not item.settings or self.setting in item.settings
        return for_setting and (not self.code or self.code in item.codes)

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.setting or self.code)


NO_FILTER = Filter()


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

"""What the frameworks of one place are called in few words, where several have the same short name."""

from __future__ import annotations

from collections.abc import Iterable

from eolc_desktop.domain.frameworks import Framework

_LONGEST = 40


def short_names(frameworks: Iterable[Framework]) -> dict[str, str]:
    """Return short names by id; those that are alike say the edition too, or the id where it tells less."""
    by_id = {framework.id: framework for framework in frameworks}
    names = {}
    for one in by_id.values():
        alike = [other for other in by_id.values() if _same(other.short, one.short)]
        editions = [other.edition for other in alike if _same(other.edition, one.edition)]
        telling = len(editions) == 1 and len(one.edition) <= _LONGEST
        names[one.id] = f"{one.short} ({one.edition if telling else one.id})" if alike[1:] else one.short
    return names


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()

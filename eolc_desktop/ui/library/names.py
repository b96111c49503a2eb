"""What frameworks are called where several stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.ui.library.places import edition_words, short_edition

_LONGEST = 80


def names_of(frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return short names with the edition, by id; those that would be called the same say their id too."""
    return _told_apart(_names(frameworks))


def details_of(frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return what stands beneath short names, by id: the edition, and the id where `names_of` says it."""
    alike = _alike(_names(frameworks))
    words = {one.id: (short_edition(one), one.id if one.id in alike else "") for one in frameworks}
    return {key: " · ".join(word for word in both if word) for key, both in words.items()}


def titles_of(frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return full titles, by id; those that are the same say their id too."""
    return _told_apart({one.id: one.title for one in frameworks})


def _names(frameworks: Sequence[Framework]) -> dict[str, str]:
    return {one.id: _cut(" ".join(edition_words(one).split())) for one in frameworks}


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _alike(words: Mapping[str, str]) -> frozenset[str]:
    """Return the ids whose words another has too."""
    counts = Counter(words.values())
    return frozenset(key for key, each in words.items() if counts[each] > 1)


def _told_apart(words: Mapping[str, str]) -> dict[str, str]:
    alike = _alike(words)
    return {key: f"{each} ({key})" if key in alike else each for key, each in words.items()}

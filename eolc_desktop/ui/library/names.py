"""What frameworks are called where several stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.ui.library.places import edition_words

_LONGEST = 80


def names_of(frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return short names with the edition, by id; those that would be called the same say their id too."""
    words = {one.id: " ".join(edition_words(one).split())[:_LONGEST] for one in frameworks}
    counts = Counter(words.values())
    return {key: f"{name} ({key})" if counts[name] > 1 else name for key, name in words.items()}

"""Frameworks as they are stored, and what a rating may say of their items."""

from __future__ import annotations

import json
from collections.abc import Iterator

from eolc_desktop.domain.framework_data import framework_from_data
from eolc_desktop.domain.frameworks import Framework, Number


def framework_of(content: str) -> Framework | None:
    """Return a framework from its stored text, or None where that is no framework.

    Whether it is the one that was stored, its hash tells; checking that is for `integrity`, because every
    start would wait for it.
    """
    try:
        framework = framework_from_data(json.loads(content))
        sound = all(framework.scale_of(item).width > 0 for item in framework.items)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return framework if sound else None


def not_on_scale(
    framework: Framework, item_id: str, level: Number | None, target: Number | None
) -> Iterator[str]:
    """Yield, in a sentence each, the level and the target that the item's scale does not have."""
    levels = framework.scale_of(framework.item(item_id)).levels
    for what, value in (("level", level), ("target", target)):
        if value is not None and all(value != one.value for one in levels):
            yield f"The {what} of {item_id} is {value}, which its scale does not have."

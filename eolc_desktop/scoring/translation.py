"""What an answer on one scale comes to on another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from eolc_desktop.domain.frameworks import Level, Number, Scale


@dataclass(frozen=True)
class Translation:
    """A level as another scale would say it.

    Args:
        given: The level on the scale that it comes from.
        level: The nearest level on the other scale.
        exact: Whether the two say the same; False where the given one lies between two levels there.
    """

    given: Level
    level: Level
    exact: bool


def translate(level: Number, from_scale: Scale, to_scale: Scale) -> Number | None:
    """Return the level of another scale that is nearest to a level, or None where none can be told."""
    found = translation(level, from_scale, to_scale)
    return None if found is None else found.level.value


def translation(level: Number, from_scale: Scale, to_scale: Scale) -> Translation | None:
    """Translate a level to another scale.

    The nearest reach decides, and of two that are equally near the lower level, so that nothing is made to
    look better than it was said to be. For the same reason the lowest level goes to the lowest. Levels that
    are the same on both scales stay what they are.

    Args:
        level: The level's value.
        from_scale: The scale that it is on.
        to_scale: The other scale.

    Returns:
        The level there, or None where a scale is only tracked or has no such level.
    """
    place = next((n for n, one in enumerate(from_scale.levels) if one.value == level), None)
    if place is None or not (from_scale.scored and to_scale.scored):
        return None
    given = from_scale.levels[place]
    if same_levels(from_scale, to_scale):
        return Translation(given, to_scale.levels[place], exact=True)
    wanted, there = reaches(from_scale)[place], reaches(to_scale)
    # Rounded, so that what lies in the middle by different sums is in the middle.
    far = [round(abs(reach - wanted), 12) for reach in there]
    nearest = 0 if place == 0 else far.index(min(far))
    return Translation(given, to_scale.levels[nearest], exact=far[nearest] == 0)


def same_levels(one: Scale, other: Scale) -> bool:
    """Tell whether two scales have the same answers, whatever their levels are said to mean."""
    return [(level.value, level.label) for level in one.levels] == [
        (level.value, level.label) for level in other.levels
    ]


def reaches(scale: Scale) -> tuple[float, ...]:
    """Return how much of what is asked is true at each level, from 0 to 1, never falling.

    Where the scale does not say it of every level, the places of the levels count: the lowest is 0, the
    level from which an item counts is 1, as is all above, and between the two it grows with the value.
    """
    said = [level.reach for level in scale.levels if level.reach is not None]
    if len(said) == len(scale.levels):
        return tuple(accumulate((float(reach) for reach in said), max))
    span = scale.counting_from - scale.lowest
    return tuple(
        min(1.0, (level.value - scale.lowest) / span) if span > 0 else float(place > 0)
        for place, level in enumerate(scale.levels)
    )

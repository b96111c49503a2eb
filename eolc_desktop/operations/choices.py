"""Finding the item or the level that somebody means, and naming the choices where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from eolc_desktop.domain.frameworks import Framework, Item, Number, Scale
from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import number

if TYPE_CHECKING:
    from eolc_desktop.domain.reference import PopulationGroup, Setting

# The lists are read late: a start needs none of them.
T = TypeVar("T", "Setting", "PopulationGroup")


def parse_level(scale: Scale, text: str) -> Number:
    """Return the level that a text names: by its value, its label or its short label.

    Raises:
        UserError: It names none; the error lists those that there are.
    """
    wanted = " ".join(text.split()).casefold()
    try:
        value: Decimal | None = Decimal(wanted)
    except InvalidOperation:
        value = None
    for level in scale.levels:
        if value is not None and Decimal(str(level.value)) == value:
            return level.value
    for level in scale.levels:
        if wanted in (level.label.casefold(), level.short.casefold()):
            return level.value
    raise _no_level(scale, text)


def require_level(scale: Scale, value: Number) -> Number:
    """Return the value as the scale has it, or raise a UserError that lists the levels there are."""
    for level in scale.levels:
        if level.value == value and not isinstance(value, bool):
            return level.value
    raise _no_level(scale, number(value) if not isinstance(value, bool) else str(value))


def _no_level(scale: Scale, text: str) -> UserError:
    choices = ", ".join(f"{number(level.value)} {level.label}" for level in scale.levels)
    return UserError(
        f"“{text}” is not a level of this item.", f"It was not changed. The levels are: {choices}."
    )


def find_item(framework: Framework, item_id: str) -> Item:
    """Return an item, or raise a UserError that names those with ids close to it."""
    if framework.has_item(item_id):
        return framework.item(item_id)
    ids = {item.id.casefold(): item.id for item in framework.items}
    if item_id.strip().casefold() in ids:
        return framework.item(ids[item_id.strip().casefold()])
    import difflib  # only a mistake needs it, and a start would wait for it

    near = difflib.get_close_matches(item_id.casefold(), ids, n=5, cutoff=0.5) or list(ids)[:5]
    raise UserError(
        f"“{framework.short}” has no item “{item_id}”.",
        f"Nothing was changed. Did you mean {', '.join(ids[name] for name in near)}?",
    )


def find_setting(text: str) -> Setting:
    """Return the setting that a text names by its id or its title.

    Raises:
        UserError: It names none; the error lists those that there are.
    """
    # Imported here: the list is YAML, and YAML must not delay the first window.
    from eolc_desktop.catalogue.reference import settings

    return _listed(text, settings(), "setting")


def find_group(text: str) -> PopulationGroup:
    """Return the population group that a text names by its id or its title; as `find_setting`."""
    from eolc_desktop.catalogue.reference import population_groups

    return _listed(text, population_groups(), "population group")


def _listed(text: str, choices: Sequence[T], what: str) -> T:
    wanted = " ".join(text.split()).casefold()
    for choice in choices:
        if wanted in (choice.id, choice.title.casefold()):
            return choice
    there = ", ".join(choice.id for choice in choices)
    raise UserError(f"There is no {what} “{text}”.", f"Nothing was changed. There are: {there}.")

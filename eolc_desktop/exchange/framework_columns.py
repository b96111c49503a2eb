"""What a column and a table of a framework workbook are, and how their names are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LEVEL_ABOUT = (
    "What this level means for this item alone. Where it is empty, the scale’s own descriptor is shown. "
    "There is a column for each value of a level: “Level 0”, “Level 1” …"
)
LEVEL_WIDTH = 34

_LEVEL = re.compile(r"level\s*([-+]?[0-9]+(?:[.,][0-9]+)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column of a sheet, or a row of the sheet “Framework”.

    Args:
        key: Where its value belongs in the data of the row.
        title: What stands at its head.
        about: What to write in it, for the person who fills it in.
        kind: How it is read: "text", "number", "yes-no", or the name of a list.
        needed: Whether every row must have it.
        width: How wide it is, in characters.
        choices: The only values that it can have, where they are few.
        alias: Another name that it goes by: the field's in YAML.
    """

    key: tuple[str, ...]
    title: str
    about: str
    kind: str = "text"
    needed: bool = False
    width: int = 14
    choices: tuple[str, ...] = ()
    alias: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return what it may be called, made plain."""
        return tuple(plain(name) for name in (self.title, self.alias or "_".join(self.key)))


@dataclass(frozen=True)
class Table:
    """A sheet with a row of column names, and what it is for."""

    title: str
    about: str
    columns: tuple[Column, ...]
    optional: bool = False
    by_name: dict[str, Column] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = {name: column for column in self.columns for name in column.names}
        object.__setattr__(self, "by_name", names)


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, single spaces."""
    return " ".join(name.replace("_", " ").casefold().split())


def level_of(header: str) -> float | None:
    """Return the value of the level whose descriptors stand under a header such as “Level 0.5”."""
    found = _LEVEL.fullmatch(header.strip())
    return float(found[1].replace(",", ".")) if found else None

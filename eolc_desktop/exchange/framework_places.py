"""What came out of a framework workbook: data as a framework file has it, and the cell of each value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eolc_desktop.exchange.workbook_grid import Sheet, address

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A cell, or a sheet as a whole.

    Args:
        place: Where it is: "sheet Items, cell D7".
        words: What people would call it: "A1.2 › Prompt".
        order: Its running number in the workbook.
        typed: What was typed there, where the data say it otherwise.
    """

    place: str
    words: str = ""
    order: int = 0
    typed: str = ""


@dataclass(frozen=True)
class CellFault:
    """Something in a workbook that cannot be what it should be."""

    place: Place
    problem: str
    remedy: str


@dataclass
class Contents:
    """What a workbook holds.

    Args:
        data: The framework's data; None where the workbook could not be read at all.
        places: The cell of every value, by its path. What is missing has the cell in which it should
            stand, unless a fault told of it already.
        faults: What is wrong with the workbook as a workbook.
    """

    data: dict[str, Any] | None = None
    places: dict[Path, Place] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


@dataclass
class Entry:
    """A part of the data that is being put together, with the places of what is in it.

    Args:
        data: The part.
        places: The places of its values, by their path within it.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    lists: dict[str, list[Entry]] = field(default_factory=dict)

    def append(self, name: str, entry: Entry) -> None:
        """Put an entry into one of the part's lists."""
        self.lists.setdefault(name, []).append(entry)

    def put(self, key: tuple[str, ...], value: object) -> None:
        """Put a value in its place, in a group within the part where the key says so."""
        inside = self.data
        for name in key[:-1]:
            inside = inside.setdefault(name, {})
        inside[key[-1]] = value

    def settle(self, path: Path, contents: Contents) -> dict[str, Any]:
        """Return the data with all that is in its lists, and record where everything stands."""
        for key, place in self.places.items():
            contents.places[(*path, *key)] = place
        for name, entries in self.lists.items():
            self.data[name] = [
                entry.settle((*path, name, number), contents) for number, entry in enumerate(entries)
            ]
        return self.data


@dataclass(frozen=True)
class Spot:
    """A sheet with its number, so that places in it can be named."""

    sheet: Sheet
    number: int

    @property
    def title(self) -> str:
        """Return the sheet's name, shortened."""
        return self.sheet.title[:40]

    def whole(self, words: str = "") -> Place:
        """Return the sheet as a place."""
        return Place(f"sheet {self.title}", words, self.number * 10**9)

    def cell(self, row: int, column: int, words: str = "", line: int = 0) -> Place:
        """Return a cell of it as a place; a line in the cell where one is meant."""
        where = f"sheet {self.title}, cell {address(row, column)}" + (f", line {line}" if line else "")
        return Place(where, words, self.number * 10**9 + row * 1000 + column)

"""A file's data, with the line or the cell of everything in it, and the name of every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eolc_desktop.catalogue.faults import Fault, visible

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Misread:
    """A value that YAML reads as something that no field of a framework can be.

    Args:
        kind: "date", "number" (one that is not plain), "nothing", or "left out" where a fault was told.
    """

    kind: str


@dataclass(frozen=True)
class Cell:
    """A place in a workbook.

    Args:
        place: Where it is: "sheet Items, cell D7".
        words: What people would call it: "A1.2 › Prompt".
        order: Its running number in the workbook.
    """

    place: str
    words: str
    order: int


@dataclass
class Document:
    """A file's data, with where everything stands in the file.

    Args:
        file: The file, as it was named.
        stem: The file's name without its ending, which must be the framework's id; or empty where the
            file may be named as people like.
        data: The data, or None where the file could not be read to its end.
        lines: The line of every value, by its path.
        raw: The text of every value that is not read as text, by its path.
        faults: What is wrong with the file as YAML, or as a workbook.
        cells: The cell of every value, by its path, where the file is a workbook; else None.
    """

    file: str
    stem: str
    data: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    raw: dict[Path, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    cells: Mapping[Path, Cell] | None = None

    def fault(self, path: Path, problem: str, remedy: str, line: int | None = None) -> Fault:
        """Return a fault at a path, with its line or cell and the path in words."""
        if self.cells is not None:
            cell = self.cell_of(path)
            return Fault(self.file, 0, cell.words, problem, remedy, cell.place, cell.order)
        line = line or self.line_of(path)
        return Fault(self.file, line, self.words(path), problem, remedy, order=line)

    def mend(self, in_text: str, in_cells: str) -> str:
        """Return the remedy that fits the file: the one for YAML, or the one for a workbook."""
        return in_text if self.cells is None else in_cells

    def at(self, path: Path) -> str:
        """Return a place in words, for a sentence: "on line 7", "in sheet Items, cell D7"."""
        return f"on line {self.line_of(path)}" if self.cells is None else f"in {self.cell_of(path).place}"

    def cell_of(self, path: Path) -> Cell:
        """Return the cell of a path, or of the nearest thing around it that has one."""
        cells = self.cells or {}
        while path and path not in cells:
            path = path[:-1]
        return cells.get(path, Cell("", "", 0))

    def line_of(self, path: Path) -> int:
        """Return the line of a path; the first where nothing stands there."""
        return self.lines.get(path, 1)

    def words(self, path: Path) -> str:
        """Return a path as "sections › A1 › items › A1.2 › prompt"."""
        words: list[str] = []
        here: object = self.data
        for step in path:
            if isinstance(step, str):
                here = here.get(step) if isinstance(here, dict) else None
                words.append(visible(step)[:40])
            else:
                here = here[step] if isinstance(here, list) and step < len(here) else None
                words.append(_name(here, step))
        return " › ".join(words)


def _name(entry: object, index: int) -> str:
    """Return what people would call an entry of a list: its id, its value, or its number."""
    if isinstance(entry, dict):
        for key in ("id", "value"):
            if isinstance(entry.get(key), str | int | float):
                return visible(str(entry[key]))[:40]
    return f"number {index + 1}"


def texts(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in some data, names too, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*path, index))

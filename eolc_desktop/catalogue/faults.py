"""What is wrong with a framework file: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eolc_desktop.errors import UserError

_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file.

    Args:
        file: The file, as it was named.
        line: The line in it, or 0 where the file as a whole is meant, or where it has no lines.
        path: The place in words that a reader can follow: "sections › A1 › items › A1.2 › prompt".
        problem: What is wrong, as a sentence.
        remedy: How to mend it, as a sentence.
        cell: The place in a workbook: "sheet Items, cell D7"; empty in a text file.
        order: Faults are told in this order: the line, or the running number of the cell.
    """

    file: str
    line: int
    path: str
    problem: str
    remedy: str
    cell: str = ""
    order: int = field(default=0, compare=False)

    @property
    def where(self) -> str:
        """Return the place in the file: "line 7", "sheet Items, cell D7", or nothing for all of it."""
        return self.cell or (f"line {self.line}" if self.line else "")

    def line_text(self) -> str:
        """Return the fault on one line, for a terminal or a list."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        place += f", {self.cell}" if self.cell else ""
        where = f"{self.path}: " if self.path else ""
        return f"{visible(place)}: {where}{self.problem} Mend: {self.remedy}"


class FrameworkFaults(UserError):  # noqa: N818 - it carries faults, and is called after them
    """A framework file cannot be used; carries every fault that was found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        files = ", ".join(dict.fromkeys(visible(fault.file) for fault in self.faults))
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = [fault.line_text() for fault in self.faults]
        super().__init__(
            f"The framework file has {count}: {files}",
            "\n".join(["Nothing was loaded from it, and nothing else was changed.", *lines]),
        )


def quoted(value: object) -> str:
    """Return something from a file in quotes, shortened, with nothing in it that acts on a terminal."""
    text = visible(str(value))
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def one_of(values: Iterable[object]) -> str:
    """Return the remedy that names what can be used, each once."""
    names = dict.fromkeys(visible(str(value))[:40] for value in values)
    return f"Use one of: {', '.join(names)}."


def visible(text: str) -> str:
    """Return a text with a � for each character that cannot be seen."""
    return "".join(char if char.isprintable() or char == "\u00a0" else "�" for char in text)

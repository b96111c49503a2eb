"""The tables of a framework workbook, found by what their columns are called."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from eolc_desktop.exchange import framework_lists as lists
from eolc_desktop.exchange.framework_columns import Column, Table, level_of, plain
from eolc_desktop.exchange.framework_layout import NO, YES
from eolc_desktop.exchange.framework_places import CellFault, Entry, Place, Spot
from eolc_desktop.exchange.workbook_grid import MAX_COLUMNS, Row, Unread, Value

_HEADER_WITHIN = 30
_CLOSE = 0.8
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_MERGED = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_YES = (YES, "y", "true", "1", "x")
_NO = (NO, "n", "false", "0", "-", "–")
_READERS = {
    "evidence": lists.read_evidence,
    "measures": lists.read_measures,
    "links": lists.read_links,
    "settings": lists.read_settings,
    "words": lists.read_words,
}

_UNREAD = {
    "formula": (
        "A formula stands here, and a framework holds texts.",
        "Copy the cell, and paste it again as a value; format it as text first where it is one.",
    ),
    "date": ("A date stands here.", "Format the cell as text, and type again what is meant."),
    "error": ("An error stands here.", "Type what is meant."),
    "long": ("The text is longer than a cell can hold.", "Make it shorter."),
    "number": ("The number has more digits than Excel keeps.", "Format the cell as text, and type it again."),
}


@dataclass
class Header:
    """The row of column names: its number, the columns that were found, and the levels that have one."""

    row: int
    columns: dict[int, Column] = field(default_factory=dict)
    levels: dict[int, float] = field(default_factory=dict)


@dataclass
class Record:
    """A row of a table: what its cells hold by column, its places, and what is wrong with it."""

    number: int
    entry: Entry = field(default_factory=Entry)
    levels: list[tuple[float, str, Place]] = field(default_factory=list)
    first: Place = field(default_factory=lambda: Place(""))


def find_header(spot: Spot, table: Table) -> Header | None:
    """Return the row that names most of a table’s columns, or None where no row names any."""
    best: Header | None = None
    for row in spot.sheet.rows:
        if row.number > _HEADER_WITHIN:
            break
        found = Header(row.number, _known(row, table))
        if len(found.columns) > (len(best.columns) if best else 0):
            best = found
    return best


def _known(row: Row, table: Table) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for column, value in row.values.items():
        known = table.by_name.get(plain(value)) if isinstance(value, str) else None
        if known is not None:
            found[column] = known
    return found


def header_faults(spot: Spot, table: Table, header: Header, *, levels: bool) -> Iterator[CellFault]:
    """Yield what is wrong with the names of columns, and take in those of the levels."""
    (row,) = (row for row in spot.sheet.rows if row.number == header.row)
    seen: dict[Column, int] = {}
    for column, known in list(header.columns.items()):
        if known in seen:
            yield _twice(spot, header.row, column, known.title)
            del header.columns[column]
        seen.setdefault(known, column)
    missing = [column for column in table.columns if column not in seen]
    others: list[str] = []
    for column, value in row.values.items():
        if column in header.columns or not isinstance(value, str) or table.by_name.get(plain(value)):
            continue
        level = level_of(value) if levels else None
        if level is not None and level in header.levels.values():
            yield _twice(spot, header.row, column, value)
        elif level is not None:
            header.levels[column] = level
        else:
            close = _close(value, missing)
            if close is None:
                others.append(f"“{value[:40]}”")
            else:
                missing.remove(close)
                yield CellFault(
                    spot.cell(header.row, column, value[:40]),
                    f"There is no column “{value[:40]}”.",
                    f"Did you mean “{close.title}”? A column of your own needs a name less like it.",
                )
    for known in missing:
        if known.needed:
            yield CellFault(spot.whole(), *_no_column(known, others))


def _no_column(column: Column, others: Sequence[str]) -> tuple[str, str]:
    """Tell of a column that is missing, and of those beside it that may be it under another name."""
    problem, add = f"There is no column “{column.title}”.", f"Add it: {column.about}"
    if not others:
        return problem, add
    unknown = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    return (
        f"{problem} Not known here: {unknown}.",
        f"If one of these is it, call that one “{column.title}”. Else {add[0].lower()}{add[1:]}",
    )


def _twice(spot: Spot, row: int, column: int, title: str) -> CellFault:
    return CellFault(
        spot.cell(row, column, title[:40]),
        f"There are two columns “{title[:40]}”.",
        "Keep one of the two, or call the other something else.",
    )


def _close(name: str, missing: Sequence[Column]) -> Column | None:
    names = {known: column for column in missing for known in column.names}
    found = difflib.get_close_matches(plain(name), names, n=1, cutoff=_CLOSE)
    return names[found[0]] if found else None


def merged_faults(spot: Spot, header: Header) -> Iterator[CellFault]:
    """Yield each range of merged cells in a table: only the first of them holds anything."""
    for given in spot.sheet.merged:
        found = _MERGED.fullmatch(given)
        if found is None or int(found[4]) < header.row:
            continue
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        if column <= MAX_COLUMNS:
            yield CellFault(
                spot.cell(int(found[2]), column),
                f"The cells {given} are merged, and only the first of them holds what is shown.",
                "Unmerge them, and fill in each one.",
            )


class Reading:
    """Reads the rows of a table, collecting what is wrong with their cells."""

    def __init__(self, spot: Spot, faults: list[CellFault]) -> None:
        self.spot = spot
        self.faults = faults

    def records(self, header: Header, name: Collection[tuple[str, ...]] = (("id",),)) -> Iterator[Record]:
        """Yield the rows below the header that have anything in the table’s columns."""
        for row in self.spot.sheet.rows:
            columns = set(row.values) & {*header.columns, *header.levels}
            if row.number > header.row and columns:
                yield self.record(row, header, name)

    def record(self, row: Row, header: Header, name: Collection[tuple[str, ...]]) -> Record:
        """Read one row; `name` says in which columns its name stands."""
        record = Record(row.number)
        named = (row.values.get(column) for column, known in header.columns.items() if known.key in name)
        called = " ".join(str(value)[:40] for value in named if isinstance(value, str | int | float))
        for column, known in header.columns.items():
            words = " › ".join(word for word in (called, known.title) if word)
            place = self.spot.cell(row.number, column, words)
            if known.key in name or not record.first.place:
                record.first = place
            self.take(record.entry, known, row.values.get(column), place)
        for column, level in sorted(header.levels.items(), key=lambda pair: pair[1]):
            place = self.spot.cell(row.number, column, f"{called} › Level {level:g}")
            text = self._text(row.values.get(column), place)
            if isinstance(text, str):
                record.levels.append((level, text, place))
        record.entry.places[()] = record.first
        return record

    def take(self, entry: Entry, known: Column, given: Value | Unread, place: Place) -> None:
        """Read a cell into an entry; what cannot be read is told and left out."""
        if given is None:
            entry.places[known.key] = place
            return
        if known.kind in _READERS:
            self._list(entry, known, given, place)
            return
        value: object
        if known.kind == "number":
            value = self._number(given, place)
        elif known.kind == "yes-no":
            value = self._yes_no(given, place)
        else:
            value = self._text(given, place)
            if known.choices and isinstance(value, str):
                value = value.lower()
        if value is not None:
            entry.places[known.key] = place
            entry.put(known.key, value)

    def say(self, place: Place, problem: str, remedy: str) -> None:
        """Add a fault."""
        self.faults.append(CellFault(place, problem, remedy))

    def _text(self, given: Value | Unread, place: Place) -> str | None:
        if isinstance(given, Unread):
            self.say(place, *_UNREAD[given.kind])
        elif isinstance(given, bool):
            self.say(place, f"{str(given).upper()} stands here, and not a text.", _UNREAD["date"][1])
        elif isinstance(given, float):
            # 1.10 and 1.1 are one number, and two texts.
            self.say(
                place,
                f"“{given:.15g}” is typed as a number, which keeps no zeros at its end.",
                "Format the cell as text, and type it again.",
            )
        elif given is not None:
            return str(given)
        return None

    def _number(self, given: Value | Unread, place: Place) -> object:
        if isinstance(given, Unread):
            self.say(place, *_UNREAD[given.kind])
            return None
        if isinstance(given, bool):
            self.say(place, "A number belongs here.", "Type a number, such as 2 or 0.5.")
            return None
        if isinstance(given, float) and abs(given) < 1e-9:
            self.say(place, "The number is closer to nothing than anybody means.", "Type 0.")
            return None
        return number(given) if isinstance(given, str) else given

    def _yes_no(self, given: Value | Unread, place: Place) -> bool | None:
        if isinstance(given, Unread):
            self.say(place, *_UNREAD[given.kind])
            return None
        word = str(given).strip().casefold()
        if word not in (*_YES, *_NO):
            self.say(place, f"“{str(given)[:40]}” is neither yes nor no.", "Choose yes or no.")
            return None
        return word in _YES

    def _list(self, entry: Entry, known: Column, given: Value | Unread, place: Place) -> None:
        text = self._text(given, place)
        if text is None:
            return
        found = _READERS[known.kind](text)
        # One entry on one line needs no number of its line.
        several = "\n" in text
        for line, problem, remedy in found.faults:
            self.say(_line(place, line if several else 0), problem, remedy)
        entry.places[known.key] = place
        if found.data:
            entry.put(known.key, found.data)
        for index, (line, typed) in enumerate(zip(found.lines, found.typed, strict=True)):
            entry.places[(*known.key, index)] = replace(_line(place, line if several else 0), typed=typed)


def _line(place: Place, line: int) -> Place:
    return Place(f"{place.place}, line {line}", place.words, place.order) if line else place


def number(text: str) -> object:
    """Return a number that is written as a text; the text where it is none."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        value = float(text)
        return int(value) if value.is_integer() else value
    return text

"""A framework workbook → data as a framework file has it, the cell of everything in it, and its faults.

Whether the data make a framework is for the catalogue to say; here is told only what a workbook can have
wrong as a workbook. Rows may be sorted, columns moved, rows and columns of one’s own put in.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eolc_desktop.exchange.framework_columns import Column, Table, plain
from eolc_desktop.exchange.framework_layout import (
    FACTS,
    FRAMEWORK,
    GONE_TABLE,
    ITEMS_TABLE,
    SCALES_TABLE,
    SECTIONS_TABLE,
    TABLES,
)
from eolc_desktop.exchange.framework_places import CellFault, Contents, Entry, Place, Spot
from eolc_desktop.exchange.framework_tables import (
    Header,
    Reading,
    Record,
    find_header,
    header_faults,
    merged_faults,
)
from eolc_desktop.exchange.workbook_grid import Row, Sheet, read_sheets
from eolc_desktop.exchange.workbook_guard import NotSafeError

_FACTS = Table(FRAMEWORK, "", FACTS)


def read(path: Path) -> Contents:
    """Read a framework workbook."""
    try:
        sheets = read_sheets(path)
    except NotSafeError as error:
        return Contents(faults=[CellFault(Place(""), error.problem, error.remedy)])
    except (OSError, ValueError) as error:
        problem = f"The file cannot be read ({getattr(error, 'strerror', None) or error})."
        remedy = "Check that it is still there, that you may open it, and that Excel does not have it open."
        return Contents(faults=[CellFault(Place(""), problem, remedy)])
    return _Workbook(sheets).contents()


class _Workbook:
    """Puts the sheets of one workbook together."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.spots = [Spot(sheet, number) for number, sheet in enumerate(sheets, 1)]
        self.faults: list[CellFault] = []
        self.whole = Entry()

    def contents(self) -> Contents:
        """Return the data with its places and faults."""
        contents = Contents(faults=self.faults)
        if not any(self._named(table.title) or self._like(table) for table in TABLES):
            sheets = ", ".join(spot.title for spot in self.spots[:8])
            self._say(
                Place(""),
                f"This workbook holds no framework: its sheets are {sheets or 'none'}.",
                "Begin with a copy of a framework, or with the template: both come out of the program.",
            )
            return contents
        self._facts()
        self._gone()
        self._scales()
        self._items(self._sections())
        contents.data = self.whole.settle((), contents)
        return contents

    def _say(self, place: Place, problem: str, remedy: str) -> None:
        self.faults.append(CellFault(place, problem, remedy))

    def _named(self, title: str) -> Spot | None:
        return next((spot for spot in self.spots if plain(spot.sheet.title) == plain(title)), None)

    def _like(self, table: Table) -> Spot | None:
        """Return the sheet that was probably this one before it was renamed."""
        titles = {plain(known.title) for known in TABLES} | {plain(FRAMEWORK)}
        others = [spot for spot in self.spots if plain(spot.sheet.title) not in titles]
        for spot in others:
            header = find_header(spot, table)
            if (
                header
                and sum(column.needed for column in header.columns.values()) >= 2
                and len(header.columns) > 2
            ):
                return spot
        names = {plain(spot.sheet.title): spot for spot in others}
        close = difflib.get_close_matches(plain(table.title), names, n=1, cutoff=0.6)
        return names[close[0]] if close else None

    def _sheet(self, table: Table) -> Spot | None:
        """Return a table’s sheet; one that was renamed is told, and read all the same."""
        spot = self._named(table.title)
        if spot is not None:
            return spot
        like = self._like(table)
        if like is not None:
            self._say(
                like.whole(),
                f"There is no sheet “{table.title}”, and the sheet “{like.title}” looks like it.",
                f"Call it “{table.title}” again.",
            )
        elif not table.optional:
            self._say(
                Place(""),
                f"There is no sheet “{table.title}”.",
                "Add it, with the columns that a copy or the template has.",
            )
        return like

    def _table(self, table: Table, *, levels: bool = False) -> tuple[Reading, Header] | None:
        spot = self._sheet(table)
        if spot is None:
            return None
        self.whole.places[(table.title.lower(),)] = spot.whole(table.title)
        header = find_header(spot, table)
        if header is None:
            if spot.sheet.rows or not table.optional:
                names = ", ".join(column.title for column in table.columns if column.needed)
                self._say(
                    spot.whole(), "The sheet has no row with the names of its columns.", f"Add it: {names}."
                )
            return None
        self.faults += header_faults(spot, table, header, levels=levels)
        self.faults += merged_faults(spot, header)
        return Reading(spot, self.faults), header

    def _facts(self) -> None:
        """Read the sheet “Framework”: a name in one column, its value in the next."""
        spot = self._sheet(_FACTS)
        if spot is None:
            return
        reading = Reading(spot, self.faults)
        self.whole.places[()] = spot.whole()
        seen: dict[Column, int] = {}
        column = _names_column(spot.sheet.rows)
        for row in spot.sheet.rows:
            known = _fact(row.values.get(column))
            if known is None:
                continue
            place = spot.cell(row.number, column + 1, known.title)
            if known in seen:
                self._say(
                    place,
                    f"There are two rows “{known.title}”.",
                    f"Keep one; the other is row {seen[known]}.",
                )
                continue
            seen[known] = row.number
            reading.take(self.whole, known, row.values.get(column + 1), place)
        self.faults += merged_faults(spot, Header(1))
        for known in FACTS:
            if known.needed and known not in seen:
                self._say(spot.whole(), f"There is no row “{known.title}”.", f"Add it: {known.about}")

    def _gone(self) -> None:
        found = self._table(GONE_TABLE)
        if found is not None:
            reading, header = found
            for record in reading.records(header, (("name",),)):
                self.whole.append("gone", record.entry)

    def _scales(self) -> None:
        found = self._table(SCALES_TABLE)
        if found is None:
            return
        reading, header = found
        scales: dict[str, Entry] = {}
        self.whole.lists["scales"] = []
        for record in reading.records(header, (("id",), ("level", "value"))):
            scale_id = record.entry.data.pop("id", None)
            if scale_id is None:
                self._say(record.first, "This level belongs to no scale.", "Write the scale’s id in its row.")
                scale_id = f"row {record.number}"
            level = _level(record)
            scale = scales.get(scale_id)
            if scale is None:
                scale = scales[scale_id] = record.entry
                scale.put(("id",), scale_id)
                self.whole.append("scales", scale)
            else:
                self._same_scale(scale, record)
            scale.append("levels", level)
        for scale in scales.values():
            _sort_levels(scale)

    def _same_scale(self, scale: Entry, record: Record) -> None:
        """Take from a further row of a scale what its first row does not say."""
        for name, value in record.entry.data.items():
            place = record.entry.places[(name,)]
            if name not in scale.data:
                scale.data[name], scale.places[(name,)] = value, place
            elif scale.data[name] != value:
                there = scale.places[(name,)].place
                self._say(
                    place,
                    "Two rows of one scale say different things here.",
                    f"Say it once, in {there}, and empty this cell.",
                )

    def _sections(self) -> dict[str, Entry]:
        """Read the sections, and return them by their ids."""
        sections: dict[str, Entry] = {}
        found = self._table(SECTIONS_TABLE)
        if found is None:
            return sections
        reading, header = found
        self.whole.lists["sections"] = []
        records = list(reading.records(header))
        within = {record.number: record.entry.data.pop("within", None) for record in records}
        for record in records:
            if isinstance(record.entry.data.get("id"), str):
                sections.setdefault(record.entry.data["id"], record.entry)
        inner = {id(record.entry) for record in records if within[record.number] is not None}
        for record in records:
            parent_id = within[record.number]
            parent = sections.get(parent_id) if parent_id is not None else None
            place = record.entry.places.get(("within",), record.first)
            if parent_id is not None and parent is None:
                self._say(
                    place,
                    f"There is no section “{parent_id[:40]}”.",
                    "Write the id of another section, or none.",
                )
            elif parent is not None and id(parent) in inner:
                self._say(
                    place,
                    "A section within a section cannot hold sections.",
                    "Write the id of a section that stands in no other.",
                )
                parent = None
            (parent or self.whole).append("sections", record.entry)
        return sections

    def _items(self, sections: dict[str, Entry]) -> None:
        found = self._table(ITEMS_TABLE, levels=True)
        if found is None:
            return
        reading, header = found
        astray: dict[str, list[Place]] = {}
        lost = Entry()
        for record in reading.records(header):
            section_id = record.entry.data.pop("section", None)
            place = record.entry.places.get(("section",), record.first)
            for value, text, level_place in record.levels:
                level = Entry({"value": int(value) if value.is_integer() else value, "descriptor": text})
                level.places = {(): level_place}
                record.entry.append("levels", level)
            if section_id is None:
                if ("section",) in record.entry.places:
                    self._say(place, "The item stands in no section.", "Write the id of its section.")
            elif section_id not in sections:
                astray.setdefault(section_id, []).append(place)
            sections.get(section_id or "", lost).append("items", record.entry)
        for section_id, places in astray.items():
            more = f" Another {len(places) - 1} of the rows below say so too." if len(places) > 1 else ""
            self._say(
                places[0],
                f"There is no section “{section_id[:40]}” in the sheet {SECTIONS_TABLE.title}.{more}",
                "Correct the id, or add the section there.",
            )
        # Items without a section are checked too, so that everything is told at once.
        if lost.lists and sections:
            next(iter(sections.values())).lists.setdefault("items", []).extend(lost.lists["items"])


def _fact(value: object) -> Column | None:
    return _FACTS.by_name.get(plain(value.rstrip(":"))) if isinstance(value, str) else None


def _names_column(rows: Sequence[Row]) -> int:
    """Return the column in which most of the names of facts stand."""
    columns = Counter(column for row in rows for column, value in row.values.items() if _fact(value))
    return min(columns, key=lambda column: (-columns[column], column), default=1)


def _level(record: Record) -> Entry:
    """Take the level out of a row of the sheet of scales."""
    level = Entry(record.entry.data.pop("level", {}))
    for key in [key for key in record.entry.places if key[:1] == ("level",)]:
        level.places[key[1:]] = record.entry.places.pop(key)
    level.places.setdefault((), record.first)
    return level


def _sort_levels(scale: Entry) -> None:
    """Put a scale’s levels in their order, so that sorting the rows of the sheet does no harm."""
    levels = scale.lists["levels"]
    values = [level.data.get("value") for level in levels]
    if all(isinstance(value, int | float) for value in values):
        levels.sort(key=lambda level: level.data["value"])

"""What the search found, as rows and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eolc_desktop.operations.finding import Entry, passage, words_of
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.library.outline import Kind, Line
from eolc_desktop.ui.library.places import Place, place_of

# Of hundreds that were found the words are too common for their places to tell anything.
_QUOTED = 60


class FoundLines:
    """Rows for what was found, used again from key to key of a search, so that they are measured once."""

    def __init__(self) -> None:
        self._made: dict[tuple[Place, str], Line] = {}

    def lines(self, entries: Sequence[Entry], text: str, names: Mapping[str, str]) -> tuple[Line, ...]:
        """Return what was found as rows; the first ones say where a word was found that no row shows.

        Args:
            entries: What was found.
            text: What was typed.
            names: What the frameworks are called, by id.
        """
        words = words_of(text)
        near = [self._line(entry, names, passage(entry, words)) for entry in entries[:_QUOTED]]
        return (*near, *(self._line(entry, names) for entry in entries[_QUOTED:]))

    def clear(self) -> None:
        """Forget the rows, once the search is over."""
        self._made.clear()

    def _line(self, entry: Entry, names: Mapping[str, str], within: str = "") -> Line:
        place = place_of(entry)
        key = (place, within)
        if key not in self._made:
            self._made[key] = _line(entry, place, names[entry.framework.id], within)
        return self._made[key]


def _line(entry: Entry, place: Place, where: str, within: str) -> Line:
    """Return what was found as a row: where it stands, and the words within which it was found."""
    historic = "Historic · " if entry.is_historic else ""
    if entry.item is not None and entry.section is not None:
        detail = f"{historic}{where} · {entry.section.title}"
        if within:
            detail = f"{detail}\n“{within}”"
        spoken = f"{entry.item.id} {entry.item.title}, {detail}"
        return Line(Kind.ITEM, place, entry.item.title, entry.item.id, detail, spoken=spoken)
    if entry.section is not None:
        detail = f"{historic}{where} · {counted(len(entry.section.items), 'question')}"
        spoken = f"Section {entry.section.title}, {detail}"
        return Line(Kind.SECTION, place, entry.section.title, detail=detail, spoken=spoken)
    detail = f"{historic}{where} · {counted(len(entry.framework.items), 'question')}"
    spoken = f"Framework {entry.framework.title}, {detail}"
    return Line(Kind.FRAMEWORK, place, entry.framework.title, detail=detail, spoken=spoken)


def in_words(entries: tuple[Entry, ...]) -> str:
    """Return in words what was found: "12 questions, 1 section"."""
    items = sum(entry.item is not None for entry in entries)
    frameworks = sum(entry.section is None for entry in entries)
    sections = len(entries) - items - frameworks
    parts = (
        (items, "question"),
        (sections, "section"),
        (frameworks, "framework"),
    )
    return ", ".join(counted(count, name) for count, name in parts if count)

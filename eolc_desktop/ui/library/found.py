"""What the search found, as rows and in words."""

from __future__ import annotations

from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.library.finding import Entry
from eolc_desktop.ui.library.outline import Kind, Line
from eolc_desktop.ui.library.places import edition_words


def line_of(entry: Entry, within: str = "") -> Line:
    """Return what was found as a row: where it stands, and the words within which it was found."""
    where = edition_words(entry.framework)
    historic = "Historic · " if entry.is_historic else ""
    if entry.item is not None and entry.section is not None:
        detail = f"{historic}{where} · {entry.section.title}"
        if within:
            detail = f"{detail}\n“{within}”"
        spoken = f"{entry.item.id} {entry.item.title}, {detail}"
        return Line(Kind.ITEM, entry.place, entry.item.title, entry.item.id, detail, spoken=spoken)
    if entry.section is not None:
        detail = f"{historic}{where} · {counted(len(entry.section.items), 'question')}"
        spoken = f"Section {entry.section.title}, {detail}"
        return Line(Kind.SECTION, entry.place, entry.section.title, detail=detail, spoken=spoken)
    detail = f"{historic}{entry.framework.edition} · {counted(len(entry.framework.items), 'question')}"
    spoken = f"Framework {entry.framework.title}, {detail}"
    return Line(Kind.FRAMEWORK, entry.place, entry.framework.title, detail=detail, spoken=spoken)


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

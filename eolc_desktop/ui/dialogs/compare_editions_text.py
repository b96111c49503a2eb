"""Two editions side by side, as a text to read: what was added, removed, reworded, moved, and what stayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eolc_desktop.domain.frameworks import Framework, Item
from eolc_desktop.operations.editions import Comparison
from eolc_desktop.scoring.editions import Pair
from eolc_desktop.scoring.wording import counted, listed, number, pair_in_words
from eolc_desktop.ui.library.changed_words import marked
from eolc_desktop.ui.library.names import names_of
from eolc_desktop.ui.widgets.article import (
    MUTED,
    STRONG,
    Block,
    Paragraph,
    Run,
    SideBySide,
    TwoTexts,
    paragraph,
)

ADDED: Final = "Added"
REMOVED: Final = "Removed"
REWORDED: Final = "Reworded"
MOVED: Final = "Moved"
UNCHANGED: Final = "Unchanged"
PARTS: Final = (ADDED, REMOVED, REWORDED, MOVED, UNCHANGED)

# So many at once are laid out fast; the rest are found by typing, and copied with all.
MOST_SHOWN = 150

_SHOWN_FIELDS = {
    "title": "Title",
    "prompt": "Question",
    "good": "What good looks like",
    "levels": "Levels",
    "evidence": "Evidence to look for",
    "measures": "Measures",
}


@dataclass(frozen=True)
class Entry:
    """One item of the comparison.

    Args:
        part: One of PARTS.
        blocks: What is said of it.
        found_by: All its words, without regard to capitals, for the filter.
    """

    part: str
    blocks: tuple[Block, ...]
    found_by: str


@dataclass(frozen=True)
class ComparisonText:
    """A comparison in words.

    Args:
        notice: What to know before reading: that the two are no editions of one another. May be empty.
        summary: How many of each, as a sentence.
        counts: The same, by part.
        entries: Item by item, part by part.
    """

    notice: str
    summary: str
    counts: Mapping[str, int]
    entries: tuple[Entry, ...]


def text_of(comparison: Comparison) -> ComparisonText:
    """Put a comparison into words; it takes a while for a thousand items."""
    strangers = not (comparison.is_later or comparison.changes.pairs)
    entries = () if strangers else tuple(_entries(comparison))
    counts = {part: sum(entry.part == part for entry in entries) for part in PARTS}
    return ComparisonText(_notice(comparison), _summary(comparison, counts), counts, entries)


def chosen(text: ComparisonText, parts: Sequence[str], typed: str = "") -> tuple[Entry, ...]:
    """Return the entries of some parts that hold every word that was typed."""
    words = typed.casefold().split()
    return tuple(
        entry
        for entry in text.entries
        if entry.part in parts and all(word in entry.found_by for word in words)
    )


def blocks_of(entries: Sequence[Entry], *, most: int = MOST_SHOWN) -> Iterator[Block]:
    """Yield what to show of some entries, under a heading for each part."""
    before = ""
    for entry in entries[:most]:
        if entry.part != before:
            count = sum(one.part == entry.part for one in entries)
            yield paragraph(f"{entry.part} ({count})", "heading", above=5 if before else 0)
            before = entry.part
        yield from entry.blocks
    if len(entries) > most:
        rest = counted(len(entries) - most, "more question")
        yield paragraph(f"… and {rest}. Type above to find them, or copy all as text.", mark=MUTED, above=4)


def _notice(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    if comparison.is_later:
        return ""
    if old == new:
        return "This is the same edition twice."
    if not comparison.changes.pairs:
        return (
            "These two are not editions of one another, and no question of one is linked to one of the "
            "other: there is nothing to set side by side."
        )
    return (
        f"“{new.short}” does not say that it is a later edition of “{old.short}”. What is compared is what "
        "has the same words or a link that says it asks the same or a part of it."
    )


def _summary(comparison: Comparison, counts: Mapping[str, int]) -> str:
    words = [f"{counts[part]} {part.lower()}" for part in (UNCHANGED, REWORDED, MOVED, ADDED, REMOVED)]
    told = [word for word in words if not word.startswith("0 ")]
    old, new = comparison.old, comparison.new
    sizes = f"{counted(len(old.items), 'question')} then, {len(new.items)} now"
    return f"{listed(told).capitalize()}. {sizes}." if told else f"{sizes}."


def _entries(comparison: Comparison) -> Iterator[Entry]:
    old, new, changes = comparison.old, comparison.new, comparison.changes
    for part, framework, items in ((ADDED, new, changes.added), (REMOVED, old, changes.removed)):
        for item in items:
            yield _entry(part, _whole(framework, item))
    for pair in changes.reworded:
        yield _entry(REWORDED, _reworded(pair, old, new))
    for pair in changes.unchanged:
        if pair.moved:
            yield _entry(MOVED, _stayed(pair, old, new))
    for pair in changes.unchanged:
        if not pair.moved:
            yield _entry(UNCHANGED, _stayed(pair, old, new))


def _entry(part: str, blocks: Iterator[Block]) -> Entry:
    made = tuple(blocks)
    return Entry(part, made, " ".join(_words(made)).casefold())


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            texts = [block.runs]
        else:
            texts = [runs for row in block.rows for runs in (row.left, row.right)]
        for runs in texts:
            yield "".join(run.text for run in runs)


def _head(item_id: str, title: str) -> Paragraph:
    return Paragraph((Run(f"{item_id}  ", MUTED), Run(title, STRONG)), above=4)


def _whole(framework: Framework, item: Item) -> Iterator[Block]:
    yield _head(item.id, item.title)
    yield paragraph(item.prompt, indent=1)
    if len(framework.flat_sections) > 1:
        yield paragraph(f"In “{framework.section_of(item.id).title}”", "caption", indent=1, above=0.5)


def _stayed(pair: Pair, old: Framework, new: Framework) -> Iterator[Block]:
    yield _head(_ids(pair), pair.new_item.title)
    said = pair_in_words(pair)
    if said != UNCHANGED:
        yield paragraph(f"{said}.", mark=MUTED, indent=1)
    if pair.moved:
        yield paragraph(_way(pair, old, new), indent=1)


def _reworded(pair: Pair, old: Framework, new: Framework) -> Iterator[Block]:
    yield _head(_ids(pair), pair.new_item.title)
    yield paragraph(f"{pair_in_words(pair)}.", mark=MUTED, indent=1)
    if pair.moved:
        yield paragraph(_way(pair, old, new), indent=1)
    if pair.others:
        yield paragraph(f"It also goes on from {listed(pair.others)}.", indent=1)
    rows = tuple(_row(name, *texts) for name, *texts in _differing(pair, old, new))
    if rows:
        names = names_of((old, new))
        yield SideBySide((names[old.id], names[new.id]), rows)


def _row(name: str, before: str, after: str) -> TwoTexts:
    left, right, anew = marked(before, after)
    nothing = (Run("Nothing", MUTED),)
    note = "written anew" if anew and before and after else ""
    return TwoTexts(name, left if before else nothing, right if after else nothing, note)


def _differing(pair: Pair, old: Framework, new: Framework) -> Iterator[tuple[str, str, str]]:
    """Yield what can be read and differs: its name, and the text in the old and in the new edition."""
    before, after = _texts(old, pair.old_item), _texts(new, pair.new_item)
    for field, name in _SHOWN_FIELDS.items():
        if before[field] != after[field]:
            yield name, before[field], after[field]


def _texts(framework: Framework, item: Item) -> dict[str, str]:
    levels = (
        f"{number(level.value)} {level.label}: {level.descriptor}".rstrip(": ")
        for level in framework.levels_of(item)
    )
    return {
        "title": item.title,
        "prompt": " ".join(item.prompt.split()),
        "good": " ".join(item.good.split()),
        "levels": "\n".join(levels),
        "evidence": "\n".join(
            f"{hint.text} ({hint.kind})" if hint.kind else hint.text for hint in item.evidence
        ),
        "measures": "\n".join(measure.text for measure in item.measures),
    }


def _ids(pair: Pair) -> str:
    return " → ".join(dict.fromkeys((pair.old_item.id, pair.new_item.id)))


def _way(pair: Pair, old: Framework, new: Framework) -> str:
    before, after = old.section_of(pair.old_item.id), new.section_of(pair.new_item.id)
    if before.title == after.title:
        return f"It stands at another place in “{after.title}”."
    return f"From “{before.title}” to “{after.title}”."

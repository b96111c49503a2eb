"""What one edition of a framework has become in another: unchanged, reworded, moved, added, removed.

Every item of the new edition is either paired with one of the old or added; every item of the old is either
in a pair or removed. A pair is found, item by item of the new edition, by the first of these that holds:

1. the same words: question and what good looks like are equal, under the same id before any other;
2. a link of kind *same* between the two, in either direction;
3. the same id, where one framework is an edition of the other and the words have something in common, so
   that an id that was given to another question pairs nothing;
4. a link of kind *part*, in either direction.

Words and ids pair one item with one. By links, one item of the old edition may go on in several of the new;
where several go on in one, the one that is not yet in a pair comes first, then the one whose link is
returned, then the first in the old edition's order, and the pair names the others. A *related* theme pairs
nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from eolc_desktop.domain.frameworks import Framework, Item, Link
from eolc_desktop.scoring.item_facts import differing, have_words_in_common, plain, words_of
from eolc_desktop.scoring.links import AS_MUCH, LESS, MORE, PART, SAME
from eolc_desktop.scoring.sequences import longest_rising

UNCHANGED, REWORDED = "unchanged", "reworded"

# What an answer rests on; where none of it differs, an answer holds for the new edition too.
ASKED = ("prompt", "good", "levels")


@dataclass(frozen=True)
class Pair:
    """An item of the old edition and what it is in the new one.

    Args:
        kind: "same", or "part" where one of the two asks a part of the other.
        change: "unchanged" where all that an answer rests on is equal, else "reworded".
        moved: Whether it stands in another section, or in another order among those that stayed.
        what: The fields that differ, those that an answer rests on first.
        others: The ids of further items of the old edition that go on in this one and are not the pair.
        asks: Whether the old item asks as much as the new one (0), more (1) or a part of it (-1).
    """

    old_item: Item
    new_item: Item
    kind: str
    change: str
    moved: bool = False
    what: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asks: int = AS_MUCH

    @property
    def is_unchanged(self) -> bool:
        """Tell whether nothing has changed that an answer rests on."""
        return self.change == UNCHANGED

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the fields that differ of those that an answer rests on."""
        return tuple(name for name in self.what if name in ASKED)


@dataclass(frozen=True)
class EditionChanges:
    """Two editions side by side. Pairs and added items in the new edition's order, removed in the old's."""

    pairs: tuple[Pair, ...]
    added: tuple[Item, ...]
    removed: tuple[Item, ...]

    @cached_property
    def by_new(self) -> dict[str, Pair]:
        """Return the pairs by the id of the item of the new edition."""
        return {pair.new_item.id: pair for pair in self.pairs}

    @property
    def unchanged(self) -> tuple[Pair, ...]:
        """Return the pairs whose answers hold for both."""
        return tuple(pair for pair in self.pairs if pair.is_unchanged)

    @property
    def reworded(self) -> tuple[Pair, ...]:
        """Return the pairs whose answers have to be looked at again."""
        return tuple(pair for pair in self.pairs if not pair.is_unchanged)

    @property
    def moved(self) -> tuple[Pair, ...]:
        """Return the pairs that stand elsewhere in the new edition."""
        return tuple(pair for pair in self.pairs if pair.moved)


def is_earlier_edition(old: Framework, new: Framework) -> bool:
    """Tell whether a framework is an edition that another one took the place of, as far as the two say.

    They say it by `successor` and `replaces`; else by an id that goes on where the other ends, as that of
    a place's own copy does; else by the same id with other content, of which only the one who brought it
    knows which is newer. A year in an id says nothing: two reports of one publisher may ask other things.
    """
    if new.replaces == old.id or old.successor == new.id:
        return old.id != new.id
    if old.replaces == new.id or new.successor == old.id:
        return False
    if old.id == new.id:
        return old != new
    return new.id.startswith(f"{old.id}-")


def compare(old: Framework, new: Framework) -> EditionChanges:
    """Set two editions side by side; the rules are at the top of this module."""
    found = _Pairing(old, new).pairs()
    moved = _moved(old, new, found)
    pairs = tuple(replace(pair, moved=pair.new_item.id in moved) for pair in found)
    kept = {pair.old_item.id for pair in pairs}
    going_on = {pair.new_item.id for pair in pairs}
    return EditionChanges(
        pairs,
        added=tuple(item for item in new.items if item.id not in going_on),
        removed=tuple(item for item in old.items if item.id not in kept),
    )


def joined(older: Pair, newer: Pair) -> Pair | None:
    """Return what two pairs come to, one edition after the other.

    None where one asks more and the other less: the answer to a part says nothing of another part.
    """
    if older.asks == -newer.asks != AS_MUCH:
        return None
    return Pair(
        older.old_item,
        newer.new_item,
        kind=PART if PART in (older.kind, newer.kind) else SAME,
        change=UNCHANGED if older.is_unchanged and newer.is_unchanged else REWORDED,
        moved=older.moved or newer.moved,
        what=tuple(dict.fromkeys((*older.what, *newer.what))),
        asks=older.asks or newer.asks,
    )


class _Pairing:
    """The search for pairs, rule by rule; what an earlier rule found stands."""

    def __init__(self, old: Framework, new: Framework) -> None:
        self._old, self._new = old, new
        self._found: dict[str, tuple[Item, str]] = {}
        self._taken: set[str] = set()
        self._order = {item.id: place for place, item in enumerate(old.items)}
        self._links = {kind: _links_between(old, new, kind) for kind in (SAME, PART)}

    def pairs(self) -> tuple[Pair, ...]:
        """Return the pairs in the new edition's order."""
        self._by_words()
        self._by_links(SAME)
        if is_earlier_edition(self._old, self._new) or is_earlier_edition(self._new, self._old):
            self._by_ids()
        self._by_links(PART)
        return tuple(self._pair(item) for item in self._new.items if item.id in self._found)

    def _pair(self, item: Item) -> Pair:
        old_item, kind = self._found[item.id]
        what = tuple(differing(self._old, old_item, self._new, item))
        change = REWORDED if kind == PART or set(ASKED).intersection(what) else UNCHANGED
        others = {*self._links[SAME].get(item.id, {}), *self._links[PART].get(item.id, {})} - {old_item.id}
        in_order = tuple(sorted(others, key=self._order.__getitem__))
        asks = AS_MUCH
        if kind == PART:
            asks = MORE if Link(self._old.id, old_item.id, PART) in item.links else LESS
        return Pair(old_item, item, kind, change, what=what, others=in_order, asks=asks)

    def _take(self, item: Item, old_item: Item, kind: str) -> None:
        self._found[item.id] = old_item, kind
        self._taken.add(old_item.id)

    def _by_words(self) -> None:
        for item in self._new.items:
            if self._old.has_item(item.id) and words_of(self._old.item(item.id)) == words_of(item):
                self._take(item, self._old.item(item.id), SAME)
        free: dict[tuple[str, str], deque[Item]] = {}
        for old_item in self._old.items:
            if old_item.id not in self._taken:
                free.setdefault(words_of(old_item), deque()).append(old_item)
        for item in self._new.items:
            alike = free.get(words_of(item))
            if alike and item.id not in self._found:
                self._take(item, alike.popleft(), SAME)

    def _by_ids(self) -> None:
        for item in self._new.items:
            if item.id in self._found or item.id in self._taken or not self._old.has_item(item.id):
                continue
            old_item = self._old.item(item.id)
            if have_words_in_common(old_item, item):
                self._take(item, old_item, SAME)

    def _by_links(self, kind: str) -> None:
        for item in self._new.items:
            linked = self._links[kind].get(item.id)
            if linked and item.id not in self._found:
                chosen = min(linked, key=lambda one: (one in self._taken, -linked[one], self._order[one]))
                self._take(item, self._old.item(chosen), kind)


def _links_between(old: Framework, new: Framework, kind: str) -> dict[str, dict[str, int]]:
    """Return, for each linked item of the new edition, the old items, and from how many sides."""
    # Under one id, a link is one between items of the same edition.
    if old.id == new.id:
        return {}
    back = {(new_id, old_id) for old_id, new_id in _pointing(old, new, kind)}
    found: dict[str, dict[str, int]] = {}
    for sides in ({*_pointing(new, old, kind)}, back):
        for new_id, old_id in sides:
            ways = found.setdefault(new_id, {})
            ways[old_id] = ways.get(old_id, 0) + 1
    return found


def _pointing(source: Framework, target: Framework, kind: str) -> Iterator[tuple[str, str]]:
    for item in source.items:
        for link in item.links:
            if link.framework == target.id and link.kind == kind and target.has_item(link.item):
                yield item.id, link.item


def _moved(old: Framework, new: Framework, pairs: tuple[Pair, ...]) -> set[str]:
    """Return the new ids of what stands elsewhere: as few as can be said to have moved."""
    staying = [pair for pair in pairs if _same_section(old, new, pair)]
    order = {item.id: place for place, item in enumerate(old.items)}
    kept = longest_rising([order[pair.old_item.id] for pair in staying])
    in_place = {staying[place].new_item.id for place in kept}
    return {pair.new_item.id for pair in pairs} - in_place


def _same_section(old: Framework, new: Framework, pair: Pair) -> bool:
    before, after = old.section_of(pair.old_item.id), new.section_of(pair.new_item.id)
    return before.id == after.id or plain(before.title).casefold() == plain(after.title).casefold()

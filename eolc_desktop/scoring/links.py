"""Which items of several frameworks ask the same, or a part of it, so that an answer can be offered.

An answer goes along links of kind *same* and *part*, in both directions and through further items, for at
most three steps; the way is as close as its weakest link. Nothing goes through a *related* theme, which is
told of only where it is linked directly.

Along one way all *part* links point in the same direction. Two items that are each a part of a third ask
different parts of it, and the answer to one says nothing of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework

SAME, PART, RELATED = "same", "part", "related"
CLOSENESS = {SAME: 0, PART: 1, RELATED: 2}
MOST_STEPS = 3

# Seen from the item where a way begins: what it leads to asks as much, more, or less.
AS_MUCH, MORE, LESS = 0, 1, -1

Ref = tuple[str, str]
Links = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Way:
    """How one item leads to another.

    Args:
        kind: The weakest link on the way.
        path: The items on the way, the one that it leads to last; each as framework id and item id.
        asks: Whether that one asks as much as the first item (0), more (1) or a part of it (-1).
    """

    kind: str
    path: tuple[Ref, ...]
    asks: int = AS_MUCH


class LinkMap:
    """The links between the items of some frameworks, of which no two have the same id."""

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        self._said: dict[tuple[Ref, Ref], set[str]] = {}
        self._near: dict[Ref, dict[Ref, None]] = {}
        there = {framework.id: framework for framework in frameworks}
        for framework in there.values():
            for item in framework.items:
                for link in item.links:
                    target = there.get(link.framework)
                    if target is not None and target.has_item(link.item):
                        self._add((framework.id, item.id), (link.framework, link.item), link.kind)

    def _add(self, here: Ref, there: Ref, kind: str) -> None:
        self._said.setdefault((here, there), set()).add(kind)
        self._near.setdefault(here, {})[there] = None
        self._near.setdefault(there, {})[here] = None

    def _neighbours(self, here: Ref) -> Iterator[tuple[Ref, Links]]:
        """Yield the items linked to an item from either side, and how."""
        for there in self._near.get(here, {}):
            yield there, _links(self._said.get((here, there), set()), self._said.get((there, here), set()))

    def ways(self, framework_id: str, item_id: str) -> dict[Ref, Way]:
        """Return the closest way to each item that an item leads to, the closest and shortest first."""
        start = (framework_id, item_id)
        found = {ref: way for ref, way in self._walk(start) if ref != start}
        for ref, links in self._neighbours(start):
            if ref not in found and (RELATED, AS_MUCH) in links:
                found[ref] = Way(RELATED, (ref,))
        return found

    def _walk(self, start: Ref) -> Iterator[tuple[Ref, Way]]:
        """Yield a closest way to each item that can be reached, without the themes."""
        seen = {(start, AS_MUCH)}
        ends = [(start, Way(SAME, ()))]
        reached: list[tuple[Ref, Way]] = []
        for _ in range(MOST_STEPS):
            ends = list(self._further(ends, seen))
            reached += ends
        # Sorting is stable: of ways that are equally close, the shortest stays first.
        reached.sort(key=lambda end: CLOSENESS[end[1].kind])
        told: set[Ref] = set()
        for ref, way in reached:
            if ref not in told:
                told.add(ref)
                yield ref, way

    def _further(self, ends: list[tuple[Ref, Way]], seen: set[tuple[Ref, int]]) -> Iterator[tuple[Ref, Way]]:
        for here, way in ends:
            for there, links in self._neighbours(here):
                for kind, asks in links:
                    turns_back = asks == -way.asks and asks != AS_MUCH
                    if kind == RELATED or turns_back or (there, asks or way.asks) in seen:
                        continue
                    seen.add((there, asks or way.asks))
                    weakest = max(kind, way.kind, key=CLOSENESS.__getitem__)
                    yield there, Way(weakest, (*way.path, there), asks or way.asks)


def _links(forth: set[str], back: set[str]) -> Links:
    """Return how two items are linked, from what each says of the other; where they differ, the weaker.

    Who asks a part of the other says so; the other has no word for it but *related*.
    """
    if PART in forth | back:
        ways = ((PART, MORE),) if PART in forth else ()
        return (*ways, (PART, LESS)) if PART in back else ways
    return ((SAME if forth | back == {SAME} else RELATED, AS_MUCH),)

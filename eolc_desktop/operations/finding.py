"""Finding in frameworks as one types: all words, in any order, the closest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework, Item, Section, Status

_DASHES = "-‐‑‒–—"
# Apostrophes go, so that “dont” finds “don’t”; every dash is a space, so that “follow up” finds “follow-up”.
_SAME = str.maketrans({**dict.fromkeys("'’‘ʼ`´", ""), **dict.fromkeys(_DASHES, " ")})
_JOINED = re.compile(rf"\w+(?:[{_DASHES}]\w+)+")
_NO_LETTER = re.compile(r"[^a-z0-9]")
_WORDS_BEFORE, _WORDS_AFTER = 4, 8
_WHOLE, _BEGINS, _WITHIN, _MISSING = range(4)
_LETTERS = re.compile(r"\w+")
# “homes” is the word “home” and “planning” the word “plan”; “homeless” only begins with “home”.
_ENDINGS = frozenset(("s", "es", "d", "ed", "ing"))
_BEFORE = tuple(' (“"/')
_AROUND = '.,;:!?()[]“”"/'


def fold(text: str) -> str:
    """Return a text without what searching forgives: case, accents, apostrophes, kinds of dashes."""
    plain = text.casefold().translate(_SAME)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return plain


def _searchable(*texts: str) -> str:
    """Return texts folded, each word after a space, words with a dash also as one word."""
    text = " ".join(texts)
    joined = (found.group().translate(str.maketrans("", "", _DASHES)) for found in _JOINED.finditer(text))
    return " " + " ".join(fold(f"{text} {' '.join(joined)}").split())


@dataclass(frozen=True)
class Entry:
    """What can be found: an item, a section that has items, or (with neither) a framework.

    Args:
        key: Its id without dots and dashes; a section has that of its framework.
        parts: Its texts folded, from the one that counts most to the least.
        whole: All of them.
        passages: The texts that no row shows, each folded and as it is, to say where a word was found.
    """

    framework: Framework
    section: Section | None
    item: Item | None
    key: str
    parts: tuple[str, ...]
    whole: str
    passages: tuple[tuple[str, str], ...] = ()

    @property
    def is_historic(self) -> bool:
        """Tell whether its framework is kept for its history."""
        return self.framework.status is Status.HISTORIC


def entries_of(frameworks: Iterable[Framework]) -> tuple[Entry, ...]:
    """Return all that can be found in some frameworks, in their order."""
    return tuple(entry for framework in frameworks for entry in _of_framework(framework))


def find(
    entries: Iterable[Entry], text: str, takes: Callable[[Item], bool] | None = None
) -> tuple[Entry, ...]:
    """Return what holds every word of a text, the closest first.

    Args:
        entries: All that can be found.
        text: What was typed.
        takes: Tells which items are wanted; frameworks and sections are left out then.
    """
    words = words_of(text)
    key = _key(text)
    keys = {key, *(_key(word) for word in words)} - {""}
    found: list[tuple[tuple[int, ...], Entry]] = []
    for place, entry in enumerate(entries):
        if takes is not None and (entry.item is None or not takes(entry.item)):
            continue
        if (key and key == entry.key) or all(word in entry.whole for word in words):
            found.append(((*_distance(entry, words, keys), place), entry))
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found)


def concerns(item: Item, setting: str) -> bool:
    """Tell whether an item is for a setting: one that names none is for all."""
    return not setting or not item.settings or setting in item.settings


def words_of(text: str) -> list[str]:
    """Return the words that are looked for, folded."""
    return [word.strip(_AROUND) or word for word in fold(text).split()]


def passage(entry: Entry, words: list[str]) -> str:
    """Return some words around the first one looked for that neither title nor question holds, or nothing."""
    title, question = entry.parts[0], entry.parts[1]
    hidden = [word for word in words if word not in title and word not in question]
    if entry.item is None or not hidden:
        return ""
    holding = [pair for pair in entry.passages if hidden[0] in pair[0]]
    best = max(holding, key=lambda pair: sum(word in pair[0] for word in hidden), default=None)
    return _around(best[1], hidden[0]) if best else ""


def _around(text: str, word: str) -> str:
    """Return a text shortened to some words before and after one."""
    words = text.split()
    place = next((place for place, each in enumerate(words) if word in fold(each)), 0)
    start, end = max(0, place - _WORDS_BEFORE), place + _WORDS_AFTER
    some = " ".join(words[start:end])
    return f"{'… ' if start else ''}{some}{' …' if end < len(words) else ''}"


def _distance(entry: Entry, words: list[str], keys: set[str]) -> tuple[int, ...]:
    """Return how far an entry is from what was asked.

    Its very id comes first; then what is in use before what is kept for history; then how the words stand
    in it; then which part holds them so.
    """
    return (entry.key not in keys, entry.is_historic, *_closeness(entry.parts, words))


def _closeness(parts: tuple[str, ...], words: list[str]) -> tuple[int, int, int]:
    """Return how the words stand, and where: a whole phrase, whole words, a phrase begun, parts of words."""
    if not words:
        return 0, 0, 0
    phrase, where = _best(parts, " ".join(words))
    if phrase == _WHOLE:
        return 0, where, where
    each = [_best(parts, word) for word in words]
    furthest, total = max(place for _, place in each), sum(place for _, place in each)
    worst = max(standing for standing, _ in each)
    if worst == _WHOLE:
        return 1, furthest, total
    return (2, where, where) if phrase == _BEGINS else (2 + worst, furthest, total)


def _best(parts: tuple[str, ...], words: str) -> tuple[int, int]:
    """Return how some words stand in the part where they stand best, and which part that is."""
    best = (_MISSING, len(parts))
    for place, part in enumerate(parts):
        if words in part:
            best = min(best, (_standing(part, words), place))
        if best[0] == _WHOLE:
            break
    return best


def _standing(text: str, words: str) -> int:
    """Return whether a text that holds some words holds them as they are, as a beginning, or within."""
    best = _WITHIN
    for before in _BEFORE:
        start = text.find(before + words)
        while start >= 0:
            end = start + len(before) + len(words)
            rest = _LETTERS.match(text, end)
            if rest is None or rest.group().removeprefix(words[-1]) in _ENDINGS:
                return _WHOLE
            best = _BEGINS
            start = text.find(before + words, end)
    return best


def _of_framework(framework: Framework) -> Iterator[Entry]:
    name = f"{framework.short} {framework.title} {framework.edition}"
    gone = (each.name for each in framework.gone)
    rest = _searchable(framework.publisher, str(framework.year), *gone)
    yield _entry(framework, None, (_searchable(name, framework.id), rest))
    for section in framework.flat_sections:
        about = _searchable(section.title, name)
        if section.items:
            yield _entry(framework, section, (_searchable(section.id, section.title), about))
        for item in section.items:
            yield _item_entry(framework, section, item, about)


def _item_entry(framework: Framework, section: Section, item: Item, about: str) -> Entry:
    passages = tuple((_searchable(text), text) for text in _passages(item))
    rest = "".join(folded for folded, _ in passages)
    parts = (_searchable(item.id, item.title), _searchable(item.prompt), rest, about)
    return Entry(framework, section, item, _key(item.id), parts, " ".join(parts), passages)


def _passages(item: Item) -> Iterator[str]:
    yield item.good
    for hint in item.evidence:
        yield hint.text
    for measure in item.measures:
        texts = (measure.code, measure.text, measure.numerator, measure.denominator)
        yield " · ".join(text for text in texts if text)
    for _, descriptor in item.levels:
        yield descriptor


def _entry(framework: Framework, section: Section | None, parts: tuple[str, ...]) -> Entry:
    return Entry(framework, section, None, _key(framework.id), parts, " ".join(parts))


def _key(id_: str) -> str:
    return _NO_LETTER.sub("", fold(id_))

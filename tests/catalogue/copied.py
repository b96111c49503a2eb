"""Runs of words, by which a sentence copied from a source document is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.conftest import CHECKOUT

SOURCES = CHECKOUT.parent / "shared" / "sources"
RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.replace("’", "").replace("'", "").casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))

"""The times and ids of the change log."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

CLOCK_PATTERN = re.compile(r"(\d{13})-(\d{4})-[0-9a-f]{12}")
ID_PATTERN = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_MAX_COUNTER = 9999


def _wall_clock() -> int:
    return time.time_ns() // 1_000_000


class Clock:
    """A hybrid logical clock: wall time that never goes back, with a counter and a node.

    Its texts sort as the operations happened. The node is made anew with every clock, so that two copies
    of a workspace never write the same text, even from one computer.

    Args:
        now: Milliseconds since 1970 in UTC.
        random: So many random bytes.
    """

    def __init__(
        self, now: Callable[[], int] = _wall_clock, random: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._now = now
        self._random = random
        self._node = random(6).hex()
        self._last = (0, 0)

    def observe(self, text: str) -> None:
        """Never give a time at or before this one again; what is not such a text is passed over."""
        match = CLOCK_PATTERN.fullmatch(text)
        if match:
            self._last = max(self._last, (int(match[1]), int(match[2])))

    def hlc(self) -> str:
        """Return the next time: 13 digits of milliseconds, 4 of a counter, the node."""
        last, counter = self._last
        now = self._now()
        if now > last:
            self._last = (now, 0)
        elif counter < _MAX_COUNTER:
            self._last = (last, counter + 1)
        else:
            self._last = (last + 1, 0)
        return f"{self._last[0]:013d}-{self._last[1]:04d}-{self._node}"

    def uuid7(self) -> str:
        """Return a new id: RFC 9562 version 7, milliseconds and then random bits."""
        value = (self._now() & (1 << 48) - 1) << 80 | int.from_bytes(self._random(10))
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        # Written out here: importing uuid, and what it imports, takes as long as opening a workspace.
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def at(self) -> str:
        """Return the wall time as people read it: ISO 8601 in UTC, to the second."""
        return datetime.fromtimestamp(self._now() // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""What stayed in order when a list was put in another one."""

from __future__ import annotations

from bisect import bisect_right


def longest_rising(numbers: list[int]) -> list[int]:
    """Return the places of a longest run of numbers that never fall, not necessarily neighbours."""
    ends: list[int] = []  # ends[n] is the place where the best run of n + 1 numbers ends
    tops: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_right(tops, number)
        before.append(ends[length - 1] if length else -1)
        if length == len(tops):
            tops.append(number)
            ends.append(place)
        else:
            tops[length], ends[length] = number, place
    kept = []
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]

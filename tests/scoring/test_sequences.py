"""The longest run that never falls."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.scoring.sequences import longest_rising


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ([], []),
        ([7], [0]),
        ([0, 1, 2], [0, 1, 2]),
        ([2, 0, 1], [1, 2]),
        ([1, 1, 1], [0, 1, 2]),
        ([1, 0], [1]),
    ],
)
def test_the_places_are_told(numbers: list[int], places: list[int]) -> None:
    assert longest_rising(numbers) == places


@given(st.lists(st.integers(0, 9), max_size=9))
def test_none_is_longer(numbers: list[int]) -> None:
    found = longest_rising(numbers)
    kept = [numbers[place] for place in found]
    assert found == sorted(set(found))
    assert kept == sorted(kept)
    for longer in combinations(numbers, len(found) + 1):
        assert list(longer) != sorted(longer)

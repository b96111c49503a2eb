"""The log's times never go back, and its ids are what RFC 9562 says."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.storage.clock import CLOCK_PATTERN, Clock
from tests.storage.helpers import Ticking


@given(st.lists(st.integers(0, 9_999_999_999_999), min_size=2, max_size=40))
def test_times_sort_as_they_were_given_whatever_the_wall_clock_does(walls: list[int]) -> None:
    moments = iter(walls)
    clock = Clock(now=lambda: next(moments))

    texts = [clock.hlc() for _ in walls]

    assert texts == sorted(set(texts))
    assert all(CLOCK_PATTERN.fullmatch(text) for text in texts)


def test_the_clock_goes_on_from_what_another_computer_wrote() -> None:
    clock = Clock(now=lambda: 1_000)
    clock.observe("4000000000000-0007-00112233aabb")

    assert clock.hlc().startswith("4000000000000-0008-")


def test_what_is_no_time_is_passed_over() -> None:
    clock = Clock(now=lambda: 1_000)
    clock.observe("yesterday")

    assert clock.hlc().startswith("0000000001000-0000-")


def test_a_full_counter_moves_the_time_on() -> None:
    clock = Clock(now=lambda: 1_000)
    clock.observe("0000000001000-9999-00112233aabb")

    assert clock.hlc().startswith("0000000001001-0000-")


def test_two_clocks_never_write_the_same_time() -> None:
    assert Clock(now=lambda: 1_000).hlc() != Clock(now=lambda: 1_000).hlc()


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_ids_are_uuids_of_version_7(now: int, random: bytes) -> None:
    made = uuid.UUID(Clock(now=lambda: now, random=lambda count: random[:count]).uuid7())

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == now
    kept = int.from_bytes(random) & ~(0xF << 76) & ~(0x3 << 62)
    assert made.int & ((1 << 80) - 1) & ~(0xF << 76) & ~(0x3 << 62) == kept


def test_a_fixed_clock_gives_the_same_ids_and_times() -> None:
    one, other = Ticking().clock(), Ticking().clock()

    assert [(one.uuid7(), one.hlc(), one.at()) for _ in range(3)] == [
        (other.uuid7(), other.hlc(), other.at()) for _ in range(3)
    ]


def test_the_time_that_people_read_is_utc_to_the_second() -> None:
    assert Clock(now=lambda: 1_767_225_599_999).at() == "2025-12-31T23:59:59Z"

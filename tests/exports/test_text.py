from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.exports.text import clean, shorten


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain", "plain"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x00b\x1fc", "a\ufffdb\ufffdc"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("tab\tstays", "tab\tstays"),
        ("ŵ ŷ 🙂 <b> =1+1", "ŵ ŷ 🙂 <b> =1+1"),
        ("not a character \uffff", "not a character \ufffd"),
    ],
)
def test_text_that_no_file_can_hold_is_replaced_visibly(typed: str, written: str) -> None:
    assert clean(typed) == written


@given(st.text())
def test_a_clean_text_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert clean(once) == once


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("The night nurses cannot see it", 20) == "The night nurses…"
    assert shorten("Short", 20) == "Short"


@given(st.text(), st.integers(1, 50))
def test_a_cut_text_is_never_longer_than_asked_for(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length + 1

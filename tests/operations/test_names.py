"""Names of files travel from one system to another."""

from __future__ import annotations

import pytest

from eolc_desktop.operations.names import safe_name, unsafe_letters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tŷ Dŵr", "Tŷ Dŵr"),
        ("a/b: <c>\nd", "a b c d"),
        (" ..\x00.. ", ""),
        ("aux", "aux_"),
        ("COM1.hospice", "COM1_.hospice"),
        ("Contents", "Contents"),
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name
    assert safe_name(name) == name
    assert unsafe_letters(name) == []


def test_the_letters_that_cannot_be_are_told() -> None:
    assert unsafe_letters("a:b/c:") == ["/", ":"]

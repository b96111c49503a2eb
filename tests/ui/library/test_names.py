"""What frameworks are called where several stand side by side."""

from __future__ import annotations

from dataclasses import replace

from eolc_desktop.operations import library
from eolc_desktop.ui.library.names import details_of, names_of, titles_of


def test_those_that_would_be_called_the_same_say_their_id() -> None:
    original, other = library.find("nice-qs13-2021"), library.find("nice-qs144-2017")
    copy = replace(original, id="nice-qs13-2021-local", edition=f"{original.edition}, local copy")
    assert names_of((original, copy, other)) == {
        "nice-qs13-2021": "NICE QS13, 2021 (nice-qs13-2021)",
        "nice-qs13-2021-local": "NICE QS13, 2021 (nice-qs13-2021-local)",
        "nice-qs144-2017": "NICE QS144, 2017",
    }
    assert details_of((original, copy, other)) == {
        "nice-qs13-2021": "2021 · nice-qs13-2021",
        "nice-qs13-2021-local": "2021 · nice-qs13-2021-local",
        "nice-qs144-2017": "2017",
    }
    titles = titles_of((original, copy, other))
    assert titles["nice-qs13-2021-local"] == f"{original.title} (nice-qs13-2021-local)"
    assert titles["nice-qs144-2017"] == other.title


def test_a_name_of_any_length_is_cut_where_it_can_be_seen() -> None:
    endless = replace(library.find("nice-qs13-2021"), short="Very " * 100)
    name = names_of((endless,))[endless.id]
    assert len(name) <= 80
    assert name.endswith("Very…")

"""The sentence on what each framework is for."""

from __future__ import annotations

from eolc_desktop import paths
from eolc_desktop.catalogue.reference import purposes


def test_every_framework_of_the_program_and_no_other_says_what_it_is_for() -> None:
    assert set(purposes()) == {path.stem for path in paths.frameworks_dir().glob("*.yaml")}


def test_each_purpose_is_short_and_whole() -> None:
    for framework, purpose in purposes().items():
        assert 40 <= len(purpose) <= 120, framework
        assert purpose[0].isupper(), framework
        assert purpose.endswith("."), framework
    assert len(set(purposes().values())) == len(purposes())

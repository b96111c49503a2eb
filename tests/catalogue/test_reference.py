"""The lists that frameworks, services and evidence refer to."""

from __future__ import annotations

import re

import pytest

from eolc_desktop.catalogue import reference
from eolc_desktop.domain.reference import Code, PopulationGroup, Setting

LISTS = {
    "settings": reference.settings,
    "population groups": reference.population_groups,
    "pathway steps": reference.pathway_steps,
    "commissioning stages": reference.commissioning_stages,
}


@pytest.mark.parametrize("name", LISTS)
def test_each_entry_has_an_id_of_its_own_a_title_and_a_sentence(name: str) -> None:
    entries: tuple[Setting | PopulationGroup | Code, ...] = LISTS[name]()  # type: ignore[assignment]
    assert len({entry.id for entry in entries}) == len(entries) > 3
    assert len({entry.title for entry in entries}) == len(entries)
    for entry in entries:
        sentence = entry.why if isinstance(entry, PopulationGroup) else entry.covers
        assert re.fullmatch(r"[A-Z].{25,}\.", sentence), entry.id
        assert "'" not in entry.title + sentence, "British typography has ’"


def test_settings_are_those_in_which_people_are_cared_for() -> None:
    ids = {setting.id for setting in reference.settings()}
    asked_for = (
        "hospital hospice care-home homecare general-practice community-nursing ambulance prison hostel"
    )
    assert {*asked_for.split(), "extra-care-housing", "whole-place"} <= ids


def test_each_setting_has_a_name_for_use_within_a_sentence() -> None:
    for setting in reference.settings():
        words = setting.title.removeprefix("The ").replace("organisation", "").split()[-1].casefold()
        assert setting.called[0].islower()
        assert words in setting.called, setting.id


def test_population_groups_are_the_factors_of_the_report_of_2023() -> None:
    # Eleven factors, of which the report names two groups, dementia and learning disability, in one.
    assert len(reference.population_groups()) == 12


def test_the_pathway_has_six_steps_and_what_runs_through_them() -> None:
    assert [step.id for step in reference.pathway_steps()] == ["P1", "P2", "P3", "P4", "P5", "P6", "PX"]
    assert [stage.id for stage in reference.commissioning_stages()] == ["S1", "S2", "S3", "S4"]

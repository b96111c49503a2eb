"""The framework files that come with the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eolc_desktop import paths
from eolc_desktop.domain.framework_data import framework_from_data, framework_hash, framework_to_data
from eolc_desktop.domain.frameworks import Framework, Measure, Scale, Status
from tests.catalogue.files import read_together

FILES = sorted(paths.frameworks_dir().glob("*.yaml"))
READING = read_together(FILES)
BY_ID = {framework.id: framework for framework in READING.frameworks}
# The marks of the notes that the content was taken from, which mean nothing to a reader.
NOTES_MARK = re.compile(r"\[(found|source|from general)|`|§|MAT5|YPN|\bsource 00\d")


def test_they_have_no_faults() -> None:
    assert [fault.line_text() for fault in READING.faults] == []
    assert len(FILES) == len(BY_ID)


SECTIONS = {
    "ambitions-2021": {"A1": 7, "A2": 6, "A3": 6, "A4": 5, "A5": 6, "A6": 4, "F": 8},
    "nice-qs13-2021": {"N": 5},
    "nice-qs144-2017": {"L": 4},
    "nice-qs13-2011": {"H": 16},
    "icb-guidance-2022": {"IC": 8},
    "ten-questions-2012": {"TQ": 10},
    "commissioning-cycle": {"CT1": 34, "CT2": 26, "CT3": 38, "CT4": 19},
    "six-step-pathway": {"P1": 3, "P2": 11, "P3": 10, "P4": 2, "P5": 4, "P6": 3, "PX": 4},
    "care-coordination-2017": {"CCA": 3, "CCB": 9, "CCC": 3, "CCD": 6, "CCE": 6, "CCF": 9, "CCG": 7},
    "kings-fund-2011": {"KAD": 7, "KAC": 15, "KAP": 4, "KAL": 14},
    "kings-fund-2023": {
        "KBR": 8,
        "KBL": 3,
        "KBN": 10,
        "KBQ": 10,
        "KBM": 7,
        "KBC": 3,
        "KBI": 12,
        "KBO": 6,
        "KBP": 9,
        "KBD": 8,
    },
    "national-resources-2017": {"RS": 24},
}
CURRENT = {
    *("ambitions-2021", "nice-qs13-2021", "nice-qs144-2017", "icb-guidance-2022", "kings-fund-2023"),
}


def test_the_library_is_whole() -> None:
    found = {
        framework.id: {section.id: len(section.items) for section in framework.sections}
        for framework in BY_ID.values()
    }
    assert found == SECTIONS
    assert sum(len(framework.items) for framework in BY_ID.values()) == 422


def test_what_is_historic_says_so_and_what_has_gone_since() -> None:
    assert {framework.id for framework in BY_ID.values() if framework.status is Status.CURRENT} == CURRENT
    for framework in BY_ID.values():
        if framework.status is Status.HISTORIC:
            assert "historic" in framework.wording_note, framework.id
            assert len(framework.gone) >= 3, framework.id
            assert all(gone.now.endswith(".") for gone in framework.gone), framework.id


def test_the_standard_of_2011_and_its_successor_name_each_other() -> None:
    assert BY_ID["nice-qs13-2011"].successor == "nice-qs13-2021"
    assert BY_ID["nice-qs13-2021"].replaces == "nice-qs13-2011"


def test_only_the_asks_of_national_bodies_are_followed_without_a_score() -> None:
    followed = {
        item.id
        for framework in BY_ID.values()
        for item in framework.items
        if not framework.scale_of(item).scored
    }
    assert followed == {f"KBN-{number}" for number in range(1, 11)}


def test_a_care_home_is_offered_its_own_dozen() -> None:
    ambitions = BY_ID["ambitions-2021"]
    own = [item.id for item in ambitions.items if "care-home" in item.settings]
    assert 8 <= len(own) <= 24


@pytest.mark.parametrize("framework", BY_ID.values(), ids=lambda framework: framework.id)
def test_every_item_asks_a_question_and_says_what_good_looks_like(framework: Framework) -> None:
    for item in framework.items:
        assert item.prompt.endswith("?"), item.id
        assert item.good.endswith("."), item.id
        assert item.evidence, item.id
        assert item.codes, item.id
        assert item.source.document or framework.section_of(item.id).source.document, item.id


def test_items_stand_in_the_order_of_their_ids() -> None:
    for framework in BY_ID.values():
        for section in framework.sections:
            ids = [item.id for item in section.items]
            assert ids == sorted(ids, key=lambda name: [int(part) for part in re.findall(r"\d+", name)])
            assert all(name.startswith(section.id) for name in ids)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_mark_of_the_notes_is_left_in_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert NOTES_MARK.search(text) is None
    assert "'" not in text, "British typography has ’"
    assert max(len(line) for line in text.splitlines()) <= 100


def test_titles_say_whether_they_are_official() -> None:
    official = {item.id for framework in BY_ID.values() for item in framework.items if item.official_title}
    assert len([name for name in official if name.startswith("A")]) == 34
    assert {name for name in official if name.startswith("N")} == {"N1", "N2", "N3", "N4", "N5"}
    assert not [name for name in official if name.startswith(("F", "CT"))]


def test_what_is_unverified_or_not_endorsed_stands_in_the_wording_note() -> None:
    assert "unverified" in BY_ID["ambitions-2021"].wording_note
    assert "not available to us" in BY_ID["ambitions-2021"].wording_note
    assert "NICE has not endorsed" in BY_ID["nice-qs13-2021"].wording_note
    assert "historic" in BY_ID["commissioning-cycle"].wording_note


def only_scale(framework_id: str) -> Scale:
    (scale,) = BY_ID[framework_id].scales
    return scale


def test_the_scales_are_those_of_the_design() -> None:
    maturity = only_scale("ambitions-2021")
    assert [(level.value, level.label) for level in maturity.levels] == [
        (0, "Not started"),
        (1, "Planned"),
        (2, "Partly in place"),
        (3, "In place everywhere"),
        (4, "In place and improving"),
    ]
    assert (maturity.default_target, maturity.counts_from) == (None, 3)
    assert "not the official scale" in maturity.note
    met, yes_no = only_scale("nice-qs13-2021"), only_scale("commissioning-cycle")
    assert [level.label for level in met.levels] == ["Not met", "Partly met", "Met"]
    assert [level.label for level in yes_no.levels] == ["No", "Partly", "Yes"]
    for scale in (met, yes_no):
        assert (scale.default_target, scale.counts_from) == (2, 2)
    for scale in (maturity, met, yes_no):
        assert all(level.descriptor.endswith(".") for level in scale.levels)


def test_coded_measures_say_the_same_everywhere() -> None:
    found: dict[str, set[Measure]] = {}
    for framework in BY_ID.values():
        for item in framework.items:
            for measure in item.measures:
                # NICE words two of them in its own way, for its own statements.
                if measure.code and item.id not in ("N1", "N5"):
                    found.setdefault(measure.code, set()).add(measure)
    assert {measure.text for measure in found["M03"]} == {"Completed, current plan (%)"}
    assert {code: said for code, said in found.items() if len(said) > 1} == {}


@pytest.mark.parametrize("framework", BY_ID.values(), ids=lambda framework: framework.id)
def test_they_read_the_same_from_a_workspace(framework: Framework) -> None:
    again = framework_from_data(json.loads(json.dumps(framework_to_data(framework))))
    assert again == framework
    assert framework_hash(again) == framework_hash(framework)
    validator = Draft202012Validator(json.loads(paths.framework_schema().read_text(encoding="utf-8")))
    assert list(validator.iter_errors(framework_to_data(framework))) == []


def test_the_schema_is_sound_and_explains_every_field() -> None:
    schema = json.loads(paths.framework_schema().read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    objects = [schema, *(part for part in schema["$defs"].values() if part.get("type") == "object")]
    assert len(objects) == 12
    for part in objects:
        assert part["additionalProperties"] is False
        for name, field in part["properties"].items():
            target = schema["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("title") or target.get("title"), name
            assert field.get("description") or target.get("description"), name
            bounds = {**target, **field}
            if bounds.get("type") == "string":
                assert bounds["maxLength"] <= 6000, name
            if bounds.get("type") == "array":
                assert bounds["maxItems"] <= 1000, name

"""The example place: made up, whole, and fitting the frameworks that it rates."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from eolc_desktop import paths
from eolc_desktop.domain.evidence import Strength
from eolc_desktop.domain.ratings import IMPORTANCES, Confidence
from eolc_desktop.operations import library

DEMO: dict[str, Any] = yaml.safe_load(paths.resource("demo", "demo.yaml").read_text(encoding="utf-8"))
ASSESSMENTS: dict[str, list[dict[str, Any]]] = {
    part["framework"]: part["ratings"] for part in DEMO["assessments"]
}
RATINGS = [rating for ratings in ASSESSMENTS.values() for rating in ratings]
ANSWERS = ("level", "not_applicable", "dont_know")
FIELDS = {"item", "at", "role", "rationale", "confidence", "target", "importance", *ANSWERS}


def test_it_says_that_it_is_made_up() -> None:
    assert "made-up" in DEMO["place"]
    assert "made-up example" in DEMO["about"]


def test_every_assessment_is_of_a_service_and_a_round_that_are_there() -> None:
    rounds = [part["name"] for part in DEMO["rounds"]]
    for part in DEMO["assessments"]:
        assert part["service"] in [service["name"] for service in DEMO["services"]]
        assert part["round"] in rounds


@pytest.mark.parametrize("framework_id", ASSESSMENTS)
def test_every_rating_fits_its_item(framework_id: str) -> None:
    framework = library.find(framework_id)
    ratings = ASSESSMENTS[framework_id]
    ids = [rating["item"] for rating in ratings]
    assert ids == [item.id for item in framework.items if item.id in set(ids)], (
        "in framework order, each once"
    )
    for rating in ratings:
        values = [level.value for level in framework.scale_of(framework.item(rating["item"])).levels]
        assert set(rating) <= FIELDS
        assert len([name for name in ANSWERS if name in rating]) == 1, rating["item"]
        assert rating.get("level", values[0]) in values
        assert rating.get("target", {"level": values[0]})["level"] in values
        assert rating.get("importance", 3) in IMPORTANCES
        assert rating.get("confidence", "low") in list(Confidence)
        assert rating["role"]
        assert rating.get("rationale") or rating.get("not_applicable")


def test_times_go_forward_from_the_clocks_start_within_working_days() -> None:
    times = [entry["at"] for entry in (*RATINGS, *DEMO["evidence"])]
    assert times == sorted(times)
    assert DEMO["clock"] < times[0]
    assert all(time.endswith("Z") and "09:" <= time[11:14] < "18:" for time in times)
    assert len({time[:10] for time in times}) == 7


def test_the_ambitions_hold_every_kind_of_answer() -> None:
    answers = Counter(
        next(name for name in ANSWERS if name in rating) for rating in ASSESSMENTS["ambitions-2021"]
    )
    assert answers == {"level": 33, "dont_know": 3, "not_applicable": 2}
    rated = [rating for rating in ASSESSMENTS["ambitions-2021"] if "level" in rating]
    assert {rating["level"] for rating in rated} == {0, 1, 2, 3, 4}
    assert {rating["confidence"] for rating in rated} == {"low", "medium", "high"}
    assert [rating["item"] for rating in rated if "target" not in rating] == ["F6", "F8"]
    assert any(rating["level"] > rating["target"]["level"] for rating in rated if "target" in rating)


def test_the_other_two_are_rated_in_part() -> None:
    assert len(ASSESSMENTS["nice-qs13-2021"]) == 4
    assert 70 <= len(ASSESSMENTS["commissioning-cycle"]) < 117


def test_letters_and_pictures_that_files_must_carry_are_in_it() -> None:
    text = " ".join(rating.get("rationale", "") for rating in RATINGS)
    assert "Tŷ Dŵr" in text
    assert "💜" in text


def test_evidence_of_every_kind_supports_items_that_are_rated() -> None:
    pieces = DEMO["evidence"]
    assert {piece["kind"] for piece in pieces} == {"process", "outcome", "experience"}
    assert {piece["strength"] for piece in pieces if "strength" in piece} == set(Strength)
    for piece in pieces:
        assert "made up" in piece["source"], piece["title"]
        assert piece["role"]
        for framework_id, items in piece["supports"].items():
            assert items
            assert set(items) <= {r["item"] for r in ASSESSMENTS[framework_id] if "level" in r}
    assert any(len(piece["supports"]) == 3 for piece in pieces)
    assert len([piece for piece in pieces if piece["review_date"] < "2026-10-15"]) == 1

"""What contradicts itself in an assessment."""

from __future__ import annotations

import pytest

from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.xray import xray
from tests.scoring import samples
from tests.scoring.samples import at


def found(rating: Rating, scale: str = "met") -> list[str]:
    framework = samples.framework(samples.section("N", 1, scale=scale))
    return [finding.title for finding in xray(samples.assess(framework, {"N1": rating}))]


HIGH, TARGET, BELOW = (
    "A high level without a rationale",
    "Rated, with no target",
    "The target is below the level reached",
)


@pytest.mark.parametrize(
    ("rating", "scale", "titles"),
    [
        (Rating(), "met", []),
        (at(2, rationale="As the audit says"), "met", []),
        (at(2, rationale=" "), "met", [HIGH]),
        (at(1), "met", []),
        (at(3, rationale="So"), "maturity", [TARGET]),
        (at(3), "maturity", [HIGH, TARGET]),
        (at(2, target=2), "maturity", []),
        (at(2, target=1), "maturity", [BELOW]),
        (at(2, target=0, rationale="So"), "met", [BELOW]),
        (at(1), "track", []),
        (Rating(Answer.NOT_APPLICABLE, reason="None here"), "met", []),
        (Rating(Answer.NOT_APPLICABLE, reason=" "), "met", ["Not applicable without a reason"]),
        (Rating(Answer.DONT_KNOW), "met", []),
        (
            Rating(Answer.DONT_KNOW, confidence=Confidence.HIGH),
            "met",
            ["Answered don’t know, with high confidence"],
        ),
    ],
)
def test_each_contradiction_is_found_and_nothing_else(rating: Rating, scale: str, titles: list[str]) -> None:
    assert found(rating, scale) == titles


def test_a_finding_names_its_items_in_the_order_of_the_framework() -> None:
    framework = samples.framework(samples.section("B", 2), samples.section("A", 2))
    assessment = samples.assess(framework, {item: at(2) for item in ("A1", "B2", "B1")})

    (finding,) = xray(assessment)

    assert finding.words == "A high level without a rationale: 3 items (B1, B2, A1)."

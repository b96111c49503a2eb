"""What contradicts itself in an assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eolc_desktop.domain.evidence import Evidence, EvidenceKind
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.scoring.xray import xray
from tests.scoring import samples
from tests.scoring.samples import at

TODAY = date(2026, 11, 22)

AUDIT = Evidence("e1", "Audit", EvidenceKind.OUTCOME)
POLICY = Evidence("e2", "Policy", EvidenceKind.PROCESS)
OVERDUE = replace(AUDIT, id="e3", review_date="2026-11-21")
DUE = replace(AUDIT, id="e4", review_date="2026-11-22")


def found(rating: Rating, scale: str = "met", *evidence: Evidence) -> list[str]:
    framework = samples.framework(samples.section("N", 1, scale=scale))
    assessment = samples.assess(framework, {"N1": rating})
    return [finding.title for finding in xray(replace(assessment, evidence={"N1": evidence}), TODAY)]


HIGH, BARE, TARGET, BELOW = (
    "A high level without a rationale",
    "A high level without evidence",
    "Rated, with no target",
    "The target is below the level reached",
)
STALE = "Rated on evidence that is past its review date"
PROCESS = "Rated on process evidence alone"


@pytest.mark.parametrize(
    ("rating", "scale", "titles"),
    [
        (Rating(), "met", []),
        (at(2, rationale="As the audit says"), "met", [BARE]),
        (at(2, rationale=" "), "met", [HIGH, BARE]),
        (at(1), "met", []),
        (at(3, rationale="So"), "maturity", [BARE, TARGET]),
        (at(3), "maturity", [HIGH, BARE, TARGET]),
        (at(2, target=2), "maturity", []),
        (at(2, target=1), "maturity", [BELOW]),
        (at(2, target=0, rationale="So"), "met", [BARE, BELOW]),
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


@pytest.mark.parametrize(
    ("rating", "evidence", "titles"),
    [
        (at(2, rationale="So"), [AUDIT], []),
        (at(2, rationale="So"), [AUDIT, POLICY], []),
        (at(2, rationale="So"), [POLICY], [PROCESS]),
        (at(0), [POLICY, POLICY], [PROCESS]),
        (at(2, rationale="So"), [DUE], []),
        (at(2, rationale="So"), [AUDIT, OVERDUE], [STALE]),
        (at(1), [replace(POLICY, review_date="2020-01-01")], [STALE, PROCESS]),
        (at(2), [AUDIT], [HIGH]),
        # Where there is no level, nothing rests on the evidence yet.
        (Rating(), [OVERDUE, POLICY], []),
        (Rating(Answer.DONT_KNOW), [OVERDUE], []),
        (Rating(Answer.NOT_APPLICABLE, reason="None here"), [POLICY], []),
    ],
)
def test_evidence_is_held_against_the_level_that_rests_on_it(
    rating: Rating, evidence: list[Evidence], titles: list[str]
) -> None:
    assert found(rating, "met", *evidence) == titles


def test_what_is_only_followed_needs_no_evidence_but_has_it_judged() -> None:
    assert found(at(1), "track") == []
    assert found(at(1), "track", OVERDUE) == [STALE]


def test_what_nobody_has_confirmed_is_told_last() -> None:
    framework = samples.framework(samples.section("N", 3))
    assessment = samples.assess(framework, {"N1": Rating(Answer.NOT_APPLICABLE)})
    findings = xray(assessment, TODAY, ("N3", "N2"))
    assert [finding.words for finding in findings] == [
        "Not applicable without a reason: 1 item (N1).",
        "Proposed from an earlier edition, not confirmed yet: 2 items (N2, N3).",
    ]


def test_a_finding_names_its_items_in_the_order_of_the_framework() -> None:
    framework = samples.framework(samples.section("B", 2), samples.section("A", 2))
    assessment = samples.assess(framework, {item: at(2, rationale="So") for item in ("A1", "B2", "B1")})

    (finding,) = xray(assessment, TODAY)

    assert finding.words == "A high level without evidence: 3 items (B1, B2, A1)."

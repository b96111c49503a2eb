"""Assessments to export: an ordinary one, one of every kind, one full of hostile text."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from eolc_desktop.domain.evidence import Evidence, EvidenceKind
from eolc_desktop.domain.framework_data import framework_hash
from eolc_desktop.domain.frameworks import Framework, Item, Level, Number, Scale, Section, Source, Status
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence, Rating, Round, Service
from eolc_desktop.exports.report import Report, build
from eolc_desktop.scoring.standing import standing

AS_AT = date(2026, 11, 22)

MATURITY = Scale(
    "mat5",
    "Maturity",
    (
        Level(0, "Not started", "Not started", "Nothing is agreed yet."),
        Level(1, "Planned", "Planned", "Agreed, not yet working."),
        Level(2, "Partly", "Partly in place", "Works in some places, groups or hours."),
        Level(3, "Everywhere", "In place everywhere", "Works for everybody, at every hour."),
        Level(4, "Improving", "In place and improving", "Measured, and reviewed with people."),
    ),
    counts_from=3,
    note="Our own scale, not an official one.",
)
MET = Scale(
    "met",
    "Met",
    (Level(0, "Not met", "Not met"), Level(1, "Partly", "Partly met"), Level(2, "Met", "Met")),
    default_target=2,
)
TRACK = Scale(
    "track", "Tracking", (Level(0, "No", "Not available"), Level(1, "Yes", "Available")), scored=False
)
UNEVEN = Scale(
    "uneven", "Uneven", (Level(1, "Low", "Low"), Level(5, "Some", "Some"), Level(10, "Top", "Top"))
)

AUDIT = Evidence("e1", "Audit of plans", EvidenceKind.OUTCOME)
LETTERS = Evidence("e2", "Letters of thanks", EvidenceKind.EXPERIENCE)


def item(item_id: str, title: str, scale: str, weight: Number = 1) -> Item:
    return Item(item_id, title, f"Is {title.lower()} so?", "It is so.", scale, weight=weight)


def make_framework(
    sections: tuple[Section, ...], scales: tuple[Scale, ...], name: str = "sample"
) -> Framework:
    return Framework(
        id=name,
        edition="2021–2026",
        title="Ambitions for palliative and end of life care",
        short="Ambitions",
        publisher="National Palliative and End of Life Care Partnership",
        year=2021,
        status=Status.CURRENT,
        scales=scales,
        sections=sections,
        source=Source("A national framework for local action", "2021–2026"),
        wording_note="Titles are the publisher’s; questions are ours.",
    )


def make_assessment(
    framework: Framework, ratings: Mapping[str, Rating], service: str = "Whole place", number: int = 1
) -> Assessment:
    return Assessment(
        f"a{number}",
        framework,
        framework_hash(framework),
        Service(f"s{number}", service),
        Round("r1", "2026 autumn", "2026-09-01"),
        ratings=ratings,
    )


def report_of(*assessments: Assessment, place: str = "Testshire", example: bool = False) -> Report:
    return build(place, [standing(one) for one in assessments], as_at=AS_AT, example=example)


_TITLES = (
    "Honest conversations",
    "Clear expectations about what local services offer",
    "Systems for person centred care that staff in any setting can see and use",
    "Helping people take control",
    "Access to social care",
    "Good end of life care includes bereavement",
)
_SECTIONS = (
    "Each person is seen as an individual",
    "Each person gets fair access to care",
    "Maximising comfort and wellbeing",
    "Care is coordinated",
    "All staff are prepared to care",
    "Each community is prepared to help",
    "Foundations",
)
_NOTES = (
    "",
    "",
    "In place on three of five wards; the hospice and two of the care homes have their own version of it.",
    (
        "The community team started in May. Nights and weekends are still covered by the out-of-hours GP "
        "service, which cannot see the shared record, so a plan made in the day is often unknown at night. "
        "The bereaved relatives’ group told us of four such nights since the summer."
    ),
)


def ambitions_like(items: int = 42, seed: int = 4) -> Assessment:
    """Return an assessment of seven sections, most of it rated, as a place would have it."""
    dice = random.Random(seed)
    sections, ratings, left = [], {}, items
    for number, title in enumerate(_SECTIONS, 1):
        share = left // (len(_SECTIONS) - number + 1)
        left -= share
        rows = []
        for place in range(1, share + 1):
            item_id = f"A{number}.{place}"
            rows.append(item(item_id, dice.choice(_TITLES), "mat5"))
            kind = dice.random()
            if kind < 0.12:
                continue
            if kind < 0.2:
                ratings[item_id] = Rating(Answer.DONT_KNOW, rationale=dice.choice(_NOTES))
                continue
            if kind < 0.25:
                ratings[item_id] = Rating(Answer.NOT_APPLICABLE, reason="No such service here.")
                continue
            ratings[item_id] = Rating(
                Answer.LEVEL,
                level=dice.choice([0, 1, 1, 2, 2, 2, 3, 3, 4]),
                rationale=dice.choice(_NOTES),
                confidence=dice.choice([None, Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]),
                target=dice.choice([None, 3, 3, 3, 4]),
                target_reason=dice.choice(["", "The board’s own aim for 2028."]),
                target_agreed_by="Steering group",
                importance=dice.choice([None, 2, 4, 5]),
                role="Commissioning lead",
                rated_at="2026-10-14T09:30:00Z",
            )
        sections.append(Section(f"A{number}", title, tuple(rows)))
    made = make_assessment(make_framework(tuple(sections), (MATURITY,)), ratings)
    return replace(made, evidence={"A1.1": (AUDIT, LETTERS), "A1.2": (AUDIT,)})


def every_kind() -> Assessment:
    """Return an assessment with weighted and nested sections, every answer, and scales of all sorts."""
    sections = (
        Section(
            "S1", "Weighted, rated", (item("W1", "One", "met", 2), item("W2", "Two", "uneven", 0.5)), weight=2
        ),
        Section("S2", "Never rated", (item("U1", "Three", "met"), item("U2", "Four", "met")), weight=1),
        Section("S3", "Not applicable", (item("X1", "Five", "met"),), weight=3),
        Section(
            "S4", "Weight nothing", (item("Z1", "Six", "met", 0), item("Z2", "Seven", "met", 0)), weight=1
        ),
        Section(
            "S5",
            "Nested",
            sections=(
                Section("S5a", "Inner one", (item("I1", "Eight", "uneven"), item("I2", "Nine", "mat5", 3))),
                Section("S5b", "Inner two", (item("I3", "Ten", "mat5"), item("T1", "Followed", "track"))),
            ),
            weight=0.5,
        ),
        Section(
            "S6",
            "Nested and weighted",
            sections=(
                Section(
                    "S6a", "Heavy", (item("H1", "Eleven", "mat5"), item("H2", "Twelve", "met")), weight=3
                ),
                Section("S6b", "Light", (item("L1", "Thirteen", "mat5"),), weight=1),
            ),
            weight=1,
        ),
    )
    ratings = {
        "W1": Rating(Answer.LEVEL, level=1, confidence=Confidence.HIGH, importance=5),
        "W2": Rating(Answer.LEVEL, level=5, target=10),
        "U1": Rating(Answer.DONT_KNOW),
        "X1": Rating(Answer.NOT_APPLICABLE, reason="No hospice here."),
        "Z1": Rating(Answer.LEVEL, level=0),
        "I1": Rating(Answer.LEVEL, level=1, target=5, confidence=Confidence.LOW, importance=1),
        "I2": Rating(Answer.LEVEL, level=4, target=3),
        "T1": Rating(Answer.LEVEL, level=1),
        "H1": Rating(Answer.LEVEL, level=2),
        "L1": Rating(Answer.LEVEL, level=0, target=4, importance=2),
    }
    made = make_assessment(make_framework(sections, (MET, MATURITY, UNEVEN, TRACK), "every-kind"), ratings)
    return replace(made, evidence={"W1": (AUDIT, LETTERS), "U2": (AUDIT,)})


HOSTILE = (
    "<b>bold & brave</b> &amp; &#65; <para>",
    "=1+1",
    '=HYPERLINK("http://example.org","click")',
    "+44 20 7946 0000",
    "-1",
    "@SUM(A1)",
    "Llwybrau gofal: tŵr a thŷ, ŵŷ",
    "A heart ❤️, a smile 🙂, a family 👩‍👩‍👧 and a thumb 👍🏽",
    "one line\nanother line\n\nafter a blank line",
    "tab\there,  two spaces",
    "_x0041_ stays",
    "'quoted",
)
LONG_PARAGRAPH = " ".join(["The night nurses cannot see the plan that was made in the day."] * 64)[:4000]
NO_SPACES = "W" * 4000


def hostile() -> Assessment:
    """Return an assessment whose every text is hard to write down."""
    texts = (*HOSTILE, LONG_PARAGRAPH, NO_SPACES)
    rows = tuple(item(f"N{number}", f"Item {number}", "met") for number, _ in enumerate(texts, 1))
    ratings = {
        f"N{number}": Rating(
            Answer.LEVEL,
            level=number % 3,
            rationale=text,
            target_reason=text,
            target_agreed_by=text[:80],
            role=text[:80],
            rated_at="2026-10-14T09:30:00Z",
        )
        for number, text in enumerate(texts, 1)
    }
    return make_assessment(make_framework((Section("S", "=A <section> & 🙂", rows),), (MET,)), ratings)

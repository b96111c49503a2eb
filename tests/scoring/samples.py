"""Small assessments built from values alone."""

from __future__ import annotations

from collections.abc import Mapping

from eolc_desktop.domain.frameworks import Framework, Item, Level, Number, Scale, Section, Status
from eolc_desktop.domain.ratings import Answer, Assessment, Rating, Round, Service

MET = Scale(
    "met",
    "Met",
    (Level(0, "Not met", "Not met"), Level(1, "Partly", "Partly met"), Level(2, "Met", "Met")),
    default_target=2,
    counts_from=2,
)
MATURITY = Scale(
    "maturity",
    "Maturity",
    tuple(
        Level(value, label, label)
        for value, label in enumerate(
            ("Not started", "Planned", "Partly in place", "In place everywhere", "In place and improving")
        )
    ),
    counts_from=3,
)
TRACKING = Scale("track", "Tracking", (Level(0, "No", "No"), Level(1, "Yes", "Yes")), scored=False)

NA = Rating(Answer.NOT_APPLICABLE, reason="No such service here")
DONT_KNOW = Rating(Answer.DONT_KNOW)


def at(level: Number, **more: object) -> Rating:
    """Return a rating at a level."""
    return Rating(Answer.LEVEL, level, **more)  # type: ignore[arg-type]


def section(name: str, count: int, *, scale: str = "met", weight: Number | None = None) -> Section:
    """Return a section with items NAME1, NAME2, …."""
    items = tuple(
        Item(f"{name}{n}", f"Title {name}{n}", "Is it so?", "It is so.", scale) for n in range(1, count + 1)
    )
    return Section(name, f"Section {name}", items, weight=weight)


def framework(*sections: Section, scales: tuple[Scale, ...] = (MET, MATURITY, TRACKING)) -> Framework:
    """Return a framework of these sections."""
    return Framework("test", "1", "Test", "Test", "Nobody", 2026, Status.CURRENT, scales, sections)


def assess(built: Framework, ratings: Mapping[str, Rating]) -> Assessment:
    """Return an assessment with these ratings."""
    return Assessment(
        "a1",
        built,
        "0" * 64,
        Service("s1", "Whole place"),
        Round("r1", "Baseline", "2026-01-01"),
        ratings=ratings,
    )

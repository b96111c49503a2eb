"""The framework that the template holds: a filled row of each kind, to write over."""

from __future__ import annotations

from eolc_desktop.domain.frameworks import (
    EvidenceHint,
    Framework,
    Item,
    Level,
    Link,
    Measure,
    Scale,
    Section,
    Source,
    Status,
)

_SCALE = Scale(
    id="maturity",
    title="How far we are",
    levels=(
        Level(0, "Not started", "Not started", "Nothing is agreed and nothing works yet.", 0),
        Level(1, "Planned", "Planned", "Agreed, with a lead and a date, but not yet working.", 0.1),
        Level(2, "Partly", "Partly in place", "It works for some places, groups or hours.", 0.5),
        Level(3, "Everywhere", "In place everywhere", "It works in every setting and at every hour.", 1),
        Level(4, "Improving", "In place and improving", "In place everywhere, measured and reviewed.", 1),
    ),
    counts_from=3,
    note="Our own scale. It is not an official one.",
)

EXAMPLE = Framework(
    id="our-framework-1",
    edition="First edition",
    title="The name of our framework",
    short="Ours",
    publisher="Who publishes it",
    year=2026,
    status=Status.CURRENT,
    scales=(_SCALE,),
    sections=(
        Section(
            id="A",
            title="The title of the first section",
            short="First section",
            source=Source("The document that it comes from", "Chapter 1"),
            items=(
                Item(
                    id="A1",
                    title="Someone to ring at night",
                    prompt="Can a family ring one number at any hour, and reach somebody who can help?",
                    good="At three in the morning a carer rings once, reaches a professional who can open "
                    "the plan, and knows before the call ends who comes and when.",
                    scale="maturity",
                    evidence=(
                        EvidenceHint(
                            "The rota of the last three months, nights and weekends included", "process"
                        ),
                        EvidenceHint("Calls answered within a minute, by hour of the day", "outcome"),
                        EvidenceHint("What carers say about the last night on which they rang", "experience"),
                    ),
                    measures=(
                        Measure(
                            "Share of calls at night that were answered within a minute",
                            numerator="Calls between 8 pm and 8 am that were answered within a minute",
                            denominator="All calls between 8 pm and 8 am",
                        ),
                    ),
                    links=(Link("nice-qs13-2021", "N4", "related"),),
                    codes=("P4", "S3"),
                    settings=("whole-place", "urgent-care", "community-nursing"),
                    levels=((0, "Families ring whoever they find in the telephone book."),),
                ),
            ),
        ),
    ),
    wording_note="The words are ours. Say here which ones are not, and what you could not confirm.",
)

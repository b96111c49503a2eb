"""How a framework stands in a workbook: its sheets, their columns, and what to write in each."""

from __future__ import annotations

from eolc_desktop.exchange.framework_columns import Column, Table

HOW_TO = "How to fill this in"
FRAMEWORK = "Framework"
GONE = "What has gone"
SCALES = "Scales"
SECTIONS = "Sections"
ITEMS = "Items"

YES, NO = "yes", "no"
EVIDENCE_KINDS = ("process", "outcome", "experience")
LINK_KINDS = ("same", "part", "related")


def _source(of: str) -> tuple[Column, Column]:
    return (
        Column(("source", "document"), "Source document", f"The title of the document that {of}.", width=32),
        Column(("source", "section"), "Source section", "The chapter, section or page in it.", width=26),
    )


FACTS = (
    Column(
        ("id",),
        "Id",
        "The id of this edition, such as ambitions-2021-local: small letters, digits and single hyphens. It "
        "never changes, and no other edition has it: a new edition gets a new id.",
        needed=True,
    ),
    Column(
        ("edition",), "Edition", "The edition in words, such as “2021–2026 (second edition)”.", needed=True
    ),
    Column(("title",), "Title", "The full title, as it stands on reports.", needed=True),
    Column(
        ("short",),
        "Short title",
        "A short title for lists and narrow places, at most 40 characters. The full title is used where "
        "there is none.",
        alias="short",
    ),
    Column(("publisher",), "Publisher", "Who published the framework.", needed=True),
    Column(("year",), "Year", "The year of this edition, such as 2026.", kind="number", needed=True),
    Column(
        ("status",),
        "Status",
        "current: in use today. historic: kept for its history, or because others still cite it.",
        needed=True,
        choices=("current", "historic"),
    ),
    Column(("successor",), "Successor", "The id of the framework that replaced this one, if one did."),
    Column(
        ("replaces",),
        "Replaces",
        "The id of the earlier edition that this one replaces, so that answers can be carried over from it.",
    ),
    *_source("the framework comes from"),
    Column(
        ("wording_note",),
        "Wording note",
        "Which words are official and which are your own, and which facts are unverified, for the reader. "
        "May have several paragraphs.",
    ),
    Column(
        ("format",), "Format", "The version of this layout. Leave it as it is.", kind="number", needed=True
    ),
)

GONE_TABLE = Table(
    GONE,
    "Bodies, programmes and tools that the framework speaks of and that are there no longer, one in each "
    "row. It may stay empty.",
    (
        Column(("name",), "Name", "What it was called.", needed=True, width=44),
        Column(
            ("now",),
            "Now",
            "Who or what does its work today, or that nothing does, as a sentence.",
            needed=True,
            width=90,
        ),
    ),
    optional=True,
)

SCALES_TABLE = Table(
    SCALES,
    "The scales that items are rated on: one row for each level, from the lowest to the highest. What is "
    "said of a scale as a whole (its title, its target …) stands in the row of its first level.",
    (
        Column(
            ("id",),
            "Scale",
            "The scale’s id, the same in each of its rows, such as maturity: small letters, digits, hyphens.",
            needed=True,
            alias="scale id",
        ),
        Column(
            ("title",), "Scale title", "What the scale is called on screen.", width=22, alias="scale_title"
        ),
        Column(
            ("scored",),
            "Scored",
            "no for a scale that only tracks: its items are listed, and stand outside every score. Scales "
            "are scored where it is empty.",
            kind="yes-no",
            width=9,
            choices=(YES, NO),
        ),
        Column(
            ("default_target",),
            "Default target",
            "The value of the level that is wanted where nobody set a target. Empty where there is none.",
            kind="number",
            width=12,
        ),
        Column(
            ("counts_from",),
            "Counts from",
            "The value of the level from which an item counts in the sentence “9 of 42 in place everywhere”. "
            "The highest level where it is empty.",
            kind="number",
            width=12,
        ),
        Column(("note",), "Note", "Where the scale comes from.", width=32),
        Column(
            ("level", "value"),
            "Value",
            "The number that is stored and scored. Each level has one of its own, and they rise.",
            kind="number",
            needed=True,
            width=9,
            alias="value",
        ),
        Column(
            ("level", "short"),
            "Short label",
            "A label of at most 24 characters that can be read from the back of a room.",
            needed=True,
            width=18,
            alias="short",
        ),
        Column(("level", "label"), "Label", "The label in full.", needed=True, width=24, alias="label"),
        Column(
            ("level", "descriptor"),
            "Descriptor",
            "A sentence or two that help two people to choose the same level.",
            width=60,
            alias="descriptor",
        ),
        Column(
            ("level", "reach"),
            "Reach",
            "How much of what is asked is true at this level, from 0 (none) to 1 (all of it). By it an "
            "answer is translated to another scale. Give it for all levels of a scale, or for none.",
            kind="number",
            width=9,
            alias="reach",
        ),
    ),
)

SECTIONS_TABLE = Table(
    SECTIONS,
    "The groups of items, in the order in which they are shown: one row each. A section holds items, or "
    "sections that hold them.",
    (
        Column(("id",), "Id", "A short id within this framework, such as A1.", needed=True, width=10),
        Column(("title",), "Title", "The title of the section.", needed=True, width=52),
        Column(
            ("short",),
            "Short title",
            "A short title for charts and narrow columns, at most 40 characters.",
            width=24,
            alias="short",
        ),
        Column(
            ("within",),
            "Within",
            "The id of the section that this one stands in. Empty for most: sections nest once at most.",
            width=10,
        ),
        Column(
            ("weight",),
            "Weight",
            "Its share in the score of what it stands in. Give all sections of a group one, or none.",
            kind="number",
            width=9,
        ),
        *_source("the section comes from"),
    ),
)

ITEMS_TABLE = Table(
    ITEMS,
    "What is rated: one row for each item, in the order in which they are asked.",
    (
        Column(
            ("section",), "Section", "The id of the section that the item stands in.", needed=True, width=10
        ),
        Column(
            ("id",),
            "Id",
            "An id that is unique within the framework, such as A1.2. Ratings are kept by it: never change "
            "it, and never use it again.",
            needed=True,
            width=10,
            alias="item id",
        ),
        Column(("title",), "Title", "A short title, without a full stop.", needed=True, width=28),
        Column(
            ("official_title",),
            "Official title",
            "yes where the title is the publisher’s own.",
            kind="yes-no",
            width=12,
            choices=(YES, NO),
        ),
        Column(
            ("prompt",),
            "Prompt",
            "The question that the group answers, in your own words.",
            needed=True,
            width=46,
        ),
        Column(
            ("good",),
            "What good looks like",
            "What one would see where this is done well, in a full sentence.",
            needed=True,
            width=50,
            alias="good",
        ),
        Column(
            ("evidence",),
            "Evidence to look for",
            "What would show how things are, each on a line of its own (Alt+Enter begins a new line), with "
            "its kind in brackets before it: [process] what is done, [outcome] what comes of it, "
            "[experience] what people say. Without a kind where that is not clear.",
            kind="evidence",
            width=56,
            alias="evidence",
        ),
        Column(
            ("measures",),
            "Measures",
            "Figures that would tell how things are, each on a line of its own, with its code, if it has "
            "one, in brackets before it: [M03]. Lines that begin with “numerator:” and “denominator:” may "
            "follow.",
            kind="measures",
            width=46,
        ),
        Column(
            ("settings",),
            "Settings",
            "The settings that the item concerns, by their ids (listed on the sheet “How to fill "
            "this in”), with commas between them. "
            "Empty where it concerns them all.",
            kind="settings",
            width=26,
        ),
        Column(
            ("links",),
            "Links",
            "Items that ask something close, each on a line of its own: the item’s id, before it the id of "
            "its framework where that is another one, and behind it same (it asks the same question), part "
            "(this item asks a part of what the other asks) or related (a theme in common; no answer is "
            "carried through it): A1.2 part.",
            kind="links",
            width=34,
        ),
        Column(
            ("codes",),
            "Codes",
            "Codes of pathway steps (P1) and commissioning stages (S3), with commas between them. They are "
            "listed on the sheet “How to fill this in”.",
            kind="words",
            width=12,
        ),
        Column(
            ("scale",),
            "Scale",
            "The id of the scale that the item is rated on. The first one where it is empty.",
            width=13,
        ),
        Column(
            ("weight",),
            "Weight",
            "The item’s share in its section’s score: 1 where it is empty, 0 to count nothing.",
            kind="number",
            width=9,
        ),
        *_source("the item comes from, where that is not what the section says"),
    ),
)

TABLES = (GONE_TABLE, SCALES_TABLE, SECTIONS_TABLE, ITEMS_TABLE)

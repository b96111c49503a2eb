"""Small libraries for tests: frameworks, lists and what is said in them, good and hostile."""

from __future__ import annotations

from dataclasses import replace

from eolc_desktop.domain.frameworks import (
    EvidenceHint,
    Framework,
    Gone,
    Item,
    Level,
    Link,
    Measure,
    Scale,
    Section,
    Status,
)
from eolc_desktop.domain.reference import Code, Setting
from eolc_desktop.ui.library.shelf import Shelf

HOSTILE = "<b>bold</b> <img src=x onerror=alert(1)> &amp; &x =1+1\u202e"
LONG = "Supercalifragilisticexpialidocious" * 6

SCALE = Scale(
    "yes-no",
    "Yes or no",
    (Level(0, "No", "No"), Level(1, "Partly", "Partly in place", "Some of it."), Level(2, "Yes", "Yes")),
)


def make_item(item_id: str, title: str = "", **changes: object) -> Item:
    base = Item(item_id, title or f"Title {item_id}", f"Is {item_id} done?", f"{item_id} is done.", "yes-no")
    return replace(base, **changes)  # type: ignore[arg-type]


def make_framework(framework_id: str, *items: Item, **changes: object) -> Framework:
    base = Framework(
        framework_id,
        "2020",
        f"The whole title of {framework_id}",
        framework_id.upper(),
        "A publisher",
        2020,
        Status.CURRENT,
        (SCALE,),
        (Section(f"{framework_id}-s", "A section", items),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def make_shelf(*frameworks: Framework, **changes: object) -> Shelf:
    base = Shelf(
        frameworks=frameworks,
        settings=(Setting("care-home", "Care home", ""), Setting("hospital", "Hospital", "")),
        steps=(Code("P1", "Step 1: Talking", ""),),
        stages=(Code("S2", "Stage 2: Designing", ""),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def hostile_framework() -> Framework:
    item = make_item(
        "H<1>",
        HOSTILE,
        prompt=f"{LONG} {HOSTILE}?",
        good=HOSTILE,
        evidence=(EvidenceHint(HOSTILE, "odd"), EvidenceHint(LONG)),
        measures=(Measure(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        links=(Link("nowhere<i>", "x<u>", "odd"),),
        codes=("P1", HOSTILE),
        settings=("care-home", HOSTILE),
        levels=((0, HOSTILE),),
    )
    return make_framework(
        "hostile",
        item,
        title=f"{LONG} {HOSTILE}",
        short=HOSTILE,
        publisher=HOSTILE,
        edition=HOSTILE,
        wording_note=f"{HOSTILE}\n\n{LONG}",
        gone=(Gone(HOSTILE, HOSTILE),),
        successor="nobody<b>",
    )

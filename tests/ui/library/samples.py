"""Small libraries for tests: frameworks, lists and what is said in them, good and hostile."""

from __future__ import annotations

from dataclasses import replace

from eolc_desktop.domain.frameworks import (
    EvidenceHint,
    Framework,
    Gone,
    Link,
    Measure,
)
from eolc_desktop.domain.reference import Code, Setting
from eolc_desktop.ui.library.shelf import Shelf
from tests.operations.framework_samples import make_framework, make_item

__all__ = ["HOSTILE", "LONG", "hostile_framework", "make_framework", "make_item", "make_shelf"]

HOSTILE = "<b>bold</b> <img src=x onerror=alert(1)> &amp; &x =1+1\u202e"
LONG = "Supercalifragilisticexpialidocious" * 6


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

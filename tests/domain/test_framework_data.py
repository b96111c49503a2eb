from __future__ import annotations

from dataclasses import replace

import pytest

from eolc_desktop.domain.framework_data import (
    canonical_json,
    framework_from_data,
    framework_hash,
    framework_to_data,
)
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

FULL_ITEM = Item(
    id="A1",
    title="First",
    prompt="Is it so?",
    good="It is so.",
    scale="track",
    official_title=True,
    evidence=(EvidenceHint("A report", "process"), EvidenceHint("A survey")),
    measures=(Measure("Share", "M01", "Those who", "All"), Measure("Count")),
    weight=0,
    links=(Link("other", "X1", "same"),),
    codes=("P1", "S2"),
    source=Source("Report", "Page 3"),
    levels=((0, "Nothing at all"),),
)
PLAIN_ITEM = Item(id="B1", title="Second", prompt="And this?", good="It is.", scale="met")

FULL = Framework(
    id="full",
    edition="First",
    title="A full framework",
    short="Full",
    publisher="Testshire",
    year=2026,
    status=Status.HISTORIC,
    successor="fuller",
    source=Source("Report"),
    wording_note="Ours.",
    scales=(
        Scale(
            "met",
            "Met",
            (Level(0, "Not", "Not met"), Level(2, "Met", "Met", "All of it.")),
            True,
            2,
            0,
            "Ours.",
        ),
        Scale("track", "Track", (Level(0, "No", "No"), Level(1, "Yes", "Yes")), scored=False),
    ),
    sections=(
        Section(
            "A", "Outer", sections=(Section("AA", "Inner", (FULL_ITEM,), weight=1.5),), short="O", weight=0
        ),
        Section("B", "Plain", (PLAIN_ITEM,), weight=2, source=Source("Report", "Page 9")),
    ),
)


def test_nothing_is_lost_on_the_way_to_data_and_back() -> None:
    assert framework_from_data(framework_to_data(FULL)) == FULL


def test_zero_as_target_threshold_or_weight_is_kept() -> None:
    scale = replace(FULL.scales[0], default_target=0, counts_from=0)
    framework = replace(FULL, scales=(scale, FULL.scales[1]))
    again = framework_from_data(framework_to_data(framework))
    assert (again.scales[0].default_target, again.scales[0].counts_from) == (0, 0)
    assert (again.sections[0].weight, again.items[0].weight) == (0, 0)


def test_what_is_empty_or_the_default_is_left_out_of_the_data() -> None:
    data = framework_to_data(FULL)
    assert data["sections"][1]["items"] == [
        {"id": "B1", "title": "Second", "prompt": "And this?", "good": "It is."}
    ]
    plain = framework_to_data(replace(FULL, short=FULL.title, successor="", source=Source(), wording_note=""))
    assert not {"short", "successor", "source", "wording_note"} & set(plain)


@pytest.mark.parametrize(
    "other",
    [
        replace(FULL, title="Another title"),
        replace(FULL, sections=FULL.sections[::-1]),
        replace(FULL, scales=(replace(FULL.scales[0], default_target=None), FULL.scales[1])),
    ],
)
def test_any_change_changes_the_hash(other: Framework) -> None:
    assert framework_hash(other) != framework_hash(FULL)
    assert len(framework_hash(other)) == 64


def test_the_canonical_text_keeps_letters_as_they_are() -> None:
    text = canonical_json(replace(FULL, title="Tŷ ŵ 👩🏽‍⚕️"))
    assert "Tŷ ŵ 👩🏽‍⚕️" in text
    assert "\n" not in text

"""What the page says of an item, without a window."""

from __future__ import annotations

import pytest

from eolc_desktop.domain.changes import Change
from eolc_desktop.domain.frameworks import Level
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.operations.history import HistoryEntry
from eolc_desktop.scoring.standing import standing
from eolc_desktop.ui.assess.past import past_lines
from eolc_desktop.ui.assess.view import ItemView, digits, left_in_words, progress_in_words
from eolc_desktop.ui.models.item_list import Filter, Kind, Narrowing, build_rows, listed
from eolc_desktop.ui.widgets.moments import day_and_time
from tests.conftest import MakeAssessment
from tests.scoring import samples


def levels(*values: float) -> tuple[Level, ...]:
    return tuple(Level(value, str(value), str(value)) for value in values)


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ((0, 1, 2), ("0", "1", "2")),
        ((1, 2, 3), ("1", "2", "3")),
        ((0, 50, 100), ("1", "2", "3")),
        ((0, 0.5, 1), ("1", "2", "3")),
        (tuple(range(11)), (*"0123456789", "")),
        (tuple(range(1, 12)), (*"123456789", "", "")),
    ],
)
def test_digits_agree_with_values_where_they_can(values: tuple[float, ...], keys: tuple[str, ...]) -> None:
    assert digits(levels(*values)) == keys


def test_progress_in_words(make_assessment: MakeAssessment) -> None:
    now = standing(make_assessment(N1=2, N2=samples.DONT_KNOW, N3=samples.NA))
    assert progress_in_words(now) == "1 of 4 rated, 1 don’t know, 1 not applicable"
    assert progress_in_words(now, brief=True) == "1 of 4 rated, 1 don’t know"
    assert left_in_words(now) == "2 items not rated yet"
    assert (
        left_in_words(standing(make_assessment(N1=0, N2=0, N3=0, N4=0, N5=0))) == "Every item has an answer"
    )


def test_who_and_when(make_assessment: MakeAssessment) -> None:
    rated = Rating(Answer.LEVEL, 2, role="Nurse", rated_at="2026-01-02T03:04:05+00:00")
    now = standing(make_assessment(N1=rated, N2=samples.DONT_KNOW))
    items = now.assessment.framework.items
    assert ItemView(now, items[0]).who_and_when == f"Rated by Nurse on {day_and_time(rated.rated_at)}"
    assert ItemView(now, items[1]).who_and_when == "Said"
    assert ItemView(now, items[2]).who_and_when == "Not rated yet"


def test_filters_list_what_they_say(make_assessment: MakeAssessment) -> None:
    unsure = samples.at(1, confidence=Confidence.LOW)
    now = standing(make_assessment(N1=unsure, N2=samples.DONT_KNOW, N3=samples.NA, N4=2))
    assert listed(now, Filter.ALL) == {"N1", "N2", "N3", "N4", "N5"}
    assert listed(now, Filter.NOT_RATED) == {"N5"}
    assert listed(now, Filter.DONT_KNOW) == {"N2"}
    assert listed(now, Filter.LOW_CONFIDENCE) == {"N1"}
    rows = build_rows(now, Filter.NOT_RATED, keep="N3")
    assert [(row.kind, row.id) for row in rows] == [
        (Kind.SECTION, "N"),
        (Kind.ITEM, "N3"),
        (Kind.ITEM, "N5"),
    ]


def test_a_setting_and_what_waits_narrow_the_list() -> None:
    from dataclasses import replace

    section = samples.section("N", 4)
    settings = (("hospice",), ("care-home",), (), ("hospice", "care-home"))
    items = tuple(replace(item, settings=one) for item, one in zip(section.items, settings, strict=True))
    now = standing(samples.assess(samples.framework(replace(section, items=items)), {"N2": samples.at(1)}))
    only = Narrowing(frozenset({"N1", "N3"}), "care-home")
    assert listed(now, Filter.ALL, only) == {"N2", "N3", "N4"}
    assert listed(now, Filter.NOT_RATED, only) == {"N3", "N4"}
    assert listed(now, Filter.TO_CONFIRM, only) == {"N1", "N3"}, "what waits is never hidden"
    assert listed(now, Filter.TO_CONFIRM) == frozenset()
    rows = build_rows(now, Filter.ALL, only=only)
    assert [(row.id, row.waits) for row in rows] == [("N", False), ("N2", False), ("N3", True), ("N4", False)]
    assert rows[0].note == "1 of 4", "progress is of all of them"


def test_a_section_within_a_section_is_set_in() -> None:
    from dataclasses import replace

    outer = replace(samples.section("O", 1), items=(), sections=(samples.section("I", 2),))
    now = standing(samples.assess(samples.framework(outer), {}))
    assert [(row.id, row.depth) for row in build_rows(now)] == [("O", 0), ("I", 1), ("I1", 1), ("I2", 1)]


def test_a_section_that_does_not_apply_says_so() -> None:
    now = standing(samples.assess(samples.framework(samples.section("N", 1)), {"N1": samples.NA}))
    assert build_rows(now)[0].note == "Not applicable"
    assert progress_in_words(now) == "Nothing to rate"


def entry(*changes: Change, kind: str = "edit", undone: bool = False, role: str = "") -> HistoryEntry:
    return HistoryEntry("o1", "2026-01-02T03:04:05+00:00", role, "label", kind, undone, changes)


def change(field: str, before: object, after: object, entity_id: str = "a1/N1") -> Change:
    return Change("rating", entity_id, field, before, after)


def test_the_past_in_words(make_assessment: MakeAssessment) -> None:
    now = standing(make_assessment())
    view = ItemView(now, now.assessment.framework.items[0])
    lines = past_lines(
        view,
        [
            entry(change("answer", None, "level"), change("level", None, 1), role="Nurse"),
            entry(change("level", 1, 2), kind="undo"),
            entry(change("answer", "level", "not_applicable"), change("level", 2, None), undone=True),
            entry(change("target", None, 2), change("target_reason", None, "Because")),
            entry(change("importance", 3, None)),
            entry(change("rationale", "x" * 200, None)),
            entry(change("level", 9, 1)),
            entry(change("role", None, "Nurse")),
            entry(change("level", 1, 2, entity_id="a1/N2")),
        ],
    )
    assert [line.text.replace("\u200b", "") for line in lines] == [
        "Not rated → Partly met",
        "Partly met → Met",
        "Met → Not applicable",
        "Target: – → Met\nReason of the target: – → Because",
        "Importance: 3 → –",
        f"Rationale: {'x' * 160}… → –",
        "9 → Partly met",
    ]
    assert lines[0].head.endswith(" · Nurse")
    assert lines[1].head.endswith(" · role not given · taken back")
    assert lines[2].head.endswith("taken back since")

"""Short names that are alike are told apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.operations import queries, rate, upkeep
from eolc_desktop.operations.short_names import short_names
from eolc_desktop.operations.workspaces import new_workspace


def test_what_is_alike_says_its_edition_or_its_id(framework: Framework) -> None:
    one = replace(framework, id="one", short="Ours", edition="2025")
    two = replace(one, id="two", short="Ours ", edition="2026")
    same = replace(one, id="same")
    long = replace(one, id="long", edition="x" * 41)
    other = replace(one, id="other", short="Theirs")
    assert short_names([one, two, other, one]) == {
        "one": "Ours (2025)",
        "two": "Ours  (2026)",
        "other": "Theirs",
    }
    assert short_names([one, same, long]) == {
        "one": "Ours (one)",
        "same": "Ours (same)",
        "long": "Ours (long)",
    }


def test_a_place_tells_two_editions_apart_wherever_they_are_named(
    tmp_path: Path, framework: Framework
) -> None:
    editions = [
        replace(framework, id=f"ours-{year}", short="Ours", edition=str(year)) for year in (2025, 2026)
    ]
    path = tmp_path / "t.eolc"
    with new_workspace(path, place="Testshire", frameworks=editions, services=("All",)) as workspace:
        found = queries.summaries(workspace)
        assert [one.framework_short for one in found] == ["Ours (2025)", "Ours (2026)"]
        item = framework.items[0].id
        for one in found:
            rate.record(workspace, one.id, item, dont_know=True, confidence=Confidence.HIGH)
    findings = upkeep.check(path).findings
    assert [finding.split(",")[0] for finding in findings] == ["Ours (2025)", "Ours (2026)"]

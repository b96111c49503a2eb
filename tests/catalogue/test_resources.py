"""The list of useful resources that the source documents name."""

from __future__ import annotations

import re

from eolc_desktop import paths
from eolc_desktop.catalogue import reference
from eolc_desktop.domain.reference import Existence, ResourceKind
from tests.catalogue.copied import runs
from tests.catalogue.files import read_together

READING = read_together(sorted(paths.frameworks_dir().glob("*.yaml")))


def test_every_resource_says_what_it_is_for_and_whether_it_is_still_there() -> None:
    found = reference.resources()
    assert len(found) > 60
    assert len({resource.id for resource in found}) == len(found)
    assert len({resource.title for resource in found}) == len(found)
    for resource in found:
        assert re.fullmatch(r"[A-Z].{20,}\.", resource.summary), resource.id
        assert resource.since == "" or resource.since.endswith("."), resource.id
        assert resource.source.document, resource.id
        assert resource.source.section, resource.id
        assert "'" not in resource.title + resource.summary + resource.since, resource.id
    # What has gone or was replaced says so in words.
    lost = [one for one in found if one.existence in (Existence.GONE, Existence.REPLACED) and not one.since]
    assert lost == []
    assert {resource.kind for resource in found} == set(ResourceKind)


def test_every_resource_helps_with_items_that_there_are() -> None:
    known = {(other.id, item.id) for other in READING.frameworks for item in other.items}
    lost = [(one.id, pair) for one in reference.resources() for pair in one.items if pair not in known]
    assert lost == []
    assert [one.id for one in reference.resources() if not one.items] == []


def test_no_run_of_eight_words_of_a_resource_is_copied(source_runs: frozenset[tuple[str, ...]]) -> None:
    copied = [
        (resource.id, " ".join(run))
        for resource in reference.resources()
        for run in runs(resource.summary)
        if run in source_runs
    ]
    assert copied == []

"""What the tests of the library's own texts share."""

from __future__ import annotations

import pytest

from tests.catalogue.copied import SOURCES, runs


@pytest.fixture(scope="session")
def source_runs() -> frozenset[tuple[str, ...]]:
    """Return every run of words in the source documents, each read as one text across its lines."""
    files = sorted(SOURCES.glob("*.txt"))
    if not files:
        pytest.skip("the source documents, which are not part of the project, are not here")
    return frozenset(run for path in files for run in runs(path.read_text(encoding="utf-8")))

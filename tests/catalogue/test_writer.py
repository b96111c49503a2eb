from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from eolc_desktop import paths
from eolc_desktop.catalogue.reader import read
from eolc_desktop.catalogue.writer import WIDTH, to_yaml
from eolc_desktop.domain.framework_data import canonical_json
from eolc_desktop.domain.frameworks import Framework, Link
from eolc_desktop.operations.library_example import EXAMPLE
from tests.catalogue.made import frameworks

SHIPPED = sorted(paths.frameworks_dir().glob("*.yaml"))


def read_back(framework: Framework, folder: Path) -> Framework:
    path = folder / f"{framework.id}.yaml"
    path.write_text(to_yaml(framework), encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_comes_back_equal_in_lines_that_fit(path: Path, tmp_path: Path) -> None:
    framework = read(path)
    assert canonical_json(read_back(framework, tmp_path)) == canonical_json(framework)
    text = to_yaml(framework)
    assert max(len(line) for line in text.splitlines()) <= WIDTH
    assert text.splitlines()[:2] == path.read_text(encoding="utf-8").splitlines()[:2]


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(frameworks())
def test_any_framework_comes_back_equal(tmp_path: Path, framework: Framework) -> None:
    again = read_back(framework, tmp_path)
    assert again == framework
    assert canonical_json(again) == canonical_json(framework)


def test_a_file_with_links_within_it_can_be_given_another_id(tmp_path: Path) -> None:
    framework = read(paths.frameworks_dir() / "ambitions-2021.yaml")
    own = [link for item in framework.items for link in item.links if link.framework == framework.id]
    assert own
    text = to_yaml(framework).replace("id: ambitions-2021", "id: ours-1", 1)
    (tmp_path / "ours-1.yaml").write_text(text, encoding="utf-8")
    again = [link for item in read(tmp_path / "ours-1.yaml").items for link in item.links]
    assert [link for link in again if link.framework == "ours-1"] == [
        replace(link, framework="ours-1") for link in own
    ]
    assert "ambitions-2021" not in [link.framework for link in again]


def test_long_ids_and_empty_lines_find_their_place(tmp_path: Path) -> None:
    long = f"x{'-1' * 29}"
    link = Link(long, "A" * 30, "related")
    item = replace(EXAMPLE.items[0], links=(link,), good="One.\n\nTwo.", settings=())
    framework = replace(
        EXAMPLE,
        id=long,
        sections=(replace(EXAMPLE.sections[0], items=(item, replace(item, id="A" * 30, links=()))),),
    )
    assert read_back(framework, tmp_path) == framework
    assert max(len(line) for line in to_yaml(framework).splitlines()) <= WIDTH

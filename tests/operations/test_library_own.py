"""The user's own frameworks: looked at, added, copied, removed, and never in the way of the others."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from eolc_desktop import paths
from eolc_desktop.catalogue.faults import FrameworkFaults
from eolc_desktop.catalogue.writer import to_yaml
from eolc_desktop.domain.framework_data import canonical_json
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations import library, library_own
from eolc_desktop.operations.library_ids import free_id, require_id
from eolc_desktop.operations.library_search import for_setting, search
from eolc_desktop.storage.workspace import Workspace
from tests.catalogue.files import SMALL, spoiled

QS13 = "nice-qs13-2021"


def file(folder: Path, text: str, name: str = "brought.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ids() -> set[str]:
    return {entry.framework.id for entry in library.frameworks() if entry.own}


def own_folder() -> Path:
    folder = paths.own_frameworks_dir()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_framework_is_looked_at_added_and_there(tmp_path: Path) -> None:
    path = file(tmp_path, SMALL)
    preview = library.preview(path)
    assert preview.framework is not None
    assert (preview.can_be_added, preview.already, preview.faults, preview.refusal) == (True, "", (), None)
    assert ids() == set()
    entry = library.add(path)
    assert (entry.own, entry.framework, entry.path.name) == (True, preview.framework, "small.yaml")
    assert library.find("small") == preview.framework
    assert entry.path.read_text(encoding="utf-8") == to_yaml(preview.framework)
    assert library.frameworks()[-1].framework.title != "A small framework"


def test_adding_it_again_does_nothing(tmp_path: Path) -> None:
    path = file(tmp_path, SMALL)
    before = library.add(path).path.stat().st_mtime_ns
    assert library.preview(path).already == "same"
    assert library.add(path).path.stat().st_mtime_ns == before


def test_a_published_edition_never_changes(tmp_path: Path) -> None:
    library.add(file(tmp_path, SMALL))
    path = file(tmp_path, spoiled(("It is so.", "It is so, and well done.")))
    preview = library.preview(path)
    assert (preview.already, preview.suggested_id, preview.can_be_added) == (
        "different",
        "small-local",
        False,
    )
    with pytest.raises(UserError, match="and this one is not the same") as caught:
        library.add(path)
    assert "change the id of this one, for example to “small-local”" in caught.value.detail
    assert library.find("small").items[0].good == "It is so."


def test_an_edition_that_was_removed_does_not_change_either(tmp_path: Path) -> None:
    library.add(file(tmp_path, SMALL))
    library.remove("small")
    file(own_folder() / "removed", "id: [", "small (9).yaml")
    changed = file(tmp_path, spoiled(("It is so.", "It is so, and well done.")))
    preview = library.preview(changed)
    assert (preview.already, preview.removed, preview.can_be_added) == ("different", True, False)
    with pytest.raises(UserError, match="There was a framework “small” already, and this one is") as caught:
        library.add(changed)
    assert "change the id of this one, for example to “small-local”" in caught.value.detail
    assert str(own_folder() / "removed") in caught.value.detail
    assert ids() == set()
    with pytest.raises(UserError, match="There was a framework “small” already"):
        library.write_copy(QS13, tmp_path / "copy.yaml", new_id="small")
    assert library.add(file(tmp_path, SMALL)).framework.items[0].good == "It is so."
    library.remove("small")
    other = file(tmp_path, SMALL.replace("id: small", "id: small-2", 1).replace("k: small", "k: small-2"))
    assert library.add(other).framework.id == "small-2"
    library.remove("small-2")
    other.write_text(other.read_text(encoding="utf-8").replace("A report", "Reports"), encoding="utf-8")
    assert library.preview(other).suggested_id == "small-2-local"


def test_an_id_of_the_programs_cannot_be_taken(tmp_path: Path) -> None:
    text = SMALL.replace("id: small", f"id: {QS13}", 1).replace("framework: small", f"framework: {QS13}")
    preview = library.preview(file(tmp_path, text))
    assert (preview.already, preview.suggested_id) == ("different", f"{QS13}-local")
    with pytest.raises(UserError, match="already"):
        library.add(file(tmp_path, text))
    assert library.preview(paths.frameworks_dir() / f"{QS13}.yaml").already == "same"


def test_a_file_with_faults_adds_nothing(tmp_path: Path) -> None:
    path = file(tmp_path, spoiled(("year: 2026", "year: soon")))
    preview = library.preview(path)
    assert [fault.problem for fault in preview.faults] == ["“soon” is not a whole number."]
    assert (preview.framework, preview.can_be_added) == (None, False)
    assert isinstance(preview.refusal, FrameworkFaults)
    with pytest.raises(FrameworkFaults):
        library.add(path)
    assert not paths.own_frameworks_dir().exists()


def test_several_files_are_added_together_or_not_at_all(tmp_path: Path) -> None:
    first = file(tmp_path, spoiled(("framework: small", "framework: other")), "a.yaml")
    second = file(tmp_path, spoiled(("id: small", "id: other")).replace("item: A1}", "item: A2}"), "b.yaml")
    second.write_text(second.read_text(encoding="utf-8").replace("item: A2}", "item: A1}"), encoding="utf-8")
    bad = file(tmp_path, spoiled(("id: small", "id: third"), ("year: 2026", "year: x")), "c.yaml")
    with pytest.raises(UserError):
        library_own.add_all([first, second, bad])
    assert ids() == set()
    assert [entry.framework.id for entry in library_own.add_all([first, second])] == ["small", "other"]


def test_what_a_new_edition_replaces_is_said(tmp_path: Path) -> None:
    library.add(file(tmp_path, SMALL))
    text = SMALL.replace("id: small", "id: small-2", 1).replace("framework: small", "framework: small-2")
    text = text.replace("status: current", "status: current\nreplaces: small")
    preview = library.preview(file(tmp_path, text))
    assert preview.replaces is not None
    assert preview.replaces.id == "small"


def test_a_broken_file_never_hides_the_others(tmp_path: Path) -> None:
    library.add(file(tmp_path, SMALL))
    file(own_folder(), "id: [", "broken.yaml")
    file(own_folder(), (paths.frameworks_dir() / f"{QS13}.yaml").read_text(encoding="utf-8"), f"{QS13}.yaml")
    (own_folder() / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (own_folder() / "notes.txt").write_text("ours")
    assert ids() == {"small"}
    assert len(library.frameworks()) == 13
    told = {broken.path.name: broken.faults[-1].problem for broken in library.broken()}
    assert set(told) == {"broken.yaml", "gone.yaml", f"{QS13}.yaml"}
    assert told["gone.yaml"] == "The file cannot be read (No such file or directory)."
    assert told[f"{QS13}.yaml"] == f"A framework with the id “{QS13}” now comes with the program."
    with pytest.raises(FrameworkFaults):
        library.find("broken")
    assert library.validate([file(tmp_path, SMALL, "small.yaml")]) == ()


def test_a_broken_file_is_read_again_when_it_was_mended(tmp_path: Path) -> None:
    path = file(own_folder(), "id: [", "small.yaml")
    assert ids() == set()
    path.write_text(SMALL, encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert (ids(), library.broken()) == ({"small"}, ())


def test_a_damaged_file_of_the_program_is_told_and_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = paths.framework_schema()
    monkeypatch.setattr(paths, "framework_schema", lambda: schema)
    monkeypatch.setattr(paths, "frameworks_dir", lambda: tmp_path)
    file(tmp_path, spoiled(("        prompt: Is it so?\n", "")), "small.yaml")
    with pytest.raises(FrameworkFaults, match="one fault"):
        library.find("small")


def test_removing_moves_the_file_aside_and_leaves_workspaces_alone(tmp_path: Path) -> None:
    for name in ("small.yaml", "small (2).yaml"):
        library.add(file(tmp_path, SMALL))
        moved = library.remove("small")
        assert (moved.parent.name, moved.name) == ("removed", name)
        assert ids() == set()
    with pytest.raises(UserError, match="comes with the program"):
        library.remove(QS13)
    with pytest.raises(UserError, match="no framework “small” of your own") as caught:
        library.remove("small")
    assert caught.value.detail == "There are: none."


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".xlsx", ".XLSX"])
def test_a_copy_to_edit_comes_back_as_a_new_edition(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"copy{ending}"
    written = library.write_copy("nice-qs144-2017", target)
    original = library.find("nice-qs144-2017")
    assert (written.id, written.replaces) == ("nice-qs144-2017-local", "nice-qs144-2017")
    assert written.edition == f"{original.edition}, local copy"
    preview = library.preview(target)
    assert preview.framework == written
    assert preview.replaces == original
    assert library.add(target).framework == written
    assert [item.id for item in written.items] == [item.id for item in original.items]
    second = library.write_copy("nice-qs144-2017", tmp_path / f"second{ending}")
    assert second.id == "nice-qs144-2017-local-2"


def test_a_copys_links_within_the_framework_stay_within_it(tmp_path: Path) -> None:
    library.add(file(tmp_path, SMALL))
    written = library.write_copy("small", tmp_path / "copy.yaml", new_id="ours-1", new_edition="Ours")
    assert (written.id, written.edition) == ("ours-1", "Ours")
    assert [link.framework for item in written.items for link in item.links] == ["ours-1"]


def test_a_copy_says_first_whose_words_it_holds(tmp_path: Path) -> None:
    original = library.find(QS13)
    written = library.write_copy(QS13, tmp_path / "copy.yaml")
    assert written.wording_note == (
        f"This is a local copy of “{original.title}”, {original.edition}, changed by us: the publisher and "
        "the titles marked as official are those of the original. The original says of its words:\n\n"
        f"{original.wording_note}"
    )
    long = spoiled(("edition: First", f"edition: {'x' * 120}"))
    library.add(file(tmp_path, long))
    written = library.write_copy("small", tmp_path / "small-copy.xlsx")
    assert written.edition == f"{'x' * 108}, local copy"
    assert written.wording_note.endswith("changed by us: the publisher named here is that of the original.")
    assert library.preview(tmp_path / "small-copy.xlsx").framework == written
    noted = spoiled(("id: small", "id: noted"), ("year: 2026", f"year: 2026\nwording_note: {'x' * 6000}"))
    library.add(file(tmp_path, noted.replace("framework: small, ", "")))
    library.write_copy("noted", tmp_path / "noted-copy.yaml")
    assert library.preview(tmp_path / "noted-copy.yaml").faults == ()


def test_a_plain_copy_has_the_same_id_and_content(tmp_path: Path) -> None:
    written = library.write_copy(QS13, tmp_path / "as-it-is.yaml", new_id=QS13)
    assert canonical_json(written) == canonical_json(library.find(QS13))
    assert library.preview(tmp_path / "as-it-is.yaml").already == "same"


@pytest.mark.parametrize(
    ("name", "new_id", "said"),
    [
        ("copy.pdf", "", "does not say what to write"),
        ("copy.yaml", "Ours!", "cannot be the id of a framework"),
        ("copy.yaml", "x" * 61, "cannot be the id of a framework"),
        ("copy.yaml", "ambitions-2021", "There is a framework “ambitions-2021” already"),
        ("none/copy.yaml", "", "There is no folder"),
    ],
)
def test_copies_that_cannot_be_are_refused(name: str, new_id: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=said):
        library.write_copy(QS13, tmp_path / name, new_id=new_id)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == []


def test_nothing_is_overwritten_unasked(tmp_path: Path, workspace: Workspace) -> None:
    for write in (lambda target, force: library.write_copy(QS13, target, force=force), _template):
        target = file(tmp_path, "mine", "mine.xlsx")
        with pytest.raises(AlreadyThere):
            write(target, False)
        assert target.read_text(encoding="utf-8") == "mine"
        write(target, True)
        assert target.read_bytes().startswith(b"PK")
        library.preview(target)
    link = tmp_path / "link.xlsx"
    link.symlink_to(workspace.path)
    with pytest.raises(UserError, match="is a workspace"):
        library.write_copy(QS13, link, force=True)
    with pytest.raises(UserError, match="the library’s own"):
        library.write_copy(QS13, own_folder() / "mine.yaml")


def _template(target: Path, force: bool) -> None:
    library.write_template(target, force=force)


def test_a_template_is_an_excel_workbook(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not that of an Excel workbook"):
        library.write_template(tmp_path / "template.yaml")
    library.write_template(tmp_path / "template.xlsx")
    assert library.preview(tmp_path / "template.xlsx").framework is None


def test_a_free_id_is_found_and_short_enough() -> None:
    assert free_id("a", ()) == "a-local"
    assert free_id("a-local", {"a-local"}) == "a-local-2"
    assert free_id("a-local-2", {"a-local", "a-local-2"}) == "a-local-3"
    long = free_id("x" * 60, ())
    assert len(long) == 60
    require_id(long)
    for wrong in ("nul", "Ab", "a--b", "x" * 61):
        with pytest.raises(UserError, match="cannot be the id of a framework"):
            require_id(wrong)


def small(text: str = SMALL, folder: Path | None = None) -> Framework:
    assert folder is not None
    return library.add(file(folder, text)).framework


def test_items_are_found_by_all_their_words_those_in_titles_first(tmp_path: Path) -> None:
    small(folder=tmp_path, text=spoiled(("title: First", "title: Zwölf O’Neill—follow-up")))
    for words in (["zwolf"], ["ONEILL", "follow", "up"], ["follow-up zwölf"], ["zwölf oneill"]):
        assert [(found.framework.id, found.item.id) for found in search(words)] == [("small", "A1")]
    assert search(["zwolf", "rhubarb"]) == ()
    found = search(["A2", "still"])
    assert (found[0].framework.id, found[0].section.id, found[0].item.id) == ("small", "A", "A2")
    titles = [each.item.title.casefold() for each in search(["carers"])]
    assert "carer" in titles[0]


def test_only_what_concerns_a_setting_is_found_and_shown(tmp_path: Path) -> None:
    all_found, for_homes = search(["care"]), search(["care"], "care-home")
    assert 0 < len(for_homes) < len(all_found)
    framework = library.find(QS13)
    part = for_setting(framework, "ambulance")
    assert [item.id for item in part.items] == [
        item.id for item in framework.items if "ambulance" in item.settings
    ]
    assert for_setting(replace(framework, sections=()), "hospice").sections == ()
    assert [item.id for item in for_setting(small(folder=tmp_path), "prison").items] == ["A1", "A2"]
    nested = library.find("ten-questions-2012")
    assert for_setting(nested, "no-such-setting").items == ()

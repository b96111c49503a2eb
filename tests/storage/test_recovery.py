"""A damaged workspace is put right as far as it can be, nothing is lost silently, and nothing is made up."""

from __future__ import annotations

import gzip
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, history, queries, rate, services, upkeep
from eolc_desktop.operations.workspaces import new_workspace, open_workspace
from eolc_desktop.storage import backups, salvage
from eolc_desktop.storage.database import SCHEMA_VERSION
from eolc_desktop.storage.log import seal
from eolc_desktop.storage.recovery import Recovery
from eolc_desktop.storage.workspace import Workspace
from tests.legacy.make_legacy import FOLDER
from tests.storage.helpers import Ticking, first, forge, made, meddle, overwrite, rows

PAGE = 4096


def roots(path: Path, table: str) -> list[int]:
    """Return where the pages of a table and its indexes begin."""
    found = rows(path, "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND rootpage > 0", table)
    return [(int(str(row[0])) - 1) * PAGE for row in found]


def spoil(path: Path, *tables: str) -> None:
    for table in tables:
        for offset in roots(path, table):
            overwrite(path, offset, b"\xff" * PAGE)


def rated(path: Path) -> dict[str, object]:
    with open_workspace(path, write=False) as workspace:
        found = queries.assessment(workspace, first(workspace))
        return {item: rating.level for item, rating in found.ratings.items()}


def recovered(path: Path) -> Recovery:
    """Recover a file, and check all that must hold of any recovery."""
    damaged = path.read_bytes()
    done = upkeep.recover(path)
    assert done.kept_damaged_copy.read_bytes() == damaged
    assert done.kept_damaged_copy.parent == path.parent
    assert "(damaged " in done.kept_damaged_copy.name
    assert upkeep.check(path).faults == ()
    with open_workspace(path) as workspace:
        assert not workspace.read_only
        assert history.history(workspace)[0].label.startswith("Recovered from ")
        assert history.undo_label(workspace) == ""
    return done


@pytest.fixture
def used(workspace: Workspace) -> Path:
    """Return a closed workspace: N1 rated and backed up, then N2 and N3."""
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    upkeep.backup_soon(workspace)
    rate.rate_item(workspace, assessment, "N2", 2)
    rate.rate_item(workspace, assessment, "N3", 0)
    workspace.close()
    return workspace.path


def test_the_last_backup_and_every_later_change(used: Path) -> None:
    spoil(used, "rating", "assessment")

    done = recovered(used)

    assert done.from_backup is not None
    assert (done.operations_saved, done.lost) == (2, "")
    assert rated(used) == {"N1": 1, "N2": 2, "N3": 0}
    with open_workspace(used) as workspace:
        assert [entry.label for entry in history.history(workspace)][1:3] == [
            "Rated N3: Not met",
            "Rated N2: Met",
        ]


@pytest.mark.parametrize("lost", [(), ("operation", "change")], ids=["with its log", "without it"])
@pytest.mark.parametrize("broken", ["evidence", "evidence_link", "rating"])
def test_evidence_and_settings_are_recovered(
    tmp_path: Path, framework: Framework, broken: str, lost: tuple[str, ...]
) -> None:
    path = tmp_path / "a.eolc"
    with made(path, framework) as workspace:
        assessment = first(workspace)
        services.add_service(workspace, "Larkfield", setting="hospice")
        evidence.add_evidence(workspace, title="Audit", kind="outcome", links=[(assessment, "N1")])
        evidence.add_evidence(workspace, title="Letters", kind="experience", settings=["care-home"])
        before = (queries.assessment(workspace, assessment).evidence, queries.all_evidence(workspace))
        upkeep.backup_soon(workspace)
        (_, letters) = before[1]
        evidence.link_evidence(workspace, letters.id, assessment, "N2")
        after = (queries.assessment(workspace, assessment).evidence, queries.all_evidence(workspace))
    spoil(path, broken, *lost)

    done = recovered(path)

    assert bool(done.lost) == bool(lost)
    with open_workspace(path, write=False) as workspace:
        found = (
            queries.assessment(workspace, first(workspace)).evidence,
            queries.all_evidence(workspace),
        )
        assert found == (before if lost and broken == "evidence_link" else after)
        assert [one.setting for one in queries.workspace_view(workspace).services] == ["", "hospice"]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "old.eolc"
    path.write_bytes(gzip.decompress((FOLDER / "v1.eolc.gz").read_bytes()))
    return path


@pytest.mark.parametrize("broken", [("rating",), ("operation",), ("operation", "change"), ("assessment",)])
def test_a_damaged_file_of_an_older_schema_is_recovered(older: Path, broken: tuple[str, ...]) -> None:
    before = rated(older)
    spoil(older, *broken)
    with pytest.raises(UserError, match="is damaged"):
        open_workspace(older)

    done = recovered(older)

    assert done.from_backup is None
    assert rated(older) == before
    assert rows(older, "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_a_sound_file_of_an_older_schema_is_not_called_damaged(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(UserError, match="is not damaged"):
        upkeep.recover(older)
    assert older.read_bytes() == before


def test_a_damaged_backup_of_an_older_schema_is_passed_over(older: Path) -> None:
    content = older.read_bytes()
    good = upkeep.backup(older)
    bad = upkeep.backup(older)
    spoil(bad, "rating")
    older.write_bytes(b"\0" * PAGE + content[PAGE:])

    done = recovered(older)

    assert done.from_backup == good


def test_a_lost_history_is_said_and_the_content_is_taken_over(used: Path) -> None:
    spoil(used, "operation")

    done = recovered(used)

    assert done.operations_saved == 0
    assert "history of the damaged file could not be read" in done.lost
    assert "taken over" in done.lost
    assert rated(used) == {"N1": 1, "N2": 2, "N3": 0}


def test_changes_that_are_lost_are_counted(used: Path) -> None:
    spoil(used, "change", "rating")

    done = recovered(used)

    assert done.lost == "2 changes of the damaged file’s history could not be read."
    assert rated(used) == {"N1": 1}


def test_with_no_beginning_only_the_backup_is_left(used: Path) -> None:
    overwrite(used, 0, b"\0" * PAGE)

    done = recovered(used)

    assert done.operations_saved == 0
    assert "what was done after 20" in done.lost
    assert rated(used) == {"N1": 1}


def test_without_a_backup_what_can_be_read_makes_a_new_file(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "a.eolc"
    with made(path, framework) as workspace:
        rate.rate_item(workspace, first(workspace), "N1", 1)
        workspace_id = workspace.id
    spoil(path, "rating")

    done = recovered(path)

    assert (done.from_backup, done.operations_saved, done.lost) == (None, 2, "")
    assert rated(path) == {"N1": 1}
    assert rows(path, "SELECT id FROM workspace") == [(workspace_id,)]


def test_without_a_backup_or_a_history_the_tables_are_taken_over(
    tmp_path: Path, framework: Framework
) -> None:
    path = tmp_path / "a.eolc"
    with made(path, framework) as workspace:
        rate.rate_item(workspace, first(workspace), "N1", 1)
    spoil(path, "operation", "change")

    done = recovered(path)

    assert done.from_backup is None
    assert "may be lost" in done.lost
    assert rated(path) == {"N1": 1}


def test_without_its_own_row_a_workspace_is_still_put_right(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "a.eolc"
    with made(path, framework) as workspace:
        rate.rate_item(workspace, first(workspace), "N1", 1)
    spoil(path, "operation", "workspace")

    recovered(path)

    with open_workspace(path) as opened:
        assert queries.workspace_view(opened).place == "Recovered"
    assert rated(path) == {"N1": 1}


def test_rows_that_cannot_be_are_not_taken_over(used: Path) -> None:
    meddle(
        used,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE workspace SET id = 'garbage'",
        "UPDATE rating SET rationale = x'ff' WHERE item_id = 'N2'",
        "INSERT INTO rating (assessment_id, item_id, rationale) "
        "SELECT id, 'N5', 'a' || char(1) FROM assessment",
        "UPDATE rating SET confidence = 'loud' WHERE item_id = 'N3'",
        "UPDATE rating SET importance = 4 WHERE item_id = 'N1'",
    )
    spoil(used, "operation")

    recovered(used)

    assert rated(used) == {"N1": 1}
    assert rows(used, "SELECT importance FROM rating") == [(4,)]
    assert rows(used, "SELECT place FROM workspace") == [("Testshire",)]


def test_what_a_check_still_finds_is_said(used: Path) -> None:
    forge(
        used,
        "UPDATE change SET after = 7 WHERE field = 'level' AND after = 2",
        "UPDATE rating SET level = 7 WHERE level = 2",
    )
    spoil(used, "service")

    done = upkeep.recover(used)

    assert done.lost == "The level of N2 is 7, which its scale does not have."
    assert upkeep.check(used).faults == (done.lost,)


def test_where_nothing_is_left_nothing_is_made_up(tmp_path: Path) -> None:
    path = tmp_path / "a.eolc"
    path.write_bytes(b"\0" * 5000)

    with pytest.raises(UserError, match="nothing in it can be read, and it has no backup"):
        upkeep.recover(path)

    assert path.read_bytes() == b"\0" * 5000
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.eolc"]


def test_what_is_not_damaged_is_left_alone(used: Path) -> None:
    before = used.read_bytes()
    with pytest.raises(UserError, match="is not damaged"):
        upkeep.recover(used)
    assert used.read_bytes() == before


def test_a_file_that_somebody_has_open_is_left_alone(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="somebody else has this workspace open"):
        upkeep.recover(workspace.path)


def test_what_rests_on_something_lost_is_left_out_and_counted(workspace: Workspace) -> None:
    """The operation that began an assessment is lost: its ratings have nowhere to go."""
    view = queries.workspace_view(workspace)
    from dataclasses import replace

    from eolc_desktop.operations.workspaces import start_assessment

    upkeep.backup_soon(workspace)
    other = replace(queries.framework_of(workspace, first(workspace)), id="other")
    start_assessment(workspace, other, view.services[0].id, view.rounds[0].id)
    second = next(one for one in queries.summaries(workspace) if one.framework_id == "other")
    rate.rate_item(workspace, second.id, "N1", 2)
    rate.rate_item(workspace, first(workspace), "N1", 1)
    workspace.close()
    meddle(
        workspace.path,
        "DELETE FROM change WHERE entity = 'assessment' AND field = 'status' AND operation_id "
        "= (SELECT id FROM operation WHERE seq = 2)",
    )
    spoil(workspace.path, "assessment", "service")

    done = recovered(workspace.path)

    assert done.operations_saved == 1
    assert done.lost.startswith("2 changes of the damaged file’s history could not be read.")
    assert rated(workspace.path) == {"N1": 1}


def test_the_newest_backup_that_is_sound_is_taken(used: Path) -> None:
    with open_workspace(used) as workspace:
        upkeep.backup_soon(workspace)
        newest, older = upkeep.backups_of(workspace)
    spoil(newest.path, "rating")
    spoil(used, "service")

    done = recovered(used)

    assert done.from_backup == older.path
    assert rated(used) == {"N1": 1, "N2": 2, "N3": 0}


def test_a_backup_of_the_file_itself_comes_before_one_of_a_copy(used: Path, tmp_path: Path) -> None:
    upkeep.backup(used, tmp_path / "copy.eolc")
    with open_workspace(tmp_path / "copy.eolc") as copy:
        rate.rate_item(copy, first(copy), "N5", 2)
        upkeep.backup_soon(copy)
    spoil(used, "operation", "rating")

    recovered(used)

    assert rated(used) == {"N1": 1}


def test_a_copy_elsewhere_is_better_than_nothing(used: Path, tmp_path: Path) -> None:
    used.rename(tmp_path / "moved.eolc")
    spoil(tmp_path / "moved.eolc", "rating", "operation")

    done = recovered(tmp_path / "moved.eolc")

    assert done.from_backup is not None
    assert rated(tmp_path / "moved.eolc") == {"N1": 1}


def test_a_backup_that_is_no_workspace_is_passed_over(used: Path) -> None:
    with open_workspace(used) as workspace:
        for backup in upkeep.backups_of(workspace):
            backup.path.write_bytes(b"no database " * 400)
    spoil(used, "rating")

    assert recovered(used).from_backup is None


def test_the_journal_is_set_aside_with_the_file(used: Path) -> None:
    spoil(used, "rating")
    Path(f"{used}-journal").write_bytes(b"what was left of it")

    done = upkeep.recover(used)

    kept = Path(f"{done.kept_damaged_copy}-journal")
    assert kept.read_bytes() == b"what was left of it"
    assert not Path(f"{used}-journal").exists()


def test_two_recoveries_in_one_second_keep_both_damaged_files(used: Path) -> None:
    from eolc_desktop.storage.replacing import set_aside

    names = {set_aside(used).name for _ in range(3)}
    assert len(names) == 3


def test_a_recovery_that_fails_leaves_the_file_as_it_was(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(used, "rating")
    before = used.read_bytes()
    monkeypatch.setattr("eolc_desktop.storage.recovery._is_good", lambda path: path != used)
    monkeypatch.setattr("eolc_desktop.storage.integrity.structure", lambda connection: ("Made up.",))

    with pytest.raises(UserError, match="could not be recovered"):
        upkeep.recover(used)

    assert used.read_bytes() == before
    assert [p.name for p in used.parent.iterdir() if p.is_file()] == [used.name]


def big(path: Path, framework: Framework, backed_up_at: int, count: int) -> dict[str, str]:
    """Make a workspace of many pages; return the rationales there were at the backup."""
    clock = Ticking().clock()
    with new_workspace(path, place="Testshire", frameworks=(framework,), clock=clock) as workspace:
        workspace.connection.execute("PRAGMA synchronous = OFF")
        assessment = first(workspace)
        for number in range(count):
            text = f"{number} " + "why " * 150
            rate.set_rationale(workspace, assessment, f"N{number % 5 + 1}", text)
            if number == backed_up_at:
                backups.keep(path)
                at_backup = {
                    i: r.rationale for i, r in queries.assessment(workspace, assessment).ratings.items()
                }
    return at_backup


@pytest.mark.parametrize("seed", range(12))
def test_pages_spoilt_at_random_never_lose_what_was_backed_up(
    tmp_path: Path, framework: Framework, seed: int
) -> None:
    path = tmp_path / "a.eolc"
    at_backup = big(path, framework, backed_up_at=60, count=120)
    chance = random.Random(seed)
    pages = path.stat().st_size // PAGE
    for page in chance.sample(range(pages), chance.randint(1, pages // 3)):
        content = bytes(PAGE) if chance.random() < 0.3 else chance.randbytes(chance.choice((20, PAGE)))
        overwrite(path, page * PAGE + (0 if len(content) == PAGE else chance.randrange(PAGE - 20)), content)
    if not upkeep.check(path).faults:
        pytest.skip("what was spoilt was in nobody's way")

    done = recovered(path)

    assert done.from_backup is not None
    with open_workspace(path, write=False) as workspace:
        found = queries.assessment(workspace, first(workspace)).ratings
    for item, text in at_backup.items():
        assert item in found
        now = found[item].rationale
        # Never older than the backup, and never a text that nobody typed.
        assert int(now.split()[0]) >= int(text.split()[0])
    if not done.lost:
        assert {int(rating.rationale.split()[0]) for rating in found.values()} == set(range(115, 120))


def test_rows_between_two_breaks_are_read_one_by_one(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "a.eolc"
    big(path, framework, backed_up_at=0, count=400)
    leaves = [
        (int(str(row[0])) - 1) * PAGE
        for row in rows(path, "SELECT pageno FROM dbstat WHERE name = 'operation' AND pagetype = 'leaf'")
    ]
    assert len(leaves) > 6
    for leaf in (leaves[1], leaves[-2]):
        overwrite(path, leaf, b"\xff" * PAGE)

    found = salvage.salvage(path)

    assert found.last == 401
    assert 401 - 2 * 60 < len(found.operations) < 401
    clocks = [operation.about[1] for operation in found.operations]
    assert clocks == sorted(clocks)


def test_what_was_not_written_so_is_left_out(workspace: Workspace) -> None:
    for level in (0, 1, 2, 0, 1):
        rate.rate_item(workspace, first(workspace), "N1", level)
    workspace.close()
    meddle(
        workspace.path,
        "UPDATE operation SET id = x'ff' WHERE seq = 2",
        "UPDATE operation SET label = x'ff' WHERE seq = 3",
        "UPDATE change SET after = 'somebody' WHERE field = 'role' AND operation_id "
        "= (SELECT id FROM operation WHERE seq = 4)",
        "UPDATE framework SET content = 'nonsense'",
    )
    forge_new = (
        "UPDATE change SET entity = 'sheep' WHERE operation_id = (SELECT id FROM operation WHERE seq = 5)"
    )
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute(forge_new)
        seal(connection, connection.execute("SELECT id FROM operation WHERE seq = 5").fetchone()[0])
        connection.commit()

    found = salvage.salvage(workspace.path)

    assert [operation.about[4] for operation in found.operations] == [
        "Workspace made for Testshire",
        "Rated N1: Partly met",
    ]
    assert found.last == 6
    assert found.frameworks == []

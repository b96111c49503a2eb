"""A text that was redacted is nowhere: not in the file, its history, its backups, nor on the way there."""

from __future__ import annotations

import gzip
import os
import unicodedata
from pathlib import Path

import pytest

from eolc_desktop import paths, settings
from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, history, queries, rate, upkeep
from eolc_desktop.operations.workspaces import new_workspace, open_workspace
from eolc_desktop.storage import backups
from eolc_desktop.storage.replacing import set_aside
from eolc_desktop.storage.workspace import Workspace
from tests.legacy.make_legacy import FOLDER
from tests.storage.helpers import first, is_sound, meddle, rows

NAME = "Mary O’Siôn"


def everywhere(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file there is, backups and journals among them."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def traces(folder: Path, *texts: str) -> list[str]:
    """Return the files whose bytes hold a text in any form that it could be stored in."""
    found = []
    for name, content in everywhere(folder).items():
        lower = content.decode("utf-8", errors="replace").lower().encode()
        for text in texts:
            forms = {text, unicodedata.normalize("NFD", text), text.encode("unicode_escape").decode()}
            for form in forms:
                needles = (form.lower().encode(), form.encode("utf-16-le"), form.encode("utf-16-be"))
                if any(needle in lower or needle in content for needle in needles):
                    found.append(name)
    return found


def test_a_name_is_taken_out_of_everything(workspace: Workspace, tmp_path: Path) -> None:
    assessment = first(workspace)
    rate.set_rationale(workspace, assessment, "N1", f"Said by {NAME}, twice: {NAME.upper()}")
    upkeep.backup_soon(workspace)
    backups.keep(workspace.path, before_migration=True)
    rate.set_rationale(workspace, assessment, "N1", "Said by a nurse")
    rate.mark_not_applicable(workspace, assessment, "N2", f"Asked\n{NAME.lower()}", role=f"{NAME}'s team")
    rate.set_target(workspace, assessment, "N3", 2, f"“{NAME}” said so", NAME)
    upkeep.backup_soon(workspace)
    assert len(traces(tmp_path, NAME)) == 4

    done = upkeep.redact(workspace, NAME)

    in_ratings, in_changes, in_operations = 4, 6, 1
    assert done.places == in_ratings + in_changes + in_operations
    assert done.backups == 3
    assert traces(tmp_path, NAME) == []
    assert is_sound(workspace.path)
    for backup in upkeep.backups_of(workspace):
        assert is_sound(backup.path)
    found = queries.assessment(workspace, assessment)
    assert found.rating("N2").reason == "Asked\n[redacted]"
    assert found.rating("N3").target_agreed_by == "[redacted]"
    assert history.history(workspace)[0].label == f"A text was redacted in {done.places} places"


def test_a_name_is_taken_out_of_evidence_and_its_past(workspace: Workspace, tmp_path: Path) -> None:
    assessment = first(workspace)
    evidence.add_evidence(
        workspace,
        title=f"Letter of {NAME}",
        kind="experience",
        links=[(assessment, "N1")],
        settings=["care-home"],
        role=f"{NAME}’s nurse",
        shows=f"{NAME} said so",
        source=f"The family of {NAME}",
        reference=f"{NAME}.pdf",
    )
    (letter,) = queries.all_evidence(workspace)
    evidence.change_evidence(workspace, letter.id, title="A letter")
    upkeep.backup_soon(workspace)

    upkeep.redact(workspace, NAME)

    assert traces(tmp_path, NAME) == []
    assert is_sound(workspace.path)
    (found,) = queries.evidence_of(workspace, assessment, "N1")
    assert (found.title, found.shows, found.source, found.reference, found.added_by) == (
        "A letter",
        "[redacted] said so",
        "The family of [redacted]",
        "[redacted].pdf",
        "[redacted]’s nurse",
    )
    upkeep.redact(workspace, "care-home")
    upkeep.redact(workspace, "experience")
    (found,) = queries.all_evidence(workspace)
    assert (found.settings, found.kind) == (("care-home",), "experience")


def test_a_backup_of_an_older_schema_is_cleaned_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    old = gzip.decompress((FOLDER / "v1.eolc.gz").read_bytes())
    path = tmp_path / "old.eolc"
    path.write_bytes(old)
    with open_workspace(path) as opened:
        (kept,) = upkeep.backups_of(opened)
        assert kept.before_migration
        assert traces(tmp_path, "As the audit says") == [str(path), str(kept.path)]

        assert upkeep.redact(opened, "As the audit says").backups == 1

    assert traces(tmp_path, "As the audit says") == []
    assert rows(kept.path, "PRAGMA user_version") == [(1,)]
    upkeep.restore(kept.path, tmp_path / "restored.eolc")
    assert is_sound(tmp_path / "restored.eolc")


def test_undo_never_brings_it_back(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.set_rationale(workspace, assessment, "N1", NAME)
    rate.set_rationale(workspace, assessment, "N1", "A nurse")
    history.undo(workspace)

    upkeep.redact(workspace, NAME)

    assert (history.undo_label(workspace), history.redo_label(workspace)) == ("", "")
    with pytest.raises(UserError, match="nothing to undo"):
        history.undo(workspace)
    assert queries.assessment(workspace, assessment).rating("N1").rationale == "[redacted]"


def test_it_is_found_however_it_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    typed = ["mary   o'siôn", "MARY\u00a0O’SIÔN", "Mary\nO‘Siôn", unicodedata.normalize("NFD", "mary O’Siôn")]
    for number, text in enumerate(typed, 1):
        rate.set_rationale(workspace, first(workspace), f"N{number}", f"by {text}.")

    upkeep.redact(workspace, "Mary O'Siôn")

    ratings = queries.assessment(workspace, first(workspace)).ratings
    assert [ratings[f"N{number}"].rationale for number in (1, 2, 3, 4)] == ["by [redacted]."] * 4
    assert traces(tmp_path, *typed) == []


def test_the_place_and_the_names_of_services_and_rounds_are_redacted_too(
    tmp_path: Path, framework: Framework
) -> None:
    path = tmp_path / "a.eolc"
    names = {"place": f"The home of {NAME}", "services": (f"{NAME} ward",), "round_name": f"After {NAME}"}
    new_workspace(path, frameworks=(framework,), **names).close()  # type: ignore[arg-type]

    upkeep.redact(path, NAME)

    with open_workspace(path) as workspace:
        view = queries.workspace_view(workspace)
    assert (view.place, view.services[0].name, view.rounds[0].name) == (
        "The home of [redacted]",
        "[redacted] ward",
        "After [redacted]",
    )
    assert traces(tmp_path, NAME) == []
    assert is_sound(path)


def test_frameworks_and_the_words_of_the_program_are_left_alone(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 2)
    before = rows(workspace.path, "SELECT * FROM framework")

    upkeep.redact(workspace, "level")
    upkeep.redact(workspace, "Title N1")

    assert rows(workspace.path, "SELECT * FROM framework") == before
    assert rows(workspace.path, "SELECT answer FROM rating") == [("level",)]
    assert is_sound(workspace.path)


def test_what_is_nowhere_changes_nothing(workspace: Workspace) -> None:
    upkeep.backup_soon(workspace)
    before = workspace.path.read_bytes()

    done = upkeep.redact(workspace, "Nobody at all")

    assert (done.places, done.backups) == (0, 0)
    assert workspace.path.read_bytes() == before


def test_what_is_only_in_backups_is_taken_out_there(workspace: Workspace, tmp_path: Path) -> None:
    assessment = first(workspace)
    rate.set_rationale(workspace, assessment, "N1", NAME)
    upkeep.backup_soon(workspace)
    upkeep.redact(workspace, NAME)
    (kept,) = upkeep.backups_of(workspace)
    # As if a second copy of the workspace had been backed up after the first was redacted.
    with open_workspace(kept.path) as other:
        rate.set_rationale(other, assessment, "N2", NAME)

    done = upkeep.redact(workspace, NAME)

    assert (done.places, done.backups) == (0, 1)
    assert traces(tmp_path, NAME) == []
    assert history.history(workspace)[0].label == "A text was redacted in backups"


def test_a_broken_backup_that_holds_it_goes(workspace: Workspace, tmp_path: Path) -> None:
    rate.set_rationale(workspace, first(workspace), "N1", NAME)
    held, other = upkeep.backup(workspace.path), upkeep.backup(workspace.path)
    held.write_bytes(b"\0" * 100 + held.read_bytes()[100:])
    other.write_bytes(b"no database " * 400)

    upkeep.redact(workspace, NAME)

    assert [backup.path for backup in upkeep.backups_of(workspace)] == [other]
    assert traces(tmp_path, NAME) == []


@pytest.mark.parametrize("text", ["", "  ", "ab", " a b "])
def test_a_text_too_short_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(UserError, match="too short"):
        upkeep.redact(workspace, text)


def test_a_workspace_that_somebody_else_has_open_is_not_redacted(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="somebody else"):
        upkeep.redact(workspace.path, NAME)


def test_a_backup_that_is_kept_locked_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    rate.set_rationale(workspace, first(workspace), "N1", NAME)
    path = upkeep.backup(workspace.path)
    monkeypatch.setattr("eolc_desktop.storage.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    for kind in ("BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"):
        other.execute(kind)
        with pytest.raises(UserError, match="Another program"):
            upkeep.redact(workspace, NAME)
        other.execute("ROLLBACK")
    other.close()
    assert upkeep.redact(workspace, NAME).backups == 1


def test_a_pattern_is_only_text(workspace: Workspace) -> None:
    rate.set_rationale(workspace, first(workspace), "N1", "a.*b (c) [d] \\w+ and aXXb")

    upkeep.redact(workspace, "a.*b (c)")

    assert queries.assessment(workspace, first(workspace)).rating("N1").rationale == (
        "[redacted] [d] \\w+ and aXXb"
    )


def test_a_history_that_was_altered_is_not_vouched_for_by_redacting(workspace: Workspace) -> None:
    rate.set_rationale(workspace, first(workspace), "N1", NAME)
    rate.set_importance(workspace, first(workspace), "N1", 4)
    meddle(workspace.path, "UPDATE operation SET role = 'Somebody else' WHERE seq = 3")

    upkeep.redact(workspace, NAME)

    assert upkeep.check(workspace.path).faults == (
        "“Importance of N1: 4” is not as it was written in the log.",
    )


def test_what_the_program_remembers_of_a_place_is_cleaned(workspace: Workspace) -> None:
    settings.save(settings.Settings(role=NAME, recent=(settings.Recent("/a.eolc", f"Home of {NAME}"),)))
    upkeep.redact(workspace, NAME)
    assert NAME not in paths.settings_file().read_text("utf-8")
    before = paths.settings_file().stat().st_mtime_ns
    upkeep.redact(workspace, NAME)
    assert paths.settings_file().stat().st_mtime_ns == before


def test_damaged_copies_are_named_and_left_drafts_go(workspace: Workspace) -> None:
    aside = set_aside(workspace.path)
    draft = workspace.path.with_name(".0123456789ab.eolc-new")
    draft.touch()
    os.utime(draft, (0, 0))
    assert upkeep.redact(workspace, NAME).left == (aside,)
    assert not draft.exists()
    rate.set_rationale(workspace, first(workspace), "N1", NAME)
    assert upkeep.redact(workspace, NAME).left == (aside,)

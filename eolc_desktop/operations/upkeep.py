"""Looking after a workspace file: checking, backing up, restoring, recovering, redacting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from eolc_desktop import settings
from eolc_desktop.operations import queries
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.scoring.xray import xray
from eolc_desktop.storage import backups, integrity, recovery, redaction, replacing, restoring
from eolc_desktop.storage.backups import Backup
from eolc_desktop.storage.errors import DamagedWorkspace, plainly
from eolc_desktop.storage.files import require_free, whole
from eolc_desktop.storage.recovery import Recovery
from eolc_desktop.storage.redaction import Redaction
from eolc_desktop.storage.workspace import Workspace, absolute, require_file

_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True)
class CheckReport:
    """What a check found.

    Args:
        faults: What is wrong with the file; empty where it is sound.
        findings: What contradicts itself in its content (the X-ray).
    """

    faults: tuple[str, ...]
    findings: tuple[str, ...]


def check(path: Path | str) -> CheckReport:
    """Check a workspace without changing it; it may be open elsewhere.

    Raises:
        UserError: It is no workspace, or a newer version made it.
    """
    try:
        with open_workspace(path, write=False) as workspace:
            with plainly(workspace.path):
                faults = integrity.faults(workspace.connection)
            return CheckReport(faults, () if faults else _findings(workspace))
    except DamagedWorkspace as damage:
        return CheckReport((str(damage),), ())


def backup(path: Path | str, target: Path | str | None = None, *, force: bool = False) -> Path:
    """Back a workspace up, to the program's own backups or to a new file; it may be open.

    Raises:
        UserError: It cannot be read, or the target exists and force was not given.
    """
    path = absolute(path)
    require_file(path)
    if target is None:
        return backups.keep(path)
    target = absolute(target)
    require_free(target, force=force)
    with replacing.alone(target), whole(target) as draft:
        backups.copy(path, draft)
        replacing.keep_before_replacing(target)
    return target


def backup_soon(workspace: Workspace) -> Path | None:
    """Back the open workspace up where it changed since the last time, checking it on the way.

    Uses a connection of its own, so that it can run in any thread.

    Returns:
        The new backup; None where nothing changed, or somebody else has the workspace and backs it up.

    Raises:
        DamagedWorkspace: The file is broken. The backups that there are were left alone.
    """
    return None if workspace.holder else backups.keep_where_changed(workspace.path)


def backup_now_and_then(workspace: Workspace) -> Path | None:
    """Back a workspace up where it changed, but not after each of many small edits.

    Each would make all of them slow, and the last ten backups would hold the last ten edits alone.
    """
    return backups.keep_where_changed(workspace.path, pause=_PAUSE)


def backups_of(workspace: Workspace) -> tuple[Backup, ...]:
    """Return the backups of a workspace on this computer, newest first."""
    return backups.listed(workspace.id)


def restore(backup: Path | str, target: Path | str, *, force: bool = False) -> Path:
    """Put a backup in the place of a workspace; what it replaces is backed up first.

    Raises:
        UserError: The backup is not sound, the target is open, or it exists and force was not given.
    """
    return restoring.restore(backup, target, force=force)


def recover(path: Path | str) -> Recovery:
    """Put a damaged workspace right, from its last good backup and what can still be read of it."""
    return recovery.recover(path)


def redact(workspace: Workspace | Path | str, text: str) -> Redaction:
    """Take a text out of a workspace, its backups and the list of recent ones, leaving the mark of it.

    Reports that were exported, and copies of the workspace elsewhere, are out of reach.
    """
    if not isinstance(workspace, Workspace):
        with open_workspace(workspace) as opened:
            return redact(opened, text)
    done = redaction.redact(workspace, text)
    _redact_settings(redaction.Needle(text))
    return done


def _redact_settings(needle: redaction.Needle) -> None:
    """Take a text out of what the program remembers of places and of the person's role."""
    now = settings.load()
    recent = tuple(replace(one, place=needle.cut(one.place) or one.place) for one in now.recent)
    cleaned = replace(now, role=needle.cut(now.role) or now.role, recent=recent)
    if cleaned != now:
        settings.save(cleaned)


def _findings(workspace: Workspace) -> tuple[str, ...]:
    # Imported here: the comparing of editions must not delay the first window.
    from eolc_desktop.operations.suggestions import pending

    found = []
    as_at = date.fromisoformat(workspace.last_change()[:10])
    for summary in queries.summaries(workspace):
        where = f"{summary.framework_short}, {summary.service.name}, {summary.round.name}"
        assessment = queries.assessment(workspace, summary.id)
        waiting = pending(workspace, summary.id)
        found += [f"{where}: {finding.words}" for finding in xray(assessment, as_at, waiting)]
    return tuple(found)

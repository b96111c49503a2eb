"""Putting a damaged workspace right: the last good backup, and every later change that can still be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from eolc_desktop.errors import UserError
from eolc_desktop.scoring.wording import counted
from eolc_desktop.storage import backups, integrity, replay
from eolc_desktop.storage.backups import Backup
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.database import bring_up_to_date, connect, up_to_date, version_of
from eolc_desktop.storage.errors import READING_ERRORS, plainly
from eolc_desktop.storage.files import journals, whole
from eolc_desktop.storage.lock import Lock
from eolc_desktop.storage.log import BARRIER, ENTITIES, Edit, append
from eolc_desktop.storage.replacing import alone, set_aside
from eolc_desktop.storage.salvage import Operation, Salvage, salvage
from eolc_desktop.storage.workspace import Workspace, absolute, require_file


@dataclass(frozen=True)
class Recovery:
    """What a recovery did.

    Args:
        kept_damaged_copy: Where the damaged file is now.
        from_backup: The backup that it began from, or None where there was none.
        operations_saved: How many later operations were put back from the damaged file.
        lost: What could not be saved, in a sentence; empty where nothing is known to be lost.
    """

    kept_damaged_copy: Path
    from_backup: Path | None
    operations_saved: int
    lost: str


def recover(path: Path | str) -> Recovery:
    """Set a damaged workspace aside and build it anew from its last good backup and what can be read.

    Raises:
        UserError: It is not damaged, somebody has it, or nothing could be read and it has no backup. It is
            then as it was.
    """
    path = absolute(path)
    require_file(path)
    with alone(path) as lock, plainly(path):
        # Before anything is read: reading may already settle a journal that was left behind.
        aside = set_aside(path)
        try:
            if _is_good(path):
                raise UserError(f"“{path.name}” is not damaged.", "Nothing was changed.")
            read = salvage(path)
            base = _last_good_backup(path, read)
            if base is None and not read.operations and not any(read.content.values()):
                raise UserError(
                    f"“{path.name}” could not be recovered: nothing in it can be read, and it has no backup.",
                    "It was left as it is. Look for an older copy on a stick, in an e-mail or in OneDrive.",
                )
            with whole(path) as draft:
                saved, lost = _build(draft, path, lock, read, base)
        except BaseException:
            for copy in (aside, *journals(aside)):
                copy.unlink(missing_ok=True)
            raise
    return Recovery(aside, base.path if base else None, saved, lost)


def _last_good_backup(path: Path, read: Salvage) -> Backup | None:
    """Return the newest sound backup of this very file, or else of another copy of the workspace."""
    of_it = backups.listed(read.workspace_id) if read.workspace_id else backups.all_listed()
    origin = backups.origin_of(path)
    here = [backup for backup in of_it if backup.origin == origin]
    elsewhere = [backup for backup in of_it if backup.origin != origin] if read.workspace_id else []
    return next((backup for backup in (*here, *elsewhere) if _is_good(backup.path)), None)


def _is_good(path: Path) -> bool:
    try:
        with closing(connect(path, query_only=True)) as connection:
            version_of(connection, path)
            with closing(up_to_date(connection)) as current:
                return not integrity.faults(current)
    except (*READING_ERRORS, UserError):
        return False


def _build(draft: Path, path: Path, lock: Lock, read: Salvage, base: Backup | None) -> tuple[int, str]:
    """Build the new file; return how many operations were put back, and what was lost."""
    if base is not None:
        backups.copy(base.path, draft)
    clock = Clock()
    with closing(connect(draft, create=True)) as connection:
        bring_up_to_date(connection, clock.at())
        saved = _put_back(connection, read)
        known = connection.execute("SELECT count(*) FROM operation").fetchone()[0]
        row = connection.execute("SELECT id FROM workspace").fetchone()
        workspace_id = row[0] if row else read.workspace_id or clock.uuid7()
        workspace = Workspace(path, connection, clock=clock, lock=lock, workspace_id=workspace_id)
        since = f"the backup of {base.made:%Y-%m-%d %H:%M} UTC" if base else "what could be read of it"
        with workspace.edit(f"Recovered from {since}", kind=BARRIER) as edit:
            if row is None:
                edit.set("workspace", workspace_id, place="Recovered", example=0, created=clock.at())
            missing = max(0, read.last - known)
            if missing or not read.last:
                _fill_from_tables(edit, read)
        broken = tuple(integrity.structure(connection))
        found = integrity.faults(connection)
    if broken:
        raise UserError(f"“{path.name}” could not be recovered.", f"It was left as it is.\n{broken[0]}")
    return saved, " ".join((_lost(missing, read, base, bool(edit.changes)), *found)).strip()


def _put_back(connection: sqlite3.Connection, read: Salvage) -> int:
    """Append every operation that the new file does not have yet; return how many."""
    connection.executemany("INSERT OR IGNORE INTO framework VALUES (?, ?, ?, ?, ?)", read.frameworks)
    there = {row[0] for row in connection.execute("SELECT id FROM operation").fetchall()}
    saved = 0
    for operation in read.operations:
        if operation.id in there:
            continue
        connection.execute("BEGIN")
        try:
            _append(connection, operation)
            connection.execute("COMMIT")
            saved += 1
        except sqlite3.IntegrityError:
            # It rests on a row whose making was lost.
            connection.rollback()
    return saved


def _append(connection: sqlite3.Connection, operation: Operation) -> None:
    append(connection, operation.about, operation.changes)
    rows = {change[:2] for change in operation.changes}
    # In the order of ENTITIES a row always comes after those that it belongs to.
    for entity, entity_id in sorted(rows, key=lambda row: (list(ENTITIES).index(row[0]), row[1])):
        replay.apply(connection, entity, entity_id)


def _fill_from_tables(edit: Edit, read: Salvage) -> None:
    """Take what the log has lost from the tables, as far as their rows fit together."""
    for entity, rows in read.content.items():
        for entity_id, fields in rows.items():
            if entity == "workspace" and entity_id != read.workspace_id:
                continue
            # A row that was itself damaged, or rests on one that is lost, is left out.
            with suppress(sqlite3.IntegrityError, sqlite3.InterfaceError):
                edit.set(entity, entity_id, **fields)


def _lost(missing: int, read: Salvage, base: Backup | None, filled: bool) -> str:
    """Say what could not be saved."""
    if read.last == 0:
        since = f" after {base.made:%Y-%m-%d %H:%M} UTC" if base else ""
        lost = f"The history of the damaged file could not be read: what was done{since} may be lost."
    elif missing:
        lost = f"{counted(missing, 'change')} of the damaged file’s history could not be read."
    else:
        return ""
    taken = " What the file still showed was taken over, without its history." if filled else ""
    return lost + taken

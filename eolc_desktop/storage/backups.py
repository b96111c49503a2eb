"""Backups of workspaces, in the user's own data folder: made by SQLite, checked, and kept in bounds."""

from __future__ import annotations

import re
import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eolc_desktop import paths
from eolc_desktop.errors import UserError
from eolc_desktop.storage.clock import ID_PATTERN
from eolc_desktop.storage.database import connect, version_of
from eolc_desktop.storage.errors import READING_ERRORS, DamagedWorkspace, plainly
from eolc_desktop.storage.files import whole

KEEP_LAST = 10
KEEP_DAYS = 30
MOST_BYTES = 1_000_000_000

# Held while backups are made or changed: one is made in a thread of its own, and redacting must not miss it.
at_work = threading.RLock()

_MIGRATIONS = "before-migration"
_STAMP = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)Z ([0-9a-f]{8})(?: (\d+))?\.eolc")


@dataclass(frozen=True)
class Backup:
    """A backup of a workspace.

    Args:
        path: Its file, itself a workspace.
        workspace_id: Of which workspace.
        made: When, in UTC.
        origin: A mark of the path that it was made of, so that copies of a workspace are told apart.
        before_migration: Whether it shows a file as it was before a new version changed its layout.
        size: In bytes.
        number: Its place among those made in the same second.
    """

    path: Path
    workspace_id: str
    made: datetime
    origin: str
    before_migration: bool
    size: int
    number: int = 1


def origin_of(path: Path) -> str:
    """Return the mark of a path."""
    import hashlib

    return hashlib.sha256(str(path).encode(errors="surrogatepass")).hexdigest()[:8]


def copy(source: Path, target: Path) -> None:
    """Copy a workspace by SQLite's own means: right even while somebody writes to it.

    Raises:
        DamagedWorkspace: The source is broken.
    """
    with plainly(source):
        with (
            closing(connect(source, query_only=True)) as reader,
            closing(sqlite3.connect(target, isolation_level=None)) as writer,
        ):
            version_of(reader, source)
            # Taking the read lock first: it waits so long and no longer, where backup() would wait for ever.
            reader.execute("BEGIN").close()
            reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
            # Whoever called flushes the finished file to the disk, so no journal is needed on the way.
            writer.execute("PRAGMA synchronous = OFF").close()
            writer.execute("PRAGMA journal_mode = OFF").close()
            reader.backup(writer)
            found = [row[0] for row in writer.execute("PRAGMA quick_check(1)").fetchall()]
        if found != ["ok"]:
            raise DamagedWorkspace(source, f"SQLite says: {found[0]}.")


def keep(path: Path, *, before_migration: bool = False, now: datetime | None = None) -> Path:
    """Make a backup of a workspace, then remove those that are not kept any longer."""
    now = now or datetime.now(UTC)
    workspace_id = _workspace_id(path)
    folder = paths.backups_dir() / workspace_id
    if before_migration:
        folder /= _MIGRATIONS
    with plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with at_work:
        target = _free_name(folder, f"{now.strftime(_STAMP)}Z {origin_of(path)}")
        with whole(target) as draft:
            copy(path, draft)
        with plainly(folder):
            prune(now)
    return target


def keep_where_changed(path: Path, *, pause: timedelta = timedelta(0)) -> Path | None:
    """Make a backup, unless the newest one already holds the last operation.

    Args:
        path: The workspace.
        pause: No backup is made so shortly after the one before.
    """
    newest = next((b for b in listed(_workspace_id(path)) if b.origin == origin_of(path)), None)
    if newest is not None and timedelta(0) <= datetime.now(UTC) - newest.made < pause:
        return None
    if newest is not None and _last_operation(newest.path) == _last_operation(path):
        return None
    return keep(path)


def listed(workspace_id: str) -> tuple[Backup, ...]:
    """Return the backups of a workspace, newest first; those before a migration come last."""
    folder = paths.backups_dir() / workspace_id
    found = [*_in_folder(folder, workspace_id, False), *_in_folder(folder / _MIGRATIONS, workspace_id, True)]
    return tuple(sorted(found, key=lambda b: (not b.before_migration, b.made, b.number), reverse=True))


def all_listed() -> tuple[Backup, ...]:
    """Return the backups of all workspaces."""
    folder = paths.backups_dir()
    if not folder.is_dir():
        return ()
    names = sorted(one.name for one in folder.iterdir() if ID_PATTERN.fullmatch(one.name))
    return tuple(backup for name in names for backup in listed(name))


def prune(now: datetime) -> None:
    """Remove backups: all but the last ten and the last of each day for thirty days, and what is too much.

    The newest backup of each workspace always stays. Files that are not backups are left alone.
    """
    staying: list[Backup] = []
    newest: set[Path] = set()
    everything = all_listed()
    for workspace_id in dict.fromkeys(backup.workspace_id for backup in everything):
        of_one = [backup for backup in everything if backup.workspace_id == workspace_id]
        newest.add(of_one[0].path)
        kept = _kept(of_one, now)
        for backup in of_one:
            if backup.before_migration or backup.path in kept:
                staying.append(backup)
            else:
                _remove(backup)
    total = sum(backup.size for backup in staying)
    for backup in sorted(staying, key=lambda b: (b.before_migration, b.made)):
        if total <= MOST_BYTES:
            break
        if backup.path not in newest and _remove(backup):
            total -= backup.size


def _remove(backup: Backup) -> bool:
    """Remove a backup; tell whether it is gone. One that another program has open waits for the next time."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _kept(of_one: list[Backup], now: datetime) -> set[Path]:
    """Return the last ten and the last of each day; `of_one` is newest first."""
    regular = [backup for backup in of_one if not backup.before_migration]
    last_of_day: dict[str, Backup] = {}
    for backup in regular:
        last_of_day.setdefault(backup.made.strftime("%Y-%m-%d"), backup)
    oldest = now - timedelta(days=KEEP_DAYS)
    days = (backup for backup in last_of_day.values() if backup.made.date() > oldest.date())
    return {backup.path for backup in (*regular[:KEEP_LAST], *days)}


def _in_folder(folder: Path, workspace_id: str, before_migration: bool) -> list[Backup]:
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match is None:
            continue
        try:
            about = path.stat()
        except OSError:
            # Another program has just pruned it.
            continue
        if stat.S_ISREG(about.st_mode):
            made = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
            number = int(match[3] or 1)
            found.append(Backup(path, workspace_id, made, match[2], before_migration, about.st_size, number))
    return found


def _free_name(folder: Path, name: str) -> Path:
    target, count = folder / f"{name}.eolc", 1
    while target.exists():
        count += 1
        target = folder / f"{name} {count}.eolc"
    return target


def _workspace_id(path: Path) -> str:
    from eolc_desktop.storage.workspace import stored_id

    with plainly(path), closing(connect(path, query_only=True)) as connection:
        version_of(connection, path)
        return stored_id(connection, path)


def _last_operation(path: Path) -> str | None:
    """Return the id of the last operation, or None where it cannot be read."""
    try:
        with closing(connect(path, query_only=True)) as connection:
            row = connection.execute("SELECT id FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
    except (*READING_ERRORS, UserError):
        return None
    return str(row[0]) if row else None

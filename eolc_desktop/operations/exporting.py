"""Exporting: a workspace's report as files for people, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations import queries
from eolc_desktop.operations.names import safe_name
from eolc_desktop.storage.database import is_workspace
from eolc_desktop.storage.files import draft_beside, to_disk

if TYPE_CHECKING:
    from eolc_desktop.exports.report import Report
    from eolc_desktop.storage.workspace import Workspace

Progress = Callable[[str, float], None]
"""Told what is being done and the share done, from 0 to 1; it may raise to stop."""

_Tick = Callable[[float], None]

XLSX_SUFFIX = ".xlsx"
PDF_SUFFIX = ".pdf"

_LONGEST_NAME = 120


def export(
    ws: Workspace,
    *,
    xlsx: Path | None = None,
    pdf: Path | None = None,
    as_at: date | None = None,
    frameworks: Sequence[str] = (),
    services: Sequence[str] = (),
    round_name: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write the gap analysis, the board report or both, and return what was written.

    Args:
        ws: The workspace.
        xlsx: Where the gap analysis goes.
        pdf: Where the board report goes.
        as_at: The day that the files speak of and are dated; the last change's day where not given.
        frameworks: The ids of the frameworks meant; all where empty.
        services: The names of the services meant; all where empty.
        round_name: The round meant; the newest where not given.
        force: Whether existing files are replaced.
        progress: Told how far it has come.

    Raises:
        UserError: There is nothing to export, or a file cannot be written; nothing half-written is left.
    """
    targets = _targets(xlsx, pdf)
    for target in targets:
        if _same_file(target, ws.path):
            raise _is_workspace(target)
    _check_targets(targets, force=force)
    report = build_report(ws, as_at=as_at, frameworks=frameworks, services=services, round_name=round_name)
    return write_files(report, xlsx=xlsx, pdf=pdf, force=force, progress=progress)


def build_report(
    ws: Workspace,
    *,
    as_at: date | None = None,
    frameworks: Sequence[str] = (),
    services: Sequence[str] = (),
    round_name: str | None = None,
    assessments: Sequence[str] = (),
) -> Report:
    """Return the report of a workspace: a snapshot that needs the workspace no more.

    Args:
        ws: The workspace.
        as_at: The day that the report speaks of; the last change's day where not given.
        frameworks: The ids of the frameworks meant; all where empty.
        services: The names of the services meant; all where empty.
        round_name: The round meant; the newest where not given.
        assessments: The ids of the assessments to report on, in this order, whatever their round; these
            alone where given.

    Raises:
        UserError: There is no assessment to report on.
    """
    from eolc_desktop.exports.report import build

    view = queries.workspace_view(ws)
    if assessments:
        standings = tuple(queries.standing_of(ws, one) for one in assessments)
    else:
        standings = queries.standings(ws, frameworks=frameworks, services=services, round_name=round_name)
    if not standings:
        raise UserError(
            "There is no assessment to export.",
            "Nothing was written. Start an assessment first, or choose another framework, service or round.",
        )
    day = date.fromisoformat(view.last_change[:10]) if as_at is None else as_at
    return build(view.place, standings, as_at=day, example=view.example)


def write_files(
    report: Report,
    *,
    xlsx: Path | None = None,
    pdf: Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write the files of a report, all or none; needs no workspace, so it may run in a thread.

    Raises:
        UserError: A file cannot be written, or is there already and `force` is not given.
    """
    targets = _targets(xlsx, pdf)
    _check_targets(targets, force=force)
    parts: list[tuple[Path, Path]] = []
    try:
        for place, target in enumerate(targets):
            label = "Writing the gap analysis" if target == xlsx else "Writing the board report"
            tick = _ticker(progress, label, place, len(targets))
            tick(0)
            try:
                part = draft_beside(target)
                parts.append((part, target))
                _write(report, target == xlsx, part, tick)
                to_disk(part)
            except OSError as problem:
                raise _cannot_write(target, problem) from problem
        _move_all(parts, force=force)
    finally:
        for part, _ in parts:
            _discard(part)
    return targets


def suggested_name(place: str, framework_short: str, round_name: str, as_at: date, suffix: str) -> str:
    """Return a file name that says place, framework, round and date, and is safe on every system.

    Where several frameworks or no round are meant, leave their part empty.
    """
    day = as_at.isoformat()
    words = [word for word in map(safe_name, (place, framework_short, round_name)) if word]
    room = _LONGEST_NAME - len(day) - len(suffix) - 3
    stem = " - ".join(words)
    if len(stem) > room:
        share = room // max(len(words), 1) - 3
        stem = " - ".join(word[:share].rstrip(" .-") for word in words)
    return f"{stem} - {day}{suffix}" if stem else f"{day}{suffix}"


def _targets(xlsx: Path | None, pdf: Path | None) -> tuple[Path, ...]:
    targets = tuple(Path(target) for target in (xlsx, pdf) if target is not None)
    if not targets:
        raise UserError("Nothing was chosen to export.", "Choose the gap analysis, the board report or both.")
    if len(targets) > 1 and _same_file(*targets):
        raise UserError(
            f"Both files cannot have the same name: {targets[0].name}.",
            "Nothing was written. Give the board report a name of its own.",
        )
    return targets


def _check_targets(targets: Sequence[Path], *, force: bool) -> None:
    for target in targets:
        if not target.parent.is_dir():
            raise UserError(
                f"The folder {target.parent} is not there.",
                f"Nothing was written. Make the folder, or choose another one for {target.name}.",
            )
        if target.is_dir():
            raise UserError(
                f"{target.name} is a folder, not a file.", "Nothing was written. Choose another name."
            )
        if is_workspace(target):
            raise _is_workspace(target)
    there = [target for target in targets if target.exists()]
    if there and not force:
        names = " and ".join(str(target) for target in there)
        verb = "is" if len(there) == 1 else "are"
        raise AlreadyThere(
            f"{names} {verb} there already.",
            "Nothing was written or replaced. Choose another name, or say that it may be replaced.",
        )


def _ticker(progress: Progress | None, label: str, place: int, count: int) -> _Tick:
    furthest = 0.0

    def tick(share: float) -> None:
        nonlocal furthest
        furthest = max(furthest, share)
        if progress is not None:
            progress(label, (place + furthest) / count)

    return tick


def _write(report: Report, as_workbook: bool, path: Path, tick: _Tick) -> None:
    if as_workbook:
        from eolc_desktop.exports import to_xlsx

        to_xlsx.write(report, path, tick)
    else:
        from eolc_desktop.exports import to_pdf

        to_pdf.write(report, path, tick)


def _move_all(parts: Sequence[tuple[Path, Path]], *, force: bool) -> None:
    """Move finished files to their places; where one cannot be, put back what was there before.

    At every moment there is either the old file or the new one, also where the power fails in between.
    """
    _check_targets([target for _, target in parts], force=force)
    undone: list[tuple[Path, Path | None]] = []
    target = parts[0][1]
    try:
        for place, (part, target) in enumerate(parts, 1):
            # Of the last there is nothing to take back.
            undo = _keep(target) if place < len(parts) else None
            undone.append((target, undo))
            part.replace(target)
            to_disk(target.parent)
    except OSError as problem:
        for done, undo in undone[:-1]:
            if undo is None:
                done.unlink(missing_ok=True)
            else:
                undo.replace(done)
        raise _cannot_write(target, problem) from problem
    finally:
        for _, undo in undone:
            if undo is not None:
                _discard(undo)


def _keep(path: Path) -> Path | None:
    """Return a copy of a file that is about to be replaced, or None where there is none."""
    if not path.exists():
        return None
    copy = draft_beside(path)
    shutil.copy2(path, copy)
    return copy


def _discard(path: Path) -> None:
    # The new files are in place; an old one that will not go is no reason to call that a failure.
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _same_file(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file, whatever way leads to it and however it is spelt."""
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _is_workspace(target: Path) -> UserError:
    return UserError(
        f"{target.name} is a workspace, and would be lost.",
        "Nothing was written. Choose another name for the report.",
    )


def _cannot_write(target: Path, problem: OSError) -> UserError:
    safe = "Nothing was written, and what was there before is as it was."
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            f"There is no room left on the disk for {target.name}.", f"{safe} Make room, and try again."
        )
    if isinstance(problem, PermissionError):
        return UserError(
            f"{target.name} cannot be written.",
            f"{safe} If it is open in another program, such as Excel, close it there and try again. "
            "If the folder is read-only, choose another one.",
        )
    return UserError(
        f"{target.name} cannot be written: {problem.strerror or problem}.", f"{safe} Choose another folder."
    )

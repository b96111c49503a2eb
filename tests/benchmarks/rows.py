"""The rows of the table of speeds (DESIGN section 10), as far as the work exists."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.measure import PYTHON, Result, in_turn, processes_in_turn
from tests.benchmarks.sample import demo_workspace, large_standing

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def start(folder: Path) -> Iterator[Result]:
    """Time the way to a usable window on the example, and its peak memory."""
    workspace = demo_workspace(folder)
    usable = [PYTHON, "-m", "tests.benchmarks.until_usable"]
    env = {**OFFSCREEN, "EOLC_DESKTOP_HOME": str(folder / "home")}
    ours, bare = processes_in_turn([*usable, "main.py", str(workspace)], [*usable, "bare"], env=env)
    yield Result("usable window on the example", "ms", ours[0], bare[0], 2.0)
    yield Result("peak memory of the same", "MiB", ours[1], bare[1], 2.0)


def edit(folder: Path) -> Iterator[Result]:
    """Time one durable edit with its log rows against one raw commit."""
    from eolc_desktop.operations import library, queries
    from eolc_desktop.operations.rate import rate_item
    from eolc_desktop.operations.workspaces import new_workspace

    workspace = new_workspace(
        folder / "edit.eolc", place="Testshire", frameworks=[library.find("ambitions-2021")]
    )
    assessment = queries.workspace_view(workspace).assessments[0].id
    items = [item.id for item in queries.assessment(workspace, assessment).framework.items]
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.executescript("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; CREATE TABLE t (id, level)")
    turn = 0

    def ours() -> None:
        nonlocal turn
        turn += 1
        rate_item(workspace, assessment, items[turn % len(items)], turn % 5)

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?, ?)", (turn, turn % 5))
        raw.execute("COMMIT")

    yield Result("one edit, durable", "ms", *in_turn(ours, bare, runs=200, warm=20), 2.0)
    raw.close()
    workspace.close()


def gaps(folder: Path) -> Iterator[Result]:
    """Time a gap analysis over 100,000 ratings against the bare SQL group-by."""
    from eolc_desktop.operations import library, queries
    from eolc_desktop.operations.workspaces import new_workspace

    framework = library.find("ambitions-2021")
    services = [f"Service {number}" for number in range(100_000 // len(framework.items) + 1)]
    workspace = new_workspace(
        folder / "large.eolc", place="Testshire", frameworks=[framework], services=services
    )
    _fill(workspace.connection, [item.id for item in framework.items])
    grouped = (
        "SELECT assessment_id, count(*), sum(level), sum(max(0, target - level)) FROM rating"
        " WHERE answer = 'level' GROUP BY assessment_id"
    )

    def ours() -> object:
        return queries.standings(workspace)

    def bare() -> object:
        return workspace.connection.execute(grouped).fetchall()

    yield Result("gap analysis over 100,000 ratings", "ms", *in_turn(ours, bare, runs=3), 4.0)
    workspace.close()


def _fill(connection: sqlite3.Connection, items: list[str]) -> None:
    """Write ratings straight into the table: 100,000 edits through the log would take an hour."""
    assessments = [row[0] for row in connection.execute("SELECT id FROM assessment")]
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO rating (assessment_id, item_id, answer, level, target, importance)"
        " VALUES (?, ?, 'level', ?, ?, ?)",
        (
            (assessment, item, (row + column) % 5, (row * column) % 5, column % 5 + 1)
            for row, assessment in enumerate(assessments)
            for column, item in enumerate(items)
        ),
    )
    connection.execute("COMMIT")


def workbook(folder: Path) -> Iterator[Result]:
    """Time the gap workbook of 10,000 rows against XlsxWriter writing the same cells."""
    from datetime import date

    import openpyxl
    import xlsxwriter

    from eolc_desktop.exports import report, to_xlsx

    built = report.build("Testshire", [large_standing(10_000)], as_at=date(2026, 9, 30))
    target = folder / "gaps.xlsx"
    to_xlsx.write(built, target)
    cells = [
        (sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)])
        for sheet in openpyxl.load_workbook(target)
    ]

    def bare() -> None:
        with xlsxwriter.Workbook(str(folder / "bare.xlsx"), {"strings_to_formulas": False}) as book:
            for title, rows in cells:
                sheet = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)

    times = in_turn(lambda: to_xlsx.write(built, target), bare, runs=5)
    yield Result("gap workbook of 10,000 rows", "ms", *times, 1.5)


def report(folder: Path) -> Iterator[Result]:
    """Time the board report of 42 items against LibreOffice turning the gap workbook into PDF."""
    if shutil.which("soffice") is None:
        return
    workspace = str(demo_workspace(folder))
    one = ["--framework", "ambitions-2021", "--force"]
    subprocess.run(
        [PYTHON, "main.py", "export", workspace, "--xlsx", str(folder / "gaps.xlsx"), *one],
        check=True,
        capture_output=True,
    )
    ours = [PYTHON, "main.py", "export", workspace, "--pdf", str(folder / "board.pdf"), *one]
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "office")]
    times = processes_in_turn(ours, [*office, str(folder / "gaps.xlsx")], runs=5)
    yield Result("board report of 42 items, whole process", "ms", times[0][0], times[1][0], 1.0)


def pages(folder: Path) -> Iterator[Result]:
    """Time the slowest page switch, a filter key in a table of 10,000 rows, and one in the library."""
    os.environ.update(OFFSCREEN, EOLC_DESKTOP_HOME=str(folder / "home"))
    from tests.benchmarks.screens import filter_key, library_key, page_switches

    for name, milliseconds in page_switches(demo_workspace(folder)):
        yield Result(f"switch to {name}", "ms", milliseconds, None, 50)
    yield Result("filter key in 10,000 gaps", "ms", filter_key(large_standing(10_000)), None, 16)
    yield Result("key in the search of the library", "ms", library_key(), None, 16)


ROWS: dict[str, Callable[[Path], Iterator[Result]]] = {
    "start": start,
    "edit": edit,
    "gaps": gaps,
    "workbook": workbook,
    "report": report,
    "pages": pages,
}


def run(name: str) -> None:
    """Run one row of the table and print its results as they come."""
    with tempfile.TemporaryDirectory() as folder:
        for result in ROWS[name](Path(folder)):
            sys.stdout.write(f"{result}\n")
            sys.stdout.flush()

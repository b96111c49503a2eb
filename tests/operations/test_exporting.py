from __future__ import annotations

import errno
import os
import sqlite3
import threading
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from eolc_desktop.errors import UserError
from eolc_desktop.operations import exporting, queries, rate
from eolc_desktop.storage.workspace import Workspace


@pytest.fixture
def rated(workspace: Workspace) -> Workspace:
    """Return the workspace with N1 partly met."""
    (summary,) = queries.workspace_view(workspace).assessments
    rate.rate_item(workspace, summary.id, "N1", 1)
    return workspace


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix in (".xlsx", ".pdf", ".eolc-new"))


def test_both_files_are_written_and_say_the_same(rated: Workspace, tmp_path: Path) -> None:
    xlsx, pdf = tmp_path / "gap.xlsx", tmp_path / "board.pdf"
    assert exporting.export(rated, xlsx=xlsx, pdf=pdf) == (xlsx, pdf)
    assert names(tmp_path) == ["board.pdf", "gap.xlsx"]
    sheet = openpyxl.load_workbook(xlsx, data_only=True)["Items"]
    assert [sheet.cell(2, column).value for column in (1, 7, 9)] == ["N1", 1, "Partly met"]
    assert "Testshire" in PdfReader(pdf).pages[0].extract_text()


def test_one_file_alone_may_be_asked_for(rated: Workspace, tmp_path: Path) -> None:
    exporting.export(rated, pdf=tmp_path / "board.pdf")
    assert names(tmp_path) == ["board.pdf"]


def test_the_day_is_that_of_the_last_change_unless_given(rated: Workspace, tmp_path: Path) -> None:
    report = exporting.build_report(rated)
    assert report.as_at.isoformat() == rated.last_change()[:10]
    assert exporting.build_report(rated, as_at=date(2026, 1, 2)).as_at == date(2026, 1, 2)


def test_the_same_workspace_and_day_give_the_same_bytes(rated: Workspace, tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        written = exporting.export(rated, xlsx=tmp_path / f"{number}.xlsx", pdf=tmp_path / f"{number}.pdf")
        made.append([path.read_bytes() for path in written])
    assert made[0] == made[1]


def test_an_existing_file_is_named_and_kept(rated: Workspace, tmp_path: Path) -> None:
    xlsx, pdf = tmp_path / "gap.xlsx", tmp_path / "board.pdf"
    xlsx.write_text("mine")
    with pytest.raises(UserError, match=r"gap\.xlsx is there already"):
        exporting.export(rated, xlsx=xlsx, pdf=pdf)
    assert xlsx.read_text() == "mine"
    assert names(tmp_path) == ["gap.xlsx"]
    exporting.export(rated, xlsx=xlsx, pdf=pdf, force=True)
    assert xlsx.read_bytes().startswith(b"PK")
    assert names(tmp_path) == ["board.pdf", "gap.xlsx"]


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        ({}, "Nothing was chosen to export"),
        ({"xlsx": Path("missing/gap.xlsx")}, "missing is not there"),
        ({"pdf": Path("folder")}, "folder is a folder"),
        ({"xlsx": Path("same"), "pdf": Path("same")}, "cannot have the same name"),
    ],
)
def test_places_that_cannot_be_are_refused_in_words(
    rated: Workspace, tmp_path: Path, targets: dict[str, Path], said: str
) -> None:
    (tmp_path / "folder").mkdir()
    places = {kind: tmp_path / path for kind, path in targets.items()}
    with pytest.raises(UserError, match=said):
        exporting.export(rated, xlsx=places.get("xlsx"), pdf=places.get("pdf"))


@pytest.mark.parametrize("other", [False, True])
def test_no_report_ever_replaces_a_workspace(rated: Workspace, tmp_path: Path, other: bool) -> None:
    path = rated.path
    if other:
        path = tmp_path / "other.eolc"
        path.write_bytes(rated.path.read_bytes())
    link = tmp_path / "report.xlsx"
    link.symlink_to(path)
    before = path.read_bytes()
    for target in (path, link):
        with pytest.raises(UserError, match="is a workspace"):
            exporting.export(rated, xlsx=target, force=True)
        with pytest.raises(UserError, match="is a workspace"):
            exporting.write_files(exporting.build_report(rated), pdf=target, force=True)
    assert path.read_bytes() == before


def test_two_ways_to_one_file_are_told(rated: Workspace, tmp_path: Path) -> None:
    (tmp_path / "gap.xlsx").touch()
    (tmp_path / "board.pdf").hardlink_to(tmp_path / "gap.xlsx")
    with pytest.raises(UserError, match="cannot have the same name"):
        exporting.export(rated, xlsx=tmp_path / "gap.xlsx", pdf=tmp_path / "board.pdf", force=True)


def test_what_a_killed_export_left_is_cleared_away_a_day_later(rated: Workspace, tmp_path: Path) -> None:
    left = tmp_path / ".0123456789ab.eolc-new"
    left.touch()
    os.utime(left, (0, 0))
    exporting.export(rated, pdf=tmp_path / "board.pdf")
    assert names(tmp_path) == ["board.pdf"]


def test_a_framework_that_is_not_there_is_refused(rated: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        exporting.export(rated, pdf=tmp_path / "board.pdf", frameworks=("no-such",))
    assert names(tmp_path) == []


def test_a_full_disk_leaves_nothing(
    rated: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.exports import to_pdf

    def full(report: object, path: Path, tick: object) -> None:
        path.write_bytes(b"half of i")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(to_pdf, "write", full)
    with pytest.raises(UserError, match=r"no room left on the disk for board\.pdf"):
        exporting.export(rated, xlsx=tmp_path / "gap.xlsx", pdf=tmp_path / "board.pdf")
    assert names(tmp_path) == []


def test_a_workbook_open_in_excel_leaves_both_files_as_they_were(
    rated: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xlsx, pdf = tmp_path / "gap.xlsx", tmp_path / "board.pdf"
    xlsx.write_text("old workbook")
    pdf.write_text("old report")
    move = Path.replace

    def replace(self: Path, target: Any) -> Path:
        if pdf in (self, target):  # as Windows does with a file that another program holds
            raise PermissionError(errno.EACCES, "Permission denied")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(UserError, match=r"board\.pdf cannot be written") as problem:
        exporting.export(rated, xlsx=xlsx, pdf=pdf, force=True)
    assert "close it there" in problem.value.detail
    assert (xlsx.read_text(), pdf.read_text()) == ("old workbook", "old report")
    assert names(tmp_path) == ["board.pdf", "gap.xlsx"]


def test_any_other_fault_of_the_disk_is_told(
    rated: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eolc_desktop.exports import to_xlsx

    def broken(report: object, path: Path, tick: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(to_xlsx, "write", broken)
    with pytest.raises(UserError, match=r"gap\.xlsx cannot be written: Input/output error"):
        exporting.export(rated, xlsx=tmp_path / "gap.xlsx")


def test_progress_rises_to_the_end_and_names_what_is_done(rated: Workspace, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    exporting.export(
        rated,
        xlsx=tmp_path / "gap.xlsx",
        pdf=tmp_path / "board.pdf",
        progress=lambda message, share: told.append((message, share)),
    )
    shares = [share for _, share in told]
    assert shares[0] == 0
    assert shares[-1] == pytest.approx(1)
    assert shares == sorted(shares)
    assert list(dict.fromkeys(message for message, _ in told)) == [
        "Writing the gap analysis",
        "Writing the board report",
    ]


@pytest.mark.parametrize("when", [0.0, 0.3, 0.6, 0.9])
def test_cancelling_leaves_nothing_behind(rated: Workspace, tmp_path: Path, when: float) -> None:
    class CancelledError(Exception):
        pass

    def progress(message: str, share: float) -> None:
        if share >= when:
            raise CancelledError

    (tmp_path / "gap.xlsx").write_text("mine")
    with pytest.raises(CancelledError):
        exporting.export(
            rated, xlsx=tmp_path / "gap.xlsx", pdf=tmp_path / "board.pdf", force=True, progress=progress
        )
    assert names(tmp_path) == ["gap.xlsx"]
    assert (tmp_path / "gap.xlsx").read_text() == "mine"


def test_files_can_be_written_in_a_thread_that_may_not_touch_the_workspace(
    rated: Workspace, tmp_path: Path
) -> None:
    report = exporting.build_report(rated)
    problems: list[BaseException] = []

    def work() -> None:
        try:
            exporting.write_files(report, pdf=tmp_path / "board.pdf")
        except (UserError, sqlite3.Error) as problem:
            problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert problems == []
    assert names(tmp_path) == ["board.pdf"]


@pytest.mark.parametrize(
    ("place", "framework", "round_name", "expected"),
    [
        ("Testshire", "Ambitions", "2026 autumn", "Testshire - Ambitions - 2026 autumn - 2026-11-22.pdf"),
        ("Test/shire: “A” <b>", "QS13", "", "Test shire “A” b - QS13 - 2026-11-22.pdf"),
        ("CON", "", "", "CON_ - 2026-11-22.pdf"),
        ("..", "\x00", " ", "2026-11-22.pdf"),
        ("Sir y Fflint a thŷ", "", "", "Sir y Fflint a thŷ - 2026-11-22.pdf"),
    ],
)
def test_a_file_name_says_place_framework_round_and_day(
    place: str, framework: str, round_name: str, expected: str
) -> None:
    made = exporting.suggested_name(place, framework, round_name, date(2026, 11, 22), ".pdf")
    assert made == expected


def test_a_long_file_name_is_cut_and_keeps_its_day(tmp_path: Path) -> None:
    made = exporting.suggested_name("P" * 300, "F" * 300, "R" * 300, date(2026, 11, 22), ".xlsx")
    assert len(made) <= 120
    assert made.endswith(" - 2026-11-22.xlsx")
    (tmp_path / made).touch()

"""The Reports page: pick, see what will be in it, export."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.errors import UserError
from eolc_desktop.operations import exporting, queries
from eolc_desktop.operations.queries import WorkspaceView
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.page import Page
from eolc_desktop.ui.reports.contents import cautions, report_rows, workbook_rows
from eolc_desktop.ui.reports.outcome import Outcome
from eolc_desktop.ui.reports.picks import Picks, last_change_day
from eolc_desktop.ui.reports.places import Places
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.tasks import Task
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.empty import EmptyState
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import button, label
from eolc_desktop.ui.widgets.text_rows import TextRow, TextRows

_TWO_COLUMNS = 820
_Stamp = dict[Path, int | None]


class ReportsPage(Page):
    """What goes in and where, beside what will be in the files."""

    TITLE: ClassVar[str] = "Reports"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._workspace: Workspace | None = None
        self._view: WorkspaceView | None = None
        self._task: Task | None = None
        self._before: _Stamp = {}
        self.picks = Picks()
        self.places = Places()
        self.outcome = Outcome()
        self.export = button("Export", "primary")
        self.report = _Contents("In the board report")
        self.workbook = _Contents("In the gap analysis")
        self.empty = EmptyState("", icon="file-text")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tokens = theme.current()
        self.cautions = label("", "muted", wrap=True)
        foot = QFrame()
        foot.setProperty("kind", "status")
        row = QHBoxLayout(foot)
        row.setContentsMargins(*(tokens.space(steps) for steps in (6, 3, 6, 3)))
        row.setSpacing(tokens.space(4))
        row.addWidget(self.export)
        row.addStretch(1)
        self.picks.text.addWidget(self.cautions)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.picks, self.places, self.outcome)),
            (right, (self.report, self.workbook)),
        ):
            column.setSpacing(tokens.space(4))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(tokens.space(4))
        self._columns.setContentsMargins(*(tokens.space(6),) * 4)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        content = QWidget()
        content.setProperty("kind", "content")
        content.setLayout(self._columns)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(foot)
        self.filled = filled
        self._stacked = QStackedLayout(self)
        self._stacked.addWidget(filled)
        self._stacked.addWidget(self.empty)

    def _connect(self) -> None:
        self.picks.changed.connect(self._show_choice)
        self.places.changed.connect(self._show_choice)
        self.export.clicked.connect(lambda: self._start())
        self.outcome.replace_wanted.connect(lambda: self._start(replace=True))
        self.outcome.kept.connect(self._rename)
        self.outcome.stop_wanted.connect(self._stop)
        self.outcome.said.connect(self._show_outcome)
        self.empty.activated.connect(lambda: self.session.go_to("Library"))
        theme.look().changed.connect(self.refresh)
        self.first = self.export

    @property
    def is_busy(self) -> bool:
        """Tell whether an export is under way."""
        return self._task is not None

    def render_page(self) -> None:
        """Offer what the workspace holds."""
        workspace = self.session.workspace
        if workspace is not self._workspace:
            self._workspace = workspace
            self._forget()
        self._view = queries.workspace_view(workspace) if workspace else None
        if workspace is None or self._view is None or not self._view.assessments:
            self._stacked.setCurrentWidget(self.empty)
            if workspace is None:
                self.empty.say("No workspace is open", "Open a workspace first; its report is made from it.")
            else:
                text = "Choose a framework in the library to start an assessment of this place."
                self.empty.say("There is nothing to report yet", text, "Go to the library")
            return
        self._stacked.setCurrentWidget(self.filled)
        day = last_change_day(self._view.last_change, datetime.now(UTC).date())
        self.picks.show_assessments(self._view.assessments, day)
        self.places.suggest_folder(workspace.path.absolute().parent)
        self._show_choice()
        order_by_layout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().scaled(_TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _forget(self) -> None:
        """Begin anew, for another workspace."""
        self.picks.forget()
        for place in (self.places.pdf, self.places.xlsx):
            place.forget()
        if self._task is None:
            self.outcome.clear()

    def _show_choice(self) -> None:
        """Show what will be in the files that are asked for, and what they will be called."""
        if self._view is None or self.session.workspace is None:
            return
        found = (self.session.standing_of(one) for one in self.picks.chosen)
        standings = [standing for standing in found if standing is not None]
        self.report.show_rows(report_rows(standings), self.places.pdf.wanted.isChecked() and standings)
        self.workbook.show_rows(workbook_rows(standings), self.places.xlsx.wanted.isChecked() and standings)
        words = cautions(standings, example=self._view.example)
        self.cautions.setText(" ".join(words))
        self.cautions.setVisible(bool(words))
        self._suggest_names(standings)
        wanted = self.places.wanted
        self.export.setText(f"Export {counted(wanted, 'file')}" if wanted else "Export")
        self.export.setEnabled(bool(wanted and standings) and self._task is None)
        if self._task is None:
            self.outcome.clear()

    def _suggest_names(self, standings: list[Standing]) -> None:
        if self._view is None:
            return
        shorts = {standing.assessment.framework.short for standing in standings}
        rounds = {standing.assessment.round.name for standing in standings}
        framework = shorts.pop() if len(shorts) == 1 else ""
        round_name = rounds.pop() if len(rounds) == 1 else ""
        for place, suffix in (
            (self.places.pdf, exporting.PDF_SUFFIX),
            (self.places.xlsx, exporting.XLSX_SUFFIX),
        ):
            place.suggest(
                exporting.suggested_name(self._view.place, framework, round_name, self.picks.as_at, suffix)
            )

    def _start(self, *, replace: bool = False) -> None:
        """Write the files, or ask first where they would replace others."""
        workspace = self.session.workspace
        if workspace is None or self._task is not None:
            return
        if not self.picks.chosen:
            self.picks.say("Tick at least one assessment.")
            return
        if not self.places.check():
            return
        pdf, xlsx = self.places.target(self.places.pdf), self.places.target(self.places.xlsx)
        targets = [target for target in (pdf, xlsx) if target is not None]
        there = [target for target in targets if target.exists()]
        if there and not replace:
            self.outcome.ask_to_replace(there)
            return
        self.session.settle()
        try:
            # Built here, because a workspace's connection stays on its own thread.
            report = exporting.build_report(workspace, as_at=self.picks.as_at, assessments=self.picks.chosen)
        except UserError as error:
            self.outcome.show_problem(error)
            return
        self._before = {target: _stamp(target) for target in targets}
        write = partial(exporting.write_files, report, xlsx=xlsx, pdf=pdf, force=replace)
        self._task = tasks.run(
            write,
            done=self.outcome.show_files,
            failed=self.outcome.show_problem,
            progress=self.outcome.show_progress,
            owner=self,
        )
        self._task.finished.connect(self._finish)
        self._set_busy(busy=True)
        self.outcome.show_progress("Preparing", 0)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.outcome.stop.setEnabled(False)

    def _finish(self) -> None:
        task, self._task = self._task, None
        self._set_busy(busy=False)
        if task is None or not task.is_cancelled:
            return
        written = [target for target, before in self._before.items() if _stamp(target) not in (None, before)]
        if written:
            self.outcome.show_files(written, "It was too late to stop: the files are written")
        else:
            self.outcome.show_stopped()

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.picks, self.places.pdf, self.places.xlsx, self.places.field, self.export):
            part.setEnabled(not busy)
        self.outcome.stop.setEnabled(True)
        if not busy:
            self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outcome(self) -> None:
        order_by_layout(self)
        # The panel has its place only after the layout has made room for it.
        QTimer.singleShot(0, self.outcome, lambda: self.area.ensureWidgetVisible(self.outcome))

    def _rename(self) -> None:
        """Put the files there aside: nothing is replaced, and the name can be changed."""
        self.outcome.clear()
        place = self.places.pdf if self.places.pdf.wanted.isChecked() else self.places.xlsx
        place.name.setFocus(Qt.FocusReason.OtherFocusReason)
        place.name.selectAll()


class _Contents(Card):
    """The parts of one file."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.list = TextRows(heading, pressable=False)
        self.rows.addWidget(self.list)

    def show_rows(self, rows: list[TextRow], wanted: object) -> None:
        """Show the parts, or nothing where the file is not wanted."""
        self.list.show_rows(rows if wanted else [])
        self.setVisible(bool(wanted))


def _stamp(path: Path) -> int | None:
    """Return when a file was last written, or None where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None

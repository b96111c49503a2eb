"""What goes into the files: which assessments, and the day that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QDateEdit,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from eolc_desktop.operations.queries import AssessmentSummary
from eolc_desktop.scoring.wording import long_date
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.card import Card
from eolc_desktop.ui.widgets.icon import put_icon
from eolc_desktop.ui.widgets.text import as_tip, button, label

_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class Picks(Card):
    """A list to tick, and a date.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What goes in", parent)
        self._own_date = False
        self._last_change = date.min
        self.list = QListWidget()
        self.list.setAccessibleName("Assessments that go in")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.date = _Day()
        self.reset = button("Use the last change", "quiet")
        self.reset.hide()
        self.date.setAccessibleName("As at")
        self._note = label("", "caption", wrap=True)
        dated = QHBoxLayout()
        dated.setSpacing(theme.current().space(2))
        dated.addWidget(self.date)
        dated.addWidget(self.reset)
        dated.addStretch(1)
        self.text.addWidget(self.list)
        self.text.addWidget(self.problem)
        self.text.addSpacing(theme.current().space(1))
        self.text.addWidget(label("As at", "strong"))
        self.text.addLayout(dated)
        self.text.addWidget(self._note)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.activated.connect(self._toggle)
        self.date.dateChanged.connect(lambda _: self._choose_date())
        self.reset.clicked.connect(self._use_last_change)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the ticked assessments, in their order."""
        entries = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(entry.data(_ID)) for entry in entries if entry.checkState() is Qt.CheckState.Checked)

    @property
    def as_at(self) -> date:
        """Return the day that the files speak of."""
        day = self.date.date()
        return date(day.year(), day.month(), day.day())

    def show_assessments(self, summaries: Sequence[AssessmentSummary], last_change: date) -> None:
        """Offer these assessments: what was ticked stays, and what is new comes in ticked."""
        unticked = self._all() - set(self.chosen)
        self.list.blockSignals(True)
        if [summary.id for summary in summaries] != list(self._ids()):
            self.list.clear()
            for summary in summaries:
                self._add(summary, ticked=summary.id not in unticked)
        self._measure()
        self.list.blockSignals(False)
        self._last_change = last_change
        if not self._own_date:
            self._put_date(last_change)
        self._show_note()

    def forget(self) -> None:
        """Begin anew, for another workspace."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)
        self._own_date = False

    def say(self, problem: str) -> None:
        """Say what is wrong with the choice, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _add(self, summary: AssessmentSummary, *, ticked: bool) -> None:
        words = f"{summary.framework_short} · {summary.service.name} · {summary.round.name}"
        entry = QListWidgetItem(" ".join(words.split()))
        entry.setToolTip(as_tip(entry.text()))
        entry.setData(_ID, summary.id)
        entry.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        entry.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(entry)

    def _measure(self) -> None:
        """Give every row the list's own width, so that a long name is shortened and not scrolled."""
        tokens = theme.current()
        height = max(tokens.scaled(20), self.list.fontMetrics().height()) + tokens.space(2)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, height))
        rows = min(max(1, self.list.count()), _MOST_ROWS)
        self.list.setFixedHeight(rows * height + 2 * self.list.frameWidth())

    def _ids(self) -> tuple[str, ...]:
        return tuple(str(self.list.item(row).data(_ID)) for row in range(self.list.count()))

    def _all(self) -> set[str]:
        return set(self._ids())

    def _toggle(self, index: QModelIndex) -> None:
        """Let Enter and a double-click tick as Space does."""
        entry = self.list.item(index.row())
        ticked = entry.checkState() is Qt.CheckState.Checked
        entry.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _choose_date(self) -> None:
        self._own_date = self.as_at != self._last_change
        self._show_note()
        self._tell()

    def _use_last_change(self) -> None:
        self._put_date(self._last_change)
        self._choose_date()

    def _put_date(self, day: date) -> None:
        self.date.blockSignals(True)
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.date.blockSignals(False)

    def _show_note(self) -> None:
        self.reset.setVisible(self._own_date)
        words = f"The day that the files speak of. The last change was on {long_date(self._last_change)}."
        if self._own_date:
            words += " The ratings are those of now, whatever day the files are dated."
        self._note.setText(words)
        self.date.setAccessibleDescription(words)

    def _tell(self) -> None:
        self.say("")
        self.changed.emit()


class _Day(QDateEdit):
    """A date that the wheel leaves alone: whoever scrolls the page past it means the page."""

    def __init__(self) -> None:
        super().__init__()
        # The program speaks British English, whatever language the computer speaks.
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        calendar = self.calendarWidget()
        calendar.setLocale(self.locale())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Weekends are days like others here, and red means trouble.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        for name, icon, words in (
            ("qt_calendar_prevmonth", "arrow-left", "The month before"),
            ("qt_calendar_nextmonth", "arrow-right", "The month after"),
        ):
            arrow = calendar.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                put_icon(arrow, icon, "text", 16)
                arrow.setAccessibleName(words)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand the wheel on to the page."""
        event.ignore()


def last_change_day(last_change: str, fallback: date) -> date:
    """Return the day of a stored time; the fallback where there is none."""
    try:
        return date.fromisoformat(last_change[:10])
    except ValueError:
        return fallback

"""Adding a piece of evidence to an item, or changing what is said of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.domain.evidence import Evidence, EvidenceKind, Strength
from eolc_desktop.errors import UserError
from eolc_desktop.operations.evidence import MAX_TITLE, Said, add_evidence, change_evidence
from eolc_desktop.scoring.evidence import KIND_WORDS, STRENGTH_WORDS, day_in_words
from eolc_desktop.ui import theme
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.growing_text import GrowingText
from eolc_desktop.ui.widgets.text import label

KIND_SENTENCES = {
    EvidenceKind.PROCESS: "What is done: a policy, minutes, a rota, a contract, a training record.",
    EvidenceKind.OUTCOME: "What came of it: a figure, an audit of results, a count that changed.",
    EvidenceKind.EXPERIENCE: "What people, families or staff say: a survey, a letter, a conversation.",
}
STRENGTH_SENTENCES = {
    None: "Not said",
    Strength.ANECDOTE: "one story or impression",
    Strength.SINGLE_AUDIT: "looked at once, in an orderly way",
    Strength.REPEATED_MEASUREMENT: "measured again and again in the same way",
    Strength.INDEPENDENT: "found by somebody from outside",
}
# Events after which a group box sets its margins anew.
MEASURED = (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show)
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
DAY_HINT = "Such as 30/9/2026 or 30 September 2026."
NOT_A_DAY = "This is not a day. Write it like 30/9/2026."


class _Entry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def parse_day(text: str) -> str | None:
    """Return a day as an ISO date; empty for no text, None where it is no day."""
    words = " ".join(text.split())
    if not words:
        return ""
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


class EvidenceDialog(Dialog):
    """Asks what it is called, its kind, and as much more as is known.

    Args:
        session: The open workspace.
        link: The assessment and the item that a new piece supports.
        evidence: The piece that is changed, or None for a new one.
    """

    def __init__(
        self,
        session: Session,
        link: tuple[str, str],
        evidence: Evidence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Add evidence" if evidence is None else "Edit evidence"
        lead = f"For {link[1]}. It can support other items too." if evidence is None else ""
        super().__init__(title, lead, parent, width=640)
        self._session, self._link, self._evidence = session, link, evidence
        self.failure = label("", "error", wrap=True)
        self.failure.hide()
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_TITLE)
        self.name.setPlaceholderText("Audit of care plans, spring 2026")
        self.kinds = KindChoice()
        self.shows = GrowingText()
        self.period_from, self.period_to, self.review = QLineEdit(), QLineEdit(), QLineEdit()
        self.source, self.reference = QLineEdit(), QLineEdit()
        self.strength = QComboBox()
        self.strength.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.strength.setMinimumContentsLength(12)
        for strength in (None, *Strength):
            sentence = STRENGTH_SENTENCES[strength]
            words = sentence if strength is None else f"{STRENGTH_WORDS[strength]}: {sentence}"
            self.strength.addItem(words, "" if strength is None else strength.value)
        self.settings, self.groups = CheckList(), CheckList()
        self._fields = self._make_fields()
        self._lay_out()
        self._fill_lists()
        if evidence is not None:
            self._show(evidence)
        self.add_cancel()
        self.save = self.add_button("Add it" if evidence is None else "Save", "primary", default=True)
        self.save.clicked.connect(self.accept)
        self._session.failed.connect(self._say_failure)
        self.name.setFocus()

    def _make_fields(self) -> dict[str, Field]:
        return {
            "title": Field("Title", self.name, "So that others recognise it."),
            "kind": Field("Kind", self.kinds),
            "shows": Field("What it shows", self.shows, "In a sentence or two. No names of patients."),
            "period_from": Field("Covers from", self.period_from, DAY_HINT),
            "period_to": Field("to", self.period_to, "Both days count."),
            "source": Field("Source", self.source, "Whose it is: a team, a survey, a report."),
            "reference": Field("Where to find it", self.reference, "A file, a link, a page."),
            "review": Field("Look at it again by", self.review, "After this day it counts as out of date."),
            "strength": Field("How much it can bear", self.strength),
            "settings": Field("Settings that it covers", self.settings, "None means that nobody said."),
            "groups": Field("Groups of people that it covers", self.groups, "None means that nobody said."),
        }

    def _lay_out(self) -> None:
        self.body.addWidget(self.failure)
        rows: tuple[tuple[str, ...], ...] = (
            ("title",),
            ("kind",),
            ("shows",),
            ("period_from", "period_to"),
            ("source",),
            ("reference",),
            ("review",),
            ("strength",),
            ("settings", "groups"),
        )
        for names in rows:
            line = QHBoxLayout()
            line.setSpacing(theme.current().space(4))
            for name in names:
                line.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(line)
        self.body.addStretch(1)

    def _fill_lists(self) -> None:
        # Imported here: the lists are YAML, and nobody needs them before this dialog.
        from eolc_desktop.catalogue import reference

        self.settings.show_entries(reference.settings())
        self.groups.show_entries(reference.population_groups())

    def _show(self, evidence: Evidence) -> None:
        self.name.setText(evidence.title)
        self.kinds.choose(evidence.kind)
        self.shows.setPlainText(evidence.shows)
        days = (
            (self.period_from, "period_from"),
            (self.period_to, "period_to"),
            (self.review, "review_date"),
        )
        for field, name in days:
            text = str(getattr(evidence, name))
            field.setText(day_in_words(text) if text else "")
        self.source.setText(evidence.source)
        self.reference.setText(evidence.reference)
        if evidence.strength is not None:
            self.strength.setCurrentIndex(self.strength.findData(evidence.strength.value))
        self.settings.check(evidence.settings)
        self.groups.check(evidence.population_groups)

    def accept(self) -> None:
        """Store it, or say what is missing."""
        problems = self._problems()
        for name, field in self._fields.items():
            field.say(problems.get(name, ""))
        if problems:
            self._fields[next(iter(problems))].control.setFocus()
            return
        said = self._said()
        role = self._session.role
        if self._evidence is None:
            changes = self._session.do(add_evidence, links=[self._link], role=role, **said)
        else:
            changes = self._session.do(change_evidence, self._evidence.id, role=role, **said)
        if changes is not None:
            super().accept()

    def _problems(self) -> dict[str, str]:
        problems = {}
        if not self.name.text().strip():
            problems["title"] = "Give it a title."
        if self.kinds.chosen is None:
            problems["kind"] = "Choose what kind of evidence it is."
        days = {name: parse_day(self._day(name).text()) for name in ("period_from", "period_to", "review")}
        problems |= {name: NOT_A_DAY for name, day in days.items() if day is None}
        first, last = days["period_from"], days["period_to"]
        if first and last and first > last:
            problems["period_to"] = "It ends before it begins."
        return problems

    def _day(self, name: str) -> QLineEdit:
        return {"period_from": self.period_from, "period_to": self.period_to, "review": self.review}[name]

    def _said(self) -> Said:
        assert self.kinds.chosen is not None
        return Said(
            title=self.name.text(),
            kind=self.kinds.chosen.value,
            shows=self.shows.toPlainText(),
            period_from=parse_day(self.period_from.text()) or "",
            period_to=parse_day(self.period_to.text()) or "",
            source=self.source.text(),
            reference=self.reference.text(),
            review_date=parse_day(self.review.text()) or "",
            strength=str(self.strength.currentData()),
            settings=self.settings.checked(),
            population_groups=self.groups.checked(),
        )

    def _say_failure(self, error: UserError) -> None:
        self.failure.setText(str(error))
        self.failure.show()


class KindChoice(QGroupBox):
    """The three kinds, each with a sentence; none is chosen for the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.buttons: dict[EvidenceKind, QRadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(1))
        for kind in EvidenceKind:
            made = QRadioButton(KIND_WORDS[kind])
            made.setAccessibleDescription(KIND_SENTENCES[kind])
            self._group.addButton(made)
            self.buttons[kind] = made
            column.addWidget(made)
            sentence = label(KIND_SENTENCES[kind], "caption", wrap=True)
            sentence.setContentsMargins(theme.current().space(6), 0, 0, 0)
            column.addWidget(sentence)
        self.setFocusProxy(self.buttons[EvidenceKind.PROCESS])

    def event(self, event: QEvent) -> bool:
        """Leave no room for the title that a group box may have."""
        done = super().event(event)
        if event.type() in MEASURED:
            self.setContentsMargins(0, 0, 0, 0)
        return done

    @property
    def chosen(self) -> EvidenceKind | None:
        """Return the kind that is chosen."""
        return next((kind for kind, made in self.buttons.items() if made.isChecked()), None)

    def choose(self, kind: EvidenceKind) -> None:
        """Choose a kind."""
        self.buttons[kind].setChecked(True)


class CheckList(QListWidget):
    """Entries of which any number can be ticked, with the mouse or with Space."""

    ROWS = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.current().scaled(30) * self.ROWS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)

    def show_entries(self, entries: Iterable[_Entry]) -> None:
        """List these entries, none of them ticked."""
        for entry in entries:
            self._add(entry.title, entry.id)
        self.setCurrentRow(0)

    def check(self, ids: Sequence[str]) -> None:
        """Tick these; one that is in no list any more is listed by its id, so that it is not lost."""
        there = {row.data(Qt.ItemDataRole.UserRole): row for row in self._all()}
        for one in ids:
            row = there.get(one) or self._add(one, one)
            row.setCheckState(Qt.CheckState.Checked)

    def checked(self) -> tuple[str, ...]:
        """Return the ids of what is ticked."""
        return tuple(
            str(row.data(Qt.ItemDataRole.UserRole))
            for row in self._all()
            if row.checkState() is Qt.CheckState.Checked
        )

    def _add(self, title: str, entry_id: str) -> QListWidgetItem:
        row = QListWidgetItem(title, self)
        row.setData(Qt.ItemDataRole.UserRole, entry_id)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Unchecked)
        return row

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

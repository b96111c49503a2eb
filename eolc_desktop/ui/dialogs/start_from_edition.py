"""Beginning to assess by a new edition, from the answers to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import UserError
from eolc_desktop.operations import editions, queries, suggestions
from eolc_desktop.operations.queries import AssessmentSummary
from eolc_desktop.scoring.wording import listed
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.dialogs.start_from_edition_text import blocks_of, summary_of
from eolc_desktop.ui.library.names import names_of
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.announce import announce
from eolc_desktop.ui.widgets.article import Article
from eolc_desktop.ui.widgets.breakable import breakable
from eolc_desktop.ui.widgets.text import as_tip, button, label

LEAD = (
    "The earlier edition and all that was answered to it stay exactly as they are. If you change your mind, "
    "Undo takes this back in one step."
)

TITLE = "Start from earlier answers"
NEW_ROUND = "A new round…"


def startable(session: Session, framework: Framework) -> tuple[AssessmentSummary, ...]:
    """Return the assessments with answers from which an edition can be started here.

    It can as long as there is a round in which the service is not assessed by the edition.
    """
    workspace = session.workspace
    if workspace is None or workspace.read_only:
        return ()
    view = queries.workspace_view(workspace)
    taken = {(one.service.id, one.round.id) for one in view.assessments if one.framework_id == framework.id}
    return tuple(
        one
        for one in queries.earlier_assessments(workspace, framework)
        if any((one.service.id, round_.id) not in taken for round_ in view.rounds)
        and _has_answers(session, one)
    )


def answered_in_words(session: Session, earlier: Sequence[AssessmentSummary]) -> str:
    """Return what was answered: "You have answered NICE QS13 of 2011 for Hospice and Hospital."."""
    what = listed(list(dict.fromkeys(_edition(session, one) for one in earlier)))
    where = listed(list(dict.fromkeys(one.service.name for one in earlier)))
    return f"You have answered {what} for {where}."


class StartFromEditionDialog(Dialog):
    """Asks from which assessment, in which round, and shows what would come of it."""

    def __init__(
        self, session: Session, frameworks: Sequence[Framework], parent: QWidget | None = None
    ) -> None:
        names = _names(session, frameworks)
        only = f"Start {names[frameworks[0].id]} from earlier answers" if len(frameworks) == 1 else TITLE
        super().__init__(breakable(only), LEAD, parent, width=820, least_height=720)
        assert session.workspace is not None
        self._session = session
        self._names = names
        self._workspace = session.workspace
        self.framework, self.earlier, self.round = _box(), _box(), _box()
        for framework in frameworks:
            self.framework.addItem(names[framework.id], framework)
        for round_ in queries.workspace_view(session.workspace).rounds:
            self.round.addItem(round_.name, round_.id)
        self.round.addItem(NEW_ROUND, None)
        self.new_round = QLineEdit()
        self.new_round_field = Field("Name of the new round", self.new_round, "Such as “2027 spring”.")
        self.summary = label("", "strong", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.article = Article("What would be carried over")
        field = Field("Start", self.framework)
        self.body.addWidget(field)
        field.setVisible(len(frameworks) > 1)
        self.body.addWidget(Field("From the answers to", self.earlier))
        self.body.addWidget(Field("In the round", self.round))
        for widget in (self.new_round_field, self.summary, self.problem):
            self.body.addWidget(widget)
        self.body.addWidget(self.article, 1)
        self.add_cancel()
        self.start = self.add_button("Start", "primary", default=True)
        self.start.clicked.connect(self.accept)
        self.framework.currentIndexChanged.connect(lambda _: self._list_earlier())
        self.earlier.currentIndexChanged.connect(lambda _: self._choose())
        self.round.currentIndexChanged.connect(lambda _: self._choose_round())
        self.new_round.textChanged.connect(lambda _: self._preview())
        self._list_earlier()
        (self.earlier if self.earlier.count() > 1 else self.start).setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, frameworks: Sequence[Framework]) -> bool:
        """Ask, start and put the new assessment in view; tell whether that was done.

        Args:
            parent: The window.
            session: What it shows.
            frameworks: The editions that can be started, the one meant first.
        """
        return cls(session, frameworks, parent).exec() == Dialog.DialogCode.Accepted

    def accept(self) -> None:
        """Begin the assessment, as one step."""
        earlier: AssessmentSummary = self.earlier.currentData()
        changes = self._session.do(
            editions.start_from,
            self.framework.currentData(),
            earlier.id,
            **self._where(),
            role=self._session.role,
        )
        if changes is None:
            # The window says what is wrong, above the page.
            self.reject()
            return
        self._session.show_assessment(next(iter(changes.ids("assessment"))))
        super().accept()

    def _list_earlier(self) -> None:
        self.earlier.blockSignals(True)
        self.earlier.clear()
        framework: Framework | None = self.framework.currentData()
        for one in startable(self._session, framework) if framework is not None else ():
            words = f"{self._names[one.framework_id]}: {one.service.name}, {one.round.name}"
            self.earlier.addItem(words, one)
        self.earlier.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        """Take another assessment, and the first round in which the new edition is not assessed yet."""
        earlier: AssessmentSummary | None = self.earlier.currentData()
        if earlier is None:
            self._refuse("There are no answers to an earlier edition here.")
            return
        taken = {
            one.round.id
            for one in queries.summaries(self._workspace)
            if (one.framework_id, one.service.id) == (self.framework.currentData().id, earlier.service.id)
        }
        rounds = [self.round.itemData(row) for row in range(self.round.count())]
        free = next(one for one in (earlier.round.id, *rounds) if one not in taken)
        self.round.blockSignals(True)
        self.round.setCurrentIndex(rounds.index(free))
        self.round.blockSignals(False)
        self._choose_round()

    def _choose_round(self) -> None:
        self.new_round_field.setVisible(self._is_new_round)
        self._preview()

    @property
    def _is_new_round(self) -> bool:
        return self.round.currentData() is None

    def _where(self) -> dict[str, str]:
        """Return the round, as the operations take it."""
        if self._is_new_round:
            return {"new_round": self.new_round.text()}
        return {"round_id": self.round.currentData()}

    def _preview(self) -> None:
        earlier: AssessmentSummary = self.earlier.currentData()
        if self._is_new_round and not self.new_round.text().strip():
            self._refuse("")
            self.summary.setText("Give the new round a name.")
            return
        try:
            found = editions.preview_start(
                self._workspace, self.framework.currentData(), earlier.id, **self._where()
            )
        except UserError as error:
            self._refuse(f"{error.title}\n{error.detail}")
            return
        self.problem.hide()
        self.article.show()
        self.start.setEnabled(True)
        self.summary.setText(summary_of(found))
        self.article.show_blocks(tuple(blocks_of(found)))
        announce(self.summary, self.summary.text())

    def _refuse(self, words: str) -> None:
        self.summary.setText("")
        self.article.hide()
        self.start.setEnabled(False)
        self.problem.setText(breakable(words))
        self.problem.setVisible(bool(words))
        announce(self.problem, words)


class EarlierAnswers(QWidget):
    """A button to start from the answers to an earlier edition; hidden where there are none.

    Signals:
        started: An assessment was started from them, and is in view.
    """

    started = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._framework: Framework | None = None
        self.start = button("Start from earlier answers…", "quiet")
        self.start.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.start)
        self.hide()

    def show_for(self, framework: Framework | None) -> None:
        """Offer it for a framework."""
        self._framework = framework
        earlier = startable(self._session, framework) if framework is not None else ()
        self.setVisible(bool(earlier))
        words = answered_in_words(self._session, earlier) if earlier else ""
        self.start.setToolTip(as_tip(words))
        self.start.setAccessibleDescription(words)

    def _ask(self) -> None:
        framework = self._framework
        if framework is not None and StartFromEditionDialog.ask(self.window(), self._session, [framework]):
            self.started.emit()


def _has_answers(session: Session, one: AssessmentSummary) -> bool:
    """Tell whether there is anything to start from: an answer, evidence, or an answer that waits."""
    standing = session.standing_of(one.id)
    if standing is None or session.workspace is None:
        return False
    earlier = standing.assessment
    if any(rating.answer for rating in earlier.ratings.values()) or any(earlier.evidence.values()):
        return True
    return bool(earlier.started_from) and bool(suggestions.pending(session.workspace, one.id))


def _names(session: Session, frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return what some frameworks, and those from whose answers they can be started, are called."""
    earlier = [one for framework in frameworks for one in startable(session, framework)]
    standings = (session.standing_of(one.id) for one in earlier)
    known = {one.assessment.framework.id: one.assessment.framework for one in standings if one is not None}
    return names_of(tuple((known | {one.id: one for one in frameworks}).values()))


def _edition(session: Session, one: AssessmentSummary) -> str:
    standing = session.standing_of(one.id)
    return edition_words(standing.assessment.framework) if standing is not None else one.framework_short


def _box() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box

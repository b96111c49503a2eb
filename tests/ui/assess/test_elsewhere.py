"""Answers from elsewhere on the Assess page: read, taken over by a person, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Confidence, Rating
from eolc_desktop.operations import editions, evidence, queries, rate, suggestions
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.elsewhere import Finder, read_elsewhere
from eolc_desktop.ui.assess.offer_card import OfferCard
from eolc_desktop.ui.dialogs.left_behind import LeftBehindDialog
from eolc_desktop.ui.pages.assess import AssessPage
from eolc_desktop.ui.session import Session
from tests.operations.edition_samples import NEW, OLD, id_of, workspace_of
from tests.operations.test_suggestions import CHARTER, CODE, FAR
from tests.ui.assess.conftest import show

Rated = Callable[[str], Rating]
LEFT = Qt.MouseButton.LeftButton
HOSTILE = '<b>bold</b> <img src="file:///etc/passwd"> & ﷽\x00'


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace that assesses a service by three linked frameworks."""
    with workspace_of(tmp_path / "linked.eolc", CHARTER, CODE, FAR) as made:
        yield made


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace in which a new edition was started from the answers to the old one."""
    with workspace_of(tmp_path / "moved.eolc", OLD) as made:
        old = id_of(made, OLD)
        for item_id, level in (("A", "Met"), ("B", "Partly met"), ("C", "Met")):
            rate.record(made, old, item_id, level=level, rationale=f"Why {item_id}", role="Nurse")
        evidence.add_evidence(made, title="Minutes", kind="process", links=[(old, "C")])
        editions.start_from(made, NEW, old, role="Lead")
        yield made


def cards(page: AssessPage) -> list[OfferCard]:
    panel = page.body.elsewhere
    return [card for card in (panel.proposal.card, *panel.cards) if card.isVisible()]


def go(qtbot: QtBot, page: AssessPage, framework: Framework, item_id: str) -> None:
    """Put an item in view, and wait until what was said elsewhere has been looked up."""
    workspace = page.session.workspace
    assert workspace is not None
    page.session.show_assessment(id_of(workspace, framework))
    page.session.show_item(item_id)
    QApplication.processEvents()


def answer_code(session: Session, **more: object) -> None:
    given = {"level": "Yes", "confidence": Confidence.HIGH, "rationale": "A line\nfor all", "role": "Nurse"}
    assert session.workspace is not None
    session.do(rate.record, id_of(session.workspace, CODE), "1", **(given | more))  # type: ignore[arg-type]


def texts(card: OfferCard) -> str:
    shown = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    return "\n".join(shown).replace("\u200b", "")


def test_an_answer_elsewhere_is_shown_with_all_that_was_said_and_used(
    qtbot: QtBot, page: AssessPage, workspace: Workspace, rated: Rated
) -> None:
    answer_code(page.session)
    there = [(id_of(workspace, CODE), "1")]
    page.session.do(evidence.add_evidence, title="Audit", kind="outcome", links=there)
    said: list[str] = []
    page.session.message.connect(said.append)
    go(qtbot, page, CHARTER, "S")
    (card,) = cards(page)
    assert card.source.text() == "1 Title 1 · Code, Of 2026"
    for words in (
        "Asks the same",
        "“Yes” there is “Met” here.",
        "Said there by Nurse on",
        "confidence there: high",
        "“A line\nfor all”",
        "Evidence there: Audit (outcome)",
    ):
        assert words in texts(card)
    assert rated("S").answer is None, "nothing is filled in by looking"
    assert card.take.text() == "Use this answer"
    assert not card.confirm.isVisible()

    qtbot.mouseClick(card.take, LEFT)
    assert (rated("S").level, rated("S").rationale, rated("S").role) == (
        2,
        "A line\nfor all",
        "Commissioning lead",
    )
    assert said[-1] == "Took over S: Met, from 1 of Code (asks the same)"
    assert [row.title.text() for row in page.body.evidence.rows if row.isVisible()] == ["Audit"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Met,"), "the keyboard is where one goes on"
    (card,) = cards(page)
    assert "The answer here is the same." in texts(card)
    assert not card.take.isVisible()

    page.session.undo()
    assert rated("S") == Rating()
    assert not [row for row in page.body.evidence.rows if row.isVisible()], "one step took all of it back"
    assert cards(page)[0].take.text() == "Use this answer"


def test_another_answer_is_told_calmly_and_replaced_only_by_intent(
    qtbot: QtBot, page: AssessPage, workspace: Workspace, rated: Rated
) -> None:
    answer_code(page.session)
    go(qtbot, page, CHARTER, "S")
    page.session.do(rate.rate_item, page.session.assessment_id, "S", 0)
    (card,) = cards(page)
    assert "The answer here is “Not met”. Both can be right." in texts(card)
    assert card.take.text() == "Replace with “Met”"
    qtbot.keyClick(card.take, Qt.Key.Key_Return)
    assert rated("S").level == 2
    page.session.undo()
    assert rated("S").level == 0


def test_a_theme_is_there_to_read(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session)
    go(qtbot, page, CHARTER, "R")
    (card,) = cards(page)
    assert "a theme to read, from which no level follows" in texts(card)
    assert not card.take.isVisible()
    assert not card.confirm.isVisible()


def test_a_part_is_offered_as_a_part_and_said_once(
    qtbot: QtBot, page: AssessPage, workspace: Workspace, rated: Rated
) -> None:
    answer_code(page.session)
    go(qtbot, page, CHARTER, "W")
    (card,) = cards(page)
    assert card.closeness.text() == "Asks a part of this"
    assert "only a part of what is asked here, so at most “Partly met” follows." in texts(card)
    assert "here medium, because the rest was not asked there" in texts(card)
    qtbot.mouseClick(card.take, LEFT)
    assert (rated("W").level, rated("W").confidence) == (1, Confidence.MEDIUM)

    go(qtbot, page, CHARTER, "P")
    (card,) = cards(page)
    assert "“Yes” there is “Met” here." in texts(card), "who does all of it does this part"
    assert "here medium, because more was asked there" in texts(card)


def test_the_other_item_opens_in_the_library(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session)
    go(qtbot, page, CHARTER, "S")
    parts: list[tuple[str, str]] = []
    page.session.part_wanted.connect(lambda *part: parts.append(part))
    qtbot.keyClick(cards(page)[0].source, Qt.Key.Key_Space)
    assert parts == [("Library", "code/1")]


def test_an_answer_given_meanwhile_comes_up(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    go(qtbot, page, CHARTER, "S")
    assert cards(page) == []
    page.session.do(rate.rate_item, id_of(workspace, CODE), "1", 1)
    QApplication.processEvents()
    assert len(cards(page)) == 1


def test_answers_here_look_nothing_up_again(
    qtbot: QtBot, page: AssessPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_code(page.session)
    go(qtbot, page, CHARTER, "S")
    read: list[str] = []
    monkeypatch.setattr(Finder, "_read", lambda self, one: read.append(one))
    page.session.do(rate.rate_item, page.session.assessment_id, "S", 1)
    page.next_item()
    QApplication.processEvents()
    assert read == []


def test_a_long_reason_is_folded(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session, rationale="word " * 200)
    go(qtbot, page, CHARTER, "S")
    folded = cards(page)[0].rationale
    assert folded.words.text().endswith("word…”")
    assert len(folded.words.text()) < 220
    qtbot.keyClick(folded.toggle, Qt.Key.Key_Return)
    assert len(folded.words.text()) > 900
    assert folded.toggle.text() == "Show less"


def test_what_was_typed_elsewhere_is_text(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session, rationale=HOSTILE, role=HOSTILE[:40])
    there = [(id_of(workspace, CODE), "1")]
    page.session.do(evidence.add_evidence, title=HOSTILE, kind="outcome", links=there)
    go(qtbot, page, CHARTER, "S")
    (card,) = cards(page)
    assert '<b>bold</b> <img src="file:///etc/passwd"> &' in texts(card)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in card.findChildren(QLabel))


def test_further_answers_wait_behind_a_button(qtbot: QtBot, page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session)
    for framework, item_id in ((CHARTER, "S"), (CHARTER, "P"), (CHARTER, "W"), (CHARTER, "R")):
        page.session.do(rate.rate_item, id_of(workspace, framework), item_id, 1)
    go(qtbot, page, CODE, "1")
    more = page.body.elsewhere.more
    assert len(cards(page)) == 2
    assert more.text() == "Show 2 more"
    qtbot.keyClick(more, Qt.Key.Key_Return)
    assert len(cards(page)) == 4
    assert more.text() == "Show fewer"
    assert [card.closeness.text() for card in cards(page)] == sorted(
        [card.closeness.text() for card in cards(page)],
        key=["Asks the same", "Asks this and more", "Asks a part of this", "Asks something close"].index,
    )
    page.session.show_item("2")
    page.session.show_item("1")
    assert len(cards(page)) == 2, "folded again for another item"


def test_a_proposal_is_confirmed(qtbot: QtBot, session: Session, moved: Workspace, rated: Rated) -> None:
    session.show_workspace(moved)
    page = AssessPage(session)
    show(qtbot, page)
    go(qtbot, page, NEW, "A")
    bar = page.body.edition
    assert bar.waiting.text() == "2 answers of the 2011 edition wait for you to confirm them."
    assert not bar.left.isVisible()
    waiting = suggestions.pending(moved, session.assessment_id)
    assert page.items.waiting == set(waiting) == {"B", "X"}

    session.show_item("X")
    bar.show_waiting.click()
    assert page.items.filter.value == "To confirm"
    assert session.item_id == "B", "the first that waits"
    spoken = page.items.model.data(page.items.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "B Title B: Not rated, an answer of the earlier edition waits to be confirmed"
    mark = page.items.list.visualRect(page.items.list.currentIndex())
    waiting_picture = page.items.list.viewport().grab(mark).toImage()
    (card,) = cards(page)
    assert "Asked this in other words" in texts(card)
    assert QApplication.focusWidget() is card.confirm
    assert "Not right? Choose another level below." in [
        one.text() for one in page.body.elsewhere.proposal.findChildren(QLabel) if one.isVisible()
    ]
    assert not card.questions.isVisible()
    qtbot.keyClick(card.wording, Qt.Key.Key_Space)
    assert card.questions.isVisible()
    assert card.questions.before.text() == "Is butter so?"
    assert card.questions.now.text() == "Is butter or margarine so?"
    assert card.questions.what.text() == "Reworded: the question and what good looks like."
    assert rated("B").answer is None

    assert not card.take.isVisible()
    page.resize(1200, 520)
    QApplication.processEvents()
    page.answer.cards.focus()
    page.body.area.verticalScrollBar().setValue(10_000)
    qtbot.keyClick(QApplication.focusWidget(), "c")
    assert rated("B").answer is None, "what is out of sight is shown first"
    assert QApplication.focusWidget() is card.confirm
    qtbot.waitUntil(lambda: not card.confirm.visibleRegion().isEmpty())
    qtbot.keyClick(card.confirm, "c")
    assert page.items.list.viewport().grab(mark).toImage() != waiting_picture
    assert (rated("B").level, rated("B").rationale) == (1, "Why B")
    assert bar.waiting.text() == "One answer of the 2011 edition waits for you to confirm it."
    qtbot.keyClick(QApplication.focusWidget(), "c")
    QApplication.processEvents()
    assert rated("B").level == 1, "there is nothing more to confirm here"
    page.next_item()
    assert session.item_id == "X"
    (card,) = cards(page)
    assert card.closeness.text() == "Asked this and more"
    assert "Asks a part of what it asked" not in texts(card), "it is said once"
    qtbot.mouseClick(card.confirm, LEFT)
    assert rated("X").level == 2
    assert not bar.isVisible()
    assert page.items.filter.value == "All", "the filter has nothing left to list"
    session.undo()
    assert bar.isVisible()
    session.show_workspace(None)


@pytest.mark.parametrize(("width", "height"), [(1024, 560), (1200, 740)])
def test_what_waits_is_seen_at_once_above_the_levels(
    qtbot: QtBot, session: Session, moved: Workspace, width: int, height: int
) -> None:
    session.show_workspace(moved)
    page = AssessPage(session)
    show(qtbot, page, width, height)
    go(qtbot, page, NEW, "A")
    page.body.edition.show_waiting.click()
    QApplication.processEvents()
    (card,) = cards(page)
    assert card.confirm.hasFocus()
    assert page.body.area.verticalScrollBar().value() == 0
    assert card.visibleRegion().boundingRect() == card.rect()
    levels = page.answer.cards.mapTo(page, page.answer.cards.rect().topLeft())
    assert card.mapTo(page, card.rect().bottomLeft()).y() < levels.y()
    session.show_workspace(None)


def test_other_pages_lead_to_what_waits(qtbot: QtBot, session: Session, moved: Workspace) -> None:
    session.show_workspace(moved)
    page = AssessPage(session)
    show(qtbot, page)
    go(qtbot, page, NEW, "A")
    session.go_to("Gaps", part="to-confirm")
    assert session.item_id == "A", "that was for another page"
    session.go_to("Assess", part="to-confirm")
    assert (session.item_id, page.items.filter.value) == ("B", "To confirm")
    assert cards(page)[0].confirm.hasFocus()
    session.show_workspace(None)


def test_a_proposal_is_declined_by_choosing_another_level(
    qtbot: QtBot, session: Session, moved: Workspace, rated: Rated
) -> None:
    session.show_workspace(moved)
    page = AssessPage(session)
    show(qtbot, page)
    go(qtbot, page, NEW, "B")
    page.answer.cards.focus()
    qtbot.keyClick(QApplication.focusWidget(), "2")
    assert rated("B").level == 2
    assert not page.body.elsewhere.proposal.isVisible()
    assert "Both can be right." in texts(cards(page)[0]), "what was said there stays to be read below"
    session.show_workspace(None)


def test_what_was_carried_says_so(qtbot: QtBot, session: Session, moved: Workspace) -> None:
    session.show_workspace(moved)
    page = AssessPage(session)
    show(qtbot, page)
    go(qtbot, page, NEW, "A")
    carried = page.body.elsewhere.carried
    assert carried.text().startswith("Carried over from A of Standard-2011, answered on ")
    assert cards(page) == []
    session.do(rate.rate_item, session.assessment_id, "A", 0)
    assert not carried.isVisible(), "it has an answer of its own now"
    session.show_workspace(None)


def test_left_behind_is_read_and_copied(qtbot: QtBot, tmp_path: Path, session: Session) -> None:
    with workspace_of(tmp_path / "left.eolc", OLD) as made:
        old = id_of(made, OLD)
        rate.mark_not_applicable(made, old, "C", HOSTILE)
        rate.set_rationale(made, old, "C", "No cheese")
        rate.set_confidence(made, old, "C", Confidence.LOW)
        evidence.add_evidence(made, title=HOSTILE, kind="experience", links=[(old, "C")])
        editions.start_from(made, NEW, old)
        session.show_workspace(made)
        page = AssessPage(session)
        show(qtbot, page)
        go(qtbot, page, NEW, "A")
        assert page.body.edition.left.text() == "One answer of the 2011 edition has no place here."
        assert not page.body.edition.waiting.isVisible()
        page.body.edition.read_left.click()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeftBehindDialog)
        shown = "\n".join(one.text() for one in dialog.findChildren(QLabel))
        for words in (
            "C  Title C",
            "Answer: Not applicable – <b>bold</b>",
            "Why: No cheese",
            "How sure we were: low",
            "(experience)",
        ):
            assert words in shown.replace("\u200b", "")
        assert "What it asked is now a part of X." in shown
        assert all(one.textFormat() is Qt.TextFormat.PlainText for one in dialog.findChildren(QLabel))
        dialog.copy.click()
        copied = QApplication.clipboard().text()
        assert copied.startswith("C Title C\nIs cheese so?\nAnswer: Not applicable – <b>bold</b>")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        session.show_workspace(None)


def test_a_reader_sees_answers_and_no_buttons(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, moved: Workspace
) -> None:
    moved.close()
    from eolc_desktop.operations.workspaces import open_workspace

    with open_workspace(tmp_path / "moved.eolc", write=False) as reader:
        session = Session()
        session.show_workspace(reader)
        page = AssessPage(session)
        show(qtbot, page)
        go(qtbot, page, NEW, "B")
        (card,) = cards(page)
        assert not card.confirm.isVisible()
        assert not card.take.isVisible()
        qtbot.keyClick(page, "c")
        assert queries.assessment(reader, session.assessment_id).rating("B") == Rating()
        assert not page.body.evidence.add.isVisible()
        assert not page.body.evidence.pick.isVisible()
        session.show_workspace(None)
        session.deleteLater()


def test_an_assessment_that_is_gone_is_not_looked_up(
    qtbot: QtBot, page: AssessPage, workspace: Workspace, framework: Framework
) -> None:
    finder = Finder(page.session)
    found = page.session.standing()
    assert found is not None
    finder.look(found.assessment)
    page.session.show_workspace(None)
    with qtbot.assertNotEmitted(finder.found):
        QApplication.processEvents()


def test_nothing_elsewhere_shows_nothing(qtbot: QtBot, page: AssessPage) -> None:
    go(qtbot, page, CHARTER, "N")
    assert not page.body.elsewhere.isVisible()
    assert not page.body.edition.isVisible()


def test_what_is_looked_up_is_what_the_operations_say(page: AssessPage, workspace: Workspace) -> None:
    answer_code(page.session)
    here = id_of(workspace, CHARTER)
    read = read_elsewhere(workspace, here)
    assert read.by_item == suggestions.all_suggestions(workspace, here)
    assert read.earlier is None
    assert read.waiting(queries.assessment(workspace, here)) == frozenset()


@pytest.mark.parametrize(("width", "scale"), [(900, 200), (640, 100), (1200, 100)])
def test_long_texts_make_nothing_wider_than_the_window(
    qtbot: QtBot, qapp: QApplication, session: Session, workspace: Workspace, width: int, scale: int
) -> None:
    theme.apply(qapp, "light", scale)
    answer_code(session, rationale="W" * 900, role="R" * 70)
    there = [(id_of(workspace, CODE), "1"), (id_of(workspace, CHARTER), "S")]
    said = {"title": "T" * 199, "kind": "outcome", "shows": "S" * 900, "source": "U" * 190}
    session.do(evidence.add_evidence, links=there, reference="https://" + "V" * 190, **said)
    page = AssessPage(session)
    show(qtbot, page, width, 600)
    go(qtbot, page, CHARTER, "S")
    QApplication.processEvents()
    assert len(cards(page)) == 1
    content = page.body.area.widget()
    assert content is not None
    assert content.width() <= page.body.area.viewport().width()
    assert content.minimumSizeHint().width() <= page.body.area.viewport().width()

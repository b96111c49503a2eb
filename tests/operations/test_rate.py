"""What can be said about an item, what cannot, and what stays when something else is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import history, queries, rate
from eolc_desktop.operations.choices import find_item, parse_level, require_level
from eolc_desktop.operations.texts import MAX_TEXT, clean, clean_line
from eolc_desktop.storage.workspace import Workspace
from tests.scoring import samples
from tests.storage.helpers import first, rows


def rating(workspace: Workspace, item: str = "N1") -> Rating:
    return queries.assessment(workspace, first(workspace)).rating(item)


def test_a_level_is_recorded_with_who_and_when(workspace: Workspace) -> None:
    changes = rate.rate_item(workspace, first(workspace), "N1", 1, role=" Chair\n")

    assert changes.label == "Rated N1: Partly met"
    now = rating(workspace)
    assert (now.answer, now.level, now.role) == (Answer.LEVEL, 1, "Chair")
    assert now.rated_at == workspace.last_change()


def test_the_same_answer_again_changes_nothing(workspace: Workspace) -> None:
    rate.rate_item(workspace, first(workspace), "N1", 1, role="Chair")
    before = rating(workspace)

    assert not rate.rate_item(workspace, first(workspace), "N1", 1.0, role="Chair")
    assert rating(workspace) == before
    assert rate.rate_item(workspace, first(workspace), "N1", 1, role="Board")
    assert rating(workspace).role == "Board"


def test_each_answer_takes_the_place_of_the_other_and_the_rest_stays(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.set_rationale(workspace, assessment, "N1", "As the audit says")
    rate.set_confidence(workspace, assessment, "N1", Confidence.LOW)
    rate.set_importance(workspace, assessment, "N1", 5)
    rate.set_target(workspace, assessment, "N1", 2, "It is the law", "The board")

    def others() -> tuple[object, ...]:
        now = rating(workspace)
        return now.rationale, now.confidence, now.importance, now.target, now.target_reason

    before = others()
    rate.rate_item(workspace, assessment, "N1", 1)
    assert (
        rate.mark_not_applicable(workspace, assessment, "N1", " None here ").label
        == "N1 is not applicable here"
    )
    assert (rating(workspace).answer, rating(workspace).level) == (Answer.NOT_APPLICABLE, None)
    assert rating(workspace).reason == "None here"
    assert rate.mark_dont_know(workspace, assessment, "N1").label == "N1: don’t know"
    assert (rating(workspace).answer, rating(workspace).reason) == (Answer.DONT_KNOW, "")
    assert rate.clear_rating(workspace, assessment, "N1").label == "N1 is not rated any more"
    assert (rating(workspace).answer, rating(workspace).rated_at) == (None, "")
    assert not rate.clear_rating(workspace, assessment, "N1")
    assert others() == before


def test_what_was_said_can_be_taken_back(workspace: Workspace) -> None:
    assessment = first(workspace)
    rate.set_rationale(workspace, assessment, "N1", "As the audit says")
    rate.set_confidence(workspace, assessment, "N1", Confidence.HIGH)
    rate.set_importance(workspace, assessment, "N1", 1)
    rate.set_target(workspace, assessment, "N1", 1, "why", "who")

    labels = [
        rate.set_rationale(workspace, assessment, "N1", " \n").label,
        rate.set_confidence(workspace, assessment, "N1", None).label,
        rate.set_importance(workspace, assessment, "N1", None).label,
        rate.set_target(workspace, assessment, "N1", None, "ignored", "ignored").label,
    ]

    assert labels == [
        "Rationale of N1 removed",
        "Confidence of N1: not said",
        "Importance of N1: the usual 3",
        "Target of N1 removed",
    ]
    assert rating(workspace) == Rating()
    assert queries.assessment(workspace, assessment).ratings == {}


def test_what_was_agreed_of_one_target_is_not_said_of_another(workspace: Workspace) -> None:
    assessment = first(workspace)

    def words() -> tuple[object, ...]:
        now = rating(workspace)
        return now.target, now.target_reason, now.target_agreed_by

    rate.set_target(workspace, assessment, "N1", 1, "why", "who")
    assert not rate.set_target(workspace, assessment, "N1", 1)
    assert not rate.record(workspace, assessment, "N1", target="1")
    assert words() == (1, "why", "who")
    rate.set_target(workspace, assessment, "N1", 2)
    assert words() == (2, "", "")

    rate.set_target_words(workspace, assessment, "N1", reason="why", role="Nurse")
    rate.set_target_words(workspace, assessment, "N1", agreed_by="who")
    assert words() == (2, "why", "who")
    rate.set_target(workspace, assessment, "N1", 1, "why not")
    assert words() == (1, "why not", "")
    rate.set_target(workspace, assessment, "N1", 1, "")
    assert words() == (1, "", "")


def test_words_about_a_target_need_one(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="N1 has no target of its own"):
        rate.set_target_words(workspace, first(workspace), "N1", reason="why")


@pytest.mark.parametrize("reason", ["", "  \n\t ", "\x00"])
def test_not_applicable_needs_a_reason(workspace: Workspace, reason: str) -> None:
    with pytest.raises(UserError, match="N1 needs a reason"):
        rate.mark_not_applicable(workspace, first(workspace), "N1", reason)
    assert rating(workspace).answer is None


@pytest.mark.parametrize("level", [3, -1, 0.5, True])
def test_a_level_that_the_scale_does_not_have_is_refused(workspace: Workspace, level: float) -> None:
    for operation in (rate.rate_item, rate.set_target):
        with pytest.raises(UserError, match="is not a level of this item") as told:
            operation(workspace, first(workspace), "N1", level)
        assert "0 Not met, 1 Partly met, 2 Met" in told.value.detail


@pytest.mark.parametrize("importance", [0, 6, -1])
def test_importance_goes_from_1_to_5(workspace: Workspace, importance: int) -> None:
    with pytest.raises(UserError, match="is not an importance"):
        rate.set_importance(workspace, first(workspace), "N1", importance)


def test_an_item_that_is_not_there_is_refused_with_those_close_to_it(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="“Test” has no item “N9”") as told:
        rate.rate_item(workspace, first(workspace), "N9", 1)
    assert "N1" in told.value.detail
    with pytest.raises(UserError) as told:
        rate.rate_item(workspace, first(workspace), "completely different", 1)
    assert "Did you mean N1, N2, N3, N4, N5?" in told.value.detail
    assert rate.rate_item(workspace, first(workspace), " n1", 1).label == "Rated N1: Partly met"
    assert rows(workspace.path, "SELECT item_id FROM rating") == [("N1",)]


def test_an_assessment_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="not in the workspace"):
        rate.rate_item(workspace, "nothing", "N1", 1)


def test_levels_are_understood_by_value_label_and_short_label() -> None:
    for text in ("1", "1.0", " 01 ", "Partly met", "partly  MET", "Partly"):
        assert parse_level(samples.MET, text) == 1
    for text in ("", "9", "maybe", "nan", "1e999"):
        with pytest.raises(UserError, match="is not a level"):
            parse_level(samples.MET, text)
    assert require_level(samples.MET, 2.0) == 2
    assert find_item(samples.framework(samples.section("N", 2)), "N2").id == "N2"


def test_everything_at_once_is_one_action(workspace: Workspace) -> None:
    assessment = first(workspace)
    changes = rate.record(
        workspace,
        assessment,
        "N1",
        level="partly met",
        target="2",
        target_reason="It is the law",
        target_agreed_by="The board",
        confidence=Confidence.LOW,
        importance=5,
        rationale="As the audit says",
        role="Chair",
    )
    now = rating(workspace)
    assert changes.label == "Rated N1: Partly met, target Met"
    assert (now.level, now.target, now.target_reason, now.target_agreed_by) == (
        1,
        2,
        "It is the law",
        "The board",
    )
    assert (now.confidence, now.importance, now.rationale) == (Confidence.LOW, 5, "As the audit says")

    rate.record(workspace, assessment, "N1", not_applicable="None here")
    assert (rating(workspace).answer, rating(workspace).rationale) == (
        Answer.NOT_APPLICABLE,
        "As the audit says",
    )
    rate.record(workspace, assessment, "N1", dont_know=True, rationale="", target="2")
    assert (rating(workspace).answer, rating(workspace).rationale) == (Answer.DONT_KNOW, "")
    assert rating(workspace).target_reason == "It is the law"
    assert not rate.record(workspace, assessment, "N1")
    history.undo(workspace)
    history.undo(workspace)
    assert rating(workspace) == now
    with pytest.raises(UserError, match="is not a level"):
        rate.record(workspace, assessment, "N1", dont_know=True, target="9")
    assert rating(workspace) == now


@pytest.mark.parametrize(
    "text",
    ["<b>", "=1+1", "😀", "ŵ ŷ", "x" * 4000, "one\ntwo\n\n\tthree", "שלום", "a" * MAX_TEXT, "—'\"\\%_"],
)
def test_what_is_typed_is_stored_as_typed(workspace: Workspace, text: str) -> None:
    rate.set_rationale(workspace, first(workspace), "N1", text)
    assert rating(workspace).rationale == text
    history.undo(workspace)
    history.redo(workspace)
    assert rating(workspace).rationale == text


def test_a_text_that_is_too_long_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="too long: 20,001 characters"):
        rate.set_rationale(workspace, first(workspace), "N1", "x" * (MAX_TEXT + 1))
    assert rating(workspace).rationale == ""


def _is_seen(character: str) -> bool:
    return character.isprintable() and not character.isspace()


@given(st.text(st.characters()))
def test_cleaning_takes_control_characters_and_nothing_else(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert not [c for c in cleaned if ord(c) < 32 and c not in "\n\t"]
    # Blanks at the ends go too, also those that a control character stood behind.
    assert [c for c in cleaned if _is_seen(c)] == [c for c in text if _is_seen(c)]
    assert "\n" not in clean_line(text)

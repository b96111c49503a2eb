"""Answers from elsewhere: offered with how close they are, and taken over by somebody or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eolc_desktop.domain.frameworks import Framework, Link, Scale
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import editions, evidence, history, library, queries, rate, rounds, suggestions
from eolc_desktop.operations.suggestions import Suggestion
from eolc_desktop.operations.workspaces import start_assessment
from eolc_desktop.storage.workspace import Workspace
from tests.operations.edition_samples import NEW, OLD, YES_NO, edition, id_of, item, workspace_of
from tests.storage.helpers import is_sound

CHARTER = edition(
    "charter",
    item("S", "same", Link("code", "1", "same")),
    item("P", "part", Link("code", "1", "part")),
    item("W", "whole"),
    item("R", "theme", Link("code", "1", "related")),
    item("T", "tracked", Link("code", "1", "same"), scale="track"),
    item("I", "inner", Link("charter", "S", "same")),
    item("N", "none"),
)
CODE = edition(
    "code",
    item("1", "one", Link("charter", "W", "part")),
    item("2", "two", Link("far", "F", "same")),
    scale=YES_NO,
)
FAR = edition("far", item("F", "far", Link("charter", "S", "same")))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace that assesses a service by three linked frameworks."""
    with workspace_of(tmp_path / "t.eolc", CHARTER, CODE, FAR) as workspace:
        yield workspace


def offered(workspace: Workspace, framework: Framework, item_id: str) -> tuple[Suggestion, ...]:
    return suggestions.suggestions(workspace, id_of(workspace, framework), item_id)


def only(workspace: Workspace, framework: Framework, item_id: str) -> Suggestion:
    (found,) = offered(workspace, framework, item_id)
    return found


def answer_code(workspace: Workspace, **more: object) -> None:
    given = {"level": "Yes", "confidence": Confidence.HIGH, "rationale": "A line\nfor all", "role": "Nurse"}
    rate.record(workspace, id_of(workspace, CODE), "1", **(given | more))  # type: ignore[arg-type]


def test_the_same_question_is_offered_with_all_that_was_said(place: Workspace) -> None:
    code = id_of(place, CODE)
    answer_code(place)
    evidence.add_evidence(place, title="Audit", kind="outcome", links=[(code, "1")])

    found = only(place, CHARTER, "S")
    assert (found.kind, found.closeness) == ("same", "Asks the same")
    assert (found.framework_id, found.short, found.title, found.edition) == (
        "code",
        "Code",
        "Title of code",
        "Of 2026",
    )
    assert (found.item_id, found.item_title, found.prompt) == ("1", "Title 1", "Is one so?")
    assert (found.answer, found.label, found.offered, found.level, found.level_label) == (
        Answer.LEVEL,
        "Yes",
        Answer.LEVEL,
        2,
        "Met",
    )
    assert found.translation == "“Yes” there is “Met” here"
    assert (found.rationale, found.role) == ("A line\nfor all", "Nurse")
    assert found.rated_at == queries.assessment(place, code).rating("1").rated_at
    assert (found.confidence, found.confidence_here) == (Confidence.HIGH, Confidence.HIGH)
    assert [one.title for one in found.evidence] == ["Audit"]
    assert (found.from_edition, found.change, found.assessment_id) == (False, "", code)
    assert [(step.short, step.item_id, step.title) for step in found.path] == [("Code", "1", "Title 1")]


def test_nothing_is_filled_in_by_looking(place: Workspace) -> None:
    answer_code(place)
    before = place.last_change()
    assert suggestions.all_suggestions(place, id_of(place, CHARTER))
    assert queries.assessment(place, id_of(place, CHARTER)).ratings == {}
    assert place.last_change() == before


def test_of_a_part_nobody_is_surer_than_medium(place: Workspace) -> None:
    answer_code(place)
    part, whole = only(place, CHARTER, "P"), only(place, CHARTER, "W")
    assert (part.kind, part.closeness, part.level) == ("part", "Asks this and more", 2)
    assert (whole.kind, whole.closeness, whole.level) == ("part", "Asks a part of this", 1)
    assert (
        whole.translation
        == "“Yes” there. It asks only a part of what is asked here, so at most “Partly met” follows"
    )
    assert (part.confidence, part.confidence_here) == (Confidence.HIGH, Confidence.MEDIUM)


def test_a_theme_is_there_to_read_and_offers_nothing(place: Workspace) -> None:
    answer_code(place)
    theme = only(place, CHARTER, "R")
    assert (theme.kind, theme.closeness, theme.offered, theme.level) == (
        "related",
        "Asks something close",
        None,
        None,
    )
    assert theme.translation == "“Yes” there; a theme to read, from which no level follows"
    with pytest.raises(UserError, match="No answer to R follows from 1 of Code"):
        suggestions.accept(place, id_of(place, CHARTER), "R", theme)


def test_what_is_only_tracked_offers_no_level(place: Workspace) -> None:
    answer_code(place)
    assert only(place, CHARTER, "T").offered is None


def test_nothing_is_said_where_nothing_was_answered_or_linked(place: Workspace) -> None:
    rate.set_rationale(place, id_of(place, CODE), "1", "Only words")
    assert offered(place, CHARTER, "S") == ()
    answer_code(place)
    assert offered(place, CHARTER, "N") == ()
    assert "N" not in suggestions.all_suggestions(place, id_of(place, CHARTER))
    with pytest.raises(UserError, match="has no item “9”"):
        offered(place, CHARTER, "9")


@pytest.mark.parametrize("reason", [None, "We have none"])
def test_not_applicable_and_dont_know_are_offered_for_the_same_question_only(
    place: Workspace, reason: str | None
) -> None:
    given = {"level": None, "not_applicable": reason, "dont_know": reason is None, "rationale": None}
    answer_code(place, **given)
    same, part = only(place, CHARTER, "S"), only(place, CHARTER, "P")
    kind = Answer.NOT_APPLICABLE if reason else Answer.DONT_KNOW
    assert (same.offered, part.offered, part.answer, part.reason) == (kind, None, kind, reason or "")

    changes = suggestions.accept(place, id_of(place, CHARTER), "S", same, role="Chair")
    rating = queries.assessment(place, id_of(place, CHARTER)).rating("S")
    assert (rating.answer, rating.reason, rating.level, rating.role) == (kind, reason or "", None, "Chair")
    words = "Not applicable" if reason else "Don’t know"
    assert changes.label == f"Took over S: {words}, from 1 of Code (asks the same)"


def test_the_way_may_lead_through_further_items(place: Workspace) -> None:
    rate.rate_item(place, id_of(place, FAR), "F", 1)
    found = only(place, CODE, "1")
    # code 1 – charter S – far F: the same all the way; half is not a whole yes.
    assert (found.kind, [step.item_id for step in found.path]) == ("same", ["S", "F"])
    assert (found.label, found.level_label) == ("Partly met", "No")
    assert found.translation == "“Partly met” there is nearest to “No” here"
    inner = only(place, CHARTER, "I")
    assert [step.item_id for step in inner.path] == ["S", "F"]


def test_the_closest_comes_first(place: Workspace) -> None:
    answer_code(place)
    rate.mark_dont_know(place, id_of(place, FAR), "F")
    assert [(one.kind, one.item_id) for one in offered(place, CHARTER, "S")] == [("same", "1"), ("same", "F")]
    assert [(one.kind, one.item_id) for one in offered(place, CHARTER, "W")] == [("part", "1"), ("part", "F")]


def test_only_the_same_service_and_round_speak(tmp_path: Path) -> None:
    services = ("Hospice", "Hospital")
    with workspace_of(tmp_path / "two.eolc", CHARTER, CODE, services=services) as workspace:
        rounds.open_round(workspace, "Later")
        view = queries.workspace_view(workspace)
        start_assessment(workspace, CHARTER, view.services[0].id, view.rounds[0].id)
        hospital = queries.find_assessment(workspace, "code", "Hospital", "Baseline").id
        rate.rate_item(workspace, hospital, "1", 1)

        def seen(service: str, round_name: str) -> int:
            found = queries.find_assessment(workspace, "charter", service, round_name)
            return len(suggestions.suggestions(workspace, found.id, "S"))

        assert [seen("Hospice", "Baseline"), seen("Hospice", "Later"), seen("Hospital", "Baseline")] == [
            0,
            0,
            1,
        ]


def test_links_come_from_the_workspace_where_the_library_has_gone(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_code(place)
    place.frameworks.clear()
    monkeypatch.setattr(library, "find", lambda _: pytest.fail("the library was asked"))
    monkeypatch.setattr(library, "frameworks", lambda: pytest.fail("the library was asked"))
    assert only(place, CHARTER, "S").level == 2


def test_taking_over_is_one_action_that_can_be_taken_back(place: Workspace) -> None:
    charter, code = id_of(place, CHARTER), id_of(place, CODE)
    answer_code(place)
    evidence.add_evidence(place, title="Audit", kind="outcome", links=[(code, "1")])
    found = only(place, CHARTER, "P")

    changes = suggestions.accept(place, charter, "p", found, role=" Chair ")

    assert changes.label == "Took over P: Met, from 1 of Code (asks this and more)"
    now = queries.assessment(place, charter)
    assert now.rating("P") == Rating(
        Answer.LEVEL,
        2,
        rationale="A line\nfor all",
        confidence=Confidence.MEDIUM,
        role="Chair",
        rated_at=now.rating("P").rated_at,
    )
    assert now.rating("P").rated_at >= queries.assessment(place, code).rating("1").rated_at
    assert now.evidence["P"] == found.evidence
    assert history.history(place)[0].label == changes.label
    assert is_sound(place.path)

    history.undo(place)
    undone = queries.assessment(place, charter)
    assert (undone.rating("P"), undone.evidence) == (Rating(), {})
    assert queries.assessment(place, code).evidence
    history.redo(place)
    assert queries.assessment(place, charter) == now
    assert not suggestions.accept(place, charter, "P", found, role="Chair")


def test_what_was_written_here_stays(place: Workspace) -> None:
    charter = id_of(place, CHARTER)
    answer_code(place, confidence=None)
    rate.set_rationale(place, charter, "S", "What we saw ourselves")
    rate.set_confidence(place, charter, "S", Confidence.LOW)
    suggestions.accept(place, charter, "S", only(place, CHARTER, "S"))

    rating = queries.assessment(place, charter).rating("S")
    assert (rating.level, rating.rationale, rating.confidence) == (2, "What we saw ourselves", Confidence.LOW)


def test_evidence_that_was_taken_back_meanwhile_is_not_linked(place: Workspace) -> None:
    answer_code(place)
    evidence.add_evidence(place, title="Audit", kind="outcome", links=[(id_of(place, CODE), "1")])
    found = only(place, CHARTER, "S")
    history.undo(place)
    suggestions.accept(place, id_of(place, CHARTER), "S", found)
    assert queries.assessment(place, id_of(place, CHARTER)).evidence == {}


def test_a_level_that_is_not_on_the_scale_is_refused(place: Workspace) -> None:
    answer_code(place)
    wrong = replace(only(place, CHARTER, "S"), level=7)
    with pytest.raises(UserError, match="“7” is not a level"):
        suggestions.accept(place, id_of(place, CHARTER), "S", wrong)


@pytest.mark.parametrize(
    "scale", [NEW.scales, tuple(replace(one, levels=one.levels[1:]) for one in NEW.scales)]
)
def test_the_target_and_importance_of_an_earlier_edition_come_along_where_they_hold(
    tmp_path: Path, scale: tuple[Scale, ...]
) -> None:
    later = replace(NEW, scales=scale)
    same = scale == NEW.scales
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        said = {"target": "2", "target_reason": "The law", "target_agreed_by": "The board", "importance": 5}
        for each in "BC":
            rate.record(workspace, old, each, level="1", **said)  # type: ignore[arg-type]
        editions.start_from(workspace, later, old)
        new = id_of(workspace, later)
        waiting = suggestions.pending(workspace, new)

        changes = suggestions.accept(workspace, new, "B", waiting["B"])
        rating = queries.assessment(workspace, new).rating("B")
        assert (rating.target, rating.target_reason, rating.target_agreed_by, rating.importance) == (
            (2, "The law", "The board", 5) if same else (None, "", "", 5)
        )
        assert (", target Met, from B of" in changes.label) == same
        # What was wanted of a part is not wanted of the whole.
        suggestions.accept(workspace, new, "X", waiting["X"])
        assert queries.assessment(workspace, new).rating("X").target is None
        history.undo(workspace)
        history.undo(workspace)
        rate.set_target(workspace, new, "B", 1, "Ours")
        rate.set_importance(workspace, new, "B", 2)
        suggestions.accept(workspace, new, "B", waiting["B"])
        rating = queries.assessment(workspace, new).rating("B")
        assert (rating.target, rating.target_reason, rating.importance) == (1, "Ours", 2)
        # An answer that has gone meanwhile was seen all the same.
        with workspace.edit("Taken away") as edit:
            edit.set("assessment", old, removed=1)
        assert suggestions.accept(workspace, new, "X", waiting["X"])


def test_a_proposal_waits_until_there_is_an_answer(tmp_path: Path) -> None:
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        for each in "ABC":
            rate.rate_item(workspace, old, each, 1, role="Nurse")
        editions.start_from(workspace, NEW, old)
        new = id_of(workspace, NEW)
        assert suggestions.pending(workspace, old) == {}
        waiting = suggestions.pending(workspace, new)
        assert [(key, one.kind, one.level) for key, one in waiting.items()] == [
            ("B", "same", 1),
            ("X", "part", 1),
        ]
        # The same stands among the suggestions, once.
        assert suggestions.suggestions(workspace, new, "X") == (waiting["X"],)

        suggestions.accept(workspace, new, "B", waiting["B"], role="Chair")
        assert list(suggestions.pending(workspace, new)) == ["X"]
        rate.mark_dont_know(workspace, new, "X")
        assert suggestions.pending(workspace, new) == {}
        rate.clear_rating(workspace, new, "X")
        assert list(suggestions.pending(workspace, new)) == ["X"]


def test_further_items_that_were_drawn_together_are_offered_too(tmp_path: Path) -> None:
    joined = replace(
        NEW,
        sections=edition(
            "standard-2021",
            item("Y", "both", Link("standard-2011", "B", "part"), Link("standard-2011", "C", "part")),
        ).sections,
    )
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        rate.rate_item(workspace, old, "B", 1)
        rate.rate_item(workspace, old, "C", 2)
        editions.start_from(workspace, joined, old)
        found = suggestions.suggestions(workspace, id_of(workspace, joined), "Y")
        assert [(one.item_id, one.from_edition) for one in found] == [("B", True), ("C", True)]
        (left,) = editions.left_behind(workspace, id_of(workspace, joined))
        assert (left.item.id, left.goes_on_in) == ("C", ("Y",))


def test_an_answer_in_an_earlier_copy_of_a_framework_is_read_by_what_it_was_then(tmp_path: Path) -> None:
    later = replace(CODE, sections=edition("code", item("1", "one")).sections, scales=CHARTER.scales)
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        rate.rate_item(workspace, old, "C", 2)
        rounds.open_round(workspace, "Later")
        view = queries.workspace_view(workspace)
        rename = replace(OLD, sections=later.sections)
        start_assessment(workspace, rename, view.services[0].id, view.rounds[0].id)
        linked = edition(
            "standard-2021",
            item("Q", "cheese?", Link("standard-2011", "1", "same")),
            replaces="standard-2011",
        )
        editions.start_from(workspace, linked, old, round_id=view.rounds[0].id)
        # Item 1 is linked, and there in the later copy only: the earlier one that was answered has none.
        assert suggestions.suggestions(workspace, id_of(workspace, linked), "Q") == ()


def test_what_waits_in_the_edition_before_waits_on_in_the_next(tmp_path: Path) -> None:
    third = edition(
        "standard-2031",
        item("A", "bread"),
        item("B", "butter or oil"),
        item("X", "cheese and wine"),
        year=2031,
        replaces="standard-2021",
    )
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        for each in "ABC":
            rate.rate_item(workspace, old, each, 1, role="Nurse")
        editions.start_from(workspace, NEW, old, new_round="Second")
        new = id_of(workspace, NEW)
        # Nobody has confirmed B or X when the next edition comes.
        found = editions.preview_start(workspace, third, new, new_round="Third")
        assert ([one.new_item.id for one in found.carried], found.proposed) == (["A"], ())
        assert [one.pair.new_item.id for one in found.waiting] == ["B", "X"]
        assert found.unanswered == ()
        assert "1 answer carried over, 2 proposed for you to confirm, 0 kept" in found.words

        editions.start_from(workspace, third, new, new_round="Third")
        last = id_of(workspace, third)
        waiting = suggestions.pending(workspace, last)
        assert [(key, one.item_id, one.kind, one.edition) for key, one in waiting.items()] == [
            ("B", "B", "same", "Of 2011"),
            ("X", "C", "part", "Of 2011"),
        ]
        assert waiting["X"].closeness == suggestions.pending(workspace, new)["X"].closeness
        assert suggestions.suggestions(workspace, last, "B") == (waiting["B"],)
        suggestions.accept(workspace, last, "B", waiting["B"])
        assert list(suggestions.pending(workspace, last)) == ["X"]
        # What is answered in the edition between counts, and no older answer.
        rate.rate_item(workspace, new, "X", 0)
        assert [(one.item_id, one.level) for one in suggestions.pending(workspace, last).values()] == [
            ("X", 0)
        ]
        assert is_sound(workspace.path)


def test_assessments_that_a_file_says_began_from_each_other_are_read_all_the_same(tmp_path: Path) -> None:
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        editions.start_from(workspace, NEW, old)
        with workspace.edit("Made to go round") as edit:
            edit.set("assessment", old, started_from=id_of(workspace, NEW))
        assert suggestions.pending(workspace, old) == {}
        assert suggestions.all_suggestions(workspace, id_of(workspace, NEW)) == {}

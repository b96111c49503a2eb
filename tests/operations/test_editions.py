"""Starting on a new edition: what holds is carried, what was reworded is proposed, nothing is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eolc_desktop.cli.render import standings_data, to_json
from eolc_desktop.domain.frameworks import Framework, Link
from eolc_desktop.domain.ratings import Answer, Confidence, Rating
from eolc_desktop.errors import UserError
from eolc_desktop.operations import editions, evidence, history, queries, rate, rounds, suggestions
from eolc_desktop.operations.workspaces import open_workspace
from eolc_desktop.storage.workspace import Workspace
from tests.operations.edition_samples import NEW, OLD, edition, id_of, item, workspace_of
from tests.scoring.test_editions import two_editions
from tests.storage.helpers import is_sound
from tests.storage.test_log import content


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace with the old edition filled in."""
    with workspace_of(tmp_path / "t.eolc", OLD) as workspace:
        old = id_of(workspace, OLD)
        rate.record(
            workspace,
            old,
            "A",
            level="1",
            target="2",
            target_reason="It is the law",
            target_agreed_by="The board",
            confidence=Confidence.HIGH,
            importance=5,
            rationale="As the audit says",
            role="Ward sister",
        )
        links = [(old, "A"), (old, "B")]
        evidence.add_evidence(workspace, title="Audit", kind="outcome", links=links, role="Auditor")
        rate.rate_item(workspace, old, "B", 2, role="Ward sister")
        rate.mark_dont_know(workspace, old, "C")
        rate.rate_item(workspace, old, "D", 1)
        yield workspace


def as_shown(workspace: Workspace, framework: Framework) -> str:
    standings = queries.standings(workspace, frameworks=[framework.id], every_round=True)
    return to_json(standings_data("Testshire", standings, explain=True))


def started(workspace: Workspace, framework: Framework = NEW) -> str:
    editions.start_from(workspace, framework, id_of(workspace, OLD), role="Chair")
    return id_of(workspace, framework)


def test_unchanged_items_are_carried_whole(place: Workspace) -> None:
    before = queries.assessment(place, id_of(place, OLD))
    new = queries.assessment(place, started(place))

    assert new.started_from == before.id
    assert (new.service, new.round) == (before.service, before.round)
    assert new.rating("A") == before.rating("A")
    assert new.rating("A").role == "Ward sister"
    assert new.rating("D") == before.rating("D")
    assert new.evidence == {"A": before.evidence["A"]}


def test_reworded_items_are_proposed_and_not_filled_in(place: Workspace) -> None:
    new = started(place)
    assert set(queries.assessment(place, new).ratings) == {"A", "D"}

    waiting = suggestions.pending(place, new)
    assert list(waiting) == ["B"]
    assert (waiting["B"].item_id, waiting["B"].level, waiting["B"].closeness) == (
        "B",
        2,
        "Asked this in other words",
    )
    assert [one.title for one in waiting["B"].evidence] == ["Audit"]


def test_what_has_no_place_stays_readable(place: Workspace) -> None:
    (left,) = editions.left_behind(place, started(place))
    # A part of what X asks now; a don’t know holds for the same question only.
    assert (left.item.id, left.answer, left.goes_on_in) == ("C", "Don’t know", ("X",))
    assert left.section.title == "Statements"
    assert editions.left_behind(place, id_of(place, OLD)) == ()


def test_the_old_assessment_is_shown_as_before_and_its_rows_are_untouched(place: Workspace) -> None:
    old = id_of(place, OLD)
    before, rows = as_shown(place, OLD), content(place)["rating"]
    new = started(place)
    suggestions.accept(place, new, "B", suggestions.pending(place, new)["B"])

    assert as_shown(place, OLD) == before
    kept = {key: row for key, row in content(place)["rating"].items() if key.startswith(old)}
    assert kept == rows
    assert is_sound(place.path)


def test_it_is_one_action_that_can_be_taken_back_and_done_again(place: Workspace) -> None:
    before = content(place)
    changes = editions.start_from(place, NEW, id_of(place, OLD), role="Chair")
    after = content(place)

    assert changes.label == (
        "Started Standard-2021 for Hospice, Baseline: 2 answers carried over, 1 proposed for you to confirm, "
        "1 kept readable in the earlier edition"
    )
    assert history.history(place)[0].role == "Chair"
    history.undo(place)
    assert content(place) == before
    history.redo(place)
    assert content(place) == after
    history.undo(place)
    assert started(place)


def test_the_preview_tells_what_would_happen_and_changes_nothing(place: Workspace) -> None:
    before = content(place)
    found = editions.preview_start(place, NEW, id_of(place, OLD))

    assert [pair.new_item.id for pair in found.carried] == ["A", "D"]
    assert [pair.new_item.id for pair in found.proposed] == ["B"]
    assert [left.item.id for left in found.left_behind] == ["C"]
    assert [one.id for one in found.unanswered] == ["X", "Z"]
    assert [one.id for one in found.changes.added] == ["Z"]
    assert content(place) == before


def test_it_can_be_started_in_a_later_round(place: Workspace) -> None:
    rounds.open_round(place, "Autumn")
    later = queries.workspace_view(place).rounds[0]
    editions.start_from(place, NEW, id_of(place, OLD), round_id=later.id)

    new = queries.assessment(place, id_of(place, NEW))
    assert new.round.name == "Autumn"
    assert new.rating("A").level == 1
    assert suggestions.pending(place, new.id)["B"].round_name == "Baseline"
    (seen,) = suggestions.suggestions(place, new.id, "B")
    assert seen.from_edition


def test_a_round_that_is_opened_for_it_is_a_part_of_the_same_action(place: Workspace) -> None:
    before = content(place)
    found = editions.preview_start(place, NEW, id_of(place, OLD), new_round=" Autumn  2026 ")
    assert (found.round.name, len(found.carried), content(place)) == ("Autumn 2026", 2, before)

    editions.start_from(place, NEW, id_of(place, OLD), new_round="Autumn 2026")
    new = queries.assessment(place, id_of(place, NEW))
    assert (new.round.name, new.rating("A").level) == ("Autumn 2026", 1)
    after = content(place)
    history.undo(place)
    assert content(place) == before
    assert [one.name for one in queries.workspace_view(place).rounds] == ["Baseline"]
    history.redo(place)
    assert content(place) == after
    with pytest.raises(UserError, match="There is a round “Autumn 2026” already"):
        editions.start_from(place, NEW, id_of(place, OLD), new_round="autumn 2026")
    with pytest.raises(UserError, match="The round has no name"):
        editions.preview_start(place, NEW, id_of(place, OLD), new_round=" ")
    assert is_sound(place.path)


def test_a_round_opens_once_and_last(place: Workspace) -> None:
    assert rounds.open_round(place, " Autumn  2026 ").label == "Opened the round Autumn 2026"
    rounds.open_round(place, "Winter")
    assert [one.name for one in queries.workspace_view(place).rounds] == ["Winter", "Autumn 2026", "Baseline"]
    assert queries.workspace_view(place).rounds[0].opened == place.last_change()[:10]
    with pytest.raises(UserError, match="There is a round “Winter” already"):
        rounds.open_round(place, "winter")
    history.undo(place)
    assert rounds.open_round(place, "winter")


def test_what_was_begun_already_is_not_begun_again(place: Workspace) -> None:
    started(place)
    with pytest.raises(UserError, match="already being assessed for Hospice in Baseline"):
        editions.start_from(place, NEW, id_of(place, OLD))


def test_answers_stay_with_their_service(place: Workspace) -> None:
    old = id_of(place, OLD)
    with pytest.raises(UserError, match="These are the answers of Hospice"):
        editions.preview_start(place, NEW, old, service_id="another")
    service = queries.assessment(place, old).service
    assert editions.preview_start(place, NEW, old, service_id=service.id).service == service


def test_a_framework_that_has_nothing_to_do_with_the_other_is_refused(place: Workspace) -> None:
    other = edition("charter", item("Q", "quince"))
    with pytest.raises(UserError, match="“Charter” is not a later edition of “Standard-2011”"):
        editions.start_from(place, other, id_of(place, OLD))
    assert len(queries.summaries(place)) == 1


def test_the_same_edition_is_refused(place: Workspace) -> None:
    rounds.open_round(place, "Autumn")
    later = queries.workspace_view(place).rounds[0]
    with pytest.raises(UserError, match="is the edition that these answers were given to"):
        editions.start_from(place, OLD, id_of(place, OLD), round_id=later.id)


def test_of_a_linked_framework_that_is_no_edition_everything_is_a_proposal(place: Workspace) -> None:
    other = edition(
        "charter", item("Q", "bread"), item("R", "rice", Link("standard-2011", "B", "same")), year=2030
    )
    new = started(place, other)

    assert queries.assessment(place, new).ratings == {}
    waiting = suggestions.pending(place, new)
    assert [(key, one.closeness) for key, one in waiting.items()] == [
        ("Q", "Asked the same"),
        ("R", "Asked this in other words"),
    ]
    assert {left.item.id for left in editions.left_behind(place, new)} == {"C", "D"}


def test_an_answer_from_an_older_copy_of_the_same_framework_is_carried_in_a_later_round(
    place: Workspace,
) -> None:
    rounds.open_round(place, "Autumn")
    later = queries.workspace_view(place).rounds[0]
    mended = replace(OLD, publisher="Somebody", sections=NEW.sections)
    editions.start_from(place, mended, id_of(place, OLD), round_id=later.id)

    new = id_of(place, mended, "Autumn")
    assert queries.assessment(place, new).rating("A").level == 1
    assert list(suggestions.pending(place, new)) == ["B"]
    assert [one.from_edition for one in suggestions.suggestions(place, new, "B")] == [True]


def test_where_the_earlier_assessment_is_not_there_any_more_nothing_is_proposed(place: Workspace) -> None:
    new = started(place)
    with place.edit("Taken away") as edit:
        edit.set("assessment", id_of(place, OLD), removed=1)

    assert suggestions.pending(place, new) == {}
    assert editions.left_behind(place, new) == ()
    assert suggestions.suggestions(place, new, "B") == ()
    assert queries.assessment(place, new).rating("A").level == 1


def test_it_reads_the_same_once_closed_and_opened(place: Workspace) -> None:
    new = started(place)
    path, waiting, left = place.path, suggestions.pending(place, new), editions.left_behind(place, new)
    place.close()
    with open_workspace(path) as again:
        assert suggestions.pending(again, new) == waiting
        assert editions.left_behind(again, new) == left


def test_what_an_edition_can_be_started_from_is_listed_newest_first(place: Workspace) -> None:
    old, new = id_of(place, OLD), started(place)
    assert [one.id for one in queries.earlier_assessments(place, NEW)] == [old]
    assert queries.earlier_assessments(place, OLD) == ()
    third = edition("standard-2031", item("A", "bread"), year=2031, replaces="standard-2021")
    assert [one.id for one in queries.earlier_assessments(place, third)] == [new]
    own = replace(OLD, id="standard-2011-local", replaces="", successor="")
    assert [one.id for one in queries.earlier_assessments(place, own)] == [old]


def test_two_frameworks_of_the_library_are_compared() -> None:
    found = editions.compare_editions("nice-qs13-2011", "nice-qs13-2021")
    assert found.is_later
    assert not editions.compare_editions("nice-qs13-2021", "nice-qs13-2011").is_later
    # Two reports of one publisher, which ask other things.
    assert not editions.compare_editions("kings-fund-2011", "kings-fund-2023").is_later
    pair = found.changes.by_new["N1"]
    assert (pair.old_item.id, pair.kind, pair.change) == ("H1", "same", "reworded")
    with pytest.raises(UserError, match="There is no framework “nice”"):
        editions.compare_editions("nice", "nice-qs13-2021")


ANSWERS = st.sampled_from(
    [
        Rating(),
        Rating(Answer.LEVEL, 1, rationale="So it is", confidence=Confidence.HIGH),
        Rating(Answer.LEVEL, 2, target=1),
        Rating(Answer.NOT_APPLICABLE, reason="None here"),
        Rating(Answer.DONT_KNOW),
        Rating(rationale="Only words"),
    ]
)


@settings(max_examples=40)
@given(two_editions(), st.data())
def test_starting_and_undoing_leaves_everything_as_it_was(
    both: tuple[Framework, Framework], data: st.DataObject
) -> None:
    old, new = both
    with tempfile.TemporaryDirectory() as folder, workspace_of(Path(folder) / "t.eolc", old) as workspace:
        workspace.connection.execute("PRAGMA synchronous = OFF")
        first = queries.summaries(workspace)[0].id
        for one in old.items:
            _answer(workspace, first, one.id, data.draw(ANSWERS))
        rounds.open_round(workspace, "Later")
        later = queries.workspace_view(workspace).rounds[0].id
        before, shown = content(workspace), as_shown(workspace, old)
        earlier = queries.assessment(workspace, first)
        try:
            changes = editions.start_from(workspace, new, first, round_id=later)
        except UserError:
            assert content(workspace) == before
            return
        (started_id,) = changes.ids("assessment")
        _nothing_is_lost(workspace, earlier.ratings, started_id)
        if old.id != new.id:
            assert as_shown(workspace, old) == shown
        assert queries.assessment(workspace, first) == earlier
        assert is_sound(workspace.path)
        history.undo(workspace)
        assert content(workspace) == before


def _answer(workspace: Workspace, assessment_id: str, item_id: str, rating: Rating) -> None:
    rate.record(
        workspace,
        assessment_id,
        item_id,
        level=None if rating.level is None else str(rating.level),
        not_applicable=rating.reason or None,
        dont_know=rating.answer is Answer.DONT_KNOW,
        target=None if rating.target is None else str(rating.target),
        confidence=rating.confidence,
        rationale=rating.rationale or None,
    )


def _nothing_is_lost(workspace: Workspace, ratings: Mapping[str, Rating], started_id: str) -> None:
    """Everything said before is carried, proposed or left behind: each in one of the three."""
    new = queries.assessment(workspace, started_id)
    earlier = queries.assessment(workspace, new.started_from)
    found = editions.preview_of(workspace, earlier, new.framework, new.service, new.round)
    carried = {pair.old_item.id for pair in found.carried}
    proposed = {pair.old_item.id for pair in found.proposed}
    left = {one.item.id for one in editions.left_behind(workspace, started_id)}
    assert carried | proposed | left == set(ratings)
    assert not left & (carried | proposed)
    for pair in found.carried:
        assert new.rating(pair.new_item.id) == earlier.rating(pair.old_item.id)
    waiting = suggestions.pending(workspace, started_id)
    assert set(waiting) == {pair.new_item.id for pair in found.proposed}
    assert set(new.ratings) == {pair.new_item.id for pair in found.carried}
    _each_can_be_taken_over(workspace, started_id, waiting)


def _each_can_be_taken_over(
    workspace: Workspace, started_id: str, waiting: Mapping[str, suggestions.Suggestion]
) -> None:
    everything = suggestions.all_suggestions(workspace, started_id)
    for item_id, proposal in waiting.items():
        assert everything[item_id][0] == proposal
        suggestions.accept(workspace, started_id, item_id, proposal)
        rating = queries.assessment(workspace, started_id).rating(item_id)
        assert (rating.answer, rating.level) == (proposal.offered, proposal.level)
        assert rating.rationale == proposal.rationale
    assert suggestions.pending(workspace, started_id) == {}
    for _ in waiting:
        history.undo(workspace)

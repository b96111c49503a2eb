from __future__ import annotations

from eolc_desktop.domain.ratings import Answer, AssessmentStatus, Rating
from eolc_desktop.exports.report import build
from eolc_desktop.scoring.standing import standing
from tests.exports.samples import AS_AT, ambitions_like, every_kind, make_assessment, report_of


def test_every_item_is_in_the_report_in_framework_order() -> None:
    assessment = ambitions_like()
    lines = report_of(assessment).assessments[0].items
    assert [line.id for line in lines] == [item.id for item in assessment.framework.items]
    assert [line.number for line in lines] == list(range(1, 43))


def test_an_item_line_says_everything_that_was_said() -> None:
    framework = every_kind().framework
    rating = Rating(
        Answer.LEVEL,
        level=1,
        rationale="Nights are not covered.",
        target=2,
        target_reason="The board’s aim.",
        target_agreed_by="Steering group",
        importance=5,
        role="Lead nurse",
        rated_at="2026-10-14T23:30:00Z",
    )
    line = report_of(make_assessment(framework, {"W1": rating})).assessments[0].items[0]
    assert (line.level, line.answer_words, line.target, line.target_label) == (1, "Partly met", 2, "Met")
    assert (line.gap, line.ahead, line.importance, line.weight) == (1, 0, 5, 2)
    assert line.priority == 0.5 * 2 * 5
    assert (line.target_from, line.confidence_words) == ("Set here", "Not said")
    assert (line.rationale, line.target_reason, line.agreed_by, line.role, line.rated_on) == (
        "Nights are not covered.",
        "The board’s aim.",
        "Steering group",
        "Lead nurse",
        "2026-10-14",
    )


def test_a_target_that_nobody_set_is_said_to_be_the_frameworks_or_missing() -> None:
    lines = {line.id: line for line in report_of(every_kind()).assessments[0].items}
    assert (lines["W1"].target_from, lines["W1"].target_label) == ("Framework’s default", "Met")
    assert (lines["H1"].target_from, lines["H1"].target_label) == ("No target set", "–")
    assert lines["H1"].gap is None
    assert lines["H1"].priority is None


def test_the_four_kinds_of_answer_stay_four() -> None:
    lines = {line.id: line for line in report_of(every_kind()).assessments[0].items}
    found = {name: (lines[name].answer_words, lines[name].level) for name in ("W1", "U1", "U2", "X1")}
    assert found == {
        "W1": ("Partly met", 1),
        "U1": ("Don’t know", None),
        "U2": ("Not rated", None),
        "X1": ("Not applicable", None),
    }


def test_sections_know_what_lies_within_them() -> None:
    sections = {section.id: section for section in report_of(every_kind()).assessments[0].sections}
    nested = sections["S5"]
    assert (nested.number, nested.last) == (5, 7)
    assert sections["S5a"].parent == nested.number
    assert not nested.weighs_parts
    assert sections["S6"].weighs_parts
    assert sections["S2"].score.score is None
    assert sections["S2"].counts == "0 of 2 met, 1 not yet rated, 1 answered don’t know"


def test_gaps_come_in_order_of_priority_and_the_largest_are_five() -> None:
    report = report_of(ambitions_like()).assessments[0]
    priorities = [line.priority or 0 for line in report.gaps]
    assert priorities == sorted(priorities, reverse=True)
    assert report.largest == report.gaps[:5]


def test_items_of_a_tracking_scale_are_followed_and_not_scored() -> None:
    report = report_of(every_kind()).assessments[0]
    assert [line.id for line in report.followed] == ["T1"]
    assert "T1" not in {line.id for line in (*report.gaps, *report.not_rated, *report.ahead)}


def test_the_definitions_name_each_edition_once_with_its_hash() -> None:
    one, other = ambitions_like(), every_kind()
    notes = report_of(one, other, ambitions_like(seed=4)).definitions.frameworks
    assert [note.hash for note in notes] == [one.framework_hash, other.framework_hash]
    assert notes[0].short_hash == one.framework_hash[:8]
    assert [scale.title for scale in notes[1].scales] == ["Met", "Maturity", "Uneven", "Tracking"]
    assert notes[1].scales[0].notes == ("Default target: Met.",)
    assert notes[1].scales[3].notes == ("Items of this scale are followed, not scored.",)


def test_the_day_and_the_place_are_those_given() -> None:
    report = build("Test\x07shire", [standing(every_kind())], as_at=AS_AT, example=True)
    assert (report.place, report.as_at_words, report.example) == ("Test\ufffdshire", "22 November 2026", True)
    assert report.assessments[0].status_words == "Draft"
    assert AssessmentStatus.DRAFT is every_kind().status

"""The board report: which parts of a report it shows, in what order and in what words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eolc_desktop.domain.frameworks import Scale
from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.blocks import (
    AnswerCount,
    AnswersFigure,
    Block,
    Column,
    Contents,
    Cover,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Table,
    Text,
)
from eolc_desktop.exports.board_parts import (
    all_ratings,
    definitions,
    gaps,
    other_findings,
    section_scores,
    unknown,
)
from eolc_desktop.exports.report import (
    EXAMPLE,
    SHORT_LIST,
    AssessmentReport,
    ItemLine,
    Report,
    SectionLine,
    no_gaps,
)
from eolc_desktop.exports.text import clean, shorten
from eolc_desktop.scoring.wording import (
    ANSWER_WORDS,
    counted,
    coverage_in_words,
    number,
    percent,
)

TITLE = "End of life care self-assessment"
_TWO_LINES = 80


def board_paper(report: Report) -> Paper:
    """Return the board report's blocks in order."""
    foot = [shorten(report.place, 60), f"As at {report.as_at_words}"]
    if any(not assessment.agreed for assessment in report.assessments):
        foot.append("Draft")
    if report.example:
        foot.append(EXAMPLE)
    return Paper(
        title=f"{shorten(report.place, 120)}: {TITLE}",
        subject=", ".join(_about(assessment) for assessment in report.assessments),
        foot=" · ".join(foot),
        blocks=tuple(_blocks(report)),
    )


def _about(assessment: AssessmentReport) -> str:
    parts = (assessment.short, assessment.service, assessment.round)
    return shorten(" · ".join(parts), 120)


def _blocks(report: Report) -> Iterator[Block]:
    yield _cover(report)
    yield Contents()
    several = len(report.assessments) > 1
    for assessment in report.assessments:
        yield from _summary(assessment, several=several)
        yield from section_scores(assessment)
        if len(_scales(assessment)) > 1:
            yield from _answers(assessment)
        yield from gaps(assessment)
        yield from unknown(assessment)
        yield from other_findings(assessment)
    for assessment in report.assessments:
        after = f": {_about(assessment)}" if several else ""
        yield from all_ratings(assessment, after)
    yield from definitions(report)


def _cover(report: Report) -> Cover:
    facts: list[tuple[str, str]] = []
    for assessment in report.assessments:
        facts.append(("Framework", f"{assessment.title}, {assessment.edition}"))
        facts.append(("Service and round", f"{assessment.service}, {assessment.round}"))
        facts.append(("Status", assessment.status_words))
    facts.append(("Position as at", report.as_at_words))
    return Cover(TITLE, report.place, EXAMPLE if report.example else "", tuple(facts))


def _summary(assessment: AssessmentReport, *, several: bool) -> Iterator[Block]:
    total = assessment.total
    parts = [assessment.short, assessment.service, assessment.round, assessment.status_words]
    whose = f": {shorten(assessment.short, 24)}, {shorten(assessment.service, 24)}" if several else ""
    yield Heading(f"Summary{whose}", 1, new_page=True)
    yield Text(shorten(" · ".join(parts), 160), "muted")
    yield Text(f"{total.counts}.", "lead")
    yield KeyFigures(
        (
            KeyFigure("Score", percent(total.score.score), _score_note(total)),
            KeyFigure("Coverage", percent(total.score.coverage), _coverage_note(total)),
            KeyFigure("Range", *_range_figure(total)),
        )
    )
    if len(_scales(assessment)) == 1:
        yield from _answers(assessment)
    yield Heading("Largest gaps", 2)
    if assessment.largest:
        gap_columns = (
            Column("Item", 215),
            Column("Now", 95),
            Column("Target", 95),
            Column("Gap", 34, number=True),
            Column("Priority", 46, number=True),
        )
        yield Table(gap_columns, tuple(_short_gap(line) for line in assessment.largest))
        yield _more(len(assessment.gaps), "gap", "in order of priority")
    else:
        yield Text(no_gaps(assessment))
    yield Heading("What we are least sure of", 2)
    if assessment.least_sure:
        columns = (Column("Item", 230), Column("Answer", 140), Column("Confidence", 100))
        rows = tuple(_unsure(line) for line in assessment.least_sure[:SHORT_LIST])
        yield Table(columns, rows)
        yield _more(len(assessment.least_sure), "item", "don’t know first, then low confidence")
    else:
        yield Text("No item is answered don’t know, and no rating is of low confidence.")


def _score_note(total: SectionLine) -> str:
    if total.score.score is None:
        return "No item has a level yet; that is not the same as 0."
    have = "has" if total.score.rated == 1 else "have"
    return f"of the {counted(total.score.rated, 'item')} that {have} a level"


def _coverage_note(total: SectionLine) -> str:
    words = coverage_in_words(total.score)
    return words.rpartition(" (")[0] or words


def _range_figure(total: SectionLine) -> tuple[str, str]:
    span, _, condition = total.range_words.partition(" if ")
    if condition:
        return span, f"if {condition}"
    return ("–", "nothing to range over") if total.score.score is None else ("None", "every item has a level")


def _short_gap(line: ItemLine) -> tuple[str, ...]:
    return (_short_name(line), line.answer_words, line.target_label, number(line.gap), number(line.priority))


def _short_name(line: ItemLine) -> str:
    # On two lines at most, so that the summary stays on one page; the whole title stands in the tables.
    return f"{line.id}  {shorten(line.title, _TWO_LINES)}"


def _unsure(line: ItemLine) -> tuple[str, ...]:
    return (_short_name(line), line.answer_words, line.confidence_words)


def _more(count: int, noun: str, order: str) -> Text:
    if count > SHORT_LIST:
        return Text(f"The first {SHORT_LIST} of {counted(count, noun)}, {order}.", "muted")
    return Text(f"{counted(count, noun).capitalize()}, {order}.", "muted")


def _scales(assessment: AssessmentReport) -> tuple[Scale, ...]:
    return tuple({line.scale.id: line.scale for line in assessment.items if line.scale.scored}.values())


def _answers(assessment: AssessmentReport) -> Iterator[Block]:
    scales = _scales(assessment)
    for scale in scales:
        lines = [line for line in assessment.items if line.scale is scale]
        answers = tuple(_answer_counts(scale, lines))
        named = [f"{answer.count} {answer.words}" for answer in answers if answer.count]
        alternative = f"Bar of {counted(len(lines), 'item')} by answer: {', '.join(named)}."
        if len(scales) > 1:
            yield Text(f"{counted(len(lines), 'item')} on the scale “{clean(scale.title)}”", "muted")
        yield AnswersFigure(answers, alternative)


def _answer_counts(scale: Scale, lines: Sequence[ItemLine]) -> Iterator[AnswerCount]:
    for place, level in enumerate(scale.levels):
        yield AnswerCount(clean(level.label), sum(line.level == level.value for line in lines), place)
    for answer in (Answer.DONT_KNOW, None, Answer.NOT_APPLICABLE):
        yield AnswerCount(ANSWER_WORDS[answer], sum(line.answer is answer for line in lines), None)

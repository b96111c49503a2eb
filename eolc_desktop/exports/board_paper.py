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
    Entry,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    SectionsFigure,
    Table,
    Terms,
    Text,
)
from eolc_desktop.exports.definitions import FrameworkNote
from eolc_desktop.exports.report import SHORT_LIST, AssessmentReport, ItemLine, Report, SectionLine
from eolc_desktop.exports.text import clean, shorten
from eolc_desktop.scoring.wording import (
    ANSWER_WORDS,
    CONFIDENCE_WORDS,
    counted,
    coverage_in_words,
    number,
    percent,
)

TITLE = "End of life care self-assessment"
EXAMPLE = "Example: made-up place"
_CELL = 140

_GAP_COLUMNS = (
    Column("Item", 142),
    Column("Now", 60),
    Column("Target", 60),
    Column("Gap", 30, number=True),
    Column("Weight", 41, number=True),
    Column("Importance", 58, number=True),
    Column("Priority", 45, number=True),
    Column("Confidence", 58),
)


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
        after = f": {_about(assessment)}" if several else ""
        yield from _summary(assessment, after)
        yield from _sections(assessment)
        yield from _gaps(assessment)
        yield from _unknown(assessment)
        yield from _other_findings(assessment)
    for assessment in report.assessments:
        after = f": {_about(assessment)}" if several else ""
        yield from _all_ratings(assessment, after)
    yield from _definitions(report)


def _cover(report: Report) -> Cover:
    facts: list[tuple[str, str]] = []
    for assessment in report.assessments:
        facts.append(("Framework", f"{assessment.title}, {assessment.edition}"))
        facts.append(("Service and round", f"{assessment.service}, {assessment.round}"))
        facts.append(("Status", assessment.status_words))
    facts.append(("Position as at", report.as_at_words))
    return Cover(TITLE, report.place, EXAMPLE if report.example else "", tuple(facts))


def _summary(assessment: AssessmentReport, after: str) -> Iterator[Block]:
    total = assessment.total
    yield Heading(f"Summary{after}", 1, new_page=True)
    yield Text(f"{_about(assessment)} · {assessment.status_words}", "muted")
    yield Text(f"{total.counts}.", "lead")
    yield KeyFigures(
        (
            KeyFigure("Score", percent(total.score.score), _score_note(total)),
            KeyFigure("Coverage", percent(total.score.coverage), _coverage_note(total)),
            KeyFigure("Range", *_range_figure(total)),
        )
    )
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
        yield Text(_no_gaps(assessment))
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
    return (_name(line), line.answer_words, line.target_label, number(line.gap), number(line.priority))


def _unsure(line: ItemLine) -> tuple[str, ...]:
    return (_name(line), line.answer_words, line.confidence_words)


def _name(line: ItemLine) -> str:
    return f"{line.id}  {shorten(line.title, _CELL)}"


def _more(count: int, noun: str, order: str) -> Text:
    if count > SHORT_LIST:
        return Text(f"The first {SHORT_LIST} of {counted(count, noun)}, {order}.", "muted")
    return Text(f"{counted(count, noun).capitalize()}, {order}.", "muted")


def _no_gaps(assessment: AssessmentReport) -> str:
    if assessment.without_target:
        return "No gap can be told where no target is set."
    return "No rated item is below its target."


def _answers(assessment: AssessmentReport) -> Iterator[AnswersFigure]:
    scales = dict.fromkeys(line.scale for line in assessment.items if line.scale.scored)
    for scale in scales:
        lines = [line for line in assessment.items if line.scale is scale]
        answers = tuple(_answer_counts(scale, lines))
        named = [f"{answer.count} {answer.words}" for answer in answers if answer.count]
        alternative = f"Bar of {counted(len(lines), 'item')} by answer: {', '.join(named)}."
        yield AnswersFigure(answers, alternative)


def _answer_counts(scale: Scale, lines: Sequence[ItemLine]) -> Iterator[AnswerCount]:
    for place, level in enumerate(scale.levels):
        yield AnswerCount(clean(level.label), sum(line.level == level.value for line in lines), place)
    for answer in (Answer.DONT_KNOW, None, Answer.NOT_APPLICABLE):
        yield AnswerCount(ANSWER_WORDS[answer], sum(line.answer is answer for line in lines), None)


def _sections(assessment: AssessmentReport) -> Iterator[Block]:
    yield Heading("Section scores", 2, new_page=True)
    yield SectionsFigure((assessment.total, *assessment.sections), _sections_in_words(assessment))
    columns = (
        Column("Section", 190),
        Column("In words", 160),
        Column("Score", 40, number=True),
        Column("Rated", 50, number=True),
        Column("Low–high", 60, number=True),
    )
    lines = (*assessment.sections, assessment.total)
    yield Table(columns, tuple(_section_row(line) for line in lines))


def _section_row(line: SectionLine) -> tuple[str, ...]:
    score = line.score
    span = (
        "–"
        if score.low is None or not score.unanswered
        else f"{percent(score.low)}–{percent(score.high)}".replace(" %–", "–")
    )
    name = f"{line.id}  {shorten(line.title, _CELL)}".strip()
    return (name, line.counts, percent(score.score), f"{score.rated} of {score.applicable}", span)


def _sections_in_words(assessment: AssessmentReport) -> str:
    scored = [line for line in assessment.sections if line.score.score is not None]
    start = f"Bars of section scores. All sections: {percent(assessment.total.score.score)}."
    if not scored:
        return f"{start} No section has a score yet."
    largest = max(scored, key=lambda line: line.score.score or 0)
    smallest = min(scored, key=lambda line: line.score.score or 0)
    return (
        f"{start} Largest: {largest.title}, {percent(largest.score.score)}. "
        f"Smallest: {smallest.title}, {percent(smallest.score.score)}. "
        f"{counted(len(assessment.sections) - len(scored), 'section')} without a score."
    )


def _gaps(assessment: AssessmentReport) -> Iterator[Block]:
    yield Heading("Gaps in order of priority", 2, new_page=True)
    if not assessment.gaps:
        yield Text(_no_gaps(assessment))
        return
    yield Text(
        "Priority is the gap as a share of the item’s scale × weight × importance. Where priorities are "
        "equal, the rating we are less sure of comes first.",
        "muted",
    )
    yield Table(_GAP_COLUMNS, tuple(_gap_row(line) for line in assessment.gaps))


def _gap_row(line: ItemLine) -> tuple[str, ...]:
    return (
        _name(line),
        line.answer_words,
        line.target_label,
        number(line.gap),
        number(line.weight),
        number(line.importance),
        number(line.priority),
        line.confidence_words,
    )


def _unknown(assessment: AssessmentReport) -> Iterator[Block]:
    yield Heading("What we do not know yet", 2)
    if not assessment.not_rated and not assessment.dont_know:
        yield Text("Every item that applies has a level.")
        return
    unanswered = sorted((*assessment.dont_know, *assessment.not_rated), key=lambda line: line.number)
    columns = (Column("Item", 220), Column("Section", 170), Column("Answer", 90))
    rows = ((_name(line), shorten(line.section, _CELL), line.answer_words) for line in unanswered)
    yield Table(columns, tuple(rows))


def _other_findings(assessment: AssessmentReport) -> Iterator[Block]:
    if assessment.ahead:
        yield Heading("Ahead of target", 2)
        columns = (
            Column("Item", 220),
            Column("Now", 110),
            Column("Target", 110),
            Column("Ahead", 40, number=True),
        )
        rows = ((_name(x), x.answer_words, x.target_label, number(x.ahead)) for x in assessment.ahead)
        yield Table(columns, tuple(rows))
    if assessment.without_target:
        yield Heading("No target set", 2)
        without = assessment.without_target
        all_of_them = len(without) == assessment.total.score.rated
        which = "No rated item has" if all_of_them else f"{counted(len(without), 'rated item')} without"
        ids = "" if all_of_them else f": {', '.join(line.id for line in without)}"
        yield Text(f"{which} a target{ids}. That is a finding, not a gap.")
    if assessment.not_applicable:
        yield Heading("Not applicable", 2)
        for line in assessment.not_applicable:
            yield Entry(_name(line), (), (("Reason", line.reason or "No reason given."),))
    if assessment.followed:
        yield Heading("Followed, not scored", 2)
        followed = ((_name(line), line.answer_words) for line in assessment.followed)
        yield Table((Column("Item", 340), Column("Answer", 140)), tuple(followed))


def _all_ratings(assessment: AssessmentReport, after: str) -> Iterator[Block]:
    yield Heading(f"Appendix: every item{after}", 1, new_page=True)
    section = 0
    for line in assessment.items:
        if line.section_number != section:
            section = line.section_number
            part = assessment.sections[section - 1]
            yield Heading(f"{part.id}  {shorten(part.title, _CELL)}", 2)
        yield _entry(line)


def _entry(line: ItemLine) -> Entry:
    facts = [line.answer_words]
    if line.target is not None:
        facts.append(f"Target: {line.target_label} ({line.target_from[0].lower()}{line.target_from[1:]})")
    if line.confidence is not None:
        facts.append(f"Confidence: {CONFIDENCE_WORDS[line.confidence].lower()}")
    if line.answer is not None and line.role:
        facts.append(f"By: {shorten(line.role, 80)}")
    if line.answer is not None and line.rated_on:
        facts.append(line.rated_on)
    texts = (
        ("Why not applicable", line.reason),
        ("Rationale", line.rationale),
        ("Reason for the target", line.target_reason),
        ("Target agreed by", line.agreed_by),
    )
    return Entry(_name(line), tuple(facts), tuple((name, text) for name, text in texts if text))


def _definitions(report: Report) -> Iterator[Block]:
    yield Heading("Appendix: definitions and method", 1, new_page=True)
    for note in report.definitions.frameworks:
        yield from _framework(note)
    yield Heading("How numbers are computed", 2)
    yield Terms(report.definitions.method)


def _framework(note: FrameworkNote) -> Iterator[Block]:
    yield Heading(shorten(f"{note.title}, {note.edition}", _CELL), 2)
    facts = (
        ("Publisher", f"{note.publisher}, {note.year}"),
        ("Status", note.status_words),
        ("Source", note.source),
        ("Wording", note.wording_note),
        ("Id and hash", f"{note.id}, {note.short_hash} ({note.hash})"),
    )
    yield Terms(tuple((name, text) for name, text in facts if text))
    for scale in note.scales:
        yield Heading(f"Scale: {scale.title}", 3)
        columns = (Column("Level", 150), Column("Value", 40, number=True), Column("What it means", 290))
        yield Table(columns, tuple((x.label, number(x.value), x.descriptor) for x in scale.levels))
        yield Text(" ".join(scale.notes), "muted")

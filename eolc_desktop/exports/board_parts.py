"""The parts of the board report that follow its summary."""

from __future__ import annotations

from collections.abc import Iterator

from eolc_desktop.exports.blocks import Block, Column, Entry, Heading, SectionsFigure, Table, Terms, Text
from eolc_desktop.exports.definitions import FrameworkNote
from eolc_desktop.exports.report import AssessmentReport, ItemLine, Report, SectionLine, no_gaps
from eolc_desktop.exports.text import shorten
from eolc_desktop.scoring.wording import CONFIDENCE_WORDS, counted, number, percent

CELL = 140
"""How many characters of a title a table shows."""

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


def item_name(line: ItemLine) -> str:
    """Return an item’s id and title, as tables show them."""
    return f"{line.id}  {shorten(line.title, CELL)}"


def section_scores(assessment: AssessmentReport) -> Iterator[Block]:
    """Show the score of every section, as a figure and as a table."""
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
    name = f"{line.id}  {shorten(line.title, CELL)}".strip()
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


def gaps(assessment: AssessmentReport) -> Iterator[Block]:
    """List every gap in order of priority, with the factors of the priority."""
    yield Heading("Gaps in order of priority", 2, new_page=True)
    if not assessment.gaps:
        yield Text(no_gaps(assessment))
        return
    yield Text(
        "Priority is the gap as a share of the item’s scale × weight × importance. Where priorities are "
        "equal, the rating we are less sure of comes first.",
        "muted",
    )
    yield Table(_GAP_COLUMNS, tuple(_gap_row(line) for line in assessment.gaps))


def _gap_row(line: ItemLine) -> tuple[str, ...]:
    return (
        item_name(line),
        line.answer_words,
        line.target_label,
        number(line.gap),
        number(line.weight),
        number(line.importance),
        number(line.priority),
        line.confidence_words,
    )


def unknown(assessment: AssessmentReport) -> Iterator[Block]:
    """List the items that apply and have no level."""
    yield Heading("What we do not know yet", 2)
    if not assessment.not_rated and not assessment.dont_know:
        yield Text("Every item that applies has a level.")
        return
    unanswered = sorted((*assessment.dont_know, *assessment.not_rated), key=lambda line: line.number)
    columns = (Column("Item", 220), Column("Section", 170), Column("Answer", 90))
    rows = ((item_name(line), shorten(line.section, CELL), line.answer_words) for line in unanswered)
    yield Table(columns, tuple(rows))


def other_findings(assessment: AssessmentReport) -> Iterator[Block]:
    """Name what is neither a gap nor unknown."""
    if assessment.ahead:
        yield Heading("Ahead of target", 2)
        columns = (
            Column("Item", 220),
            Column("Now", 110),
            Column("Target", 110),
            Column("Ahead", 40, number=True),
        )
        rows = ((item_name(x), x.answer_words, x.target_label, number(x.ahead)) for x in assessment.ahead)
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
            yield Entry(item_name(line), (), (("Reason", line.reason or "No reason given."),))
    if assessment.followed:
        yield Heading("Followed, not scored", 2)
        followed = ((item_name(line), line.answer_words) for line in assessment.followed)
        yield Table((Column("Item", 340), Column("Answer", 140)), tuple(followed))


def all_ratings(assessment: AssessmentReport, after: str) -> Iterator[Block]:
    """Give everything that is said about every item."""
    yield Heading(f"Appendix: every item{after}", 1, new_page=True)
    section = 0
    for line in assessment.items:
        if line.section_number != section:
            section = line.section_number
            part = assessment.sections[section - 1]
            yield Heading(f"{part.id}  {shorten(part.title, CELL)}", 2)
        yield _entry(line)


def _entry(line: ItemLine) -> Entry:
    facts = [line.answer_words]
    if line.target is not None:
        facts.append(f"Target: {line.target_label} ({line.target_from[0].lower()}{line.target_from[1:]})")
    if line.confidence is not None:
        facts.append(f"Confidence: {CONFIDENCE_WORDS[line.confidence].lower()}")
    if line.evidence:
        facts.append(f"Evidence: {line.evidence}")
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
    return Entry(item_name(line), tuple(facts), tuple((name, text) for name, text in texts if text))


def definitions(report: Report) -> Iterator[Block]:
    """Say what the report rests on and how its numbers come about."""
    yield Heading("Appendix: definitions and method", 1, new_page=True)
    for note in report.definitions.frameworks:
        yield from _framework(note)
    yield Heading("How numbers are computed", 2)
    yield Terms(report.definitions.method)


def _framework(note: FrameworkNote) -> Iterator[Block]:
    yield Heading(shorten(f"{note.title}, {note.edition}", CELL), 2)
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

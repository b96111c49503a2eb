"""What the lists of the Overview page say, as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from eolc_desktop.domain.ratings import Answer, Assessment
from eolc_desktop.operations.queries import AssessmentSummary
from eolc_desktop.scoring.gaps import Gap
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import (
    CONFIDENCE_WORDS,
    counted,
    coverage_in_words,
    level_words,
    number,
    percent,
)
from eolc_desktop.ui.models.gap_rows import Kind
from eolc_desktop.ui.widgets.moments import ago
from eolc_desktop.ui.widgets.text_rows import TextRow

SHOWN = 5
UNRATED = "unrated"
TO_CONFIRM = "to-confirm"
LATER = "later-edition"


def gap_rows(gaps: Sequence[Gap]) -> list[TextRow]:
    """Return the largest gaps: from which level to which, and the priority."""
    return [
        TextRow(
            key=gap.item.id,
            lead=gap.item.id,
            title=gap.item.title,
            detail=f"{gap.scale.level(gap.level).label} → {gap.scale.level(gap.target).label}",
            figure=f"Priority {number(gap.priority)}",
            note=f"Confidence: {CONFIDENCE_WORDS[gap.rating.confidence].lower()}",
        )
        for gap in gaps[:SHOWN]
        if gap.target is not None
    ]


def unsure_rows(standing: Standing) -> list[TextRow]:
    """Return what we are least sure of: don't know first, then ratings of low confidence."""
    assessment = standing.assessment
    return [_unsure(assessment, item.id) for item in standing.least_sure[:SHOWN]]


def _unsure(assessment: Assessment, item_id: str) -> TextRow:
    item, rating = assessment.framework.item(item_id), assessment.rating(item_id)
    known = rating.answer is Answer.LEVEL
    words = level_words(rating, assessment.framework.scale_of(item))
    return TextRow(
        key=item.id,
        lead=item.id,
        title=item.title,
        detail=f"{words}, low confidence" if known else words,
    )


def open_rows(standing: Standing) -> list[TextRow]:
    """Return what is still open or worth a look, with its count; the key is a part of the Gaps page."""
    counts = (
        (UNRATED, len(standing.not_rated), "not yet rated", "Rate them on the Assess page"),
        (Kind.UNANSWERED.value, len(standing.dont_know), "answered don’t know", "Find out who would know"),
        (Kind.NO_TARGET.value, len(standing.without_target), "with no target set", "No gap can show there"),
        (Kind.AHEAD.value, len(standing.ahead), "ahead of target", "Not taken from the gaps of others"),
    )
    return [
        TextRow(key, f"{'item' if count == 1 else 'items'} {what}", str(count), detail)
        for key, count, what, detail in counts
        if count
    ]


def waiting_rows(count: int, year: int) -> list[TextRow]:
    """Return how many answers of an earlier edition wait to be confirmed; no row where none does."""
    words = "answer of the {} edition waits" if count == 1 else "answers of the {} edition wait"
    title = f"{words.format(year)} to be confirmed"
    return [TextRow(TO_CONFIRM, title, str(count), "Confirm them on the Assess page")] if count else []


def later_rows(assessment: Assessment, others: Iterable[AssessmentSummary]) -> list[TextRow]:
    """Return that there is a later edition, where there are answers to start it from and nobody has.

    What the framework says of itself is enough for the words: nothing is looked up in the library.
    """
    later = assessment.framework.successor
    begun = any((one.framework_id, one.service) == (later, assessment.service) for one in others)
    answered = any(rating.answer for rating in assessment.ratings.values())
    if not later or begun or not answered:
        return []
    return [TextRow(LATER, "A later edition is in the library", detail="Start it from these answers")]


def change_rows(entries: Iterable[tuple[str, str, str, bool]], now: datetime) -> list[TextRow]:
    """Return the latest changes in plain words.

    Args:
        entries: Time as ISO 8601, label, role, and whether it was undone since.
        now: The time now, by which "today" is told.
    """
    rows = []
    for at, words, role, undone in entries:
        note = "undone since" if undone else ""
        rows.append(TextRow("", words, detail=", ".join(p for p in (role, note) if p), figure=ago(at, now)))
    return rows


def assessment_rows(standings: Iterable[Standing], in_view: str) -> list[TextRow]:
    """Return every assessment of the workspace; a score never without its coverage."""
    rows = []
    for standing in standings:
        assessment, total = standing.assessment, standing.scores.total
        score = percent(total.score) if total.score is not None else "No score yet"
        rows.append(
            TextRow(
                key=assessment.id,
                title=assessment.framework.title,
                detail=f"{assessment.service.name} · {assessment.round.name}"
                f" · {counted(len(standing.gaps), 'gap')}",
                figure=score,
                note=coverage_in_words(total),
                chosen=assessment.id == in_view,
            )
        )
    return rows

"""What the files will hold, in words with counts, before they are written."""

from __future__ import annotations

from collections.abc import Sequence

from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.widgets.text_rows import TextRow


def report_rows(standings: Sequence[Standing]) -> list[TextRow]:
    """Return the parts of the board report, in its order."""
    each = _for_each(standings)
    gaps = _total(standings, "gaps")
    unknown = _total(standings, "not_rated") + _total(standings, "dont_know")
    rows = [
        TextRow("", "Title page and contents"),
        TextRow("", f"Summary{each}", detail="Counts, score, coverage, range, largest gaps, least sure"),
        TextRow("", f"Section scores{each}", figure=str(_sections(standings)), detail="As a figure"),
        TextRow("", "Gaps in order of priority", figure=str(gaps)),
        TextRow(
            "", "What we do not know yet", figure=str(unknown), detail="Not rated, or answered don’t know"
        ),
    ]
    findings = (
        ("Ahead of target", _total(standings, "ahead")),
        ("Rated, with no target set", _total(standings, "without_target")),
        ("Not applicable, with the reason", sum(s.scores.total.not_applicable for s in standings)),
        ("Followed, not scored", sum(s.scores.total.tracked for s in standings)),
    )
    rows += [TextRow("", title, figure=str(count)) for title, count in findings if count]
    items = str(_items(standings))
    rows.append(TextRow("", "Appendix: every item", figure=items, detail="With its rationale and target"))
    rows.append(TextRow("", "Definitions", detail="Framework editions, and how scores are computed"))
    return rows


def workbook_rows(standings: Sequence[Standing]) -> list[TextRow]:
    """Return the sheets of the gap analysis, in their order."""
    return [
        TextRow("", "Summary"),
        TextRow(
            "", "Items", figure=str(_items(standings)), detail="A change of level works the scores out anew"
        ),
        TextRow("", "Gaps", figure=str(_total(standings, "gaps"))),
        TextRow("", "Sections", figure=str(_sections(standings))),
        TextRow("", "Definitions"),
    ]


def cautions(standings: Sequence[Standing], *, example: bool) -> list[str]:
    """Return what somebody should know before the files leave the building."""
    found = []
    if example:
        found.append("The place is made up, and every page says so.")
    unrated = _total(standings, "not_rated")
    if unrated:
        verb = "is" if unrated == 1 else "are"
        found.append(
            f"{counted(unrated, 'item')} {verb} not rated yet. "
            "Every score is shown with its coverage and range."
        )
    if standings and all(standing.scores.total.score is None for standing in standings):
        found.append("Nothing is rated yet, so there is no score to report.")
    return found


def _for_each(standings: Sequence[Standing]) -> str:
    return f" for each of {len(standings)} assessments" if len(standings) > 1 else ""


def _total(standings: Sequence[Standing], name: str) -> int:
    return sum(len(getattr(standing, name)) for standing in standings)


def _items(standings: Sequence[Standing]) -> int:
    return sum(len(standing.assessment.framework.items) for standing in standings)


def _sections(standings: Sequence[Standing]) -> int:
    return sum(len(standing.scores.flat()) for standing in standings)

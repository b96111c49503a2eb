"""What supports a rating: a document, a link, a figure or a testimony."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What a piece of evidence is about: what is done, what came of it, or what people say of it."""

    PROCESS = "process"
    OUTCOME = "outcome"
    EXPERIENCE = "experience"


class Strength(StrEnum):
    """How much a piece of evidence can bear, from the weakest on."""

    ANECDOTE = "anecdote"
    SINGLE_AUDIT = "single_audit"
    REPEATED_MEASUREMENT = "repeated_measurement"
    INDEPENDENT = "independent"


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence; it may support many items. Empty means that nobody said.

    Args:
        shows: What it shows, in a sentence or two.
        period_from: The first day that it covers, as an ISO date; not the day that it was added.
        period_to: The last day that it covers.
        source: Whose it is.
        reference: Where to find it: a file, a link, a page.
        added_by: Who added it, as a role.
        added_at: When, as an ISO 8601 time in UTC.
        review_date: The day by which somebody should look again whether it still holds, as an ISO date.
        strength: None where nobody judged it.
        settings: Ids of the settings that it covers.
        population_groups: Ids of the population groups that it covers.
    """

    id: str
    title: str
    kind: EvidenceKind
    shows: str = ""
    period_from: str = ""
    period_to: str = ""
    source: str = ""
    reference: str = ""
    added_by: str = ""
    added_at: str = ""
    review_date: str = ""
    strength: Strength | None = None
    settings: tuple[str, ...] = ()
    population_groups: tuple[str, ...] = ()

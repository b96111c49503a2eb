"""What a group said about an item, and the assessment that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eolc_desktop.domain.evidence import Evidence
from eolc_desktop.domain.frameworks import Framework, Item, Number

DEFAULT_IMPORTANCE = 3
IMPORTANCES = (1, 2, 3, 4, 5)


class Answer(StrEnum):
    """The kinds of answer; no answer at all is *not rated*, and is None. None of them is zero."""

    LEVEL = "level"
    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"


class Confidence(StrEnum):
    """How sure the group is of its rating."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class AssessmentStatus(StrEnum):
    """How far an assessment has come."""

    DRAFT = "draft"
    ACCURACY_CHECK = "accuracy_check"
    AGREED = "agreed"
    SIGNED_OFF = "signed_off"


@dataclass(frozen=True)
class Rating:
    """All that is said about one item of an assessment; every part of it may be absent.

    Args:
        answer: None where the item is not rated.
        level: The level's value; set when, and only when, the answer is a level.
        reason: Why the item is not applicable.
        rationale: Why this level: what is true now.
        target: The level wanted, or None where nobody set one.
        importance: 1 to 5, or None where nobody set it.
        role: Who gave the answer, as a role.
        rated_at: When, as an ISO 8601 time in UTC.
    """

    answer: Answer | None = None
    level: Number | None = None
    reason: str = ""
    rationale: str = ""
    confidence: Confidence | None = None
    target: Number | None = None
    target_reason: str = ""
    target_agreed_by: str = ""
    importance: int | None = None
    role: str = ""
    rated_at: str = ""


NOT_RATED = Rating()


@dataclass(frozen=True)
class Service:
    """What is rated: the whole place, or one provider, team or setting in it.

    Args:
        setting: The id of its setting in the list of settings; empty where nobody said.
    """

    id: str
    name: str
    setting: str = ""


@dataclass(frozen=True)
class Round:
    """One dated pass, so that progress can be seen. `opened` is an ISO date."""

    id: str
    name: str
    opened: str


@dataclass(frozen=True)
class Assessment:
    """One framework, one service, one round, with the ratings and the evidence so far, by item id.

    Args:
        started_from: The id of the assessment by an earlier edition that this one began from, or empty.
    """

    id: str
    framework: Framework
    framework_hash: str
    service: Service
    round: Round
    status: AssessmentStatus = AssessmentStatus.DRAFT
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    started_from: str = ""

    def rating(self, item_id: str) -> Rating:
        """Return an item's rating; an empty one where nothing was said."""
        return self.ratings.get(item_id, NOT_RATED)

    def target(self, item: Item) -> Number | None:
        """Return the level wanted: the one set, or else the scale's default, or None."""
        chosen = self.rating(item.id).target
        return self.framework.scale_of(item).default_target if chosen is None else chosen

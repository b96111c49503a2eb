"""How a number came about, laid open: every item, what it counted, and the sum."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Item, Section
from eolc_desktop.domain.ratings import Answer, Assessment
from eolc_desktop.scoring.gaps import Gap
from eolc_desktop.scoring.scores import (
    Score,
    SectionScore,
    item_score,
    score_framework,
    section_weight,
)
from eolc_desktop.scoring.wording import (
    CONFIDENCE_WORDS,
    counted,
    coverage_in_words,
    level_words,
    number,
    percent,
    range_in_words,
)


@dataclass(frozen=True)
class Term:
    """One line of the working.

    Args:
        id: The item's id, or the section's where the score is a mean of sections.
        title: Its title.
        answer: The answer in words, or a section's score.
        share: The item score x in [0, 1], or the section's score; None where it does not count.
        weight: w.
        product: w times x; None where it does not count.
        why_not: Why it does not count, or empty.
    """

    id: str
    title: str
    answer: str
    share: float | None
    weight: float
    product: float | None
    why_not: str = ""


@dataclass(frozen=True)
class Explanation:
    """The working of one number: a rule in words, its terms, and the sums as sentences."""

    title: str
    rule: str
    terms: tuple[Term, ...]
    steps: tuple[str, ...]


_ITEM_RULE = (
    "Each level counts by where it lies between the lowest and the highest of its scale, from 0 to 1. "
    "The score is the sum of weight × that share, divided by the sum of the weights, over the items that "
    "have a level. Not applicable, not rated and don’t know count in neither sum."
)
_SECTION_RULE = (
    "This framework gives its sections weights of their own. The score is the weighted mean of the "
    "section scores that exist."
)
_WHY_NOT = {
    None: "not rated yet",
    Answer.NOT_APPLICABLE: "not applicable here",
    Answer.DONT_KNOW: "answered don’t know",
}


def explain_score(assessment: Assessment, section: Section | None = None) -> Explanation:
    """Lay open the score of a section, or of the whole assessment."""
    scores = score_framework(assessment)
    if section is None:
        inner, total, title = scores.sections, scores.total, assessment.framework.title
        items = assessment.framework.items
    else:
        found = next(part for part in scores.flat() if part.section.id == section.id)
        inner, total, title = found.sections, found.total, section.title
        items = tuple(section.all_items())
    if any(part.section.weight is not None for part in inner):
        terms = tuple(_section_term(part) for part in inner)
        return Explanation(title, _SECTION_RULE, terms, _steps(total, terms))
    terms = tuple(_item_term(assessment, item) for item in items)
    return Explanation(title, _ITEM_RULE, terms, _steps(total, terms))


def explain_gap(gap: Gap) -> Explanation:
    """Lay open the gap and the priority of one item."""
    if gap.target is None:
        steps: tuple[str, ...] = ("No target is set, so there is no gap: that is a finding of its own.",)
    else:
        origin = "the framework’s default" if gap.target_is_default else "set here"
        steps = (
            (
                f"Gap: target {number(gap.target)} ({origin}) − level {number(gap.level)}"
                f" = {number(gap.target - gap.level)}{_never_below_zero(gap)}"
            ),
            (
                f"As a share of the scale ({number(gap.scale.lowest)} to {number(gap.scale.highest)}): "
                f"{number(gap.gap)} ÷ {number(gap.scale.width)} = {number(gap.share)}"
            ),
            (
                f"Priority: {number(gap.share)} × weight {number(gap.weight)} × importance {gap.importance}"
                f"{'' if gap.rating.importance else ' (the usual 3, nobody set it)'} = {number(gap.priority)}"
            ),
            (
                f"Where priorities are equal, lower confidence comes first: here it is "
                f"{CONFIDENCE_WORDS[gap.rating.confidence].lower()}."
            ),
        )
    rule = "Priority = gap as a share of the item’s scale × weight × importance (1 to 5)."
    return Explanation(f"{gap.item.id} {gap.item.title}", rule, (), steps)


def _never_below_zero(gap: Gap) -> str:
    if not gap.ahead:
        return ""
    return f", so the gap is 0 and the item is {number(gap.ahead)} ahead"


def _item_term(assessment: Assessment, item: Item) -> Term:
    scale = assessment.framework.scale_of(item)
    rating = assessment.rating(item.id)
    words = level_words(rating, scale)
    if not scale.scored:
        return Term(item.id, item.title, words, None, item.weight, None, "followed, not scored")
    if rating.answer is not Answer.LEVEL or rating.level is None:
        answer = None if rating.answer is Answer.LEVEL else rating.answer
        return Term(item.id, item.title, words, None, item.weight, None, _WHY_NOT[answer])
    share = item_score(rating.level, scale)
    return Term(item.id, item.title, words, share, item.weight, item.weight * share)


def _section_term(part: SectionScore) -> Term:
    weight, score = section_weight(part.section), part.total.score
    if score is None:
        return Term(part.section.id, part.section.title, "–", None, weight, None, "no score yet")
    return Term(part.section.id, part.section.title, percent(score), score, weight, weight * score)


def _steps(total: Score, terms: tuple[Term, ...]) -> tuple[str, ...]:
    counting = [term for term in terms if term.product is not None]
    if total.score is None:
        return ("Nothing here has a level yet, so there is no score. That is not the same as 0.",)
    points = sum(term.product for term in counting if term.product is not None)
    weights = sum(term.weight for term in counting)
    steps = [
        f"{counted(len(counting), 'term')} counted of {len(terms)}",
        (
            f"Score: {number(points, 4)} ÷ {number(weights, 4)} = {number(total.score, 4)}, shown as "
            f"{percent(total.score)}"
        ),
        f"Coverage: {coverage_in_words(total)}",
    ]
    if total.unanswered:
        steps.append(f"Range: {range_in_words(total)}")
    return tuple(steps)

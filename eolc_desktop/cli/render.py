"""What `show` and `frameworks` print: as text for people, as JSON for programs (DESIGN section 6)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from eolc_desktop.domain.frameworks import Framework, Item, Status
from eolc_desktop.scoring.explain import Explanation, explain_gap, explain_score
from eolc_desktop.scoring.gaps import Gap
from eolc_desktop.scoring.scores import Score
from eolc_desktop.scoring.standing import Standing
from eolc_desktop.scoring.wording import (
    CONFIDENCE_WORDS,
    STATUS_WORDS,
    answered_in_words,
    counted,
    counts_in_words,
    coverage_in_words,
    level_with_value,
    number,
    percent,
    range_in_words,
)

if TYPE_CHECKING:
    from eolc_desktop.operations.library_search import Found


def to_json(data: object) -> str:
    """Return data as the JSON that commands print, with what cannot be seen as its code."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text)


def standings_data(place: str, standings: Iterable[Standing], *, explain: bool) -> dict[str, object]:
    """Return what `show --json` prints."""
    return {"place": place, "assessments": [_standing_data(each, explain=explain) for each in standings]}


def _standing_data(standing: Standing, *, explain: bool) -> dict[str, object]:
    assessment, total = standing.assessment, standing.scores.total
    data: dict[str, object] = {
        "framework": assessment.framework.id,
        "service": assessment.service.name,
        "round": assessment.round.name,
        "status": assessment.status.value,
        **_score_data(total),
        "items": total.items,
        "dont_know": total.dont_know,
        "not_applicable": total.not_applicable,
        "sections": [
            {"id": part.section.id, "title": part.section.title, **_score_data(part.total)}
            for part in standing.scores.flat()
        ],
        "gaps": [_gap_data(gap) for gap in standing.gaps],
    }
    if explain:
        data["explanations"] = [_explanation_data(each) for each in _explanations(standing)]
    return data


def _score_data(score: Score) -> dict[str, object]:
    return {
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "rated": score.rated,
        "applicable": score.applicable,
    }


def _gap_data(gap: Gap) -> dict[str, object]:
    return {
        "item": gap.item.id,
        "title": gap.item.title,
        "level": gap.level,
        "target": gap.target,
        "gap": gap.gap,
        "importance": gap.importance,
        "weight": gap.weight,
        "priority": gap.priority,
        "confidence": gap.rating.confidence,
    }


def _explanation_data(explanation: Explanation) -> dict[str, object]:
    return {
        "title": explanation.title,
        "rule": explanation.rule,
        "terms": [
            {
                "id": term.id,
                "title": term.title,
                "answer": term.answer,
                "share": term.share,
                "weight": term.weight,
                "product": term.product,
                "why_not": term.why_not,
            }
            for term in explanation.terms
        ],
        "steps": list(explanation.steps),
    }


def _explanations(standing: Standing) -> Iterator[Explanation]:
    yield explain_score(standing.assessment)
    for part in standing.scores.flat():
        yield explain_score(standing.assessment, part.section)
    for gap in standing.gaps:
        yield explain_gap(gap)


def standings_text(place: str, standings: Sequence[Standing], *, explain: bool) -> str:
    """Return what `show` prints."""
    lines = [place]
    for standing in standings:
        lines += ["", *_standing_lines(standing)]
        if explain:
            lines += ["", "How these numbers came about"]
            for explanation in _explanations(standing):
                lines += ["", *_explanation_lines(explanation)]
    if not standings:
        lines.append("Nothing is being assessed yet.")
    return "\n".join(lines)


def _standing_lines(standing: Standing) -> Iterator[str]:
    assessment, total = standing.assessment, standing.scores.total
    yield f"{assessment.framework.title} ({assessment.framework.edition})"
    status = STATUS_WORDS[assessment.status].lower()
    yield f"{assessment.service.name}, {assessment.round.name}, {status}"
    yield f"  {counts_in_words(assessment, total)}"
    answered = answered_in_words(total)
    yield f"  Score {percent(total.score)}, {coverage_in_words(total)}{answered and ', ' + answered}"
    if total.unanswered:
        yield f"  {range_in_words(total)}"
    yield "  Sections"
    width = max(len(part.section.id) for part in standing.scores.flat())
    for part in standing.scores.flat():
        score = part.total
        yield (
            f"    {part.section.id:<{width}}  {percent(score.score):>5}  "
            f"{coverage_in_words(score):<22}  {part.section.title}"
        )
    yield from _gap_lines(standing)


def _gap_lines(standing: Standing) -> Iterator[str]:
    if not standing.gaps:
        yield "  No gaps to a target."
    else:
        yield f"  {counted(len(standing.gaps), 'gap')}, highest priority first"
    for place, gap in enumerate(standing.gaps, 1):
        yield f"    {place:>3}. {gap.item.id}  {gap.item.title}"
        yield (
            f"         {level_with_value(gap.level, gap.scale)} → {level_with_value(gap.target, gap.scale)}; "
            f"gap {number(gap.gap)}, importance {gap.importance}, weight {number(gap.weight)}, "
            f"priority {number(gap.priority)}; confidence {CONFIDENCE_WORDS[gap.rating.confidence].lower()}"
        )
    if standing.without_target:
        yield f"  {counted(len(standing.without_target), 'rated item')} with no target set."
    if standing.ahead:
        yield f"  {counted(len(standing.ahead), 'item')} ahead of target."


def _explanation_lines(explanation: Explanation) -> Iterator[str]:
    yield f"  {explanation.title}"
    yield f"    {explanation.rule}"
    for term in explanation.terms:
        if term.share is None or term.product is None:
            yield f"    {term.id}: {term.answer}; does not count: {term.why_not}"
        else:
            yield (
                f"    {term.id}: {term.answer}; {number(term.weight)} × {number(term.share, 4)}"
                f" = {number(term.product, 4)}"
            )
    for step in explanation.steps:
        yield f"    {step}"


def framework_rows(frameworks: Iterable[Framework]) -> list[dict[str, object]]:
    """Return what `frameworks list --json` prints."""
    return [
        {
            "id": framework.id,
            "title": framework.title,
            "edition": framework.edition,
            "status": framework.status.value,
            "items": len(framework.items),
        }
        for framework in frameworks
    ]


def framework_rows_text(frameworks: Sequence[Framework], own: Collection[str]) -> str:
    """Return what `frameworks list` prints; the ids of the user's own frameworks mark those."""
    width = max((len(framework.id) for framework in frameworks), default=0)
    return "\n".join(
        f"{framework.id:<{width}}  {len(framework.items):>4} items  {framework.status.value:<8}  "
        f"{framework.title} ({framework.edition}){' · your own' if framework.id in own else ''}"
        for framework in frameworks
    )


def found_rows(found: Iterable[Found]) -> list[dict[str, object]]:
    """Return what `frameworks search --json` prints."""
    return [
        {
            "framework": each.framework.id,
            "section": each.section.id,
            "item": each.item.id,
            "title": each.item.title,
            "prompt": each.item.prompt,
            "status": each.framework.status.value,
        }
        for each in found
    ]


def found_text(found: Sequence[Found]) -> str:
    """Return what `frameworks search` prints."""
    frameworks = len({each.framework.id for each in found})
    within = f" in {counted(frameworks, 'framework')}" if found else ""
    lines = [f"{counted(len(found), 'item')} found{within}."]
    for each in found:
        historic = "" if each.framework.status is Status.CURRENT else " (historic)"
        lines += [
            f"{each.framework.id}{historic}  {each.item.id}  {each.item.title}",
            f"    {each.item.prompt}",
        ]
    return "\n".join(lines)


def framework_data(framework: Framework) -> dict[str, object]:
    """Return what `frameworks show --json` prints, nested sections flattened into one list."""
    return {
        "id": framework.id,
        "title": framework.title,
        "edition": framework.edition,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "items": [_item_data(framework, item) for item in section.items],
            }
            for section in framework.flat_sections
        ],
    }


def _item_data(framework: Framework, item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "prompt": item.prompt,
        "good": item.good,
        "evidence": [{"text": hint.text, "kind": hint.kind} for hint in item.evidence],
        "measures": [
            {
                "text": measure.text,
                "code": measure.code,
                "numerator": measure.numerator,
                "denominator": measure.denominator,
            }
            for measure in item.measures
        ],
        "links": [{"framework": link.framework, "item": link.item, "kind": link.kind} for link in item.links],
        "codes": list(item.codes),
        "settings": list(item.settings),
        "source": {"document": item.source.document, "section": item.source.section},
        "levels": [
            {
                "value": level.value,
                "short": level.short,
                "label": level.label,
                "descriptor": level.descriptor,
            }
            for level in framework.levels_of(item)
        ],
    }


def framework_text(framework: Framework) -> str:
    """Return what `frameworks show` prints."""
    lines = [
        f"{framework.title} ({framework.edition})",
        f"{framework.publisher}, {framework.year}; {framework.status.value}",
    ]
    if framework.wording_note:
        lines.append(framework.wording_note)
    for section in framework.flat_sections:
        lines += ["", f"{section.id}  {section.title}"]
        for item in section.items:
            lines += [f"  {item.id}  {item.title}", f"      {item.prompt}", f"      Good: {item.good}"]
    return "\n".join(lines)

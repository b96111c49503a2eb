"""What starting on a new edition would bring, as a text to read."""

from __future__ import annotations

from collections.abc import Iterator

from eolc_desktop.domain.frameworks import Item
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.operations.editions import LeftBehind, StartPreview, offer_of
from eolc_desktop.scoring.editions import Pair
from eolc_desktop.scoring.wording import counted, level_words, listed, offer_in_words
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.widgets.article import MUTED, STRONG, Block, Paragraph, Run, paragraph

MOST_SHOWN = 250


def summary_of(preview: StartPreview) -> str:
    """Return what would happen in a sentence."""
    parts = (
        (len(preview.carried), "is", "are", "carried over unchanged"),
        (len(preview.proposed) + len(preview.waiting), "is", "are", "proposed for you to confirm"),
        (len(preview.left_behind), "stays", "stay", "readable in the old edition"),
    )
    told = [f"{count} {one if count == 1 else many} {what}" for count, one, many, what in parts if count]
    return f"Of your answers, {listed(told)}." if told else "There is no answer that could be carried over."


def blocks_of(preview: StartPreview) -> Iterator[Block]:
    """Yield the lists: what is carried, proposed, left behind, and what nobody has answered."""
    before = False
    for title, about, entries in _parts(preview):
        if not entries:
            continue
        yield paragraph(f"{title} ({len(entries)})", "heading", above=5 if before else 0)
        yield paragraph(about, mark=MUTED)
        before = True
        for entry in entries[:MOST_SHOWN]:
            yield from entry
        if len(entries) > MOST_SHOWN:
            yield paragraph(f"… and {counted(len(entries) - MOST_SHOWN, 'more question')}.", mark=MUTED)


def _parts(preview: StartPreview) -> tuple[tuple[str, str, list[tuple[Block, ...]]], ...]:
    """Return each part with its heading, what it means, and what is in it."""
    old, new = preview.earlier.framework, preview.framework
    reworded = (
        f"The question is not the same as in “{edition_words(old)}”. The answer is shown beside it, and "
        "nothing is filled in until somebody confirms it."
    )
    return (
        (
            "Carried over unchanged",
            "Nothing that these answers rest on has changed. They come with their reasons and evidence.",
            [_carried(preview, pair) for pair in preview.carried],
        ),
        (
            "Proposed for you to confirm",
            reworded,
            [
                *(_proposed(preview, preview.earlier, pair) for pair in preview.proposed),
                *(_proposed(preview, one.assessment, one.pair) for one in preview.waiting),
            ],
        ),
        (
            "Stays readable in the old edition",
            f"“{edition_words(new)}” has no place for these answers. They stay where they were given.",
            [_left(left) for left in preview.left_behind],
        ),
        (
            "Not answered yet",
            "Questions of the new edition for which the old one has no answer.",
            [_open(item) for item in preview.unanswered],
        ),
    )


def _carried(preview: StartPreview, pair: Pair) -> tuple[Block, ...]:
    rating = preview.earlier.rating(pair.old_item.id)
    answer = level_words(rating, preview.earlier.framework.scale_of(pair.old_item))
    evidence = len(preview.earlier.evidence.get(pair.old_item.id, ()))
    words = f"{answer}, with {counted(evidence, 'piece')} of evidence" if evidence else answer
    return (_head(pair.old_item.id, pair.new_item), paragraph(words, indent=1))


def _proposed(preview: StartPreview, answered: Assessment, pair: Pair) -> tuple[Block, ...]:
    rating = answered.rating(pair.old_item.id)
    offer = offer_of(answered, preview.framework, pair)
    words = offer_in_words(offer, rating, answered.framework.scale_of(pair.old_item), pair.kind)
    return (
        _head(pair.old_item.id, pair.new_item),
        Paragraph((Run("Asked: ", MUTED), Run(pair.old_item.prompt)), indent=1),
        Paragraph((Run("Asks now: ", MUTED), Run(pair.new_item.prompt)), indent=1),
        paragraph(f"{words}.", indent=1),
    )


def _left(left: LeftBehind) -> tuple[Block, ...]:
    blocks: list[Block] = [_head(left.item.id, left.item), paragraph(left.answer, indent=1)]
    if left.goes_on_in:
        words = f"What it asked goes on in {listed(left.goes_on_in)}, from another answer."
        blocks.append(paragraph(words, mark=MUTED, indent=1))
    return tuple(blocks)


def _open(item: Item) -> tuple[Block, ...]:
    return (_head(item.id, item),)


def _head(old_id: str, item: Item) -> Paragraph:
    ids = " → ".join(dict.fromkeys((old_id, item.id)))
    return Paragraph((Run(f"{ids}  ", MUTED), Run(item.title, STRONG)), above=3)

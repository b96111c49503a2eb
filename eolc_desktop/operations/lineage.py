"""Which answers of earlier editions an assessment goes on from, edition by edition back."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.scoring.editions import EditionChanges, Pair, compare, joined
from eolc_desktop.storage import assessments
from eolc_desktop.storage.workspace import Workspace

# More editions than anybody assesses by one after the other; a file that says more is not followed.
_MOST_EDITIONS = 12

# By the hashes of the two editions: what they hold never changes.
_compared: dict[tuple[str, str], EditionChanges] = {}


@dataclass(frozen=True)
class Origin:
    """What an item goes on from.

    Args:
        assessment: The assessment that was answered.
        pair: The item there and the one here.
    """

    assessment: Assessment
    pair: Pair


def earlier_of(workspace: Workspace, assessment_id: str) -> Assessment | None:
    """Return the assessment that another one began from, or None where there is none any more."""
    head = assessments.head(workspace, assessment_id) if assessment_id else None
    return assessments.load(workspace, head) if head else None


def changes_since(earlier: Assessment, framework: Framework, framework_hash: str) -> EditionChanges:
    """Return what became of an assessment's edition in another one that is stored in the workspace."""
    key = (earlier.framework_hash, framework_hash)
    changes = _compared.get(key)
    if changes is None:
        changes = compare(earlier.framework, framework)
        # The last few only: whoever goes through an assessment asks for the same again and again.
        if len(_compared) >= _MOST_EDITIONS:
            _compared.clear()
        _compared[key] = changes
    return changes


def origins(workspace: Workspace, earlier: Assessment, changes: EditionChanges) -> dict[str, Origin]:
    """Return what each item of a new edition goes on from, by its id.

    That is the earlier assessment; where it has no answer of its own, because the answer to the edition
    before it still waits there to be confirmed, it is that one, and so on back.

    Args:
        workspace: The workspace.
        earlier: The assessment that the new one begins from.
        changes: Its edition and the new one side by side.
    """
    found = {pair.new_item.id: Origin(earlier, pair) for pair in changes.pairs}
    for _ in range(_MOST_EDITIONS):
        before = earlier_of(workspace, earlier.started_from)
        if before is None:
            break
        older = changes_since(before, earlier.framework, earlier.framework_hash).by_new
        for item_id, origin in found.items():
            pair = older.get(origin.pair.old_item.id)
            if pair is None or origin.assessment is not earlier:
                continue
            whole = joined(pair, origin.pair)
            if whole is not None and earlier.rating(origin.pair.old_item.id).answer is None:
                found[item_id] = Origin(before, whole)
        earlier = before
    return found

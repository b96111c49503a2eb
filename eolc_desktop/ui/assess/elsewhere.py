"""What was said elsewhere of what an item asks: looked up once, and worded for the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from eolc_desktop.domain.changes import Change, Changes
from eolc_desktop.domain.frameworks import Framework, Item, Link
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.operations import queries
from eolc_desktop.operations.editions import LeftBehind, left_behind
from eolc_desktop.operations.lineage import earlier_of
from eolc_desktop.operations.suggestions import Suggestion, all_suggestions
from eolc_desktop.scoring.editions import compare
from eolc_desktop.scoring.wording import LINK_WORDS, pair_in_words
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.session import Session


@dataclass(frozen=True)
class LinkView:
    """A link as it is shown.

    Args:
        text: The other item with its framework's name.
        here: Whether this workspace assesses the other framework.
    """

    link: Link
    text: str
    here: bool

    @property
    def note(self) -> str:
        """Return how close the other item is, and where the link leads."""
        where = "in this workspace" if self.here else "in the library"
        return f"{LINK_WORDS.get(self.link.kind, LINK_WORDS['related'])}, {where}"


@dataclass(frozen=True)
class Elsewhere:
    """What was said elsewhere that concerns one assessment.

    Args:
        by_item: The answers to what an item asks, the closest first, by the item's id.
        names: The frameworks of those answers with their editions, by the assessments' ids.
        reworded: What the new edition changed of an item, in words, by the item's id.
        left_behind: Answers of the earlier edition that have no place in this one.
        earlier: The earlier edition, or None where the assessment began from nothing.
    """

    by_item: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    reworded: Mapping[str, str] = field(default_factory=dict)
    left_behind: tuple[LeftBehind, ...] = ()
    earlier: Framework | None = None

    def waiting(self, assessment: Assessment) -> frozenset[str]:
        """Return the ids of the items whose answer to the earlier edition waits to be confirmed."""
        return frozenset(
            item_id
            for item_id, found in self.by_item.items()
            if assessment.rating(item_id).answer is None and any(map(is_proposal, found))
        )


NOTHING = Elsewhere()


def is_proposal(suggestion: Suggestion) -> bool:
    """Tell whether it is what the same item of the earlier edition was answered, and can be taken over."""
    return bool(suggestion.change) and suggestion.offered is not None


class Finder(QObject):
    """Looks up what was said elsewhere, for a whole assessment at once, and keeps it.

    Answers to the assessment in view do not change what was said elsewhere; all else makes it stale. What is
    stale is still shown while it is looked up again.

    Signals:
        found: Something new was looked up.
    """

    found = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: dict[str, Elsewhere] = {}
        self._stale: set[str] = set()
        self._wanted = ""
        self._workspace: Workspace | None = None

    def look(self, assessment: Assessment) -> Elsewhere:
        """Return what is known, and look up the rest once the page has been shown.

        Proposals of an earlier edition mark the list of items and stand above the page, so that they are
        looked up at once.
        """
        if self._session.workspace is not self._workspace:
            self._workspace = self._session.workspace
            self._known.clear()
            self._stale.clear()
        known = self._known.get(assessment.id)
        if known is None and assessment.started_from:
            return self._read(assessment.id)
        if known is None or assessment.id in self._stale:
            if not self._wanted:
                QTimer.singleShot(0, self, self._read_wanted)
            self._wanted = assessment.id
        return known or NOTHING

    def forget(self, changes: Changes) -> None:
        """Take note that something has changed."""
        self._stale |= {
            known for known in self._known if not all(_is_answer_to(known, one) for one in changes.changes)
        }

    def _read_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        workspace = self._session.workspace
        # The assessment may have been undone, or the workspace closed, since it was asked for.
        if workspace is not None and any(one.id == wanted for one in queries.summaries(workspace)):
            self._read(wanted)
            self.found.emit()

    def _read(self, assessment_id: str) -> Elsewhere:
        assert self._session.workspace is not None
        read = self._known[assessment_id] = read_elsewhere(self._session.workspace, assessment_id)
        self._stale.discard(assessment_id)
        return read


def read_elsewhere(workspace: Workspace, assessment_id: str) -> Elsewhere:
    """Return what was said elsewhere that concerns an assessment."""
    by_item = all_suggestions(workspace, assessment_id)
    used = {each.assessment_id for found in by_item.values() for each in found}
    here = queries.head(workspace, assessment_id)
    earlier = earlier_of(workspace, here.started_from)
    framework = queries.framework_of(workspace, assessment_id)
    pairs = compare(earlier.framework, framework).pairs if earlier else ()
    return Elsewhere(
        by_item=by_item,
        names={each: edition_words(queries.framework_of(workspace, each)) for each in used},
        reworded={pair.new_item.id: pair_in_words(pair) for pair in pairs},
        left_behind=left_behind(workspace, assessment_id),
        earlier=earlier.framework if earlier else None,
    )


def _is_answer_to(assessment_id: str, change: Change) -> bool:
    return change.entity == "rating" and change.entity_id.startswith(f"{assessment_id}/")


def links_of(
    workspace: Workspace, assessment: Assessment, item: Item, answered: tuple[Suggestion, ...] = ()
) -> tuple[LinkView, ...]:
    """Return an item's links as they are shown, without those whose answer is shown already."""
    shown = {(each.framework_id, each.item_id) for each in answered}
    links = [link for link in item.links if (link.framework, link.item) not in shown]
    if not links:
        return ()
    there: dict[str, Framework] = {assessment.framework.id: assessment.framework}
    for summary in queries.summaries(workspace):
        if summary.framework_id not in there:
            there[summary.framework_id] = queries.framework_of(workspace, summary.id)
    return tuple(_link(link, there.get(link.framework)) for link in links)


def find_elsewhere(workspace: Workspace, assessment: Assessment, link: Link) -> str:
    """Return the id of the assessment that rates a linked item, or an empty text.

    The same service and round come first, then the same service, then any.
    """
    if link.framework == assessment.framework.id:
        return assessment.id
    found = [one for one in queries.summaries(workspace) if one.framework_id == link.framework]
    found.sort(key=lambda one: (one.service != assessment.service, one.round != assessment.round))
    return found[0].id if found else ""


def _link(link: Link, framework: Framework | None) -> LinkView:
    if framework is None or not framework.has_item(link.item):
        return LinkView(link, f"{link.item} · {link.framework}", here=False)
    title = framework.item(link.item).title
    return LinkView(link, f"{link.item} {title} · {edition_words(framework)}", here=True)

"""The items of other frameworks that ask the same, and where in this workspace they are rated."""

from __future__ import annotations

from eolc_desktop.domain.frameworks import Framework, Item, Link
from eolc_desktop.domain.ratings import Assessment
from eolc_desktop.operations import queries
from eolc_desktop.storage.workspace import Workspace
from eolc_desktop.ui.assess.background import LinkView


def links_of(workspace: Workspace, assessment: Assessment, item: Item) -> tuple[LinkView, ...]:
    """Return an item's links as they are shown."""
    if not item.links:
        return ()
    there: dict[str, Framework] = {assessment.framework.id: assessment.framework}
    for summary in queries.summaries(workspace):
        if summary.framework_id not in there:
            there[summary.framework_id] = queries.framework_of(workspace, summary.id)
    return tuple(_link(link, there.get(link.framework)) for link in item.links)


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
    return LinkView(link, f"{link.item} {title} · {framework.short}", here=True)

"""Two editions of a standard, a charter that is linked to them, and workspaces that use them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from eolc_desktop.domain.frameworks import Framework, Item, Level, Link, Scale, Section, Status
from eolc_desktop.operations import queries
from eolc_desktop.operations.workspaces import new_workspace, start_assessment
from eolc_desktop.storage.workspace import Workspace
from tests.scoring.samples import MET, TRACKING

YES_NO = Scale("yes-no", "Yes or no", (Level(0, "No", "No"), Level(1, "Yes", "Yes")))


def item(item_id: str, words: str = "", *links: Link, scale: str = "met") -> Item:
    """Return an item with words of its own, or with those given."""
    text = words or f"question {item_id}"
    return Item(item_id, f"Title {item_id}", f"Is {text} so?", f"{text} is so.", scale, links=links)


def edition(framework_id: str, *items: Item, year: int = 2026, scale: Scale = MET, **more: str) -> Framework:
    """Return a framework of one section."""
    scales = (scale, TRACKING)
    section = Section("S", "Statements", tuple(replace(one, scale=_scale(one, scale)) for one in items))
    found = Framework(
        framework_id,
        f"Of {year}",
        f"Title of {framework_id}",
        framework_id.title(),
        "Nobody",
        year,
        Status.CURRENT,
        scales,
        (section,),
    )
    return replace(found, **more)  # type: ignore[arg-type]


def _scale(one: Item, scale: Scale) -> str:
    return one.scale if one.scale == TRACKING.id else scale.id


OLD = edition(
    "standard-2011",
    item("A", "bread"),
    item("B", "butter"),
    item("C", "cheese"),
    item("D", "dates", scale="track"),
    year=2011,
    successor="standard-2021",
)
NEW = edition(
    "standard-2021",
    item("A", "bread"),
    item("B", "butter or margarine"),
    item("X", "cheese and wine", Link("standard-2011", "C", "part")),
    item("D", "dates", scale="track"),
    item("Z", "zest"),
    year=2021,
    replaces="standard-2011",
)


def workspace_of(path: Path, *frameworks: Framework, services: Iterable[str] = ("Hospice",)) -> Workspace:
    """Return a new workspace that assesses each service by each of these frameworks."""
    return new_workspace(path, place="Testshire", frameworks=frameworks, services=tuple(services))


def id_of(workspace: Workspace, framework: Framework, round_name: str | None = None) -> str:
    """Return the id of the one assessment by a framework."""
    return queries.find_assessment(workspace, framework.id, None, round_name).id


def start(workspace: Workspace, framework: Framework) -> str:
    """Start a framework in the one round for the first service, and return the assessment's id."""
    view = queries.workspace_view(workspace)
    start_assessment(workspace, framework, view.services[0].id, view.rounds[0].id)
    return id_of(workspace, framework)

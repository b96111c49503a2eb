"""Small frameworks for tests."""

from __future__ import annotations

from dataclasses import replace

from eolc_desktop.domain.frameworks import Framework, Item, Level, Scale, Section, Status

SCALE = Scale(
    "yes-no",
    "Yes or no",
    (Level(0, "No", "No"), Level(1, "Partly", "Partly in place", "Some of it."), Level(2, "Yes", "Yes")),
)


def make_item(item_id: str, title: str = "", **changes: object) -> Item:
    base = Item(item_id, title or f"Title {item_id}", f"Is {item_id} done?", f"{item_id} is done.", "yes-no")
    return replace(base, **changes)  # type: ignore[arg-type]


def make_framework(framework_id: str, *items: Item, **changes: object) -> Framework:
    base = Framework(
        framework_id,
        "2020",
        f"The whole title of {framework_id}",
        framework_id.upper(),
        "A publisher",
        2020,
        Status.CURRENT,
        (SCALE,),
        (Section(f"{framework_id}-s", "A section", items),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]

"""An item, with all that helps to rate it."""

from __future__ import annotations

from typing import Final

from eolc_desktop.domain.frameworks import Framework, Item, Measure, Status
from eolc_desktop.scoring.wording import LINK_WORDS, LINKED_FROM_WORDS
from eolc_desktop.ui.library.places import HOME, Place
from eolc_desktop.ui.library.resource_list import KIND_WORDS
from eolc_desktop.ui.library.sheet import Lead, Sheet
from eolc_desktop.ui.library.shelf import Shelf

_EVIDENCE: Final = (
    ("process", "What is done (process)"),
    ("outcome", "What came of it (outcome)"),
    ("experience", "What people say (experience)"),
    ("", "Other"),
)

# In the order of how much they tell.
_SAME, _LARGER, _PART, _CLOSE = range(4)
_LINKS: Final = {
    _SAME: LINK_WORDS["same"],
    _LARGER: LINK_WORDS["part"],
    _PART: LINKED_FROM_WORDS["part"],
    _CLOSE: LINK_WORDS["related"],
}


def show_item(sheet: Sheet, framework: Framework, item: Item, shelf: Shelf) -> None:
    """Lay an item out."""
    section = framework.section_of(item.id)
    sheet.path(
        Lead(HOME, "Library"),
        Lead(Place(framework.id), shelf.names[framework.id]),
        Lead(Place(framework.id, section=section.id), section.title),
    )
    sheet.say(f"{item.id}  {item.title}", "heading")
    sheet.say(item.prompt, "title")
    badges = [("Official title" if item.official_title else "Short title of ours", "neutral")]
    if framework.status is Status.HISTORIC:
        badges.insert(0, ("Historic", "warning"))
    scale = framework.scale_of(item)
    if not scale.scored:
        badges.append(("Not scored", "info"))
    sheet.badges(*badges)
    sheet.part("What good looks like")
    sheet.say(item.good)
    sheet.part(f"Answers: {scale.title}")
    sheet.levels(framework.levels_of(item), scale)
    _evidence(sheet, item)
    _measures(sheet, item)
    _belongs(sheet, item, shelf)
    _links(sheet, framework, item, shelf)
    _resources(sheet, framework, item, shelf)
    sheet.source(item.source, section.source, framework.source if not item.source.document else item.source)
    sheet.end()


def _evidence(sheet: Sheet, item: Item) -> None:
    if not item.evidence:
        return
    sheet.part("Evidence to look for")
    known = {kind for kind, _ in _EVIDENCE}
    for kind, title in _EVIDENCE:
        hints = [hint.text for hint in item.evidence if (hint.kind if hint.kind in known else "") == kind]
        if hints:
            if kind or len(hints) < len(item.evidence):
                sheet.say(title, "overline")
            sheet.points((text, "") for text in hints)


def _measures(sheet: Sheet, item: Item) -> None:
    if not item.measures:
        return
    sheet.part("Measures")
    for measure in item.measures:
        sheet.point(measure.text, measure.code, fraction(measure))


def fraction(measure: Measure) -> str:
    """Return a measure's fraction as a sentence, or nothing where the source does not name it."""
    if not measure.numerator:
        return ""
    above = f"{measure.numerator[0].upper()}{measure.numerator[1:]}".rstrip(".")
    if not measure.denominator:
        return f"Count: {above}."
    below = measure.denominator
    # “Deaths in the year” goes on in small letters; “NHS trusts” does not.
    if below[1:2].islower():
        below = f"{below[0].lower()}{below[1:]}"
    return f"{above}, out of {below.rstrip('.')}."


def _belongs(sheet: Sheet, item: Item, shelf: Shelf) -> None:
    """Tell where the item has its place: settings, pathway steps, stages of commissioning."""
    titles = [setting.title for setting in shelf.settings if setting.id in item.settings]
    steps = [code.title for code in shelf.steps if code.id in item.codes]
    stages = [code.title for code in shelf.stages if code.id in item.codes]
    parts = (
        ("Settings", titles if item.settings else ["Every setting"]),
        ("Pathway", steps),
        ("Commissioning", stages),
    )
    sheet.part("Where it belongs")
    for title, names in parts:
        if names:
            sheet.say(title, "overline")
            sheet.say(" · ".join(names))


def _links(sheet: Sheet, framework: Framework, item: Item, shelf: Shelf) -> None:
    found = linked(framework, item, shelf)
    if not found:
        return
    sheet.part("In other places of the library")
    for group, title in _LINKS.items():
        keys = [key for key, kind in found.items() if kind == group]
        leads = [_lead(*key, framework, shelf) for key in keys if shelf.has(Place(*key))]
        missing = [key for key in keys if not shelf.has(Place(*key))]
        if not keys:
            continue
        sheet.say(title, "overline")
        if leads:
            sheet.leads(leads)
        for framework_id, item_id in missing:
            sheet.say(f"{item_id} of “{framework_id}”, which is not in this library", "muted")


def linked(framework: Framework, item: Item, shelf: Shelf) -> dict[tuple[str, str], int]:
    """Return the items that this one points to and that point to it, each with how close it is."""
    said: dict[tuple[str, str], set[str]] = {}
    for link in item.links:
        said.setdefault((link.framework, link.item), set()).add(link.kind)
    for framework_id, item_id, kind in shelf.leading_to.get((framework.id, item.id), ()):
        said.setdefault((framework_id, item_id), set()).add(f"{kind} back")
    order = {each.id: place for place, each in enumerate(shelf.frameworks)}
    keys = sorted(said, key=lambda key: order.get(key[0], len(order)))
    return {key: _closeness(said[key]) for key in keys}


def _closeness(said: set[str]) -> int:
    """Return how close two items are, from what each says of the other; where they differ, the weaker."""
    if "part" in said:
        return _LARGER
    if "part back" in said:
        return _PART
    return _SAME if said <= {"same", "same back"} else _CLOSE


def _lead(framework_id: str, item_id: str, here: Framework, shelf: Shelf) -> Lead:
    framework = shelf.by_id[framework_id]
    where = "In this framework" if framework is here else shelf.names[framework.id]
    historic = " · historic" if framework.status is Status.HISTORIC and framework is not here else ""
    title = framework.item(item_id).title
    return Lead(Place(framework_id, item_id), title, item_id, f"{where}{historic}")


def _resources(sheet: Sheet, framework: Framework, item: Item, shelf: Shelf) -> None:
    found = shelf.resources_for(framework.id, item.id)
    if found:
        sheet.part("Useful resources")
        sheet.leads(
            [Lead(Place(resource=each.id), each.title, detail=KIND_WORDS[each.kind]) for each in found]
        )

"""The front of the library, a framework, a section of one, a resource: each laid out for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eolc_desktop.domain.frameworks import Framework, Item, Scale, Section, Status
from eolc_desktop.domain.reference import Existence, Resource
from eolc_desktop.scoring.wording import counted
from eolc_desktop.ui.library.actions_row import LibraryAction
from eolc_desktop.ui.library.places import ALL_RESOURCES, HOME, NO_FILTER, Filter, Place
from eolc_desktop.ui.library.resource_list import EXISTENCE_WORDS, KIND_WORDS
from eolc_desktop.ui.library.sheet import Lead, Sheet
from eolc_desktop.ui.library.shelf import HISTORIC, Shelf


def show_front(sheet: Sheet, shelf: Shelf, actions: Sequence[LibraryAction]) -> None:
    """Lay out what there is."""
    items = sum(len(framework.items) for framework in shelf.frameworks)
    sheet.say("Framework library", "title")
    sheet.say(
        f"{counted(len(shelf.frameworks), 'framework')} with {counted(items, 'question')}. Choose one, "
        "search in all of them, or see only the questions for a setting.",
        "muted",
    )
    sheet.offer(actions)
    for title, frameworks in shelf.groups:
        sheet.part(title)
        if title == HISTORIC:
            sheet.say(
                "Kept because places have used them, and because their questions are still good.", "muted"
            )
        sheet.leads([_framework_lead(framework, shelf) for framework in frameworks])
    if shelf.broken:
        sheet.part("Files of your own that cannot be used")
        for path, faults in shelf.broken:
            sheet.points(
                [(f"{path.name}: {counted(faults, 'fault')}. It is left as it is, in {path.parent}.", "")]
            )
    sheet.end()


def show_framework(
    sheet: Sheet,
    framework: Framework,
    shelf: Shelf,
    actions: Sequence[LibraryAction],
    only: Filter = NO_FILTER,
) -> None:
    """Lay out what a framework is, and how many of its questions a filter leaves."""
    sheet.path(Lead(HOME, "Library"))
    sheet.say(framework.title, "title")
    current = framework.status is Status.CURRENT
    badges = [("In use today", "good") if current else ("Historic", "warning")]
    if framework.id in shelf.own:
        badges.append(("Your own", "info"))
    sheet.badges(*badges)
    sheet.say(f"{framework.edition} · {framework.publisher}, {framework.year} · {_size(framework)}", "muted")
    if only:
        sheet.say(_left(framework.items, shelf, only), "strong")
    sheet.say(shelf.purposes.get(framework.id, ""))
    sheet.offer(actions)
    _editions(sheet, framework, shelf)
    _sections(sheet, framework, only)
    if framework.gone:
        sheet.part("What it speaks of and has gone")
        for gone in framework.gone:
            sheet.say(gone.name, "strong")
            sheet.say(gone.now)
    if framework.wording_note:
        sheet.part("About the wording")
        for note in framework.wording_note.splitlines():
            sheet.say(note)
    for_settings = shelf.for_settings(framework.items)
    if for_settings:
        sheet.part("Questions for each setting")
        sheet.settings(for_settings)
    for scale in framework.scales:
        _scale(sheet, scale)
    sheet.source(framework.source)
    sheet.end()


def show_section(
    sheet: Sheet, framework: Framework, section: Section, shelf: Shelf, only: Filter = NO_FILTER
) -> None:
    """Lay out the questions of a section: all, or those that a filter leaves, where it leaves any."""
    sheet.path(Lead(HOME, "Library"), Lead(Place(framework.id), shelf.names[framework.id]))
    sheet.say(section.title, "title")
    items = tuple(section.all_items())
    if only:
        sheet.say(_left(items, shelf, only), "strong")
    else:
        sheet.say(counted(len(items), "question"), "muted")
    listed = only if any(only.takes(item) for item in items) else NO_FILTER
    for inner in section.sections:
        questions = _questions(framework, inner, listed)
        if questions:
            sheet.part(inner.title)
            sheet.leads(questions)
    questions = _questions(framework, section, listed)
    if questions:
        sheet.leads(questions)
    sheet.source(section.source)
    sheet.end()


def show_resources(sheet: Sheet, shelf: Shelf) -> None:
    """Lay out what the resources are."""
    sheet.say("Useful resources", "title")
    sheet.say(
        "What the documents behind the frameworks name because it helps. Each says what it is for, whether "
        "it is still there as far as the documents tell, and which questions it helps with. Choose one on "
        "the left."
    )
    sheet.part("What there is")
    kinds = Counter(resource.kind for resource in shelf.resources)
    sheet.points((f"{KIND_WORDS[kind]}: {counted(kinds[kind], 'entry', 'entries')}", "") for kind in kinds)
    sheet.part("Whether it is still there")
    still = Counter(resource.existence for resource in shelf.resources)
    sheet.points((f"{EXISTENCE_WORDS[each]}: {still[each]}", "") for each in Existence if still[each])
    sheet.end()


def show_resource(sheet: Sheet, resource: Resource, shelf: Shelf) -> None:
    """Lay out what a resource is, and the items that it helps with."""
    sheet.path(Lead(ALL_RESOURCES, "Useful resources"))
    sheet.say(resource.title, "title")
    sheet.badges((KIND_WORDS[resource.kind], "neutral"), (EXISTENCE_WORDS[resource.existence], "neutral"))
    sheet.say(resource.publisher, "muted")
    sheet.say(resource.summary)
    if resource.since:
        sheet.part("Today")
        sheet.say(resource.since)
    places = [Place(*key) for key in resource.items if shelf.has(Place(*key))]
    if places:
        sheet.part("Helps with")
        sheet.leads([_item_lead(place, shelf) for place in places])
    sheet.source(resource.source)
    sheet.end()


def _framework_lead(framework: Framework, shelf: Shelf) -> Lead:
    facts = f"{_edition(framework, shelf)} · {framework.publisher}, {framework.year}"
    purpose = shelf.purposes.get(framework.id, "")
    return Lead(
        Place(framework.id),
        framework.title,
        detail=f"{purpose}\n{facts}".strip(),
        figure=counted(len(framework.items), "question"),
    )


def _edition(framework: Framework, shelf: Shelf) -> str:
    """Return the edition, with the id of the user’s own: its title may be that of what it was copied from."""
    return f"{framework.edition} · {framework.id}" if framework.id in shelf.own else framework.edition


def _item_lead(place: Place, shelf: Shelf) -> Lead:
    framework = shelf.by_id[place.framework]
    item = framework.item(place.item)
    return Lead(place, item.title, item.id, shelf.names[framework.id])


def _editions(sheet: Sheet, framework: Framework, shelf: Shelf) -> None:
    """Tell what replaced a framework and what it replaces."""
    earlier = {each.id for each in shelf.frameworks if each.successor == framework.id}
    if framework.replaces:
        earlier.add(framework.replaces)
    later = {each.id for each in shelf.frameworks if each.replaces == framework.id}
    if framework.successor:
        later.add(framework.successor)
    for title, ids in (("Replaced by", later), ("Replaces", earlier)):
        if not ids:
            continue
        sheet.part(title)
        there = [each for each in shelf.frameworks if each.id in ids]
        if there:
            sheet.leads([Lead(Place(each.id), each.title, detail=_edition(each, shelf)) for each in there])
        for missing in sorted(ids - {each.id for each in there}):
            sheet.say(f"“{missing}”, which is not in this library", "muted")


def _left(items: Sequence[Item], shelf: Shelf, only: Filter) -> str:
    """Return how many of some questions a filter leaves: "7 questions, 2 of them for a care home"."""
    count = sum(only.takes(item) for item in items)
    return f"{counted(len(items), 'question')}, {count or 'none'} of them {shelf.words_for(only)}"


def _figure(section: Section, only: Filter) -> str:
    items = tuple(section.all_items())
    every = counted(len(items), "question")
    return f"{sum(only.takes(item) for item in items)} of {every}" if only else every


def _sections(sheet: Sheet, framework: Framework, only: Filter) -> None:
    sheet.part("Sections")
    sheet.leads(
        [
            Lead(
                Place(framework.id, section=section.id),
                section.title,
                figure=_figure(section, only),
            )
            for section in framework.sections
        ]
    )


def _questions(framework: Framework, section: Section, only: Filter) -> list[Lead]:
    return [
        Lead(Place(framework.id, item.id), item.title, item.id, item.prompt, question=True)
        for item in section.items
        if only.takes(item)
    ]


def _scale(sheet: Sheet, scale: Scale) -> None:
    sheet.part(f"Scale: {scale.title}")
    if not scale.scored:
        sheet.say("Listed only: it counts in no score.", "muted")
    sheet.levels(scale.levels, scale)
    sheet.say(scale.note, "caption")


def _size(framework: Framework) -> str:
    items = counted(len(framework.items), "question")
    return f"{items} in {counted(len(framework.sections), 'section')}"

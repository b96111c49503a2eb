"""What is in a framework file, in words, before it is added to the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eolc_desktop.domain.frameworks import Framework, Scale, Section, Status
from eolc_desktop.scoring.editions import compare, is_earlier_edition
from eolc_desktop.scoring.wording import counted, listed, number
from eolc_desktop.ui.library.places import edition_words
from eolc_desktop.ui.widgets.article import MUTED, STRONG, Block, Paragraph, Run, paragraph

if TYPE_CHECKING:
    from eolc_desktop.operations.library_own import Preview
    from eolc_desktop.ui.dialogs.compare_editions_text import ComparisonText

# The first of very many questions are enough to see that it is the right file.
MOST_SHOWN = 250
_LONGEST = 700
_MOST_NAMED = 12


@dataclass(frozen=True)
class Found:
    """What is in a file, ready to be shown.

    Args:
        preview: What adding it would bring.
        content: The framework to read; empty where it has faults.
        changes: What it changes of the edition that it replaces, or differs in from the one of its id.
        compared_with: The title of that one.
    """

    preview: Preview
    content: tuple[Block, ...] = ()
    changes: ComparisonText | None = None
    compared_with: str = ""

    @property
    def state(self) -> str:
        """Return in a few words what can be done with it."""
        if self.preview.faults:
            return f"{counted(len(self.preview.faults), 'fault')} to mend"
        if self.preview.already == "same":
            return "In your library already"
        return "Cannot be added as it is" if self.preview.already else "Ready to be added"


def look_into(files: Sequence[Path]) -> tuple[Found, ...]:
    """Read files and put into words what is in them; done beside the window."""
    # Imported here: what reads and checks takes long to import, and does so on this thread.
    from eolc_desktop.catalogue import reference
    from eolc_desktop.operations import library, library_own

    found = library_own.previews(files)
    there = {entry.framework.id: entry.framework for entry in library.frameworks()}
    everything = [*there.values(), *(one.framework for one in found if one.framework is not None)]
    names = {framework.id: edition_words(framework) for framework in everything}
    names |= {setting.id: setting.title for setting in reference.settings()}
    return tuple(_found(preview, names, there) for preview in found)


def _found(preview: Preview, names: Mapping[str, str], there: Mapping[str, Framework]) -> Found:
    from eolc_desktop.operations.editions import Comparison
    from eolc_desktop.ui.dialogs.compare_editions_text import text_of

    framework = preview.framework
    if framework is None:
        return Found(preview)
    old = preview.replaces or (there.get(framework.id) if preview.already == "different" else None)
    changes = None
    if old is not None:
        is_later = is_earlier_edition(old, framework)
        changes = text_of(Comparison(old, framework, compare(old, framework), is_later))
    content = tuple(blocks_of(framework, names))
    return Found(preview, content, changes, edition_words(old) if old else "")


def facts_of(framework: Framework) -> str:
    """Return edition, publisher and size in a line."""
    size = f"{counted(len(framework.items), 'question')} in {counted(len(framework.sections), 'section')}"
    return f"{framework.edition} · {framework.publisher}, {framework.year} · {size}"


def replaces_in_words(preview: Preview) -> str:
    """Return what it says that it replaces, and what follows."""
    framework = preview.framework
    if framework is None or not framework.replaces:
        return ""
    if preview.replaces is None:
        return f"It says that it replaces “{framework.replaces}”, which is not in your library."
    return (
        f"It replaces “{edition_words(preview.replaces)}”. Both stay in the library, and answers to the "
        "earlier one can be carried over."
    )


def blocks_of(framework: Framework, names: Mapping[str, str]) -> Iterator[Block]:
    """Yield a framework to read: its scales, its questions by section, and what they are linked to.

    Args:
        framework: The framework.
        names: What other frameworks and the settings are called, by their ids.
    """
    if framework.status is not Status.CURRENT:
        yield paragraph("It is marked as historic: kept to be read, and not offered first.", mark=MUTED)
    for scale in framework.scales:
        yield from _scale(scale)
    left = MOST_SHOWN
    for section in framework.sections:
        for block in _section(section, names):
            if left <= 0:
                break
            left -= isinstance(block, Paragraph) and block.kind == "body" and not block.indent
            yield block
    if len(framework.items) > MOST_SHOWN:
        rest = counted(len(framework.items) - MOST_SHOWN, "more question")
        yield paragraph(f"… and {rest}.", mark=MUTED, above=4)
    yield from _links(framework, names)
    if framework.wording_note:
        yield paragraph("About the wording", "heading", above=5)
        yield paragraph(_shortened(framework.wording_note))


def _scale(scale: Scale) -> Iterator[Block]:
    tracked = "" if scale.scored else " (listed only: it counts in no score)"
    yield paragraph(f"Scale: {scale.title}{tracked}", "heading", above=4)
    for level in scale.levels:
        runs = [Run(f"{number(level.value)}  ", MUTED), Run(level.label, STRONG)]
        if level.descriptor:
            runs.append(Run(f"  {_shortened(level.descriptor)}"))
        yield Paragraph(tuple(runs), "body", indent=1)


def _links(framework: Framework, names: Mapping[str, str]) -> Iterator[Block]:
    """Yield, by framework, which questions are linked to it."""
    linked: dict[str, list[str]] = {}
    for item in framework.items:
        for other in dict.fromkeys(link.framework for link in item.links):
            linked.setdefault(other, []).append(item.id)
    linked.pop(framework.id, None)
    if not linked:
        return
    yield paragraph("Linked to", "heading", above=5)
    for other, items in sorted(linked.items(), key=lambda pair: -len(pair[1])):
        named = listed(items if len(items) <= _MOST_NAMED else [*items[:_MOST_NAMED], "others"])
        runs = (Run(names.get(other, other), STRONG), Run(f"  from {named}"))
        yield Paragraph(runs, "body", indent=1)


def _section(section: Section, names: Mapping[str, str], depth: int = 0) -> Iterator[Block]:
    count = counted(sum(1 for _ in section.all_items()), "question")
    yield paragraph(f"{section.title} ({count})", "strong" if depth else "heading", above=5)
    for inner in section.sections:
        yield from _section(inner, names, depth + 1)
    for item in section.items:
        yield Paragraph((Run(f"{item.id}  ", MUTED), Run(item.title, STRONG)), above=3)
        yield paragraph(_shortened(item.prompt), indent=1)
        if item.settings:
            settings = listed([names.get(setting, setting) for setting in item.settings])
            yield paragraph(f"For: {settings}", "caption", indent=1, above=0.5)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

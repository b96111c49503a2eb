"""A framework file → a Framework, or every fault that it has."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eolc_desktop.catalogue.document import Document
from eolc_desktop.catalogue.faults import Fault, FrameworkFaults, quoted
from eolc_desktop.catalogue.links import Known
from eolc_desktop.catalogue.outline import outline
from eolc_desktop.catalogue.reference import settings
from eolc_desktop.catalogue.rules import rule_faults
from eolc_desktop.catalogue.yaml_nodes import build
from eolc_desktop.domain.framework_data import FORMAT, framework_from_data
from eolc_desktop.domain.frameworks import Framework

MAX_BYTES = 5_000_000
MOST_FAULTS = 1000


@dataclass(frozen=True)
class Checked:
    """What came of checking one document: the framework, or its faults."""

    framework: Framework | None
    faults: tuple[Fault, ...]


def read(path: str | os.PathLike[str], known: Known | None = None) -> Framework:
    """Read one framework file.

    Args:
        path: The file.
        known: The item ids of the other frameworks there are, by framework id, to check links against.
            None leaves links to other frameworks unchecked.

    Raises:
        FrameworkFaults: The file has faults; it carries all of them.
    """
    (checked,) = check([load(path)], known)
    if checked.framework is None:
        raise FrameworkFaults(checked.faults)
    return checked.framework


def read_checked_before(path: str | os.PathLike[str]) -> Framework:
    """Read one of the files that come with the program: tests check them, so that a start need not.

    The check costs several times what reading does, and so does importing what it needs.

    Raises:
        FrameworkFaults: The file was damaged since; it carries every fault that is found now.
    """
    document = load(path)
    if not document.faults:
        try:
            return framework_from_data(document.data)  # type: ignore[arg-type]
        except (AttributeError, KeyError, TypeError, ValueError):
            pass  # the check says what is wrong
    return read(path)


def check_together(documents: Sequence[Document], known: Known) -> list[Checked]:
    """Check documents whose links are checked against each other, and against what is known."""
    outlines = [outline(document) for document in documents]
    together: dict[str, Collection[str]] = dict(known)
    together.update({found.id: found.item_ids for found in outlines if found.id})
    return check(documents, together)


def item_ids(path: str | os.PathLike[str]) -> Mapping[str, Collection[str]]:
    """Return the id of the framework in a file with the ids of its items, whatever faults it may have."""
    found = outline(load(path))
    return {found.id: found.item_ids} if found.id else {}


def load(path: str | os.PathLike[str]) -> Document:
    """Read a file as YAML; what hinders that stands in the document's faults."""
    document = Document(os.fspath(path), Path(path).stem)
    text = _text(document, Path(path))
    if text is not None:
        build(document, text)
    return document


def check(documents: Sequence[Document], known: Known | None = None) -> list[Checked]:
    """Make a framework of each document, or tell its faults; no two may have one id."""
    checked: list[Checked] = []
    files: dict[str, str] = {}
    for document in documents:
        found = _check(document, known)
        framework_id = outline(document).id
        if framework_id in files:
            found.append(
                document.fault(
                    ("id",),
                    f"{quoted(files[framework_id])} has the same id, {quoted(framework_id)}.",
                    "Check the two files apart, or give one of them another id.",
                )
            )
        elif framework_id:
            files[framework_id] = document.file
        if found:
            checked.append(Checked(None, tuple(sorted(found, key=lambda fault: fault.order))))
        else:
            checked.append(Checked(framework_from_data(document.data), ()))  # type: ignore[arg-type]
    return checked


def _check(document: Document, known: Known | None) -> list[Fault]:
    """Return all faults of a document."""
    # Imported here: what is not checked need not wait for it.
    from eolc_desktop.catalogue.schema import schema_faults

    newer = _newer_format(document)
    if newer is not None:
        return [newer]
    faults = document.faults
    if document.data is not None:
        faults = [
            *faults,
            *schema_faults(document, MOST_FAULTS),
            *rule_faults(document, outline(document), known, {one.id: one.title for one in settings()}),
        ]
    if len(faults) <= MOST_FAULTS:
        return faults
    more = document.fault(
        (), f"There are more than {MOST_FAULTS} faults; the first are listed.", "Mend these, and check again."
    )
    return [*faults[:MOST_FAULTS], more]


def _newer_format(document: Document) -> Fault | None:
    data = document.data
    given = data.get("format") if isinstance(data, dict) else None
    if not isinstance(given, int) or given <= FORMAT:
        return None
    return document.fault(
        ("format",),
        f"The file is in format {given}, and this program reads {FORMAT}: it needs a newer program.",
        "Update EoLC Desktop, or ask whoever sent the file for one in the older format.",
    )


def _text(document: Document, path: Path) -> str | None:
    """Return the file's text, or None with a fault that says why there is none."""
    problem = remedy = ""
    line = 0
    try:
        if not path.is_file():
            problem = "This is not a file." if path.exists() else "There is no such file."
            remedy = "Name a framework file, such as “frameworks/ambitions-2021.yaml”."
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data.decode("utf-8-sig")
            problem = "The file is larger than 5 MB."
            remedy = "Framework files are some 100 KB; check that this is the right file."
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = "The file is not in UTF-8, or is not a text file at all."
        remedy = "Open it in a text editor and save it with the encoding UTF-8."
    except (OSError, ValueError) as error:
        problem = f"The file cannot be read ({getattr(error, 'strerror', None) or error})."
        remedy = "Check that it is still there and that you may open it."
    document.faults.append(Fault(document.file, line, "", problem, remedy))
    return None

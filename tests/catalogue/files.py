"""A small framework file to spoil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eolc_desktop.catalogue.faults import Fault, FrameworkFaults
from eolc_desktop.catalogue.links import Known
from eolc_desktop.catalogue.reader import check_together, load, read
from eolc_desktop.domain.frameworks import Framework

SMALL = """\
format: 1
id: small
edition: First
title: A small framework
publisher: Testshire
year: 2026
status: current
scales:
  - id: met
    title: Met or not
    default_target: 2
    counts_from: 2
    levels:
      - value: 0
        short: Not met
        label: Not met
      - value: 2
        short: Met
        label: Met
sections:
  - id: A
    title: Section A
    items:
      - id: A1
        title: First
        prompt: Is it so?
        good: It is so.
        evidence:
          - text: A report
      - id: A2
        title: Second
        prompt: Is it still so?
        good: It is.
        links:
          - {framework: small, item: A1}
"""


def spoiled(*changes: tuple[str, str]) -> str:
    """Return the small file with texts replaced, once each."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def faults_of(
    folder: Path, text: str | bytes, known: Known | None = None, name: str = "small"
) -> list[Fault]:
    """Write a file and return what is wrong with it."""
    path = folder / f"{name}.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        read(path, known)
    except FrameworkFaults as faults:
        return list(faults.faults)
    return []


def told(faults: list[Fault]) -> list[tuple[int, str, str]]:
    """Return line, path and problem of each fault."""
    return [(fault.line, fault.path, fault.problem) for fault in faults]


@dataclass(frozen=True)
class Reading:
    """What came of reading several files: the frameworks without faults, and the faults of the others."""

    frameworks: tuple[Framework, ...]
    faults: tuple[Fault, ...]


def read_together(paths: Sequence[Path]) -> Reading:
    """Read several files whose links are checked against each other."""
    checked = check_together([load(path) for path in paths], {})
    return Reading(
        tuple(one.framework for one in checked if one.framework is not None),
        tuple(fault for one in checked for fault in one.faults),
    )

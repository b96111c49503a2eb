"""Workspaces and reports of a given size, made up for the benchmarks."""

from __future__ import annotations

import random
import subprocess
from dataclasses import replace
from pathlib import Path

from eolc_desktop.domain.frameworks import Framework, Section
from eolc_desktop.domain.ratings import Answer, Assessment, Confidence, Rating, Round, Service
from eolc_desktop.operations import library
from eolc_desktop.scoring.standing import Standing, standing
from tests.benchmarks.measure import PYTHON, ROOT


def large_framework(items: int) -> Framework:
    """Return a framework of so many items, made by repeating the Ambitions ones."""
    base = library.find("ambitions-2021")
    made = []
    for number in range(items // len(base.items) + 1):
        for section in base.sections:
            copies = tuple(replace(item, id=f"{item.id}-{number}") for item in section.items)
            made.append(Section(f"{section.id}-{number}", section.title, copies))
    trimmed: list[Section] = []
    left = items
    for section in made:
        kept = section.items[:left]
        if kept:
            trimmed.append(replace(section, items=kept))
        left -= len(kept)
    return replace(base, id="large", sections=tuple(trimmed))


def made_up_ratings(framework: Framework, seed: int = 7) -> dict[str, Rating]:
    """Return a rating for every item of a framework."""
    chance = random.Random(seed)
    return {
        item.id: Rating(
            Answer.LEVEL,
            chance.randint(0, 4),
            rationale="What is true now, in a sentence or two, as a group would write it down.",
            confidence=chance.choice(list(Confidence)),
            target=chance.randint(1, 4),
            importance=chance.randint(1, 5),
        )
        for item in framework.items
    }


def large_standing(items: int) -> Standing:
    """Return where an assessment of so many rated items stands."""
    framework = large_framework(items)
    return standing(
        Assessment(
            "a",
            framework,
            "0" * 64,
            Service("s", "Whole place"),
            Round("r", "Baseline", "2026-09-14"),
            ratings=made_up_ratings(framework),
        )
    )


def demo_workspace(folder: Path) -> Path:
    """Make the example workspace in a folder, in a process of its own."""
    path = folder / "demo.eolc"
    code = "import sys; from pathlib import Path; from eolc_desktop.operations.demo import make_demo; "
    subprocess.run([PYTHON, "-c", f"{code}make_demo(Path(sys.argv[1]))", str(path)], cwd=ROOT, check=True)
    return path

"""The packages whose every line and branch a test must run, and which of them no test ran."""

from __future__ import annotations

import json
import os
import tempfile
from typing import Any

PACKAGE = "eolc_desktop"
PINNED = ("domain", "scoring", "storage", "exchange")


def check(root: str) -> tuple[bool, str]:
    """Tell whether the tests ran the pinned packages whole, and name what they did not run."""
    from coverage import Coverage, CoverageException

    measured = Coverage(config_file=os.path.join(root, "pyproject.toml"))
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "coverage.json")
        try:
            measured.load()
            total = measured.json_report(outfile=report)
        except CoverageException as error:
            return False, f"cannot be read: {error}"
        with open(report, encoding="utf-8") as file:
            files = json.load(file)["files"]
    pinned = [name for name in PINNED if os.path.isdir(os.path.join(root, PACKAGE, name))]
    missed = missing_lines(files, pinned)
    if missed:
        return False, "no test runs\n" + "\n".join(missed)
    return True, f"{total:.0f} % of all, 100 % of {', '.join(pinned)}"


def missing_lines(files: dict[str, Any], pinned: list[str]) -> list[str]:
    """Return what is not run in the pinned packages, as one line per file."""
    missed = []
    for name, found in sorted(files.items()):
        parts = name.replace("\\", "/").split("/")
        if PACKAGE not in parts or parts[parts.index(PACKAGE) + 1] not in pinned:
            continue
        lines: list[int] = found["missing_lines"]
        # A branch to or from a line that is not run either says nothing new.
        branches = [branch for branch in found.get("missing_branches", []) if not set(branch) & set(lines)]
        if lines or branches:
            ways = [f"{start} to {'exit' if end < 0 else end}" for start, end in branches]
            missed.append(f"    {name}: {', '.join(_runs(lines) + ways)}")
    return missed


def _runs(lines: list[int]) -> list[str]:
    """Return line numbers with neighbours drawn together: 3-5, 9."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]

"""The packages whose every line and branch a test must run, and which of them no test ran."""

from __future__ import annotations

import json
import os
import tempfile

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


def missing_lines(files: dict[str, dict[str, list[object]]], pinned: list[str]) -> list[str]:
    """Return what is not run in the pinned packages, as one line per file."""
    missed = []
    for name, found in sorted(files.items()):
        parts = name.replace("\\", "/").split("/")
        if PACKAGE not in parts or parts[parts.index(PACKAGE) + 1] not in pinned:
            continue
        lines = [str(line) for line in found["missing_lines"]]
        branches = [_branch(branch) for branch in found.get("missing_branches", [])]
        if lines or branches:
            missed.append(f"    {name}: {', '.join(lines + branches)}")
    return missed


def _branch(branch: object) -> str:
    assert isinstance(branch, list)
    start, end = branch
    return f"{start} to {'exit' if end < 0 else end}"

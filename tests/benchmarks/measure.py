"""Run two things in turn, and compare."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable


@dataclass(frozen=True)
class Result:
    """One row of the table: ours, what it is held against, and how much is allowed."""

    name: str
    unit: str
    ours: float
    bare: float | None
    at_most: float

    @property
    def ratio(self) -> float:
        """Return ours against the bare tool, or ours alone where the limit is absolute."""
        return self.ours if self.bare is None else self.ours / self.bare

    def __str__(self) -> str:
        """Return the row as text."""
        verdict = "ok  " if self.ratio <= self.at_most else "OVER"
        if self.bare is None:
            return f"{verdict} {self.name}: {self.ours:.1f} {self.unit} (at most {self.at_most:g})"
        return (
            f"{verdict} {self.name}: {self.ours:.1f} against {self.bare:.1f} {self.unit}"
            f" = {self.ratio:.2f} × (at most {self.at_most:g} ×)"
        )


def in_turn(
    ours: Callable[[], object], bare: Callable[[], object], *, runs: int = 9, warm: int = 1
) -> tuple[float, float]:
    """Time two functions in turn; return the medians in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + warm):
        for function, into in zip((ours, bare), times, strict=True):
            started = time.perf_counter()
            function()
            if run >= warm:
                into.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def processes_in_turn(
    ours: Sequence[str], bare: Sequence[str], *, runs: int = 9, env: dict[str, str] | None = None
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Run two commands in turn as whole processes.

    Returns:
        For each, the median time in milliseconds and the median peak memory in MiB.
    """
    seen: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for run in range(runs + 1):
        for command, into in zip((ours, bare), seen, strict=True):
            figures = _process(command, env)
            if run:
                into.append(figures)
    return _medians(seen[0]), _medians(seen[1])


def _medians(figures: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(f[0] for f in figures), statistics.median(f[1] for f in figures)


def _process(command: Sequence[str], env: dict[str, str] | None) -> tuple[float, float]:
    # Compiled modules are kept, as they are on a person's computer: the run that warms up writes them.
    surroundings = {**os.environ, **(env or {}), "PYTHONDONTWRITEBYTECODE": ""}
    started = time.perf_counter()
    with subprocess.Popen(
        list(command),
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = (time.perf_counter() - started) * 1000
        error = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        raise RuntimeError(f"{command}: exit {process.returncode}\n{error}")
    return elapsed, usage.ru_maxrss / 1024

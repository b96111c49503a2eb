"""Run the benchmarks: python -m tests.benchmarks [ROW ...]."""

from __future__ import annotations

import argparse
import subprocess

from tests.benchmarks.measure import PYTHON, ROOT
from tests.benchmarks.rows import ROWS, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the program against the bare tools.")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], metavar="ROW", help=", ".join(ROWS))
    names = parser.parse_args().rows or list(ROWS)
    if len(names) == 1:
        run(names[0])
    else:
        # Each in a process of its own: Linux counts a parent's memory into its child's peak.
        for name in names:
            subprocess.run([PYTHON, "-m", "tests.benchmarks", name], cwd=ROOT, check=True)

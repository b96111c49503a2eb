"""Run the benchmarks: python -m tests.benchmarks [ROW ...]."""

from __future__ import annotations

import argparse

from tests.benchmarks.rows import ROWS, run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the program against the bare tools.")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], metavar="ROW", help=", ".join(ROWS))
    run(parser.parse_args().rows or list(ROWS))

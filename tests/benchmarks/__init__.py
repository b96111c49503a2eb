"""How fast the program is, as ratios against the bare tools on the same machine in the same run.

`.venv/bin/python -m tests.benchmarks` runs them all; name some to run only those. They are never part
of the timed tests: a slow moment of the machine must not fail a change.
"""

"""Telling the person at the terminal what is going on."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Write to standard error, so that what a command prints for other programs stays clean."""
    if sys.stderr is not None:  # there is none under pythonw
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

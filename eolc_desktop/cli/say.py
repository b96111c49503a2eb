"""Printing: the one way to a terminal, which what people typed and files hold must not steer."""

from __future__ import annotations

import sys

from eolc_desktop.catalogue.faults import visible


def say(text: object, *, error: bool = False) -> None:
    """Print lines, with a � for each character that cannot be seen."""
    lines = (visible(line) for line in str(text).split("\n"))
    print("\n".join(lines), file=sys.stderr if error else sys.stdout)

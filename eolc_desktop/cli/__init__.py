"""The same operations as the window's, from a terminal.

Exit codes: 0 done; 1 the input has a problem, said on standard error; 2 wrong usage.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program: the window, or one command.

    Args:
        argv: The arguments; those of the process where not given.

    Returns:
        The exit code.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _opens_the_window(arguments):
        # Nothing that is made while starting is garbage, and looking for it takes a tenth of the start.
        # The window looks for it from then on (ui/garbage.py).
        gc.disable()
        from eolc_desktop.app import run

        return run(arguments[0] if arguments else None)
    from eolc_desktop.cli.parser import run_command

    return run_command(arguments)


def _opens_the_window(arguments: list[str]) -> bool:
    """Tell whether the arguments ask for the window: none at all, or the path of a workspace."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    from eolc_desktop.cli.names import COMMANDS

    return arguments[0] not in COMMANDS

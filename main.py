"""Start EoLC Desktop; on a fresh clone, set up what it needs first.

Only the standard library is used until the environment stands. This file must be readable by Python 3.6,
so that an old Python gets a plain sentence and not a syntax error.
"""

import os
import sys

OLDEST_PYTHON = (3, 11)
HERE = os.path.dirname(os.path.realpath(__file__))


def main(argv: list) -> int:  # type: ignore[type-arg]  # list[str] cannot be read by Python 3.6
    """Start the program, in its own environment where it runs from a source checkout."""
    if getattr(sys, "frozen", False):
        return start(argv)
    if sys.version_info < OLDEST_PYTHON:
        have, need = ("%d.%d" % version for version in (sys.version_info[:2], OLDEST_PYTHON))
        sys.stderr.write(
            f"EoLC Desktop needs Python {need} or later; this is Python {have}.\n"
            f"Nothing was changed. Install a newer Python, then start again with it, "
            f"for example: python{need} main.py\n"
        )
        return 1
    from installers import environment

    testing = argv[:1] == ["test"]
    hand_overs = environment.count_hand_overs()
    ready = environment.is_ready(HERE, testing)
    if not ready:
        from installers import setup_env

        if not setup_env.set_up(HERE, testing):
            return 1
    if not ready or not environment.is_inside(HERE):
        return environment.hand_over(HERE, [os.path.join(HERE, "main.py"), *argv], hand_overs)
    if testing:
        from installers import checks

        return checks.main(HERE, argv[1:])
    environment.warn_of_missing_libraries(HERE, argv)
    return start(argv)


def start(argv: list) -> int:  # type: ignore[type-arg]
    """Hand over to the program itself."""
    try:
        from eolc_desktop.cli import main as command

        return int(command(argv))
    except ImportError as error:
        if not sys.platform.startswith("linux") or ".so" not in str(error):
            raise
        from installers import libraries

        libraries.explain(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

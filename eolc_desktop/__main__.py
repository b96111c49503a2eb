"""Start the program: python -m eolc_desktop."""

from __future__ import annotations

import sys

from eolc_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""What happens when the program itself is at fault."""

from __future__ import annotations

import sys
from types import TracebackType

from eolc_desktop import paths
from eolc_desktop.errors import UserError

_LARGEST_LOG = 1_000_000


def catch() -> None:
    """Show a dialog instead of ending, whatever goes wrong in the window."""
    sys.excepthook = caught


def note(text: str) -> None:
    """Add a traceback to the log in the user's data folder; without a log, work goes on."""
    file = paths.user_data_dir() / "errors.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST_LOG:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")
    except OSError as error:
        import logging

        logging.getLogger(__name__).warning("The log could not be written: %s", error.strerror)


def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what went wrong and show it; takes the place of `sys.excepthook`."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    # What is only needed when something goes wrong is imported then.
    import traceback

    text = "".join(traceback.format_exception(kind, error, trace))
    # A program without a console has no stderr.
    if sys.stderr is not None:
        sys.stderr.write(text)
    note(text)
    _show(error, text)


def _show(error: BaseException, text: str) -> None:
    from eolc_desktop.storage.errors import DamagedWorkspace
    from eolc_desktop.ui import tasks
    from eolc_desktop.ui.dialogs.problem import ProblemDialog

    if isinstance(error, DamagedWorkspace):
        # The window closes the file and offers to put it right.
        tasks.tasks().failed.emit(error)
    elif isinstance(error, UserError):
        ProblemDialog.show_error(error.title, error.detail)
    else:
        ProblemDialog.show_fault(text)

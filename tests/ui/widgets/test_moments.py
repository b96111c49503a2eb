"""Times in words."""

from __future__ import annotations

from datetime import UTC, datetime

from eolc_desktop.storage.lock import Holder
from eolc_desktop.ui.widgets.moments import ago, day, day_and_time, who_has_it


def test_a_moment_is_told_by_the_clock_of_this_computer() -> None:
    at = datetime(2026, 3, 9, 12, 30).astimezone()
    assert day(at.isoformat()) == "9 March 2026"
    assert day_and_time(at) == day_and_time(at.astimezone(UTC).isoformat()) == "9 March 2026, 12:30"
    assert (day("soon"), day_and_time("soon"), ago("soon", at)) == ("", "soon", "soon")


def test_who_has_a_file_is_said_with_role_computer_and_time() -> None:
    since = datetime(2026, 3, 9, 12, 30).astimezone().isoformat()
    assert who_has_it(Holder("Nurse", "WARD", 7, since)) == "Nurse on WARD, since 9 March 2026, 12:30"
    assert who_has_it(Holder("", "WARD", 7, "")) == "somebody on WARD"

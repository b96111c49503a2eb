"""Moments in words: the clock of this computer, but not its month names."""

from __future__ import annotations

from datetime import datetime

from eolc_desktop.scoring.wording import long_date
from eolc_desktop.storage.lock import Holder


def local(moment: str) -> datetime | None:
    """Return an ISO time by the clock of this computer, or None where it is no time."""
    try:
        return datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return None


def day(moment: str) -> str:
    """Return the day of an ISO time: "22 November 2026"; empty where it is no time."""
    at = local(moment)
    return long_date(at.date()) if at else ""


def day_and_time(moment: str | datetime) -> str:
    """Return a time to the minute: "22 November 2026, 02:10"; what is no time stays as it is."""
    at = local(moment) if isinstance(moment, str) else moment.astimezone()
    return f"{long_date(at.date())}, {at:%H:%M}" if at else str(moment)


def ago(moment: str, now: datetime) -> str:
    """Return a time as people say it: "14:05", "yesterday 14:05", "3 November", "3 November 2025"."""
    found = local(moment)
    if found is None:
        return moment
    at = found.astimezone(now.tzinfo)
    days = (now.date() - at.date()).days
    if days == 0:
        return f"{at:%H:%M}"
    if days == 1:
        return f"yesterday {at:%H:%M}"
    return long_date(at.date()).removesuffix(f" {now.year}")


def who_has_it(holder: Holder) -> str:
    """Return who has a file open for writing, and since when: "Nurse on WARD-PC, since …"."""
    who = f"{holder.role} on {holder.host}" if holder.role else f"somebody on {holder.host}"
    return f"{who}, since {day_and_time(holder.since)}" if holder.since else who

"""Clocks and calendars the programs are started with."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable


def clock_from(start: dt.datetime) -> Callable[[], dt.datetime]:
    """A clock that shows `start` (aware) now and runs on at the usual speed."""
    began = time.monotonic()
    return lambda: start.astimezone(dt.UTC) + dt.timedelta(seconds=time.monotonic() - began)


def steady_seconds() -> float:
    """Seconds since any moment, by a clock that nobody sets and that goes on while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # elsewhere than on Linux the usual one does so
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def indonesian_holidays(year: int) -> dict[dt.date, str]:
    """National holidays and cuti bersama of a year, as far as they are decreed, with their names."""
    import holidays

    days = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    return dict(sorted(days.items()))

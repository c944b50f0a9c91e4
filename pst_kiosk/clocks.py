"""Clocks and calendars the programs are started with."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection


def clock_from(start: dt.datetime) -> Callable[[], dt.datetime]:
    """A clock that shows `start` (aware) now and runs on at the usual speed."""
    began = time.monotonic()
    return lambda: start.astimezone(dt.UTC) + dt.timedelta(seconds=time.monotonic() - began)


def indonesian_holidays() -> Collection[dt.date]:
    """National holidays and cuti bersama; any year is worked out when it is first asked for."""
    import holidays

    calendar: Collection[dt.date] = holidays.country_holidays("ID", categories=("public", "government"))
    return calendar

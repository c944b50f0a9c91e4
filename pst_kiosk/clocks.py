"""Clocks and calendars the programs are started with."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable


def clock_from(start: dt.datetime) -> Callable[[], dt.datetime]:
    """A clock that shows `start` (aware) now and runs on at the usual speed."""
    began = time.monotonic()
    return lambda: start.astimezone(dt.UTC) + dt.timedelta(seconds=time.monotonic() - began)


def indonesian_holidays(year: int) -> dict[dt.date, str]:
    """National holidays and cuti bersama of a year, as far as they are decreed, with their names."""
    import holidays

    days = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    return dict(sorted(days.items()))

"""Deadlines in days, for requests that outlive the visit.

The day on which the time begins to run does not count, at whatever hour: the first day is the next one.
No standard says how its days are counted; that a day is not cut into hours, and that the last day counts
whole, is the usual reading of a limit in days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from pst_kiosk.domain.calendar import opening, service_day
from pst_kiosk.domain.office import Office


def add_working_days(office: Office, start: dt.date, days: int, holidays: Collection[dt.date]) -> dt.date:
    """The `days`-th day after `start` on which the office opens; `start` itself for 0."""
    day = start
    for _ in range(days):
        day += dt.timedelta(days=1)
        while opening(office, day, holidays) is None:
            day += dt.timedelta(days=1)
    return day


def working_deadline(
    office: Office, since: dt.datetime, days: int, holidays: Collection[dt.date]
) -> dt.datetime:
    """When a limit of `days` (1 or more) working days that began at `since` ends: the office's closing time
    on the last of them."""
    period = opening(office, add_working_days(office, service_day(office, since), days, holidays), holidays)
    assert period is not None  # a working day is a day with an opening
    return period[1]


def calendar_deadline(office: Office, since: dt.datetime, days: int) -> dt.datetime:
    """When a limit of `days` calendar days that began at `since` ends: the office's midnight after the last
    of them, whether the office opens on it or not."""
    after_last = service_day(office, since) + dt.timedelta(days=days + 1)
    return dt.datetime.combine(after_last, dt.time(), office.tz)

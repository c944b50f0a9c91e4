"""Opening hours, working days and the service day, in the office's own time zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from pst_kiosk.domain.office import Office

SEARCH_DAYS = 60
"""How far ahead the next opening is looked for; longer than any run of holidays."""


@dataclass(frozen=True)
class OpenState:
    """Whether the office is open at a moment, and the moment that changes it (None: not within reach)."""

    is_open: bool
    until: dt.datetime | None


def service_day(office: Office, at: dt.datetime) -> dt.date:
    """The office's local date at `at`, which must be aware."""
    return at.astimezone(office.tz).date()


def opening(
    office: Office, day: dt.date, holidays: Collection[dt.date]
) -> tuple[dt.datetime, dt.datetime] | None:
    """When the office opens and closes on `day`, or None where it stays closed."""
    if day in holidays:
        return None
    for hours in office.hours.week:
        if day.isoweekday() in hours.days:
            return (
                dt.datetime.combine(day, hours.opens, office.tz),
                dt.datetime.combine(day, hours.closes, office.tz),
            )
    return None


def open_state(office: Office, at: dt.datetime, holidays: Collection[dt.date]) -> OpenState:
    """Open until when, or closed until when."""
    today = service_day(office, at)
    for ahead in range(SEARCH_DAYS):
        period = opening(office, today + dt.timedelta(days=ahead), holidays)
        if period is None:
            continue
        opens, closes = period
        if at < opens:
            return OpenState(False, opens)
        if at < closes:
            return OpenState(True, closes)
    return OpenState(False, None)

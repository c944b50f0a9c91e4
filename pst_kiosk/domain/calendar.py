"""Opening hours, the service day and appointments, in the office's own time zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.hours import Hours, SpecialDay
from pst_kiosk.domain.office import Office

SEARCH_DAYS = 60
"""How far ahead the next opening is looked for; longer than any run of holidays."""

Period = tuple[dt.datetime, dt.datetime]
"""When an office opens and closes; at the closing moment it is closed."""


@dataclass(frozen=True)
class OpenState:
    """Whether the office is open at a moment, and the moment that changes it (None: not within reach)."""

    is_open: bool
    until: dt.datetime | None


def service_day(office: Office, at: dt.datetime) -> dt.date:
    """The office's local date at `at`, which must be aware."""
    return at.astimezone(office.tz).date()


def opening(office: Office, day: dt.date, holidays: Collection[dt.date]) -> Period | None:
    """When the office opens and closes on `day`, or None where it stays closed.

    The office's own special day goes before everything, a holiday before the hours, dated hours (Ramadan)
    before the usual week.
    """
    hours = _hours(office, day, holidays)
    if hours is None:
        return None
    opens, closes = hours
    return dt.datetime.combine(day, opens, office.tz), dt.datetime.combine(day, closes, office.tz)


def opens_on(office: Office, day: dt.date, holidays: Collection[dt.date]) -> bool:
    """Whether the office opens on `day` at all: a working day."""
    return _hours(office, day, holidays) is not None


def _hours(office: Office, day: dt.date, holidays: Collection[dt.date]) -> tuple[dt.time, dt.time] | None:
    hours: SpecialDay | Hours | None = next((s for s in office.hours.special_days if s.day == day), None)
    if hours is None and day not in holidays:
        hours = next((hours for hours in week_of(office, day) if day.isoweekday() in hours.days), None)
    if hours is None or hours.opens is None or hours.closes is None:
        return None
    return hours.opens, hours.closes


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


def check_appointment(
    office: Office, made_at: dt.datetime, wanted_at: dt.datetime, holidays: Collection[dt.date]
) -> None:
    """Whether an appointment for `wanted_at` may be made at `made_at`.

    Raises `Refused`: `appointment_too_soon` (with the notice in `minutes`), also for a moment that has
    passed; `appointment_not_offered` outside opening hours where the standard knows no appointments;
    `appointment_outside_hours` where it knows them in opening hours only.
    """
    rules = office.appointments
    notice = 0 if rules is None else rules.notice_minutes
    if wanted_at - made_at < dt.timedelta(minutes=notice):
        raise Refused("appointment_too_soon", minutes=notice)
    if open_state(office, wanted_at, holidays).is_open:
        return
    if rules is None:
        raise Refused("appointment_not_offered")
    if not rules.outside_hours:
        raise Refused("appointment_outside_hours")


def check_reception(
    office: Office, at: dt.datetime, holidays: Collection[dt.date], booked_at: dt.datetime | None = None
) -> None:
    """Whether a visitor is received at `at`: in opening hours, or with an appointment for `booked_at`
    that was made for a time outside of them.

    Raises `Refused`: `office_closed`; `appointment_in_hours` where the appointment is for opening hours.
    """
    if open_state(office, at, holidays).is_open:
        return
    if booked_at is None:
        raise Refused("office_closed")
    if open_state(office, booked_at, holidays).is_open:
        raise Refused("appointment_in_hours")


def week_of(office: Office, day: dt.date) -> tuple[Hours, ...]:
    """The weekly hours in force on `day`: the dated ones (Ramadan) where there are any, else the usual."""
    dated = next((dated for dated in office.hours.dated if dated.first <= day <= dated.last), None)
    return office.hours.week if dated is None else dated.week

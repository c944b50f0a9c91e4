"""Until when a request is to be answered, and how far it is from there.

A request's time begins once, as the standard says (received, complete, agreed), and never stops or begins
anew: neither while the office waits for the visitor, nor when a form comes back to be corrected. No standard
says otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from pst_kiosk.domain.calendar import opening, opens_on, service_day
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.promised_requests import Channel, RequestKind, RequestPromise, Unit
from pst_kiosk.domain.requests import Request, Standing, Status, promise_of
from pst_kiosk.domain.working_days import add_working_days, calendar_deadline


def due_day(
    office: Office, promise: RequestPromise, begun: dt.datetime, holidays: Collection[dt.date]
) -> dt.date:
    """The last day of a promise's time that begins at `begun`.

    "At once" is the same day, and the next working day for what comes when the office is closed for the day
    (assumption: nobody is there at night).
    """
    day = service_day(office, begun)
    if promise.unit is Unit.AT_ONCE:
        hours = opening(office, day, holidays)
        return day if hours and begun < hours[1] else add_working_days(office, day, 1, holidays)
    assert promise.number is not None
    if promise.unit is Unit.DAYS:
        return day + dt.timedelta(days=promise.number)
    return add_working_days(office, day, promise.number, holidays)


def deadline(
    office: Office, service: Service, request: Request, holidays: Collection[dt.date]
) -> dt.datetime | None:
    """The moment a request's time ends: the closing hour of its last day, or the midnight after it where
    calendar days count or the office stays closed; None while no time runs."""
    if request.due is None:
        return None
    hours = None if unit_of(service, request) is Unit.DAYS else opening(office, request.due, holidays)
    if hours is not None:
        return hours[1]
    return dt.datetime.combine(request.due + dt.timedelta(days=1), dt.time(), office.tz)


def is_late(
    office: Office, service: Service, request: Request, at: dt.datetime, holidays: Collection[dt.date]
) -> bool:
    """Whether what was promised has not come by the end of its time; what has ended is never late."""
    end = deadline(office, service, request, holidays)
    return request.open and request.fulfilled_at is None and end is not None and at >= end


def standing(
    office: Office, service: Service, request: Request, at: dt.datetime, holidays: Collection[dt.date]
) -> Standing | None:
    """How far a request is from the end of its time; None where no time runs (any more)."""
    if request.due is None or not request.open or request.fulfilled_at is not None:
        return None
    unit, today = unit_of(service, request), service_day(office, at)
    if is_late(office, service, request, at, holidays):
        return Standing(True, _days(office, unit, request.due, today, holidays), unit)
    return Standing(False, _days(office, unit, today, request.due, holidays), unit)


def silence_ends(office: Office, service: Service, request: Request) -> dt.datetime | None:
    """When an online conversation may be closed because the visitor has not answered; None where that is
    not so: it is the office's turn, the standard knows no such end, or somebody stood at the desk."""
    online = request.kind is RequestKind.CONSULTATION and request.channel is not Channel.IN_PERSON
    if service.chat is None or not online or request.status is not Status.WAITING:
        return None
    assert request.last_message_at is not None
    return calendar_deadline(office, request.last_message_at, service.chat.closed_after_silence_days)


def kept(office: Office, service: Service, request: Request, holidays: Collection[dt.date]) -> bool | None:
    """Whether the promise was kept; None while it is open, or where it was void (nothing was promised, the
    visitor cancelled or fell silent, or it was answered before its time began)."""
    end = deadline(office, service, request, holidays)
    if end is None or request.fulfilled_at is None:
        return None
    return request.fulfilled_at < end


def unit_of(service: Service, request: Request) -> Unit:
    """In which days a request's time is told: the promise's, else working days."""
    promise = promise_of(service, request)
    return Unit.DAYS if promise is not None and promise.unit is Unit.DAYS else Unit.WORKING_DAYS


def _days(
    office: Office, unit: Unit, after_day: dt.date, until: dt.date, holidays: Collection[dt.date]
) -> int:
    """How many days of the unit lie after one day, up to another."""
    if unit is Unit.DAYS:
        return (until - after_day).days
    days = (after_day + dt.timedelta(days=ahead) for ahead in range(1, (until - after_day).days + 1))
    return sum(opens_on(office, day, holidays) for day in days)

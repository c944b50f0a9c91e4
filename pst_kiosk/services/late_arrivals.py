"""Visitors a kiosk received while it was cut off from the database: they are brought in afterwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from pst_kiosk.db import appointments, late_arrivals, prints, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.db.tickets import Ticket
from pst_kiosk.domain import code_lists, guestbook
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.guestbook import Entry
from pst_kiosk.domain.late_arrival import LateArrival, Provisions
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.procedure import first_stage, guest_book_at_kiosk
from pst_kiosk.domain.ticket import Event, Status
from pst_kiosk.services.unit import OfficeUnit

TOO_LATE = "delivered_late"
"""The reason of a ticket whose day was over when it came."""


class LateArrivals:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def provisions(self, digit: int | None) -> Provisions:
        """What a kiosk with that digit must know to go on without the database."""
        unit = self._unit
        known = Provisions(unit.office, frozenset(unit.holidays), digit)
        if digit is None:
            return known
        with unit.database.read() as connection:
            given = late_arrivals.given_on(connection, unit.office, unit.today(connection), digit)
        return replace(known, given=given)

    def deliver(self, late: LateArrival) -> None:
        """Bring one in, as it is printed, in one transaction; repeated, or where the command had reached the
        database after all, it is brought in once.

        His place in the queue and his clocks begin now. Where the day he came on is over, the ticket is
        closed at once, on that day. A guest book that is no longer good enough keeps nobody out: the
        officer asks for it. An appointment that is somebody else's by now, or of another day, is an ordinary
        number.
        """

        def work(order: Order) -> None:
            came_at = min(late.issued_at, order.at)  # the kiosk's own clock may have been ahead
            # A kiosk's own clock may be a day behind: nobody who stands there is sent away by it.
            today = order.day
            day = today if late.time_unsure else service_day(order.office, came_at)
            with order.on_day(day):
                booked_at = _booked(order, late)
                ticket_id = _receive(order, late, came_at, booked_at, closed=day < today)
                order.store()
                if booked_at is not None:
                    appointments.keep(order.connection, order.office, str(late.appointment), ticket_id)
            self._note_prints(order.connection, ticket_id, late)

        def again(connection: Connection, *_: str | None) -> None:
            given, _language = tickets.given(connection, late.command_id)
            self._as_printed(connection, given, late)
            self._note_prints(connection, given.id, late)

        self._unit.command(late.command_id, work, again)

    def _note_prints(self, connection: Connection, ticket_id: str, late: LateArrival) -> None:
        office, moment = self._unit.office, self._unit.database.moment()
        for job in late.prints:
            prints.queue(connection, office, job.job_id, ticket_id, job.station, job.begun_at, moment)
            if job.ended_at is not None:
                prints.end(connection, job.job_id, job.state, job.fault, job.ended_at)

    def _as_printed(self, connection: Connection, found: Ticket, late: LateArrival) -> None:
        """The paper wins: a ticket the command gave after all gets the number its holder has in hand."""
        office = self._unit.office
        if found.code == late.code:
            return
        letter = office.service(late.service).letter
        number = late_arrivals.free_number(connection, office, found.service_day, letter, late)
        late_arrivals.renumber(connection, late.command_id, number)
        at = self._unit.now(connection)
        late_arrivals.note(connection, office, at, "renumber", _was(found.id, found.number))


def _booked(order: Order, late: LateArrival) -> dt.datetime | None:
    """The time of his appointment, where it is one of the order's day and still his."""
    if late.appointment is None:
        return None
    row = appointments.by_code(order.connection, order.office, late.appointment)
    if row is None or row.used or row.service != late.service:
        return None
    at: dt.datetime = row.at
    return at if service_day(order.office, at) == order.day else None


def _receive(
    order: Order, late: LateArrival, came_at: dt.datetime, booked_at: dt.datetime | None, closed: bool
) -> str:
    """Note the visit and its ticket on the order's day, `closed` where that is over; the ticket's id."""
    office, service = order.office, order.office.service(late.service)
    entry = _signed(office, service, late, order.day)
    assistance = _asked_for(late) if entry is None else entry.assistance
    said: dict[str, Any] = {"assistance": assistance, "call_aid": late.call_aid}
    if closed:
        said["ended_at"] = order.at
    visit_id = visits.begin(order, late.language, late.people, entry, came_at, **said)
    if entry is not None:
        order.append(Event.GUEST_BOOK, visit_id=visit_id, service=service.key)
    elif guest_book_at_kiosk(service):
        late_arrivals.note(order.connection, office, order.at, "guest_book_refused", visit_id)
    number = late_arrivals.free_number(order.connection, office, order.day, service.letter, late)
    ticket = tickets.add(
        order,
        visit_id,
        service,
        first_stage(service, signed=entry is not None).key,
        assistance is not None,
        number,
        booked_at,
        details={"offline": True, "taken_at": came_at.isoformat()},
        status=(Status.CANCELLED if closed else Status.WAITING).value,
        issued_at=came_at,
        delivered_at=order.at,
        time_unsure=late.time_unsure,
    )
    if number.text != late.number:
        late_arrivals.note(order.connection, office, order.at, "renumber", _was(ticket.id, late.number))
    if closed:
        where = {"ticket_id": ticket.id, "visit_id": visit_id, "service": service.key, "step": ticket.step}
        order.append(Event.CANCELLED, details={"reason": TOO_LATE}, **where)
        order.append(Event.COMPLETED, **where)
    return ticket.id


def _signed(office: Office, service: Service, late: LateArrival, day: dt.date) -> Entry | None:
    """The guest book where it is at the kiosk; None also where it is not good enough any more."""
    if not guest_book_at_kiosk(service):
        return None
    try:
        return guestbook.sign(late.draft or {}, office.guest_book, day)
    except guestbook.Invalid:
        return None


def _asked_for(late: LateArrival) -> int | None:
    """The assistance asked for with a number whose guest book is not signed yet."""
    asked = (late.draft or {}).get("assistance")
    return next((code for code in code_lists.ASSISTANCE if code == asked), None)


def _was(ticket_id: str, number: str | None) -> str:
    """The ticket, and the number it had before."""
    return f"{ticket_id} {number}" if number else ticket_id

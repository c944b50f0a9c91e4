"""What a visitor does on arrival: choose a service, sign the guest book, take a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import appointments, officers, records, ticket_log, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order, last_ticket
from pst_kiosk.domain import calendar, guestbook, procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.forecast import Estimate, estimate
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.ticket import AT_DESK, Event, Status
from pst_kiosk.services import detours
from pst_kiosk.services.moves import moved
from pst_kiosk.services.unit import OfficeUnit

MOST_PEOPLE = 99
"""A group that comes on one number; larger ones are agreed on ahead."""


@dataclass(frozen=True)
class ServiceNow:
    """A service as the idle page shows it: who waits for its first desk, and how long it may take.

    `wait` is None where a visitor would be called at once."""

    service: Service
    waiting: int
    wait: Estimate | None


@dataclass(frozen=True)
class Welcome:
    """The idle page: nothing personal."""

    office: Office
    at: dt.datetime
    open: calendar.OpenState
    services: tuple[ServiceNow, ...]


@dataclass(frozen=True)
class IssuedTicket:
    """A number just given, with what its holder wants to know. Nothing personal.

    `number` is None where the standard gives none: the next visitor is simply next."""

    id: str
    number: str | None
    code: str
    service: Service
    language: str
    issued_at: dt.datetime
    people_ahead: int
    wait: Estimate | None


class Reception:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def welcome(self) -> Welcome:
        """The services with their present wait, and whether the office is open."""
        unit, office = self._unit, self._unit.office
        with unit.database.read() as connection:
            at = unit.now(connection)
            rows = tickets.open_today(connection, office, calendar.service_day(office, at))
            services = tuple(self._service_now(connection, rows, service) for service in office.services)
        return Welcome(office, at, calendar.open_state(office, at, unit.holidays), services)

    def take_number(
        self,
        command_id: str,
        service: str,
        language: str,
        draft: Draft | None = None,
        people: int = 1,
        appointment: str | None = None,
    ) -> IssuedTicket:
        """Open a visit and give it the service's next number, in one transaction.

        `people` come together on the one number; `appointment` is the code of one made ahead. Where the
        procedure has the guest book at the kiosk, `draft` is signed first. Raises `guestbook.Invalid` with
        every field to correct, and `Refused` `people_out_of_range`, `appointment_unknown`,
        `appointment_used`, `appointment_other_day`; nothing is stored then.
        """
        office = self._unit.office
        chosen = office.service(service)
        if not 1 <= people <= MOST_PEOPLE:
            raise Refused("people_out_of_range", most=MOST_PEOPLE)

        def work(order: Order) -> IssuedTicket:
            visit_id = visits.begin(order, language, people)
            booked = appointment and self._booked(order, appointment, service)
            priority = signed = False
            if procedure.guest_book_at_kiosk(chosen):
                entry = guestbook.sign(draft or {}, office.guest_book, order.day)
                visits.sign(order.connection, office, visit_id, entry, order.at, None)
                order.append(Event.GUEST_BOOK, visit_id=visit_id, service=service)
                priority, signed = entry.assistance is not None, True
            step = procedure.first_stage(chosen, signed).key
            at = booked.at if booked else None
            ticket_id = tickets.issue(order, visit_id, chosen, step, priority, at)
            if booked:
                appointments.keep(order.connection, booked.id, ticket_id)
            return self._issued(order.connection, ticket_id)

        def again(connection: Connection, *_: str | None) -> IssuedTicket:
            return self._issued(connection, last_ticket(connection, command_id) or "")

        return self._unit.command(command_id, work, again)

    def book(self, appointment_id: str, service: str, at: dt.datetime) -> str:
        """Make an appointment, and return the code the visitor checks in with. Nothing personal.

        Repeated with its id it returns the same code. Raises `Refused` as `calendar.check_appointment`.
        """
        office = self._unit.office
        office.service(service)

        def work(connection: Connection) -> str:
            made = appointments.find(connection, appointment_id)
            if made is not None:
                return str(made.code)
            now = self._unit.now(connection)
            calendar.check_appointment(office, now, at, self._unit.holidays)
            return appointments.make(connection, office, appointment_id, service, at, now)

        return self._unit.database.write(work)

    def cancel(self, command_id: str, code: str) -> str | None:
        """The visitor gives the number back, by the ticket's code; returns the number.

        Raises `Refused` `ticket_unknown`, `being_served`, and `not_open` once it is closed.
        """
        office = self._unit.office

        def work(order: Order) -> str | None:
            row = tickets.by_code(order.connection, office, code)
            if row.service_day != order.day:
                raise Refused("ticket_unknown")
            if row.status == Status.SERVING:
                raise Refused("being_served", number=row.number)
            detours.cancel(order, row, None, {"by": "visitor"})
            return moved(order.connection, row.id).number

        return self._unit.command(command_id, work, lambda *found: moved(*found).number)

    def check_draft(self, draft: Draft) -> dict[str, str]:
        """The fields of a draft that still need correction, by code; empty when it can be signed."""
        try:
            with self._unit.database.read() as connection:
                today = self._unit.today(connection)
            guestbook.sign(draft, self._unit.office.guest_book, today)
        except guestbook.Invalid as invalid:
            return invalid.fields
        return {}

    def sign_guest_book(
        self, command_id: str, ticket_id: str, officer_id: str, draft: Draft, identity_shown: bool
    ) -> None:
        """An officer signs the guest book with the visitor at the desk.

        Raises `Refused` `not_serving` unless the ticket is being served, `guest_book_signed` where it
        has been signed before, and `guestbook.Invalid` with every field to correct.
        """
        office = self._unit.office

        def work(order: Order) -> None:
            row = tickets.with_visit(order.connection, ticket_id)
            if row.status != Status.SERVING:
                raise Refused("not_serving", status=row.status)
            if row.guest_book_at is not None:
                raise Refused("guest_book_signed")
            entry = guestbook.sign(draft, office.guest_book, order.day, identity_shown)
            visits.sign(order.connection, office, row.visit_id, entry, order.at, identity_shown)
            if entry.assistance is not None:
                tickets.give_priority(order.connection, ticket_id)
            tickets.note(order, row, Event.GUEST_BOOK, officer_id)
            officers.audit(order.connection, office, order.at, officer_id, "sign_guest_book", row.visit_id)

        self._unit.command(command_id, work, lambda *_: None)

    def confirm_identity(self, ticket_id: str, officer_id: str) -> None:
        """An officer ticks that a valid identity was shown, where the guest book was signed at the kiosk.

        Ticking again changes nothing. Raises `Refused` `ticket_unknown`.
        """

        def work(connection: Connection) -> None:
            row = tickets.find(connection, ticket_id)
            visits.confirm_identity(connection, row.visit_id)
            at = self._unit.now(connection)
            officers.audit(connection, self._unit.office, at, officer_id, "confirm_identity", row.visit_id)

        self._unit.database.write(work)

    def begin_print(self, job_id: str, ticket_id: str, station: str) -> IssuedTicket:
        """Note that a ticket is about to be printed, and return what to print."""

        def work(connection: Connection) -> IssuedTicket:
            records.queue_print(
                connection, self._unit.office, job_id, ticket_id, station, self._unit.now(connection)
            )
            return self._issued(connection, ticket_id)

        return self._unit.database.write(work)

    def end_print(self, job_id: str, fault: str | None) -> None:
        """Note how a print ended: taken whole by the printer, or failed with its fault."""
        self._unit.database.write(
            lambda connection: records.end_print(connection, job_id, fault, self._unit.now(connection))
        )

    def _booked(self, order: Order, code: str, service: str) -> Any:
        row = appointments.by_code(order.connection, self._unit.office, code)
        if row is None or row.service != service:
            raise Refused("appointment_unknown")
        if row.ticket_id is not None:
            raise Refused("appointment_used")
        if calendar.service_day(self._unit.office, row.at) != order.day:
            raise Refused("appointment_other_day", at=row.at.isoformat())
        return row

    def _service_now(self, connection: Connection, rows: list[Any], service: Service) -> ServiceNow:
        first = procedure.first_stage(service, signed=False).key
        waiting = sum(
            (row.service, row.step, row.status) == (service.key, first, Status.WAITING) for row in rows
        )
        return ServiceNow(service, waiting, self._estimate(connection, rows, service, first, waiting))

    def _issued(self, connection: Connection, ticket_id: str) -> IssuedTicket:
        office = self._unit.office
        row = tickets.with_visit(connection, ticket_id)
        service = office.service(row.service)
        rows = tickets.open_today(connection, office, row.service_day)
        ahead = sum(
            other.service == row.service
            and other.step == row.step
            and other.joined_seq < row.joined_seq
            and other.status == Status.WAITING
            for other in rows
        )
        wait = self._estimate(connection, rows, service, row.step, ahead)
        return IssuedTicket(row.id, row.number, row.code, service, row.language, row.issued_at, ahead, wait)

    def _estimate(
        self, connection: Connection, rows: list[Any], service: Service, step: str, ahead: int
    ) -> Estimate | None:
        """The wait behind `ahead` people; `rows`, the day's open tickets, say which desks are busy."""
        office, today = self._unit.office, self._unit.today(connection)
        queue = [service.key, step]
        desks = [s.desk for s in officers.open_sessions(connection, office, today) if queue in s.queues]
        busy = {row.desk for row in rows if row.status in AT_DESK}
        if set(desks) - busy and not ahead:
            return None
        recent = ticket_log.recent_minutes(connection, office, today, service.key, step)
        return estimate(max(ahead, 1), len(desks), recent, service.typical_minutes)

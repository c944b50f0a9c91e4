"""What a visitor does on arrival: choose a service, sign the guest book, take a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import appointments, officers, records, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order, last_ticket
from pst_kiosk.db.tickets import Ticket
from pst_kiosk.domain import calendar, guestbook, procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.forecast import Estimate, estimate
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.ticket import AT_DESK, Event, Status
from pst_kiosk.services import announcements, detours, institutions
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
    """The idle page, and what the guest book suggests (`institutions`): nothing personal."""

    office: Office
    at: dt.datetime
    open: calendar.OpenState
    services: tuple[ServiceNow, ...]
    announcements: tuple[Text, ...]
    institutions: tuple[str, ...]


@dataclass(frozen=True)
class IssuedTicket:
    """A number just given, with what its holder wants to know. Nothing personal.

    `number` is None where the standard gives none: the next visitor is simply next. `people_ahead` is None
    where nobody can tell: at a kiosk that is cut off from the database; `wait` says nothing then."""

    id: str
    number: str | None
    code: str
    service: Service
    language: str
    issued_at: dt.datetime
    people_ahead: int | None
    wait: Estimate | None


class Reception:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def welcome(self) -> Welcome:
        """The services with their present wait, and whether the office is open."""
        unit, office = self._unit, self._unit.office
        with unit.database.read() as connection:
            at = unit.now(connection)
            today = calendar.service_day(office, at)
            rows = tickets.open_today(connection, office, today)
            desks = officers.open_desks(connection, office, today)
            services = tuple(
                self._service_now(connection, at, rows, desks, service) for service in office.services
            )
            notices = announcements.shown_on(connection, unit, today)
            names = institutions.suggested(connection, unit)
        state = calendar.open_state(office, at, unit.holidays)
        return Welcome(office, at, state, services, notices, names)

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
            booked = appointment and self._booked(order, appointment, service)
            entry = None
            if procedure.guest_book_at_kiosk(chosen):
                entry = guestbook.sign(draft or {}, office.guest_book, order.day)
            visit_id = visits.begin(order, language, people, entry, order.at)
            if entry is not None:
                order.append(Event.GUEST_BOOK, visit_id=visit_id, service=service)
            priority = entry is not None and entry.assistance is not None
            step = procedure.first_stage(chosen, signed=entry is not None).key
            at = booked.at if booked else None
            given = tickets.issue(order, visit_id, chosen, step, priority, at, order.asked)
            order.store()
            if booked:
                appointments.keep(order.connection, booked.id, given.id)
            return self._issued(order.connection, given, language, order.at)

        def again(connection: Connection, *_: str | None) -> IssuedTicket:
            return self._issued_before(connection, last_ticket(connection, command_id))

        def ahead(connection: Connection) -> tickets.Last | None:
            day = self._unit.last_day
            return None if day is None else tickets.ask_last(connection, office, day, chosen.letter)

        return self._unit.command(command_id, work, again, ahead)

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
            return self._issued_before(connection, ticket_id)

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

    def _service_now(
        self, connection: Connection, at: dt.datetime, rows: list[Any], desks: list[Any], service: Service
    ) -> ServiceNow:
        queue = service.key, procedure.first_stage(service, signed=False).key
        waiting = sum((row.service, row.step, row.status) == (*queue, Status.WAITING) for row in rows)
        open_for = [desk.desk for desk in desks if list(queue) in desk.queues]
        free = set(open_for) - {row.desk for row in rows if row.status in AT_DESK}
        wait = self._estimate(connection, at, queue, waiting, len(open_for), bool(free))
        return ServiceNow(service, waiting, wait)

    def _issued(self, connection: Connection, given: Ticket, language: str, at: dt.datetime) -> IssuedTicket:
        office, queue = self._unit.office, (given.service, given.step)
        rows = tickets.ahead_and_desks(connection, office, given)
        ahead = rows[0].ahead
        open_for = [row for row in rows if row.desk and list(queue) in row.queues]
        free = any(not row.busy for row in open_for)
        wait = self._estimate(connection, at, queue, ahead, len(open_for), free)
        service = office.service(given.service)
        return IssuedTicket(
            given.id, given.number, given.code, service, language, given.issued_at, ahead, wait
        )

    def _issued_before(self, connection: Connection, ticket_id: str) -> IssuedTicket:
        given, language = tickets.given(connection, ticket_id)
        return self._issued(connection, given, language, self._unit.now(connection))

    def _estimate(
        self, connection: Connection, at: dt.datetime, queue: Queue, ahead: int, desks: int, free: bool
    ) -> Estimate | None:
        """The wait behind `ahead` people; None where one of the queue's open `desks` is `free` for them."""
        if free and not ahead:
            return None
        recent = self._unit.recent.minutes(connection, queue, at)
        return estimate(max(ahead, 1), desks, recent, self._unit.office.service(queue[0]).typical_minutes)

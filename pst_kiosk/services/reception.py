"""What a visitor does on arrival: choose a service, sign the guest book, take a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import appointments, guest_book_drafts, officers, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.db.tickets import Ticket
from pst_kiosk.domain import code_lists, guestbook, procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.ticket import Event, Status
from pst_kiosk.domain.ticket_code import as_given
from pst_kiosk.services import booking, left_guest_book, own_ticket, recognition
from pst_kiosk.services.booking import Appointment
from pst_kiosk.services.own_ticket import OwnTicket as OwnTicket
from pst_kiosk.services.unit import OfficeUnit
from pst_kiosk.services.waits import place_of

MOST_PEOPLE = 99
"""A group that comes on one number; larger ones are agreed on ahead."""


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

    def take_number(
        self,
        command_id: str,
        service: str,
        language: str,
        draft: Draft | None = None,
        people: int = 1,
        appointment: str | None = None,
        *,
        known: str | None = None,
        assistance: int | None = None,
        call_aid: int | None = None,
    ) -> IssuedTicket:
        """Open a visit and give it the service's next number, in one transaction, whatever the hour.

        `people` come together on the one number; `appointment` is the code of one made ahead. Where the
        procedure has the guest book at the kiosk, `draft` is signed first; for a visitor who was recognised
        (`known`, a token of `Recognition`) it holds what he changed. Elsewhere `assistance`, a code of the
        list, makes it a priority ticket. `call_aid`, a code of its list: the visitor cannot hear a call, or
        cannot see the board. Raises `guestbook.Invalid` with every field to correct, and
        `Refused` `service_unknown`, `people_out_of_range`, `assistance_unknown`, `call_aid_unknown`,
        `recognition_over`, `appointment_unknown`, `appointment_used`, `appointment_other_day`; nothing is
        stored then.
        """
        chosen = self._unit.office.service(service)
        if not 1 <= people <= MOST_PEOPLE:
            raise Refused("people_out_of_range", most=MOST_PEOPLE)
        if assistance is not None and assistance not in code_lists.ASSISTANCE:
            raise Refused("assistance_unknown")
        _check_call_aid(call_aid)

        def work(order: Order) -> IssuedTicket:
            booked = None
            if appointment is not None:
                booked = booking.booked(order.connection, order.office, order.day, appointment)
                if booked.service != service:
                    raise Refused("appointment_unknown")
            signed = procedure.guest_book_at_kiosk(chosen)
            if signed:
                begun = {"people": people, "call_aid": call_aid}
                visit_id, asked = self._begin_signed(order, service, language, begun, draft or {}, known)
            else:
                asked = assistance
                said = {"assistance": assistance, "call_aid": call_aid}
                visit_id = visits.begin(order, language, people, None, order.at, **said)
            step = procedure.first_stage(chosen, signed).key
            at = booked.at if booked else None
            given = tickets.issue(order, visit_id, chosen, step, asked is not None, at, order.asked)
            order.store()
            if appointment is not None:
                appointments.keep(order.connection, order.office, as_given(appointment), given.id)
            return self.issued(order.connection, given, language, order.at)

        return self._give(command_id, chosen, language, work)

    def further_number(self, command_id: str, code: str, service: str, language: str) -> IssuedTicket:
        """Give the holder of a ticket, by its code, another service's number in the same visit.

        The visit's guest book is this number's too. Raises `Refused` `office_closed` outside opening hours,
        `ticket_unknown`, `visit_over`, and `number_held` (`number`) where the visit has an open number of the
        service.
        """
        chosen = self._unit.office.service(service)

        def work(order: Order) -> IssuedTicket:
            given = own_ticket.give_further(self._unit, order, code, chosen)
            return self.issued(order.connection, given, language, order.at)

        return self._give(command_id, chosen, language, work)

    def own_ticket(self, text: str) -> OwnTicket:
        """A ticket of today, by what was scanned or typed: its code, or its number (`K-001`, `k1`).

        Raises `Refused` `ticket_unknown`.
        """
        return own_ticket.find(self._unit, text)

    def leave_guest_book(
        self, command_id: str, ticket_id: str, draft: Draft, known: str | None = None
    ) -> None:
        """Keep what a visitor with a number writes into the guest book until an officer signs it with him.

        With `known` the draft holds what he changed. Raises `guestbook.Invalid` with every field to correct,
        and `Refused` `ticket_unknown` (none of today), `guest_book_left` where there is a draft already,
        `guest_book_signed`, `not_open`, `recognition_over`.
        """
        left_guest_book.leave(self._unit, command_id, ticket_id, draft, known)

    def left_guest_book(self, ticket_id: str, officer_id: str) -> Draft | None:
        """What a visitor has left for the officer to sign with him, a recognised visitor's own answers
        included; None where nothing was left. That it was read is noted in the audit log.

        Raises `Refused` `ticket_unknown`.
        """
        return left_guest_book.read(self._unit, ticket_id, officer_id)

    def keep_guest_book(self, command_id: str, ticket_id: str, officer_id: str, typed: Draft) -> None:
        """Keep what an officer has typed into the guest book, as typed, over what was left before: a visitor
        who leaves the desk meanwhile is taken up again where he was, at any desk. It goes as what a visitor
        left goes. Nothing is kept once the guest book is signed or the ticket closed. Noted in the audit log.

        Raises `Refused` `ticket_unknown`.
        """
        left_guest_book.keep(self._unit, command_id, ticket_id, officer_id, typed)

    def appointment(self, code: str) -> Appointment:
        """An appointment of today, to show before its visitor checks in.

        Raises `Refused` `appointment_unknown`, `appointment_used`, `appointment_other_day` (`at`), and
        `appointment_in_hours` where it is for opening hours and the office is closed now. The number itself
        is not refused so: whoever was shown the appointment in time may fill in the guest book in peace.
        """
        return booking.find(self._unit, code)

    def book(self, appointment_id: str, service: str, at: dt.datetime) -> str:
        """Make an appointment, and return the code the visitor checks in with. Nothing personal.

        Repeated with its id it returns the same code. Raises `Refused` as `calendar.check_appointment`.
        """
        return booking.make(self._unit, appointment_id, service, at)

    def cancel(self, command_id: str, code: str) -> str | None:
        """The visitor gives the number back, by the ticket's code; returns the number. A guest book left with
        it is deleted.

        Raises `Refused` `ticket_unknown`, `being_served`, and `not_open` once it is closed.
        """
        return own_ticket.cancel(self._unit, command_id, code)

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
            left = guest_book_drafts.find(order.connection, row.visit_id)
            notice = office.guest_book.notice_version if left is None else left.notice_version
            visits.sign(order.connection, office, row.visit_id, entry, order.at, identity_shown, notice)
            guest_book_drafts.end_of_visit(order.connection, row.visit_id)
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

    def note_call_aid(self, session_id: str, ticket_id: str, call_aid: int | None) -> None:
        """An officer notes that a visitor cannot hear a call or cannot see the board, or that he can (None).

        It holds for the rest of the visit. Raises `Refused` `desk_closed`, `ticket_unknown`,
        `call_aid_unknown`.
        """
        _check_call_aid(call_aid)

        def work(connection: Connection) -> None:
            session = officers.session(connection, session_id)
            if session is None or session.closed_at is not None:
                raise Refused("desk_closed")
            row, at = tickets.find(connection, ticket_id), self._unit.now(connection)
            visits.note_call_aid(connection, row.visit_id, call_aid)
            officers.audit(
                connection, self._unit.office, at, session.officer_id, "note_call_aid", row.visit_id
            )

        self._unit.database.write(work)

    def _give(
        self, command_id: str, chosen: Service, language: str, work: Callable[[Order], IssuedTicket]
    ) -> IssuedTicket:
        def again(connection: Connection, *_: str | None) -> IssuedTicket:
            given, _language = tickets.given(connection, command_id)
            return self.issued(connection, given, language, self._unit.now(connection))

        def ahead(connection: Connection) -> tickets.Last | None:
            day = self._unit.last_day
            return (
                None if day is None else tickets.ask_last(connection, self._unit.office, day, chosen.letter)
            )

        return self._unit.command(command_id, work, again, ahead)

    def _begin_signed(
        self,
        order: Order,
        service: str,
        language: str,
        begun: dict[str, Any],
        draft: Draft,
        known: str | None,
    ) -> tuple[str, int | None]:
        """Begin a visit whose guest book is signed at the kiosk: its id, and the assistance asked for."""
        if known is None:
            entry = guestbook.sign(draft, order.office.guest_book, order.day)
            visit_id, asked = (
                visits.begin(order, language, entry=entry, at=order.at, **begun),
                entry.assistance,
            )
        else:
            visitor_id, changes = recognition.sign(self._unit, order, known, draft)
            said = visits.of_visit(changes)
            signed = {"visitor_id": visitor_id, "guest_book_at": order.at, **said}
            visit_id = visits.begin(order, language, entry=None, at=order.at, **begun, **signed)
            asked = said["assistance"]
        order.append(Event.GUEST_BOOK, visit_id=visit_id, service=service)
        return visit_id, asked

    def issued(self, connection: Connection, given: Ticket, language: str, at: dt.datetime) -> IssuedTicket:
        """A ticket with what its holder wants to know now."""
        queue = given.service, given.step
        ahead, wait = place_of(self._unit, connection, at, queue, given.service_day, given.joined_seq)
        service = self._unit.office.service(given.service)
        return IssuedTicket(
            given.id, given.number, given.code, service, language, given.issued_at, ahead, wait
        )


def _check_call_aid(call_aid: int | None) -> None:
    if call_aid is not None and call_aid not in code_lists.CALL_AID:
        raise Refused("call_aid_unknown")

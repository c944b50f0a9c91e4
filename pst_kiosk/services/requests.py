"""Requests that outlive the visit: opened at a desk or by any channel, moved on, and ended in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pst_kiosk.db import document_numbers, officers, requests, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.domain import guestbook, request_moves
from pst_kiosk.domain import requests as rules
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.plain_text import plain_text
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.request_moves import append, change
from pst_kiosk.services.request_reading import all_of_request, is_for, is_near, open_rows, row_of, waits_for
from pst_kiosk.services.request_views import Asker, Details, Letter, Offer, Row
from pst_kiosk.services.unit import OfficeUnit
from pst_kiosk.services.work_list import Which

CLOSED_SHOWN = 200
AUDITED_EVERY = dt.timedelta(hours=1)
"""An officer who opens a request again within this time is in the audit log once."""


class Requests:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit
        self._office = unit.office

    def offers(self) -> tuple[Offer, ...]:
        """What may be opened here, in the profile's order."""
        return tuple(
            Offer(
                service.key,
                kind,
                next(p.name.id for p in service.requests if p.kind is kind),
                tuple(promise for promise in service.requests if promise.kind is kind),
            )
            for service in self._office.services
            for kind in rules.kinds(service)
        )

    def open(
        self,
        command_id: str,
        officer_id: str,
        kind: RequestKind,
        service: str,
        channel: Channel,
        subject: str,
        *,
        visitor: Draft | None = None,
        ticket_id: str | None = None,
    ) -> Details:
        """Open a request for the visitor with `ticket_id`, or for who asks without a visit (`visitor`: name
        and a contact). Its officer is its owner.

        Raises `Refused` `request_not_offered`, `request_subject`, `ticket_unknown`, `guest_book_missing`
        where nobody knows yet who the visitor is; `guestbook.Invalid` for name and contact.
        """
        words = _text(subject, rules.LONGEST_SUBJECT, "request_subject", required=True)

        def work(connection: Connection) -> str:
            officers.find(connection, officer_id)
            at = self._unit.now(connection)
            standard = next((s for s in self._office.services if s.key == service), None)
            if standard is None:
                raise Refused("request_not_offered")
            state = request_moves.opened(self._office, standard, kind, channel, at, self._unit.holidays)
            who = self._visitor(connection, visitor, ticket_id, at)
            identity, year = derived(command_id, "request"), service_day(self._office, at).year
            ordinal = document_numbers.next_number(connection, self._office, "request", year)
            requests.add(
                connection,
                self._office,
                identity,
                state,
                number=f"{ordinal:04}/PST/{self._office.code}/{year}",
                subject=words,
                visitor_id=who,
                ticket_id=ticket_id,
                owner_id=officer_id,
            )
            append(connection, self._unit, command_id, identity, 1, at, Event.OPENED, state, officer_id)
            return identity

        return self._once(command_id, work)

    def asker(self, ticket_id: str) -> Asker:
        """The visitor with a ticket, to open a request for. Raises `Refused` `ticket_unknown`."""
        with self._unit.database.read() as connection:
            row = tickets.find(connection, ticket_id)
            before = requests.numbers_of_ticket(connection, ticket_id)
        return Asker(ticket_id, row.number or "", row.service, tuple(before))

    def work_list(self, which: Which, officer_id: str) -> tuple[Row, ...]:
        """Requests, those that are late first; closed ones by their end, the last first."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            if which is Which.CLOSED:
                found = requests.ended(connection, self._office, CLOSED_SHOWN)
                return tuple(row_of(self._unit, row, at) for row in found)
            role = Role(officers.find(connection, officer_id).role) if which is Which.MINE else None
            rows = open_rows(connection, self._unit, at)
        if which is Which.LATE:
            return tuple(row for row in rows if row.standing is not None and row.standing.late)
        if role is not None:
            return tuple(row for row in rows if is_for(row, officer_id, role))
        return rows

    def due_soon(self, officer_id: str | None = None) -> tuple[Row, ...]:
        """Open requests that are late, near their end (`request_reading.is_near`), or silent; the most urgent
        first. What is late stays among them every day until it is closed. Before them, what waits for a step
        that the standard gives to this officer's role."""
        with self._unit.database.read() as connection:
            role = None if officer_id is None else Role(officers.find(connection, officer_id).role)
            rows = open_rows(connection, self._unit, self._unit.now(connection))
        mine = tuple(row for row in rows if role is not None and waits_for(row, role))
        near = (row for row in rows if row not in mine and (row.silent or is_near(row.standing)))
        return (*mine, *near)

    def get(self, request_id: str) -> Details:
        """Raises `Refused` `request_unknown`."""
        with self._unit.database.read() as connection:
            return all_of_request(connection, self._unit, request_id)

    def look_into(self, request_id: str, officer_id: str) -> Details:
        """All of a request, with its visitor's contacts, for an officer: the audit log holds that he looked.

        Raises `Refused` `request_unknown`.
        """

        def work(connection: Connection) -> Details:
            read = all_of_request(connection, self._unit, request_id)
            at = self._unit.now(connection)
            since = at - AUDITED_EVERY
            if not requests.read_before(connection, self._office, officer_id, request_id, since):
                officers.audit(connection, self._office, at, officer_id, "read_request", request_id)
            return read

        return self._unit.database.write(work)

    def move(
        self,
        command_id: str,
        request_id: str,
        officer_id: str,
        event: Event,
        note: str = "",
        revision: int | None = None,
        due: dt.date | None = None,
    ) -> Details:
        """Do `event` with a request as it stood at `revision`.

        Raises `Refused` `request_changed` (with who did what since: `by`, `event`), what
        `domain.request_moves.after` raises, `request_note` where a word is missing that says why, or it is
        too long; `request_unknown`, `officer_unknown`.
        """
        words = _text(note, rules.LONGEST_NOTE, "request_note", required=event in rules.EXPLAINED)
        details = None if due is None else {"due": due.isoformat()}

        def work(connection: Connection) -> str:
            change(
                connection,
                self._unit,
                command_id,
                request_id,
                officer_id,
                event,
                revision,
                words,
                due,
                details,
            )
            return request_id

        return self._once(command_id, work)

    def add_document(
        self, command_id: str, request_id: str, officer_id: str, name: str, received: bool
    ) -> Details:
        """Note a document that came with the request (`received`), or was sent to its visitor.

        Raises `Refused` `request_document`, `request_ended`, `request_unknown`.
        """
        words = _text(name, rules.LONGEST_DOCUMENT, "request_document", required=True)
        event = Event.DOCUMENT_RECEIVED if received else Event.DOCUMENT_SENT

        def work(connection: Connection) -> str:
            at = change(
                connection, self._unit, command_id, request_id, officer_id, event, details={"document": words}
            )
            requests.add_document(
                connection,
                self._office,
                derived(command_id, "document"),
                request_id=request_id,
                name=words,
                direction="received" if received else "sent",
                at=at,
                officer_id=officer_id,
            )
            return request_id

        return self._once(command_id, work)

    def withdraw_document(
        self, command_id: str, request_id: str, officer_id: str, document_id: str
    ) -> Details:
        """A document does not count any more: noted by mistake, or given back. It stays in the history.

        Raises `Refused` `document_unknown`, `request_ended`, `request_unknown`.
        """

        def work(connection: Connection) -> str:
            at = self._unit.now(connection)
            row = requests.withdraw_document(connection, request_id, document_id, at)
            if row is None:
                raise Refused("document_unknown")
            event, named = Event.DOCUMENT_WITHDRAWN, {"document": row.name}
            change(connection, self._unit, command_id, request_id, officer_id, event, details=named)
            return request_id

        return self._once(command_id, work)

    def draft_letter(
        self, command_id: str, request_id: str, officer_id: str, letter: Letter, revision: int | None = None
    ) -> Details:
        """Keep what the letter is to say; every draft stays in the history, the last one is issued.

        Raises `Refused` `letter_text` (with `field` and `most`), `request_changed`, `request_move` where the
        letter is issued or the request has none, `request_ended`, `request_unknown`.
        """
        said = {
            field: _text(getattr(letter, field), most, "letter_text", required=field in _NEEDED, field=field)
            for field, most in LETTER.items()
        }

        def work(connection: Connection) -> str:
            change(
                connection,
                self._unit,
                command_id,
                request_id,
                officer_id,
                Event.LETTER,
                revision,
                details={"letter": said},
            )
            return request_id

        return self._once(command_id, work)

    def _once(self, command_id: str, work: Callable[[Connection], str]) -> Details:
        """Do `work` once; repeated, the request is told as it stands."""

        def transaction(connection: Connection) -> Details:
            request_id = requests.of_command(connection, command_id) or work(connection)
            return all_of_request(connection, self._unit, request_id)

        return self._unit.database.write(transaction)

    def _visitor(
        self, connection: Connection, draft: Draft | None, ticket_id: str | None, at: dt.datetime
    ) -> str:
        if ticket_id is not None:
            row = tickets.find(connection, ticket_id)
            found: str | None = visits.find(connection, row.visit_id).visitor_id
            if found is None:
                raise Refused("guest_book_missing", number=row.number)
            return found
        # Who writes or telephones gives what he is answered by; the rest of the guest book is the visit's.
        either = {"email_required": False, "identity_shown": False}
        contact = self._office.guest_book.model_copy(update=either)
        entry = guestbook.sign(draft or {}, contact, service_day(self._office, at))
        return visits.add_visitor(connection, self._office, entry, at)


LETTER = {"reference": 60, "addressee": 200, "about": 300, "body": 4000}
"""The parts of a letter, and how many letters each may have."""
_NEEDED = ("addressee", "about", "body")


def _text(typed: str, most: int, code: str, required: bool, **details: object) -> str:
    """What was typed, as it is kept. Raises `Refused` with `most`."""
    words = plain_text(typed)
    if len(words) > most or (required and not words):
        raise Refused(code, most=most, **details)
    return words

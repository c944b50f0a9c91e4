"""Receiving complaints, suggestions and inputs, and telling their givers what became of them."""

from __future__ import annotations

from dataclasses import dataclass

from pst_kiosk.db import complaint_intake, officers, own_tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.domain import complaint_code
from pst_kiosk.domain import complaints as rules
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.complaints import BY_THE_VISITOR, Channel, Complaint, Kind, Status
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line, plain_text
from pst_kiosk.domain.ticket import number_typed
from pst_kiosk.services.complaint_views import PublicStatus, Receipt
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Given:
    """What was said, how it came, and by whom; an empty name or contact is not told."""

    kind: Kind
    channel: Channel
    text: str
    name: str
    contact: str
    ticket_id: str | None
    ticket_number: str
    """Of today; empty where it is not known."""
    service: str | None


def submit(unit: OfficeUnit, command_id: str, given: Given, officer_id: str | None) -> Receipt:
    """As `Complaints.submit`."""
    office = unit.office
    columns = {
        "text": written(given.text, rules.LONGEST_TEXT, "complaint_text", required=True),
        "name": written(plain_line(given.name), rules.LONGEST_PERSON, "complaint_person") or None,
        "contact": written(plain_line(given.contact), rules.LONGEST_PERSON, "complaint_person") or None,
        "command_id": command_id,
    }
    if (given.channel in BY_THE_VISITOR) != (officer_id is None):
        raise Refused("complaint_channel")
    if given.service is not None and all(each.key != given.service for each in office.services):
        raise Refused("complaint_service")

    def work(connection: Connection) -> Receipt:
        before = complaint_intake.of_command(connection, command_id)
        if before is not None:
            return Receipt(before.number, before.code, before.id)
        if officer_id is not None:
            officers.find(connection, officer_id)
        at, code = unit.now(connection), complaint_code.new_code()
        today = service_day(office, at)
        year, ticket_id, service = today.year, given.ticket_id, given.service
        if given.ticket_number.strip():
            number = number_typed(given.ticket_number)
            ticket_id = own_tickets.find(connection, office, today, number=number).id
        if ticket_id is not None:
            service = complaint_intake.service_of(connection, office, ticket_id)
        ordinal = complaint_intake.next_number(connection, office, year)
        identity = derived(command_id, "complaint")
        receipt = Receipt(f"{ordinal:04}/PGD/{office.code}/{year}", code, identity)
        line = {
            "id": derived(command_id, "complaint event"),
            "command_id": command_id,
            "at": at,
            "officer_id": officer_id,
        }
        complaint_intake.add(
            connection,
            office,
            identity,
            rules.received(office, given.kind, given.channel, at, unit.holidays),
            line,
            number=receipt.number,
            code=code,
            service=service,
            ticket_id=ticket_id,
            **columns,
        )
        return receipt

    return unit.database.write(work)


def status_by_code(unit: OfficeUnit, typed: str) -> PublicStatus:
    """As `Complaints.status_by_code`."""
    if not complaint_code.is_code(typed):
        raise Refused("complaint_unknown")
    with unit.database.read() as connection:
        row = complaint_intake.by_code(connection, unit.office, complaint_code.as_given(typed))
        at = unit.now(connection)
    kind, status = Kind(row.kind), Status(row.status)
    known = Complaint(kind, Channel.KIOSK, status, row.received_at, row.due)
    # An answer that was taken back by reopening is not told.
    told = status not in rules.UNANSWERED
    return PublicStatus(
        row.number,
        kind,
        status,
        row.received_at,
        row.due,
        rules.is_late(unit.office, known, at, unit.holidays),
        row.answer if told else "",
        row.answered_at if told else None,
    )


def written(typed: str, most: int, code: str, required: bool = False) -> str:
    """What was typed, as it is kept. Raises `Refused` `code` with `most`."""
    words = plain_text(typed)
    if len(words) > most or (required and not words):
        raise Refused(code, most=most)
    return words

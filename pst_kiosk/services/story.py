"""A visit from its beginning to its end, as those who oversee the office read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import loans, matters, records, visit_search, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.recognition import FACTS
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.record import DataNeed
from pst_kiosk.domain.sale import Sale
from pst_kiosk.services.request_reading import all_of_request
from pst_kiosk.services.request_views import Details
from pst_kiosk.services.sale_views import sale_of_id
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class TicketFound:
    id: str
    number: str | None
    service: str
    status: str
    issued_at: dt.datetime


@dataclass(frozen=True)
class Line:
    """One thing that happened. `undone`: it was taken back later."""

    seq: int
    at: dt.datetime
    event: str
    number: str | None
    service: str | None
    step: str | None
    desk: str | None
    officer: str | None
    undone: bool


@dataclass(frozen=True)
class Corrected:
    """What stood there, what stands there now, who set it right and why. Both are None once erased."""

    subject: str
    subject_id: str
    field: str
    before: Any
    after: Any
    at: dt.datetime
    officer: str
    reason: str


@dataclass(frozen=True)
class RecordRead:
    ticket_id: str
    number: str | None
    service: str
    channel: str
    summary: str
    outcome: str | None
    products: tuple[int, ...]
    """Codes of `code_lists.PRODUCTS`."""
    referral: str
    needs: tuple[DataNeed, ...]
    officer: str
    saved_at: dt.datetime


@dataclass(frozen=True)
class LoanRead:
    """A key or a card that was out. `locker` is the locker's name, `card` a code of `code_lists.ID_CARD`;
    `reason` says why it ended otherwise than by a return."""

    id: str
    locker: str | None
    card: int | None
    given_at: dt.datetime
    given_by: str
    returned_at: dt.datetime | None
    returned_by: str
    reason: str


@dataclass(frozen=True)
class ComplaintRead:
    """That there is a complaint, a suggestion or an input about a ticket; its page says what it says."""

    id: str
    number: str
    kind: str
    status: str
    received_at: dt.datetime
    ended_at: dt.datetime | None


@dataclass(frozen=True)
class Story:
    """A visit from its beginning to its end.

    `guest_book` has every field of the guest book with its stored value; it is empty where none was signed.
    """

    visit_id: str
    visitor_id: str | None
    started_at: dt.datetime
    ended_at: dt.datetime | None
    signed_at: dt.datetime | None
    people: int
    identity_shown: bool | None
    guest_book: Mapping[str, Any]
    tickets: tuple[TicketFound, ...]
    lines: tuple[Line, ...]
    records: tuple[RecordRead, ...]
    loans: tuple[LoanRead, ...]
    requests: tuple[Details, ...]
    """Those opened for a ticket of this visit."""
    sales: tuple[Sale, ...]
    complaints: tuple[ComplaintRead, ...]
    corrections: tuple[Corrected, ...]


def story(connection: Connection, unit: OfficeUnit, visit_id: str) -> Story:
    """Raises `Refused` `visit_unknown`."""
    row = visit_search.visit_and_visitor(connection, unit.office, visit_id)
    if row is None:
        raise Refused("visit_unknown")
    tickets = tuple(map(ticket_found, visit_search.tickets_of(connection, [visit_id])))
    lines = visit_search.lines_of(connection, visit_id)
    undone = {line.undoes for line in lines if line.undoes is not None}
    needs = records.needs_of(connection, [ticket.id for ticket in tickets])
    subjects = [visit_id, *(ticket.id for ticket in tickets), *([row.visitor_id] if row.visitor_id else [])]
    subjects += [need.id for of_ticket in needs.values() for need in of_ticket]
    of_tickets = [ticket.id for ticket in tickets]
    requests = matters.requests_of(connection, tickets=of_tickets)
    sales = matters.sales_of(connection, tickets=of_tickets, requests=[each.id for each in requests])
    guest_book = {field: getattr(row, f"visitor_{field}") for field in FACTS} | {
        field: getattr(row, field) for field in visits.ON_THE_VISIT
    }
    return Story(
        visit_id=visit_id,
        visitor_id=row.visitor_id,
        started_at=row.started_at,
        ended_at=row.ended_at,
        signed_at=row.guest_book_at,
        people=row.people,
        identity_shown=row.identity_shown,
        guest_book=guest_book if row.visitor_id is not None else {},
        tickets=tickets,
        lines=tuple(
            Line(
                line.seq,
                line.at,
                line.event,
                line.number,
                line.service,
                line.step,
                line.desk,
                line.officer,
                line.seq in undone,
            )
            for line in lines
        ),
        records=tuple(
            RecordRead(
                each.ticket_id,
                each.number,
                each.service,
                each.channel,
                each.summary,
                each.outcome,
                tuple(each.products),
                each.referral,
                tuple(needs[each.ticket_id]),
                each.officer,
                each.saved_at,
            )
            for each in visit_search.records_of(connection, visit_id)
        ),
        loans=_loans(connection, visit_id),
        requests=tuple(all_of_request(connection, unit, each.id) for each in requests),
        sales=tuple(sale_of_id(connection, each.id) for each in sales),
        complaints=tuple(
            ComplaintRead(each.id, each.number, each.kind, each.status, each.received_at, each.ended_at)
            for each in matters.complaints_of(connection, of_tickets)
        ),
        corrections=tuple(
            Corrected(
                each.subject,
                each.subject_id,
                each.field,
                each.before,
                each.after,
                each.at,
                each.officer,
                each.reason,
            )
            for each in visit_search.corrections_of(connection, subjects)
        ),
    )


def ticket_found(row: Any) -> TicketFound:
    return TicketFound(row.id, row.number, row.service, row.status, row.issued_at)


def _loans(connection: Connection, visit_id: str) -> tuple[LoanRead, ...]:
    return tuple(
        LoanRead(
            row.id,
            row.locker,
            row.card,
            row.given_at,
            row.given_by,
            row.returned_at,
            row.returned_by or "",
            row.reason or "",
        )
        for row in loans.of_visit(connection, visit_id)
    )

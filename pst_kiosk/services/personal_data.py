"""What a person may ask of the office that holds his data: a copy, or erasure.

He is reached by a visit, a request or a sale of his; everything else that is his is found from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import (
    complaint_erasure,
    corrections,
    erasure,
    matters,
    officers,
    requests,
    sales,
    visit_search,
    visit_words,
)
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.requests import Event
from pst_kiosk.services.complaint_reading import all_of_complaint
from pst_kiosk.services.complaint_views import Details
from pst_kiosk.services.corrections import CORRECT
from pst_kiosk.services.matters import Matter, Trace, TraceKind, matter
from pst_kiosk.services.request_reading import all_of_request
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.story import Story, story
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Copy:
    """Everything the office holds of a person."""

    visits: tuple[Story, ...]
    """With the requests and sales that came of them."""
    matters: tuple[Matter, ...]
    """The requests and sales that came of no visit."""
    complaints: tuple[Details, ...]
    """About his visits, or that are answered to him."""


@dataclass(frozen=True)
class Erased:
    """How many of each a person is not known by any more, and what had to stay: the numbers of the invoices a
    receipt was issued for, and of the requests with a letter the head issued."""

    visits: int
    requests: int
    sales: int
    complaints: int
    receipted: tuple[str, ...]
    issued: tuple[str, ...]


@dataclass(frozen=True)
class _Person:
    """The ids of guest books and visits, and the rows of requests and sales (see `db.matters`)."""

    visitors: list[str]
    visits: list[str]
    tickets: list[str]
    requests: list[Any]
    sales: list[Any]
    complaints: list[Any]


class PersonalData:
    """For supervisor and administrator. Each method raises `Refused` `not_your_role`, `visit_unknown`,
    `request_unknown`, `sale_unknown`, and `guest_book_missing` where nobody signed for the visit."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def copy(self, officer_id: str, trace: Trace) -> Copy:
        """Everything the office holds of a person, on his request; it is in the audit log."""

        def work(connection: Connection) -> Copy:
            found = self._person(connection, officer_id, trace)
            self._audit(connection, officer_id, "copy_visitor", (*found.visitors, trace.id)[0])
            visits = tuple(story(connection, self._unit, each) for each in found.visits)
            told = {each.id for visit in visits for each in visit.sales}
            asked = [
                matter(connection, self._unit, Trace(TraceKind.REQUEST, each.id))
                for each in found.requests
                if each.ticket_id not in found.tickets
            ]
            told |= {each.id for of_request in asked for each in of_request.sales}
            sold = [
                matter(connection, self._unit, Trace(TraceKind.SALE, each.id))
                for each in found.sales
                if each.id not in told
            ]
            complained = (all_of_complaint(connection, self._unit, each.id) for each in found.complaints)
            return Copy(visits, (*asked, *sold), tuple(complained))

        return self._unit.database.write(work, quiet=True)

    def erase(self, officer_id: str, trace: Trace) -> Erased:
        """Forget who a person is, on his request: in every guest book he signed, and in his requests,
        sales and complaints. What counts in statistics stays, and what the state has to keep (`db.erasure`).
        It is in the audit log; repeated, it does nothing.

        Raises `Refused`: `erase_open` with the `numbers` of what is still under way,
        `erase_kept` where all there is has to be kept.
        """

        def work(connection: Connection) -> Erased:
            found = self._person(connection, officer_id, trace)
            matters = (*found.requests, *found.sales, *found.complaints)
            under_way = [each.number for each in matters if each.ended_at is None]
            if under_way:
                raise Refused("erase_open", numbers=", ".join(under_way))
            sold = [each for each in found.sales if not each.receipted]
            if not (found.visitors or found.requests or sold or found.complaints):
                raise Refused("erase_kept")
            names = erasure.names_of(connection, found.visitors) | {each.buyer for each in sold}
            erasure.blot_out(connection, self._unit.office, found.tickets, names)
            issued = []
            for each in found.requests:
                if self._erase_request(connection, officer_id, each.id):
                    issued.append(each.number)
            for each in sold:
                self._audit(connection, officer_id, erasure.SALE, each.id)
                erasure.erase_sale(connection, each.id)
            for each in found.complaints:
                self._audit(connection, officer_id, complaint_erasure.ERASE, each.id)
                complaint_erasure.erase(connection, each.id)
            for visitor_id in found.visitors:
                self._audit(connection, officer_id, erasure.VISITOR, visitor_id)
                erasure.erase_visitor(connection, visitor_id)
            visit_words.forget(connection, found.visits)
            return Erased(
                len(found.visits),
                len(found.requests),
                len(sold),
                len(found.complaints),
                tuple(each.number for each in found.sales if each.receipted),
                tuple(issued),
            )

        return self._unit.database.write(work)

    def _erase_request(self, connection: Connection, officer_id: str, request_id: str) -> bool:
        """Whether its letter stays, because the head issued it."""
        letter = None
        if all_of_request(connection, self._unit, request_id).issued_at is not None:
            written = requests.history(connection, request_id)
            letter = next((line.id for line in reversed(written) if line.event == Event.LETTER), None)
        self._audit(connection, officer_id, erasure.REQUEST, request_id)
        erasure.erase_request(connection, request_id, letter)
        return letter is not None

    def _person(self, connection: Connection, officer_id: str, trace: Trace) -> _Person:
        check_role(connection, officer_id, CORRECT)
        visitor_id = self._visitor(connection, trace)
        office = self._unit.office
        visitors = (
            [] if visitor_id is None else corrections.visitors_of_person(connection, office, visitor_id)
        )
        visits = corrections.visits_of(connection, visitors)
        tickets = matters.tickets_of(connection, visits)
        asked = matters.requests_of(connection, visitors=visitors, tickets=tickets)
        sold = matters.sales_of(
            connection,
            visitors=visitors,
            tickets=tickets,
            requests=[each.id for each in asked],
            sales=[trace.id] if trace.kind is TraceKind.SALE else [],
        )
        known_by = erasure.names_of(connection, visitors)
        complained = complaint_erasure.of_person(connection, office, tickets, known_by)
        return _Person(visitors, visits, tickets, asked, sold, complained)

    def _visitor(self, connection: Connection, trace: Trace) -> str | None:
        """Who left it; None where the buyer's name on the sale is all that is known."""
        found: str | None
        if trace.kind is TraceKind.SALE:
            found = sales.find(connection, trace.id).visitor_id
        elif trace.kind is TraceKind.REQUEST:
            found = requests.find(connection, self._unit.office, trace.id).visitor_id
        else:
            row = visit_search.visit_and_visitor(connection, self._unit.office, trace.id)
            if row is None:
                raise Refused("visit_unknown")
            if row.visitor_id is None:
                raise Refused("guest_book_missing", number=None)
            found = row.visitor_id
        return found

    def _audit(self, connection: Connection, officer_id: str, action: str, subject: str) -> None:
        unit = self._unit
        officers.audit(connection, unit.office, unit.now(connection), officer_id, action, subject)

"""Erasing who somebody was. A counter does it by these functions alone, of which the audit log knows before.

What is counted stays: sex, year of birth, education, job, kind of institution, what was served and when.
What a receipt was issued for stays whole, and so does a letter the head issued: both are records the state
has to keep (Law 43/2009 on archives), and the right to erasure ends there (Law 27/2022, article 15).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, String, Table, bindparam, cast, delete, null, or_, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import (
    Identity,
    audit_log,
    compensation,
    correction,
    data_need,
    guest_book_draft,
    rating,
    receipt,
    request,
    request_document,
    request_event,
    sale,
    sale_event,
    service_record,
    softcopy,
    ticket,
    visit,
    visitor,
)
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.requests import DOCUMENTS, Event

VISITOR, REQUEST, SALE = "erase_visitor", "erase_request", "erase_sale"
"""What the audit log calls it."""
GONE = "…"
"""Stands where a name stood within a text that stays."""
_SHORTEST = 3
_VISITOR = bindparam("visitor", type_=Identity)
_REQUEST = bindparam("request", type_=Identity)
_SALE = bindparam("sale", type_=Identity)


def _is_logged(action: str, subject: Any) -> Any:
    noted = audit_log.c.action == action, audit_log.c.subject == cast(subject, String)
    return select(audit_log.c.id).where(*noted).exists()


_VISITS = select(visit.c.id).where(visit.c.visitor_id == _VISITOR)
_TICKETS = select(ticket.c.id).where(ticket.c.visit_id.in_(_VISITS))
_NEEDS = select(data_need.c.id).where(data_need.c.ticket_id.in_(_TICKETS))
ERASE_VISITOR = Routine(
    VISITOR,
    update(visitor)
    .where(visitor.c.id == _VISITOR, _is_logged(VISITOR, _VISITOR))
    .values(name="", email=None, phone=None, institution=None),
    before=(
        update(correction)
        .where(
            or_(
                correction.c.subject_id == _VISITOR,
                correction.c.subject_id.in_(_VISITS),
                correction.c.subject_id.in_(_TICKETS),
                correction.c.subject_id.in_(_NEEDS),
            ),
            _is_logged(VISITOR, _VISITOR),
        )
        .values(before=null(), after=null(), reason=""),
        # What somebody wrote in a comment may say who he is; the score stays for the statistics.
        update(rating)
        .where(rating.c.ticket_id.in_(_TICKETS), _is_logged(VISITOR, _VISITOR))
        .values(comment=null()),
    ),
)
_LINES = request_event.c.request_id == _REQUEST, _is_logged(REQUEST, _REQUEST)
_TELLING = request_event.c.event.in_(sorted(each.value for each in (Event.LETTER, *DOCUMENTS)))
ERASE_REQUEST = Routine(
    REQUEST,
    update(request).where(request.c.id == _REQUEST, _is_logged(REQUEST, _REQUEST)).values(subject=""),
    before=(
        update(request_event).where(*_LINES).values(note=""),
        update(request_event)
        .where(*_LINES, _TELLING, request_event.c.id.is_distinct_from(bindparam("issued", type_=Identity)))
        .values(details=null()),
        update(request_document)
        .where(request_document.c.request_id == _REQUEST, _is_logged(REQUEST, _REQUEST))
        .values(name=""),
    ),
)
"""`issued`: the line of the letter the head issued, if any."""
_UNRECEIPTED = ~select(receipt.c.id).where(receipt.c.sale_id == _SALE).exists()
ERASE_SALE = Routine(
    SALE,
    update(sale).where(sale.c.id == _SALE, _is_logged(SALE, _SALE), _UNRECEIPTED).values(buyer="", npwp=None),
    before=(
        update(sale_event)
        .where(sale_event.c.sale_id == _SALE, _is_logged(SALE, _SALE), _UNRECEIPTED)
        .values(note=""),
    ),
)
BY_A_COUNTER = (ERASE_VISITOR, ERASE_REQUEST, ERASE_SALE)


def names_of(connection: Connection, visitors: Collection[str]) -> set[str]:
    """What these are known by: names, addresses and numbers."""
    asked = select(visitor.c.name, visitor.c.email, visitor.c.phone).where(visitor.c.id.in_(visitors))
    return {each for row in connection.execute(asked) for each in row if each}


def erase_visitor(connection: Connection, visitor_id: str) -> None:
    """Forget who a visitor was; the audit log says so already."""
    visits = select(visit.c.id).where(visit.c.visitor_id == visitor_id)
    mine = guest_book_draft.c.ticket_id.in_(select(ticket.c.id).where(ticket.c.visit_id.in_(visits)))
    connection.execute(delete(guest_book_draft).where(or_(mine, guest_book_draft.c.visitor_id == visitor_id)))
    ERASE_VISITOR(connection, visitor=visitor_id)


def erase_request(connection: Connection, request_id: str, issued: str | None) -> None:
    """Forget what a request says; `issued` is the line of its letter, where the head issued one."""
    ERASE_REQUEST(connection, request=request_id, issued=issued)


def erase_sale(connection: Connection, sale_id: str) -> None:
    """Forget whose a sale was; one with a receipt stays as it is."""
    ERASE_SALE(connection, sale=sale_id)


def blot_out(connection: Connection, office: Office, tickets: Collection[str], names: Iterable[str]) -> None:
    """Take these names out of what officers wrote about these tickets; the rest is the office's work."""
    meant = sorted((each for each in names if len(each) >= _SHORTEST), key=len, reverse=True)
    if not meant:
        return
    found = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in meant), re.IGNORECASE)
    _blot(connection, office, service_record, ("summary", "referral"), "ticket_id", tickets, found)
    _blot(connection, office, data_need, ("detail", "source_title"), "id", tickets, found)
    _blot(connection, office, softcopy, ("purpose",), "id", tickets, found)
    _blot(connection, office, compensation, ("note",), "id", tickets, found)


def _blot(
    connection: Connection,
    office: Office,
    table: Table,
    fields: Collection[str],
    key: str,
    tickets: Collection[str],
    found: re.Pattern[str],
) -> None:
    here = table.c.office_code == office.code, table.c.ticket_id.in_(tickets)
    for row in connection.execute(select(table).where(*here)).all():
        left = {field: found.sub(GONE, getattr(row, field)) for field in fields}
        if any(text != getattr(row, field) for field, text in left.items()):
            if table is service_record:
                left["revision"] = row.revision + 1
            connection.execute(update(table).where(table.c[key] == getattr(row, key)).values(**left))

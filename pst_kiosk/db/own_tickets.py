"""A ticket as its holder has it: found by the code on it, and changed by who knows that code."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Date, String, bindparam, delete, exists, or_, select, update

from pst_kiosk.db import guest_book_drafts
from pst_kiosk.db.order import Order
from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, Utc, guest_book_draft, ticket, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OPEN, Status

_OFFICE = ticket.c.office_code == bindparam("office", type_=String)
_CODE = ticket.c.code == bindparam("code", type_=String)
_OF_DAY = ticket.c.service_day == bindparam("day", type_=Date)
_MAY_BE_GIVEN_BACK = sorted(OPEN - {Status.SERVING})

OWN_TICKET = Routine(
    "own_ticket",
    # Nobody learns a ticket's code by its number.
    select(
        ticket.c.id,
        ticket.c.number,
        ticket.c.service,
        ticket.c.step,
        ticket.c.status,
        ticket.c.service_day,
        ticket.c.joined_seq,
        visit.c.guest_book_at.is_not(None).label("signed"),
        guest_book_drafts.of_visit(ticket.c.visit_id).label("left"),
    )
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(
        _OFFICE,
        _OF_DAY,
        or_(
            _CODE,
            ticket.c.number == bindparam("number", type_=String),
            ticket.c.id == bindparam("ticket", type_=Identity),
        ),
    ),
)
HELD_TICKET = Routine(
    "held_ticket",
    select(
        ticket.c.id,
        ticket.c.visit_id,
        ticket.c.number,
        ticket.c.service,
        ticket.c.step,
        ticket.c.status,
        ticket.c.priority,
        ticket.c.joined_at,
        ticket.c.joined_seq,
        ticket.c.desk,
        visit.c.guest_book_at,
        visit.c.ended_at,
    )
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(_OFFICE, _OF_DAY, _CODE),
)
_of_visit = ticket.alias("of_visit")
OPEN_OF_HOLDER = Routine(
    "open_tickets_of_holder",
    select(_of_visit.c.number, _of_visit.c.service, _of_visit.c.letter)
    .join(ticket, ticket.c.visit_id == _of_visit.c.visit_id)
    .where(_OFFICE, _CODE, _of_visit.c.status.in_(sorted(OPEN))),
)
GIVE_BACK = Routine(
    "give_back",
    update(ticket)
    .where(_OFFICE, _CODE, ticket.c.status.in_(_MAY_BE_GIVEN_BACK))
    .values(status=Status.CANCELLED.value, changed_at=bindparam("at", type_=Utc)),
    before=(
        delete(guest_book_draft).where(
            guest_book_draft.c.ticket_id.in_(
                select(ticket.c.id).where(_OFFICE, _CODE, ticket.c.status.in_(_MAY_BE_GIVEN_BACK))
            )
        ),
    ),
)
END_VISIT_OF_HOLDER = Routine(
    "end_visit_of_holder",
    update(visit)
    .where(
        visit.c.id.in_(select(ticket.c.visit_id).where(_OFFICE, _CODE)),
        visit.c.ended_at.is_(None),
        ~exists().where(_of_visit.c.visit_id == visit.c.id, _of_visit.c.status.in_(sorted(OPEN))),
    )
    .values(ended_at=bindparam("at", type_=Utc))
    .returning(visit.c.id),
)
BY_A_KIOSK = (OWN_TICKET, HELD_TICKET, OPEN_OF_HOLDER, GIVE_BACK, END_VISIT_OF_HOLDER)


def find(
    connection: Connection,
    office: Office,
    day: dt.date,
    code: str | None = None,
    number: str | None = None,
    ticket_id: str | None = None,
) -> Any:
    """A day's ticket by one of these. Raises `Refused` `ticket_unknown`."""
    row = OWN_TICKET(
        connection, office=office.code, day=day, code=code, number=number, ticket=ticket_id
    ).first()
    if row is None:
        raise Refused("ticket_unknown")
    return row


def held(connection: Connection, office: Office, day: dt.date, code: str) -> Any:
    """A day's ticket for who has it in hand. Raises `Refused` `ticket_unknown`."""
    row = HELD_TICKET(connection, office=office.code, day=day, code=code).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row


def open_of(connection: Connection, office: Office, code: str) -> list[Any]:
    """Every open ticket of the visit a ticket belongs to."""
    return OPEN_OF_HOLDER(connection, office=office.code, code=code)


def give_back(order: Order, code: str) -> bool:
    """Cancel a ticket nobody is being served with, and end its draft; True if that ends the visit."""
    holder = {"office": order.office.code, "code": code, "at": order.at}
    GIVE_BACK(order.connection, **holder)
    return END_VISIT_OF_HOLDER(order.connection, **holder).first() is not None

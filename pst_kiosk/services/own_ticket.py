"""What a visitor with a number asks of it: where it stands, to give it back, another number in the visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pst_kiosk.db import own_tickets, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain import procedure
from pst_kiosk.domain.calendar import check_reception, service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.ticket import Event, Status, after, number_typed
from pst_kiosk.domain.ticket_code import as_given
from pst_kiosk.services.unit import OfficeUnit
from pst_kiosk.services.waits import place_of

GuestBook = Literal["due", "left", "signed", "not_asked"]
"""How a visit's guest book stands."""


@dataclass(frozen=True)
class OwnTicket:
    """A ticket of today. Nothing personal; found by its number, no more than the board shows, and no code.

    `people_ahead` is 0 and `wait` None unless the visitor waits; `wait` is None where a desk is free, too.
    """

    code: str | None
    ticket_id: str
    number: str | None
    service: Service
    status: Status
    people_ahead: int
    wait: Estimate | None
    guest_book: GuestBook


def find(unit: OfficeUnit, text: str) -> OwnTicket:
    """As `Reception.own_ticket`."""
    code, number = as_given(text), number_typed(text)
    with unit.database.read() as connection:
        at = unit.now(connection)
        today = service_day(unit.office, at)
        row = own_tickets.find(connection, unit.office, today, code=code, number=number)
        service = unit.office.service(row.service)
        ahead, wait = 0, None
        if row.status == Status.WAITING:
            queue = row.service, row.step
            ahead, wait = place_of(unit, connection, at, queue, today, row.joined_seq)
    status = Status(row.status)
    by_code = None if row.number is not None and row.number == number else code
    return OwnTicket(by_code, row.id, row.number, service, status, ahead, wait, _guest_book(service, row))


def _guest_book(service: Service, row: Any) -> GuestBook:
    if row.signed:
        return "signed"
    if row.left:
        return "left"
    return "due" if procedure.asks_guest_book(service) else "not_asked"


def cancel(unit: OfficeUnit, command_id: str, code: str) -> str | None:
    """As `Reception.cancel`."""

    def work(order: Order) -> str | None:
        row = own_tickets.held(order.connection, unit.office, order.day, code)
        if row.status == Status.SERVING:
            raise Refused("being_served", number=row.number)
        after(Status(row.status), Event.CANCELLED)
        order.holder = code
        details = {"by": "visitor", **tickets.was(row)}
        tickets.note(order, row, Event.CANCELLED, details=details)
        if own_tickets.give_back(order, code):
            tickets.note(order, row, Event.COMPLETED, desk=None)
        number: str | None = row.number
        return number

    def again(connection: Connection, *_: str | None) -> str | None:
        today = service_day(unit.office, unit.now(connection))
        number: str | None = own_tickets.held(connection, unit.office, today, code).number
        return number

    return unit.command(command_id, work, again)


def give_further(unit: OfficeUnit, order: Order, code: str, chosen: Service) -> tickets.Ticket:
    """Another number in the visit of a ticket; the guest book of that visit is its own too.

    Raises `Refused` as `Reception.further_number`.
    """
    check_reception(unit.office, order.at, unit.holidays)
    row = own_tickets.held(order.connection, unit.office, order.day, code)
    if row.ended_at is not None:
        raise Refused("visit_over")
    for other in own_tickets.open_of(order.connection, unit.office, code):
        if other.service == chosen.key:
            raise Refused("number_held", number=other.number)
    step = procedure.first_stage(chosen, signed=row.guest_book_at is not None).key
    given = tickets.issue(order, row.visit_id, chosen, step, bool(row.priority), last=order.asked)
    order.holder = code
    order.store()
    return given

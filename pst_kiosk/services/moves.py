"""The moves of a ticket that several commands share: each changes the ticket and appends its event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import guest_book_drafts, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.ticket import Event, Status, after

UNDO_WITHIN = dt.timedelta(seconds=30)


@dataclass(frozen=True)
class Moved:
    """The ticket a command was about. `number` is None where the standard gives none."""

    ticket_id: str
    number: str | None


def moved(connection: Connection, ticket_id: str | None, _visit: str | None = None) -> Moved:
    """What a command answers, the first time and when it is repeated."""
    row = tickets.find(connection, ticket_id or "")
    return Moved(row.id, row.number)


def advance(
    order: Order,
    row: Any,
    event: Event,
    officer_id: str | None,
    status: Status | None = None,
    details: dict[str, Any] | None = None,
    **columns: Any,
) -> Any:
    """Take a ticket through `event` and note it; returns the row as it is now.

    `status` where the event alone does not tell it, `columns` the ticket's other new values. The line names
    the desk the ticket goes to, else the one it was at.
    Raises `Refused` where the move is illegal from the ticket's state.
    """
    new = status or after(Status(row.status), event)
    desk = columns.get("desk") or row.desk
    tickets.note(order, row, event, officer_id, desk=desk, details=(details or {}) | tickets.was(row))
    return tickets.move(order, row, new, **columns)


def join(
    order: Order,
    row: Any,
    queue: Queue,
    officer_id: str | None = None,
    desk: str | None = None,
    old_place: bool = False,
) -> Any:
    """A stay in a queue begins: at its tail, or at the old place of a ticket that was held.

    `desk` is the only one that may call the ticket, None for any.
    """
    service, step = queue
    appointment = row.appointment_at and row.appointment_at.isoformat()
    facts = {"priority": bool(row.priority), "appointment_at": appointment}
    seq = tickets.note(
        order,
        row,
        Event.JOINED,
        officer_id,
        service=service,
        step=step,
        desk=desk,
        details=facts | tickets.was(row),
    )
    place = {} if old_place else {"joined_seq": seq}
    return tickets.move(
        order, row, Status.WAITING, service=service, step=step, desk=desk, joined_at=order.at, **place
    )


def complete_if_over(order: Order, row: Any, officer_id: str | None) -> bool:
    """A ticket is closed; the visit is over once none of its tickets is open. True if that ends it now.

    Its draft of a guest book is deleted, but where an officer closed it not before that cannot be undone.
    """
    if officer_id is None:
        guest_book_drafts.end(order.connection, row.id)
    else:
        end_old_drafts(order)
    if not visits.end_if_over(order.connection, row.visit_id, order.at):
        return False
    desk = row.desk if officer_id else None
    tickets.note(order, row, Event.COMPLETED, officer_id, desk=desk)
    return True


def end_old_drafts(order: Order) -> None:
    """Delete the drafts of tickets whose closing cannot be undone any more, and of earlier days."""
    yesterday = order.day - dt.timedelta(days=1)
    guest_book_drafts.end_closed(order.connection, order.office, yesterday, order.at - UNDO_WITHIN)

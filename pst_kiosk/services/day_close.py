"""The end of a service day: every open ticket gets a disposition with a reason, nothing is deleted.

The last sign-out after closing time closes the day; what was forgotten, the first sign-in of a later day.
"""

from __future__ import annotations

from typing import Any

from pst_kiosk.db import guest_book_drafts, officers, tickets
from pst_kiosk.db.order import Order
from pst_kiosk.domain.ticket import Event, Status, after
from pst_kiosk.services.moves import complete_if_over

REASONS = {
    Status.WAITING: "never_called",
    Status.CALLED: "never_came",
    Status.HELD: "never_resumed",
    Status.SERVING: "left_open",
}


def close_today(order: Order) -> None:
    """The office has closed and the last desk with it; no draft of a guest book outlives the day."""
    for row in tickets.open_rows(order.connection, order.office, order.day):
        _dispose(order, row)
    guest_book_drafts.end_closed(order.connection, order.office, order.day, order.at)


def close_earlier_days(order: Order) -> None:
    """Close what earlier days left open: tickets first, then the desks nobody signed out of.

    Their lines belong to the day they close, whenever that happens.
    """
    for row in tickets.left_open(order.connection, order.office, order.day):
        _dispose(order, row)
    for session in officers.left_open(order.connection, order.office, order.day):
        officers.close_session(order.connection, session.id, order.at)
        if session.break_at is None:
            with order.on_day(session.service_day):
                order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)


def _dispose(order: Order, row: Any) -> None:
    """Nobody decides this: the line names neither desk nor officer, so that no duration is read from it."""
    status = Status(row.status)
    with order.on_day(row.service_day):
        if status is not Status.NO_SHOW:
            event = Event.FINISHED if status is Status.SERVING else Event.CANCELLED
            tickets.note(order, row, event, desk=None, details={"reason": REASONS[status]})
            tickets.move(order, row, after(status, event))
        complete_if_over(order, row, None)

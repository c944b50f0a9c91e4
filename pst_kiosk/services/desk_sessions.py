"""An officer's time at a desk: opened, closed for a break or for the day, found again by its commands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.db import guest_book_drafts, officers, tickets
from pst_kiosk.db.order import Order
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.ticket import Event
from pst_kiosk.services import day_close
from pst_kiosk.services.moves import end_old_drafts


def open_desk(
    order: Order, session_id: str, officer_id: str, desk: str, serves: tuple[Queue, ...], take_over: bool
) -> None:
    """The day's first sign-in also closes what earlier days left open."""
    day_close.close_earlier_days(order)
    end_old_drafts(order)
    for row in officers.open_sessions(order.connection, order.office, order.day):
        if row.desk == desk:
            if row.officer_id != officer_id and not take_over:
                raise Refused("desk_taken", officer=row.officer_name)
            _close(order, row)
        elif row.officer_id == officer_id:
            _close_empty(order, row)
    pairs = [list(queue) for queue in serves]
    officers.open_session(
        order.connection, order.office, session_id, desk, officer_id, pairs, order.day, order.at
    )
    order.append(Event.DESK_OPENED, desk=desk, officer_id=officer_id, details={"queues": pairs})


def close_desk(order: Order, session_id: str, after_hours: bool) -> None:
    """The last sign-out after hours closes the day; a desk closed already stays closed."""
    session = _find(order, session_id)
    if session is None:
        return
    _close_empty(order, session)
    if officers.open_sessions(order.connection, order.office, order.day):
        return
    if after_hours:
        day_close.close_today(order)
    else:
        # Whoever signs in again takes back nothing of before.
        guest_book_drafts.end_closed(
            order.connection, order.office, order.day - dt.timedelta(days=1), order.at
        )


def at_work(order: Order, session_id: str) -> Any:
    """The open session. Raises `Refused` `desk_closed`."""
    session = _find(order, session_id)
    if session is None:
        raise Refused("desk_closed")
    return session


def at_free_desk(order: Order, session_id: str) -> Any:
    """The open session of a desk without a visitor. Raises `Refused` `desk_closed`, `desk_busy`."""
    return free(order, officers.session_and_visitor(order.connection, session_id))


def free(order: Order, asked: Any | None) -> Any:
    """The same of a session asked for with its visitor (`officers.session_and_visitor`)."""
    session = _open_today(order, asked)
    if session is None:
        raise Refused("desk_closed")
    if session.visitor_ticket is not None:
        raise Refused("desk_busy", number=session.visitor_number)
    return session


def _find(order: Order, session_id: str) -> Any | None:
    return _open_today(order, officers.session(order.connection, session_id))


def _open_today(order: Order, session: Any | None) -> Any | None:
    if session is None or session.closed_at is not None or session.service_day != order.day:
        return None
    return session


def _close_empty(order: Order, session: Any) -> None:
    present = tickets.at_desk(order.connection, order.office, order.day, session.desk)
    if present is not None:
        raise Refused("desk_serving", number=present.number)
    _close(order, session)


def _close(order: Order, session: Any) -> None:
    officers.close_session(order.connection, session.id, order.at)
    order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)

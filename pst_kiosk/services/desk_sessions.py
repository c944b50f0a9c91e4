"""An officer's time at a desk: opened, on a break, closed for the day, found again by its commands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import guest_book_drafts, officers, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain import procedure
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.roles import NAMES, Role, may_open, may_serve, who_opens
from pst_kiosk.domain.ticket import Event
from pst_kiosk.services import day_close
from pst_kiosk.services.moves import end_old_drafts


@dataclass(frozen=True)
class Forgotten:
    """A desk its officer did not sign out of on that service day."""

    day: dt.date
    desk: Text


def open_desk(
    order: Order,
    session_id: str,
    officer_id: str,
    desk: str,
    serves: tuple[Queue, ...] | None,
    take_over: bool,
) -> None:
    """The day's first sign-in also closes what earlier days left open."""
    queues = _allowed(order, officer_id, desk, serves)
    day_close.close_earlier_days(order)
    end_old_drafts(order)
    for row in officers.open_sessions(order.connection, order.office, order.day):
        if row.desk == desk:
            if row.officer_id != officer_id and not take_over:
                raise Refused("desk_taken", officer=row.officer_name)
            _close(order, row)
        elif row.officer_id == officer_id:
            _close_empty(order, row)
    pairs = [list(queue) for queue in queues]
    officers.open_session(
        order.connection, order.office, session_id, desk, officer_id, pairs, order.day, order.at
    )
    order.append(Event.DESK_OPENED, desk=desk, officer_id=officer_id, details={"queues": pairs})


def take_break(order: Order, session_id: str) -> None:
    """The desk is closed for its queues, its officer stays signed in."""
    session = at_free_desk(order, session_id)
    officers.set_break(order.connection, session_id, order.at)
    order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)


def end_break(order: Order, session_id: str) -> None:
    """The desk is open again; one that is not on a break stays as it is."""
    session = _find(order, session_id)
    if session is None:
        raise Refused("desk_closed")
    if session.break_at is None:
        return
    officers.set_break(order.connection, session_id, None)
    order.append(
        Event.DESK_OPENED,
        desk=session.desk,
        officer_id=session.officer_id,
        details={"queues": session.queues},
    )


def forgotten(connection: Connection, office: Office, session_id: str) -> Forgotten | None:
    """The officer's session before this one, where he did not sign out of it and the day close did."""
    before = officers.session_before(connection, session_id)
    if before is None or before.closed_at is None:
        return None
    if service_day(office, before.closed_at) == before.service_day:
        return None
    return Forgotten(before.service_day, office.desk(before.desk).name)


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
    """The open session. Raises `Refused` `desk_closed`, `on_break`."""
    return _working(_find(order, session_id))


def at_free_desk(order: Order, session_id: str) -> Any:
    """The open session of a desk without a visitor.

    Raises `Refused` `desk_closed`, `on_break`, `desk_busy`.
    """
    return free(order, officers.session_and_visitor(order.connection, session_id))


def free(order: Order, asked: Any | None) -> Any:
    """The same of a session asked for with its visitor (`officers.session_and_visitor`)."""
    session = _working(_open_today(order, asked))
    if session.visitor_ticket is not None:
        raise Refused("desk_busy", number=session.visitor_number)
    return session


def _allowed(order: Order, officer_id: str, desk: str, serves: tuple[Queue, ...] | None) -> tuple[Queue, ...]:
    """The queues this officer serves at this desk: those asked for, or all his role may."""
    office, role = order.office, Role(officers.find(order.connection, officer_id).role)
    place = office.desk(desk)
    if not may_open(role, place.places):
        raise Refused("role_not_for_desk", desk=place.name.id, roles=_names(who_opens(place.places)))
    if serves is None:
        return tuple(
            queue for queue in procedure.queues_of_desk(office, place) if _serves(office, role, queue)
        )
    for queue in serves:
        if not _serves(office, role, queue):
            raise Refused("role_not_for_queue", queue=procedure.name_of(office, queue).id)
    return serves


def _serves(office: Office, role: Role, queue: Queue) -> bool:
    return may_serve(role, procedure.stage(office.service(queue[0]), queue[1]).place)


def _names(roles: tuple[Role, ...]) -> str:
    return " atau ".join(NAMES[role].id.lower() for role in roles)


def _working(session: Any | None) -> Any:
    if session is None:
        raise Refused("desk_closed")
    if session.break_at is not None:
        raise Refused("on_break")
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
    if session.break_at is None:
        order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)

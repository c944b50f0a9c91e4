"""What the event log tells of tickets. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Date, Integer, String, and_, bindparam, case, exists, func, or_, select

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import ticket, ticket_event, visit
from pst_kiosk.domain.forecast import RECENT
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import AT_DESK, Event, Status

RECENT_DAYS = dt.timedelta(days=30)
FINISHED = Event.FINISHED.value


_served, _ended = ticket_event.alias("served"), ticket_event.alias("ended")
RECENT_SERVICES = Routine(
    "recent_services",
    select(_served.c.at.label("began"), _ended.c.at.label("ended"))
    .join(
        _ended,
        (_ended.c.ticket_id == _served.c.ticket_id)
        & (_ended.c.step == _served.c.step)
        & (_ended.c.event == Event.FINISHED.value),
    )
    .where(
        _served.c.office_code == bindparam("office", type_=String),
        # The days, in the range and in the order, keep the search off ten years where a service is rare.
        _served.c.service_day.between(bindparam("since", type_=Date), bindparam("day", type_=Date)),
        _served.c.service == bindparam("service", type_=String),
        _served.c.step == bindparam("step", type_=String),
        _served.c.event == Event.SERVING.value,
        # Closed at night, by no desk: how long that took says nothing.
        _ended.c.desk.is_not(None),
    )
    .order_by(_served.c.service_day.desc(), _served.c.seq.desc())
    .limit(bindparam("most", type_=Integer)),
)


def recent_minutes(
    connection: Connection, office: Office, day: dt.date, service: str, step: str, most: int = RECENT
) -> list[float]:
    """How many minutes the last services of a stage took, oldest first; of the last weeks alone."""
    rows = RECENT_SERVICES(
        connection,
        office=office.code,
        since=day - RECENT_DAYS,
        day=day,
        service=service,
        step=step,
        most=most,
    )
    return [(row.ended - row.began).total_seconds() / 60 for row in rows][::-1]


def served_at(connection: Connection, office: Office, day: dt.date, desk: str) -> int:
    """How many visitors a desk has finished that day."""
    return connection.execute(
        select(func.count(ticket_event.c.ticket_id.distinct())).where(
            ticket_event.c.office_code == office.code,
            ticket_event.c.service_day == day,
            ticket_event.c.event == Event.FINISHED.value,
            ticket_event.c.desk == desk,
        )
    ).scalar_one()


def _calls(line: Any) -> Any:
    """Whether a line of the log calls somebody."""
    finished = ticket_event.alias()
    return and_(
        line.c.event.in_([Event.CALLED.value, Event.RECALLED.value]),
        # A desk that goes on to its own next stage calls nobody: the visitor is there already.
        ~exists().where(finished.c.command_id == line.c.command_id, finished.c.event == FINISHED),
    )


_later = ticket_event.alias("later")
RECENT_CALLS = Routine(
    "recent_calls",
    select(
        ticket_event.c.seq,
        ticket_event.c.at,
        ticket_event.c.event,
        ticket_event.c.desk,
        ticket.c.number,
        ticket.c.service,
        ticket.c.status,
        visit.c.language,
        # Whether, never which: that is for officers.
        visit.c.call_aid.is_not(None).label("aided"),
    )
    .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(
        ticket_event.c.office_code == bindparam("office", type_=String),
        ticket_event.c.service_day == bindparam("day", type_=Date),
        _calls(ticket_event),
        ~exists().where(
            _later.c.ticket_id == ticket_event.c.ticket_id, _later.c.seq > ticket_event.c.seq, _calls(_later)
        ),
        or_(
            and_(ticket.c.status.in_(sorted(AT_DESK)), ticket.c.desk == ticket_event.c.desk),
            ticket.c.status.in_([Status.DONE.value, Status.NO_SHOW.value]),
        ),
        ticket.c.number.is_not(None),
    )
    # Open calls are never among those left out.
    .order_by(case((ticket.c.status == Status.CALLED.value, 0), else_=1), ticket_event.c.seq.desc())
    .limit(bindparam("most", type_=Integer)),
)


def ask_recent_calls(
    connection: Connection, office: Office, day: dt.date, most: int
) -> Callable[[], list[Any]]:
    """The last call or recall of the numbers called that day: those whose visitors are not there yet, and
    the newest of the others; who waits again has none. Asked along with the next statement."""
    return RECENT_CALLS.later(connection, office=office.code, day=day, most=most)


def last_command(connection: Connection, office: Office, day: dt.date, officer_id: str) -> list[Any]:
    """The lines of the last command an officer gave about a ticket that day, in order."""
    last = (
        select(ticket_event.c.command_id)
        .where(
            ticket_event.c.office_code == office.code,
            ticket_event.c.service_day == day,
            ticket_event.c.officer_id == officer_id,
            ticket_event.c.ticket_id.is_not(None),
        )
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return list(
        connection.execute(
            select(ticket_event).where(ticket_event.c.command_id == last).order_by(ticket_event.c.seq)
        )
    )


def last_seq(connection: Connection, ticket_id: str) -> int:
    """The `seq` of the last line about a ticket."""
    found: int = connection.execute(
        select(func.max(ticket_event.c.seq)).where(ticket_event.c.ticket_id == ticket_id)
    ).scalar_one()
    return found


def recalls(connection: Connection, ticket_id: str) -> int:
    """How often a called visitor was called again, since the last call."""
    called = (
        select(func.max(ticket_event.c.seq))
        .where(ticket_event.c.ticket_id == ticket_id, ticket_event.c.event == Event.CALLED.value)
        .scalar_subquery()
    )
    return connection.execute(
        select(func.count()).where(
            ticket_event.c.ticket_id == ticket_id,
            ticket_event.c.event == Event.RECALLED.value,
            ticket_event.c.seq > called,
        )
    ).scalar_one()

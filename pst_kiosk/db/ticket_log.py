"""What the event log tells of tickets. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Date, Integer, String, and_, bindparam, case, exists, func, or_, select

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, ticket, ticket_event, visit
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


_OF_DAY = (
    ticket_event.c.office_code == bindparam("office", type_=String),
    ticket_event.c.service_day == bindparam("day", type_=Date),
)
_OF_TICKET = ticket_event.c.ticket_id == bindparam("ticket", type_=Identity)
_SERVED_AT = Statement(
    select(func.count(ticket_event.c.ticket_id.distinct()).label("served")).where(
        *_OF_DAY,
        ticket_event.c.event == Event.FINISHED.value,
        ticket_event.c.desk == bindparam("desk", type_=String),
    )
)


def served_at(connection: Connection, office: Office, day: dt.date, desk: str) -> int:
    """How many visitors a desk has finished that day."""
    found: int = _SERVED_AT(connection, office=office.code, day=day, desk=desk).value()
    return found


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
            ticket.c.status.not_in([Status.WAITING.value, *sorted(AT_DESK)]),
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


_LAST_COMMAND = Statement(
    select(
        ticket_event.c.seq,
        ticket_event.c.at,
        ticket_event.c.event,
        ticket_event.c.ticket_id,
        ticket_event.c.visit_id,
        ticket_event.c.service,
        ticket_event.c.step,
        ticket_event.c.desk,
        ticket_event.c.details,
    )
    .where(
        ticket_event.c.command_id
        == select(ticket_event.c.command_id)
        .where(
            *_OF_DAY,
            ticket_event.c.officer_id == bindparam("officer", type_=Identity),
            ticket_event.c.ticket_id.is_not(None),
        )
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    .order_by(ticket_event.c.seq)
)


def last_command(connection: Connection, office: Office, day: dt.date, officer_id: str) -> list[Any]:
    """The lines of the last command an officer gave about a ticket that day, in order."""
    return _LAST_COMMAND(connection, office=office.code, day=day, officer=officer_id)


_LAST_SEQ = Statement(select(func.max(ticket_event.c.seq).label("seq")).where(_OF_TICKET))


def last_seq(connection: Connection, ticket_id: str) -> int:
    """The `seq` of the last line about a ticket."""
    found: int = _LAST_SEQ(connection, ticket=ticket_id).value()
    return found


_called = ticket_event.alias("called")
_RECALLS = Statement(
    select(func.count().label("recalls")).where(
        _OF_TICKET,
        ticket_event.c.event == Event.RECALLED.value,
        ticket_event.c.seq
        > select(func.max(_called.c.seq))
        .where(
            _called.c.ticket_id == bindparam("ticket", type_=Identity),
            _called.c.event == Event.CALLED.value,
        )
        .scalar_subquery(),
    )
)


def recalls(connection: Connection, ticket_id: str) -> int:
    """How often a called visitor was called again, since the last call."""
    found: int = _RECALLS(connection, ticket=ticket_id).value()
    return found

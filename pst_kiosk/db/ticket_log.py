"""What the event log tells of tickets. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, exists, func, select

from pst_kiosk.db.tables import ticket, ticket_event
from pst_kiosk.domain.forecast import RECENT
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import AT_DESK, Event

RECENT_DAYS = dt.timedelta(days=30)
FINISHED = Event.FINISHED.value


def recent_minutes(
    connection: Connection, office: Office, day: dt.date, service: str, step: str, most: int = RECENT
) -> list[float]:
    """How many minutes the last services of a stage took, oldest first; of the last weeks alone."""
    served, ended = ticket_event.alias(), ticket_event.alias()
    rows = connection.execute(
        select(served.c.at.label("began"), ended.c.at.label("ended"))
        .join(
            ended,
            (ended.c.ticket_id == served.c.ticket_id)
            & (ended.c.step == served.c.step)
            & (ended.c.event == Event.FINISHED.value),
        )
        .where(
            served.c.office_code == office.code,
            # The days, in the range and in the order, keep the search off ten years where a service is rare.
            served.c.service_day.between(day - RECENT_DAYS, day),
            served.c.service == service,
            served.c.step == step,
            served.c.event == Event.SERVING.value,
            # Closed at night, by no desk: how long that took says nothing.
            ended.c.desk.is_not(None),
        )
        .order_by(served.c.service_day.desc(), served.c.seq.desc())
        .limit(most)
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


def last_call(connection: Connection, office: Office, day: dt.date) -> Any | None:
    """The newest call or recall of the day whose ticket is still at that desk."""
    before = ticket_event.alias()
    return connection.execute(
        select(
            ticket_event.c.seq,
            ticket_event.c.at,
            ticket_event.c.desk,
            ticket.c.number,
            ticket.c.service,
        )
        .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
        .where(
            ticket_event.c.office_code == office.code,
            ticket_event.c.service_day == day,
            ticket_event.c.event.in_((Event.CALLED.value, Event.RECALLED.value)),
            ticket.c.status.in_(AT_DESK),
            ticket.c.desk == ticket_event.c.desk,
            # A desk that goes on to its own next stage calls nobody: the visitor is there already.
            ~exists().where(before.c.command_id == ticket_event.c.command_id, before.c.event == FINISHED),
            ticket.c.number.is_not(None),
        )
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
    ).one_or_none()


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

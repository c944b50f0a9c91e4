"""Tickets: issuing, moving and finding them. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, exists, func, insert, select, tuple_, update
from uuid_utils import uuid7

from pst_kiosk.db.order import Order
from pst_kiosk.db.tables import ticket, ticket_event, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.ticket import AT_DESK, Event, Status, number_text
from pst_kiosk.domain.waiting import RECENT

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Upper case only (scanners are keyboards), without the letters and digits that look alike."""
CODE_LENGTH = 8
RECENT_DAYS = dt.timedelta(days=30)
FINISHED = Event.FINISHED.value


def issue(order: Order, visit_id: str, service: Service, step: str, priority: bool) -> str:
    """Give the day's next number of the service, waiting for its first stage; returns the ticket's id.

    Safe against two kiosks because the order row is held: nobody else counts at the same time.
    """
    of_today = (
        ticket.c.office_code == order.office.code,
        ticket.c.service_day == order.day,
        ticket.c.service == service.key,
    )
    last = order.connection.execute(select(func.max(ticket.c.ordinal)).where(*of_today)).scalar_one()
    ordinal = (last or 0) + 1
    identity = str(uuid7())
    seq = order.append(
        Event.JOINED,
        ticket_id=identity,
        visit_id=visit_id,
        service=service.key,
        step=step,
        details={"priority": priority},
    )
    order.connection.execute(
        insert(ticket).values(
            id=identity,
            office_code=order.office.code,
            visit_id=visit_id,
            service_day=order.day,
            service=service.key,
            ordinal=ordinal,
            number=number_text(service.letter, ordinal),
            code="".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)),
            step=step,
            status=Status.WAITING.value,
            priority=priority,
            joined_at=order.at,
            joined_seq=seq,
            issued_at=order.at,
            changed_at=order.at,
        )
    )
    return identity


def move(order: Order, row: Any, status: Status, **columns: Any) -> None:
    """Put a ticket into a new state; whether it may go there is the domain's to say."""
    order.connection.execute(
        update(ticket)
        .where(ticket.c.id == row.id)
        .values(status=status.value, changed_at=order.at, **columns)
    )


def note(order: Order, row: Any, event: Event, officer_id: str | None = None, **columns: Any) -> int:
    """Append an event about a ticket, with the stage and desk it has now unless told otherwise."""
    facts = {"service": row.service, "step": row.step, "desk": row.desk} | columns
    return order.append(event, ticket_id=row.id, visit_id=row.visit_id, officer_id=officer_id, **facts)


def find(connection: Connection, ticket_id: str) -> Any:
    """The ticket's row. Raises `Refused` `ticket_unknown`."""
    row = connection.execute(select(ticket).where(ticket.c.id == ticket_id)).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row


def give_priority(connection: Connection, ticket_id: str) -> None:
    """The visitor asked for assistance: a priority ticket from now on."""
    connection.execute(update(ticket).where(ticket.c.id == ticket_id).values(priority=True))


def of_visit(connection: Connection, visit_id: str) -> str:
    """The id of the ticket a visit began with."""
    found: str = connection.execute(
        select(ticket.c.id).where(ticket.c.visit_id == visit_id).order_by(ticket.c.joined_seq).limit(1)
    ).scalar_one()
    return found


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
            # The days keep the search off ten years of history where a service is rare.
            served.c.service_day.between(day - RECENT_DAYS, day),
            served.c.service == service,
            served.c.step == step,
            served.c.event == Event.SERVING.value,
        )
        .order_by(served.c.seq.desc())
        .limit(most)
    )
    return [(row.ended - row.began).total_seconds() / 60 for row in rows][::-1]


def at_desk(connection: Connection, office: Office, day: dt.date, desk: str) -> Any | None:
    """The ticket called to a desk or served at it, if any."""
    return connection.execute(
        select(ticket)
        .where(
            ticket.c.office_code == office.code,
            ticket.c.service_day == day,
            ticket.c.status.in_(AT_DESK),
            ticket.c.desk == desk,
        )
        .limit(1)
    ).one_or_none()


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


def next_waiting(
    connection: Connection, office: Office, day: dt.date, queues: Collection[Queue]
) -> Any | None:
    """Who joined earliest among the waiting of these queues."""
    return connection.execute(
        select(ticket)
        .where(
            ticket.c.office_code == office.code,
            ticket.c.service_day == day,
            ticket.c.status == Status.WAITING.value,
            tuple_(ticket.c.service, ticket.c.step).in_(list(queues)),
        )
        .order_by(ticket.c.joined_seq)
        .limit(1)
    ).one_or_none()


def open_today(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Everybody waiting, called or being served today, by joining; nothing personal."""
    return list(
        connection.execute(
            select(
                ticket.c.id,
                ticket.c.number,
                ticket.c.service,
                ticket.c.step,
                ticket.c.status,
                ticket.c.priority,
                ticket.c.joined_at,
                ticket.c.joined_seq,
                ticket.c.desk,
                ticket.c.changed_at,
            )
            .where(
                ticket.c.office_code == office.code,
                ticket.c.service_day == day,
                ticket.c.status.in_((Status.WAITING.value, *AT_DESK)),
            )
            .order_by(ticket.c.joined_seq)
        )
    )


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
        )
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
    ).one_or_none()


def with_visit(connection: Connection, ticket_id: str) -> Any:
    """A ticket with what its visit says of language and guest book. Raises `Refused` `ticket_unknown`."""
    row = connection.execute(
        select(ticket, visit.c.language, visit.c.guest_book_at, visit.c.identity_shown)
        .join(visit, visit.c.id == ticket.c.visit_id)
        .where(ticket.c.id == ticket_id)
    ).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row

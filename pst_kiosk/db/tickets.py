"""Tickets: issuing, moving and finding them. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from pst_kiosk.db.identity import derived
from pst_kiosk.db.order import Order
from pst_kiosk.db.tables import ticket, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.ticket import AT_DESK, OFFLINE_SERIES, OPEN, Event, Status, number_text

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Upper case only (scanners are keyboards), without the letters and digits that look alike."""
CODE_LENGTH = 8


def issue(
    order: Order,
    visit_id: str,
    service: Service,
    step: str,
    priority: bool,
    appointment_at: dt.datetime | None = None,
) -> str:
    """Give the day's next number of the service, waiting for the stage `step`; returns the ticket's id.

    Safe against two kiosks because the order row is held: nobody else counts at the same time.
    """
    of_today = (
        ticket.c.office_code == order.office.code,
        ticket.c.service_day == order.day,
        ticket.c.letter == service.letter,
        ticket.c.ordinal < OFFLINE_SERIES,
    )
    last = order.connection.execute(select(func.max(ticket.c.ordinal)).where(*of_today)).scalar_one()
    ordinal = (last or 0) + 1
    identity = derived(order.command_id, f"ticket {service.key}")
    seq = order.append(
        Event.JOINED,
        ticket_id=identity,
        visit_id=visit_id,
        service=service.key,
        step=step,
        details={"priority": priority, "appointment_at": appointment_at and appointment_at.isoformat()},
    )
    order.connection.execute(
        insert(ticket).values(
            id=identity,
            office_code=order.office.code,
            visit_id=visit_id,
            service_day=order.day,
            service=service.key,
            letter=service.letter,
            ordinal=ordinal,
            number=number_text(service.letter, ordinal) if service.numbered else None,
            code=new_code(),
            step=step,
            status=Status.WAITING.value,
            priority=priority,
            joined_at=order.at,
            joined_seq=seq,
            issued_at=order.at,
            changed_at=order.at,
            appointment_at=appointment_at,
        )
    )
    return identity


def new_code() -> str:
    """A random code nobody can guess, easy to type."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def move(order: Order, row: Any, status: Status, **columns: Any) -> Any:
    """Put a ticket into a new state and return its row; whether it may go there is the domain's to say."""
    return order.connection.execute(
        update(ticket)
        .where(ticket.c.id == row.id)
        .values(status=status.value, changed_at=order.at, **columns)
        .returning(ticket)
    ).one()


_RESTORED = ("status", "service", "step", "desk", "joined_seq")


def was(row: Any) -> dict[str, Any]:
    """What an event notes of the ticket before it, so that an undo can put it back."""
    before = {name: getattr(row, name) for name in _RESTORED}
    return {"was": before | {"joined_at": row.joined_at.isoformat()}}


def put_back(order: Order, row: Any, before: dict[str, Any]) -> Any:
    """Give a ticket the state an event noted."""
    columns = {**before, "joined_at": dt.datetime.fromisoformat(before["joined_at"])}
    return move(order, row, Status(columns.pop("status")), **columns)


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


def by_code(connection: Connection, office: Office, code: str) -> Any:
    """The ticket with a code. Raises `Refused` `ticket_unknown`."""
    row = connection.execute(
        select(ticket).where(ticket.c.office_code == office.code, ticket.c.code == code)
    ).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row


def any_on(connection: Connection, office: Office, day: dt.date) -> bool:
    """Whether anybody took a number that day."""
    found = (
        select(ticket.c.id).where(ticket.c.office_code == office.code, ticket.c.service_day == day).limit(1)
    )
    return connection.execute(found).first() is not None


def left_open(connection: Connection, office: Office, before: dt.date) -> list[Any]:
    """Every ticket of the days before `before` that nobody closed, and the no-shows whose visit may still go
    on; by day and place."""
    return _open(connection, office, ticket.c.service_day < before)


def open_rows(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Every ticket of a day that is not closed, and the no-shows whose visit may still go on; by place."""
    return _open(connection, office, ticket.c.service_day == day)


def _open(connection: Connection, office: Office, days: ColumnElement[bool]) -> list[Any]:
    # By the visits that are not over: they are few, whatever the history.
    return list(
        connection.execute(
            select(ticket)
            .join(visit, visit.c.id == ticket.c.visit_id)
            .where(
                visit.c.office_code == office.code,
                visit.c.ended_at.is_(None),
                days,
                ticket.c.status.in_(sorted(OPEN | {Status.NO_SHOW})),
            )
            .order_by(ticket.c.service_day, ticket.c.joined_seq)
        )
    )


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


def open_today(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Everybody waiting, called or being served today, by joining; nothing personal."""
    return _in_states(connection, office, day, (Status.WAITING, *sorted(AT_DESK)))


def aside(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Everybody held or marked a no-show that day, by the place they had; nothing personal."""
    return _in_states(connection, office, day, (Status.HELD, Status.NO_SHOW))


def _in_states(connection: Connection, office: Office, day: dt.date, states: tuple[Status, ...]) -> list[Any]:
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
                ticket.c.status.in_(states),
            )
            .order_by(ticket.c.joined_seq)
        )
    )


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

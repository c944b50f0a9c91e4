"""Tickets: issuing, moving and finding them. Every statement here is a round trip: few, and small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    Integer,
    String,
    bindparam,
    exists,
    func,
    select,
    update,
)

from pst_kiosk.db.identity import ticket_of
from pst_kiosk.db.order import Order
from pst_kiosk.db.routine import Routine
from pst_kiosk.db.statement import Found, Statement
from pst_kiosk.db.tables import Identity, desk_session, office_queue, ticket, ticket_event, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.ticket import AT_DESK, OFFLINE_SERIES, OPEN, Event, Status, number_text
from pst_kiosk.domain.ticket_code import new_code


class Number(NamedTuple):
    """What a ticket is called by: its place in the day's series, the printed text (None where the standard
    gives none), and the code on it."""

    ordinal: int
    text: str | None
    code: str


class Ticket(NamedTuple):
    """A ticket as its holder knows it."""

    id: str
    number: str | None
    code: str
    service: str
    step: str
    service_day: dt.date
    joined_seq: int
    issued_at: dt.datetime


_OF_DAY = (
    ticket.c.office_code == bindparam("office", type_=String),
    ticket.c.service_day == bindparam("day", type_=Date),
)
_BY_ID = ticket.c.id == bindparam("ticket", type_=Identity)

LAST_ORDINAL = Routine(
    "last_ordinal",
    select(func.max(ticket.c.ordinal).label("ordinal")).where(
        *_OF_DAY,
        ticket.c.letter == bindparam("letter", type_=String),
        # Beyond are the series of kiosks that are cut off.
        ticket.c.ordinal < OFFLINE_SERIES,
    ),
)


Last = tuple[dt.date, Callable[[], Found]]
"""A day, and the last ordinal given on it."""


def ask_last(connection: Connection, office: Office, day: dt.date, letter: str) -> Last:
    """Ask for the last ordinal of what is likely the day along with the next statement, for `issue`."""
    return day, LAST_ORDINAL.later(connection, office=office.code, day=day, letter=letter)


def issue(
    order: Order,
    visit_id: str,
    service: Service,
    step: str,
    priority: bool,
    appointment_at: dt.datetime | None = None,
    last: Last | None = None,
) -> Ticket:
    """Give the day's next number of the service, waiting for the stage `step`; `order.store` writes it.

    Safe against two kiosks because the order row is held: nobody else counts at the same time. Raises
    `Refused` `numbers_used_up` after the 8999th of a day.
    """
    if last is None or last[0] != order.day:
        last = ask_last(order.connection, order.office, order.day, service.letter)
    ordinal = (last[1]().value() or 0) + 1
    if ordinal >= OFFLINE_SERIES:
        raise Refused("numbers_used_up", service=service.key)
    number = number_text(service.letter, ordinal) if service.numbered else None
    return add(order, visit_id, service, step, priority, Number(ordinal, number, new_code()), appointment_at)


def add(
    order: Order,
    visit_id: str,
    service: Service,
    step: str,
    priority: bool,
    number: Number,
    appointment_at: dt.datetime | None = None,
    details: dict[str, Any] | None = None,
    **columns: Any,
) -> Ticket:
    """A ticket with a number that is settled, and the line of its first stay; `details` of the line and
    `columns` of the ticket beyond the usual."""
    identity = ticket_of(order.command_id, service.key)
    seq = order.append(
        Event.JOINED,
        ticket_id=identity,
        visit_id=visit_id,
        service=service.key,
        step=step,
        details={"priority": priority, "appointment_at": appointment_at and appointment_at.isoformat()}
        | (details or {}),
    )
    row = {
        "id": identity,
        "office_code": order.office.code,
        "visit_id": visit_id,
        "service_day": order.day,
        "service": service.key,
        "letter": service.letter,
        "ordinal": number.ordinal,
        "number": number.text,
        "code": number.code,
        "step": step,
        "status": Status.WAITING.value,
        "priority": priority,
        "joined_at": order.at,
        "joined_seq": seq,
        "issued_at": order.at,
        "delivered_at": None,
        "time_unsure": False,
        "changed_at": order.at,
        "desk": None,
        "appointment_at": appointment_at,
        **columns,
    }
    order.add(ticket, row)
    return Ticket(identity, number.text, number.code, service.key, step, order.day, seq, row["issued_at"])


def move(order: Order, row: Any, status: Status, **columns: Any) -> Any:
    """Put a ticket into a new state and return its row; whether it may go there is the domain's to say."""
    new = {"status": status.value, "changed_at": order.at, **columns}
    _changing(*new)(order.connection, ticket=row.id, **new)
    return row._replace(**new)


@cache
def _changing(*columns: str) -> Statement:
    """The statement that gives a ticket new values of `columns`."""
    values = {name: bindparam(name, type_=ticket.c[name].type) for name in columns}
    return Statement(update(ticket).where(_BY_ID).values(values))


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


_FIND = Statement(
    # What a move looks at: each column of each ticket takes its time on the way.
    select(
        ticket.c.id,
        ticket.c.visit_id,
        ticket.c.service_day,
        ticket.c.service,
        ticket.c.number,
        ticket.c.step,
        ticket.c.status,
        ticket.c.priority,
        ticket.c.joined_at,
        ticket.c.joined_seq,
        ticket.c.desk,
        ticket.c.appointment_at,
        ticket.c.changed_at,
    ).where(_BY_ID)
)


def find(connection: Connection, ticket_id: str) -> Any:
    """The ticket's row. Raises `Refused` `ticket_unknown`."""
    row = _FIND(connection, ticket=ticket_id).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row


def give_priority(connection: Connection, ticket_id: str) -> None:
    """The visitor asked for assistance: a priority ticket from now on."""
    connection.execute(update(ticket).where(ticket.c.id == ticket_id).values(priority=True))


def any_on(connection: Connection, office: Office, day: dt.date) -> bool:
    """Whether anybody took a number that day."""
    found = (
        select(ticket.c.id).where(ticket.c.office_code == office.code, ticket.c.service_day == day).limit(1)
    )
    return connection.execute(found).first() is not None


_ALL_OF_DAY = Statement(
    select(
        ticket.c.id, ticket.c.service_day, ticket.c.letter, ticket.c.ordinal, ticket.c.number, ticket.c.status
    ).where(*_OF_DAY)
)


def of_day(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Every ticket of a day, whatever became of it."""
    return _ALL_OF_DAY(connection, office=office.code, day=day)


# By the visits that are not over: they are few, whatever the history.
_NOT_CLOSED = (
    select(ticket)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(
        visit.c.office_code == bindparam("office", type_=String),
        visit.c.ended_at.is_(None),
        ticket.c.status.in_(sorted(OPEN | {Status.NO_SHOW})),
    )
    .order_by(ticket.c.service_day, ticket.c.joined_seq)
)
_DAY = bindparam("day", type_=Date)
_LEFT_OPEN = Statement(_NOT_CLOSED.where(ticket.c.service_day < _DAY))
_OPEN_ON_DAY = Statement(_NOT_CLOSED.where(ticket.c.service_day == _DAY))


def left_open(connection: Connection, office: Office, before: dt.date) -> list[Any]:
    """Every ticket of the days before `before` that nobody closed, and the no-shows whose visit may still go
    on; by day and place."""
    return _LEFT_OPEN(connection, office=office.code, day=before)


def open_rows(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Every ticket of a day that is not closed, and the no-shows whose visit may still go on; by place."""
    return _OPEN_ON_DAY(connection, office=office.code, day=day)


_AT_DESK = Statement(
    select(ticket)
    .where(
        *_OF_DAY,
        ticket.c.status.in_(sorted(AT_DESK)),
        ticket.c.desk == bindparam("desk", type_=String),
    )
    .limit(1)
)


def at_desk(connection: Connection, office: Office, day: dt.date, desk: str) -> Any | None:
    """The ticket called to a desk or served at it, if any."""
    return _AT_DESK(connection, office=office.code, day=day, desk=desk).one_or_none()


_PLACE = (
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
    ticket.c.issued_at,
    ticket.c.delivered_at,
    ticket.c.time_unsure,
)
OPEN_TICKETS = Routine(
    "open_tickets",
    select(*_PLACE)
    .where(*_OF_DAY, ticket.c.status.in_([Status.WAITING.value, *sorted(AT_DESK)]))
    .order_by(ticket.c.joined_seq),
)
_ASIDE = Statement(
    select(*_PLACE)
    .where(*_OF_DAY, ticket.c.status.in_([Status.HELD.value, Status.NO_SHOW.value]))
    .order_by(ticket.c.joined_seq)
)
AHEAD_AND_DESKS = Routine(
    "ahead_and_desks",
    select(
        select(func.count())
        .where(
            *_OF_DAY,
            ticket.c.status == Status.WAITING.value,
            ticket.c.service == bindparam("service", type_=String),
            ticket.c.step == bindparam("step", type_=String),
            ticket.c.joined_seq < bindparam("before", type_=BigInteger),
        )
        .scalar_subquery()
        .cast(Integer)
        .label("ahead"),
        desk_session.c.desk,
        desk_session.c.queues,
        exists()
        .where(*_OF_DAY, ticket.c.status.in_(sorted(AT_DESK)), ticket.c.desk == desk_session.c.desk)
        .label("busy"),
    )
    .select_from(
        office_queue.outerjoin(
            desk_session,
            (desk_session.c.office_code == office_queue.c.office_code)
            & (desk_session.c.service_day == bindparam("day", type_=Date))
            & desk_session.c.closed_at.is_(None),
        )
    )
    .where(office_queue.c.office_code == bindparam("office", type_=String)),
)
"""Who waits before a place in a queue, on every line; and a line for each open desk (null: none is)."""


def open_today(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Everybody waiting, called or being served today, by joining; nothing personal."""
    return OPEN_TICKETS(connection, office=office.code, day=day)


def aside(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Everybody held or marked a no-show that day, by the place they had; nothing personal."""
    return _ASIDE(connection, office=office.code, day=day)


def ahead_and_desks(
    connection: Connection, office: Office, day: dt.date, queue: tuple[str, str], before: int
) -> list[Any]:
    """How many wait before a place in a queue (`ahead`), and the open desks with their queues, `busy` or
    not."""
    service, step = queue
    return AHEAD_AND_DESKS(connection, office=office.code, day=day, service=service, step=step, before=before)


GIVEN_TICKET = Routine(
    "given_ticket",
    # By the command alone: who may execute this must not learn the codes of others' tickets.
    select(
        ticket.c.id,
        ticket.c.number,
        ticket.c.code,
        ticket.c.service,
        ticket.c.step,
        ticket.c.service_day,
        ticket.c.joined_seq,
        ticket.c.issued_at,
        visit.c.language,
    )
    .join(visit, visit.c.id == ticket.c.visit_id)
    .join(ticket_event, ticket_event.c.ticket_id == ticket.c.id)
    .where(
        ticket_event.c.command_id == bindparam("command", type_=Identity),
        ticket_event.c.event == Event.JOINED.value,
    )
    .order_by(ticket_event.c.seq.desc())
    .limit(1),
)


def given(connection: Connection, command_id: str) -> tuple[Ticket, str]:
    """The ticket a command gave, as its holder knows it, and the language of the visit. Raises `Refused`
    `ticket_unknown`."""
    row = GIVEN_TICKET(connection, command=command_id).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return Ticket(**{field: getattr(row, field) for field in Ticket._fields}), row.language


_WITH_VISIT = Statement(
    select(ticket, visit.c.language, visit.c.call_aid, visit.c.guest_book_at, visit.c.identity_shown)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .where(_BY_ID)
)


def with_visit(connection: Connection, ticket_id: str) -> Any:
    """A ticket with what its visit says of language, call aid and guest book.

    Raises `Refused` `ticket_unknown`.
    """
    row = _WITH_VISIT(connection, ticket=ticket_id).one_or_none()
    if row is None:
        raise Refused("ticket_unknown")
    return row

"""What visitors with a number wrote into the guest book: drafts until an officer signs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Date,
    String,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from pst_kiosk.db.recognition import FACTS
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, Utc, guest_book_draft, recognition, ticket, visit, visitor
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OPEN, Status

_TICKET = bindparam("ticket", type_=Identity)
_of_visit = ticket.alias("of_visit")


def of_visit(visit_id: Any) -> Any:
    """Whether a draft was left with any ticket of a visit."""
    return exists().where(_of_visit.c.id == guest_book_draft.c.ticket_id, _of_visit.c.visit_id == visit_id)


LEAVE_GUEST_BOOK = Routine(
    "leave_guest_book",
    insert(guest_book_draft).from_select(
        ["ticket_id", "office_code", "command_id", "visitor_id", "answers", "notice_version", "left_at"],
        select(
            ticket.c.id,
            ticket.c.office_code,
            bindparam("command", type_=Identity),
            select(recognition.c.visitor_id)
            .where(
                recognition.c.id == bindparam("known", type_=Identity),
                recognition.c.office_code == ticket.c.office_code,
            )
            .scalar_subquery(),
            bindparam("answers", type_=JSON),
            bindparam("notice_version", type_=String),
            PRESENT,
        )
        .join(visit, visit.c.id == ticket.c.visit_id)
        .where(
            ticket.c.id == _TICKET,
            ticket.c.office_code == bindparam("office", type_=String),
            ticket.c.status.in_(sorted(OPEN)),
            visit.c.guest_book_at.is_(None),
            ~of_visit(ticket.c.visit_id),
        ),
    ),
)
DRAFT_OF_COMMAND = Routine(
    "draft_of_command",
    select(guest_book_draft.c.ticket_id).where(
        guest_book_draft.c.ticket_id == _TICKET,
        guest_book_draft.c.command_id == bindparam("command", type_=Identity),
    ),
)
BY_A_KIOSK = (LEAVE_GUEST_BOOK, DRAFT_OF_COMMAND)


def left_by(connection: Connection, command_id: str, ticket_id: str) -> bool:
    """Whether a command has left its draft."""
    return DRAFT_OF_COMMAND(connection, command=command_id, ticket=ticket_id).first() is not None


def leave(
    connection: Connection,
    office: Office,
    command_id: str,
    ticket_id: str,
    answers: Draft,
    known: str | None,
    moment: dt.datetime | None,
) -> None:
    """Keep a draft for a ticket; nothing where it is closed, signed, or has one. `known` is the try that
    recognised the visitor."""
    LEAVE_GUEST_BOOK(
        connection,
        office=office.code,
        command=command_id,
        ticket=ticket_id,
        answers=dict(answers),
        known=known,
        notice_version=office.guest_book.notice_version,
        moment=moment,
    )


_LEFT = (
    select(guest_book_draft.c.answers, guest_book_draft.c.notice_version)
    .add_columns(*(visitor.c[field] for field in FACTS))
    .join(_of_visit, _of_visit.c.id == guest_book_draft.c.ticket_id)
    .outerjoin(visitor, visitor.c.id == guest_book_draft.c.visitor_id)
)


def find(connection: Connection, visit_id: str) -> Any | None:
    """A visit's draft, beside what is known of who left it (null: he was not recognised)."""
    return connection.execute(_LEFT.where(_of_visit.c.visit_id == visit_id)).first()


_tickets_of_visit = select(ticket.c.id).where(ticket.c.visit_id == bindparam("visit", type_=Identity))
_CHANGE = Statement(
    update(guest_book_draft)
    .where(guest_book_draft.c.ticket_id.in_(_tickets_of_visit))
    .values(answers=bindparam("typed", type_=JSON))
)


def change(connection: Connection, visit_id: str, answers: Draft) -> None:
    """Put other answers into a visit's draft; who left it, and the notice he was shown, stay."""
    _CHANGE(connection, visit=visit_id, typed=dict(answers))


_END = Statement(delete(guest_book_draft).where(guest_book_draft.c.ticket_id == _TICKET))
_END_OF_VISIT = Statement(delete(guest_book_draft).where(guest_book_draft.c.ticket_id.in_(_tickets_of_visit)))
_END_CLOSED = Statement(
    delete(guest_book_draft).where(
        guest_book_draft.c.office_code == bindparam("office", type_=String),
        guest_book_draft.c.ticket_id.in_(
            select(ticket.c.id).where(
                ticket.c.id.in_(select(guest_book_draft.c.ticket_id)),
                or_(
                    ticket.c.service_day <= bindparam("over", type_=Date),
                    and_(
                        ticket.c.status.in_([Status.DONE.value, Status.CANCELLED.value]),
                        ticket.c.changed_at <= bindparam("until", type_=Utc),
                    ),
                ),
            )
        ),
    )
)


def end(connection: Connection, ticket_id: str) -> None:
    """A ticket is closed for good: nobody signs its draft any more."""
    _END(connection, ticket=ticket_id)


def end_closed(connection: Connection, office: Office, over: dt.date, until: dt.datetime) -> None:
    """Those of tickets that were closed up to `until`, and of every ticket of the days up to `over`."""
    _END_CLOSED(connection, office=office.code, over=over, until=until)


def end_of_visit(connection: Connection, visit_id: str) -> None:
    """The visit's guest book is signed."""
    _END_OF_VISIT(connection, visit=visit_id)

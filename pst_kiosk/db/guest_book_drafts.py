"""What visitors with a number wrote into the guest book: drafts until an officer signs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Connection, String, bindparam, delete, exists, insert, select

from pst_kiosk.db.recognition import FACTS
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, guest_book_draft, recognition, ticket, visit, visitor
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OPEN

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


_END = Statement(delete(guest_book_draft).where(guest_book_draft.c.ticket_id == _TICKET))
_END_OF_VISIT = Statement(
    delete(guest_book_draft).where(
        guest_book_draft.c.ticket_id.in_(
            select(ticket.c.id).where(ticket.c.visit_id == bindparam("visit", type_=Identity))
        )
    )
)


def end(connection: Connection, ticket_id: str) -> None:
    """A ticket is closed: nobody signs its draft any more."""
    _END(connection, ticket=ticket_id)


def end_of_visit(connection: Connection, visit_id: str) -> None:
    """The visit's guest book is signed."""
    _END_OF_VISIT(connection, visit=visit_id)

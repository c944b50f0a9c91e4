"""Requests that outlive the visit, their history and their documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, insert, select, update

from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import (
    Identity,
    audit_log,
    officer,
    request,
    request_document,
    request_event,
    ticket,
    visitor,
)
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.requests import Request

_OFFICE = bindparam("office", type_=String)
_REQUEST = bindparam("request", type_=Identity)
_owner = officer.alias("owner")
_OF_OFFICE = (
    select(
        request,
        _owner.c.name.label("owner"),
        visitor.c.name.label("who"),
        visitor.c.email,
        visitor.c.phone,
        visitor.c.institution,
        ticket.c.number.label("ticket_number"),
        select(request_event.c.id)
        .where(request_event.c.request_id == request.c.id, request_event.c.event == "letter")
        .exists()
        .label("drafted"),
    )
    .outerjoin(_owner, _owner.c.id == request.c.owner_id)
    .outerjoin(visitor, visitor.c.id == request.c.visitor_id)
    .outerjoin(ticket, ticket.c.id == request.c.ticket_id)
    .where(request.c.office_code == _OFFICE)
)
_FIND = Statement(_OF_OFFICE.where(request.c.id == _REQUEST))
_OPEN = Statement(
    _OF_OFFICE.where(request.c.ended_at.is_(None)).order_by(request.c.due, request.c.received_at)
)
_ENDED = Statement(
    _OF_OFFICE.where(request.c.ended_at.is_not(None))
    .order_by(request.c.ended_at.desc())
    .limit(bindparam("most", type_=Integer))
)
_OF_COMMAND = Statement(
    select(request_event.c.request_id).where(
        request_event.c.command_id == bindparam("command", type_=Identity)
    )
)
_HISTORY = Statement(
    select(request_event, officer.c.name.label("officer"))
    .outerjoin(officer, officer.c.id == request_event.c.officer_id)
    .where(request_event.c.request_id == _REQUEST)
    .order_by(request_event.c.revision)
)
_DOCUMENTS = Statement(
    select(request_document, officer.c.name.label("officer"))
    .join(officer, officer.c.id == request_document.c.officer_id)
    .where(request_document.c.request_id == _REQUEST)
    .order_by(request_document.c.at, request_document.c.id)
)


def find(connection: Connection, office: Office, request_id: str) -> Any:
    """A request with its visitor and owner. Raises `Refused` `request_unknown`."""
    row = _FIND(connection, office=office.code, request=request_id).one_or_none()
    if row is None:
        raise Refused("request_unknown")
    return row


def open_ones(connection: Connection, office: Office) -> list[Any]:
    return list(_OPEN(connection, office=office.code))


def ended(connection: Connection, office: Office, most: int) -> list[Any]:
    """Those that ended last, the last one first."""
    return list(_ENDED(connection, office=office.code, most=most))


def of_command(connection: Connection, command_id: str) -> str | None:
    """The request a command was about; None where it was not given yet."""
    found: str | None = _OF_COMMAND(connection, command=command_id).value()
    return found


def numbers_of_ticket(connection: Connection, ticket_id: str) -> list[str]:
    found = select(request.c.number).where(request.c.ticket_id == ticket_id).order_by(request.c.number)
    return list(connection.execute(found).scalars())


def history(connection: Connection, request_id: str) -> list[Any]:
    return list(_HISTORY(connection, request=request_id))


def documents(connection: Connection, request_id: str) -> list[Any]:
    return list(_DOCUMENTS(connection, request=request_id))


def add(connection: Connection, office: Office, identity: str, state: Request, **columns: Any) -> None:
    connection.execute(
        insert(request).values(id=identity, office_code=office.code, revision=1, **_columns(state), **columns)
    )


def store(connection: Connection, request_id: str, revision: int, state: Request, **columns: Any) -> None:
    """Write where a request stands after its change number `revision`."""
    connection.execute(
        update(request)
        .where(request.c.id == request_id)
        .values(revision=revision, **_columns(state), **columns)
    )


def append(
    connection: Connection, office: Office, identity: str, request_id: str, revision: int, **columns: Any
) -> None:
    """Add a line to a request's history."""
    connection.execute(
        insert(request_event).values(
            id=identity, office_code=office.code, request_id=request_id, revision=revision, **columns
        )
    )


def add_document(connection: Connection, office: Office, identity: str, **columns: Any) -> None:
    connection.execute(insert(request_document).values(id=identity, office_code=office.code, **columns))


def withdraw_document(connection: Connection, request_id: str, document_id: str, at: dt.datetime) -> Any:
    """Mark a document as taken back; its row, or None where there is none that counts."""
    return connection.execute(
        update(request_document)
        .where(
            request_document.c.id == document_id,
            request_document.c.request_id == request_id,
            request_document.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at)
        .returning(request_document.c.name)
    ).one_or_none()


def read_before(
    connection: Connection, office: Office, officer_id: str, subject: str, since: dt.datetime
) -> bool:
    """Whether the audit log holds that this officer has opened this request since then."""
    found = connection.execute(
        select(audit_log.c.id)
        .where(
            audit_log.c.office_code == office.code,
            audit_log.c.at >= since,
            audit_log.c.officer_id == officer_id,
            audit_log.c.action == "read_request",
            audit_log.c.subject == subject,
        )
        .limit(1)
    )
    return found.first() is not None


def _columns(state: Request) -> dict[str, Any]:
    stored = asdict(state)
    del stored["drafted"]  # told by the history
    return stored

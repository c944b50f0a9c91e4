"""Complaints as the counters work on them, and their history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    bindparam,
    func,
    insert,
    select,
    update,
)

from pst_kiosk.db.complaint_intake import columns_of
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import (
    Identity,
    Utc,
    audit_log,
    complaint,
    complaint_event,
    complaint_evidence,
    officer,
    ticket,
)
from pst_kiosk.domain.complaints import BY_THE_VISITOR, Complaint, Event, Status
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office

_OFFICE = bindparam("office", type_=String)
_COMPLAINT = bindparam("complaint", type_=Identity)

_responsible = officer.alias("responsible")
_LEVEL = (
    select(func.count())
    .where(
        complaint_event.c.complaint_id == complaint.c.id,
        complaint_event.c.event == Event.ESCALATED.value,
    )
    .scalar_subquery()
)
_EVIDENCE = (
    select(func.count())
    .where(
        complaint_evidence.c.complaint_id == complaint.c.id,
        complaint_evidence.c.withdrawn_at.is_(None),
    )
    .scalar_subquery()
)
_OF_OFFICE = (
    select(
        complaint,
        _responsible.c.name.label("responsible"),
        ticket.c.number.label("ticket_number"),
        _LEVEL.label("level"),
        _EVIDENCE.label("evidence"),
    )
    .outerjoin(_responsible, _responsible.c.id == complaint.c.responsible_id)
    .outerjoin(ticket, ticket.c.id == complaint.c.ticket_id)
    .where(complaint.c.office_code == _OFFICE)
)
_FIND = Statement(_OF_OFFICE.where(complaint.c.id == _COMPLAINT))
_OPEN = Statement(
    _OF_OFFICE.where(complaint.c.ended_at.is_(None)).order_by(complaint.c.due, complaint.c.received_at)
)
_UNREAD = Statement(
    select(complaint.c.id, complaint.c.channel, complaint.c.received_at)
    .where(
        complaint.c.office_code == _OFFICE,
        complaint.c.ended_at.is_(None),
        complaint.c.status == Status.RECEIVED.value,
        complaint.c.responsible_id.is_(None),
        complaint.c.kind == "complaint",
        complaint.c.channel.in_(sorted(BY_THE_VISITOR)),
    )
    .order_by(complaint.c.received_at, complaint.c.id)
)
_BETWEEN = Statement(
    _OF_OFFICE.where(
        complaint.c.received_at >= bindparam("first", type_=Utc),
        complaint.c.received_at < bindparam("last", type_=Utc),
    ).order_by(complaint.c.received_at, complaint.c.number)
)
_HISTORY = Statement(
    select(complaint_event, officer.c.name.label("officer"))
    .outerjoin(officer, officer.c.id == complaint_event.c.officer_id)
    .where(complaint_event.c.complaint_id == _COMPLAINT)
    .order_by(complaint_event.c.revision)
)


def find(connection: Connection, office: Office, complaint_id: str) -> Any:
    """Raises `Refused` `complaint_unknown`."""
    row = _FIND(connection, office=office.code, complaint=complaint_id).one_or_none()
    if row is None:
        raise Refused("complaint_unknown")
    return row


def open_ones(connection: Connection, office: Office) -> list[Any]:
    return list(_OPEN(connection, office=office.code))


def ended(connection: Connection, office: Office, most: int) -> list[Any]:
    """Those that ended last, the last one first."""
    asked = (
        _OF_OFFICE.where(complaint.c.ended_at.is_not(None)).order_by(complaint.c.ended_at.desc()).limit(most)
    )
    return list(connection.execute(asked, {"office": office.code}))


def unread(connection: Connection, office: Office) -> list[Any]:
    """Complaints from kiosk and tablet nobody has taken, the oldest first."""
    return list(_UNREAD(connection, office=office.code))


def between(connection: Connection, office: Office, first: dt.datetime, last: dt.datetime) -> list[Any]:
    """Those received from `first` until before `last`, in that order."""
    return list(_BETWEEN(connection, office=office.code, first=first, last=last))


def history(connection: Connection, complaint_id: str) -> list[Any]:
    return list(_HISTORY(connection, complaint=complaint_id))


def is_done(connection: Connection, command_id: str) -> str | None:
    """The complaint a command moved; None where it was not given yet."""
    asked = select(complaint_event.c.complaint_id).where(complaint_event.c.command_id == command_id)
    found: str | None = connection.execute(asked).scalar_one_or_none()
    return found


def store(connection: Connection, complaint_id: str, revision: int, state: Complaint, **columns: Any) -> None:
    """Write where a complaint stands after its change number `revision`."""
    connection.execute(
        update(complaint)
        .where(complaint.c.id == complaint_id)
        .values(revision=revision, **columns_of(state), **columns)
    )


def append(
    connection: Connection, office: Office, identity: str, complaint_id: str, revision: int, **columns: Any
) -> None:
    """Add a line to a complaint's history."""
    connection.execute(
        insert(complaint_event).values(
            id=identity, office_code=office.code, complaint_id=complaint_id, revision=revision, **columns
        )
    )


def read_before(
    connection: Connection, office: Office, officer_id: str, subject: str, since: dt.datetime
) -> bool:
    """Whether the audit log holds that this officer has opened this complaint since then."""
    found = connection.execute(
        select(audit_log.c.id)
        .where(
            audit_log.c.office_code == office.code,
            audit_log.c.at >= since,
            audit_log.c.officer_id == officer_id,
            audit_log.c.action == "read_complaint",
            audit_log.c.subject == subject,
        )
        .limit(1)
    )
    return found.first() is not None

"""Officers, their PINs (hashed) and their sessions at desks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Date, String, bindparam, insert, select, update
from uuid_utils import uuid7

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, audit_log, desk_session, officer, ticket
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.ticket import AT_DESK


def add(
    connection: Connection,
    office: Office,
    identity: str,
    name: str,
    role: Role,
    pin_hash: str,
    at: dt.datetime,
) -> None:
    connection.execute(
        insert(officer).values(
            id=identity,
            office_code=office.code,
            name=name,
            role=role.value,
            pin_hash=pin_hash,
            failed_attempts=0,
            active=True,
            created_at=at,
        )
    )


def of_office(connection: Connection, office: Office) -> list[Any]:
    return list(
        connection.execute(
            select(officer)
            .where(officer.c.office_code == office.code, officer.c.active)
            .order_by(officer.c.name)
        )
    )


def find(connection: Connection, officer_id: str) -> Any:
    """Raises `Refused` `officer_unknown`."""
    row = connection.execute(
        select(officer).where(officer.c.id == officer_id, officer.c.active)
    ).one_or_none()
    if row is None:
        raise Refused("officer_unknown")
    return row


def exists(connection: Connection, officer_id: str) -> bool:
    return connection.execute(select(officer.c.id).where(officer.c.id == officer_id)).first() is not None


def named(connection: Connection, office: Office, name: str) -> Any | None:
    return connection.execute(
        select(officer).where(officer.c.office_code == office.code, officer.c.name == name)
    ).one_or_none()


def everybody(connection: Connection, office: Office) -> list[Any]:
    """Who works here and who worked here, by name."""
    return list(
        connection.execute(
            select(officer).where(officer.c.office_code == office.code).order_by(officer.c.name)
        )
    )


def known(connection: Connection, officer_id: str) -> Any:
    """Somebody who works here or worked here. Raises `Refused` `officer_unknown`."""
    row = connection.execute(select(officer).where(officer.c.id == officer_id)).one_or_none()
    if row is None:
        raise Refused("officer_unknown")
    return row


def set_role(connection: Connection, officer_id: str, role: Role) -> None:
    connection.execute(update(officer).where(officer.c.id == officer_id).values(role=role.value))


def set_active(connection: Connection, officer_id: str, active: bool) -> None:
    """Whether he may sign in."""
    connection.execute(update(officer).where(officer.c.id == officer_id).values(active=active))


def set_pin(connection: Connection, officer_id: str, pin_hash: str) -> None:
    """A new PIN also ends a lock-out."""
    connection.execute(
        update(officer)
        .where(officer.c.id == officer_id)
        .values(pin_hash=pin_hash, failed_attempts=0, locked_until=None)
    )


def note_attempt(
    connection: Connection, officer_id: str, failed_attempts: int, locked_until: dt.datetime | None
) -> None:
    connection.execute(
        update(officer)
        .where(officer.c.id == officer_id)
        .values(failed_attempts=failed_attempts, locked_until=locked_until)
    )


def open_session(
    connection: Connection,
    office: Office,
    identity: str,
    desk: str,
    officer_id: str,
    queues: list[list[str]],
    day: dt.date,
    at: dt.datetime,
) -> None:
    connection.execute(
        insert(desk_session).values(
            id=identity,
            office_code=office.code,
            desk=desk,
            officer_id=officer_id,
            queues=queues,
            service_day=day,
            opened_at=at,
        )
    )


def set_break(connection: Connection, session_id: str, since: dt.datetime | None) -> None:
    """The session is on a break `since` then; None: no longer."""
    connection.execute(update(desk_session).where(desk_session.c.id == session_id).values(break_at=since))


def close_session(connection: Connection, session_id: str, at: dt.datetime) -> None:
    connection.execute(update(desk_session).where(desk_session.c.id == session_id).values(closed_at=at))


_visitor = ticket.alias("visitor")
_BY_ID = select(
    desk_session.c.id,
    desk_session.c.desk,
    desk_session.c.officer_id,
    desk_session.c.queues,
    desk_session.c.service_day,
    desk_session.c.opened_at,
    desk_session.c.break_at,
    desk_session.c.closed_at,
).where(desk_session.c.id == bindparam("session", type_=Identity))
_SESSION = Statement(_BY_ID)
_SESSION_AND_VISITOR = Statement(
    _BY_ID.add_columns(
        _visitor.c.id.label("visitor_ticket"), _visitor.c.number.label("visitor_number")
    ).outerjoin(
        _visitor,
        (_visitor.c.office_code == desk_session.c.office_code)
        & (_visitor.c.service_day == desk_session.c.service_day)
        & _visitor.c.status.in_(sorted(AT_DESK))
        & (_visitor.c.desk == desk_session.c.desk),
    )
)


def session(connection: Connection, session_id: str) -> Any | None:
    return _SESSION(connection, session=session_id).one_or_none()


def session_and_visitor(connection: Connection, session_id: str) -> Any | None:
    """A session, with the ticket called to its desk or served there (`visitor_ticket`), if any."""
    return _SESSION_AND_VISITOR(connection, session=session_id).one_or_none()


def session_before(connection: Connection, session_id: str) -> Any | None:
    """The session this one's officer had before it, if any."""
    later = desk_session.alias("later")
    return connection.execute(
        select(desk_session)
        .join(later, later.c.officer_id == desk_session.c.officer_id)
        .where(later.c.id == session_id, desk_session.c.opened_at < later.c.opened_at)
        .order_by(desk_session.c.opened_at.desc())
        .limit(1)
    ).one_or_none()


def left_open(connection: Connection, office: Office, before: dt.date) -> list[Any]:
    """The sessions of days before `before` nobody signed out of: a session belongs to one service day."""
    return list(
        connection.execute(
            select(desk_session)
            .where(
                desk_session.c.office_code == office.code,
                desk_session.c.service_day < before,
                desk_session.c.closed_at.is_(None),
            )
            .order_by(desk_session.c.opened_at)
        )
    )


_OPEN = (
    desk_session.c.office_code == bindparam("office", type_=String),
    desk_session.c.service_day == bindparam("day", type_=Date),
    desk_session.c.closed_at.is_(None),
)
_OPEN_SESSIONS = Statement(
    select(desk_session, officer.c.name.label("officer_name"))
    .join(officer, officer.c.id == desk_session.c.officer_id)
    .where(*_OPEN)
    .order_by(desk_session.c.opened_at)
)
OPEN_DESKS = Routine(
    "open_desks",
    select(desk_session.c.desk, desk_session.c.queues)
    .where(*_OPEN, desk_session.c.break_at.is_(None))
    .order_by(desk_session.c.opened_at),
)


def open_sessions(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Desks open on `day`, those on a break too (`break_at`), with the officer's name (for other officers'
    eyes only, never the board's)."""
    return _OPEN_SESSIONS(connection, office=office.code, day=day)


def open_desks(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Desks open on `day` and the queues they serve, less those on a break; nothing of the officers."""
    return OPEN_DESKS(connection, office=office.code, day=day)


def audit(
    connection: Connection, office: Office, at: dt.datetime, officer_id: str | None, action: str, subject: str
) -> None:
    """Note who did what to whom; `subject` is an id or a file name, nothing personal."""
    connection.execute(
        insert(audit_log).values(
            id=str(uuid7()),
            office_code=office.code,
            at=at,
            officer_id=officer_id,
            action=action,
            subject=subject,
        )
    )

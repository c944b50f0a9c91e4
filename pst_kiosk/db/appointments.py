"""Appointments made ahead: a service, a time and a code, nothing personal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pst_kiosk.db.tables import appointment
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket_code import new_code


def make(
    connection: Connection, office: Office, identity: str, service: str, at: dt.datetime, made_at: dt.datetime
) -> str:
    """Store an appointment and return its code."""
    code = new_code()
    connection.execute(
        insert(appointment).values(
            id=identity, office_code=office.code, service=service, at=at, code=code, made_at=made_at
        )
    )
    return code


def find(connection: Connection, identity: str) -> Any | None:
    return connection.execute(select(appointment).where(appointment.c.id == identity)).one_or_none()


def by_code(connection: Connection, office: Office, code: str) -> Any | None:
    return connection.execute(
        select(appointment).where(appointment.c.office_code == office.code, appointment.c.code == code)
    ).one_or_none()


def keep(connection: Connection, identity: str, ticket_id: str) -> None:
    """The visitor came: the appointment has its ticket."""
    connection.execute(update(appointment).where(appointment.c.id == identity).values(ticket_id=ticket_id))

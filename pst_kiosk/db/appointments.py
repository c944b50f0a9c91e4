"""Appointments made ahead: a service, a time and a code, nothing personal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, String, bindparam, insert, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, appointment
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


_OFFICE = appointment.c.office_code == bindparam("office", type_=String)
_CODE = appointment.c.code == bindparam("code", type_=String)
APPOINTMENT = Routine(
    "appointment",
    select(appointment.c.service, appointment.c.at, appointment.c.ticket_id.is_not(None).label("used")).where(
        _OFFICE, _CODE
    ),
)
KEEP_APPOINTMENT = Routine(
    "keep_appointment",
    update(appointment)
    .where(_OFFICE, _CODE, appointment.c.ticket_id.is_(None))
    .values(ticket_id=bindparam("ticket", type_=Identity)),
)
BY_A_KIOSK = (APPOINTMENT, KEEP_APPOINTMENT)


def by_code(connection: Connection, office: Office, code: str) -> Any | None:
    return APPOINTMENT(connection, office=office.code, code=code).one_or_none()


def keep(connection: Connection, office: Office, code: str, ticket_id: str) -> None:
    """The visitor came: the appointment has its ticket."""
    KEEP_APPOINTMENT(connection, office=office.code, code=code, ticket=ticket_id)

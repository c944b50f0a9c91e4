"""Appointments made ahead: a code, a service and a time, and nothing personal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import appointments
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import calendar
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket_code import as_given
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Appointment:
    """One made ahead, before its visitor checks in: the key of its service, and when."""

    service: str
    at: dt.datetime


def make(unit: OfficeUnit, appointment_id: str, service: str, at: dt.datetime) -> str:
    """As `Reception.book`."""
    office = unit.office
    office.service(service)

    def work(connection: Connection) -> str:
        made = appointments.find(connection, appointment_id)
        if made is not None:
            return str(made.code)
        now = unit.now(connection)
        calendar.check_appointment(office, now, at, unit.holidays)
        return appointments.make(connection, office, appointment_id, service, at, now)

    return unit.database.write(work)


def find(unit: OfficeUnit, code: str) -> Appointment:
    """As `Reception.appointment`."""
    with unit.database.read() as connection:
        at = unit.now(connection)
        row = booked(connection, unit.office, calendar.service_day(unit.office, at), code)
    calendar.check_reception(unit.office, at, unit.holidays, row.at)
    return Appointment(row.service, row.at)


def booked(connection: Connection, office: Office, day: dt.date, code: str) -> Any:
    """The row of an appointment of that day which nobody has kept yet.

    Raises `Refused` `appointment_unknown`, `appointment_used`, `appointment_other_day` (`at`).
    """
    row = appointments.by_code(connection, office, as_given(code))
    if row is None:
        raise Refused("appointment_unknown")
    if row.used:
        raise Refused("appointment_used")
    if calendar.service_day(office, row.at) != day:
        raise Refused("appointment_other_day", at=row.at.isoformat())
    return row

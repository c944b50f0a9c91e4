"""The kiosk's idle page: the services with their present wait, and what the office has to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import officers, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import calendar, procedure
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.services import announcements, institutions
from pst_kiosk.services.unit import OfficeUnit
from pst_kiosk.services.waits import wait_behind


@dataclass(frozen=True)
class ServiceNow:
    """A service as the idle page shows it: who waits for its first desk, and how long it may take.

    `wait` is None where a visitor would be called at once."""

    service: Service
    waiting: int
    wait: Estimate | None


@dataclass(frozen=True)
class Welcome:
    """The idle page, and what the guest book suggests (`institutions`): nothing personal."""

    office: Office
    at: dt.datetime
    open: calendar.OpenState
    services: tuple[ServiceNow, ...]
    announcements: tuple[Text, ...]
    institutions: tuple[str, ...]


def read(unit: OfficeUnit) -> Welcome:
    """The idle page at one moment."""
    office = unit.office
    with unit.database.read() as connection:
        at = unit.now(connection)
        today = calendar.service_day(office, at)
        rows = tickets.open_today(connection, office, today)
        desks = officers.open_desks(connection, office, today)
        services = tuple(_now(unit, connection, at, rows, desks, service) for service in office.services)
        notices = announcements.ask_shown_on(connection, unit, today)()
        names = institutions.suggested(connection, unit)
    state = calendar.open_state(office, at, unit.holidays)
    return Welcome(office, at, state, services, notices, names)


def _now(
    unit: OfficeUnit,
    connection: Connection,
    at: dt.datetime,
    rows: list[Any],
    desks: list[Any],
    service: Service,
) -> ServiceNow:
    queue = service.key, procedure.first_stage(service, signed=False).key
    waiting = sum((row.service, row.step, row.status) == (*queue, Status.WAITING) for row in rows)
    open_for = [desk.desk for desk in desks if list(queue) in desk.queues]
    free = set(open_for) - {row.desk for row in rows if row.status in AT_DESK}
    wait = wait_behind(unit, connection, at, queue, waiting, len(open_for), bool(free))
    return ServiceNow(service, waiting, wait)

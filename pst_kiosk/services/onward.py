"""Where a visitor may be sent from a desk: another service, or an open desk that serves this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pst_kiosk.db import officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import procedure
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Target:
    """A service, or with `desk` that desk for it; `name` is what the officer chooses by."""

    service: str
    desk: str | None
    name: Text


def transfers(
    unit: OfficeUnit, connection: Connection, session: Any, rows: list[Any]
) -> dict[str, tuple[Target, ...]]:
    """For each of these tickets every place it may be transferred to from this session's desk, by ticket."""
    office = unit.office
    others = [
        row
        for row in officers.open_sessions(connection, office, session.service_day)
        if row.desk != session.desk and row.break_at is None
    ]

    @cache
    def targets(queue: Queue) -> tuple[Target, ...]:
        desks = tuple(
            Target(queue[0], row.desk, office.desk(row.desk).name)
            for row in others
            if list(queue) in row.queues
        )
        return _other_services(office, queue[0]) + desks

    return {row.id: targets((row.service, row.step)) for row in rows}


def further(office: Office, service: str, step: str) -> tuple[Target, ...]:
    """The services a visitor may go on to from this stage; none while it is not the service's last."""
    if procedure.next_stage(office.service(service), step) is not None:
        return ()
    return _other_services(office, service)


def _other_services(office: Office, service: str) -> tuple[Target, ...]:
    return tuple(Target(other.key, None, other.name) for other in office.services if other.key != service)

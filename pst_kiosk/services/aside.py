"""Who stands beside the queue today: set aside by an officer, or called and not come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from pst_kiosk.db import tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, name_of
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.ticket import Status


@dataclass(frozen=True)
class Aside:
    """A held visitor or a no-show; `since` is when that was said."""

    ticket_id: str
    number: str | None
    place: Text
    no_show: bool
    in_service: bool
    """Held while being served: resumes at the desk, not in the queue."""
    since: dt.datetime


def aside_of(
    connection: Connection, office: Office, day: dt.date, queues: Collection[Queue]
) -> tuple[Aside, ...]:
    """Everybody aside in these queues on that day, by the place they had in the queue."""
    return tuple(
        Aside(
            row.id,
            row.number,
            name_of(office, (row.service, row.step)),
            row.status == Status.NO_SHOW,
            row.status == Status.HELD and row.desk is not None,
            row.changed_at,
        )
        for row in tickets.aside(connection, office, day)
        if (row.service, row.step) in queues
    )

"""How long somebody will likely wait, as it is told to visitors."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.db import tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.forecast import Estimate, estimate
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.services.unit import OfficeUnit


def wait_behind(
    unit: OfficeUnit,
    connection: Connection,
    at: dt.datetime,
    queue: Queue,
    ahead: int,
    desks: int,
    free: bool,
) -> Estimate | None:
    """The wait behind `ahead` people; None where one of the queue's open `desks` is `free` for them."""
    if free and not ahead:
        return None
    recent = unit.recent.minutes(connection, queue, at)
    return estimate(max(ahead, 1), desks, recent, unit.office.service(queue[0]).typical_minutes)


def place_of(
    unit: OfficeUnit, connection: Connection, at: dt.datetime, queue: Queue, day: dt.date, joined_seq: int
) -> tuple[int, Estimate | None]:
    """How many wait before a place in a queue, and the wait behind them."""
    rows = tickets.ahead_and_desks(connection, unit.office, day, queue, joined_seq)
    open_for = [row for row in rows if row.desk and list(queue) in row.queues]
    free = any(not row.busy for row in open_for)
    ahead: int = rows[0].ahead
    return ahead, wait_behind(unit, connection, at, queue, ahead, len(open_for), free)

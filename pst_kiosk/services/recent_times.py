"""How long the services of each queue took lately: the ground of every estimate."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.db import ticket_log
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue

FRESH_FOR = dt.timedelta(minutes=1)
"""One more service hardly moves a median: it is not asked for at every ticket."""


class RecentTimes:
    """Remembers what it read for a minute of the office's time."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[Queue, tuple[dt.datetime, list[float]]] = {}

    def minutes(self, connection: Connection, queue: Queue, at: dt.datetime) -> list[float]:
        """The last services of a queue, oldest first."""
        read_at, known = self._known.get(queue, (None, []))
        if read_at is None or not read_at <= at < read_at + FRESH_FOR:
            known = ticket_log.recent_minutes(connection, self._office, service_day(self._office, at), *queue)
            self._known[queue] = at, known
        return known

"""The day's waiting room, kept in step with the event log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import history_after, history_asked
from pst_kiosk.domain.calendar import opening, service_day
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.waiting import Hall

Asked = tuple[dt.date, Callable[[], list[Happening]]]
"""A day, and what its log gained."""


class WaitingRoom:
    """Reads what the log gained since the last look, so that a look costs the same late in the day."""

    def __init__(self, office: Office, holidays: Collection[dt.date]) -> None:
        self._office = office
        self._holidays = holidays
        self._day: dt.date | None = None
        self._hall = Hall(office, None)
        self._seq = 0

    def ask(self, connection: Connection) -> Asked | None:
        """Ask what the log gained along with the next statement, for `hall` in the same transaction; None
        before the first look."""
        if self._day is None:
            return None
        return self._day, history_asked(connection, self._office, self._day, self._seq)

    def hall(self, connection: Connection, at: dt.datetime, asked: Asked | None = None) -> Hall:
        """The service day of `at` as far as `connection` sees it."""
        day = service_day(self._office, at)
        if day != self._day:
            period = opening(self._office, day, self._holidays)
            self._day, self._hall, self._seq = day, Hall(self._office, period and period[0]), 0
        if asked is not None and asked[0] == day:
            lines = asked[1]()
        else:
            lines = history_after(connection, self._office, day, self._seq)
        for line in lines:
            self._hall.apply(line)
            self._seq = line.seq
        return self._hall

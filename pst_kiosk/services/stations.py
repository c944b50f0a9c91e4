"""The stations of the office: who is there, in which version, with which printer and clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pst_kiosk.db import guest_book_drafts, stations
from pst_kiosk.db.engine import Clock, Connection
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.services.moves import UNDO_WITHIN
from pst_kiosk.services.unit import OfficeUnit

KIOSK, COUNTER = "kiosk", "counter"
DIGITS = range(1, 10)
"""A kiosk's own digit, in the numbers it gives while it is cut off: nine kiosks an office."""
SILENT_AFTER = dt.timedelta(seconds=30)
"""Three signs of life missed."""


class Condition(StrEnum):
    RUNNING = "running"
    DOWN = "down"
    """Heard of today, not in the last `SILENT_AFTER`, and not closed properly."""
    CLOSED = "closed"
    """Its screen was closed properly."""
    SILENT = "silent"
    """Not closed properly, and not heard of today."""


@dataclass(frozen=True)
class StationNow:
    """A station as the registry knows it. `printer` is the fault of its printer, "ready", "paper_low",
    "unknown" where it cannot tell, or None where it has none. `clock_ahead` is negative for a clock that was
    behind the database's."""

    name: str
    role: str
    digit: int | None
    version: str
    printer: str | None
    clock_ahead: dt.timedelta
    seen_at: dt.datetime
    condition: Condition


class Stations:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def report(self, name: str, role: str, version: str, printer: str | None, clock: Clock) -> int | None:
        """A station's sign of life; `clock` is its own. Returns a kiosk's digit.

        A kiosk gets the lowest digit nobody has at its first report; None where nine kiosks have theirs. With
        a counter's, the guest books left with tickets whose closing cannot be undone any more are deleted:
        after the last one of a day no officer may do anything that would.
        """

        def work(connection: Connection) -> int | None:
            code, moment = self._unit.office.code, self._unit.database.moment()
            sign = stations.Sign(code, name, role, version, printer, clock(), moment)
            if role == COUNTER:
                self._end_old_drafts(connection)
            known = stations.heard(connection, sign)
            if known is not None:
                found: int | None = known.digit
                return found
            digit = self._free_digit(connection, role)
            stations.register(connection, sign, digit)
            return digit

        return self._unit.database.write(work, quiet=True)

    def _end_old_drafts(self, connection: Connection) -> None:
        at = self._unit.now(connection)
        yesterday = service_day(self._unit.office, at) - dt.timedelta(days=1)
        guest_book_drafts.end_closed(connection, self._unit.office, yesterday, at - UNDO_WITHIN)

    def close(self, name: str, role: str) -> None:
        """A station's screen was closed properly: nobody is to look for it until it reports again."""

        def work(connection: Connection) -> None:
            stations.closed(connection, self._unit.office, name, role, self._unit.database.moment())

        self._unit.database.write(work, quiet=True)

    def all(self) -> list[StationNow]:
        """Every station that ever reported, by name."""
        with self._unit.database.read() as connection:
            now = self._unit.database.now(connection)
            rows = stations.of_office(connection, self._unit.office)
        return [self._as_now(row, now) for row in rows]

    def remove(self, name: str, role: str | None = None, anyway: bool = False) -> list[StationNow]:
        """Forget a station that is no longer used, in every role or in one; a kiosk's digit is free then.

        Raises `Refused`: `station_unknown`; `station_in_use` while it runs, and on the day it broke off
        unless `anyway`, as a kiosk that is cut off gives numbers with its digit.
        """
        found = [s for s in self.all() if s.name == name and role in (None, s.role)]
        if not found:
            raise Refused("station_unknown", name=name)
        used = {Condition.RUNNING} if anyway else {Condition.RUNNING, Condition.DOWN}
        if any(station.condition in used for station in found):
            raise Refused("station_in_use", name=name)

        def work(connection: Connection) -> None:
            for station in found:
                stations.remove(connection, self._unit.office, station.name, station.role)

        self._unit.database.write(work)
        return found

    def _as_now(self, row: Any, now: dt.datetime) -> StationNow:
        return StationNow(
            row.name,
            row.role,
            row.digit,
            row.version,
            row.printer,
            row.clock_at - row.seen_at,
            row.seen_at,
            self._condition(row, now),
        )

    def _condition(self, row: Any, now: dt.datetime) -> Condition:
        office = self._unit.office
        if row.closed_at is not None:
            return Condition.CLOSED
        if now - row.seen_at <= SILENT_AFTER:
            return Condition.RUNNING
        heard_today = service_day(office, row.seen_at) == service_day(office, now)
        return Condition.DOWN if heard_today else Condition.SILENT

    def _free_digit(self, connection: Connection, role: str) -> int | None:
        if role != KIOSK:
            return None
        taken = stations.digits(connection, self._unit.office)
        return next((digit for digit in DIGITS if digit not in taken), None)

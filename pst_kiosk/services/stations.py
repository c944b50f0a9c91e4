"""The stations of the office: who is there, in which version, with which printer and clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pst_kiosk.db import stations
from pst_kiosk.db.engine import Connection
from pst_kiosk.services.unit import OfficeUnit

KIOSK = "kiosk"
DIGITS = range(1, 10)
"""A kiosk's own digit, in the numbers it gives while it is cut off: nine kiosks an office."""


@dataclass(frozen=True)
class StationNow:
    """A station as the registry knows it. `printer` is the fault of its printer, "ready", or None where it
    has none (or cannot tell). `clock_ahead` is negative for a clock that is behind the database's."""

    name: str
    role: str
    digit: int | None
    version: str
    printer: str | None
    clock_ahead: dt.timedelta
    seen_at: dt.datetime


class Stations:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def report(
        self, name: str, role: str, version: str, printer: str | None, clock: dt.datetime
    ) -> int | None:
        """A station's sign of life; `clock` is what its own clock says. Returns a kiosk's digit.

        A kiosk gets the lowest digit nobody has at its first report; None where nine kiosks have theirs.
        """
        office = self._unit.office

        def work(connection: Connection) -> int | None:
            now = self._unit.database.now(connection)
            known = stations.find(connection, office, name, role)
            digit = known.digit if known else self._free_digit(connection, role)
            if known is None:
                stations.register(connection, office, name, role, digit, now)
            ahead = round((clock - now) / dt.timedelta(milliseconds=1))
            stations.heard(
                connection,
                office,
                name,
                role,
                version=version,
                printer=printer,
                clock_ahead_ms=ahead,
                seen_at=now,
            )
            return digit

        return self._unit.database.write(work)

    def all(self) -> list[StationNow]:
        """Every station that ever reported, by name."""
        with self._unit.database.read() as connection:
            rows = stations.of_office(connection, self._unit.office)
        return [
            StationNow(
                row.name,
                row.role,
                row.digit,
                row.version,
                row.printer,
                dt.timedelta(milliseconds=row.clock_ahead_ms),
                row.seen_at,
            )
            for row in rows
        ]

    def _free_digit(self, connection: Connection, role: str) -> int | None:
        if role != KIOSK:
            return None
        taken = stations.digits(connection, self._unit.office)
        return next((digit for digit in DIGITS if digit not in taken), None)

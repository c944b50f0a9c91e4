"""Calls for help from the kiosks to the counters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pst_kiosk.db import help as calls
from pst_kiosk.db.engine import Connection
from pst_kiosk.services.unit import OfficeUnit


class About(StrEnum):
    """What a kiosk calls for."""

    HELP = "help"
    """A visitor needs an officer."""


@dataclass(frozen=True)
class HelpRequest:
    """A call nobody has come to yet. Nothing personal: nobody knows who stands there."""

    id: str
    station: str
    about: About
    asked_at: dt.datetime


class Help:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def ask(self, request_id: str, station: str, about: str = About.HELP) -> None:
        """Somebody at a kiosk calls; every counter sees it at once.

        Asking again with the same id, or while the station's last call about the same still waits, is the
        same call.
        """
        wanted, moment = About(about), self._unit.database.moment()

        def work(connection: Connection) -> None:
            since = self._today_began(connection)
            calls.ask(connection, self._unit.office, request_id, station, wanted, since, moment)

        self._unit.database.write(work)

    def waits(self, station: str, about: str = About.HELP) -> bool:
        """Whether the station's call of today still waits: nobody has come, nor is on the way."""
        wanted = About(about)
        with self._unit.database.read() as connection:
            since = self._today_began(connection)
            return calls.waits(connection, self._unit.office, station, wanted, since)

    def waiting(self) -> tuple[HelpRequest, ...]:
        """Today's calls nobody has come to, the longest waiting first."""
        with self._unit.database.read() as connection:
            rows = calls.waiting(connection, self._unit.office, self._today_began(connection))
        return tuple(HelpRequest(row.id, row.station, About(row.about), row.asked_at) for row in rows)

    def come(self, request_id: str, officer_id: str) -> None:
        """An officer goes there, so nobody else has to; who came first stays noted."""

        def work(connection: Connection) -> None:
            calls.come(connection, request_id, officer_id, self._unit.now(connection))

        self._unit.database.write(work)

    def _today_began(self, connection: Connection) -> dt.datetime:
        return dt.datetime.combine(self._unit.today(connection), dt.time(), self._unit.office.tz)

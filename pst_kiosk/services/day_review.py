"""A service day looked back on: its log, and what became of its promises."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.db import event_log, ledger
from pst_kiosk.db.order import history_after
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.promise import Promise
from pst_kiosk.domain.waiting import Hall
from pst_kiosk.services.unit import OfficeUnit


class DayReview:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def log(self, day: dt.date) -> list[dict[str, Any]]:
        """The day's event lines in order (the contract's keys); nothing personal."""
        with self._unit.database.read_whole() as connection:
            return list(event_log.lines_of_day(connection, self._unit.office, day))

    def history(self, day: dt.date) -> list[Happening]:
        """The day's lines in order, with the commands that wrote them."""
        with self._unit.database.read_whole() as connection:
            return history_after(connection, self._unit.office, day, 0)

    def tickets(self, day: dt.date) -> list[Any]:
        """The day's tickets as they are now, with `guest_book_at` and `ended_at` of their visits."""
        with self._unit.database.read_whole() as connection:
            return ledger.of_day(connection, self._unit.office, day)

    def promises(self, day: dt.date) -> tuple[Promise, ...]:
        """Every rule's promise to every stay of the day, as things stand now."""
        unit = self._unit
        period = opening(unit.office, day, unit.holidays)
        hall = Hall(unit.office, period and period[0])
        with unit.database.read_whole() as connection:
            for line in history_after(connection, unit.office, day, 0):
                hall.apply(line)
            return hall.promises(unit.now(connection))

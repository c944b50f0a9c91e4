"""What every service stands on: one office in one database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from pst_kiosk.db.engine import Connection, Database
from pst_kiosk.db.order import Order, first_result, office_time
from pst_kiosk.domain.calendar import opening, service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.services.recent_times import RecentTimes
from pst_kiosk.services.waiting_room import WaitingRoom

T = TypeVar("T")


class OfficeUnit:
    """One office's database as the services use it: reads, writes, and ordered queue commands."""

    def __init__(self, database: Database, office: Office, holidays: Collection[dt.date]) -> None:
        self.database = database
        self.office = office
        self.holidays = holidays
        self.room = WaitingRoom(office, holidays)
        self.recent = RecentTimes(office)
        self.last_day: dt.date | None = None
        """The service day of the last command given here: likely that of the next one."""

    def now(self, connection: Connection) -> dt.datetime:
        """The office's time: the clock's, but never before its last command."""
        now = office_time(connection, self.office, self.database.moment())
        return now or self.database.now(connection)

    def today(self, connection: Connection) -> dt.date:
        return service_day(self.office, self.now(connection))

    def after_hours(self, at: dt.datetime) -> bool:
        """Whether the office has closed for the day (or does not open on it)."""
        period = opening(self.office, service_day(self.office, at), self.holidays)
        return period is None or at >= period[1]

    def command(
        self,
        command_id: str,
        work: Callable[[Order], T],
        again: Callable[[Connection, str | None, str | None], T],
        ahead: Callable[[Connection], Any] | None = None,
    ) -> T:
        """Do `work` once in the office's order, in one transaction.

        Where `command_id` is already in the event log, nothing is done and `again` tells its first
        result from the ticket and the visit it touched. `ahead` is what `work` asks first (`Order.asked`).
        """

        def transaction(connection: Connection) -> T:
            order = Order(connection, self.office, command_id, self.database.moment(), ahead)
            self.last_day = order.day
            if order.done:
                return again(connection, *first_result(connection, command_id))
            result = work(order)
            order.store()
            return result

        return self.database.write(transaction, ordered=True)

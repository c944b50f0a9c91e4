"""The office right now, for whoever oversees it: queues and their promise, desks and officers, what is out,
the stations."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import day_counts, officers, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import calendar
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, name_of, stages
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promise import Cause, Outcome, Promise
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.services.loan_views import Loan
from pst_kiosk.services.loans import Loans
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.search import OVERSEE
from pst_kiosk.services.stations import StationNow, Stations
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class QueueNow:
    """Promises are those of the day that are decided: a void one counts neither way."""

    service: Text
    name: Text
    waiting: int
    since: dt.datetime | None
    """When who waits longest joined."""
    desks: int
    """Open for it, on a break or not counted."""
    kept: int
    broken: int
    promised: bool
    """Whether the standard promises anything about waiting here."""


@dataclass(frozen=True)
class DeskNow:
    """An officer at a desk. `number` is None where the standard gives none, or nobody is there."""

    desk: Text
    officer: str
    opened_at: dt.datetime
    break_since: dt.datetime | None
    status: Status | None
    number: str | None
    since: dt.datetime | None


@dataclass(frozen=True)
class Broken:
    """A promise that was broken today, and why."""

    number: str | None
    queue: Text
    deadline: dt.datetime
    served_at: dt.datetime | None
    cause: Cause | None


@dataclass(frozen=True)
class DayNow:
    at: dt.datetime
    open: calendar.OpenState
    waiting: int
    serving: int
    done: int
    """Visits of the day that are over."""
    visits: int
    queues: tuple[QueueNow, ...]
    desks: tuple[DeskNow, ...]
    broken: tuple[Broken, ...]
    """The latest first."""
    loans: tuple[Loan, ...]
    stations: tuple[StationNow, ...]

    @property
    def kept(self) -> int:
        return sum(queue.kept for queue in self.queues)

    @property
    def decided(self) -> int:
        """Promises that were kept or broken."""
        return self.kept + sum(queue.broken for queue in self.queues)


class Today:
    def __init__(self, unit: OfficeUnit, loans: Loans, stations: Stations) -> None:
        self._unit, self._loans, self._stations = unit, loans, stations

    def view(self, officer_id: str) -> DayNow:
        """Everything at one moment. Raises `Refused` `not_your_role`, `officer_unknown`."""
        unit = self._unit
        with unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
            at = unit.now(connection)
            today = calendar.service_day(unit.office, at)
            open_tickets = tickets.open_today(connection, unit.office, today)
            numbers = day_counts.numbers(connection, unit.office, today)
            begins = dt.datetime.combine(today, dt.time(), unit.office.tz)
            visits = day_counts.visits(connection, unit.office, begins, begins + dt.timedelta(days=1))
            sessions = officers.open_sessions(connection, unit.office, today)
            promises = self._promises(connection, at)
        status = Counter(Status(row.status) for row in open_tickets)
        at_desks = {row.desk: row for row in open_tickets if row.status in AT_DESK}
        return DayNow(
            at=at,
            open=calendar.open_state(unit.office, at, unit.holidays),
            waiting=status[Status.WAITING],
            serving=status[Status.SERVING] + status[Status.CALLED],
            done=visits.over,
            visits=visits.begun,
            queues=self._queues(open_tickets, sessions, promises),
            desks=tuple(self._desk(session, at_desks.get(session.desk)) for session in sessions),
            broken=self._broken(promises, numbers),
            loans=self._loans.out(),
            stations=tuple(self._stations.all()),
        )

    def _promises(self, connection: Connection, at: dt.datetime) -> tuple[Promise, ...]:
        return self._unit.room.hall(connection, at).promises(at)

    def _queues(
        self, open_tickets: Iterable[Any], sessions: Iterable[Any], promises: Iterable[Promise]
    ) -> tuple[QueueNow, ...]:
        """In the order of the standard."""
        waiting: dict[Queue, list[dt.datetime]] = defaultdict(list)
        for row in open_tickets:
            if row.status == Status.WAITING:
                waiting[(row.service, row.step)].append(row.joined_at)
        open_for = Counter(
            (service, step)
            for session in sessions
            if session.break_at is None
            for service, step in session.queues
        )
        outcomes: dict[Queue, Counter[Outcome]] = defaultdict(Counter)
        for promise in promises:
            outcomes[promise.queue][promise.outcome] += 1
        office = self._unit.office
        return tuple(
            QueueNow(
                office.service(queue[0]).name,
                name_of(office, queue),
                len(waiting[queue]),
                min(waiting[queue], default=None),
                open_for[queue],
                outcomes[queue][Outcome.KEPT],
                outcomes[queue][Outcome.BROKEN],
                promised,
            )
            for queue, promised in _queues(office)
        )

    def _desk(self, session: Any, row: Any | None) -> DeskNow:
        return DeskNow(
            self._unit.office.desk(session.desk).name,
            session.officer_name,
            session.opened_at,
            session.break_at,
            Status(row.status) if row is not None else None,
            row.number if row is not None else None,
            row.changed_at if row is not None else None,
        )

    def _broken(self, promises: Iterable[Promise], numbers: dict[str, str | None]) -> tuple[Broken, ...]:
        broken = [promise for promise in promises if promise.outcome is Outcome.BROKEN and promise.deadline]
        broken.sort(key=lambda promise: (promise.deadline, promise.stay), reverse=True)
        return tuple(
            Broken(
                numbers.get(promise.ticket),
                name_of(self._unit.office, promise.queue),
                promise.deadline,
                promise.served_at,
                promise.cause,
            )
            for promise in broken
            if promise.deadline is not None
        )


def _queues(office: Office) -> list[tuple[Queue, bool]]:
    """Every queue, and whether the standard promises anything about waiting in it."""
    return [
        ((service.key, stage.key), bool(stage.wait_limits))
        for service in office.services
        for stage in stages(service)
    ]

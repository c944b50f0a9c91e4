"""What the waiting room may see. No personal data can pass here; a desk's fuller view is `desk_view`'s."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import call_receipts, officers, ticket_log, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import calendar
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, name_of
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promise import Cause, earliest
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.services import desk_view
from pst_kiosk.services.desk_view import DeskView
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Late:
    """The number was given by a kiosk that was cut off, at `taken_at`: by its own clock where that is
    `unsure`. The visitor has been here since then, his place in the queue and his clocks since later."""

    taken_at: dt.datetime
    unsure: bool


@dataclass(frozen=True)
class Waiting:
    """A visitor who waits. `deadline` is the earliest running promise, None while no clock runs yet;
    `promised` tells whether the queue has a promise at all. `number` is None where the standard gives
    none: such visitors are only counted."""

    ticket_id: str
    number: str | None
    service: Text
    place: Text
    since: dt.datetime
    promised: bool
    deadline: dt.datetime | None
    cause: Cause | None = None
    """Why that promise is broken, once it is; for officers, never for the waiting room."""
    at_risk: bool = False
    """Likely to be called too late; told to desks alone."""
    late: Late | None = None


@dataclass(frozen=True)
class DeskNow:
    """An open desk and the number called to it or served at it (None: free)."""

    desk: Text
    number: str | None
    serving: bool
    since: dt.datetime | None


@dataclass(frozen=True)
class Call:
    """The newest call. `seq` changes with every call and recall, so a board knows a new one."""

    seq: int
    number: str
    desk: Text
    service: Text
    at: dt.datetime


@dataclass(frozen=True)
class BoardView:
    office: Office
    at: dt.datetime
    open: calendar.OpenState
    call: Call | None
    desks: tuple[DeskNow, ...]
    waiting: tuple[Waiting, ...]


class Board:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def view(self) -> BoardView:
        """The whole board at one moment."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            rows = self._open_tickets(connection, at)
            return self._view(connection, at, rows, self._waiting(connection, at, rows))

    def note_shown(self, seq: int, station: str) -> None:
        """This board shows the calls up to this line of the log (`Call.seq`); repeated, nothing is noted."""

        def work(connection: Connection) -> None:
            day, moment = self._unit.today(connection), self._unit.database.moment()
            call_receipts.shown(connection, self._unit.office, day, seq, station, moment)

        self._unit.database.write(work)

    def desk(self, session_id: str) -> DeskView | None:
        """What an officer's desk shows; None once the session is closed."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            session = desk_view.open_session(self._unit, connection, session_id, at)
            if session is None:
                return None
            rows = self._open_tickets(connection, at)
            lines = self._waiting(connection, at, rows)
            room = self._view(connection, at, rows, lines)
            return desk_view.desk_view(self._unit, connection, session, room, rows, lines)

    def _open_tickets(self, connection: Connection, at: dt.datetime) -> list[Any]:
        office = self._unit.office
        return tickets.open_today(connection, office, calendar.service_day(office, at))

    def _view(
        self, connection: Connection, at: dt.datetime, rows: list[Any], lines: list[tuple[Queue, Waiting]]
    ) -> BoardView:
        unit, office = self._unit, self._unit.office
        today = calendar.service_day(office, at)
        at_desks = {row.desk: row for row in rows if row.status in AT_DESK}
        desks = tuple(
            self._desk_now(session.desk, at_desks.get(session.desk))
            for session in officers.open_desks(connection, office, today)
        )
        last = ticket_log.last_call(connection, office, today)
        call = last and Call(
            last.seq, last.number, office.desk(last.desk).name, office.service(last.service).name, last.at
        )
        return BoardView(
            office,
            at,
            calendar.open_state(office, at, unit.holidays),
            call,
            desks,
            tuple(line for _, line in lines),
        )

    def _waiting(
        self, connection: Connection, at: dt.datetime, rows: list[Any]
    ) -> list[tuple[Queue, Waiting]]:
        """Everybody who waits with the queue: by joining, within a queue in calling order."""
        office = self._unit.office
        hall = self._unit.room.hall(connection, at)
        clocks = hall.clocks(at)
        by_id = {row.id: row for row in rows if row.status == Status.WAITING}
        queues = [(row.service, row.step) for row in by_id.values()]
        each_queue = dict.fromkeys(queues)  # once: with a full room they are the same few
        turn = {queue: iter(hall.calling_order(queue, at)) for queue in each_queue}
        places = {queue: name_of(office, queue) for queue in each_queue}
        lines = []
        for queue in queues:
            row = by_id[next(turn[queue])]
            promises = clocks.get(row.id, ())
            running = earliest(promises)
            lines.append(
                (
                    queue,
                    Waiting(
                        row.id,
                        row.number,
                        office.service(row.service).name,
                        places[queue],
                        row.joined_at,
                        bool(promises),
                        running and running.deadline,
                        running and running.cause,
                        late=_late(row),
                    ),
                )
            )
        return lines

    def _desk_now(self, desk: str, row: Any | None) -> DeskNow:
        name = self._unit.office.desk(desk).name
        if row is None:
            return DeskNow(name, None, False, None)
        return DeskNow(name, row.number, row.status == Status.SERVING, row.changed_at)


def _late(row: Any) -> Late | None:
    return None if row.delivered_at is None else Late(row.issued_at, row.time_unsure)

"""What the waiting room may see. No personal data can pass here; a desk's fuller view is `desk_view`'s."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pst_kiosk.db import call_receipts, officers, ticket_log, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import calendar
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, first_stage, name_of
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promise import Cause, earliest
from pst_kiosk.domain.ticket import AT_DESK, Event, Status
from pst_kiosk.services.announcements import ask_shown_on
from pst_kiosk.services.unit import OfficeUnit

if TYPE_CHECKING:
    from pst_kiosk.services.desk_view import DeskView

RECENT_CALLS = 24
"""More than an office has desks."""


@dataclass(frozen=True)
class Late:
    """The number was given by a kiosk that was cut off, at `taken_at`: by its own clock where that is
    `unsure`. The visitor has been here since then, his place in the queue and his clocks since later."""

    taken_at: dt.datetime
    unsure: bool


class Waiting(NamedTuple):
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
    """A number's last call. `seq` changes with every call and recall, so a board knows a new one."""

    seq: int
    number: str
    desk: Text
    service: Text
    at: dt.datetime
    status: Status
    """What became of it: called, at the desk, done or a no-show."""
    again: bool
    """A recall."""
    language: str
    """The visitor's."""
    aided: bool
    """Somebody who cannot hear a call or cannot see the board."""


@dataclass(frozen=True)
class BoardView:
    office: Office
    at: dt.datetime
    open: calendar.OpenState
    desks: tuple[DeskNow, ...]
    waiting: tuple[Waiting, ...]
    unserved: tuple[Text, ...] = ()
    """The services nobody could begin now: no open desk serves them, while the office is open."""
    calls: tuple[Call, ...] = ()
    """The last call of each number: all that are open, and the newest of the others; the newest first. A
    desk's own view has none."""
    announcements: tuple[Text, ...] = ()
    """What the office tells its visitors today, the newest first."""

    @property
    def call(self) -> Call | None:
        """The newest call whose visitor is called or at the desk."""
        return next((call for call in self.calls if call.status in AT_DESK), None)


class Board:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def view(self) -> BoardView:
        """The whole board at one moment."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            today = calendar.service_day(self._unit.office, at)
            announced = ask_shown_on(connection, self._unit, today)
            calls = self._calls(connection, today)
            rows = self._open_tickets(connection, at)
            room = self._room(connection, at, rows, self._waiting(connection, at, rows))
            return replace(room, calls=calls(), announcements=announced())

    def note_shown(self, seq: int, station: str) -> None:
        """This board shows the call of this line of the log (`Call.seq`); repeated, nothing is noted."""
        unit, moment = self._unit, self._unit.database.moment()
        unit.database.write(
            lambda connection: call_receipts.shown(connection, unit.office, seq, station, moment)
        )

    def note_spoken(self, seq: int, station: str) -> None:
        """This board, which shows the call, has spoken it; repeated, nothing is noted."""
        unit, moment = self._unit, self._unit.database.moment()
        unit.database.write(
            lambda connection: call_receipts.spoken(connection, unit.office, seq, station, moment)
        )

    def desk(self, session_id: str) -> DeskView | None:
        """What an officer's desk shows; None once the session is closed."""
        from pst_kiosk.services import desk_view  # no board waits for it

        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            session = desk_view.open_session(self._unit, connection, session_id, at)
            if session is None:
                return None
            rows = self._open_tickets(connection, at)
            lines = self._waiting(connection, at, rows)
            room = self._room(connection, at, rows, lines)
            return desk_view.desk_view(self._unit, connection, session, room, rows, lines)

    def _open_tickets(self, connection: Connection, at: dt.datetime) -> list[Any]:
        office = self._unit.office
        return tickets.open_today(connection, office, calendar.service_day(office, at))

    def _room(
        self, connection: Connection, at: dt.datetime, rows: list[Any], lines: list[tuple[Queue, Waiting]]
    ) -> BoardView:
        unit, office = self._unit, self._unit.office
        today = calendar.service_day(office, at)
        at_desks = {row.desk: row for row in rows if row.status in AT_DESK}
        sessions = officers.open_desks(connection, office, today)
        desks = tuple(self._desk_now(session.desk, at_desks.get(session.desk)) for session in sessions)
        open_now = calendar.open_state(office, at, unit.holidays)
        served = {(service, step) for session in sessions for service, step in session.queues}
        unserved = [
            service.name
            for service in office.services
            if (service.key, first_stage(service, signed=False).key) not in served
        ]
        return BoardView(
            office,
            at,
            open_now,
            desks,
            tuple(line for _, line in lines),
            tuple(unserved) if open_now.is_open else (),
        )

    def _calls(self, connection: Connection, today: dt.date) -> Callable[[], tuple[Call, ...]]:
        """Asked along with the next statement."""
        office = self._unit.office
        asked = ticket_log.ask_recent_calls(connection, office, today, RECENT_CALLS)

        def found() -> tuple[Call, ...]:
            calls = (
                Call(
                    row.seq,
                    row.number,
                    office.desk(row.desk).name,
                    office.service(row.service).name,
                    row.at,
                    Status(row.status),
                    row.event == Event.RECALLED,
                    row.language,
                    row.aided,
                )
                for row in asked()
            )
            return tuple(sorted(calls, key=lambda call: -call.seq))

        return found

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

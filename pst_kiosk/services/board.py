"""What the waiting room may see, and the fuller view of it a desk has. No personal data can pass here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pst_kiosk.db import officers, ticket_log, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import history_of_visit
from pst_kiosk.domain import calendar, procedure, visit
from pst_kiosk.domain.forecast import expected_calls, usual_minutes
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promise import Cause, earliest
from pst_kiosk.domain.steps import Kind, Step
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.domain.visit import Standing
from pst_kiosk.services.unit import OfficeUnit


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


@dataclass(frozen=True)
class Present:
    """The visitor at a desk, for the officer who serves."""

    ticket_id: str
    number: str | None
    service: Text
    language: str
    status: Status
    since: dt.datetime
    steps: tuple[Step, ...]
    stage: str
    guest_book_due: bool
    guest_book_signed: bool
    identity_due: bool
    """The guest book was signed at the kiosk; that a valid identity was shown is still to be ticked."""
    standing: Standing
    """What the standard asks for next."""
    recalls: int = 0
    no_show_proposed: bool = False
    """Called again as often as the office's rule says: a no-show is proposed."""


@dataclass(frozen=True)
class DeskView:
    """A desk's own queue, its visitor, and the waiting room around it."""

    at: dt.datetime
    desk: Text
    queues: tuple[Text, ...]
    mine: tuple[Waiting, ...]
    present: Present | None
    room: BoardView
    served_today: int
    unstaffed: tuple[Text, ...] = ()
    """What nobody could be served for now, by name: somebody should open a desk for it."""


class Board:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def view(self) -> BoardView:
        """The whole board at one moment."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            rows = self._open_tickets(connection, at)
            return self._view(connection, at, rows, self._waiting(connection, at, rows))

    def desk(self, session_id: str) -> DeskView | None:
        """What an officer's desk shows; None once the session is closed."""
        office = self._unit.office
        with self._unit.database.read() as connection:
            session = officers.session(connection, session_id)
            at = self._unit.now(connection)
            today = calendar.service_day(office, at)
            if session is None or session.closed_at is not None or session.service_day != today:
                return None
            rows = self._open_tickets(connection, at)
            lines = self._waiting(connection, at, rows)
            room = self._view(connection, at, rows, lines)
            row = tickets.at_desk(connection, office, today, session.desk)
            present = None if row is None else self._present(connection, row.id)
            queues = [(service, step) for service, step in session.queues]
            served = ticket_log.served_at(connection, office, today, session.desk)
            calls = self._expected_calls(connection, at, rows)
            unstaffed = self._unstaffed(connection, room)
        return DeskView(
            room.at,
            office.desk(session.desk).name,
            tuple(dict.fromkeys(self._queue_name(queue) for queue in queues)),
            tuple(_with_risk(line, calls) for queue, line in lines if queue in queues),
            present,
            room,
            served,
            unstaffed,
        )

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
            for session in officers.open_sessions(connection, office, today)
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
        turn = {queue: iter(hall.calling_order(queue, at)) for queue in queues}
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
                        self._queue_name(queue),
                        row.joined_at,
                        bool(promises),
                        running and running.deadline,
                        running and running.cause,
                    ),
                )
            )
        return lines

    def _expected_calls(
        self, connection: Connection, at: dt.datetime, rows: list[Any]
    ) -> dict[str, dt.datetime]:
        """When each waiting ticket will likely be called, from the recent service times of its queue."""
        office, today = self._unit.office, calendar.service_day(self._unit.office, at)

        @cache
        def usual(queue: Queue) -> float:
            recent = ticket_log.recent_minutes(connection, office, today, *queue)
            return usual_minutes(recent, office.service(queue[0]).typical_minutes)

        busy_until = {
            row.desk: row.changed_at + dt.timedelta(minutes=usual((row.service, row.step)))
            for row in rows
            if row.status in AT_DESK
        }
        return expected_calls(self._unit.room.hall(connection, at).room, at, usual, busy_until)

    def _unstaffed(self, connection: Connection, view: BoardView) -> tuple[Text, ...]:
        """Services nobody could be served for now: at least one officer a service, while the office is open;
        and queues somebody waits in without a desk, at any time."""
        office = self._unit.office
        room = self._unit.room.hall(connection, view.at).room
        staffed = {queue for queues in room.desks.values() for queue in queues}
        served = {service for service, _ in staffed}
        idle = [
            service.name for service in office.services if view.open.is_open and service.key not in served
        ]
        left = [
            self._queue_name(queue) for queue, line in room.lines.items() if line and queue not in staffed
        ]
        return tuple(dict.fromkeys([*idle, *left]))

    def _desk_now(self, desk: str, row: Any | None) -> DeskNow:
        name = self._unit.office.desk(desk).name
        if row is None:
            return DeskNow(name, None, False, None)
        return DeskNow(name, row.number, row.status == Status.SERVING, row.changed_at)

    def _present(self, connection: Connection, ticket_id: str) -> Present:
        row = tickets.with_visit(connection, ticket_id)
        recalls = ticket_log.recalls(connection, ticket_id)
        service = self._unit.office.service(row.service)
        stage = procedure.stage(service, row.step)
        return Present(
            row.id,
            row.number,
            service.name,
            row.language,
            Status(row.status),
            row.changed_at,
            service.steps,
            stage.key,
            stage.has(Kind.GUEST_BOOK),
            row.guest_book_at is not None,
            self._unit.office.guest_book.identity_shown
            and row.guest_book_at is not None
            and row.identity_shown is None,
            visit.standing(service, history_of_visit(connection, row.visit_id)),
            recalls,
            recalls >= self._unit.office.calling.recalls_before_no_show,
        )

    def _queue_name(self, queue: Queue) -> Text:
        service = self._unit.office.service(queue[0])
        return procedure.queue_name(service, procedure.stage(service, queue[1]))


def _with_risk(line: Waiting, calls: Mapping[str, dt.datetime]) -> Waiting:
    """A deadline that ends before the likely call is about to break; so is one no open desk will call."""
    expected = calls.get(line.ticket_id)
    return replace(line, at_risk=line.deadline is not None and (expected is None or expected > line.deadline))

"""What the waiting room may see, and the fuller view of it a desk has. No personal data can pass here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import officers, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import events_of_day
from pst_kiosk.domain import calendar, procedure, waiting
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import Kind, Step
from pst_kiosk.domain.ticket import AT_DESK, Event, Status
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Waiting:
    """A visitor who waits. `deadline` is the earliest running promise, None while no clock runs yet;
    `promised` tells whether the queue has a promise at all."""

    number: str
    service: Text
    place: Text
    since: dt.datetime
    promised: bool
    deadline: dt.datetime | None


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
    number: str
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
            present = None if row is None else self._present(tickets.with_visit(connection, row.id))
            queues = [(service, step) for service, step in session.queues]
            served = tickets.served_at(connection, office, today, session.desk)
        return DeskView(
            room.at,
            office.desk(session.desk).name,
            tuple(dict.fromkeys(self._queue_name(queue) for queue in queues)),
            tuple(line for queue, line in lines if queue in queues),
            present,
            room,
            served,
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
        last = tickets.last_call(connection, office, today)
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
        """Everybody who waits among the day's open tickets, in their order, with the queue they wait in."""
        unit, office = self._unit, self._unit.office
        today = calendar.service_day(office, at)
        period = calendar.opening(office, today, unit.holidays)
        history = [_happening(row) for row in events_of_day(connection, office, today)]
        clocks = waiting.clocks(history, office, period and period[0], at)
        return [
            (
                (row.service, row.step),
                Waiting(
                    row.number,
                    office.service(row.service).name,
                    self._queue_name((row.service, row.step)),
                    row.joined_at,
                    bool(clocks.get(row.id)),
                    waiting.earliest(clocks.get(row.id, ())),
                ),
            )
            for row in rows
            if row.status == Status.WAITING
        ]

    def _desk_now(self, desk: str, row: Any | None) -> DeskNow:
        name = self._unit.office.desk(desk).name
        if row is None:
            return DeskNow(name, None, False, None)
        return DeskNow(name, row.number, row.status == Status.SERVING, row.changed_at)

    def _present(self, row: Any) -> Present:
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
        )

    def _queue_name(self, queue: Queue) -> Text:
        service = self._unit.office.service(queue[0])
        return procedure.queue_name(service, procedure.stage(service, queue[1]))


def _happening(row: Any) -> waiting.Happening:
    queue = (row.service, row.step) if row.service and row.step else None
    queues = tuple((service, step) for service, step in (row.details or {}).get("queues", ()))
    return waiting.Happening(row.command_id, row.at, Event(row.event), row.ticket_id, queue, row.desk, queues)

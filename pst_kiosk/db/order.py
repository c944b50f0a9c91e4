"""The office's one row: the lock, the order and the monotonic time of every queue command at once.

A queue command first takes this row. From then on nobody else in the office changes the queue until it
commits; its events carry increasing `seq`, and `at` never runs backwards even if the clock does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, insert, select, update

from pst_kiosk.db.identity import derived
from pst_kiosk.db.tables import office_queue, ticket_event
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import Event

WRONG_CLOCK = dt.timedelta(hours=12)
"""A clock this far behind what the office has seen is plainly wrong (a flat battery): nothing is booked."""


class Order:
    """A queue command's place in the office's order: when it happens, and the events it appends."""

    def __init__(
        self, connection: Connection, office: Office, command_id: str, moment: ColumnElement[dt.datetime]
    ) -> None:
        """`moment`: the present one as the database tells it (`Database.moment`)."""
        row = connection.execute(
            update(office_queue)
            .where(office_queue.c.office_code == office.code)
            .values(
                seq=office_queue.c.seq + 1,
                at=_not_before_last(moment),
            )
            .returning(office_queue.c.seq, office_queue.c.at, moment.label("now"))
        ).one_or_none()
        if row is None:
            raise EnvironmentFault("office_missing", office=office.code)
        if row.at - row.now > WRONG_CLOCK:
            raise EnvironmentFault("clock_wrong", clock=row.now.isoformat(), last=row.at.isoformat())
        self.connection = connection
        self.office = office
        self.command_id = command_id
        self.at: dt.datetime = row.at
        self.day = service_day(office, row.at)
        self.seq: int = row.seq
        self._events: list[dict[str, Any]] = []

    @contextmanager
    def on_day(self, day: dt.date) -> Iterator[None]:
        """Lines appended within belong to another service day: one that is closed late."""
        today, self.day = self.day, day
        yield
        self.day = today

    def append(self, event: Event, **columns: Any) -> int:
        """Note an event of this command and return its `seq`; `close` writes them all."""
        seq = self.seq + len(self._events)
        self._events.append(
            {
                "id": derived(self.command_id, f"event {len(self._events)}"),
                "office_code": self.office.code,
                "seq": seq,
                "service_day": self.day,
                "command_id": self.command_id,
                "at": self.at,
                "event": event.value,
                **dict.fromkeys(_OPTIONAL),
                **columns,
            }
        )
        return seq

    @property
    def last_ticket(self) -> str | None:
        """The ticket this command touched last."""
        return next((e["ticket_id"] for e in reversed(self._events) if e["ticket_id"]), None)

    def close(self) -> None:
        """Write the events. A command with several takes that many places in the order."""
        if not self._events:
            return
        self.connection.execute(insert(ticket_event), self._events)
        last = self._events[-1]["seq"]
        if last > self.seq:
            self.connection.execute(
                update(office_queue).where(office_queue.c.office_code == self.office.code).values(seq=last)
            )


_OPTIONAL = ("ticket_id", "visit_id", "service", "step", "desk", "officer_id", "details", "undoes")


def office_time(
    connection: Connection, office: Office, moment: ColumnElement[dt.datetime]
) -> dt.datetime | None:
    """The present moment, but never before the office's last command; None before there is an office."""
    return connection.execute(
        select(_not_before_last(moment)).where(office_queue.c.office_code == office.code)
    ).scalar_one_or_none()


def _not_before_last(moment: ColumnElement[dt.datetime]) -> ColumnElement[dt.datetime]:
    return case((office_queue.c.at > moment, office_queue.c.at), else_=moment)


def first_result(connection: Connection, command_id: str) -> tuple[str | None, str | None] | None:
    """Ticket and visit a command already touched, or None where it was never committed."""
    row = connection.execute(
        select(ticket_event.c.ticket_id, ticket_event.c.visit_id)
        .where(ticket_event.c.command_id == command_id)
        .order_by(ticket_event.c.seq)
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.ticket_id, row.visit_id)


def last_ticket(connection: Connection, command_id: str) -> str | None:
    """The ticket a committed command touched last."""
    found: str | None = connection.execute(
        select(ticket_event.c.ticket_id)
        .where(ticket_event.c.command_id == command_id, ticket_event.c.ticket_id.is_not(None))
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
    ).scalar_one()
    return found


def history_after(connection: Connection, office: Office, day: dt.date, seq: int) -> list[Happening]:
    """The lines of a day's log after `seq`, in order."""
    columns = ticket_event.c
    where = (columns.office_code == office.code, columns.service_day == day, columns.seq > seq)
    return _history(connection, *where)


def history_of_visit(connection: Connection, visit_id: str) -> list[Happening]:
    """Everything the log holds of one visit, in order."""
    return _history(connection, ticket_event.c.visit_id == visit_id)


def _history(connection: Connection, *where: ColumnElement[bool]) -> list[Happening]:
    columns = ticket_event.c
    rows = connection.execute(
        select(
            columns.seq,
            columns.at,
            columns.event,
            columns.command_id,
            columns.visit_id,
            columns.ticket_id,
            columns.service,
            columns.step,
            columns.desk,
            columns.details,
            columns.undoes,
        )
        .where(*where)
        .order_by(columns.seq)
    )
    return [_happening(row) for row in rows]


def _happening(row: Any) -> Happening:
    details = row.details or {}
    appointment = details.get("appointment_at")
    return Happening(
        seq=row.seq,
        at=row.at,
        event=Event(row.event),
        command=row.command_id,
        visit=row.visit_id,
        ticket=row.ticket_id,
        queue=(row.service, row.step) if row.service and row.step else None,
        desk=row.desk,
        queues=tuple((service, step) for service, step in details.get("queues", ())),
        priority=details.get("priority", False),
        appointment_at=appointment and dt.datetime.fromisoformat(appointment),
        undoes=row.undoes,
    )

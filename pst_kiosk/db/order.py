"""The office's one row: the lock, the order and the monotonic time of every queue command at once.

A queue command first takes this row. From then on nobody else in the office changes the queue until it
commits; its events carry increasing `seq`, and `at` never runs backwards even if the clock does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    Integer,
    String,
    Table,
    bindparam,
    case,
    func,
    select,
    update,
)

from pst_kiosk.db.identity import derived
from pst_kiosk.db.postgres import TAKE_TURN_AND_TELL
from pst_kiosk.db.routine import PRESENT, Routine, Storing
from pst_kiosk.db.schema import ON_SCHEMA, check_again
from pst_kiosk.db.statement import Statement, new_row
from pst_kiosk.db.tables import Identity, office_queue, ticket, ticket_event, visit, visitor
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import Event

WRONG_CLOCK = dt.timedelta(hours=12)
"""A clock this far behind what the office has seen is plainly wrong (a flat battery): nothing is booked."""


_PLACE = office_queue.c.office_code == bindparam("office", type_=String)
_NOT_BEFORE_LAST = case((office_queue.c.at > PRESENT, office_queue.c.at), else_=PRESENT)
_OF_COMMAND = ticket_event.c.command_id == bindparam("command", type_=Identity)

BEGIN_COMMAND = Routine(
    "begin_command",
    update(office_queue)
    .where(_PLACE, ON_SCHEMA)
    .values(seq=office_queue.c.seq + 1, at=_NOT_BEFORE_LAST)
    .returning(
        office_queue.c.seq,
        office_queue.c.at,
        PRESENT.label("now"),
        select(func.min(ticket_event.c.seq)).where(_OF_COMMAND).scalar_subquery().label("done"),
    ),
    first=f"PERFORM {TAKE_TURN_AND_TELL};",
)
"""The next place in the office's order, and the first line of the command where it was given before."""
LINES_OF_COMMAND = Routine(
    "lines_of_command",
    select(ticket_event.c.ticket_id, ticket_event.c.visit_id).where(_OF_COMMAND).order_by(ticket_event.c.seq),
)
_BEGUN = "IN (SELECT (row ->> 'id')::uuid FROM jsonb_array_elements($1::jsonb -> '{table}') row)"
_OF_BEGUN_VISIT = f"new.visit_id {_BEGUN.format(table='visit')}"
_IN_ORDER = (
    "new.seq BETWEEN (SELECT seq FROM office_queue WHERE office_code = new.office_code)"
    " AND (SELECT seq + 9 FROM office_queue WHERE office_code = new.office_code)"
)
# The places of its lines are taken, whatever becomes of the caller.
_TAKE_PLACES = (
    "UPDATE office_queue SET seq = greatest(seq, (SELECT max(new.seq)"
    " FROM jsonb_populate_recordset(NULL::ticket_event, $1::jsonb -> 'ticket_event') new"
    " WHERE new.office_code = office_queue.office_code));"
)
STORE_VISIT = Storing(
    "store_visit",
    (visitor, visit, ticket, ticket_event),
    # Who calls it begins visits, and can say nothing about those of others.
    {
        "ticket": f"{_OF_BEGUN_VISIT} AND new.status IN ('waiting', 'cancelled') AND new.desk IS NULL",
        "ticket_event": f"{_OF_BEGUN_VISIT}"
        f" AND (new.ticket_id IS NULL OR new.ticket_id {_BEGUN.format(table='ticket')})"
        " AND new.event IN ('guest_book', 'joined', 'cancelled', 'completed')"
        f" AND new.desk IS NULL AND new.officer_id IS NULL AND new.undoes IS NULL AND {_IN_ORDER}",
    },
    after=_TAKE_PLACES,
)
"""A visit that begins, with its tickets and lines."""
_OF_HOLDER = (
    "EXISTS (SELECT FROM ticket held JOIN visit ON visit.id = held.visit_id"
    " WHERE held.office_code = new.office_code AND held.code = $1::jsonb ->> 'code'"
    " AND held.service_day = new.service_day AND held.visit_id = new.visit_id AND {also})"
)
STORE_FOR_HOLDER = Storing(
    "store_for_holder",
    (ticket, ticket_event),
    # Who has a ticket in hand takes another number in that visit, and says of the ticket what has come of it.
    {
        "ticket": f"{_OF_HOLDER.format(also='visit.ended_at IS NULL')}"
        " AND new.status = 'waiting' AND new.desk IS NULL",
        "ticket_event": _OF_HOLDER.format(
            also=f"((new.event = 'joined' AND new.ticket_id {_BEGUN.format(table='ticket')}"
            " AND new.desk IS NULL)"
            " OR (new.ticket_id = held.id AND (new.desk IS NULL OR new.desk = held.desk)"
            " AND (new.event = 'cancelled' AND held.status = 'cancelled'"
            " OR new.event = 'completed' AND visit.ended_at IS NOT NULL)))"
        )
        + f" AND new.officer_id IS NULL AND new.undoes IS NULL AND {_IN_ORDER}",
    },
    after=_TAKE_PLACES,
)
"""What the holder of a ticket's `code` adds to his visit."""
_NEW_TICKET, _NEW_LINE = new_row(ticket), new_row(ticket_event)
KEEP_PLACES = Routine(
    "keep_places",
    update(office_queue).where(_PLACE).values(seq=office_queue.c.seq + bindparam("more", type_=Integer)),
)
"""A command with several lines takes as many places in the order."""
_OFFICE_TIME = Statement(select(_NOT_BEFORE_LAST.label("now")).where(_PLACE))


class Order:
    """A queue command's place in the office's order: when it happens, and what it appends.

    `done`: the command was given before; nothing may be appended then.
    """

    def __init__(
        self,
        connection: Connection,
        office: Office,
        command_id: str,
        moment: dt.datetime | None,
        ahead: Callable[[Connection], Any] | None = None,
    ) -> None:
        """`moment`: the present one (`Database.moment`). `ahead`: what the command will ask first; asked in
        the same round trip, its answer is `asked`."""
        schema = connection.get_execution_options().get("schema")
        begun = BEGIN_COMMAND.later(
            connection, office=office.code, command=command_id, moment=moment, schema=schema
        )
        self.asked: Any = ahead(connection) if ahead is not None else None
        row = begun().one_or_none()
        if row is None:
            check_again(connection)
            raise EnvironmentFault("office_missing", office=office.code)
        if row.at - row.now > WRONG_CLOCK:
            raise EnvironmentFault("clock_wrong", clock=row.now.isoformat(), last=row.at.isoformat())
        self.connection = connection
        self.office = office
        self.command_id = command_id
        self.at: dt.datetime = row.at
        self.day = service_day(office, row.at)
        self.seq: int = row.seq
        self.done = row.done is not None
        self.last_ticket: str | None = None
        """The ticket this command touched last."""
        self.holder: str | None = None
        """The code of the ticket whose holder gives this command."""
        self._lines, self._places = 0, 1
        self._new: dict[str, list[dict[str, Any]]] = {}

    @contextmanager
    def on_day(self, day: dt.date) -> Iterator[None]:
        """Lines appended within belong to another service day: one that is closed late."""
        today, self.day = self.day, day
        yield
        self.day = today

    def append(self, event: Event, **columns: Any) -> int:
        """Note an event of this command and return its `seq`; `store` writes them all."""
        seq = self.seq + self._lines
        line = {
            "id": derived(self.command_id, f"event {self._lines}"),
            "office_code": self.office.code,
            "seq": seq,
            "service_day": self.day,
            "command_id": self.command_id,
            "at": self.at,
            "event": event.value,
            **_NOTHING_MORE,
            **columns,
        }
        self._lines += 1
        self.last_ticket = line["ticket_id"] or self.last_ticket
        self.add(ticket_event, line)
        return seq

    def add(self, table: Table, row: dict[str, Any]) -> None:
        """Note a new row, with all its columns; `store` writes it."""
        self._new.setdefault(table.name, []).append(row)

    def store(self) -> None:
        """Write what was noted; what is read afterwards sees it."""
        new, self._new = self._new, {}
        on_server = self.connection.dialect.name == "postgresql"
        by_kiosk = "visit" in new or self.holder is not None
        if "visit" in new:
            STORE_VISIT(self.connection, new)
        elif self.holder is not None:
            STORE_FOR_HOLDER(self.connection, new, code=self.holder)
        else:
            for row in new.get("ticket", ()):
                _NEW_TICKET(self.connection, **row)
            for line in new.get("ticket_event", ()):
                _NEW_LINE(self.connection, **line)
        if self._lines > self._places and not (on_server and by_kiosk):
            KEEP_PLACES(self.connection, office=self.office.code, more=self._lines - self._places)
        self._places = max(self._places, self._lines)


_NOTHING_MORE = dict.fromkeys(
    ("ticket_id", "visit_id", "service", "step", "desk", "officer_id", "details", "undoes")
)


def office_time(connection: Connection, office: Office, moment: dt.datetime | None) -> dt.datetime | None:
    """The present moment, but never before the office's last command; None before there is an office."""
    found: dt.datetime | None = _OFFICE_TIME(connection, office=office.code, moment=moment).value()
    return found


def first_result(connection: Connection, command_id: str) -> tuple[str | None, str | None]:
    """Ticket and visit of the first line of a committed command."""
    row = LINES_OF_COMMAND(connection, command=command_id).first()
    assert row is not None
    return row.ticket_id, row.visit_id


def last_ticket(connection: Connection, command_id: str) -> str:
    """The ticket a committed command touched last."""
    rows = LINES_OF_COMMAND(connection, command=command_id)
    found: str = [row.ticket_id for row in rows if row.ticket_id][-1]
    return found


_LINE = (
    ticket_event.c.seq,
    ticket_event.c.at,
    ticket_event.c.event,
    ticket_event.c.command_id,
    ticket_event.c.visit_id,
    ticket_event.c.ticket_id,
    ticket_event.c.service,
    ticket_event.c.step,
    ticket_event.c.desk,
    ticket_event.c.details,
    ticket_event.c.undoes,
)
DAY_LOG = Routine(
    "day_log",
    select(*_LINE)
    .where(
        ticket_event.c.office_code == bindparam("office", type_=String),
        ticket_event.c.service_day == bindparam("day", type_=Date),
        ticket_event.c.seq > bindparam("after", type_=BigInteger),
    )
    .order_by(ticket_event.c.seq),
)
"""A day's lines after a place in the order; nothing personal is in them."""
_LOG_OF_VISIT = Statement(
    select(*_LINE)
    .where(ticket_event.c.visit_id == bindparam("visit", type_=Identity))
    .order_by(ticket_event.c.seq)
)


def history_after(connection: Connection, office: Office, day: dt.date, seq: int) -> list[Happening]:
    """The lines of a day's log after `seq`, in order."""
    return history_asked(connection, office, day, seq)()


def history_asked(
    connection: Connection, office: Office, day: dt.date, seq: int
) -> Callable[[], list[Happening]]:
    """`history_after`, asked along with the next statement."""
    rows = DAY_LOG.later(connection, office=office.code, day=day, after=seq)
    return lambda: [_happening(row) for row in rows()]


def history_of_visit(connection: Connection, visit_id: str) -> list[Happening]:
    """Everything the log holds of one visit, in order."""
    return [_happening(row) for row in _LOG_OF_VISIT(connection, visit=visit_id)]


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

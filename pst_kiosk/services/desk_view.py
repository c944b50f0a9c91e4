"""The officer's view of one desk: its queue, its visitor, who is set aside, and the room around it.

Nothing personal is in it; what it holds beyond the public board is for officers alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pst_kiosk.db import call_receipts, officers, step_ticks, ticket_log, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import history_of_visit
from pst_kiosk.domain import calendar, procedure, visit
from pst_kiosk.domain.forecast import expected_calls, usual_minutes
from pst_kiosk.domain.procedure import Queue, name_of
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import Kind, Step
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.domain.visit import Standing
from pst_kiosk.services import onward, undo
from pst_kiosk.services.aside import Aside, aside_of
from pst_kiosk.services.onward import Target
from pst_kiosk.services.undo import Undoable
from pst_kiosk.services.unit import OfficeUnit

if TYPE_CHECKING:
    from pst_kiosk.services.board import BoardView, Waiting


@dataclass(frozen=True)
class Called:
    """The last call or recall of a visitor: when, and since when a board has shown and spoken it."""

    at: dt.datetime
    shown_at: dt.datetime | None
    spoken_at: dt.datetime | None


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
    further: tuple[Target, ...] = ()
    """The services the visitor may go on to with a new number; none before the last stage."""
    call_aid: int | None = None
    """Why a call does not reach the visitor: a code of that list."""
    called: Called | None = None
    """Of who is called and not there yet."""
    ticked: frozenset[str] = frozenset()
    """The steps an officer has ticked, by key."""
    sells: bool = False
    """Something may be sold here: the service has a tariff table, and the visitor is past the guest book."""
    softcopy: bool = False
    """A softcopy may be asked for here."""


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
    aside: tuple[Aside, ...] = ()
    """Who of this desk's queues was set aside or missed the call today."""
    undoable: Undoable | None = None
    """What the officer's last move was, while it may be taken back."""
    transfers: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    """Where the visitor at the desk and everybody in its queue may be sent, by ticket."""
    break_since: dt.datetime | None = None
    """The desk is on a short break since then."""


def open_session(unit: OfficeUnit, connection: Connection, session_id: str, at: dt.datetime) -> Any | None:
    """The session if it is open at that moment; one of another day is over."""
    session = officers.session(connection, session_id)
    today = calendar.service_day(unit.office, at)
    closed = session is None or session.closed_at is not None or session.service_day != today
    return None if closed else session


def desk_view(
    unit: OfficeUnit,
    connection: Connection,
    session: Any,
    room: BoardView,
    rows: list[Any],
    lines: list[tuple[Queue, Waiting]],
) -> DeskView:
    """What the desk of an open session shows; `rows` and `lines` are what the room was made from."""
    office, today = unit.office, session.service_day
    queues = [(service, step) for service, step in session.queues]
    own = next((row for row in rows if row.desk == session.desk and row.status in AT_DESK), None)
    mine = _with_risks(unit, connection, room.at, rows, [line for queue, line in lines if queue in queues])
    shown = {line.ticket_id for line in mine} | ({own.id} if own else set())
    return DeskView(
        room.at,
        office.desk(session.desk).name,
        tuple(dict.fromkeys(name_of(office, queue) for queue in queues)),
        mine,
        None if own is None else _present(unit, connection, own.id),
        room,
        ticket_log.served_at(connection, office, today, session.desk),
        _unstaffed(unit, connection, room),
        aside_of(connection, office, today, queues),
        undo.offer(connection, office, today, room.at, session),
        onward.transfers(unit, connection, session, [row for row in rows if row.id in shown]),
        session.break_at,
    )


def _present(unit: OfficeUnit, connection: Connection, ticket_id: str) -> Present:
    row = tickets.with_visit(connection, ticket_id)
    recalls = ticket_log.recalls(connection, ticket_id)
    service = unit.office.service(row.service)
    stage = procedure.stage(service, row.step)
    ticks = step_ticks.of_ticket(connection, row.id)
    ticked = visit.ticked(service, [(tick.step, tick.back) for tick in ticks])
    return Present(
        row.id,
        row.number,
        service.name,
        row.language,
        Status(row.status),
        row.changed_at,
        service.steps,
        stage.key,
        # At the kiosk it is signed before there is a ticket, unless a late arrival's was refused.
        stage.has(Kind.GUEST_BOOK) or (procedure.guest_book_at_kiosk(service) and row.guest_book_at is None),
        row.guest_book_at is not None,
        unit.office.guest_book.identity_shown
        and row.guest_book_at is not None
        and row.identity_shown is None,
        visit.standing(service, row.id, history_of_visit(connection, row.visit_id), ticked),
        recalls,
        recalls >= unit.office.calling.recalls_before_no_show,
        onward.further(unit.office, row.service, row.step),
        row.call_aid,
        _called(connection, row),
        ticked,
        bool(service.tariffs) and not stage.only_guest_book,
        any(step.softcopy for step in stage.steps),
    )


def _called(connection: Connection, row: Any) -> Called | None:
    if row.status != Status.CALLED:
        return None
    last = call_receipts.of_last_call(connection, row.id)
    return last and Called(last.at, last.shown_at, last.spoken_at)


def _expected_calls(
    unit: OfficeUnit, connection: Connection, at: dt.datetime, rows: list[Any]
) -> dict[str, dt.datetime]:
    """When each waiting ticket will likely be called, from the recent service times of its queue."""

    @cache
    def usual(queue: Queue) -> float:
        recent = unit.recent.minutes(connection, queue, at)
        return usual_minutes(recent, unit.office.service(queue[0]).typical_minutes)

    busy_until = {
        row.desk: row.changed_at + dt.timedelta(minutes=usual((row.service, row.step)))
        for row in rows
        if row.status in AT_DESK
    }
    return expected_calls(unit.room.hall(connection, at).room, at, usual, busy_until)


def _unstaffed(unit: OfficeUnit, connection: Connection, view: BoardView) -> tuple[Text, ...]:
    """Services nobody could be served for now: at least one officer a service, while the office is open;
    and queues somebody waits in without a desk, at any time."""
    office = unit.office
    room = unit.room.hall(connection, view.at).room
    staffed = {queue for queues in room.desks.values() for queue in queues}
    served = {service for service, _ in staffed}
    idle = [service.name for service in office.services if view.open.is_open and service.key not in served]
    left = [name_of(office, queue) for queue, line in room.lines.items() if line and queue not in staffed]
    return tuple(dict.fromkeys([*idle, *left]))


def _with_risks(
    unit: OfficeUnit, connection: Connection, at: dt.datetime, rows: list[Any], lines: list[Waiting]
) -> tuple[Waiting, ...]:
    """A deadline that ends before the likely call is about to break; so is one no open desk will call."""
    if not any(line.deadline for line in lines):
        return tuple(lines)  # a full room without a running clock needs no forecast
    calls = _expected_calls(unit, connection, at, rows)

    def risky(line: Waiting) -> bool:
        expected = calls.get(line.ticket_id)
        return line.deadline is not None and (expected is None or expected > line.deadline)

    return tuple(line._replace(at_risk=True) if risky(line) else line for line in lines)

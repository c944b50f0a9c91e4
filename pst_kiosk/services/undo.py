"""Taking back an officer's last move: the log gains a line, nothing is deleted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import loans, officers, ticket_log, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import AT_DESK, Event, Status
from pst_kiosk.services.moves import UNDO_WITHIN, Moved

_FINAL = frozenset({Event.RECALLED.value, Event.UNDONE.value, Event.GUEST_BOOK.value})
"""A call heard again, an undo, a signature: these are not taken back."""
_MOVED = frozenset({Event.CALLED.value, Event.SERVING.value, Event.FINISHED.value})


@dataclass(frozen=True)
class Undoable:
    """An officer's last move: `event` is its first line's, on the ticket with this number."""

    ticket_id: str
    number: str | None
    event: Event
    further: bool
    """The visitor went on to another service: the new number would be cancelled."""
    until: dt.datetime


def offer(
    connection: Connection, office: Office, day: dt.date, at: dt.datetime, session: Any
) -> Undoable | None:
    """What `last_move` would take back at that moment, None where it would refuse."""
    try:
        lines = _to_take_back(connection, office, day, at, session)
    except Refused:
        return None
    row = tickets.find(connection, lines[0].ticket_id)
    further = len({line.ticket_id for line in lines}) > 1
    return Undoable(row.id, row.number, Event(lines[0].event), further, lines[0].at + UNDO_WITHIN)


def last_move(order: Order, session: Any) -> Moved:
    """Put every ticket the session's last command moved back to where it was.

    Raises `Refused` `nothing_to_undo`, `undo_too_late`, `undo_overtaken` where somebody moved one of the
    tickets since, `desk_not_open` and `desk_busy` where a desk it goes back to is closed by now or has
    another visitor.
    """
    lines = _to_take_back(order.connection, order.office, order.day, order.at, session)
    touched = {line.ticket_id for line in lines}
    order.append(
        Event.UNDONE,
        ticket_id=lines[0].ticket_id,
        visit_id=lines[0].visit_id,
        service=lines[0].service,
        step=lines[0].step,
        desk=lines[0].desk,
        officer_id=session.officer_id,
        undoes=lines[0].seq,
    )
    for ticket_id in touched:
        before = next(
            (
                line.details["was"]
                for line in lines
                if line.ticket_id == ticket_id and "was" in (line.details or {})
            ),
            None,
        )
        _put_back(order, ticket_id, before)
    visits.reopen(order.connection, lines[0].visit_id)
    loans.reopen_ended_at(order.connection, lines[0].visit_id, lines[0].at)
    row = tickets.find(order.connection, lines[0].ticket_id)
    return Moved(row.id, row.number)


def _to_take_back(
    connection: Connection, office: Office, day: dt.date, at: dt.datetime, session: Any
) -> list[Any]:
    """The lines of the last command of this session, where they may be taken back."""
    lines = ticket_log.last_command(connection, office, day, session.officer_id)
    # What the officer did before at another desk stays: that desk may be somebody else's by now.
    if not lines or lines[0].at < session.opened_at or any(line.event in _FINAL for line in lines):
        raise Refused("nothing_to_undo")
    if not all("was" in (line.details or {}) for line in lines if line.event in _MOVED):
        raise Refused("nothing_to_undo")  # written by an earlier version, which noted no state before
    if at - lines[0].at > UNDO_WITHIN:
        raise Refused("undo_too_late")
    if any(ticket_log.last_seq(connection, line.ticket_id) > lines[-1].seq for line in lines):
        raise Refused("undo_overtaken")
    return lines


def _put_back(order: Order, ticket_id: str, before: dict[str, object] | None) -> None:
    """To the state before; a number given by the command itself stays given, and is cancelled."""
    row = tickets.find(order.connection, ticket_id)
    if before is None:
        tickets.move(order, row, Status.CANCELLED)
        return
    if before["status"] in AT_DESK:
        sessions = officers.open_sessions(order.connection, order.office, order.day)
        if before["desk"] not in {session.desk for session in sessions if session.break_at is None}:
            raise Refused("desk_not_open", desk=order.office.desk(str(before["desk"])).name.id)
        present = tickets.at_desk(order.connection, order.office, order.day, str(before["desk"]))
        if present is not None and present.id != ticket_id:
            raise Refused("desk_busy", number=present.number)
    tickets.put_back(order, row, before)

"""A ticket's life: its states, and which move is legal from where."""

from __future__ import annotations

from enum import StrEnum

from pst_kiosk.domain.errors import Refused


class Status(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """What the event log says happened (the contract's names)."""

    GUEST_BOOK = "guest_book"
    JOINED = "joined"
    CALLED = "called"
    RECALLED = "recalled"
    SERVING = "serving"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    COMPLETED = "completed"
    DESK_OPENED = "desk_opened"
    DESK_CLOSED = "desk_closed"


AT_DESK = frozenset({Status.CALLED, Status.SERVING})
"""States in which a ticket occupies a desk."""

_MOVES: dict[Event, dict[Status, Status]] = {
    Event.CALLED: {Status.WAITING: Status.CALLED},
    Event.RECALLED: {Status.CALLED: Status.CALLED},
    Event.SERVING: {Status.CALLED: Status.SERVING},
    Event.NO_SHOW: {Status.CALLED: Status.NO_SHOW},
    Event.FINISHED: {Status.SERVING: Status.DONE},
    # After `finished` the visitor may wait for the next stage of the same service.
    Event.JOINED: {Status.DONE: Status.WAITING},
}


def after(status: Status, event: Event) -> Status:
    """The state a ticket is in after `event`.

    Raises `Refused` named `not_<state>` (the state the move needs), with the state it found.
    """
    moves = _MOVES[event]
    if status not in moves:
        raise Refused(f"not_{next(iter(moves))}", status=status.value)
    return moves[status]


def number_text(letter: str, ordinal: int) -> str:
    """The printed number: `K-001`. A thousandth visitor of a day simply has four digits."""
    return f"{letter}-{ordinal:03d}"

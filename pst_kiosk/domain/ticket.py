"""A ticket's life: its states, and which move is legal from where."""

from __future__ import annotations

import re
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
    HELD = "held"
    RESUMED = "resumed"
    NO_SHOW = "no_show"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"
    UNDONE = "undone"
    COMPLETED = "completed"
    DESK_OPENED = "desk_opened"
    DESK_CLOSED = "desk_closed"


AT_DESK = frozenset({Status.CALLED, Status.SERVING})
"""States in which a ticket occupies a desk."""

OPEN = frozenset({Status.WAITING, Status.CALLED, Status.SERVING, Status.HELD})
"""States in which the office still owes the visitor something today."""

_MOVES: dict[Event, tuple[str, dict[Status, Status]]] = {
    Event.CALLED: ("not_waiting", {Status.WAITING: Status.CALLED}),
    Event.RECALLED: ("not_called", {Status.CALLED: Status.CALLED}),
    Event.SERVING: ("not_called", {Status.CALLED: Status.SERVING}),
    Event.NO_SHOW: ("not_called", {Status.CALLED: Status.NO_SHOW}),
    Event.FINISHED: ("not_serving", {Status.SERVING: Status.DONE}),
    Event.HELD: ("not_here", dict.fromkeys((Status.WAITING, *sorted(AT_DESK)), Status.HELD)),
    # Back to the waiting; a ticket held during service goes back to service (`resumed_in_service`).
    Event.RESUMED: ("not_held", {Status.HELD: Status.WAITING}),
    Event.RETURNED: ("not_no_show", {Status.NO_SHOW: Status.WAITING}),
    Event.TRANSFERRED: ("not_here", dict.fromkeys((Status.WAITING, *sorted(AT_DESK)), Status.WAITING)),
    Event.CANCELLED: ("not_open", dict.fromkeys(sorted(OPEN), Status.CANCELLED)),
    # After `finished` the visitor may wait for the next stage of the same service.
    Event.JOINED: ("not_done", {Status.DONE: Status.WAITING}),
}
"""For every move: the name of its refusal, and the states it is legal from with the state it leads to."""


def after(status: Status, event: Event) -> Status:
    """The state a ticket is in after `event`.

    Raises `Refused` with the move's own code (`not_waiting`, `not_called`, `not_serving`, `not_here`,
    `not_held`, `not_no_show`, `not_open`, `not_done`), and the state the ticket was found in.
    """
    refusal, moves = _MOVES[event]
    if status not in moves:
        raise Refused(refusal, status=status.value)
    return moves[status]


def resumed_in_service(status: Status) -> Status:
    """A ticket that was held during service is served again. Raises `Refused` `not_held`."""
    after(status, Event.RESUMED)
    return Status.SERVING


def number_text(letter: str, ordinal: int) -> str:
    """The printed number: `K-001`. A thousandth visitor of a day simply has four digits."""
    return f"{letter}-{ordinal:03d}"


_TYPED = re.compile(r"([A-Z])[\s\-.]*0*([1-9][0-9]{0,3})([A-Z]?)", re.IGNORECASE)


def number_typed(text: str) -> str | None:
    """The printed number somebody means: `k1`, `K 001` and `K-001` are one. None where it is no number."""
    match = _TYPED.fullmatch(text.strip())
    return match and number_text(match[1].upper(), int(match[2])) + match[3].upper()


OFFLINE_SERIES = 9000
"""From here on the ordinals belong to kiosks that are cut off: 9, the kiosk's digit, two digits."""
OFFLINE_MOST = 99
"""A kiosk's numbers of one letter and day while it is cut off."""


def offline_ordinal(digit: int, count: int) -> int:
    """The ordinal of a cut-off kiosk's `count`-th number of the day in a series; kiosk 1's first is 9101."""
    assert 1 <= digit <= 9
    assert 1 <= count <= OFFLINE_MOST
    return OFFLINE_SERIES + digit * 100 + count

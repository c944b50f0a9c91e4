"""Who is where: the lines of the queues, the desks and the tickets of a service day, as the log leaves them.

The room follows the log and can take a command back; it knows no promise and no time of its own.
"""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from pst_kiosk.domain.calling_order import order, privileged
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.promise import Cause
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import AT_DESK, Event, Status


@dataclass(slots=True, eq=False)
class Stay:
    """One ticket's time in one queue, from `joined` until it is served or leaves."""

    seq: int
    place: int
    """Where it stands: the `seq` it joined with, or that of the stay it resumes."""
    ticket: str
    visit: str | None
    queue: Queue
    joined_at: dt.datetime
    priority: bool
    appointment_at: dt.datetime | None
    desk: str | None
    """The only desk that may call it, None for any."""
    started_at: dt.datetime | None = None
    """When its `after_previous` clock started."""
    served_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    causes: dict[Rule, Cause] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket's present state; frozen, so that an undo can put an earlier one back."""

    status: Status
    desk: str | None = None
    stay: Stay | None = None
    place: int = 0
    """Its place when it was held, for `resumed`."""


@dataclass(slots=True)
class _Command:
    """What a command changed, to be able to take it back."""

    before: dict[str, Ticket | None] = field(default_factory=dict)
    joined: list[Stay] = field(default_factory=list)
    called: list[Queue] = field(default_factory=list)


class Room:
    """`in_a_row`: how many privileged may be called one after another while others wait."""

    def __init__(self, in_a_row: int) -> None:
        self.desks: dict[str, tuple[Queue, ...]] = {}
        self.occupants: dict[str, str] = {}
        """The ticket called to a desk or served at it."""
        self.tickets: dict[str, Ticket] = {}
        self.stays: dict[int, Stay] = {}
        """Every stay of the day by the `seq` of its `joined`, the undone ones taken out."""
        self.lines: dict[Queue, list[Stay]] = {}
        """Who waits, by place; the called have left the line."""
        self._in_a_row = in_a_row
        self._calls: dict[Queue, list[tuple[str, bool]]] = {}
        self._changes = _Command()
        self._commands: dict[int, _Command] = {}

    def begin(self, seq: int) -> None:
        """A command begins with the line `seq`: what follows belongs together and is undone together."""
        self._commands[seq] = self._changes = _Command()

    def open_desks(self, queue: Queue) -> list[str]:
        """The desks now open for a queue."""
        return [desk for desk, queues in self.desks.items() if queue in queues]

    def free_desks(self, queue: Queue) -> list[str]:
        """Those of them with no ticket called or served."""
        return [desk for desk in self.open_desks(queue) if desk not in self.occupants]

    def order(self, queue: Queue, now: dt.datetime) -> Iterator[Stay]:
        """Who waits in a queue, in calling order."""
        streak = 0
        for _, was_privileged in reversed(self._calls.get(queue, ())):
            if not was_privileged:
                break
            streak += 1
        return order(self.lines.get(queue, ()), streak, self._in_a_row, now)

    def head(self, queue: Queue, desk: str, now: dt.datetime) -> Stay | None:
        """Who of a queue this desk calls first; who was sent to another desk waits for that one, as long
        as it is open for the queue."""
        for stay in self.order(queue, now):
            if stay.desk in (None, desk) or queue not in self.desks.get(stay.desk or "", ()):
                return stay
        return None

    def unserved(self) -> Iterator[Stay]:
        """The stays of all who wait or are called."""
        return (ticket.stay for ticket in self.tickets.values() if ticket.stay is not None)

    def called(self, queue: Queue) -> Iterator[Stay]:
        """The stays of those called from a queue and not served yet."""
        for occupant in self.occupants.values():
            stay = self.tickets[occupant].stay
            if stay is not None and stay.queue == queue:
                yield stay

    def apply(self, line: Happening) -> None:
        """Take in a line about a desk or a ticket."""
        if line.event is Event.DESK_OPENED and line.desk is not None:
            self.desks[line.desk] = line.queues
        elif line.event is Event.DESK_CLOSED and line.desk is not None:
            self.desks.pop(line.desk, None)
        elif line.event is Event.JOINED and line.ticket is not None:
            self._join(line, line.ticket)
        elif line.event not in _NO_MOVE and line.ticket is not None:
            self._move(line, line.ticket)

    def _join(self, line: Happening, ticket: str) -> None:
        """A stay begins: at the tail, or at the old place of a ticket that was held."""
        assert line.queue is not None
        old = self.tickets.get(ticket)
        self._changes.before.setdefault(ticket, old)
        place = old.place if old is not None and old.status is Status.HELD else line.seq
        stay = Stay(
            seq=line.seq,
            place=place,
            ticket=ticket,
            visit=line.visit,
            queue=line.queue,
            joined_at=line.at,
            priority=line.priority,
            appointment_at=line.appointment_at,
            desk=line.desk,
        )
        self.stays[stay.seq] = stay
        self._changes.joined.append(stay)
        self._put(ticket, Ticket(Status.WAITING, None, stay))

    def _move(self, line: Happening, ticket: str) -> None:
        """Take a ticket from one state into the next."""
        old = self.tickets[ticket]
        self._changes.before.setdefault(ticket, old)
        match line.event:
            case Event.CALLED:
                new = Ticket(Status.CALLED, line.desk, old.stay)
                self._note_call(old.stay, line.at)
            case Event.SERVING:
                if old.status is Status.WAITING:  # no number, so no call (Blitar)
                    self._note_call(old.stay, line.at)
                if old.stay is not None:
                    old.stay.served_at = line.at
                new = Ticket(Status.SERVING, line.desk)
            case Event.FINISHED:
                new = Ticket(Status.DONE)
            case Event.HELD:
                in_service = old.status is Status.SERVING
                new = Ticket(Status.HELD, line.desk if in_service else None, None, _place(old))
            case Event.RESUMED if old.desk is not None:
                new = Ticket(Status.SERVING, line.desk)
            case Event.RESUMED:
                new = old
            case Event.NO_SHOW:
                new = Ticket(Status.NO_SHOW)
            case Event.CANCELLED:
                new = Ticket(Status.CANCELLED)
            case _:  # returned, transferred: its `joined` line follows
                new = Ticket(Status.WAITING)
        if old.stay is not None and new.stay is None and old.stay.served_at is None:
            old.stay.left_at = line.at
        self._put(ticket, new)

    def take_back(self, seq: int) -> list[Stay]:
        """Put everything a command changed back as it was; returns the stays that go on."""
        undone = self._commands[seq]
        for queue in undone.called:
            calls = self._calls[queue]
            del calls[max(index for index, (ticket, _) in enumerate(calls) if ticket in undone.before)]
        for stay in undone.joined:
            del self.stays[stay.seq]
        restored = []
        for ticket, before in undone.before.items():
            self._put(ticket, before)
            if before is not None and before.stay is not None:
                before.stay.served_at = before.stay.left_at = None
                restored.append(before.stay)
        return restored

    def _put(self, ticket: str, new: Ticket | None) -> None:
        """Give a ticket its new state, and keep lines and desks in step with it."""
        old = self.tickets.get(ticket)
        if old is not None and old.status is Status.WAITING and old.stay is not None:
            self.lines[old.stay.queue].remove(old.stay)
        if old is not None and old.status in AT_DESK and old.desk is not None:
            del self.occupants[old.desk]
        if new is None:
            del self.tickets[ticket]
            return
        self.tickets[ticket] = new
        if new.status is Status.WAITING and new.stay is not None:
            insort(self.lines.setdefault(new.stay.queue, []), new.stay, key=lambda stay: stay.place)
        if new.status in AT_DESK and new.desk is not None:
            self.occupants[new.desk] = ticket

    def _note_call(self, stay: Stay | None, at: dt.datetime) -> None:
        if stay is not None:
            self._calls.setdefault(stay.queue, []).append((stay.ticket, privileged(stay, at)))
            self._changes.called.append(stay.queue)


_NO_MOVE = frozenset({Event.GUEST_BOOK, Event.RECALLED, Event.COMPLETED, Event.UNDONE})


def _place(ticket: Ticket) -> int:
    return 0 if ticket.stay is None else ticket.stay.place

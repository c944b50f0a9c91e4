"""The waiting room as the event log leaves it, read anew from the first line every time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.ticket import Event

LEAVES = (Event.HELD, Event.NO_SHOW, Event.CANCELLED, Event.TRANSFERRED)
"""How a stay ends unserved."""


@dataclass
class Spot:
    """Where a ticket is. Its stay goes on while it is waiting or called."""

    status: str
    stay: int
    place: int
    queue: Queue
    priority: bool
    appointment_at: dt.datetime | None
    only_desk: str | None
    desk: str | None = None

    @property
    def in_its_stay(self) -> bool:
        return self.status in ("waiting", "called")

    def is_privileged(self, moment: dt.datetime) -> bool:
        return self.priority or self.is_due(moment)

    def is_due(self, moment: dt.datetime) -> bool:
        return self.appointment_at is not None and self.appointment_at <= moment


@dataclass
class Room:
    """The waiting room after some lines of the log."""

    tickets: dict[str, Spot] = field(default_factory=dict)
    desks: dict[str, tuple[Queue, ...]] = field(default_factory=dict)
    """The open desks and the queues each is open for."""
    calls: list[tuple[Queue, bool]] = field(default_factory=list)
    """Every call in its order: of which queue, and whether a privileged ticket was called."""

    def waiting(self, queue: Queue) -> dict[str, Spot]:
        return {t: s for t, s in self.tickets.items() if s.status == "waiting" and s.queue == queue}

    def desks_of(self, queue: Queue) -> list[str]:
        return [desk for desk, queues in self.desks.items() if queue in queues]

    def free_desks_of(self, queue: Queue) -> list[str]:
        taken = [spot.desk for spot in self.tickets.values() if spot.status in ("called", "serving")]
        return [desk for desk in self.desks_of(queue) if desk not in taken]

    def streak(self, queue: Queue) -> int:
        """How many privileged tickets of the queue were called one after another up to now."""
        streak = 0
        for called_queue, privileged in self.calls:
            if called_queue == queue:
                streak = streak + 1 if privileged else 0
        return streak


def standing(lines: list[Happening]) -> list[Happening]:
    """The lines that no `undone` line among them takes back."""
    undone = {line.undoes for line in lines if line.event is Event.UNDONE}
    commands = {line.command for line in lines if line.seq in undone}
    return [line for line in lines if line.command not in commands]


def room_after(lines: list[Happening]) -> Room:
    room = Room()
    resumed: set[tuple[str, str | None]] = set()
    for line in standing(lines):
        if line.event is Event.DESK_OPENED:
            room.desks[line.desk] = line.queues
        elif line.event is Event.DESK_CLOSED:
            room.desks.pop(line.desk, None)
        elif line.event is Event.JOINED:
            old_place = (line.command, line.ticket) in resumed
            room.tickets[line.ticket] = Spot(
                status="waiting",
                stay=line.seq,
                place=room.tickets[line.ticket].place if old_place else line.seq,
                queue=line.queue,
                priority=line.priority,
                appointment_at=line.appointment_at,
                only_desk=line.desk,
            )
        elif line.event is Event.CALLED:
            spot = room.tickets[line.ticket]
            room.calls.append((spot.queue, spot.is_privileged(line.at)))
            spot.status, spot.desk = "called", line.desk
        elif line.event is Event.SERVING:
            spot = room.tickets[line.ticket]
            if spot.status == "waiting":  # no number, so nobody was called: this is the call
                room.calls.append((spot.queue, spot.is_privileged(line.at)))
            spot.status, spot.desk = "serving", line.desk
        elif line.event is Event.RESUMED:  # a `joined` line after it makes it wait again instead
            resumed.add((line.command, line.ticket))
            spot = room.tickets[line.ticket]
            spot.status, spot.desk = "serving", line.desk
        elif line.event in (*LEAVES, Event.FINISHED):
            spot = room.tickets[line.ticket]
            spot.status, spot.desk = line.event.value, None
    return room


def calling_order(office: Office, room: Room, queue: Queue, moment: dt.datetime) -> list[str]:
    waiting = room.waiting(queue)
    streak = room.streak(queue)
    order: list[str] = []
    while waiting:
        due = [(s.appointment_at, s.place, ticket) for ticket, s in waiting.items() if s.is_due(moment)]
        priority = [(s.place, ticket) for ticket, s in waiting.items() if s.priority and not s.is_due(moment)]
        ordinary = [(s.place, ticket) for ticket, s in waiting.items() if not s.is_privileged(moment)]
        privileged = [ticket for *_, ticket in sorted(due)] + [ticket for *_, ticket in sorted(priority)]
        if privileged and (streak < office.calling.priority_in_a_row or not ordinary):
            ticket = privileged[0]
            streak = streak + 1
        else:
            ticket = min(ordinary)[-1]
            streak = 0
        order.append(ticket)
        del waiting[ticket]
    return order


def next_ticket(
    office: Office, room: Room, desk: str, queues: tuple[Queue, ...], moment: dt.datetime
) -> str | None:
    heads: list[tuple[int, str]] = []
    for queue in queues:
        for ticket in calling_order(office, room, queue, moment):
            spot = room.tickets[ticket]
            wanted = room.desks.get(spot.only_desk or "", ())
            if spot.only_desk in (None, desk) or queue not in wanted:
                heads.append((spot.place, ticket))
                break
    return min(heads)[1] if heads else None

"""The moves of a random day: each one legal, each decided by one number.

What is legal is read from the room the log leaves (`replay_room.room_after`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, next_stage, queues, stages
from pst_kiosk.domain.ticket import Event
from tests.domain.event_log import EventLog, Said, say
from tests.domain.replay_room import Room, Spot, room_after, standing

T = TypeVar("T")

DESKS = ("1", "2", "3", "4")

UNDONE = {
    Event.CALLED,
    Event.SERVING,
    Event.FINISHED,
    Event.HELD,
    Event.RESUMED,
    Event.NO_SHOW,
    Event.RETURNED,
    Event.CANCELLED,
    Event.TRANSFERRED,
}
"""The first line of a command that an officer can take back."""


@dataclass
class DayMaker:
    office: Office
    unit: dt.timedelta
    now: dt.datetime
    log: EventLog = field(default_factory=EventLog)
    room: Room = field(default_factory=Room)
    visits: dict[str, list[str]] = field(default_factory=dict)
    """The tickets of every visit."""
    _number: int = 0

    def move(self, units: int, move: Callable[[DayMaker], None], number: int) -> None:
        """After so many units of time, a move; `number` makes its choices, 0 the simplest of each."""
        self.now += units * self.unit
        self._number = number
        move(self)

    def one_of(self, options: Sequence[T]) -> T | None:
        if not options:
            return None
        self._number, chosen = divmod(self._number, len(options))
        return options[chosen]

    def some_of(self, options: Sequence[T]) -> list[T]:
        """At least one of them."""
        first = self.one_of(options)
        return [option for option in options if option == first or self.chance(3)]

    def chance(self, one_in: int) -> bool:
        self._number, chosen = divmod(self._number, one_in)
        return chosen == one_in - 1

    def write(self, *said: Said) -> None:
        self.log.write(self.now, *said)
        self.room = room_after(self.log.lines)

    def tickets(self, *states: str) -> list[str]:
        return [ticket for ticket, spot in self.room.tickets.items() if spot.status in states]

    def free_desks(self) -> list[str]:
        taken = [spot.desk for spot in self.room.tickets.values() if spot.status in ("called", "serving")]
        return [desk for desk in self.room.desks if desk not in taken]

    def about(self, event: Event, ticket: str, **more: Any) -> Said:
        """A line about a ticket, naming what the log of a real office names."""
        spot = self.room.tickets[ticket]
        return say(event, ticket, **{"visit": self.visit(ticket), "queue": spot.queue, **more})

    def visit(self, ticket: str) -> str:
        return next(visit for visit, tickets in self.visits.items() if ticket in tickets)

    # What happens. Each does nothing where it would not be legal.

    def arrive(self) -> None:
        visit = f"visit {len(self.visits) + 1}"
        self.visits[visit] = []
        signed = [say(Event.GUEST_BOOK, visit=visit)] if self.chance(2) else []
        if signed and self.chance(2):
            self.write(*signed)
            self.now += self.one_of((0, 1, 2, 4)) * self.unit
            signed = []
        self.write(*signed, self._take_number(visit))

    def take_another_number(self) -> None:
        if visit := self.one_of(tuple(self.visits)):
            self.write(self._take_number(visit))

    def _take_number(self, visit: str) -> Said:
        ticket = f"t{sum(map(len, self.visits.values())) + 1}"
        self.visits[visit].append(ticket)
        service = self.one_of(tuple(self.office.services))
        assert service is not None
        # Mostly the first; the guest book's stage is skipped where it is signed.
        stage = self.one_of([*stages(service)[:1] * 3, *stages(service)])
        assert stage is not None
        appointment = self.one_of([None, None, None, None, -2, 0, 2, 4, 8])
        return say(
            Event.JOINED,
            ticket,
            visit=visit,
            queue=(service.key, stage.key),
            priority=self.chance(4),
            appointment_at=None if appointment is None else self.now + appointment * self.unit,
        )

    def sign(self) -> None:
        signed = {line.visit for line in self.log.lines if line.event is Event.GUEST_BOOK}
        if visit := self.one_of([visit for visit in self.visits if visit not in signed]):
            ticket = self.one_of([None, *self.visits[visit]])
            self.write(say(Event.GUEST_BOOK, ticket, visit=visit))

    def open_desk(self) -> None:
        """Also a desk that is open: for other queues, or taken over by another officer."""
        desk = self.one_of(DESKS)
        every = list(queues(self.office))
        serves = self.some_of(every) if self.chance(2) else every
        closed = [say(Event.DESK_CLOSED, desk=desk)] if desk in self.room.desks and self.chance(2) else []
        self.write(*closed, say(Event.DESK_OPENED, desk=desk, queues=tuple(serves)))

    def close_desk(self) -> None:
        if desk := self.one_of(tuple(self.room.desks)):
            self.write(say(Event.DESK_CLOSED, desk=desk))

    def call(self) -> None:
        """Any waiting ticket: an officer may pick a number."""
        desk = self.one_of(self.free_desks())
        if desk is None:
            return
        if ticket := self.one_of(self._may_be_called_by(desk)):
            numbered = self.office.service(self.room.tickets[ticket].queue[0]).numbered
            self.write(self.about(Event.CALLED if numbered else Event.SERVING, ticket, desk=desk))

    def _may_be_called_by(self, desk: str) -> list[str]:
        def may(spot: Spot) -> bool:
            return spot.only_desk in (None, desk) or spot.only_desk not in self.room.desks

        own = [t for t in self.tickets("waiting") if self.room.tickets[t].queue in self.room.desks[desk]]
        return [t for t in own or self.tickets("waiting") if may(self.room.tickets[t])]

    def recall(self) -> None:
        if ticket := self.one_of(self.tickets("called")):
            self.write(self.about(Event.RECALLED, ticket, desk=self.room.tickets[ticket].desk))

    def serve(self) -> None:
        if ticket := self.one_of(self.tickets("called")):
            self.write(self.about(Event.SERVING, ticket, desk=self.room.tickets[ticket].desk))

    def finish(self) -> None:
        """Done, or on to the next stage: waiting for it, or at the same desk, which is never free between."""
        ticket = self.one_of(self.tickets("serving"))
        if ticket is None:
            return
        spot = self.room.tickets[ticket]
        service = self.office.service(spot.queue[0])
        following = next_stage(service, spot.queue[1])
        said = [self.about(Event.FINISHED, ticket, desk=spot.desk)]
        if following is not None:
            queue = (service.key, following.key)
            said.append(self._join(ticket, queue))
            if queue in self.room.desks.get(spot.desk or "", ()) and not self.chance(3):
                goes_on = (Event.CALLED, Event.SERVING)
                said += [self.about(event, ticket, queue=queue, desk=spot.desk) for event in goes_on]
        elif self.chance(3):
            said.append(self._take_number(self.visit(ticket)))
        elif self.chance(2):
            said.append(say(Event.COMPLETED, visit=self.visit(ticket)))
        self.write(*said)

    def _join(self, ticket: str, queue: Queue, only_desk: str | None = None) -> Said:
        spot = self.room.tickets[ticket]
        return self.about(
            Event.JOINED,
            ticket,
            queue=queue,
            desk=only_desk,
            priority=spot.priority,
            appointment_at=spot.appointment_at,
        )

    def _leave(self, event: Event, ticket: str) -> Said:
        """From a desk by that desk; from the waiting room by any officer, or by none."""
        desk = self.room.tickets[ticket].desk or self.one_of([None, *self.room.desks])
        return self.about(event, ticket, desk=desk)

    def hold(self) -> None:
        if ticket := self.one_of(self.tickets("waiting", "called", "serving")):
            self.write(self._leave(Event.HELD, ticket))

    def resume(self) -> None:
        ticket = self.one_of(self.tickets("held"))
        if ticket is None:
            return
        queue = self.room.tickets[ticket].queue
        if not self._held_in_service(ticket):
            self.write(self.about(Event.RESUMED, ticket), self._join(ticket, queue))
        elif desk := self.one_of(self.free_desks()):
            self.write(self.about(Event.RESUMED, ticket, desk=desk))

    def _held_in_service(self, ticket: str) -> bool:
        events = [line.event for line in standing(self.log.lines) if line.ticket == ticket]
        waited = max(i for i, event in enumerate(events) if event is Event.JOINED)
        return Event.SERVING in events[waited:]

    def no_show(self) -> None:
        if ticket := self.one_of(self.tickets("called")):
            self.write(self._leave(Event.NO_SHOW, ticket))

    def come_back(self) -> None:
        if ticket := self.one_of(self.tickets("no_show")):
            queue = self.room.tickets[ticket].queue
            self.write(self.about(Event.RETURNED, ticket), self._join(ticket, queue))

    def transfer(self) -> None:
        ticket = self.one_of(self.tickets("waiting", "called", "serving"))
        queue = self.one_of(tuple(queues(self.office)))
        if ticket is None or queue is None:
            return
        only_desk = self.one_of([None, *self.room.desks])
        self.write(self._leave(Event.TRANSFERRED, ticket), self._join(ticket, queue, only_desk))

    def cancel(self) -> None:
        if ticket := self.one_of(self.tickets("waiting", "called", "serving", "held")):
            self.write(self._leave(Event.CANCELLED, ticket))

    def close_day(self) -> None:
        """The last desk closes, and with it, by nobody's decision, every ticket."""
        if len(self.room.desks) != 1 or self.chance(2):
            return
        served = [self.about(Event.FINISHED, ticket) for ticket in self.tickets("serving")]
        others = [self.about(Event.CANCELLED, t) for t in self.tickets("waiting", "called", "held")]
        self.write(say(Event.DESK_CLOSED, desk=next(iter(self.room.desks))), *served, *others)

    def undo(self) -> None:
        """A command nobody has built on: the last of all its tickets, at desks that have nobody else."""
        lines = [line for line in standing(self.log.lines) if line.event is not Event.UNDONE]
        last = {line.ticket: line.command for line in lines}
        tickets: dict[str, set[str | None]] = {}
        for line in lines:
            tickets.setdefault(line.command, set()).add(line.ticket)
        firsts = {line.command: line for line in reversed(lines)}
        possible = [
            first
            for first in firsts.values()
            if first.event in UNDONE
            and all(last[ticket] == first.command for ticket in tickets[first.command] if ticket)
            and self._desks_have_room(first.command)
        ]
        if first := self.one_of(possible):
            named = {"visit": first.visit, "queue": first.queue, "desk": first.desk}
            self.write(say(Event.UNDONE, first.ticket, undoes=first.seq, **named))

    def _desks_have_room(self, without: str) -> bool:
        room = room_after([line for line in self.log.lines if line.command != without])
        taken = [spot.desk for spot in room.tickets.values() if spot.status in ("called", "serving")]
        return len(taken) == len(set(taken))

    def lose_a_second(self) -> None:
        """From here on, times and deadlines meet less neatly."""
        self.now += dt.timedelta(seconds=1)


MOVES = (
    [DayMaker.arrive] * 5
    + [DayMaker.take_another_number]
    + [DayMaker.sign] * 2
    + [DayMaker.open_desk] * 3
    + [DayMaker.close_desk]
    + [DayMaker.call] * 8
    + [DayMaker.recall]
    + [DayMaker.serve] * 7
    + [DayMaker.finish] * 7
    + [DayMaker.hold]
    + [DayMaker.resume] * 3
    + [DayMaker.no_show] * 2
    + [DayMaker.come_back] * 2
    + [DayMaker.transfer]
    + [DayMaker.cancel]
    + [DayMaker.close_day]
    + [DayMaker.undo] * 4
    + [DayMaker.lose_a_second]
)
"""As often as they are drawn."""

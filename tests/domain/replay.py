"""The wait promise judged slowly: for every instant the whole event log up to it is read anew.

This is the measure of `pst_kiosk.domain.waiting` and shares no code with it. It remembers nothing from
one instant to the next, so each rule of domain.md §2 stands here once, as a question to a room.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, stages
from pst_kiosk.domain.steps import Limit, Rule
from pst_kiosk.domain.ticket import Event
from tests.domain.replay_room import LEAVES, Room, Spot, calling_order, next_ticket, room_after, standing


class Judged(NamedTuple):
    """The fields of a `Promise`, in its order; outcome and cause as they are written."""

    ticket: str
    stay: int
    queue: Queue
    rule: Rule
    joined_at: dt.datetime
    started_at: dt.datetime | None
    deadline: dt.datetime | None
    served_at: dt.datetime | None
    left_at: dt.datetime | None
    outcome: str
    cause: str | None

    @classmethod
    def row(cls, promise: object) -> Judged:
        """A promise judged by others, to be compared."""
        return cls(**{name: getattr(promise, name) for name in cls._fields})


@dataclass(frozen=True)
class Instant:
    moment: dt.datetime
    room: Room
    """The room as the lines up to this instant leave it."""


class Replay:
    """A day's log up to `now`, from `opens` on (None on a closed day: clocks run as they come)."""

    def __init__(
        self, office: Office, opens: dt.datetime | None, log: list[Happening], now: dt.datetime
    ) -> None:
        self.office = office
        self.opens = opens
        self.log = log
        self.now = now
        self.instants = self._instants()
        self.room = room_after(log)

    def calling_order(self, queue: Queue) -> tuple[str, ...]:
        return tuple(calling_order(self.office, self.room, queue, self.now))

    def next_ticket(self, desk: str, queues: tuple[Queue, ...]) -> str | None:
        return next_ticket(self.office, self.room, desk, queues, self.now)

    def promises(self) -> tuple[Judged, ...]:
        return tuple(
            self._judge(line, limit)
            for line in standing(self.log)
            if line.event is Event.JOINED
            for service in self.office.services
            for stage in stages(service)
            if line.queue == (service.key, stage.key)
            for limit in stage.wait_limits
        )

    def _instants(self) -> list[Instant]:
        """Every instant up to now. Opening and appointments come before the commands of their moment."""
        moments = {line.appointment_at for line in self.log if line.appointment_at is not None}
        if self.opens is not None:
            moments.add(self.opens)
        found = [
            (moment, 0, Instant(moment, room_after([line for line in self.log if line.at < moment])))
            for moment in moments
            if moment <= self.now
        ]
        last_of_command = {line.command: line for line in self.log}
        found += [
            (
                last.at,
                last.seq,
                Instant(last.at, room_after([line for line in self.log if line.seq <= last.seq])),
            )
            for last in last_of_command.values()
        ]
        return [instant for *_, instant in sorted(found, key=lambda each: each[:2])]

    def _judge(self, joined: Happening, limit: Limit) -> Judged:
        served, left = self._end(joined)
        started_at = self._start(joined, limit.rule)
        deadline = None if started_at is None else started_at + dt.timedelta(minutes=limit.minutes)
        cause = None if deadline is None else self._breach(joined, deadline)
        if cause is not None:
            outcome = "broken"
        elif served is not None:
            outcome = "kept"
        elif left is not None:
            outcome = "void"
        else:
            outcome = "waiting" if started_at is None else "running"
        return Judged(
            joined.ticket,
            joined.seq,
            joined.queue,
            limit.rule,
            joined.at,
            started_at,
            deadline,
            served.at if served else None,
            left.at if left else None,
            outcome,
            cause,
        )

    def _end(self, joined: Happening) -> tuple[Happening | None, Happening | None]:
        """The line that served it, as the log now stands, or the one by which it left unserved."""
        for line in standing(self.log):
            if line.seq > joined.seq and line.ticket == joined.ticket:
                if line.event is Event.SERVING:
                    return line, None
                if line.event in LEAVES:
                    return None, line
        return None, None

    def _goes_on(self, joined: Happening, room: Room) -> Spot | None:
        """The ticket's spot, if it is in this very stay there: joined, not served, not gone."""
        spot = room.tickets.get(joined.ticket)
        return spot if spot is not None and spot.stay == joined.seq and spot.in_its_stay else None

    def _start(self, joined: Happening, rule: Rule) -> dt.datetime | None:
        if rule is Rule.AFTER_PREVIOUS:
            return self._waited_for_a_free_desk(joined)
        since = joined
        if rule is Rule.AFTER_GUEST_BOOK and joined.ticket == self._first_ticket(joined.visit):
            signed = [
                line for line in self.log if line.event is Event.GUEST_BOOK and line.visit == joined.visit
            ]
            if not signed:
                return None
            since = signed[0]
        start = since.at if self.opens is None else max(since.at, self.opens)
        served, left = self._end(joined)
        end = served or left
        return None if start > (end.at if end else self.now) else start

    def _first_ticket(self, visit: str | None) -> str | None:
        return next(line.ticket for line in self.log if line.event is Event.JOINED and line.visit == visit)

    def _waited_for_a_free_desk(self, joined: Happening) -> dt.datetime | None:
        """The first instant when a desk was free for this ticket, or none was open for anybody."""
        for instant in self.instants:
            if self.opens is not None and instant.moment < self.opens:
                continue
            room, queue = instant.room, joined.queue
            if self._goes_on(joined, room):
                free = len(room.free_desks_of(queue))
                first = calling_order(self.office, room, queue, instant.moment)[:free]
                if joined.ticket in first or not room.desks_of(queue):
                    return instant.moment
        return None

    def _breach(self, joined: Happening, deadline: dt.datetime) -> str | None:
        """Why the promise is broken by now; None if it is not."""
        if deadline >= self.now:
            return None
        at_deadline = room_after([line for line in self.log if line.at <= deadline])
        if deadline < joined.at:  # of the guest book: the stay began too late
            return cause(at_deadline, joined.queue, called=False)
        if spot := self._goes_on(joined, at_deadline):
            return cause(at_deadline, joined.queue, called=spot.status == "called")
        for instant in self.instants:
            if instant.moment > deadline and (spot := self._goes_on(joined, instant.room)):
                # Served or gone at the deadline, and back in its stay since: that was undone.
                return cause(instant.room, joined.queue, called=spot.status == "called")
        return None


def cause(room: Room, queue: Queue, called: bool) -> str:
    if called:
        return "visitor_late"
    if not room.desks_of(queue):
        return "no_desk_open"
    if room.free_desks_of(queue):
        return "not_calling"
    return "desks_busy"

"""The wait promise: when each visitor's clock starts, whether it was kept, and who is called next.

`Hall` is the waiting room of one service day as the event log leaves it. It reads the log line by line and
keeps what the rules of domain.md §2 need, so that a decision costs the same late in the day as early:

- A clock of `after_previous` starts at the first instant its ticket is among the first *f* of its queue in
  calling order, *f* being the free desks of that queue; with no desk open, all clocks of the queue start;
  none before the office opens. Once started it never stops or resets.
- `since_joined` and `after_guest_book` wait for no desk.
- A clock belongs to one stay in a queue; the cause of a breach is judged at the deadline.

Nothing here knows a database or a clock; `now` is told.
"""

from __future__ import annotations

import copy
import datetime as dt
import heapq
from collections.abc import Collection, Iterator
from itertools import islice

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, stages
from pst_kiosk.domain.promise import Cause, Outcome, Promise, outcome
from pst_kiosk.domain.room import Room, Stay
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event, Status


class Hall:
    """The waiting room of one service day. `opens` is None on a day the office stays closed: whoever is
    let in then is owed the promise at once."""

    def __init__(self, office: Office, opens: dt.datetime | None) -> None:
        self._limits: dict[Queue, tuple[tuple[Rule, dt.timedelta], ...]] = {
            (service.key, stage.key): tuple(
                (limit.rule, dt.timedelta(minutes=limit.minutes)) for limit in stage.wait_limits
            )
            for service in office.services
            for stage in stages(service)
        }
        self.room = Room(office.calling.priority_in_a_row)
        self._opens = opens
        self._opened = opens is None
        self._command = ""
        self._at: dt.datetime | None = None
        self._first_ticket: dict[str, str] = {}
        self._signed_at: dict[str, dt.datetime] = {}
        self._deadlines: list[tuple[dt.datetime, int, Rule]] = []
        self._signed_deadlines: list[tuple[dt.datetime, str, Queue]] = []
        self._early: dict[tuple[str, Queue], Cause] = {}
        self._appointments: list[dt.datetime] = []
        self._restored: list[Stay] = []

    # Reading

    def promises(self, now: dt.datetime) -> tuple[Promise, ...]:
        """Every rule of every stay of the day so far, by stay."""
        hall = self._until(now)
        return tuple(promise for stay in hall.room.stays.values() for promise in hall._promises(stay, now))

    def clocks(self, now: dt.datetime) -> dict[str, tuple[Promise, ...]]:
        """The promises to every ticket that waits or is called, by ticket."""
        hall = self._until(now)
        return {stay.ticket: tuple(hall._promises(stay, now)) for stay in hall.room.unserved()}

    def calling_order(self, queue: Queue, now: dt.datetime) -> tuple[str, ...]:
        """Who waits in a queue, in the order they would be called if nobody else came."""
        return tuple(stay.ticket for stay in self.room.order(queue, now))

    def next_ticket(self, desk: str, queues: Collection[Queue], now: dt.datetime) -> str | None:
        """Whom a desk calls next: who joined earliest among the heads of its queues."""
        heads = [stay for queue in queues if (stay := self.room.head(queue, desk, now)) is not None]
        return min(heads, key=lambda stay: stay.place).ticket if heads else None

    # Following the log

    def apply(self, line: Happening) -> None:
        """Take in the next line of the log."""
        if line.command != self._command:
            self._settle()
            self._pass_time(line.at)
            self._command, self._at = line.command, line.at
            self.room.begin(line.seq)
        self.room.apply(line)
        match line.event:
            case Event.JOINED:
                self._join(self.room.stays[line.seq])
            case Event.GUEST_BOOK if line.visit is not None:
                self._sign(line.visit, line.at)
            case Event.UNDONE if line.undoes is not None:
                self._restored = self.room.take_back(line.undoes)

    def _join(self, stay: Stay) -> None:
        if stay.visit is not None:
            self._first_ticket.setdefault(stay.visit, stay.ticket)
        if stay.appointment_at is not None and stay.appointment_at > stay.joined_at:
            heapq.heappush(self._appointments, stay.appointment_at)
        self._schedule(stay, Rule.SINCE_JOINED)
        self._schedule(stay, Rule.AFTER_GUEST_BOOK)

    def _sign(self, visit: str, at: dt.datetime) -> None:
        """The guest book is signed: clocks of the visit's first ticket may start, now or in a later stay."""
        self._signed_at[visit] = at
        for queue, limits in self._limits.items():
            for rule, length in limits:
                if rule is Rule.AFTER_GUEST_BOOK:
                    deadline = self._not_before_opening(at) + length
                    heapq.heappush(self._signed_deadlines, (deadline, visit, queue))
        for stay in self.room.unserved():
            if stay.visit == visit and stay.ticket == self._first_ticket.get(visit):
                self._schedule(stay, Rule.AFTER_GUEST_BOOK)

    # Time

    def _until(self, now: dt.datetime) -> Hall:
        """The hall at `now`: this one, or a copy where clocks start between the log's end and `now`.

        A later line may still come before `now` (the PC's clock may have jumped), so reading changes
        nothing here.
        """
        self._settle()
        opening = not self._opened and self._opens is not None and self._opens <= now
        if not opening and not (self._appointments and self._appointments[0] <= now):
            return self
        ahead = copy.deepcopy(self, {id(self._limits): self._limits})
        ahead._pass_time(now)
        return ahead

    def _pass_time(self, to: dt.datetime) -> None:
        """Live through what happens by itself up to `to`: the opening, appointments, deadlines."""
        while True:
            due = [
                (moment, kind)
                for kind, moment in enumerate((self._opening(), _first(self._appointments)))
                if moment is not None and moment <= to
            ]
            upto = min(due, default=(to, -1))
            self._pass_deadlines(upto[0])
            if not due:
                return
            if upto[1] == 0:
                self._opened = True
            else:
                heapq.heappop(self._appointments)
            if self._opened:
                self._start_clocks(upto[0])

    def _opening(self) -> dt.datetime | None:
        return None if self._opened else self._opens

    def _pass_deadlines(self, to: dt.datetime) -> None:
        """Judge every deadline before `to`: the state is still the one it fell in."""
        while self._signed_deadlines and self._signed_deadlines[0][0] < to:
            _, visit, queue = heapq.heappop(self._signed_deadlines)
            self._early[visit, queue] = self._desks_cause(queue)
        while self._deadlines and self._deadlines[0][0] < to:
            _, seq, rule = heapq.heappop(self._deadlines)
            stay = self.room.stays.get(seq)
            if stay is not None and stay.served_at is None and stay.left_at is None:
                stay.causes[rule] = self._cause(stay)

    def _settle(self) -> None:
        """The last command is whole: start the clocks it lets start, judge what an undo brought back late."""
        if self._at is None:
            return
        if self._opened:
            self._start_clocks(self._at)
        for stay in self._restored:
            for rule, length in self._limits.get(stay.queue, ()):
                start = self._start(stay, rule)
                if start is None or start + length >= self._at:
                    self._schedule(stay, rule)  # the guest book may have been signed while it was gone
                else:
                    stay.causes.setdefault(rule, self._cause(stay))
        self._restored.clear()

    def _start_clocks(self, at: dt.datetime) -> None:
        for queue, line in self.room.lines.items():
            if not self.room.open_desks(queue):
                starting = [*line, *self.room.called(queue)]
            elif line and (free := len(self.room.free_desks(queue))):
                starting = list(islice(self.room.order(queue, at), free))
            else:
                starting = []
            for stay in starting:
                if stay.started_at is None:
                    stay.started_at = at
                    self._schedule(stay, Rule.AFTER_PREVIOUS)

    # Rules

    def _promises(self, stay: Stay, now: dt.datetime) -> Iterator[Promise]:
        seen = stay.served_at or stay.left_at or now
        for rule, length in self._limits.get(stay.queue, ()):
            started = self._start(stay, rule)
            if started is not None and started > seen:
                started = None
            deadline = None if started is None else started + length
            found = outcome(deadline, stay.served_at, stay.left_at, now)
            cause = None
            if found is Outcome.BROKEN and deadline is not None:
                cause = self._broken_by(stay, rule, deadline)
            yield Promise(
                stay.ticket,
                stay.seq,
                stay.queue,
                rule,
                stay.joined_at,
                started,
                deadline,
                stay.served_at,
                stay.left_at,
                found,
                cause,
            )

    def _broken_by(self, stay: Stay, rule: Rule, deadline: dt.datetime) -> Cause:
        if deadline < stay.joined_at and stay.visit is not None:
            return self._early[stay.visit, stay.queue]
        # Not judged yet: nothing was written since the deadline, so the state is the one it fell in.
        return stay.causes.get(rule) or self._cause(stay)

    def _cause(self, stay: Stay) -> Cause:
        if self.room.tickets[stay.ticket].status is Status.CALLED:
            return Cause.VISITOR_LATE
        return self._desks_cause(stay.queue)

    def _desks_cause(self, queue: Queue) -> Cause:
        if not self.room.open_desks(queue):
            return Cause.NO_DESK_OPEN
        return Cause.NOT_CALLING if self.room.free_desks(queue) else Cause.DESKS_BUSY

    def _start(self, stay: Stay, rule: Rule) -> dt.datetime | None:
        """When a rule's clock starts, as far as that is known; never before the office opens."""
        if rule is Rule.AFTER_PREVIOUS:
            return stay.started_at
        start = stay.joined_at
        # A further service joins with the guest book signed long ago: its own joining counts.
        if (
            rule is Rule.AFTER_GUEST_BOOK
            and stay.visit is not None
            and self._first_ticket.get(stay.visit) == stay.ticket
        ):
            signed = self._signed_at.get(stay.visit)
            if signed is None:
                return None
            start = signed
        return self._not_before_opening(start)

    def _schedule(self, stay: Stay, rule: Rule) -> None:
        """Remember a stay's deadline, once its start is known."""
        start = self._start(stay, rule)
        if start is None:
            return
        for limited, length in self._limits.get(stay.queue, ()):
            if limited is rule:
                heapq.heappush(self._deadlines, (start + length, stay.seq, rule))

    def _not_before_opening(self, at: dt.datetime) -> dt.datetime:
        return at if self._opens is None or at >= self._opens else self._opens


def _first(moments: list[dt.datetime]) -> dt.datetime | None:
    return moments[0] if moments else None

"""The wait promise: when each visitor's clock starts and ends, and how long a wait may take.

Pure functions of a day's history. The rules and their reasons are in domain.md §2: a clock of
`after_previous` starts at the first instant its ticket is among the first *f* of its queue, *f* being the
free desks of that queue; with no desk open, all clocks of the queue start; none before the office opens.
Once started it never stops or resets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from statistics import median

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, guest_book_at_kiosk, stages
from pst_kiosk.domain.steps import Limit, Rule
from pst_kiosk.domain.ticket import Event


@dataclass(frozen=True)
class Happening:
    """One line of the event log, as far as waiting depends on it."""

    command: str
    """Lines of one command are one instant."""
    at: dt.datetime
    event: Event
    ticket: str | None = None
    queue: Queue | None = None
    desk: str | None = None
    queues: tuple[Queue, ...] = ()
    """For `desk_opened`: the queues the desk serves."""


@dataclass(frozen=True)
class Clock:
    """One promise to one waiting visitor. `deadline` is None while the clock waits for a free desk."""

    rule: Rule
    deadline: dt.datetime | None


@dataclass
class _Hall:
    """The waiting room as the log leaves it so far."""

    desks: dict[str, tuple[Queue, ...]] = field(default_factory=dict)
    busy: dict[str, str] = field(default_factory=dict)
    queue_of: dict[str, Queue] = field(default_factory=dict)
    joined_at: dict[str, dt.datetime] = field(default_factory=dict)
    signed_at: dict[str, dt.datetime] = field(default_factory=dict)
    started_at: dict[str, dt.datetime] = field(default_factory=dict)

    def apply(self, line: Happening) -> None:
        match line.event:
            case Event.DESK_OPENED if line.desk:
                self.desks[line.desk] = line.queues
            case Event.DESK_CLOSED if line.desk:
                self.desks.pop(line.desk, None)
            case Event.GUEST_BOOK if line.ticket:
                self.signed_at[line.ticket] = line.at
            case Event.JOINED if line.ticket and line.queue:
                self.queue_of[line.ticket] = line.queue
                self.joined_at[line.ticket] = line.at
                self.started_at.pop(line.ticket, None)
            case Event.CALLED if line.ticket and line.desk:
                self.busy[line.desk] = line.ticket
            case Event.SERVING if line.ticket and line.desk:
                self.busy[line.desk] = line.ticket
                self.queue_of.pop(line.ticket, None)
            case Event.FINISHED | Event.NO_SHOW if line.ticket:
                self.queue_of.pop(line.ticket, None)
                for desk in [desk for desk, ticket in self.busy.items() if ticket == line.ticket]:
                    del self.busy[desk]

    def start_clocks(self, at: dt.datetime) -> None:
        called = set(self.busy.values())
        for queue in dict.fromkeys(self.queue_of.values()):
            serving = [desk for desk, queues in self.desks.items() if queue in queues]
            free = sum(desk not in self.busy for desk in serving)
            line = [t for t, q in self.queue_of.items() if q == queue and t not in called]
            for ticket in line if not serving else line[:free]:
                self.started_at.setdefault(ticket, at)


def clocks(
    history: Iterable[Happening], office: Office, opens: dt.datetime | None, now: dt.datetime
) -> dict[str, tuple[Clock, ...]]:
    """The promises running at `now` for every ticket that waits or is called, by ticket id.

    `opens` is when the office opens that day; None on a day it stays closed, when the clocks run as they
    come (whoever is let in is owed the promise).
    """
    hall = _Hall()
    opened = opens is None
    # One command is one instant: a desk that goes on to its own next stage is never free in between.
    for (_, at), lines in groupby(history, key=lambda line: (line.command, line.at)):
        if not opened and opens is not None and at >= opens:
            hall.start_clocks(opens)
            opened = True
        for line in lines:
            hall.apply(line)
        if opened:
            hall.start_clocks(at)
    if not opened and opens is not None and now >= opens:
        hall.start_clocks(opens)
    return {ticket: _running(hall, ticket, office) for ticket in hall.queue_of}


def _running(hall: _Hall, ticket: str, office: Office) -> tuple[Clock, ...]:
    service, step = hall.queue_of[ticket]
    limits = next(stage for stage in stages(office.service(service)) if stage.key == step).wait_limits
    return tuple(Clock(limit.rule, _deadline(hall, ticket, limit, office)) for limit in limits)


def _deadline(hall: _Hall, ticket: str, limit: Limit, office: Office) -> dt.datetime | None:
    match limit.rule:
        case Rule.SINCE_JOINED:
            start = hall.joined_at.get(ticket)
        case Rule.AFTER_GUEST_BOOK:
            # Signed at the kiosk, before there was a ticket: the clock starts when it joins.
            at_kiosk = guest_book_at_kiosk(office.service(hall.queue_of[ticket][0]))
            start = hall.joined_at.get(ticket) if at_kiosk else hall.signed_at.get(ticket)
        case _:
            start = hall.started_at.get(ticket)
    return None if start is None else start + dt.timedelta(minutes=limit.minutes)


def earliest(running: Sequence[Clock]) -> dt.datetime | None:
    """The deadline the board shows: the first of those that tick."""
    return min((clock.deadline for clock in running if clock.deadline), default=None)


@dataclass(frozen=True)
class Estimate:
    """An estimated wait in whole minutes, always a range and never a promise."""

    low: int
    high: int


RECENT = 12
"""How many recent services speak for the next ones."""
PRIOR_WEIGHT = 4
"""The profile's typical time counts as this many services until the queue has its own history."""
STEP = 5


def estimate(ahead: int, desks: int, recent_minutes: Sequence[float], typical: int) -> Estimate:
    """The wait behind `ahead` people, at least one, with `desks` open; none open counts as one to come."""
    usual = median([*recent_minutes[-RECENT:], *([float(typical)] * PRIOR_WEIGHT)])
    expected = usual * ahead / max(desks, 1)
    low = int(expected * 0.7) // STEP * STEP
    return Estimate(low, max(low + STEP, ceil(expected * 1.3 / STEP) * STEP))

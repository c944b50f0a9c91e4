"""What is likely: the estimated wait shown to visitors, and the promises about to break.

Neither is a promise. Both stand on the recent service times of a queue, with the profile's typical time
as a prior until the queue has a history of its own.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.room import Room

RECENT = 12
"""How many recent services speak for the next ones."""
PRIOR_WEIGHT = 4
"""The profile's typical time counts as this many services until the queue has its own history."""
STEP = 5


@dataclass(frozen=True)
class Estimate:
    """An estimated wait in whole minutes, always a range and never a promise."""

    low: int
    high: int

    @property
    def middle(self) -> dt.timedelta:
        return dt.timedelta(minutes=(self.low + self.high) / 2)


def usual_minutes(recent_minutes: Sequence[float], typical: int) -> float:
    """How long a service usually takes: robust against one that was left open, or a short day."""
    return median([*recent_minutes[-RECENT:], *([float(typical)] * PRIOR_WEIGHT)])


def estimate(ahead: int, desks: int, recent_minutes: Sequence[float], typical: int) -> Estimate:
    """The wait behind `ahead` people, at least one, with `desks` open; none open counts as one to come."""
    expected = usual_minutes(recent_minutes, typical) * ahead / max(desks, 1)
    low = int(expected * 0.7) // STEP * STEP
    return Estimate(low, max(low + STEP, ceil(expected * 1.3 / STEP) * STEP))


def expected_calls(
    room: Room, now: dt.datetime, usual: Callable[[Queue], float], busy_until: Mapping[str, dt.datetime]
) -> dict[str, dt.datetime]:
    """When each waiting ticket will likely be called, if every service takes its usual time.

    `usual` tells a queue's minutes, `busy_until` when each busy desk will likely be free. A ticket that no
    open desk will call is not in the answer.
    """
    lines = {queue: list(room.order(queue, now)) for queue, line in room.lines.items() if line}
    free: list[tuple[dt.datetime, str]] = []
    for desk in room.desks:
        heapq.heappush(free, (max(now, busy_until.get(desk, now)), desk))
    calls: dict[str, dt.datetime] = {}
    while free:
        at, desk = heapq.heappop(free)
        heads = [lines[queue][0] for queue in room.desks[desk] if lines.get(queue)]
        if not heads:
            continue
        stay = min(heads, key=lambda head: head.place)
        lines[stay.queue].pop(0)
        calls[stay.ticket] = at
        heapq.heappush(free, (at + dt.timedelta(minutes=usual(stay.queue)), desk))
    return calls

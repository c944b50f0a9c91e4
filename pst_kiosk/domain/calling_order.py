"""Who is called next in a queue: first come, with priority and appointments that cannot starve the others."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class InLine(Protocol):
    """Somebody who waits in a queue."""

    @property
    def place(self) -> int:
        """Smaller joined earlier."""

    @property
    def priority(self) -> bool: ...

    @property
    def appointment_at(self) -> dt.datetime | None: ...


Waiting = TypeVar("Waiting", bound=InLine)

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def privileged(one: InLine, now: dt.datetime) -> bool:
    """Priority, or an appointment whose time has come. Before its time it waits like everybody."""
    return one.priority or _due(one, now)


def order(line: Iterable[Waiting], streak: int, in_a_row: int, now: dt.datetime) -> Iterator[Waiting]:
    """Those of one queue in the order they would be called if nobody else came.

    `line` is in the order of places; `streak` counts the privileged called last without an ordinary one
    between; after `in_a_row` of them an ordinary one is next, if one waits.
    """
    waiting = list(line)
    ahead = deque(
        sorted(
            (one for one in waiting if (one.priority or one.appointment_at) and privileged(one, now)),
            key=lambda one: (one.appointment_at if _due(one, now) else _NEVER, one.place),
        )
    )
    # Most queues have nobody privileged most of the time; only those at the head are ever asked for.
    passed_by = {one.place for one in ahead}
    ordinary = (one for one in waiting if one.place not in passed_by)
    following = next(ordinary, None)
    while ahead or following is not None:
        if ahead and (streak < in_a_row or following is None):
            streak += 1
            yield ahead.popleft()
        elif following is not None:
            streak = 0
            yield following
            following = next(ordinary, None)


def _due(one: InLine, now: dt.datetime) -> bool:
    return one.appointment_at is not None and one.appointment_at <= now

"""Simulated time: what happens next, and identities that tell the same day twice."""

from __future__ import annotations

import datetime as dt
import hashlib
import heapq
from collections import Counter
from collections.abc import Callable
from uuid import UUID

_TICK = dt.timedelta(microseconds=1)


class SimulatedClock:
    """The office's clock. It never stands still: two commands never share a moment."""

    def __init__(self, start: dt.datetime) -> None:
        self.now = start

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, to: dt.datetime) -> None:
        self.now = max(to, self.now + _TICK)


class Agenda:
    """What is still to happen, in time; what is due at one moment happens in the order it was noted."""

    def __init__(self, clock: SimulatedClock) -> None:
        self._clock = clock
        self._due: list[tuple[dt.datetime, int, Callable[[], None]]] = []
        self._noted = 0

    def at(self, moment: dt.datetime, happens: Callable[[], None]) -> None:
        self._noted += 1
        heapq.heappush(self._due, (moment, self._noted, happens))

    def after(self, seconds: float, happens: Callable[[], None]) -> None:
        self.at(self._clock.now + dt.timedelta(seconds=seconds), happens)

    def run_next(self) -> bool:
        """Let the next thing happen; False when nothing is left."""
        if not self._due:
            return False
        moment, _, happens = heapq.heappop(self._due)
        self._clock.advance(moment)
        happens()
        return True


class Identities:
    """UUIDv7s as a screen would make them, from the simulated time, the seed and whom a command is about.

    What others do meanwhile does not change them: a visitor's first command has the same identity, and so
    visit and ticket have, however many desks are open.
    """

    def __init__(self, seed: int, clock: SimulatedClock) -> None:
        self._seed, self._clock = seed, clock
        self._made: Counter[str] = Counter()

    def __call__(self, about: str) -> str:
        """A new one; the clock moves on a little, so that no two commands share a moment."""
        self._clock.advance(self._clock.now)
        self._made[about] += 1
        milliseconds = int(self._clock.now.timestamp() * 1000)
        digest = hashlib.sha256(f"{self._seed}/{about}/{self._made[about]}".encode()).digest()
        tail = int.from_bytes(digest[:10], "big") & ~((0xF << 76) | (0b11 << 62))
        return str(UUID(int=(milliseconds << 80) | tail | (7 << 76) | (0b10 << 62)))

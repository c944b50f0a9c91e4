"""One decision about a full queue: the log's next line taken in, who is next, and every clock."""

from __future__ import annotations

import datetime as dt
import time
from statistics import median

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, queues
from pst_kiosk.domain.ticket import Event
from pst_kiosk.domain.waiting import Hall

WAITING = 200
DECISIONS = 300
DESKS = 4
LIMIT = 0.001
"""Seconds, median."""


class BusyDay:
    """A log of a day on which `WAITING` people wait in all the office's queues, one in ten with priority."""

    def __init__(self, office: Office) -> None:
        self.queues: tuple[Queue, ...] = queues(office)
        self.at = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)
        self.hall = Hall(office, self.at)
        self._seq = self._joined = 0
        for desk in range(DESKS):
            self.hall.apply(self.line(Event.DESK_OPENED, desk=f"desk {desk}", queues=self.queues))
        for _ in range(WAITING):
            self.hall.apply(self.join())

    def line(self, event: Event, **facts: object) -> Happening:
        self._seq += 1
        self.at += dt.timedelta(seconds=2)
        return Happening(self._seq, self.at, event, f"command {self._seq}", **facts)  # type: ignore[arg-type]

    def join(self) -> Happening:
        self._joined += 1
        return self.line(
            Event.JOINED,
            visit=f"visit {self._joined}",
            ticket=f"ticket {self._joined}",
            queue=self.queues[self._joined % len(self.queues)],
            priority=self._joined % 10 == 0,
        )


def measure(office: Office) -> float:
    """Median seconds of `DECISIONS` decisions: as many after each kind of line, with as many waiting
    throughout."""
    day = BusyDay(office)
    took = []
    for number in range(DECISIONS // 4):
        desk = f"desk {number % DESKS}"
        ticket = _decide(day, day.join(), desk, took)
        for event in (Event.CALLED, Event.SERVING, Event.FINISHED):
            _decide(day, day.line(event, ticket=ticket, desk=desk), desk, took)
    return median(took)


def _decide(day: BusyDay, line: Happening, desk: str, took: list[float]) -> str:
    before = time.perf_counter()
    day.hall.apply(line)
    ticket = day.hall.next_ticket(desk, day.queues, day.at)
    clocks = day.hall.clocks(day.at)
    took.append(time.perf_counter() - before)
    assert ticket is not None
    assert WAITING <= len(clocks) <= WAITING + 1
    return ticket

"""A small day written command by command; what it answers is asked of the hall and of the slow replay."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, queues
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event
from pst_kiosk.domain.waiting import Hall
from tests.domain.event_log import EventLog, Said, say
from tests.domain.replay import Judged, Replay

OPENS = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)


def minute(of: float) -> dt.datetime:
    return OPENS + dt.timedelta(minutes=of)


class Day:
    """Times are minutes after the opening."""

    def __init__(self, office: Office, queue: Queue, opens: dt.datetime | None = OPENS) -> None:
        self.office = office
        self.queue = queue
        self.opens = opens
        self.log = EventLog()

    def open(self, at: float, desk: str, *queues: Queue) -> int:
        return self.write(at, say(Event.DESK_OPENED, desk=desk, queues=queues or (self.queue,)))

    def close(self, at: float, desk: str) -> int:
        return self.write(at, say(Event.DESK_CLOSED, desk=desk))

    def ticket(self, at: float, event: Event, ticket: str, desk: str | None = None, **more: Any) -> int:
        return self.write(at, self.said(event, ticket, desk, **more))

    def said(self, event: Event, ticket: str, desk: str | None = None, **more: Any) -> Said:
        named = {"visit": f"visit of {ticket}", "queue": self.queue, "desk": desk}
        return say(event, ticket, **{**named, **more})

    def undo(self, at: float, command: int, ticket: str) -> int:
        return self.write(at, say(Event.UNDONE, ticket, undoes=command))

    def write(self, at: float, *said: Said) -> int:
        return self.log.write(minute(at), *said)

    def promises(self, now: float) -> list[Judged]:
        judged = [Judged.row(promise) for promise in self.hall().promises(minute(now))]
        assert judged == list(self.replay(now).promises())
        return judged

    def order(self, now: float, queue: Queue | None = None) -> str:
        order = tuple(self.hall().calling_order(queue or self.queue, minute(now)))
        assert order == self.replay(now).calling_order(queue or self.queue)
        return " ".join(order)

    def next(self, now: float, desk: str) -> str | None:
        every = queues(self.office)
        found = self.hall().next_ticket(desk, every, minute(now))
        assert found == self.replay(now).next_ticket(desk, every)
        return found

    def hall(self) -> Hall:
        hall = Hall(self.office, self.opens)
        for line in self.log.lines:
            hall.apply(line)
        return hall

    def replay(self, now: float) -> Replay:
        return Replay(self.office, self.opens, self.log.lines, minute(now))

    def deadlines(self, now: float = 60) -> dict[str, float | None]:
        """Minutes after opening by which each ticket's latest `after_previous` ends; None: not started."""
        return {
            promise.ticket: None
            if promise.deadline is None
            else (promise.deadline - OPENS).total_seconds() / 60
            for promise in self.promises(now)
            if promise.rule is Rule.AFTER_PREVIOUS
        }

    def outcomes(self, ticket: str, now: float) -> list[str]:
        """Of each of the ticket's promises: `kept`, or `broken: desks_busy`."""
        return [
            promise.outcome + (f": {promise.cause}" if promise.cause else "")
            for promise in self.promises(now)
            if promise.ticket == ticket
        ]

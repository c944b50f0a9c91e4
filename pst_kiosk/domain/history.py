"""The event log as the rules read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.ticket import Event


@dataclass(frozen=True)
class Happening:
    """One line of the event log. Lines follow each other by `seq`; `at` never runs backwards.

    Lines with one `command` were written together and are one instant: nobody sees a state in between.
    """

    seq: int
    at: dt.datetime
    event: Event
    command: str
    visit: str | None = None
    ticket: str | None = None
    """None for desks, and for a guest book signed before there is a ticket."""
    queue: Queue | None = None
    """Service and stage; the queue left for `transferred`, the queue joined for `joined`."""
    desk: str | None = None
    """On `joined`: the only desk that may call the ticket (a transfer to that desk), else None."""
    queues: tuple[Queue, ...] = ()
    """For `desk_opened`: the queues the desk serves."""
    priority: bool = False
    """For `joined`."""
    appointment_at: dt.datetime | None = None
    """For `joined`."""
    undoes: int | None = None
    """For `undone`: the first `seq` of the command it takes back, whole."""

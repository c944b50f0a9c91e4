"""An event log written command by command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event


@dataclass(frozen=True)
class Said:
    """What one line says, before it has a number, a time and a command."""

    event: Event
    ticket: str | None
    more: dict[str, Any]


def say(event: Event, ticket: str | None = None, **more: Any) -> Said:
    return Said(event, ticket, more)


class EventLog:
    def __init__(self) -> None:
        self.lines: list[Happening] = []

    def write(self, at: dt.datetime, *said: Said) -> int:
        """Write one command, and return the number of its first line, by which it can be undone."""
        first = len(self.lines) + 1
        for seq, line in enumerate(said, first):
            self.lines.append(
                Happening(seq, at, line.event, f"command {first}", ticket=line.ticket, **line.more)
            )
        return first

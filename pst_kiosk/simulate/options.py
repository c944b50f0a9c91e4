"""What `pst-kiosk simulate` may be asked for."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.simulate.guests import Rates

USUAL_DAY = dt.date(2026, 11, 18)
"""A Wednesday without a holiday: the same day every time, so that runs can be compared."""
MOST_VISITORS, MOST_DESKS = 2000, 50
MOST_AT_FULL_SPEED, MOST_WORKERS = 200_000, 32
YEARS = (2000, 2100)
"""Beyond these nobody knows the holidays."""


@dataclass(frozen=True)
class Options:
    """`database` None: a temporary one.

    Raises `EnvironmentFault` `option_value` for what is out of range, and `file_unavailable` where the events
    could not be written at the end of the day.
    """

    profile: str
    visitors: int
    desks: int
    seed: int
    day: dt.date = USUAL_DAY
    rates: Rates = field(default_factory=Rates)
    database: str | None = None
    events: Path | None = None
    workers: int | None = None
    """Processes at full speed in real time, each a desk, instead of simulated time."""

    def __post_init__(self) -> None:
        _within("--visitors", self.visitors, 1, MOST_AT_FULL_SPEED if self.workers else MOST_VISITORS)
        if self.workers is not None:
            _within("--workers", self.workers, 1, MOST_WORKERS)
        _within("--desks", self.desks, 1, MOST_DESKS)
        _within("--at", self.day.year, *YEARS)
        _within("--priority-share", self.rates.priority, 0, 1)
        _within("--no-show-rate", self.rates.no_show, 0, 1)
        _within("--hold-rate", self.rates.hold, 0, 1)
        _within("--transfer-rate", self.rates.transfer, 0, 1)
        if self.events is not None:
            _can_be_written(self.events)


def _within(option: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise EnvironmentFault("option_value", option=option, value=value, expected=f"{least} to {most}")


def _can_be_written(path: Path) -> None:
    if path.is_dir():
        raise EnvironmentFault("file_unavailable", path=str(path), why="a folder")
    if not path.parent.is_dir():
        raise EnvironmentFault("file_unavailable", path=str(path), why="no such folder")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise EnvironmentFault("file_unavailable", path=str(path), why="may not be written")

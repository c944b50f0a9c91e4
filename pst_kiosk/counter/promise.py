"""The clocks an officer reads: how long until a promise is broken, how long since."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pst_kiosk.dates import countdown

if TYPE_CHECKING:
    from pst_kiosk.services.board import Waiting

RUNNING_OUT_S = 120


class Tone(StrEnum):
    """How a clock is painted; the words say the same."""

    QUIET = "quiet"
    CALM = "calm"
    WARN = "warn"
    LATE = "late"


class PromiseClock(NamedTuple):
    text: str
    tone: Tone


def promise_clock(line: Waiting, now: dt.datetime) -> PromiseClock:
    """The clock of one who waits: a countdown, "terlewat 01.20", or why no clock runs."""
    if not line.promised:
        return PromiseClock(f"sejak {elapsed(line.since, now)}", Tone.QUIET)
    if line.deadline is None:
        return PromiseClock("menunggu loket kosong", Tone.QUIET)
    left = seconds_between(now, line.deadline)
    if left < 0:
        return PromiseClock(f"terlewat {countdown(left)}", Tone.LATE)
    running_out = left <= RUNNING_OUT_S or line.at_risk
    return PromiseClock(countdown(left), Tone.WARN if running_out else Tone.CALM)


def is_late(line: Waiting, now: dt.datetime) -> bool:
    """Whether the promise to one who waits is broken."""
    return line.promised and line.deadline is not None and seconds_between(now, line.deadline) < 0


def elapsed(since: dt.datetime | None, now: dt.datetime) -> str:
    """Minutes and seconds since a moment; "00.00" where the clocks of two machines differ a little."""
    return "" if since is None else countdown(max(0, seconds_between(since, now)))


def seconds_between(earlier: dt.datetime, later: dt.datetime) -> int:
    # Whole seconds of both moments, so that every clock on the screen turns at the same instant.
    return int(later.timestamp()) - int(earlier.timestamp())

"""A promise about waiting, and what became of it (domain.md §2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.steps import Rule


class Cause(StrEnum):
    """Why a promise was broken, judged at its deadline; the first that matches."""

    VISITOR_LATE = "visitor_late"
    NO_DESK_OPEN = "no_desk_open"
    NOT_CALLING = "not_calling"
    DESKS_BUSY = "desks_busy"


class Outcome(StrEnum):
    """What became of a promise so far."""

    WAITING = "waiting"
    """Its clock has not started."""
    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    VOID = "void"
    """The visitor left unserved before the deadline: listed, not counted."""


class Promise(NamedTuple):
    """One rule's promise to one stay in a queue. A stay is known by the `seq` of its `joined` line."""

    ticket: str
    stay: int
    queue: Queue
    rule: Rule
    joined_at: dt.datetime
    started_at: dt.datetime | None
    deadline: dt.datetime | None
    served_at: dt.datetime | None
    left_at: dt.datetime | None
    """When the stay ended unserved: held, no-show, cancelled, transferred."""
    outcome: Outcome
    cause: Cause | None


def outcome(
    deadline: dt.datetime | None,
    served_at: dt.datetime | None,
    left_at: dt.datetime | None,
    now: dt.datetime,
) -> Outcome:
    """A service that starts by the deadline, or before any clock, keeps the promise; leaving by then voids
    it; what is unserved after the deadline is broken, whatever comes later."""
    if deadline is not None and (served_at or left_at or now) > deadline:
        return Outcome.BROKEN
    if served_at is not None:
        return Outcome.KEPT
    if left_at is not None:
        return Outcome.VOID
    return Outcome.WAITING if deadline is None else Outcome.RUNNING


def earliest(running: Sequence[Promise]) -> Promise | None:
    """The promise whose deadline comes first: the one the board shows. None where no clock runs yet."""
    ticking = [(promise.deadline, promise) for promise in running if promise.deadline is not None]
    return min(ticking, key=lambda pair: pair[0])[1] if ticking else None

"""What an office gives a visitor to whom it broke a promise, where its standard has that.

That a broken promise is what it is given for, and that a visitor who was called in time and did not come has
no claim to it, are assumptions: no standard says when it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promise import Cause, Outcome, Promise

LONGEST_NOTE = 400


class Status(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


def owed(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """The broken promises something is owed for: of each ticket's wait the one that was broken first, in the
    order they were broken."""
    broken = [each for each in promises if each.outcome is Outcome.BROKEN and each.deadline is not None]
    ours = [each for each in broken if each.cause is not Cause.VISITOR_LATE]
    first: dict[tuple[str, str], Promise] = {}
    for each in sorted(ours, key=lambda promise: (promise.deadline, promise.stay)):
        first.setdefault((each.ticket, each.queue[1]), each)
    return tuple(first.values())


def settled(status: Status, accepted: bool) -> Status:
    """What becomes of an offer. Raises `Refused` `compensation_settled` once the visitor has said."""
    if status is not Status.OFFERED:
        raise Refused("compensation_settled")
    return Status.ACCEPTED if accepted else Status.DECLINED

"""What a kiosk needs to go on while it is cut off from the database, and what it hands in afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.print_state import PrintState


@dataclass(frozen=True)
class Provisions:
    """`digit` is the kiosk's own, None where it has none: it cannot give numbers then."""

    office: Office
    holidays: Collection[dt.date]
    digit: int | None
    given: Mapping[str, int] = field(default_factory=dict)
    """How many numbers of its own series reached the database today, by letter."""


@dataclass(frozen=True)
class LatePrint:
    """A print of a late arrival's ticket; `ended_at` is None while it is under way."""

    job_id: str
    station: str
    begun_at: dt.datetime
    ended_at: dt.datetime | None = None
    state: PrintState = PrintState.QUEUED
    fault: str | None = None


@dataclass(frozen=True)
class LateArrival:
    """A visitor whom a kiosk received while it was cut off: the command he gave, and the number he holds.

    `number` is None where the standard gives none; `ordinal` is his place in the kiosk's series all the
    same.
    """

    command_id: str
    service: str
    ordinal: int
    number: str | None
    code: str
    language: str
    issued_at: dt.datetime
    time_unsure: bool
    """The kiosk had lost power meanwhile, so the time is its own clock's."""
    draft: Draft | None = None
    """The guest book where the standard has it at the kiosk, found good when it was taken in; elsewhere, and
    of who was recognised, the assistance asked for with the number, if any."""
    prints: tuple[LatePrint, ...] = ()
    people: int = 1
    """Who come together on the one number."""
    appointment: str | None = None
    """The code of one made ahead."""
    call_aid: int | None = None
    """He cannot hear a call, or cannot see the board: a code of that list."""

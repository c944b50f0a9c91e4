"""What the board was told at one moment, in plain words; made in the database lane."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pst_kiosk.dates import clock_time, long_date, zone_name
from pst_kiosk.display.calls import Announcement
from pst_kiosk.domain.ticket import AT_DESK, Status

if TYPE_CHECKING:
    from pst_kiosk.domain.calendar import OpenState
    from pst_kiosk.domain.hours import Hours
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.board import BoardView
    from pst_kiosk.services.opening import Services

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True)
class Call:
    """A number's last call, `at` in the office's zone; `at_desk`: it is called, or served there now."""

    seq: int
    number: str
    desk: str
    service: str
    at: dt.datetime
    at_desk: bool


@dataclass(frozen=True)
class Desk:
    """An open desk; `number` is None while it is free, and where the visitor has none."""

    name: str
    number: str | None
    serving: bool


@dataclass(frozen=True)
class Waiting:
    """A number that waits; the same meaning as in `services.board.Waiting`. `place` is where it is called to,
    empty where the office has one kind of desk."""

    number: str
    place: str
    since: dt.datetime
    promised: bool
    deadline: dt.datetime | None


@dataclass(frozen=True)
class BoardFacts:
    """One reading of the board. All times are in the office's zone."""

    office: str
    at: dt.datetime
    zone: str
    date: str
    is_open: bool
    opening: str
    """Open or closed now, and until when."""
    week: str
    """The opening hours of a week."""
    promises: tuple[str, ...]
    complaints: tuple[str, ...]
    """In one line where complaints are heard, and who answers for them."""
    channels: tuple[str, ...]
    """Every way to complain."""
    announcements: tuple[str, ...]
    unserved: tuple[str, ...]
    """The services no open desk serves, while the office is open."""
    calls: tuple[Call, ...]
    """The newest first."""
    open_calls: tuple[Announcement, ...]
    """Those whose visitors are not there yet."""
    desks: tuple[Desk, ...]
    waiting: tuple[Waiting, ...]
    """By service in the office's order, within one in the order of calling."""
    uncalled: tuple[tuple[str, int], ...] = ()
    """Who waits without a number: how many for each service. They are never called by the board."""
    calls_numbers: bool = True
    """Whether any service gives a number."""


def read_board(services: Services) -> BoardFacts:
    """The board's one query."""
    return board_facts(services.board.view())


def board_facts(view: BoardView) -> BoardFacts:
    """The view in words. Imports Babel at its first use, so it runs in the lane."""
    from pst_kiosk.domain.calendar import week_of

    office, tz = view.office, view.office.tz
    at = view.at.astimezone(tz)
    channels, *responsible = office.complaints.public_notice("id")
    return BoardFacts(
        office=office.short_name,
        at=at,
        zone=zone_name(tz),
        date=long_date(at.date()),
        is_open=view.open.is_open,
        opening=opening_words(view.open, at, zone_name(tz)),
        week=week_words(week_of(office, at.date())),
        promises=promise_words(office),
        complaints=(_unbroken(channels), *responsible),
        channels=office.complaints.channels or (channels,),
        announcements=tuple(text.id for text in view.announcements),
        unserved=tuple(name.id for name in view.unserved),
        calls=tuple(
            Call(
                call.seq,
                call.number,
                call.desk.id,
                call.service.id,
                call.at.astimezone(tz),
                call.status in AT_DESK,
            )
            for call in view.calls
        ),
        open_calls=tuple(
            Announcement(call.seq, call.number, call.desk, call.language, call.aided, call.again)
            for call in view.calls
            if call.status == Status.CALLED
        ),
        desks=_desks(view),
        waiting=_waiting(view),
        uncalled=tuple(Counter(line.service.id for line in view.waiting if line.number is None).items()),
        calls_numbers=any(service.numbered for service in office.services),
    )


def _unbroken(line: str) -> str:
    """A telephone number stays on one line."""
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in line.split(" · "))


def _waiting(view: BoardView) -> tuple[Waiting, ...]:
    tz = view.office.tz
    places = {place for desk in view.office.desks for place in desk.places}
    services = [service.name for service in view.office.services]
    return tuple(
        Waiting(
            line.number,
            line.place.id if len(places) > 1 else "",
            line.since.astimezone(tz),
            line.promised,
            line.deadline and line.deadline.astimezone(tz),
        )
        for line in sorted(view.waiting, key=lambda line: services.index(line.service))
        if line.number is not None
    )


def _desks(view: BoardView) -> tuple[Desk, ...]:
    """In the office's own order: a desk keeps its place whoever opens first."""
    order = [desk.name for desk in view.office.desks]
    shown = sorted(view.desks, key=lambda desk: order.index(desk.desk))
    return tuple(Desk(desk.desk.id, desk.number, desk.serving) for desk in shown)


def opening_words(state: OpenState, at: dt.datetime, zone: str) -> str:
    """ "Buka sampai pukul 15.30 WITA", or closed until when; `at` is in the office's zone."""
    if state.until is None:
        return "Tutup"
    until = state.until.astimezone(at.tzinfo)
    hour = f"pukul {clock_time(until)} {zone}"
    if state.is_open:
        return f"Buka sampai {hour}"
    if until.date() == at.date():
        return f"Buka hari ini {hour}"
    return f"Buka kembali {long_date(until.date())} {hour}"


def week_words(week: Sequence[Hours]) -> str:
    """ "Senin–Kamis 08.00–15.30 · Jumat 08.00–16.00"."""
    return " · ".join(
        f"{_days(sorted(hours.days))} {clock_time(hours.opens)}–{clock_time(hours.closes)}" for hours in week
    )


def promise_words(office: Office) -> tuple[str, ...]:
    """Each promise once; with its service where the services promise different things."""
    promised = [(service.name.id, service.promise.id) for service in office.services if service.promise]
    sentences = tuple(dict.fromkeys(promise for _, promise in promised))
    if len(sentences) == 1 and len(promised) == len(office.services):
        return sentences
    return tuple(f"{service}: {promise}" for service, promise in promised)


def _days(days: Sequence[int]) -> str:
    names = [_WEEKDAYS[day - 1] for day in days]
    in_a_row = list(days) == list(range(days[0], days[0] + len(days)))
    return f"{names[0]}–{names[-1]}" if in_a_row and len(days) > 2 else ", ".join(names)

"""From what the board was told to what it shows: pure, so that every rule of the board is tested alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pst_kiosk.dates import clock_time, countdown
from pst_kiosk.display.facts import BoardFacts, Call, Desk, Waiting
from pst_kiosk.display.office_life import NOTHING, Item, announced_and_promised, playlist

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement

LAST_CALLS = 3
SOON = dt.timedelta(minutes=2)
"""The last stretch of a promise, shown as running out."""


class Phase(StrEnum):
    STARTING = "starting"
    WELCOME = "welcome"
    """Open, nobody called."""
    CALL = "call"
    CLOSED = "closed"


class Mood(StrEnum):
    """How a wait stands; the screen gives each mood a colour and an icon, the words say it too."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"
    NO_CLOCK = "no_clock"


class DeskUse(StrEnum):
    FREE = "free"
    CALLED = "called"
    SERVING = "serving"


@dataclass(frozen=True)
class WaitingRow:
    """A number and how its promise stands; or, without number, a service and how many wait for it."""

    number: str
    service: str
    """Where there is no number."""
    place: str
    words: str
    mood: Mood


@dataclass(frozen=True)
class DeskTile:
    desk: str
    number: str
    word: str
    """What the desk does, where it has no number."""
    use: DeskUse


@dataclass(frozen=True)
class LastCall:
    number: str
    desk: str
    time: str


@dataclass(frozen=True)
class Board:
    """Everything on the screen, in Indonesian."""

    phase: Phase = Phase.STARTING
    office: str = ""
    date: str = ""
    time: str = ""
    headline: str = "Papan antrean sedang disiapkan"
    subline: str = ""
    call_label: str = ""
    call_number: str = ""
    call_desk: str = ""
    call_service: str = ""
    call_seq: int = 0
    call_aided: bool = False
    """The call that is announced is for somebody who cannot hear or see."""
    desks: tuple[DeskTile, ...] = ()
    last_calls: tuple[LastCall, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    waiting_count: int = 0
    waiting_rows: int = 0
    """On all pages together."""
    queues: str = ""
    """How many wait for each service, by its letter, where there are several."""
    promises_shown: bool = False
    """Whether the waiting list tells promises, or counts alone."""
    page: str = ""
    promise: Item = NOTHING
    """In the footer: a promise, or an announcement."""
    complaints: str = ""
    opening: str = ""
    week: str = ""
    notice: str = ""
    life: Item = NOTHING
    """What the office tells of itself beside the waiting list."""


def starting(away: bool) -> Board:
    """Before the first reading."""
    return Board(subline="Belum tersambung. Papan ini menyambung dengan sendirinya." if away else "")


def board(
    facts: BoardFacts,
    now: dt.datetime,
    *,
    away: bool,
    turn: int,
    page_size: int,
    announced: Announcement | None = None,
    queued: Collection[int] = (),
    pictures: bool = False,
) -> Board:
    """What is shown at `now`, which is in the office's zone.

    While the database is `away` everything but the clock stands as it was read. `turn` counts the turned
    pages since the start; `page_size` is how many waiting numbers fit. `announced` is the call whose turn it
    is, `queued` are the calls whose turn comes; `pictures`: there are pictures to show.
    """
    shown = _shown_call(facts, announced)
    phase = _phase(facts, shown)
    headline, subline = _welcome(phase, facts)
    uncalled = [
        WaitingRow("", service, "", f"{count} orang", Mood.NO_CLOCK) for service, count in facts.uncalled
    ]
    numbers = [_row(waiting, facts.at if away else now) for waiting in facts.waiting]
    rows = (*numbers, *uncalled)
    waiting, page = page_of(rows, turn, page_size)
    promises = announced_and_promised(facts)
    items = playlist(facts, pictures=pictures)
    return Board(
        phase=phase,
        office=f"PST {facts.office}",
        date=facts.date,
        time=f"{clock_time(now)} {facts.zone}",
        headline=headline,
        subline=subline,
        call_label=_call_label(facts, shown, announced) if shown else "",
        call_number=shown.number if shown else "",
        call_desk=_call_desk(shown, announced) if shown else "",
        call_service=shown.service if shown else "",
        call_seq=shown.seq if shown else 0,
        call_aided=announced is not None and announced.aided,
        desks=tuple(_tile(desk) for desk in facts.desks),
        last_calls=_last_calls(facts, shown, queued),
        waiting=waiting,
        waiting_count=len(facts.waiting) + sum(count for _, count in facts.uncalled),
        waiting_rows=len(rows),
        queues=_queues(facts),
        promises_shown=any(waiting.promised for waiting in facts.waiting),
        page=page,
        # One further than the panel, so that the two rarely tell the same.
        promise=promises[(turn + 1) % len(promises)] if promises else NOTHING,
        complaints=facts.complaints[turn % len(facts.complaints)],
        opening=facts.opening,
        week=facts.week,
        notice=_notice(facts, now) if away else "",
        life=items[turn % len(items)],
    )


def _notice(facts: BoardFacts, now: dt.datetime) -> str:
    """From when everything is; with the day where that is over."""
    day = "" if facts.at.date() == now.date() else f"{facts.date} "
    return f"Data {day}pukul {clock_time(facts.at)}, menyambung kembali…"


def page_of(rows: tuple[WaitingRow, ...], turn: int, page_size: int) -> tuple[tuple[WaitingRow, ...], str]:
    """The page whose turn it is and its "Halaman 1 dari 2"; the pages together hold everybody."""
    pages = max(1, -(-len(rows) // page_size))
    page = turn % pages
    shown = rows[page * page_size : (page + 1) * page_size]
    return shown, f"Halaman {page + 1} dari {pages}" if pages > 1 else ""


def _shown_call(facts: BoardFacts, announced: Announcement | None) -> Call | None:
    """The call that stands out: the one that is announced, else the newest whose visitor is at a desk."""
    if announced is None:
        return next((call for call in facts.calls if call.at_desk), None)
    to = (announced.number, announced.desk.id)
    known = next((call for call in facts.calls if (call.number, call.desk) == to), None)
    # A recall while it is announced has a line of its own in the log, and is the same call to who reads it.
    shown = known or Call(announced.seq, *to, "", facts.at, at_desk=False)
    return replace(shown, seq=announced.seq)


def _phase(facts: BoardFacts, shown: Call | None) -> Phase:
    if shown is not None:
        return Phase.CALL
    waiting = facts.waiting or facts.uncalled
    if facts.is_open or waiting or any(desk.number or desk.serving for desk in facts.desks):
        return Phase.WELCOME
    return Phase.CLOSED


def _welcome(phase: Phase, facts: BoardFacts) -> tuple[str, str]:
    if phase is Phase.CLOSED:
        return "Kantor tutup", facts.opening
    if not facts.calls_numbers:
        headline = "Silakan tunggu giliran Anda" if facts.uncalled else "Silakan isi buku tamu di kios"
        return headline, "Petugas mempersilakan Anda menurut urutan kedatangan."
    headline = "Silakan tunggu panggilan" if facts.waiting else "Silakan ambil nomor antrean"
    return headline, "Nomor yang dipanggil tampil di sini."


def _call_label(facts: BoardFacts, shown: Call, announced: Announcement | None) -> str:
    if announced is not None:
        return "Nomor antrean · Queue number" if announced.language == "en" else "Nomor antrean"
    serving = any(desk.serving and desk.number == shown.number for desk in facts.desks)
    return "Sedang dilayani" if serving else "Nomor antrean"


def _call_desk(shown: Call, announced: Announcement | None) -> str:
    """In the visitor's language too."""
    if announced is None or announced.language != "en" or announced.desk.en == shown.desk:
        return shown.desk
    return f"{shown.desk} · {announced.desk.en}"


def _last_calls(facts: BoardFacts, shown: Call | None, queued: Collection[int]) -> tuple[LastCall, ...]:
    """Those before the one that stands out; what was not announced yet is not over."""
    number = shown.number if shown else ""
    calls = [call for call in facts.calls if call.seq not in queued and call.number != number]
    return tuple(LastCall(call.number, call.desk, clock_time(call.at)) for call in calls[:LAST_CALLS])


def _queues(facts: BoardFacts) -> str:
    """By the letters on the tickets; who waits without a number is counted in a row of his own."""
    waiting = Counter(line.number.partition("-")[0] for line in facts.waiting)
    counted = [f"{letter} {count} orang" for letter, count in waiting.items()]
    return " · ".join(counted) if len(counted) > 1 else ""


def _tile(desk: Desk) -> DeskTile:
    if desk.serving:
        return DeskTile(desk.name, desk.number or "", "melayani", DeskUse.SERVING)
    if desk.number is None:
        return DeskTile(desk.name, "", "kosong", DeskUse.FREE)
    return DeskTile(desk.name, desk.number, "dipanggil", DeskUse.CALLED)


def _row(waiting: Waiting, now: dt.datetime) -> WaitingRow:
    if not waiting.promised:
        return WaitingRow(
            waiting.number, "", waiting.place, f"sejak {clock_time(waiting.since)}", Mood.NO_CLOCK
        )
    if waiting.deadline is None:
        return WaitingRow(waiting.number, "", waiting.place, "menunggu loket", Mood.NO_CLOCK)
    left = waiting.deadline - now
    clock = countdown(left.total_seconds())
    if left < dt.timedelta(0):
        return WaitingRow(waiting.number, "", waiting.place, f"terlewat {clock}", Mood.LATE)
    return WaitingRow(waiting.number, "", waiting.place, clock, Mood.SOON if left <= SOON else Mood.CALM)

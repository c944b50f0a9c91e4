"""From what the board was told to what it shows: pure, so that every rule of the board is tested alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pst_kiosk.dates import clock_time, countdown
from pst_kiosk.display.facts import BoardFacts, Call, Desk, Waiting

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
    desks: tuple[DeskTile, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    waiting_count: int = 0
    promises_shown: bool = False
    """Whether the waiting list tells promises, or counts alone."""
    page: str = ""
    promise: str = ""
    complaints: str = ""
    opening: str = ""
    week: str = ""
    notice: str = ""


def starting(away: bool) -> Board:
    """Before the first reading."""
    return Board(subline="Belum tersambung. Papan ini menyambung dengan sendirinya." if away else "")


def board(facts: BoardFacts, now: dt.datetime, *, away: bool, turn: int, page_size: int) -> Board:
    """What is shown at `now`, which is in the office's zone.

    While the database is `away` everything but the clock stands as it was read. `turn` counts the turned
    pages since the start; `page_size` is how many waiting numbers fit.
    """
    phase = _phase(facts)
    headline, subline = _welcome(phase, facts)
    call = facts.call if phase is Phase.CALL else None
    uncalled = [
        WaitingRow("", service, "", f"{count} orang", Mood.NO_CLOCK) for service, count in facts.uncalled
    ]
    numbers = [_row(waiting, facts.at if away else now) for waiting in facts.waiting]
    shown, page = page_of((*numbers, *uncalled), turn, page_size)
    return Board(
        phase=phase,
        office=f"PST {facts.office}",
        date=facts.date,
        time=f"{clock_time(now)} {facts.zone}",
        headline=headline,
        subline=subline,
        call_label=_call_label(call, facts.desks) if call else "",
        call_number=call.number if call else "",
        call_desk=call.desk if call else "",
        call_service=call.service if call else "",
        call_seq=call.seq if call else 0,
        desks=tuple(_tile(desk) for desk in facts.desks),
        waiting=shown,
        waiting_count=len(facts.waiting) + sum(count for _, count in facts.uncalled),
        promises_shown=any(waiting.promised for waiting in facts.waiting),
        page=page,
        promise=facts.promises[turn % len(facts.promises)] if facts.promises else "",
        complaints=facts.complaints,
        opening=facts.opening,
        week=facts.week,
        notice=f"Data pukul {clock_time(facts.at)}, menyambung kembali…" if away else "",
    )


def page_of(rows: tuple[WaitingRow, ...], turn: int, page_size: int) -> tuple[tuple[WaitingRow, ...], str]:
    """The page whose turn it is and its "1/2"; the pages together hold everybody."""
    pages = max(1, -(-len(rows) // page_size))
    page = turn % pages
    shown = rows[page * page_size : (page + 1) * page_size]
    return shown, f"{page + 1}/{pages}" if pages > 1 else ""


def _phase(facts: BoardFacts) -> Phase:
    if facts.call is not None:
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


def _call_label(call: Call, desks: tuple[Desk, ...]) -> str:
    serving = any(desk.serving and desk.number == call.number for desk in desks)
    return "Sedang dilayani" if serving else "Nomor antrean"


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

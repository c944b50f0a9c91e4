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
    number: str
    words: str
    mood: Mood


@dataclass(frozen=True)
class DeskTile:
    desk: str
    number: str
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
    shown, page = page_of(facts.waiting, turn, page_size)
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
        waiting=tuple(_row(waiting, facts.at if away else now) for waiting in shown),
        waiting_count=len(facts.waiting),
        page=page,
        promise=facts.promises[turn % len(facts.promises)] if facts.promises else "",
        complaints=facts.complaints,
        opening=facts.opening,
        week=facts.week,
        notice=f"Data pukul {clock_time(facts.at)}, menyambung kembali…" if away else "",
    )


def page_of(waiting: tuple[Waiting, ...], turn: int, page_size: int) -> tuple[tuple[Waiting, ...], str]:
    """The page whose turn it is and its "1/2"; the pages together hold everybody."""
    pages = max(1, -(-len(waiting) // page_size))
    page = turn % pages
    shown = waiting[page * page_size : (page + 1) * page_size]
    return shown, f"{page + 1}/{pages}" if pages > 1 else ""


def _phase(facts: BoardFacts) -> Phase:
    if facts.call is not None:
        return Phase.CALL
    if facts.is_open or facts.waiting or any(desk.number for desk in facts.desks):
        return Phase.WELCOME
    return Phase.CLOSED


def _welcome(phase: Phase, facts: BoardFacts) -> tuple[str, str]:
    if phase is Phase.CLOSED:
        return "Kantor tutup", facts.opening
    if facts.waiting:
        return "Silakan tunggu panggilan", "Nomor yang dipanggil tampil di sini."
    return "Silakan ambil nomor antrean", "Nomor yang dipanggil tampil di sini."


def _call_label(call: Call, desks: tuple[Desk, ...]) -> str:
    serving = any(desk.serving and desk.number == call.number for desk in desks)
    return "Sedang dilayani" if serving else "Nomor antrean"


def _tile(desk: Desk) -> DeskTile:
    if desk.number is None:
        return DeskTile(desk.name, "", DeskUse.FREE)
    return DeskTile(desk.name, desk.number, DeskUse.SERVING if desk.serving else DeskUse.CALLED)


def _row(waiting: Waiting, now: dt.datetime) -> WaitingRow:
    if not waiting.promised:
        return WaitingRow(waiting.number, f"sejak {clock_time(waiting.since)}", Mood.NO_CLOCK)
    if waiting.deadline is None:
        return WaitingRow(waiting.number, "menunggu loket", Mood.NO_CLOCK)
    left = waiting.deadline - now
    clock = countdown(left.total_seconds())
    if left < dt.timedelta(0):
        return WaitingRow(waiting.number, f"terlewat {clock}", Mood.LATE)
    return WaitingRow(waiting.number, clock, Mood.SOON if left <= SOON else Mood.CALM)

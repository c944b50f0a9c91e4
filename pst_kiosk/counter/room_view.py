"""The waiting room around a desk, as its officer sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pst_kiosk.counter.promise import elapsed, is_late, promise_clock
from pst_kiosk.dates import clock_time, zone_name

if TYPE_CHECKING:
    from pst_kiosk.services.board import BoardView, DeskNow
    from pst_kiosk.services.desk_view import DeskView

UNNUMBERED = "Pengunjung"
"""Who is here without a number."""
CAUSES = {
    "visitor_late": "Pengunjung dipanggil tetapi belum hadir.",
    "no_desk_open": "Saat itu belum ada loket yang buka untuk antrean ini.",
    "not_calling": "Ada loket kosong yang belum memanggil.",
    "desks_busy": "Semua loket sedang melayani.",
}


@dataclass(frozen=True)
class DeskRow:
    desk: str
    number: str
    time: str
    tone: str
    """free, called or serving."""


@dataclass(frozen=True)
class Room:
    waiting: int
    served_today: int
    hours: str
    desks: tuple[DeskRow, ...]
    broken: tuple[str, str] | None
    """A broken promise in this desk's queue: what, and why."""
    unstaffed: str
    """What nobody could be served for now; empty where every service has a desk."""


def room(view: DeskView, now: dt.datetime, free: bool) -> Room:
    """The room at the moment `now` (aware); `free` tells whether this desk has no visitor."""
    return Room(
        waiting=len(view.room.waiting),
        served_today=view.served_today,
        hours=_hours(view.room),
        desks=tuple(_desk_row(desk, now) for desk in view.room.desks),
        broken=_broken(view, now, free),
        unstaffed=", ".join(name.id for name in view.unstaffed),
    )


def _desk_row(desk: DeskNow, now: dt.datetime) -> DeskRow:
    tone = "serving" if desk.serving else "called" if desk.number else "free"
    who = desk.number or (UNNUMBERED if desk.serving else "kosong")
    return DeskRow(desk.desk.id, who, elapsed(desk.since, now) or "–", tone)


def _hours(room: BoardView) -> str:
    until = room.open.until
    if until is None:
        return "Kantor tutup"
    local = until.astimezone(room.office.tz)
    when = f"{clock_time(local)} {zone_name(room.office.tz)}"
    return f"Buka sampai {when}" if room.open.is_open else f"Tutup, buka lagi {when}"


def _broken(view: DeskView, now: dt.datetime, free: bool) -> tuple[str, str] | None:
    late = [line for line in view.mine if is_late(line, now)]
    if not late:
        return None
    first = f"{late[0].number or UNNUMBERED} {promise_clock(late[0], now).text}"
    others = f" dan {len(late) - 1} lainnya" if len(late) > 1 else ""
    if free:
        return first + others, "Loket ini kosong. Silakan panggil."
    cause = late[0].cause
    return first + others, CAUSES[cause] if cause else "Belum ada loket yang memanggil."

"""What the work page shows, derived from one reading of the desk and the present moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pst_kiosk.counter.checklist import Item, checklist, next_at_desk
from pst_kiosk.counter.promise import PromiseClock, Tone, elapsed, promise_clock
from pst_kiosk.dates import clock_time, zone_name

if TYPE_CHECKING:
    from pst_kiosk.services.board import BoardView, DeskNow, DeskView, Present


_LANGUAGES = {"en": " · bahasa Inggris"}


class Phase(StrEnum):
    """Where the desk stands; each has one next action."""

    LOADING = "loading"
    FREE = "free"
    CALLED = "called"
    GUEST_BOOK = "guest_book"
    SERVING = "serving"


@dataclass(frozen=True)
class WaitingRow:
    number: str
    note: str
    clock: PromiseClock


@dataclass(frozen=True)
class Visitor:
    """The visitor at this desk; nothing here is personal."""

    ticket_id: str
    number: str
    service: str
    status: str
    items: tuple[Item, ...]
    finish: str
    """What the finishing button says."""
    identity_due: bool
    """Whether the officer still has to tick that a valid identity was shown."""


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
    """A broken promise in this desk's queue: what, and why it is still so."""


@dataclass(frozen=True)
class Shown:
    title: str = ""
    time: str = ""
    phase: Phase = Phase.LOADING
    waiting: tuple[WaitingRow, ...] = ()
    visitor: Visitor | None = None
    room: Room | None = None


def derive(view: DeskView, now: dt.datetime) -> Shown:
    """The page at the moment `now` (aware), from a view that was read a little earlier."""
    office = view.room.office
    phase = _phase(view.present)
    rows = tuple(
        WaitingRow(line.number, _queue_note(view, line.place.id), promise_clock(line, now))
        for line in view.mine
    )
    return Shown(
        title=" · ".join((view.desk.id, ", ".join(_names(view)))),
        time=f"{clock_time(now.astimezone(office.tz))} {zone_name(office.tz)}",
        phase=phase,
        waiting=rows,
        visitor=None if view.present is None else _visitor(view.present, now),
        room=Room(
            waiting=len(view.room.waiting),
            served_today=view.served_today,
            hours=_hours(view.room),
            desks=tuple(_desk_row(desk, now) for desk in view.room.desks),
            broken=_broken(rows, phase),
        ),
    )


def _phase(present: Present | None) -> Phase:
    if present is None:
        return Phase.FREE
    if present.status == "called":
        return Phase.CALLED
    if present.guest_book_due and not present.guest_book_signed:
        return Phase.GUEST_BOOK
    return Phase.SERVING


def _names(view: DeskView) -> list[str]:
    # A desk that bears its queue's name says it once.
    return [name.id for name in view.queues if name.id != view.desk.id] or ["melayani antrean ini"]


def _queue_note(view: DeskView, place: str) -> str:
    return place if len(view.queues) > 1 else ""


def _visitor(present: Present, now: dt.datetime) -> Visitor:
    status = "dipanggil" if present.status == "called" else "dilayani"
    items = checklist(present.steps, present.stage, present.service.id)
    further = next_at_desk(items)
    return Visitor(
        ticket_id=present.ticket_id,
        number=present.number,
        service=present.service.id + _LANGUAGES.get(present.language, ""),
        status=f"{status} {elapsed(present.since, now)}",
        items=items,
        finish=f"Selesai, lanjut ke {further.name.lower()}" if further else "Selesai melayani",
        identity_due=present.identity_due,
    )


def _desk_row(desk: DeskNow, now: dt.datetime) -> DeskRow:
    tone = "serving" if desk.serving else "called" if desk.number else "free"
    return DeskRow(desk.desk.id, desk.number or "kosong", elapsed(desk.since, now) or "–", tone)


def _hours(room: BoardView) -> str:
    until = room.open.until
    if until is None:
        return "Kantor tutup"
    local = until.astimezone(room.office.tz)
    when = f"{clock_time(local)} {zone_name(room.office.tz)}"
    return f"Buka sampai {when}" if room.open.is_open else f"Tutup, buka lagi {when}"


def _broken(rows: tuple[WaitingRow, ...], phase: Phase) -> tuple[str, str] | None:
    late = [row for row in rows if row.clock.tone is Tone.LATE]
    if not late:
        return None
    first = f"{late[0].number} {late[0].clock.text}"
    others = f" dan {len(late) - 1} lainnya" if len(late) > 1 else ""
    if phase is Phase.FREE:
        return first + others, "Loket ini kosong. Silakan panggil."
    return first + others, "Belum ada loket yang memanggil."

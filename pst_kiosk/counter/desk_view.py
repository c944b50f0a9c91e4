"""What the work page shows, derived from one reading of the desk and the present moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pst_kiosk.counter.call_note import CallNote, call_note
from pst_kiosk.counter.check_steps import CheckSteps, check_steps
from pst_kiosk.counter.checklist import Item, checklist, next_at_desk
from pst_kiosk.counter.promise import elapsed
from pst_kiosk.counter.queue_view import AsideRow, WaitingRow, aside_rows, came_at, waiting_rows
from pst_kiosk.counter.room_view import UNNUMBERED, Room, room
from pst_kiosk.counter.undo_offer import undo_offer
from pst_kiosk.dates import clock_time, zone_name

if TYPE_CHECKING:
    from pst_kiosk.services.desk_view import DeskView, Present
    from pst_kiosk.services.onward import Target


_LANGUAGES = {"en": " · bahasa Inggris"}
_NAMED_QUEUES = 3
"""More are counted in the title."""


class Phase(StrEnum):
    """Where the desk stands; each has one next action."""

    LOADING = "loading"
    BREAK = "break"
    FREE = "free"
    CALLED = "called"
    GUEST_BOOK = "guest_book"
    SERVING = "serving"


@dataclass(frozen=True)
class Visitor:
    """The visitor at this desk; nothing here is personal."""

    ticket_id: str
    number: str
    numbered: bool
    """Whether that is a number, or the word for a visitor without one."""
    service: str
    status: str
    items: tuple[Item, ...]
    check: CheckSteps
    """The steps of the stage the visitor is at."""
    finish: str
    """What the finishing button says."""
    identity_due: bool
    """Whether the officer still has to tick that a valid identity was shown."""
    awaited: str
    """What to do while a called visitor does not come."""
    call: CallNote | None
    """What became of the call, while the visitor is called."""
    no_show_proposed: bool
    transfers: tuple[Target, ...]
    """Where the visitor may be sent, the number kept."""
    further: tuple[Target, ...]
    """The services the visitor may go on to with a new number."""
    outlived: bool = False
    """Whether the procedure goes on as a request after the visit."""
    buys: bool = False
    """Whether something may be sold to the visitor here."""
    reads: bool = False
    """Whether the visitor may ask for a softcopy here."""


@dataclass(frozen=True)
class Calling:
    """What the button for the next visitor says, and beside an empty desk who that is, or how long the break
    has been."""

    button: str
    hint: str


@dataclass(frozen=True)
class Shown:
    title: str = ""
    time: str = ""
    phase: Phase = Phase.LOADING
    waiting: tuple[WaitingRow, ...] = ()
    visitor: Visitor | None = None
    calling: Calling = field(default_factory=lambda: Calling("Panggil berikutnya", ""))
    room: Room | None = None
    aside: tuple[AsideRow, ...] = ()
    undo: str = ""
    """What the last move was and for how long it may be taken back; empty where it may not."""


def derive(view: DeskView, now: dt.datetime, board_there: bool = True) -> Shown:
    """The page at the moment `now` (aware), from a view that was read a little earlier; `board_there`:
    whether any board is alive."""
    office = view.room.office
    phase = _phase(view)
    return Shown(
        title=" · ".join(filter(None, (view.desk.id, _queues(view)))),
        time=f"{clock_time(now.astimezone(office.tz))} {zone_name(office.tz)}",
        phase=phase,
        waiting=waiting_rows(view, now),
        visitor=None if view.present is None else _visitor(view, view.present, now, board_there),
        calling=_calling(view, now),
        room=room(view, now, free=phase is Phase.FREE),
        aside=aside_rows(view),
        undo=undo_offer(view.undoable, now),
    )


def _phase(view: DeskView) -> Phase:
    if view.break_since is not None:
        return Phase.BREAK
    present = view.present
    if present is None:
        return Phase.FREE
    if present.status == "called":
        return Phase.CALLED
    if present.guest_book_due and not present.guest_book_signed:
        return Phase.GUEST_BOOK
    return Phase.SERVING


def _queues(view: DeskView) -> str:
    # A desk that bears its queue's name says it once.
    names = [name.id for name in view.queues if name.id != view.desk.id]
    if len(names) > _NAMED_QUEUES:
        return f"melayani {len(names)} antrean"
    return ", ".join(names)


def _calling(view: DeskView, now: dt.datetime) -> Calling:
    """Where there is no number nobody is called: service begins at once."""
    following = view.mine[0] if view.mine else None
    services = view.room.office.services
    numbered = following.number is not None if following else any(service.numbered for service in services)
    button = "Panggil berikutnya" if numbered else "Layani berikutnya"
    if view.break_since is not None:
        since = clock_time(view.break_since.astimezone(view.room.office.tz))
        return Calling(button, f"Sejak {since} · {elapsed(view.break_since, now)}")
    if following is None:
        return Calling(button, "Belum ada yang menunggu.")
    if following.number is not None:
        return Calling(button, f"Berikutnya {following.number}. Tekan F2 untuk memanggil.")
    came = came_at(view, following)
    return Calling(button, f"Berikutnya pengunjung yang datang {came}. Tekan F2 untuk melayani.")


def _visitor(view: DeskView, present: Present, now: dt.datetime, board_there: bool) -> Visitor:
    status = "dipanggil" if present.status == "called" else "dilayani"
    items = checklist(present.steps, present.stage, present.service.id)
    further = next_at_desk(items)
    return Visitor(
        ticket_id=present.ticket_id,
        number=present.number or UNNUMBERED,
        numbered=present.number is not None,
        service=present.service.id + _LANGUAGES.get(present.language, ""),
        status=f"{status} {elapsed(present.since, now)}",
        items=items,
        check=check_steps(present),
        finish=f"Selesai, lanjut ke {further.name.lower()}" if further else "Selesai melayani",
        identity_due=present.identity_due,
        awaited=_awaited(present),
        call=call_note(present.called, now, board_there, present.call_aid)
        if present.called is not None
        else None,
        no_show_proposed=present.no_show_proposed,
        transfers=view.transfers.get(present.ticket_id, ()),
        further=present.further,
        outlived=any(step.request for step in present.steps),
        buys=present.sells,
        reads=present.softcopy,
    )


def _awaited(present: Present) -> str:
    if present.no_show_proposed:
        return (
            f"Sudah dipanggil ulang {present.recalls} kali. Jika pengunjung tidak datang, tekan Tidak hadir."
        )
    return "Tekan Hadir saat pengunjung tiba di loket."

"""Who waits for a desk and who stands beside its queue, as rows an officer reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pst_kiosk.counter.promise import PromiseClock, Tone, promise_clock
from pst_kiosk.counter.room_view import UNNUMBERED
from pst_kiosk.dates import clock_time

if TYPE_CHECKING:
    from pst_kiosk.services.aside import Aside
    from pst_kiosk.services.board import Waiting
    from pst_kiosk.services.desk_view import DeskView
    from pst_kiosk.services.onward import Target

_CAUSES = {
    "visitor_late": "dipanggil, belum hadir",
    "no_desk_open": "belum ada loket yang buka",
    "not_calling": "loket kosong belum memanggil",
    "desks_busy": "semua loket melayani",
}
"""Why a promise is broken, short enough for a row."""


@dataclass(frozen=True)
class WaitingRow:
    ticket_id: str
    number: str
    alert: str
    """That the promise is about to break, or why it is broken."""
    note: str
    clock: PromiseClock
    numbered: bool = True
    transfers: tuple[Target, ...] = ()


@dataclass(frozen=True)
class AsideRow:
    """A held visitor or a no-show, and how he comes back."""

    ticket_id: str
    number: str
    state: str
    place: str
    no_show: bool

    @property
    def back(self) -> str:
        return "Hadir kembali" if self.no_show else "Lanjutkan"


def waiting_rows(view: DeskView, now: dt.datetime) -> tuple[WaitingRow, ...]:
    return tuple(_waiting_row(view, line, now) for line in view.mine)


def aside_rows(view: DeskView) -> tuple[AsideRow, ...]:
    return tuple(
        AsideRow(line.ticket_id, line.number or UNNUMBERED, _state(view, line), line.place.id, line.no_show)
        for line in view.aside
    )


def _waiting_row(view: DeskView, line: Waiting, now: dt.datetime) -> WaitingRow:
    clock = promise_clock(line, now)
    return WaitingRow(
        line.ticket_id,
        line.number or UNNUMBERED,
        _alert(line, clock),
        _note(view, line),
        clock,
        line.number is not None,
        view.transfers.get(line.ticket_id, ()),
    )


def _alert(line: Waiting, clock: PromiseClock) -> str:
    if clock.tone is Tone.LATE:
        return _CAUSES[line.cause] if line.cause else ""
    return "berisiko terlewat" if line.at_risk else ""


def _note(view: DeskView, line: Waiting) -> str:
    """Which queue where there are several, since when where there is no number."""
    came = clock_time(line.since.astimezone(view.room.office.tz))
    notes = (
        line.place.id if len(view.queues) > 1 else "",
        "" if line.number else f"datang {came}",
    )
    return " · ".join(note for note in notes if note)


def _state(view: DeskView, line: Aside) -> str:
    since = clock_time(line.since.astimezone(view.room.office.tz))
    if line.no_show:
        return f"tidak hadir {since}"
    return f"dilayani, ditunda {since}" if line.in_service else f"ditunda {since}"

"""Who waits for a desk and who stands beside its queue, as rows an officer reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class WaitingRow(NamedTuple):
    ticket_id: str
    number: str
    alert: str
    """That the promise is about to break, or why it is broken."""
    note: str
    late: str
    """When the number was really taken, where a kiosk that was cut off gave it."""
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
        _late(view, line),
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
    notes = (
        line.place.id if len(view.queues) > 1 else "",
        "" if line.number or line.late else f"datang {came_at(view, line)}",
    )
    return " · ".join(note for note in notes if note)


def _late(view: DeskView, line: Waiting) -> str:
    if line.late is None:
        return ""
    how = "diambil" if line.number else "datang"
    about = "sekitar " if line.late.unsure else ""
    return f"{how} {about}{came_at(view, line)} saat terputus"


def came_at(view: DeskView, line: Waiting) -> str:
    """Since when a visitor has been here: "09.12"."""
    moment = line.late.taken_at if line.late else line.since
    return clock_time(moment.astimezone(view.room.office.tz))


def _state(view: DeskView, line: Aside) -> str:
    since = clock_time(line.since.astimezone(view.room.office.tz))
    if line.no_show:
        return f"tidak hadir {since}"
    return f"dilayani, ditunda {since}" if line.in_service else f"ditunda {since}"
